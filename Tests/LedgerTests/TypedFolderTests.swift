import Foundation
import Handover
import Ledger
import Testing

/// Marks what is one member of staff's, so that another one's does not open.
private struct MarkedSealing: StaffSealing {
  func seal(_ secret: Data, of staff: Code) -> Data { Data("\(staff)|".utf8) + secret }

  func open(_ sealed: Data, of staff: Code) throws -> Data {
    let mark = Data("\(staff)|".utf8)
    guard sealed.starts(with: mark) else { throw CocoaError(.fileReadNoPermission) }
    return Data(sealed.dropFirst(mark.count))
  }
}

@Suite("Files attached to what somebody types")
struct TypedFolderTests {
  private static let piece = TypedFile.piece
  private static let draft = "draft-0123456789"

  private static func place(_ staff: String = "s-1", _ id: String = draft) throws -> TypedPlace {
    TypedPlace(id, of: try Code(staff))
  }

  private static func said(_ size: Int, _ name: String = "scan.pdf", stamp: String = "1") -> TypedFile.Said {
    TypedFile.Said(name: name, size: Int64(size), stamp: stamp, document: "", type: "consent", person: "p1")
  }

  private static func folder(hasRoom: Bool = true) throws -> (Scratch, TypedFolder) {
    let scratch = try Scratch()
    return (scratch, TypedFolder(scratch.path, sealing: MarkedSealing()) { hasRoom })
  }

  /// Octets of which no two pieces are alike.
  private static func octets(_ count: Int) -> Data { Data((0..<count).map { UInt8(truncatingIfNeeded: $0 / 4099) }) }

  private static func all(_ file: TypedFile, _ folder: TypedFolder) throws -> Data {
    var whole = Data()
    while case let piece = try folder.octets(from: Int64(whole.count), of: file, at: place()), !piece.isEmpty {
      whole += piece
    }
    return whole
  }

  @Test("a file comes piece by piece, also over another run of the daemon, and is whole with the last one")
  func pieces() throws {
    let (scratch, folder) = try Self.folder()
    let whole = Self.octets(2 * Self.piece + 17)
    let begun = try folder.begin(Self.said(whole.count), at: Self.place(), besides: ["d1"])
    #expect(begun.said.document == "d2" && begun.come == 0)
    var file = try folder.keep(whole.prefix(Self.piece), from: 0, of: begun.id, at: Self.place())
    #expect(file.come == Int64(Self.piece) && !file.isWhole)
    // The same file chosen again goes on where it was; one that is otherwise is another.
    let later = TypedFolder(scratch.path, sealing: MarkedSealing()) { true }
    #expect(try later.begin(Self.said(whole.count), at: Self.place(), besides: ["d1"]) == file)
    let other = try later.begin(Self.said(whole.count, stamp: "2"), at: Self.place(), besides: ["d1"])
    #expect(other.said.document == "d3" && other.come == 0)
    // A piece whose answer was lost comes again; what does not come next is refused.
    file = try later.keep(whole.prefix(Self.piece), from: 0, of: begun.id, at: Self.place())
    #expect(file.come == Int64(Self.piece))
    #expect(throws: TypedFileProblem.notNext(Int64(Self.piece))) {
      try later.keep(whole.suffix(17), from: Int64(2 * Self.piece), of: begun.id, at: Self.place())
    }
    #expect(throws: TypedFileProblem.notNext(Int64(Self.piece))) {
      try later.keep(whole.suffix(16), from: Int64(Self.piece), of: begun.id, at: Self.place())
    }
    #expect(throws: TypedFileProblem.notNext(Int64(Self.piece))) {
      try later.keep(whole.prefix(Self.piece), from: -Int64(Self.piece), of: begun.id, at: Self.place())
    }
    let middle = whole[Self.piece..<2 * Self.piece]
    file = try later.keep(Data(middle), from: Int64(Self.piece), of: begun.id, at: Self.place())
    file = try later.keep(Data(whole.suffix(17)), from: Int64(2 * Self.piece), of: begun.id, at: Self.place())
    #expect(file.isWhole)
    #expect(try Self.all(file, later) == whole)
    #expect(try later.files(at: Self.place()).map(\.said.document) == ["d2", "d3"])
  }

  @Test("what one person has attached another one neither sees nor opens, also when the folder is moved to them")
  func owned() throws {
    let (scratch, folder) = try Self.folder()
    let file = try folder.begin(Self.said(3), at: Self.place(), besides: [])
    _ = try folder.keep(Data("abc".utf8), from: 0, of: file.id, at: Self.place())
    #expect(try folder.files(at: Self.place("s-2")).isEmpty)
    #expect(throws: TypedFileProblem.gone) {
      try folder.keep(Data("abc".utf8), from: 0, of: file.id, at: Self.place("s-2"))
    }
    try FileManager.default.moveItem(atPath: scratch.file("typed/s-1"), toPath: scratch.file("typed/s-2"))
    #expect(try folder.files(at: Self.place("s-2")).isEmpty)
  }

  @Test("a piece in another’s place does not open")
  func swapped() throws {
    let (scratch, folder) = try Self.folder()
    let whole = Self.octets(2 * Self.piece)
    var file = try folder.begin(Self.said(whole.count), at: Self.place(), besides: [])
    for offset in [0, Self.piece] {
      file = try folder.keep(
        Data(whole[offset..<offset + Self.piece]), from: Int64(offset), of: file.id, at: Self.place())
    }
    let pieces = ["0", "1"].map { scratch.file("typed/s-1/\(Self.draft)/\(file.id)/\($0)") }
    try FileManager.default.removeItem(atPath: pieces[1])
    try FileManager.default.copyItem(atPath: pieces[0], toPath: pieces[1])
    #expect(throws: (any Error).self) { try Self.all(file, folder) }
  }

  @Test("a path in place of a file’s number reaches nothing", arguments: ["../s-2", "..", "", "a/b"])
  func paths(id: String) throws {
    let (scratch, folder) = try Self.folder()
    _ = try folder.begin(Self.said(3), at: Self.place("s-2"), besides: [])
    _ = try folder.begin(Self.said(3), at: Self.place(), besides: [])
    #expect(throws: TypedFileProblem.gone) { try folder.drop(id, at: Self.place()) }
    #expect(throws: TypedFileProblem.gone) {
      try folder.keep(Data("abc".utf8), from: 0, of: id, at: Self.place())
    }
    #expect(try folder.files(at: Self.place("s-2")).count == 1)
    withExtendedLifetime(scratch) {}
  }

  @Test("there are no more, and no larger ones, than a case may have; and none where the disk has to keep its reserve")
  func limits() throws {
    let (scratch, folder) = try Self.folder()
    _ = try folder.begin(Self.said(Int(TypedFile.limit) - 5), at: Self.place(), besides: [])
    #expect(throws: TypedFileProblem.full) { try folder.begin(Self.said(6, "b"), at: Self.place(), besides: []) }
    for number in 1..<6 { _ = try folder.begin(Self.said(1, "\(number)"), at: Self.place(), besides: []) }
    for number in 1...TypedFile.most {
      _ = try folder.begin(Self.said(1, "\(number)"), at: Self.place("s-2"), besides: [])
    }
    #expect(throws: TypedFileProblem.full) { try folder.begin(Self.said(1, "x"), at: Self.place("s-2"), besides: []) }
    let narrow = TypedFolder(scratch.path, sealing: MarkedSealing()) { false }
    #expect(throws: TypedFileProblem.noSpace) { try narrow.begin(Self.said(3), at: Self.place("s-3"), besides: []) }
    let file = try #require(try folder.files(at: Self.place("s-2")).first)
    #expect(throws: TypedFileProblem.noSpace) {
      try narrow.keep(Data("a".utf8), from: 0, of: file.id, at: Self.place("s-2"))
    }
  }

  @Test(
    "while it is handed in nothing comes to it or goes, and nobody else hands it in; an offset that is none keeps nothing"
  )
  func held() throws {
    let (scratch, folder) = try Self.folder()
    let file = try folder.begin(Self.said(3 * Self.piece), at: Self.place(), besides: [])
    for offset in [Int64.min, -Int64(Self.piece), -1, 1, Int64.max, Int64(3 * Self.piece)] {
      #expect(throws: TypedFileProblem.notNext(0)) {
        try folder.keep(Self.octets(Self.piece), from: offset, of: file.id, at: Self.place())
      }
    }
    _ = try folder.keep(Self.octets(Self.piece), from: 0, of: file.id, at: Self.place())
    #expect(try folder.hold(Self.place()).map(\.id) == [file.id])
    #expect(throws: TypedFileProblem.gone) { try folder.hold(Self.place()) }
    #expect(throws: TypedFileProblem.gone) { try folder.begin(Self.said(3, "b"), at: Self.place(), besides: []) }
    #expect(throws: TypedFileProblem.gone) {
      try folder.keep(Self.octets(Self.piece), from: Int64(Self.piece), of: file.id, at: Self.place())
    }
    #expect(throws: TypedFileProblem.gone) { try folder.drop(file.id, at: Self.place()) }
    _ = try folder.begin(Self.said(3), at: Self.place("s-2"), besides: [])
    folder.release(try Self.place())
    _ = try folder.begin(Self.said(3, "b"), at: Self.place(), besides: [])
    // A piece that is missing in the middle is not made up for by those after it.
    let path = scratch.file("typed/s-1/\(Self.draft)/\(file.id)")
    try FileManager.default.copyItem(atPath: path + "/0", toPath: path + "/2")
    #expect(try folder.files(at: Self.place()).first?.come == Int64(Self.piece))
  }

  @Test("what is dropped is gone from the disk, and so is what belongs to nothing that is typed any more")
  func dropped() async throws {
    let (scratch, folder) = try Self.folder()
    let places = try [Self.place(), Self.place("s-1", "draft-second-0000"), Self.place("s-2")]
    let files = try places.map { try folder.begin(Self.said(3), at: $0, besides: []) }
    try folder.drop(files[0].id, at: places[0])
    #expect(try folder.files(at: places[0]).isEmpty)
    try await folder.keepOnly { [places[1]] }
    #expect(try folder.files(at: places[1]) == [files[1]])
    #expect(try folder.files(at: places[2]).isEmpty)
    try folder.dropAll(at: places[1])
    let left = FileManager.default.enumerator(atPath: scratch.file("typed"))?.allObjects as? [String]
    #expect(left?.filter { $0.contains("/") } == [])
  }
}
