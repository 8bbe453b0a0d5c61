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
  /// One more than the window holds may start, if it outranks what is on the line: that lets it pass. While one is there
  /// already, none.
  let isForUrgent: Bool
  private let onLine: [QueueItem]
  /// Sorted: statements, small bundles, large bundles.
  private var classes: [[QueueItem]] = [[], [], []]
  /// The most urgent item that is not due and waits for nothing but the mission.
  private var early: QueueItem?

  init(lane: Lane, onLine: [QueueItem], now: Date, policy: QueuePolicy) {
    self.onLine = onLine
    switch lane.mayStart(at: now) {
    case .item(let slots): room = max(0, min(slots, policy.slotsPerMission - lane.inFlight))
    case .probe, .no: room = 0
    }
    if case .halfOpen = lane.breaker { isOnTrial = true } else { isOnTrial = false }
    let isPassable = if case .item = lane.mayStart(at: now) { !isOnTrial } else { false }
    isForUrgent =
      isPassable && room == 0
      && !onLine.contains { item in onLine.contains { item.outranks($0, policy: policy) } }
  }

  /// How many of `all` may start.
  var places: Int { isForUrgent ? 1 : room }

  /// What is left after sifting. A mission that has just come back and has nothing due gets its
  /// trial item now, not in hours.
  var all: [QueueItem] {
    let due = classes.flatMap(\.self)
    return due.isEmpty ? [early].compactMap(\.self) : due
  }

  mutating func consider(_ item: QueueItem, isDue: Bool, policy: QueuePolicy) {
    guard places > 0, mayPass(item, policy: policy), item.hold == nil, Poison.verdict(for: item, policy: policy) == nil
    else { return }
    if isDue {
      insert(item, policy: policy)
    } else if isOnTrial, item.waitsForMission {
      let goesFirst = early.map { DeliveryOrder.precedes(item, $0) } ?? true
      if goesFirst { early = item }
    }
  }

  private func mayPass(_ item: QueueItem, policy: QueuePolicy) -> Bool {
    !isForUrgent || onLine.contains { item.outranks($0, policy: policy) }
  }

  private mutating func insert(_ item: QueueItem, policy: QueuePolicy) {
    let its = item.kind == .statement ? 0 : item.isSmallBundle(policy: policy) ? 1 : 2
    let place = classes[its].lastIndex { DeliveryOrder.precedes($0, item) }
    let index = place.map { $0 + 1 } ?? 0
    guard index < places else { return }
    classes[its].insert(item, at: index)
    if classes[its].count > places { classes[its].removeLast() }
  }
}
