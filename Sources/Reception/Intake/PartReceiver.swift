import Base
import Foundation
import Handover
import NIOCore

/// Receives one part, or the rest of one, as it streams in: to disk in large steps, hashed on the way, durable before it is
/// acknowledged. When the line breaks, what has come stays. Source: specification §6.3.2.
struct PartReceiver {
  /// What one request brings.
  struct Upload: Sendable {
    /// Octets of the part that are said to be here already; nil begins it anew, whatever is here.
    var offset: Int64?
    /// Whether the part's end comes with it.
    var isComplete = true
    /// Octets of the body, where the caller says so.
    let announced: Int64?

    /// Where it begins in the part.
    var start: Int64 { offset ?? 0 }
  }

  let intake: Intake

  /// - Returns: Octets here now, and whether the part is whole, verified and durable.
  /// - Throws: `OffsetMismatch`; `SealProblem` with `.unknownDelivery`, `.foreignPart`, `.tooLarge`, `.digestMismatch`,
  ///   `.malformed` (the body ended too soon: the rest may follow), `.superseded` (a newer request has the part), `.noSpace`.
  func receive<Body: AsyncSequence>(
    _ digest: Digest, of delivery: DeliveryID, from caller: MissionID, _ upload: Upload, body: Body
  ) async throws -> (octets: Int64, isWhole: Bool) where Body.Element == ByteBuffer, Body: Sendable {
    let part = try await announcedPart(digest, of: delivery, from: caller)
    if intake.files.has(digest) {
      try await drain(body, atMost: part.bytes)
      return (part.bytes, true)
    }
    try check(upload, part)
    // The ballast and the reserve are for receipts; a part that would eat into them, beside those that are coming now, waits
    // at the sender.
    let octets = max(0, part.bytes - upload.start)
    guard intake.coming.reserve(octets, of: intake.files.free - intake.settings.reserve) else {
      throw SealProblem(.envelope, .noSpace, "too little disk space is left for this part")
    }
    defer { intake.coming.release(octets) }
    let writer = try await Blocking.run { [files = intake.files] in
      try files.writer(part, of: delivery, from: upload.offset)
    }
    let came = try await write(body, to: writer)
    let isWhole = upload.start + came >= part.bytes
    guard isWhole || !upload.isComplete else { throw Self.brokenOff }
    let here = try await Blocking.run {
      guard isWhole else { return try writer.pause() }
      try writer.finish()
      return part.bytes
    }
    // It may have been taken back since it began.
    do { _ = try await announcedPart(digest, of: delivery, from: caller) } catch {
      try await intake.store.discard([digest]) { [files = intake.files] in files.remove($0) }
      intake.files.discardHalves(of: delivery)
      throw error
    }
    return (here, isWhole)
  }

  /// Octets of a part that are here.
  func have(_ digest: Digest, of delivery: DeliveryID, from caller: MissionID) async throws -> (
    octets: Int64, isWhole: Bool
  ) {
    let part = try await announcedPart(digest, of: delivery, from: caller)
    let octets = try await Blocking.run { [files = intake.files] in try files.have(part, of: delivery) }
    return (octets, octets == part.bytes)
  }

  static let brokenOff = SealProblem(.envelope, .malformed, "the body ended too soon; what came is kept")

  private func check(_ upload: Upload, _ part: Manifest.Part) throws(SealProblem) {
    // An offset that cannot be is told the right one, as every wrong one is.
    guard upload.start <= part.bytes else { return }
    let end = upload.announced.map { upload.start.addingReportingOverflow($0) }
    guard end?.overflow != true, end?.partialValue ?? 0 <= part.bytes else {
      throw SealProblem(.part, .tooLarge, "the part has \(part.bytes) octets")
    }
    guard !upload.isComplete || end == nil || end?.partialValue == part.bytes else {
      throw SealProblem(.part, .digestMismatch, "the part has another size")
    }
  }

  private func announcedPart(_ digest: Digest, of delivery: DeliveryID, from caller: MissionID) async throws
    -> Manifest.Part
  {
    guard let arrival = try await intake.store.arrival(delivery), arrival.manifest.from == caller else {
      throw SealProblem(.manifest, .unknownDelivery, "offer the bundle's manifest first")
    }
    if case .refused = arrival.state {
      throw SealProblem(.manifest, .unknownDelivery, "the bundle was refused; offer its manifest to be told why")
    }
    if try await intake.store.isErased(delivery: delivery) {
      throw SealProblem(.manifest, .unknownDelivery, "the case was destroyed here; offer its manifest for the receipt")
    }
    if try await intake.isStopped(arrival.bundle) {
      throw SealProblem(.manifest, .unknownDelivery, "the case was taken back; offer its manifest to be told")
    }
    guard let part = arrival.manifest.parts.first(where: { $0.sha256 == digest }) else {
      throw SealProblem(.part, .foreignPart, "the manifest names no such part")
    }
    return part
  }

  /// - Returns: Octets that came before the body ended. A line that breaks ends it too soon, or with an error; then all that
  ///   has come is on the disk.
  private func write<Body: AsyncSequence>(_ body: Body, to writer: any PartWriter) async throws -> Int64
  where Body.Element == ByteBuffer {
    let steps = WritingInSteps(writer)
    // A line that falls silent brings nothing that would set off the next step.
    let clock = Task { await steps.writeEvery(.seconds(1)) }
    defer { clock.cancel() }
    var came: Int64 = 0
    do {
      for try await piece in body {
        came += Int64(piece.readableBytes)
        if steps.gather(piece) >= 128 << 10 { try await steps.write() }
      }
      try await steps.write()
      return came
    } catch let problem as SealProblem { throw problem } catch let problem as StorageProblem {
      throw problem
    } catch {
      try await steps.write()
      throw Self.brokenOff
    }
  }

  /// Reads past a body that nobody needs, so that the connection can go on; not further than a part can be.
  private func drain<Body: AsyncSequence>(_ body: Body, atMost limit: Int64) async throws
  where Body.Element == ByteBuffer {
    var passed: Int64 = 0
    for try await piece in body {
      passed += Int64(piece.readableBytes)
      guard passed <= limit else { throw SealProblem(.part, .tooLarge, "the part has \(limit) octets") }
    }
  }
}
