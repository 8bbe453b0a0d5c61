import Foundation

/// The items of one mission that could start now: of each class only as many as have room, so that a
/// long queue is read once and never sorted.
///
/// No more of a class can start than fit on the lane, and within a class the order decides alone;
/// so nothing that is left out here could have been chosen.
struct Candidates {
  /// How many more items the mission may take: its window, and its share of all slots.
  private(set) var room: Int
  let isOnTrial: Bool
  /// Sorted: statements, small bundles, large bundles.
  private var classes: [[QueueItem]] = [[], [], []]
  /// The most urgent item that is not due and waits for nothing but the mission.
  private var early: QueueItem?

  init(lane: Lane, now: Date, policy: QueuePolicy) {
    switch lane.mayStart(at: now) {
    case .item(let slots): room = max(0, min(slots, policy.slotsPerMission - lane.inFlight))
    case .probe, .no: room = 0
    }
    if case .halfOpen = lane.breaker { isOnTrial = true } else { isOnTrial = false }
  }

  /// What is left after sifting. A mission that has just come back and has nothing due gets its
  /// trial item now, not in hours.
  var all: [QueueItem] {
    let due = classes.flatMap(\.self)
    return due.isEmpty ? [early].compactMap(\.self) : due
  }

  mutating func consider(_ item: QueueItem, isDue: Bool, policy: QueuePolicy) {
    guard room > 0, item.hold == nil, Poison.verdict(for: item, policy: policy) == nil else { return }
    if isDue {
      insert(item, policy: policy)
    } else if isOnTrial, item.waitsForMission {
      let goesFirst = early.map { DeliveryOrder.precedes(item, $0) } ?? true
      if goesFirst { early = item }
    }
  }

  private mutating func insert(_ item: QueueItem, policy: QueuePolicy) {
    let its = item.kind == .statement ? 0 : item.isSmallBundle(policy: policy) ? 1 : 2
    let place = classes[its].lastIndex { DeliveryOrder.precedes($0, item) }
    let index = place.map { $0 + 1 } ?? 0
    guard index < room else { return }
    classes[its].insert(item, at: index)
    if classes[its].count > room { classes[its].removeLast() }
  }
}
