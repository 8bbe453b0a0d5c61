import Base
import Foundation
import Handover
import Testing

@testable import Sealing

/// What a statement of another mission may say of itself. Source: specification §5.1.
struct StatementTests {
  /// Verifies a receipt that the receiver has signed, with some members changed.
  private static func verify(_ changes: [String: JSONValue]) throws -> LogEntry {
    let world = try World.shared.get()
    let receipt = OfferScenarios.receipt.merging(changes) { $1 }
    let der = try world.sign(JSON.encode(receipt), as: World.receiver)
    return try StatementVerifier(directory: world.directory).verify(der, now: World.now)
  }

  private static func staff(_ role: String, _ id: String) -> [String: JSONValue] {
    ["staff": .object(["role": .string(role), "id": .string(id)])]
  }

  private static func expectMalformed(_ changes: [String: JSONValue]) {
    let problem = #expect(throws: SealProblem.self) { try Self.verify(changes) }
    #expect(problem?.layer == .manifest)
    #expect(problem?.code == .malformed)
  }

  @Test(
    "a word of a person is taken",
    arguments: ["a", "caseworker", "chargée de suivi", String(repeating: "é", count: 32)])
  func aWordOfAPersonIsTaken(_ word: String) throws {
    #expect(try Self.verify(Self.staff(word, "s1")).statement.staff.role == word)
    #expect(try Self.verify(Self.staff("daemon", word)).statement.staff.id == word)
  }

  @Test(
    "a word that could forge a row is refused",
    arguments: [
      "", String(repeating: "a", count: 65), String(repeating: "é", count: 33), "a\nb", "a\rb", "a\tb", "a\u{0}b",
      "\u{1B}[2K", "a\u{7F}", "a\u{85}b", "a\u{2028}b", "a\u{202E}b",
    ])
  func aWordThatCouldForgeARowIsRefused(_ word: String) {
    Self.expectMalformed(Self.staff(word, "s1"))
    Self.expectMalformed(Self.staff("daemon", word))
  }

  @Test("a place in the log is taken", arguments: [("seq", 1), ("seq", 10_000), ("seen", 0), ("seen", 10_000)])
  func aPlaceInTheLogIsTaken(_ key: String, _ place: Int) throws {
    #expect(throws: Never.self) { try Self.verify([key: .integer(Int64(place))]) }
  }

  @Test(
    "a place that no log has is refused",
    arguments: [("seq", 0), ("seq", 10_001), ("seen", -1), ("seen", 10_001), ("seq", Int.max)])
  func aPlaceThatNoLogHasIsRefused(_ key: String, _ place: Int) {
    Self.expectMalformed([key: .integer(Int64(place))])
  }
}
