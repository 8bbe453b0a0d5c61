package import Foundation

/// What waits to be sent. Nothing of it is in memory but what is on the line: the store picks, by the pure rules of
/// `Selection`, and a claim is the beginning of an attempt. Several nodes may work on one store.
package protocol QueueStore: Sendable {
  /// Picks what starts now, as many items as lanes and slots have room for, and begins an attempt at each: lease and attempt
  /// are written before any I/O, in one transaction. An item that a node has is nobody else's until its lease ends.
  ///
  /// - Parameters:
  ///   - node: Who claims. Its own leases never end for itself.
  ///   - end: When another node may take over what is not renewed.
  /// - Returns: In delivery order, with the attempt counted.
  /// - Throws: `StorageProblem`.
  func claim(_ selection: Selection, by node: StoreNode, until end: Date) async throws -> [Claim]

  /// Puts off the end of all leases of a node.
  ///
  /// - Throws: `StorageProblem`.
  func renew(_ node: StoreNode, until end: Date) async throws

  /// Writes how an attempt ended, and the item as it now waits. Its lease is over.
  ///
  /// - Parameter change: Called inside the transaction with the item as it is then: an operator may have held it meanwhile.
  /// - Returns: The item as it now waits; nil when it has left the queue.
  /// - Throws: `StoreProblem.notFound` when there is no such attempt, `.conflict` when its lease was lost to another node:
  ///   nothing is changed then.
  func finish(
    _ claim: Claim, outcome: String, detail: String, at now: Date, change: @escaping @Sendable (inout QueueItem) -> Void
  ) async throws -> QueueItem?

  /// Notes that an attempt has brought its delivery forward.
  ///
  /// - Throws: `StorageProblem`.
  func cameForward(_ claim: Claim) async throws

  /// Ends what a node had in hand when its process died. An attempt counts as a crash of its item where the machine has not
  /// been started since, and it had brought nothing forward: a power cut is no fault of a case.
  ///
  /// - Parameter change: Called with each such item, the crash counted.
  /// - Returns: The items, as they now wait.
  /// - Throws: `StorageProblem`.
  func recover(
    _ node: StoreNode, at now: Date, change: @escaping @Sendable (inout QueueItem) -> Void
  ) async throws -> [QueueItem]

  /// The moment at which the next item that waits falls due; nil when none will by itself.
  ///
  /// - Throws: `StorageProblem`.
  func nextDue() async throws -> Date?

  /// Changes an item that a person or a rule has decided about.
  ///
  /// - Parameter body: Called inside the transaction; what it throws changes nothing.
  /// - Returns: The item as it now is.
  /// - Throws: `StoreProblem.notFound` when it is not in the queue; what `body` throws; `StorageProblem`.
  @discardableResult
  func change(_ item: String, at now: Date, _ body: @escaping @Sendable (inout QueueItem) throws -> Void) async throws
    -> QueueItem

  /// A mission is back: what waited only for it is due, and its back-off begins anew.
  ///
  /// - Throws: `StorageProblem`.
  func missionCameBack(_ mission: MissionID, at now: Date) async throws

  /// Puts a bundle that was given up back into the queue, due now, as if it had never failed; behind it what says that it was
  /// given up, where its mission has not taken that.
  ///
  /// - Throws: `StoreProblem.notFound` when no such item was given up.
  func revive(_ item: String, at now: Date) async throws -> QueueItem

  /// One item; nil when it has left the queue, also undelivered.
  ///
  /// - Throws: `StorageProblem`.
  func queueItem(_ id: String) async throws -> QueueItem?

  /// A page of the queue in the order in which it goes, held items included, undelivered ones not.
  ///
  /// - Parameter previous: `Page.last` of the page before; nil for the first page.
  /// - Throws: `StoreProblem.notFound` when `previous` is no such place; `StorageProblem`.
  func page(_ filter: QueueFilter, after previous: String?, limit: Int) async throws -> Page<QueueItem>

  /// How much waits, by mission. Costs nothing however much that is.
  ///
  /// - Throws: `StorageProblem`.
  func queueCounts() async throws -> [QueueCount]

  /// How old what waits is, by mission.
  ///
  /// - Parameter limits: Ages in seconds, rising; the last class is what is older than the last of them.
  /// - Returns: Items in each class, counted as far as `QueueAges.most`.
  /// - Throws: `StorageProblem`.
  func queueAges(at now: Date, limits: [TimeInterval]) async throws -> [QueueAges]

  /// Bundles that were made before `created` and whose planned arrival, if there is one, was before `arrival`, but for those
  /// to some missions, held by a person, or on the line: the oldest, at most `limit`.
  ///
  /// - Throws: `StorageProblem`.
  func overdue(created: Date, arrival: Date, except missions: [MissionID], limit: Int) async throws -> [QueueItem]

  /// Bundles made before `created` of which nobody was told yet that they are late, but for those to some missions or held
  /// by a person. They are marked as told, at most `limit` of them.
  ///
  /// - Throws: `StorageProblem`.
  func takeLate(created: Date, except missions: [MissionID], limit: Int) async throws -> [QueueItem]

  /// The missions that a person keeps everything back from, with the reason.
  ///
  /// - Throws: `StorageProblem`.
  func heldMissions() async throws -> [MissionID: String]

  /// Keeps everything for a mission back, over restarts too; or, with nil, no more.
  ///
  /// - Throws: `StorageProblem`.
  func holdMission(_ mission: MissionID, _ reason: String?, at now: Date) async throws
}

/// A process that works on a store.
package struct StoreNode: Sendable, Equatable {
  /// The same after a restart.
  package let id: String
  /// Another one each time the machine is started.
  package let boot: String

  package init(id: String = "local", boot: String) {
    self.id = id
    self.boot = boot
  }

  /// This machine, since it was last started (proc(5), `random/boot_id`).
  package static var local: StoreNode {
    let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return StoreNode(boot: boot?.trimmingCharacters(in: .whitespacesAndNewlines) ?? UUID().uuidString)
  }
}

/// An attempt that has begun, and the right to end it.
package struct Claim: Sendable, Equatable {
  package let item: QueueItem
  package let attempt: AttemptID
  /// `StoreNode.id` of who has it.
  package let node: String

  package init(item: QueueItem, attempt: AttemptID, node: String) {
    self.item = item
    self.attempt = attempt
    self.node = node
  }
}

/// Which items a page shows.
package struct QueueFilter: Sendable, Equatable {
  package var mission: MissionID?
  package var transfer: TransferID?
  /// The beginning of an item's id.
  package var prefix: String?

  package init(mission: MissionID? = nil, transfer: TransferID? = nil, prefix: String? = nil) {
    self.mission = mission
    self.transfer = transfer
    self.prefix = prefix
  }
}

/// How much waits for one mission.
package struct QueueCount: Sendable, Codable, Equatable {
  package let mission: MissionID
  package let waiting: Int
  /// Of these, what stands still until somebody acts.
  package let held: Int

  package init(mission: MissionID, waiting: Int, held: Int) {
    self.mission = mission
    self.waiting = waiting
    self.held = held
  }
}

/// How old what waits for one mission is.
package struct QueueAges: Sendable, Codable, Equatable {
  /// No class is counted further.
  package static let most = 10_000

  package let mission: MissionID
  /// Items by class of age, the youngest first.
  package let counts: [Int]

  package init(mission: MissionID, counts: [Int]) {
    self.mission = mission
    self.counts = counts
  }
}
