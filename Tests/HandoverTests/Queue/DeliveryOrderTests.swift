import Foundation
import Testing

@testable import Handover

@Suite("Delivery order")
struct DeliveryOrderTests {
  private typealias Q = QueueSample

  /// First goes before second; each row differs in one thing and the later keys pull the other way.
  static func rows() throws -> [(String, QueueItem, QueueItem)] {
    let day = Q.day
    return [
      (
        "an emergency beats any date",
        try Q.item("z", priority: 2, arrivesIn: 300 * day),
        try Q.item("a", priority: 1, arrivesIn: -day, age: 9 * day)
      ),
      (
        "of two emergencies the sooner arrival goes first",
        try Q.item("z", priority: 2, arrivesIn: 2 * day), try Q.item("a", priority: 2, arrivesIn: 3 * day, age: 9 * day)
      ),
      (
        "sooner arrival beats priority, age and id",
        try Q.item("z", priority: 0, arrivesIn: 2 * day),
        try Q.item("a", priority: 1, arrivesIn: 3 * day, age: 9 * day)
      ),
      (
        "same arrival: priority beats age and id",
        try Q.item("z", priority: 2, arrivesIn: day),
        try Q.item("a", priority: 1, arrivesIn: day, age: 9 * day)
      ),
      (
        "same arrival and priority: older beats id",
        try Q.item("z", arrivesIn: day, age: 2),
        try Q.item("a", arrivesIn: day, age: 1)
      ),
      ("all the same: id", try Q.item("a", arrivesIn: day), try Q.item("b", arrivesIn: day)),
      (
        "no date counts as created + 14 d: before 15 d",
        try Q.item("z"), try Q.item("a", priority: 1, arrivesIn: 15 * day)
      ),
      (
        "no date counts as created + 14 d: after 13 d",
        try Q.item("z", arrivesIn: 13 * day), try Q.item("a", priority: 1)
      ),
      (
        "an old one without date grows urgent",
        try Q.item("z", age: 13 * day), try Q.item("a", priority: 1, arrivesIn: 2 * day)
      ),
      (
        "a late one goes before all that are not",
        try Q.item("z", arrivesIn: -day), try Q.item("a", priority: 1, arrivesIn: 60)
      ),
      (
        "a statement has no privilege in the order",
        try Q.item("z", kind: .bundle, arrivesIn: day),
        try Q.item("a", kind: .statement, bytes: 900, arrivesIn: 2 * day)
      ),
    ]
  }

  @Test("Each key in turn")
  func keys() throws {
    for (what, first, second) in try Self.rows() {
      #expect(DeliveryOrder.precedes(first, second), "\(what)")
      #expect(!DeliveryOrder.precedes(second, first), "\(what)")
    }
  }

  @Test("Nothing goes before itself")
  func irreflexive() throws {
    let item = try Q.item(arrivesIn: Q.day)
    #expect(!DeliveryOrder.precedes(item, item))
  }

  @Test("A total order: any shuffle sorts the same", arguments: UInt64(1)...20)
  func total(seed: UInt64) throws {
    var rng = Q.SplitMix64(seed: seed)
    let items = try (0..<60).map { index in
      try Q.item(
        "i\(index)", priority: Int.random(in: 0...2, using: &rng),
        arrivesIn: Bool.random(using: &rng) ? Double(Int.random(in: -2...4, using: &rng)) * 7 * Q.day : nil,
        age: Double(Int.random(in: 0...3, using: &rng)) * 7 * Q.day)
    }
    func sorted(_ items: [QueueItem]) -> [String] {
      items.sorted { DeliveryOrder.precedes($0, $1) }.map(\.id)
    }
    #expect(sorted(items) == sorted(items.shuffled(using: &rng)))
  }
}
