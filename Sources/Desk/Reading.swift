import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import HummingbirdCore
import NIOCore

/// The readings that are open. Each keeps a thread, and up to a part of a case in clear, until its reader has taken all of
/// it, however slowly: so there are only so many.
typealias Readings = Quotas<String>

extension Readings {
  /// Of one reader, and of all.
  static let ofOne = 6
  static let ofAll = 18

  /// - Throws: `DeskError` 429 where there are too many.
  fileprivate func enter(_ reader: String) throws -> Place {
    do { return try enter(reader, ofOne: Self.ofOne, ofAll: Self.ofAll) } catch {
      let words: ShownText =
        switch error {
        case .ofOne:
          "\(Self.ofOne) cases or documents are being read out to you already: wait until one is done, then try again"
        case .ofAll: "too many cases are being read out just now: try again in a minute"
        }
      throw DeskError(429, words)
    }
  }
}

/// A case or a document on its way to somebody: made on a thread of its own while it is read, which ends when nobody reads
/// any more.
struct Reading: Sendable {
  /// What came first; empty where there was nothing.
  let first: Data
  private let reader: Outflow.Reader

  /// Begins one, and waits for its first piece: what fails before it can be answered with an error.
  ///
  /// - Throws: `DeskError` 429; what `make` throws before it has made anything.
  init(
    _ readings: Readings, for person: String, _ make: @escaping @Sendable (Outflow) async throws -> Void
  ) async throws {
    let place = try readings.enter(person)
    let (flow, reader) = Outflow.ends()
    Task {
      do {
        try await make(flow)
        flow.finish()
      } catch { flow.finish(error) }
      withExtendedLifetime(place) {}
    }
    self.reader = reader
    first = try await reader.next() ?? Data()
  }

  /// The body of an answer.
  ///
  /// - Parameter trailer: What stands behind it, told what the making ended with. What it throws breaks the answer off.
  func body(_ trailer: @escaping @Sendable ((any Error)?) throws -> HTTPFields?) -> ResponseBody {
    ResponseBody { writer in
      // Also where the writing fails: the other end is gone, and nothing else tells the producer.
      defer { reader.close() }
      if !first.isEmpty { try await writer.write(ByteBuffer(bytes: first)) }
      var failure: (any Error)?
      while let piece = await next(&failure) { try await writer.write(ByteBuffer(bytes: piece)) }
      try await writer.finish(trailer(failure))
    }
  }

  /// Nil at the end, also where the making failed.
  private func next(_ failure: inout (any Error)?) async -> Data? {
    do { return try await reader.next() } catch {
      failure = error
      return nil
    }
  }
}
