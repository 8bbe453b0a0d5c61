import Base
package import Foundation
package import Handover
import Synchronization

/// Files that were attached to what somebody types, below `DIR/typed`: a folder for each member of staff, in it one for each form,
/// in it one for each file. A file is `about` and its pieces by number, each sealed with whose it is, which file and which piece.
package final class TypedFolder: TypedFileStore {
  private let folder: String
  private let sealing: any StaffSealing
  private let hasRoom: @Sendable () -> Bool
  /// Where nothing comes or goes, since it is being handed in. Numbers are given to one at a time.
  private let held = Mutex<Set<TypedPlace>>([])

  /// - Parameter hasRoom: Whether the disk has its reserve.
  package init(_ home: String, sealing: any StaffSealing, hasRoom: @escaping @Sendable () -> Bool) {
    folder = "\(home)/typed"
    self.sealing = sealing
    self.hasRoom = hasRoom
  }

  // MARK: Looking

  package func files(at place: TypedPlace) throws -> [TypedFile] {
    let path = path(place)
    guard Disk.exists(path) else { return [] }
    return try Disk.names(in: path).compactMap { try file($0, at: place) }.sorted {
      ($0.said.document.count, $0.said.document) < ($1.said.document.count, $1.said.document)
    }
  }

  /// Nil where there is none, or what it was sealed to is gone.
  private func file(_ id: String, at place: TypedPlace) throws -> TypedFile? {
    let path = "\(path(place))/\(id)"
    guard let sealed = FileManager.default.contents(atPath: "\(path)/\(Self.about)"),
      let text = try? open(sealed, id, Self.about, of: place.staff),
      let said = try? JSONDecoder().decode(TypedFile.Said.self, from: text)
    else { return nil }
    let pieces = try Set(Disk.names(in: path).compactMap { Int($0) })
    let come = Int64((0...).lazy.first { !pieces.contains($0) } ?? 0) * Int64(TypedFile.piece)
    return TypedFile(id: id, said: said, come: min(come, said.size))
  }

  package func octets(from offset: Int64, of file: TypedFile, at place: TypedPlace) throws -> Data {
    guard offset < file.come else { return Data() }
    let number = "\(offset / Int64(TypedFile.piece))"
    let path = "\(path(place))/\(file.id)/\(number)"
    guard let sealed = FileManager.default.contents(atPath: path) else {
      throw StorageProblem(call: "reading", path: path, errno: ENOENT)
    }
    return try open(sealed, file.id, number, of: place.staff).dropFirst(Int(offset % Int64(TypedFile.piece)))
  }

  // MARK: Keeping

  package func begin(_ said: TypedFile.Said, at place: TypedPlace, besides taken: Set<String>) throws -> TypedFile {
    try held.withLock { held in
      guard !held.contains(place) else { throw TypedFileProblem.gone }
      let there = try files(at: place)
      if let same = there.first(where: { !$0.isWhole && $0.said.isSame(as: said) }) { return same }
      guard there.count < TypedFile.most, there.reduce(said.size, { $0 + $1.said.size }) <= TypedFile.limit else {
        throw TypedFileProblem.full
      }
      try mustHaveRoom()
      let numbers = taken.union(there.map(\.said.document))
      var said = said
      said.document = (1...).lazy.map { "d\($0)" }.first { !numbers.contains($0) } ?? ""
      let id = UUID().uuidString.lowercased()
      try Disk.makeDirectory(folder)
      for path in ["\(folder)/\(place.staff)", path(place), "\(path(place))/\(id)"] { try Disk.makeDirectory(path) }
      try write(JSONEncoder().encode(said), id, Self.about, at: place)
      return TypedFile(id: id, said: said, come: 0)
    }
  }

  package func keep(_ octets: Data, from offset: Int64, of id: String, at place: TypedPlace) throws -> TypedFile {
    guard !isHeld(place), UUID(uuidString: id) != nil, let file = try file(id, at: place) else {
      throw TypedFileProblem.gone
    }
    let piece = Int64(TypedFile.piece)
    // One that is here already has come again since its answer was lost.
    guard offset >= 0, offset % piece == 0, offset <= file.come, offset < file.said.size,
      octets.count == min(piece, file.said.size - offset)
    else { throw TypedFileProblem.notNext(file.come) }
    try mustHaveRoom()
    try write(octets, id, "\(offset / piece)", at: place)
    return TypedFile(id: id, said: file.said, come: max(file.come, offset + Int64(octets.count)))
  }

  package func hold(_ place: TypedPlace) throws -> [TypedFile] {
    guard held.withLock({ $0.insert(place).inserted }) else { throw TypedFileProblem.gone }
    return try files(at: place)
  }

  package func release(_ place: TypedPlace) { _ = held.withLock { $0.remove(place) } }

  private func isHeld(_ place: TypedPlace) -> Bool { held.withLock { $0.contains(place) } }

  private func mustHaveRoom() throws {
    guard hasRoom() else { throw TypedFileProblem.noSpace }
  }

  // MARK: Dropping

  package func drop(_ id: String, at place: TypedPlace) throws {
    guard !isHeld(place), UUID(uuidString: id) != nil else { throw TypedFileProblem.gone }
    try remove("\(path(place))/\(id)")
  }

  package func dropAll(at place: TypedPlace) throws { try remove(path(place)) }

  package func keepOnly(_ places: () async throws -> [TypedPlace]) async throws {
    guard Disk.exists(folder) else { return }
    // The folders first: what is made meanwhile belongs to a place that is asked for afterwards.
    let found = try Disk.names(in: folder).flatMap { staff in
      try Disk.names(in: "\(folder)/\(staff)").map { "\(folder)/\(staff)/\($0)" }
    }
    let kept = Set(try await places().map(path))
    for path in found where !kept.contains(path) { try remove(path) }
  }

  private func remove(_ path: String) throws {
    guard Disk.exists(path) else { return }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw StorageProblem(call: "removing", path: path, errno: EIO)
    }
  }

  // MARK: Sealing

  private static let about = "about"

  private func path(_ place: TypedPlace) -> String { "\(folder)/\(place.staff)/\(place.id)" }

  private func write(_ octets: Data, _ id: String, _ name: String, at place: TypedPlace) throws {
    let sealed = try sealing.seal(Self.head(id, name) + octets, of: place.staff)
    try TempFile.replace("\(path(place))/\(id)/\(name)", mode: 0o600) { file in
      try sealed.withUnsafeBytes { try file.write($0) }
    }
  }

  private func open(_ sealed: Data, _ id: String, _ name: String, of staff: Code) throws -> Data {
    let (opened, head) = (try sealing.open(sealed, of: staff), Self.head(id, name))
    guard opened.starts(with: head) else {
      throw StorageProblem(call: "opening", path: "\(id)/\(name)", errno: EBADMSG)
    }
    return Data(opened.dropFirst(head.count))
  }

  private static func head(_ id: String, _ name: String) -> Data { Data("\(id) \(name)\n".utf8) }
}

extension TypedFile.Said {
  fileprivate func isSame(as other: Self) -> Bool {
    (name, size, stamp, type, person) == (other.name, other.size, other.stamp, other.type, other.person)
  }
}
