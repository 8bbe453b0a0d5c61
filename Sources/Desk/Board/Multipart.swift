import Base
import Foundation
import Handover
import Hummingbird
import NIOCore

/// Reads a form that brings a file (`multipart/form-data`, RFC 7578) as it comes: fields into memory, the file to disk. The
/// fields stand before the file, the form's token first of them.
struct Multipart {
  /// Octets of all fields together with their heads, of one part's head, and of what may follow the end.
  private static let fieldLimit = 64 << 10
  private static let headLimit = 4 << 10
  private static let restLimit = 4 << 10

  private let boundary: [UInt8]
  private var buffer: [UInt8] = Array("\r\n".utf8)
  private(set) var fields: [String: String] = [:]
  /// What the file that came is called; empty where none was chosen.
  private(set) var fileName = ""
  private var octets = 0
  private var state = State.between

  private enum State {
    case between
    case field(String, [UInt8])
    case file
    case end
  }

  /// - Throws: `DeskError` 415.
  init(_ type: String) throws {
    let parts = type.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    let named = parts.dropFirst().first { $0.hasPrefix("boundary=") }?.dropFirst(9).trimmingCharacters(in: ["\""])
    guard parts.first == "multipart/form-data", let named, (1...70).contains(named.utf8.count) else {
      throw DeskError(415, "a form with a file comes as multipart/form-data")
    }
    boundary = Array("\r\n--\(named)".utf8)
  }

  /// Takes the next octets.
  ///
  /// - Parameters:
  ///   - mayTake: Called with the fields before the first octet of a file.
  ///   - write: Takes the file's octets.
  /// - Throws: `DeskError`; what the two throw.
  mutating func take(
    _ bytes: some Sequence<UInt8>, mayTake: ([String: String]) throws -> Void, write: ([UInt8]) async throws -> Void
  ) async throws {
    buffer.append(contentsOf: bytes)
    while try await step(mayTake, write) {}
  }

  /// - Returns: Whether there is more to be done with what has come.
  private mutating func step(
    _ mayTake: ([String: String]) throws -> Void, _ write: ([UInt8]) async throws -> Void
  ) async throws -> Bool {
    switch state {
    case .end:
      octets += buffer.count
      guard octets <= Self.fieldLimit + Self.restLimit else { throw Self.unreadable }
      buffer = []
      return false
    case .between: return try nextPart(mayTake)
    case .field(let name, let value): return try takeField(name, value)
    case .file: return try await takeFile(write)
    }
  }

  /// The place of the next boundary; nil when it has not come.
  private func boundaryStart() -> Int? {
    guard buffer.count >= boundary.count else { return nil }
    return buffer.indices.dropLast(boundary.count - 1).first { start in
      buffer[start] == boundary[0] && buffer[start..<start + boundary.count].elementsEqual(boundary)
    }
  }

  private mutating func nextPart(_ mayTake: ([String: String]) throws -> Void) throws -> Bool {
    // Browsers write nothing before a boundary.
    let known = min(buffer.count, boundary.count)
    guard buffer[..<known].elementsEqual(boundary[..<known]) else { throw Self.unreadable }
    let after = boundary.count
    guard buffer.count >= after + 2 else { return false }
    if buffer[after...].starts(with: Array("--".utf8)) {
      state = .end
      return true
    }
    let end = Array("\r\n\r\n".utf8)
    let place = buffer.indices[after...].first { $0 + 4 <= buffer.count && buffer[$0..<$0 + 4].elementsEqual(end) }
    guard let place else {
      guard buffer.count - after <= Self.headLimit else { throw Self.unreadable }
      return false
    }
    let head = String(decoding: buffer[after..<place], as: UTF8.self)
    buffer.removeFirst(place + 4)
    guard let name = Self.parameter("name", head) else { throw Self.unreadable }
    if let file = Self.parameter("filename", head) {
      fileName = file
      try mayTake(fields)
      state = .file
    } else {
      octets += head.utf8.count
      state = .field(name, [])
    }
    return true
  }

  private static func parameter(_ name: String, _ head: String) -> String? {
    guard
      let line = head.split(whereSeparator: \.isNewline).first(where: {
        $0.lowercased().hasPrefix("content-disposition:")
      }),
      let start = line.range(of: "; \(name)=\"")
    else { return nil }
    return String(line[start.upperBound...].prefix { $0 != "\"" })
  }

  private mutating func takeField(_ name: String, _ value: [UInt8]) throws -> Bool {
    let end = boundaryStart()
    let count = end ?? max(0, buffer.count - boundary.count)
    octets += count
    guard octets <= Self.fieldLimit else {
      throw DeskError(413, "the fields of the form are too long; nothing was done")
    }
    let whole = value + buffer.prefix(count)
    buffer.removeFirst(count)
    state = .field(name, whole)
    guard end != nil else { return false }
    fields[name] = fields[name] ?? String(decoding: whole, as: UTF8.self)
    state = .between
    return true
  }

  private mutating func takeFile(_ write: ([UInt8]) async throws -> Void) async throws -> Bool {
    let end = boundaryStart()
    let count = end ?? max(0, buffer.count - boundary.count)
    if count > 0 { try await write(Array(buffer.prefix(count))) }
    buffer.removeFirst(count)
    guard end != nil else { return false }
    state = .between
    return true
  }

  /// - Throws: `DeskError` where the form broke off.
  func finish() throws {
    guard case .end = state else { throw BoardProblem.brokenUpload }
  }

  private static let unreadable = DeskError(400, "the form cannot be read; nothing was done")
}
