package import Foundation

/// What the engine shall do next.
package enum QueueAction: Sendable, Equatable {
  case start(itemID: String)
  /// One status call; tell the lane ``Lane/probeStarted(at:policy:)``.
  case probe(MissionID)
}

/// What is in flight over all missions, by kind.
package struct InFlight: Sendable, Equatable {
  package var statements: Int
  /// Bundles below ``QueuePolicy/smallBundle``.
  package var small: Int
  package var large: Int

  package init(statements: Int = 0, small: Int = 0, large: Int = 0) {
    self.statements = statements
    self.small = small
    self.large = large
  }

  package var total: Int { statements + small + large }

  /// Counts an item that starts (1) or ends (−1).
  package mutating func count(_ item: QueueItem, by change: Int, policy: QueuePolicy) {
    switch item.kind {
    case .statement: statements = max(0, statements + change)
    case .bundle where item.isSmallBundle(policy: policy): small = max(0, small + change)
    case .bundle: large = max(0, large + change)
    }
  }

  /// Whether a slot is free for `item`, not counting the slots kept for others: one for statements
  /// and one for small bundles, each kept while none of its kind is in flight.
  package func hasSlot(for item: QueueItem, policy: QueuePolicy) -> Bool {
    let keeps = policy.totalMax >= 3
    let isSmall = item.isSmallBundle(policy: policy)
    let forStatements = keeps && item.kind != .statement && statements == 0
    let forSmall = keeps && !isSmall && small == 0
    return total + (forStatements ? 1 : 0) + (forSmall ? 1 : 0) < policy.totalMax
  }
}

/// Which items start now, and which missions are probed.
/// - Note: Source: design table, row "across missions".
package enum Selection {
  /// Chooses from everything queued and not in flight. The same input gives the same answer.
  ///
  /// The most urgent item with a free way goes first; one that has to wait for a slot of its kind or
  /// for its mission holds up nobody behind it.
  /// - Parameters:
  ///   - items: All waiting items, in any order; none that is in flight.
  ///   - lanes: By mission; a mission without a lane gets a fresh one's rights.
  ///   - inFlight: Counts by kind over all missions.
  /// - Returns: Probes by mission id, then starts in delivery order.
  package static func choose(
    items: [QueueItem], lanes: [MissionID: Lane], inFlight: InFlight, now: Date,
    policy: QueuePolicy
  ) -> [QueueAction] {
    let probes = lanes.values.filter { $0.mayStart(at: now) == .probe }.map(\.mission).sorted()
    var actions = probes.map(QueueAction.probe)
    var inFlight = inFlight
    guard inFlight.total < policy.totalMax else { return actions }
    var byMission = lanes.mapValues { Candidates(lane: $0, now: now, policy: policy) }
    let ready = sift(items, into: &byMission, now: now, policy: policy)
    var room = byMission.mapValues(\.room)
    for item in ready where room[item.mission, default: 0] > 0 {
      guard inFlight.hasSlot(for: item, policy: policy) else { continue }
      room[item.mission, default: 0] -= 1
      inFlight.count(item, by: 1, policy: policy)
      actions.append(.start(itemID: item.id))
    }
    return actions
  }

  /// The items that could start, most urgent first.
  private static func sift(
    _ items: [QueueItem], into byMission: inout [MissionID: Candidates], now: Date,
    policy: QueuePolicy
  ) -> [QueueItem] {
    for item in items {
      let mission = item.mission
      byMission[
        mission,
        default: Candidates(lane: Lane(mission: mission, policy: policy), now: now, policy: policy)
      ].consider(item, now: now, policy: policy)
    }
    return byMission.values.flatMap(\.all)
      .sorted { DeliveryOrder.precedes($0, $1, policy: policy) }
  }
}
