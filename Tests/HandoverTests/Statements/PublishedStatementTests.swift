import Base
import Foundation
import HandoverTesting
import Testing

@testable import Handover

/// What other programs are written from beside the registry: diagrams of the states, and a vector for every kind.
/// `BATON_WRITE_STATEMENTS=1` writes them anew.
@Suite("State diagrams and vectors: what is published is what the table says")
struct PublishedStatementTests {
  @Test("the diagrams show every move of the table, and no other")
  func diagrams() throws {
    let file = Registry.folder.appending(path: "states.md")
    if Published.isWriting { try Self.page.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.page)
  }

  private static let page = """
    # States

    Drawn from the table of kinds (`Sources/Handover/Statements/StatementTable.swift`) and compared with it by a test. What the
    pictures leave out stands in the specification, §5.4 to §5.7: who may say what in which role, what crosses, what is locked.

    ## Delivery

    ```mermaid
    stateDiagram-v2
      [*] --> submitted: submitted
    \(lines(delivery))
    ```

    ## Handover

    `recalled` and `withdrawn` are reached from every state that their rows name; only one arrow is drawn for each. What leads from
    `ready` back to `assigned` stands in the specification, §5.5: whoever was ready has to say it of what has changed.

    ```mermaid
    stateDiagram-v2
      [*] --> submitted
      submitted --> delivered: received
    \(lines(handover))
      ready --> assigned: update
      ready --> assigned: reassigned
    ```

    ## Journey

    ```mermaid
    stateDiagram-v2
      [*] --> planned
    \(lines(journey))
    ```

    """

  private static func lines(_ moves: [String]) -> String { moves.map { "  " + $0 }.joined(separator: "\n") }

  private static let delivery = StatementKind.table.flatMap { kind -> [String] in
    guard case .delivery(let from, let to) = kind.effect else { return [] }
    return from.map { "\($0.rawValue) --> \(to.rawValue): \(kind.type)" }
  }

  private static let handover = StatementKind.table.flatMap { kind -> [String] in
    guard case .handover(let from, let to?, _) = kind.effect else { return [] }
    guard to != .recalled, to != .withdrawn else { return ["any --> \(to.rawValue): \(kind.type)"] }
    return from.map { "\($0.rawValue) --> \(to.rawValue): \(kind.type)" }
  }

  private static let journey = MovementStage.allCases.flatMap { stage in
    MovementStage.allCases.filter(stage.next.contains).map { "\(stage.rawValue) --> \($0.rawValue)" }
  }

  // MARK: Vectors

  private static let folder = Registry.folder.appending(path: "vectors/log")

  @Test(
    "every kind has a vector, in which it is possible, not possible, and malformed", arguments: StatementKind.people)
  func vectors(kind: StatementKind) throws {
    let file = Self.folder.appending(path: "\(kind.type).json")
    if Published.isWriting {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      let text = Published.text(try Self.vector(kind)) + "\n"
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let vector = try JSON.decode(Vector.self, from: Data(contentsOf: file))
    #expect(vector.cases.contains { $0.expect.illegal.isEmpty } && vector.cases.contains { !$0.expect.illegal.isEmpty })
    for one in vector.cases {
      let heads = one.log.map { LogHead(statement: $0, digest: Self.digest($0)) }
      #expect(try Self.expectation(heads) == one.expect, "\(kind.type): \(one.about)")
      #expect(try Self.expectation(heads.reversed()) == one.expect, "\(kind.type), the other way round")
    }
    for body in vector.malformed { #expect(kind.problem(in: body) != nil, "\(kind.type): \(body)") }
    #expect(!vector.malformed.isEmpty)
  }

  struct Vector: Codable {
    struct Case: Codable {
      let about: String
      let log: [Statement]
      let expect: Expectation
    }

    let about: String
    let cases: [Case]
    let malformed: [JSONValue]
  }

  struct Expectation: Codable, Equatable {
    let handover: HandoverStage
    let journey: MovementStage
    let locked: Bool
    /// Author and seq of what is not applied.
    let illegal: [String]
  }

  private static func digest(_ statement: Statement) -> Digest {
    LogSample.digest(UInt8(statement.seq) + (statement.author == LogSample.sender ? 0 : 128))
  }

  private static func expectation(_ log: [LogHead]) throws -> Expectation {
    let state = try #require(TransferState(folding: log))
    let flagged = Set(state.illegal.map(\.statement))
    return Expectation(
      handover: state.people.stage, journey: state.movement.stage, locked: state.isLocked,
      illegal: log.filter { flagged.contains($0.digest) }.map { "\($0.statement.author) \($0.statement.seq)" }.sorted())
  }

  /// The first way on which a kind is possible, and the first on which it is not.
  private static func vector(_ kind: StatementKind) throws -> JSONValue {
    var cases: [Vector.Case] = []
    for isGood in [true, false] {
      let found = try Said.ways.lazy.flatMap { way in (1...6).map { (way, $0) } }.compactMap { way, place in
        try written(kind, after: way, place: place, isGood: isGood)
      }.first
      if let found { cases.append(found) }
    }
    if kind.type == .ready { cases += try readyOfVersions() }
    let text =
      "What a log says in which “\(kind.type)” stands. Digests are no matter; the order of a log is none either."
    let malformed: [JSONValue] = [.string("x"), .array([])] + kind.fields.map { .object([$0.key: .object([:])]) }
    return try JSON.decode(
      JSONValue.self, from: JSON.encode(Vector(about: text, cases: cases, malformed: malformed)))
  }

  /// What was said of an earlier version is not of the newest.
  private static func readyOfVersions() throws -> [Vector.Case] {
    var writer = try Said.log([.accepted, .assigned, .ready])
    try writer.add(.update, bySender: true, bundle: LogSample.secondDelivery, body: ["version": .integer(2)])
    return try [
      ("no more after a second version", nil), ("not of it as long as it is said of the first", LogSample.delivery),
      ("of it", LogSample.secondDelivery),
    ].map { about, bundle in
      if let bundle {
        let staff = Staff(role: StaffRole.caseworker.rawValue, id: Said.ada)
        try writer.add(.ready, bySender: false, bundle: bundle, staff: staff)
      }
      let heads = writer.entries.map { LogHead(statement: $0.statement, digest: digest($0.statement)) }
      return Vector.Case(about: about, log: heads.map(\.statement), expect: try expectation(heads))
    }
  }

  private static func written(
    _ kind: StatementKind, after way: [StatementType], place: Int, isGood: Bool
  ) throws -> Vector.Case? {
    var writer = try Said.log(way)
    try writer.add(
      kind.type, bySender: kind.party == .sender, body: Said.body(kind.type, asked: place),
      staff: Staff(role: kind.roles[0].rawValue, id: Said.ada))
    let heads = writer.entries.map { LogHead(statement: $0.statement, digest: digest($0.statement)) }
    let expect = try expectation(heads)
    guard expect.illegal.isEmpty == isGood else { return nil }
    let said = way.map(\.text).joined(separator: ", ")
    return Vector.Case(
      about: (isGood ? "possible" : "not possible") + (said.isEmpty ? " after the receipt" : " after \(said)"),
      log: heads.map(\.statement), expect: expect)
  }
}
