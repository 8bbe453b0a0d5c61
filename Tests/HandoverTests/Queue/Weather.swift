import Foundation

@testable import Handover

/// A mission's line: when it is up, and until when.
struct Weather: Sendable {
  /// Seconds since the start → when the line that is up now drops; `nil` while it is down.
  let upUntil: @Sendable (TimeInterval) -> TimeInterval?
  /// Bytes a second and item while it is up.
  var rate: Double = 200_000

  static let fine = Weather { _ in .infinity }
  static let dead = Weather { _ in nil }

  /// Two hours of power, from eight to ten.
  static let twoHoursADay = Weather { time in
    let day = (time / 86400).rounded(.down) * 86400
    return (28800..<36000).contains(time - day) ? day + 36000 : nil
  }

  /// Up for 50 seconds of each minute.
  static let dropsEachMinute = Weather { time in
    let minute = (time / 60).rounded(.down) * 60
    return time - minute < 50 ? minute + 50 : nil
  }

  /// Down until `end`, then fine.
  static func away(until end: TimeInterval) -> Weather {
    Weather { $0 >= end ? .infinity : nil }
  }
}

/// The queue rules with a small world around them: no clock, no thread, no network, one seed.
///
/// It does what the engine does, in the same order, and keeps a diary. Uploads resume: what was
/// carried over before a drop is not carried again.
struct WeatherSimulation {
  enum Entry: Equatable {
    case started(String)
    case delivered(String)
    case failed(String)
    case probed(MissionID, answered: Bool)
  }

  private enum Ending {
    case item(String, PeerAnswer?)
    case probe(MissionID, answered: Bool)
  }

  let policy: QueuePolicy
  let weather: [MissionID: Weather]
  private var queues: [MissionID: [String: QueueItem]] = [:]
  private(set) var flying: [String: QueueItem] = [:]
  private(set) var lanes: [MissionID: Lane]
  private(set) var diary: [(at: TimeInterval, entry: Entry)] = []
  /// Seconds since the start.
  private(set) var now: TimeInterval = 0
  /// What an odd peer says instead of a receipt.
  var answers: [String: PeerAnswer] = [:]

  private var left: [String: Double] = [:]
  private var inFlight = InFlight()
  private var endings: [(at: TimeInterval, what: Ending)] = []
  private var arriving: [QueueItem]
  private var rng: QueueSample.SplitMix64

  init(
    items: [QueueItem], weather: [MissionID: Weather], seed: UInt64, policy: QueuePolicy = .init()
  ) {
    self.policy = policy
    self.weather = weather
    self.rng = QueueSample.SplitMix64(seed: seed)
    self.lanes = Dictionary(
      uniqueKeysWithValues: weather.keys.map { ($0, Lane(mission: $0, policy: policy)) })
    self.arriving = items.sorted { $0.created > $1.created }
    for item in items { left[item.id] = Double(item.bytes) }
  }

  static let start = QueueSample.morning
  private var date: Date { Self.start + now }

  /// Runs until `end` seconds, or until nothing is left to happen.
  mutating func run(until end: TimeInterval) {
    while true {
      takeIn()
      act()
      guard let next = nextMoment(), next <= end else { break }
      now = max(next, now)
      settle()
    }
    now = end
  }

  private mutating func takeIn() {
    while let item = arriving.last, item.created <= date {
      queues[item.mission, default: [:]][item.id] = arriving.removeLast()
    }
  }

  /// Hands over the items of missions that may take some, as an engine's query does.
  private mutating func act() {
    let items = lanes.values.filter(isOpen).flatMap { (queues[$0.mission] ?? [:]).values }
    let selection = Selection(lanes: lanes, inFlight: inFlight, now: date, policy: policy)
    for mission in Selection.probes(lanes, at: date) { probe(mission) }
    for item in selection.choose(items) { start(item) }
  }

  private func isOpen(_ lane: Lane) -> Bool {
    if case .item(let slots) = lane.mayStart(at: date) { slots > 0 } else { false }
  }

  private mutating func start(_ item: QueueItem) {
    guard let line = weather[item.mission] else { return }
    var item = item
    let id = item.id
    queues[item.mission]?[id] = nil
    item.attemptStarted()
    flying[id] = item
    lanes[item.mission]?.started()
    inFlight.count(item, by: 1, policy: policy)
    diary.append((now, .started(id)))
    guard let drops = line.upUntil(now) else {
      return endings.append((now + 10, .item(id, .unreachable("time-out"))))
    }
    let needs = 1 + left[id, default: 0] / line.rate
    if now + needs <= drops {
      left[id] = 0
      endings.append((now + needs, .item(id, answers[id])))
    } else {
      left[id, default: 0] -= max(0, drops - now - 1) * line.rate
      endings.append((drops, .item(id, .unreachable("reset"))))
    }
  }

  private mutating func probe(_ mission: MissionID) {
    let date = date
    lanes[mission]?.probeStarted(at: date, policy: policy)
    let drops = weather[mission]?.upUntil(now)
    let answered = drops.map { now + 1 <= $0 } ?? false
    endings.append((now + (answered ? 1 : 10), .probe(mission, answered: answered)))
  }

  private mutating func settle() {
    let due = endings.filter { $0.at <= now }.sorted { $0.at < $1.at }
    endings.removeAll { $0.at <= now }
    for ending in due {
      switch ending.what {
      case .item(let id, let answer): end(id, answer)
      case .probe(let mission, let answered): endProbe(mission, answered: answered)
      }
    }
  }

  /// - Parameter answer: Nil for a receipt.
  private mutating func end(_ id: String, _ answer: PeerAnswer?) {
    guard var item = flying.removeValue(forKey: id) else { return }
    let (verdict, text, date) = (answer.map(AnswerRules.judge) ?? .done, answer.map { "\($0)" } ?? "", date)
    inFlight.count(item, by: -1, policy: policy)
    item.attemptEnded(verdict, text: text, at: date, policy: policy, using: &rng)
    if verdict != .done { queues[item.mission]?[id] = item }
    diary.append((now, verdict == .done ? .delivered(id) : .failed(id)))
    let back = lanes[item.mission]?.attemptEnded(
      verdict, text: text, at: date, policy: policy, using: &rng)
    guard back == true else { return }
    for id in (queues[item.mission] ?? [:]).keys {
      queues[item.mission]?[id]?.missionCameBack(at: date)
    }
  }

  private mutating func endProbe(_ mission: MissionID, answered: Bool) {
    let date = date
    diary.append((now, .probed(mission, answered: answered)))
    if answered {
      lanes[mission]?.probeSucceeded()
    } else {
      lanes[mission]?.probeFailed(at: date, policy: policy, using: &rng)
    }
  }

  /// When something next happens by itself: an ending, a new item, a probe, a next attempt.
  private func nextMoment() -> TimeInterval? {
    var moments = endings.map(\.at)
    if let item = arriving.last { moments.append(item.created.timeIntervalSince(Self.start)) }
    for lane in lanes.values {
      if case .no(let until?) = lane.mayStart(at: date) {
        moments.append(until.timeIntervalSince(Self.start))
      }
      guard isOpen(lane), let queue = queues[lane.mission] else { continue }
      moments += queue.values.map { $0.nextAttempt.timeIntervalSince(Self.start) }
    }
    return moments.filter { $0 > now }.min()
  }
}

extension WeatherSimulation {
  func times(of match: (Entry) -> Bool) -> [TimeInterval] {
    diary.filter { match($0.entry) }.map(\.at)
  }

  var waiting: [String: QueueItem] {
    queues.values.reduce(into: [:]) { $0.merge($1) { $1 } }
  }

  var delivered: [String] {
    diary.compactMap { if case .delivered(let id) = $0.entry { id } else { nil } }
  }

  var starts: [(at: TimeInterval, id: String)] {
    diary.compactMap { if case .started(let id) = $0.entry { ($0.at, id) } else { nil } }
  }

  /// The most starts within any stretch of `length` seconds.
  func busiest(_ length: TimeInterval) -> Int {
    let times = starts.map(\.at)
    var (most, first) = (0, 0)
    for (index, time) in times.enumerated() {
      while times[first] <= time - length { first += 1 }
      most = max(most, index - first + 1)
    }
    return most
  }
}
