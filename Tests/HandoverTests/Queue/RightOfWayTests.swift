import Foundation
import Testing

@testable import Handover

@Suite("Right of way on the line")
struct RightOfWayTests {
  private typealias Q = QueueSample
  private let policy = QueueSample.policy
  private let now: TimeInterval = 1000

  private func passage(
    _ item: QueueItem, began: TimeInterval = 5, moved: TimeInterval = 0, isThrough: Bool = false
  ) -> Passage {
    Passage(item: item, began: now - began, moved: now - moved, isThrough: isThrough)
  }

  private func giving(_ line: [Passage]) -> Set<String> {
    RightOfWay.givingWay(line, at: now, policy: policy)
  }

  @Test(
    "an emergency, a statement, and what is due a day sooner have the right of way; nothing else",
    arguments: [
      // the other one: kind, priority, arrives in days → does it pass a routine bundle that arrives in ten?
      (QueueItem.Kind.bundle, 2, 300.0, true), (.bundle, 1, 300, false), (.bundle, 0, 9, true),
      (.bundle, 0, 9.1, false),
      (.bundle, 2, 9.5, true), (.statement, 0, 300, true), (.statement, 0, 1, true), (.bundle, 0, 300, false),
    ])
  func ranks(kind: QueueItem.Kind, priority: Int, days: Double, passes: Bool) throws {
    let large = try Q.item("large", arrivesIn: 10 * Q.day)
    let other = try Q.item("other", kind: kind, priority: priority, arrivesIn: days * Q.day)
    #expect(other.outranks(large, policy: policy) == passes)
    #expect(giving([passage(large), passage(other)]).contains("large") == passes)
  }

  @Test("a statement lets nobody pass, and nobody lets itself pass")
  func statements() throws {
    let word = try Q.item("word", kind: .statement)
    let emergency = try Q.item("emergency", priority: 2)
    #expect(!emergency.outranks(word, policy: policy) && !word.outranks(word, policy: policy))
    #expect(giving([passage(word), passage(emergency)]) == ["emergency"])
    #expect(giving([passage(emergency)]) == [])
  }

  @Test("for what is through at once, stands still, or only waits for its answer, nobody stops")
  func idle() throws {
    let (large, urgent) = (try Q.item("large"), try Q.item("urgent", priority: 2))
    #expect(giving([passage(large), passage(urgent)]) == ["large"])
    #expect(giving([passage(large), passage(urgent, began: 0.2)]) == [])
    #expect(giving([passage(large), passage(urgent, began: 20, moved: 10)]) == [])
    #expect(giving([passage(large), passage(urgent, isThrough: true)]) == [])
  }

  @Test("towards another mission the narrow place may be elsewhere: nobody waits for long there")
  func elsewhere() throws {
    let (large, urgent) = (try Q.item("large"), try Q.item("urgent", to: "lagos", priority: 2))
    #expect(giving([passage(large), passage(urgent, began: 119)]) == ["large"])
    #expect(giving([passage(large), passage(urgent, began: 120)]) == [])
    #expect(giving([passage(large), passage(try Q.item("urgent", priority: 2), began: 9000)]) == ["large"])
  }

  // MARK: The slot that is kept

  private func choose(_ items: [QueueItem], onLine: [QueueItem]) throws -> [String] {
    var lane = try Q.lane()
    var inFlight = InFlight()
    for item in onLine {
      lane.started()
      inFlight.count(item, by: 1, policy: policy)
    }
    let selection = Selection(
      lanes: [lane.mission: lane], inFlight: inFlight, onLine: onLine, now: Q.morning, policy: policy)
    return selection.choose(items).map(\.id)
  }

  @Test("a mission that has all it may have takes one more, if that has the right of way")
  func keptSlot() throws {
    let large = try ["a", "b"].map { try Q.item($0, arrivesIn: 300 * Q.day) }
    let emergency = try Q.item("emergency", priority: 2)
    let second = try Q.item("second", priority: 2, age: 5)
    let word = try Q.item("word", kind: .statement, arrivesIn: 400 * Q.day)
    let soon = try Q.item("soon", arrivesIn: 2 * Q.day)
    let next = try Q.item("next", arrivesIn: 299.5 * Q.day)
    #expect(try choose([next, emergency], onLine: large) == ["emergency"])
    #expect(try choose([next, word], onLine: large) == ["word"])
    #expect(try choose([next, soon], onLine: large) == ["soon"])
    #expect(try choose([next], onLine: large) == [])
    #expect(try choose([emergency, second], onLine: large) == ["second"], "one, and the older one")
    #expect(try choose([second], onLine: large + [emergency]) == [], "the slot is taken")
    #expect(try choose([second], onLine: [emergency, second]) == [], "nothing there lets it pass")
  }

  @Test("with all slots for large bundles taken an emergency goes by the one for small ones, and then it is taken")
  func total() throws {
    let line = try (0..<14).map { try Q.item("l\($0)", to: "m\($0)", arrivesIn: 300 * Q.day) }
    let inFlight = InFlight(large: 14)
    let items = [
      try Q.item("e", to: "x", priority: 2), try Q.item("f", to: "y", priority: 2, arrivesIn: Q.day),
      try Q.item("large", to: "z", arrivesIn: 1),
    ]
    let selection = Selection(lanes: [:], inFlight: inFlight, onLine: line, now: Q.morning, policy: policy)
    #expect(selection.choose(items).map(\.id) == ["f"])
  }
}
