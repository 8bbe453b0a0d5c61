import Base
import Foundation
package import Handover
package import Logging

/// Sends what waits: asks the store what goes next, by the rules of `Handover`, and sends it. In memory is only what is on
/// the line.
///
/// The store is the truth: an attempt is written before its first octet leaves, its end before its slot is free.
package actor Dispatcher {
  /// A delivery under way.
  struct Running {
    let claim: Claim
    let progress: DeliveryProgress
    /// Closed while it lets something more urgent pass.
    let gate = LineGate()
    /// On the monotonic clock.
    let began: TimeInterval
    /// Set once something may be on the line.
    var delivery: Task<AttemptResult, Never>?
    /// A person has stopped it.
    var isStopped = false
  }

  /// An attempt's end that the store would not take; written again until it does.
  struct UnwrittenEnd {
    let claim: Claim
    let ending: AttemptEnding
  }

  let store: any HandoverStore
  let files: any PartFiles
  let seals: any Seals
  let settings: CourierSettings
  let node: StoreNode
  let clock: CourierClock
  let logger: Logger
  let client: PeerClient
  let onEvent: @Sendable (CourierEvent) -> Void
  let bell = Bell()
  /// The questions for keys that are under way.
  var asking: [MissionID: Task<Data?, any Error>] = [:]
  /// Of each transfer one request of statements at a time.
  let turns = Turns<TransferID>()

  var lanes: [MissionID: Lane] = [:]
  var inFlight = InFlight()
  var running: [String: Running] = [:]
  /// How far each item has been brought that broke off.
  var marks: [String: DeliveryProgress.Mark] = [:]
  /// Octets a second that last went to a mission, as long as this process lives.
  var rates: [MissionID: Double] = [:]
  var alerts: [MissionID: LaneAlert] = [:]
  var watch = ClockWatch()
  /// Other missions are being asked what time it is.
  var isAskingTime = false
  /// What was last said of a clock that others contradict.
  var doubt: String?
  var unwritten: [UnwrittenEnd] = []
  /// When the leases were last renewed, on the monotonic clock.
  var lastRenewal: TimeInterval?
  var random = SystemRandomNumberGenerator()

  var policy: QueuePolicy { settings.policy }

  /// - Parameters:
  ///   - node: Who this process is to others that work on the same store.
  ///   - onEvent: Told at once, on any thread; it must return at once.
  package init(
    store: any HandoverStore, files: any PartFiles, seals: any Seals, transport: any PeerTransport,
    settings: CourierSettings = CourierSettings(), node: StoreNode = .local, clock: CourierClock = .system,
    clocks: PeerClocks = PeerClocks(), logger: Logger, onEvent: @escaping @Sendable (CourierEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.files = files
    self.seals = seals
    self.settings = settings
    self.node = node
    self.clock = clock
    self.logger = logger
    self.onEvent = onEvent
    client = PeerClient(
      transport: transport, seals: seals, clock: clock, directories: DirectoryExchange(), clocks: clocks, logger: logger
    )
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
        // Without certificates that hold, each try would only be refused, and counted.
        let isSuspended = seals.suspension(now: now) != nil
        for mission in isSuspended ? [] : Selection.probes(lanes, at: now) { probe(mission, in: &group) }
        let claims = isSuspended ? [] : await claim(at: now)
        for claim in claims ?? [] { launch(claim, in: &group) }
        let isContested = arrange()
        let pause = claims == nil ? Agenda.afterFailure : await pause(at: now)
        await bell.wait(atMost: .seconds(isContested ? min(pause, Agenda.contested) : pause))
      }
      await drain()
      group.cancelAll()
    }
    await writeUnwritten()
  }

  /// What starts now; nil when the store could not say. One that cannot be written lets nothing start: no attempt goes
  /// unwritten.
  private func claim(at now: Date) async -> [Claim]? {
    let selection = Selection(
      lanes: lanes, inFlight: inFlight, onLine: running.values.map(\.claim.item), now: now, policy: policy)
    guard selection.hasSlots else { return [] }
    do {
      return try await store.claim(selection, by: node, until: now + settings.lease)
    } catch {
      logger.error("queue not read", metadata: ["error": "\(error)"])
      return nil
    }
  }

  private func probe(_ mission: MissionID, in group: inout DiscardingTaskGroup) {
    changeLane(mission) { $0.probeStarted(at: clock.now(), policy: policy) }
    group.addTask { await self.probe(mission) }
  }

  /// An item takes its slot.
  private func launch(_ claim: Claim, in group: inout DiscardingTaskGroup) {
    let (id, onEvent) = (claim.item.id, onEvent)
    let progress = DeliveryProgress(
      total: claim.item.bytes, since: marks[id] ?? .init(), clock: clock.monotonic,
      isForward: { [self] in Task { await noteForward(claim) } },
      report: { onEvent(.bytes(item: id, sent: $0, total: $1)) })
    running[id] = Running(claim: claim, progress: progress, began: clock.monotonic())
    inFlight.count(claim.item, by: 1, policy: policy)
    changeLane(claim.item.mission) { $0.started() }
    group.addTask { await self.attempt(claim, progress) }
  }

  /// Lets what is more urgent have the line.
  ///
  /// - Returns: Whether that has to be looked at again soon.
  private func arrange() -> Bool {
    let line = running.values.map { running in
      Passage(
        item: running.claim.item, began: running.began, moved: max(running.began, running.progress.moved),
        isThrough: running.progress.isThrough)
    }
    let waiting = RightOfWay.givingWay(line, at: clock.monotonic(), policy: policy)
    for (id, running) in running { running.gate.set(isClosed: waiting.contains(id)) }
    return RightOfWay.isContested(line, policy: policy)
  }

  private func pause(at now: Date) async -> TimeInterval {
    let due: Date?
    do { due = try await store.nextDue() } catch { due = nil }
    return Agenda.pause(due: due, lanes: lanes.values, now: now)
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
