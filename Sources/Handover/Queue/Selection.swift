package import Foundation

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
  /// and one for small bundles and emergencies, each kept while none of its kind is in flight.
  package func hasSlot(for item: QueueItem, policy: QueuePolicy) -> Bool {
    let keeps = policy.totalMax >= 3
    let isSmall = item.isSmallBundle(policy: policy) || item.isEmergency
    let forStatements = keeps && item.kind != .statement && statements == 0
    let forSmall = keeps && !isSmall && small == 0
    return total + (forStatements ? 1 : 0) + (forSmall ? 1 : 0) < policy.totalMax
  }
}

/// Which items start now. A snapshot: the same input gives the same answer, on whatever thread a store asks.
/// - Note: Source: decision 0017, "across missions".
package struct Selection: Sendable {
  /// By mission; one without a lane has a fresh one's rights.
  package let lanes: [MissionID: Lane]
  /// Counts by kind over all missions.
  package let inFlight: InFlight
  /// The items on the line, by mission.
  package let onLine: [MissionID: [QueueItem]]
  package let now: Date
  package let policy: QueuePolicy

  package init(
    lanes: [MissionID: Lane], inFlight: InFlight, onLine: [QueueItem] = [], now: Date, policy: QueuePolicy
  ) {
    self.lanes = lanes
    self.inFlight = inFlight
    self.onLine = Dictionary(grouping: onLine, by: \.mission)
    self.now = now
    self.policy = policy
  }

  package var freeSlots: Int { max(0, policy.totalMax - inFlight.total) }

  /// Whether anything at all may start.
  package var hasSlots: Bool { freeSlots > 0 }

  /// How many more items of each class a mission may take now; whether it is on trial, when what only waited for the mission
  /// may go before it is due; and whether it is full but for what has the right of way.
  package func room(of mission: MissionID) -> (count: Int, isOnTrial: Bool, isForUrgent: Bool) {
    let candidates = candidates(of: mission)
    return (candidates.room, candidates.isOnTrial, candidates.isForUrgent)
  }

  private func candidates(of mission: MissionID) -> Candidates {
    Candidates(
      lane: lanes[mission] ?? Lane(mission: mission, policy: policy), onLine: onLine[mission] ?? [], now: now,
      policy: policy)
  }

  /// Chooses from items that are not in flight.
  ///
  /// The most urgent item with a free way goes first; one that has to wait for a slot of its kind or
  /// for its mission holds up nobody behind it.
  /// - Parameters:
  ///   - items: All that wait, in any order; or of each mission and class the first ones of those that are due, as many
  ///     as it has room for, which gives the same.
  ///   - areDue: Whether their wait is known to be over.
  /// - Returns: In delivery order.
  package func choose(_ items: [QueueItem], areDue: Bool = false) -> [QueueItem] {
    guard hasSlots else { return [] }
    var byMission: [MissionID: Candidates] = [:]
    for item in items {
      byMission[item.mission, default: candidates(of: item.mission)].consider(
        item, isDue: areDue || item.isDue(at: now, policy: policy), policy: policy)
    }
    let ready = byMission.values.flatMap(\.all).sorted { DeliveryOrder.precedes($0, $1) }
    var room = byMission.mapValues(\.places)
    var inFlight = inFlight
    return ready.filter { item in
      guard room[item.mission, default: 0] > 0, inFlight.hasSlot(for: item, policy: policy) else { return false }
      room[item.mission, default: 0] -= 1
      inFlight.count(item, by: 1, policy: policy)
      return true
    }
  }

  /// The missions to ask whether they are there, by id; tell the lane ``Lane/probeStarted(at:policy:)``.
  package static func probes(_ lanes: [MissionID: Lane], at now: Date) -> [MissionID] {
    lanes.values.filter { $0.mayStart(at: now) == .probe }.map(\.mission).sorted()
  }
}
