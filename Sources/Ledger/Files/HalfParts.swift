import Base
import Foundation
package import Handover
import Synchronization

/// Which half parts lie in `DIR/half`, as `<delivery>-<part>`, and who writes each of them now.
final class HalfParts: Sendable {
  /// One part of one delivery: two deliveries may name the same part, and neither learns of the other.
  struct Name: Hashable, Sendable {
    let delivery: DeliveryID
    let part: Digest

    init(_ delivery: DeliveryID, _ part: Digest) { (self.delivery, self.part) = (delivery, part) }

    /// Reads a file's name.
    init?(_ text: String) {
      let words = text.split(separator: "-", maxSplits: 1)
      guard words.count == 2, let delivery = try? DeliveryID(String(words[0])), let part = try? Digest(String(words[1]))
      else { return nil }
      self.init(delivery, part)
    }
  }

  private struct Writing {
    weak var writer: DiskPartWriter?
  }

  private struct State {
    var known: [DeliveryID: Set<Digest>] = [:]
    var writing: [Name: Writing] = [:]
  }

  let folder: String
  private let state: Mutex<State>
  /// Held while a half part is opened or measured: one request at a time decides who has it. Reading one again takes its
  /// time, in which others are not to wait; two that share a lock by chance do.
  private let deciding = (0..<64).map { _ in Lock() }

  private final class Lock: Sendable {
    let mutex = Mutex(())
  }

  /// Makes the folder if it is missing, and reads what lies there.
  init(_ folder: String) throws {
    self.folder = folder
    try Disk.makeDirectory(folder)
    var found = State()
    for name in try Disk.names(in: folder).compactMap({ Name($0) }) {
      found.known[name.delivery, default: []].insert(name.part)
    }
    state = Mutex(found)
  }

  func path(_ name: Name) -> String { "\(folder)/\(name.delivery)-\(name.part)" }

  func has(_ name: Name) -> Bool { state.withLock { $0.known[name.delivery]?.contains(name.part) ?? false } }

  var deliveries: [DeliveryID] { state.withLock { Array($0.known.keys) } }

  func parts(of delivery: DeliveryID) -> Set<Digest> { state.withLock { $0.known[delivery] ?? [] } }

  func deciding<T>(_ name: Name, _ body: () throws -> T) rethrows -> T {
    let lock = deciding[Int(UInt(bitPattern: name.hashValue) % UInt(deciding.count))]
    return try lock.mutex.withLock { _ in try body() }
  }

  /// Ends whoever writes this part. Afterwards the file does not grow until somebody takes it.
  func end(_ name: Name) {
    let writer = state.withLock { $0.writing.removeValue(forKey: name)?.writer }
    writer?.end()
  }

  /// Makes `writer` the one who writes this part: whoever did has been ended.
  func take(_ name: Name, for writer: DiskPartWriter) {
    state.withLock { state in
      state.known[name.delivery, default: []].insert(name.part)
      state.writing[name] = Writing(writer: writer)
    }
  }

  /// Removes the file, or forgets one that has become a part.
  func remove(_ name: Name) {
    unlink(path(name))
    state.withLock { state in
      state.writing[name] = nil
      state.known[name.delivery]?.remove(name.part)
      if state.known[name.delivery]?.isEmpty ?? false { state.known[name.delivery] = nil }
    }
  }
}

extension DiskPartFiles {
  package var halves: [DeliveryID] { half.deliveries }

  package func halfBytes(of delivery: DeliveryID) -> Int64 {
    half.parts(of: delivery).reduce(0) { $0 + (Disk.size(half.path(.init(delivery, $1))) ?? 0) }
  }

  package func discardHalves(of delivery: DeliveryID) {
    for part in half.parts(of: delivery) {
      let name = HalfParts.Name(delivery, part)
      half.end(name)
      half.remove(name)
    }
  }

  package func writer(_ part: Manifest.Part, of delivery: DeliveryID, from offset: Int64?) throws -> any PartWriter {
    try check()
    let name = HalfParts.Name(delivery, part.sha256)
    return try half.deciding(name) {
      half.end(name)
      do {
        let writer = try DiskPartWriter(self, name, part, from: offset)
        half.take(name, for: writer)
        return writer
      } catch let problem as StorageProblem where offset != nil && problem.call == "read" {
        // What cannot be read again can come again.
        half.remove(name)
        throw OffsetMismatch(have: 0)
      }
    }
  }

  package func have(_ part: Manifest.Part, of delivery: DeliveryID) throws -> Int64 {
    let name = HalfParts.Name(delivery, part.sha256)
    return try half.deciding(name) {
      half.end(name)
      if has(part.sha256) { return part.bytes }
      guard half.has(name) else { return 0 }
      let path = half.path(name)
      guard let size = Disk.size(path), size < part.bytes else { return try complete(name, part) }
      try synchronize(path)
      return size
    }
  }

  private func synchronize(_ path: String) throws {
    let descriptor = try Disk.open(path, O_WRONLY)
    defer { close(descriptor) }
    try noting { try Disk.synchronizeData(descriptor, path: path) }
  }

  /// Of a part all has come, and nobody has checked it: the process died before, or the line broke at its last octet.
  private func complete(_ name: HalfParts.Name, _ part: Manifest.Part) throws -> Int64 {
    let path = half.path(name)
    defer { half.remove(name) }
    guard Disk.size(path) == part.bytes, try isWhole(path, part.sha256) else { return 0 }
    try publish(part.sha256, synchronize: { try synchronize(path) }, move: { try Disk.move(path, to: $0) })
    return part.bytes
  }
}
