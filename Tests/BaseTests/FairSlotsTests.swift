import Synchronization
import Testing

@testable import Base

@Suite("Slots that are shared out by owner", .timeLimit(.minutes(1)))
struct FairSlotsTests {
  private let slots = FairSlots<String>(4)
  private let order = Order()

  private final class Order: Sendable {
    private let list = Mutex<[String]>([])

    var all: [String] { list.withLock { $0 } }

    func append(_ owner: String) { list.withLock { $0.append(owner) } }
  }

  /// Comes, and is in the queue or inside when this returns.
  private func come(_ owner: String, isInside: Bool = false) async {
    let (waiting, inside) = (slots.waiting, order.all.count)
    Task { [slots, order] in
      await slots.enter(owner)
      order.append(owner)
    }
    await until { isInside ? order.all.count > inside : slots.waiting > waiting }
  }

  private func leave(_ owner: String) async {
    let inside = order.all.count
    slots.leave(owner)
    await until { order.all.count > inside }
  }

  /// Gives others their turn until then, or for so long that it never will be.
  private func until(_ condition: () -> Bool) async {
    for _ in 0..<100_000 where !condition() { await Task.yield() }
    #expect(condition())
  }

  @Test("who has brought two dozen leaves a place to the next, who begins at once")
  func roomForAnother() async {
    for _ in 0..<3 { await come("many", isInside: true) }
    for _ in 0..<21 { await come("many") }
    await come("one", isInside: true)
    #expect(order.all == ["many", "many", "many", "one"])
    slots.leave("one")
    #expect(slots.waiting == 21, "its place stays free for others")
    for _ in 0..<21 { await leave("many") }
    #expect(slots.waiting == 0)
  }

  @Test("what waits goes on by turns, and each owner in its own order")
  func turns() async {
    for owner in ["a", "a", "b", "b"] { await come(owner, isInside: true) }
    for owner in ["a", "a", "a", "b", "c"] { await come(owner) }
    for owner in ["a", "b", "a", "b", "a"] { await leave(owner) }
    #expect(order.all.dropFirst(4) == ["a", "b", "c", "a", "a"])
  }
}
