import Base
import CCurl
package import Foundation
package import Handover

/// Speaks to the daemon of this machine over its Unix socket. Blocks; for the command line only.
package struct DeskClient: Sendable {
  private let lines: Lines
  private let told: @Sendable ([Unreadable]) -> Void

  /// - Parameter unreadable: Told of what a listing could not show.
  package init(socket: String, unreadable told: @escaping @Sendable ([Unreadable]) -> Void = { _ in }) {
    lines = Lines(socket: socket)
    self.told = told
  }

  package func get<T: Decodable>(_ path: String, as type: T.Type = T.self) throws -> T {
    try page(path, as: type).value
  }

  /// The queue, in the order in which it goes: a page of it.
  ///
  /// - Returns: Where the next page begins, too; nil when there is none.
  package func queue(after previous: String? = nil, limit: Int = 1000) throws -> (items: [QueueView], next: String?) {
    let place = previous.map { "&after=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? $0) }
    let page = try page("/v1/queue?limit=\(limit)\(place ?? "")", as: [QueueView].self)
    return (page.value, page.next)
  }

  private func page<T: Decodable>(_ path: String, as type: T.Type) throws -> (value: T, next: String?) {
    let exchange = Exchange(lines, method: "GET", path: path)
    let answer = try exchange.perform()
    let unreadable = exchange.unreadable
    if !unreadable.isEmpty { told(unreadable) }
    return (try decode(answer), exchange.next)
  }

  package func data(_ path: String) throws -> Data {
    try Exchange(lines, method: "GET", path: path).perform()
  }

  package func post<T: Decodable>(_ path: String, as type: T.Type = T.self) throws -> T {
    try decode(Exchange(lines, method: "POST", path: path).perform())
  }

  package func delete<T: Decodable>(_ path: String, as type: T.Type = T.self) throws -> T {
    try decode(Exchange(lines, method: "DELETE", path: path).perform())
  }

  /// Sends what `produce` writes as the body.
  package func upload<T: Decodable>(
    _ path: String, as type: T.Type = T.self,
    produce: @escaping @Sendable (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> T {
    let pipe = try PipePair()
    let exchange = Exchange(lines, method: "POST", path: path)
    exchange.upload = pipe
    let producer = Background {
      defer { pipe.closeWriting() }
      do { try produce { try pipe.write($0) } } catch {
        // A producer that failed must not look like one that ended.
        pipe.spoil()
        throw error
      }
    }
    let answer = Result { try exchange.perform() }
    pipe.closeReading()
    let produced = producer.wait()
    // The daemon's refusal explains a broken pipe, not the other way round; a producer's own error comes first.
    if case .failure(let error) = produced, !(error is PipePair.Broken) { throw error }
    return try decode(answer.get())
  }

  /// Gives the body to `consume`, piece by piece; an empty piece is its end.
  package func download(
    _ path: String, consume: (@escaping () throws -> UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let pipe = try PipePair()
    let exchange = Exchange(lines, method: "GET", path: path)
    exchange.download = pipe
    let fetcher = Background {
      defer { pipe.closeWriting() }
      _ = try exchange.perform()
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    let consumed = Result {
      try consume { UnsafeRawBufferPointer(rebasing: buffer[..<(try pipe.read(into: buffer))]) }
    }
    pipe.closeReading()
    let fetched = fetcher.wait()
    // An answer that broke off explains what was read of it; a consumer that gave up explains the rest.
    if case .failure(let error) = fetched, !(error is PipePair.Broken) { throw error }
    try consumed.get()
    try fetched.get()
  }

  private func decode<T: Decodable>(_ data: Data) throws -> T {
    do { return try JSON.decode(T.self, from: data) } catch {
      throw DeskError(500, "the daemon's answer cannot be read; are baton and its daemon of the same version?")
    }
  }
}

/// There is no daemon to talk to, or no longer.
package struct NoDaemon: Error, CustomStringConvertible {
  package let description: String
  /// Whether it may have done what was asked of it: the answer was lost, not the request.
  package let mayHaveActed: Bool
}
