import Foundation
package import Handover
package import Logging

/// Keeps the queue in memory, decides with the rules of `Handover` what goes next, and sends it.
///
/// The store is the truth: an attempt is written before its first octet leaves, its end before its slot is free.
package actor Dispatcher {
  /// A delivery under way.
  struct Running {
    let progress: DeliveryProgress
    /// Set once something may be on the line.
    var delivery: Task<DeliveryOutcome, Never>?
  }

  /// An attempt's end that the store would not take; written again until it does.
  struct UnwrittenEnd {
    let attempt: AttemptID
    let item: QueueItem
    let outcome: String
    let detail: String
  }

  let store: any HandoverStore
  let files: any PartFiles
  let seals: any Seals
  let settings: CourierSettings
  let clock: CourierClock
  let logger: Logger
  let client: PeerClient
  let onEvent: @Sendable (CourierEvent) -> Void
  let bell = Bell()

  var items: [String: QueueItem] = [:]
  var lanes: [MissionID: Lane] = [:]
  var inFlight = InFlight()
  var running: [String: Running] = [:]
  /// How far each item has been brought that broke off.
  var marks: [String: DeliveryProgress.Mark] = [:]
  var alerts: [MissionID: LaneAlert] = [:]
  /// Bundles that were said to be late.
  var late: Set<String> = []
  var watch = ClockWatch()
  var unwritten: [UnwrittenEnd] = []
  /// When the queue was last read, on the monotonic clock; nil when it must be read now.
  var lastReload: TimeInterval?
  var random = SystemRandomNumberGenerator()

  var policy: QueuePolicy { settings.policy }

  /// - Parameters:
  ///   - heldMissions: Missions that an operator holds, with the reason: the store keeps no lanes, so whoever
  ///     starts the courier brings them along.
  ///   - onEvent: Told at once, on any thread; it must return at once.
  package init(
    store: any HandoverStore, files: any PartFiles, seals: any Seals, transport: any PeerTransport,
    settings: CourierSettings = CourierSettings(), heldMissions: [MissionID: String] = [:],
    clock: CourierClock = .system, logger: Logger,
    onEvent: @escaping @Sendable (CourierEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.files = files
    self.seals = seals
    self.settings = settings
    self.clock = clock
    self.logger = logger
    self.onEvent = onEvent
    client = PeerClient(
      transport: transport, seals: seals, clock: clock, directories: DirectoryExchange(), logger: logger)
    for (mission, text) in heldMissions {
      var lane = Lane(mission: mission, policy: settings.policy)
      lane.holdByOperator(text: text, at: clock.now())
      lanes[mission] = lane
    }
  }

  /// Sends until the task is cancelled or `shutdown` is called. What is under way then may take
  /// `settings.graceful` seconds more; after that it is cut off and stays queued. To be called once.
  package func run() async {
    let service = Task { await serve() }
    await withTaskCancellationHandler {
      await service.value
    } onCancel: {
      bell.stop()
    }
  }

  /// Starts nothing more; `run` returns when what is under way has ended.
  package nonisolated func shutdown() { bell.stop() }

  private func serve() async {
    while await !recover(), !bell.isStopped { await bell.wait(atMost: .seconds(5)) }
    await withDiscardingTaskGroup { group in
      while !bell.isStopped {
        await upkeep()
        // One moment for both: what fell due between them would be neither chosen nor waited for.
        let now = clock.now()
        for action in choose(at: now) { launch(action, in: &group) }
        await bell.wait(atMost: .seconds(pause(at: now)))
      }
      await drain()
      group.cancelAll()
    }
    await writeUnwritten()
  }

  private func choose(at now: Date) -> [QueueAction] {
    guard hasRoom(at: now) else { return [] }
    let waiting = items.values.filter { running[$0.id] == nil }
    return Selection.choose(
      items: waiting, lanes: lanes, inFlight: inFlight, now: now, policy: policy)
  }

  private func launch(_ action: QueueAction, in group: inout DiscardingTaskGroup) {
    switch action {
    case .probe(let mission):
      changeLane(mission) { $0.probeStarted(at: clock.now(), policy: policy) }
      group.addTask { await self.probe(mission) }
    case .start(let id):
      guard let item = items[id] else { return }
      take(item)
      group.addTask { await self.attempt(item) }
    }
  }

  private func pause(at now: Date) -> TimeInterval {
    // While there is no room nothing can start by falling due; what makes room rings.
    let waiting = hasRoom(at: now) ? items : [:]
    return Agenda.pause(
      items: waiting.values.lazy.filter { [running] in running[$0.id] == nil }, lanes: lanes.values, now: now,
      policy: policy)
  }

  /// Whether anything may start now, so that a long queue is not read for nothing. Every mission that something waits
  /// for has a lane.
  private func hasRoom(at now: Date) -> Bool {
    lanes.values.contains { lane in
      switch lane.mayStart(at: now) {
      case .item(let slots): slots > 0
      case .probe: true
      case .no: false
      }
    }
  }

  /// Takes an item into the queue in memory.
  func enqueue(_ item: QueueItem) {
    items[item.id] = item
    changeLane(item.mission) { _ in }
  }

  /// Waits for the deliveries under way, but not for ever.
  private func drain() async {
    let end = ContinuousClock.now + .seconds(settings.graceful)
    while !running.isEmpty, ContinuousClock.now < end {
      await bell.wait(atMost: ContinuousClock.now.duration(to: end))
    }
  }

  func changeLane(_ mission: MissionID, _ change: (inout Lane) -> Void) {
    change(&lanes[mission, default: Lane(mission: mission, policy: policy)])
  }
}
