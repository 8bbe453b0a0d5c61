import Foundation
import Handover
import NIOCore

/// Receives one part as it streams in: to disk in large steps, hashed on the way, durable before it is acknowledged.
struct PartReceiver {
  let intake: Intake

  /// - Throws: `SealProblem` with `.unknownDelivery`, `.foreignPart`, `.tooLarge`, `.digestMismatch`, `.noSpace`.
  func receive<Body: AsyncSequence>(
    _ digest: Digest, of delivery: DeliveryID, from caller: MissionID, announced: Int64?, body: Body
  ) async throws where Body.Element == ByteBuffer, Body: Sendable {
    let part = try await announcedPart(digest, of: delivery, from: caller)
    guard announced == nil || announced == part.bytes else {
      throw SealProblem(.part, announced ?? 0 > part.bytes ? .tooLarge : .digestMismatch, "the part has another size")
    }
    // The ballast and the reserve are for receipts; a part that would eat into them waits at the sender.
    guard intake.files.has(digest) || intake.files.free - part.bytes >= intake.settings.reserve else {
      throw SealProblem(.envelope, .noSpace, "too little disk space is left for this part")
    }
    if intake.files.has(digest) { return try await drain(body) }
    let writer = try await Blocking.run { [files = intake.files] in
      try files.writer(expecting: digest, bytes: part.bytes)
    }
    try await write(body, to: writer)
    try await Blocking.run { try writer.finish() }
  }

  private func announcedPart(_ digest: Digest, of delivery: DeliveryID, from caller: MissionID) async throws
    -> Manifest.Part
  {
    guard let arrival = try await intake.store.arrival(delivery), arrival.manifest.from == caller else {
      throw SealProblem(.manifest, .unknownDelivery, "offer the bundle's manifest first")
    }
    guard let part = arrival.manifest.parts.first(where: { $0.sha256 == digest }) else {
      throw SealProblem(.part, .foreignPart, "the manifest names no such part")
    }
    return part
  }

  private func write<Body: AsyncSequence>(_ body: Body, to writer: any PartWriter) async throws
  where Body.Element == ByteBuffer {
    var gathered = ByteBuffer()
    for try await piece in body {
      gathered.writeImmutableBuffer(piece)
      guard gathered.readableBytes >= 128 << 10 else { continue }
      try await flush(&gathered, to: writer)
    }
    try await flush(&gathered, to: writer)
  }

  private func flush(_ gathered: inout ByteBuffer, to writer: any PartWriter) async throws {
    let bytes = gathered
    try await Blocking.run { try bytes.withUnsafeReadableBytes { try writer.write($0) } }
    gathered.clear()
  }

  private func drain<Body: AsyncSequence>(_ body: Body) async throws where Body.Element == ByteBuffer {
    for try await _ in body {}
  }
}
