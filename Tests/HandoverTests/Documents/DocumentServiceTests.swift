import Base
import Foundation
import HandoverTesting
import Synchronization
import Testing

@testable import Handover

@Suite("What missions publish, and what is kept of it")
struct DocumentServiceTests {
  private static let now = LogSample.morning
  private static let text = Data("Was erwartet Sie\nمرحبا\n".utf8)

  /// A mission's own shelf, and the other's, which it asks.
  private struct World {
    let lagos = Shelf()
    let tripoli = Shelf()
    let line: Line
    let publisher: DocumentService
    let reader: DocumentService

    init() {
      line = Line(shelf: lagos, mission: LogSample.receiver)
      publisher = DocumentService(seals: PlainSeals(mission: LogSample.receiver), shelf: lagos, courier: line)
      reader = DocumentService(seals: PlainSeals(mission: LogSample.sender), shelf: tripoli, courier: line)
    }
  }

  @Test("what one mission publishes the other reads, and has it when the line is gone")
  func readAndKept() async throws {
    let world = World()
    _ = try world.publisher.publish(.advice, "fr", title: "À dire", Self.text, now: Self.now)
    let found = try await world.reader.content(.advice, "fr", of: LogSample.receiver, now: Self.now)
    #expect(found.content == Self.text && found.document.mediaType == "text/plain")
    world.line.isCut.withLock { $0 = true }
    let again = try await world.reader.content(.advice, "fr", of: LogSample.receiver, now: Self.now)
    #expect(again.content == Self.text)
    let (list, stale) = try await world.reader.list(of: LogSample.receiver, now: Self.now)
    #expect(list?.documents.count == 1 && stale?.contains("cut") == true)
  }

  private static let terms = MissionTerms(
    categories: ["medical", "uasc"], languages: ["eng", "hau"], capacity: 40, notice: "T-5wd", answer: "2wd",
    needs: ["A photo of each child"])

  @Test("what a mission takes is signed with its documents, outlives their coming and going, and is taken back")
  func terms() async throws {
    let world = World()
    _ = try world.publisher.publish(Self.terms, now: Self.now)
    _ = try world.publisher.publish(.brief, "en", title: "June", Data("one".utf8), now: Self.now + 1)
    #expect(try await world.reader.list(of: LogSample.receiver, now: Self.now + 1).list?.terms == Self.terms)
    #expect(try world.publisher.withdraw(.brief, "en", now: Self.now + 2).terms == Self.terms)
    #expect(try world.publisher.publish(nil, now: Self.now + 3).terms == nil)
  }

  @Test("who hands in knows what a mission takes, asks it once in a while, and never waits for a line that is gone")
  func termsAtHandIn() async throws {
    let world = World()
    _ = try world.publisher.publish(Self.terms, now: Self.now)
    world.line.isCut.withLock { $0 = true }
    #expect(await world.reader.terms(of: LogSample.receiver, now: Self.now) == nil)
    world.line.isCut.withLock { $0 = false }
    // It was asked just now.
    #expect(await world.reader.terms(of: LogSample.receiver, now: Self.now + 60) == nil)
    #expect(await world.reader.terms(of: LogSample.receiver, now: Self.now + 3601) == Self.terms)
    world.line.isCut.withLock { $0 = true }
    #expect(await world.reader.terms(of: LogSample.receiver, now: Self.now + 9000) == Self.terms)
  }

  @Test(
    "terms that say nothing, or nothing that can be meant, are refused with the reason",
    arguments: [
      (MissionTerms(categories: []), "entries"), (MissionTerms(categories: ["Medical!"]), "category"),
      (MissionTerms(languages: ["en"]), "ISO 639-3"), (MissionTerms(capacity: -1), "capacity"),
      (MissionTerms(notice: "2wd"), "T-5wd"), (MissionTerms(notice: "soon"), "T-5wd"),
      (MissionTerms(answer: "T-2wd"), "2wd"), (MissionTerms(needs: ["a\u{1B}[31m"]), "lines"),
      (MissionTerms(needs: [String(repeating: "x", count: 201)]), "lines"),
    ])
  func oddTerms(terms: MissionTerms, words: String) throws {
    let world = World()
    let error = #expect(throws: ServiceError.self) { try world.publisher.publish(terms, now: Self.now) }
    #expect(error.map { "\($0)".contains(words) } == true, "\(error.map { "\($0)" } ?? "")")
    #expect(try world.lagos.list(of: LogSample.receiver) == nil)
  }

  @Test("a newer document takes the place of the one of its kind and language, and the old one is let go")
  func replaced() async throws {
    let world = World()
    _ = try world.publisher.publish(.brief, "en", title: "June", Data("one".utf8), now: Self.now)
    _ = try await world.reader.content(.brief, "en", of: LogSample.receiver, now: Self.now)
    let list = try world.publisher.publish(.brief, "en", title: "July", Data("two".utf8), now: Self.now + 60)
    #expect(list.documents.map(\.title) == ["July"])
    let found = try await world.reader.content(.brief, "en", of: LogSample.receiver, now: Self.now + 60)
    #expect(found.content == Data("two".utf8))
    #expect(world.lagos.contents.count == 1 && world.tripoli.contents.count == 1)
    #expect(try world.publisher.withdraw(.brief, "en", now: Self.now + 120).documents.isEmpty)
    #expect(throws: ServiceError.documents(.notPublished(.brief, language: "en"))) {
      try world.publisher.withdraw(.brief, "en", now: Self.now + 180)
    }
    await #expect(throws: ServiceError.self) {
      try await world.reader.content(.brief, "en", of: LogSample.receiver, now: Self.now + 180)
    }
  }

  @Test("a list that is older than the kept one does not take its place")
  func older() async throws {
    let world = World()
    _ = try world.publisher.publish(.brief, "en", title: "June", Data("one".utf8), now: Self.now)
    let old = try #require(try world.lagos.list(of: LogSample.receiver))
    _ = try world.publisher.publish(.brief, "en", title: "July", Data("two".utf8), now: Self.now + 60)
    _ = try await world.reader.list(of: LogSample.receiver, now: Self.now + 60)
    try world.lagos.keep(old, of: LogSample.receiver, naming: [])
    let (list, stale) = try await world.reader.list(of: LogSample.receiver, now: Self.now + 60)
    #expect(list?.documents.map(\.title) == ["July"] && stale?.contains("older") == true)
  }

  @Test("octets that the list does not name are not kept")
  func forged() async throws {
    let world = World()
    let list = try world.publisher.publish(.advice, "en", title: "Tell", Self.text, now: Self.now)
    try world.lagos.keep(Data("Something else and longer".utf8), as: list.documents[0].sha256, of: LogSample.receiver)
    await #expect(throws: ServiceError.documents(.notAsListed(LogSample.receiver))) {
      try await world.reader.content(.advice, "en", of: LogSample.receiver, now: Self.now)
    }
    #expect(world.tripoli.contents.isEmpty)
  }

  @Test(
    "what is no document is refused with the reason, and nothing is published",
    arguments: [
      ("fr", "t", Data([0xFF, 0xD8, 0xFF]), "UTF-8"), ("fr", "t", Data(), "octets"),
      ("fr", "t", Data(count: MissionDocument.limit + 1), "UTF-8"), ("fr", "", Self.text, "title"),
      ("fr", "a\u{1B}[31m", Self.text, "title"), ("f", "t", Self.text, "language"),
      ("fr/..", "t", Self.text, "language"),
      ("fr", String(repeating: "t", count: 121), Self.text, "title"), ("", "t", Self.text, "language"),
      ("fr", "t", Data("text\0with a zero".utf8), "UTF-8"),
      ("fr", "t", Data(repeating: 0x61, count: MissionDocument.limit + 1), "octets"),
    ])
  func refused(language: String, title: String, content: Data, words: String) throws {
    let world = World()
    let error = #expect(throws: ServiceError.self) {
      try world.publisher.publish(.advice, language, title: title, content, now: Self.now)
    }
    #expect(error.map { "\($0)".contains(words) } == true, "\(error.map { "\($0)" } ?? "")")
    #expect(try world.lagos.list(of: LogSample.receiver) == nil && world.lagos.contents.isEmpty)
  }

  @Test("a mission publishes so many documents and no more; one takes its predecessor's place all the same")
  func most() throws {
    let world = World()
    for number in 0..<DocumentList.most {
      _ = try world.publisher.publish(.advice, "aa-\(number)", title: "t", Self.text, now: Self.now)
    }
    #expect(throws: ServiceError.documents(.tooMany(DocumentList.most))) {
      try world.publisher.publish(.advice, "bb", title: "t", Self.text, now: Self.now)
    }
    let list = try world.publisher.publish(.advice, "aa-1", title: "again", Data("new".utf8), now: Self.now)
    #expect(list.documents.count == DocumentList.most)
  }

  @Test("what a list calls a PDF and is none is not kept, though the digest is right")
  func disguised() async throws {
    let world = World()
    let page = Data("<html>".utf8)
    let pdf = try MissionDocument(
      kind: .advice, language: "en", title: "t", content: Data("%PDF-".utf8) + Data([0]),
      sha256: TestSHA256.digest(page))
    #expect(pdf.bytes == page.count)
    let list = DocumentList(mission: LogSample.receiver, issued: Timestamp(Self.now), documents: [pdf])
    try world.lagos.keep(try JSON.encode(list), of: LogSample.receiver, naming: [pdf.sha256])
    try world.lagos.keep(page, as: pdf.sha256, of: LogSample.receiver)
    await #expect(throws: ServiceError.documents(.notAsListed(LogSample.receiver))) {
      try await world.reader.content(.advice, "en", of: LogSample.receiver, now: Self.now)
    }
    #expect(world.tripoli.contents.isEmpty)
  }

  @Test("a PDF is known by its first octets")
  func pdf() throws {
    let world = World()
    let content = Data("%PDF-1.7\n".utf8) + Data([0, 255])
    let list = try world.publisher.publish(.procedure, "en-GB", title: "SOP", content, now: Self.now)
    #expect(list.documents[0].mediaType == "application/pdf")
  }

  /// Kept in memory.
  private final class Shelf: DocumentShelf {
    private let lists = Mutex<[MissionID: Data]>([:])
    private let held = Mutex<[Digest: Data]>([:])
    var contents: [Digest: Data] { held.withLock { $0 } }

    func list(of mission: MissionID) throws -> Data? { lists.withLock { $0[mission] } }
    func content(_ digest: Digest, of mission: MissionID) throws -> Data? { held.withLock { $0[digest] } }
    func keep(_ content: Data, as digest: Digest, of mission: MissionID) throws {
      held.withLock { $0[digest] = content }
    }
    func keep(_ list: Data, of mission: MissionID, naming named: Set<Digest>) throws {
      lists.withLock { $0[mission] = list }
      held.withLock { $0 = $0.filter { named.contains($0.key) } }
    }
  }

  /// Asks the other mission's shelf.
  private final class Line: DocumentCourier {
    let isCut = Mutex(false)
    private let shelf: Shelf
    private let mission: MissionID

    init(shelf: Shelf, mission: MissionID) {
      self.shelf = shelf
      self.mission = mission
    }

    func list(of mission: MissionID, within patience: TimeInterval) async throws -> Data? {
      try open()
      return try shelf.list(of: self.mission)
    }

    func content(_ digest: Digest, of mission: MissionID) async throws -> Data {
      try open()
      guard let content = try shelf.content(digest, of: self.mission) else {
        throw ServiceError.documents(.notGivenOut(mission))
      }
      return content
    }

    private func open() throws {
      if isCut.withLock({ $0 }) { throw ServiceError.documents(.outOfReach(mission, "the line is cut")) }
    }
  }

  /// Believes what it reads: what signatures are worth is tested where they are made.
  private struct PlainSeals: DocumentSeals {
    let mission: MissionID

    func sign(_ list: DocumentList) throws -> Data { try JSON.encode(list) }
    func verify(documents der: Data, of mission: MissionID, now: Date) throws(SealProblem) -> DocumentList {
      do { return try JSON.decode(DocumentList.self, from: der) } catch {
        throw SealProblem(.manifest, .malformed, "\(error)")
      }
    }
    func digest(_ bytes: Data) -> Digest { TestSHA256.digest(bytes) }
  }
}
