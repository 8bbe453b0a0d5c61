import Foundation
import Testing

@testable import Handover

@Suite("Thirty days of weather")
struct WeatherTests {
  private typealias Q = QueueSample
  private static let day = QueueSample.day

  /// `count` bundles, shuffled in age, each arriving at another moment of the coming `days`.
  private func backlog(
    _ count: Int, to mission: String, days: Double, bytes: Int64 = 2 << 20, seed: UInt64,
    over stretch: TimeInterval = 0
  ) throws -> [QueueItem] {
    var rng = Q.SplitMix64(seed: seed)
    return try (0..<count).map { index in
      try Q.item(
        "\(mission)-\(index)", to: mission,
        kind: index % 10 == 9 ? .statement : .bundle, bytes: index % 10 == 9 ? 900 : bytes,
        priority: Int.random(in: 0...2, using: &rng),
        arrivesIn: Double.random(in: 0...days, using: &rng) * Self.day,
        age: -Double.random(in: 0...1, using: &rng) * stretch)
    }
  }

  private func simulate(
    _ items: [QueueItem], _ weather: [String: Weather], seed: UInt64, days: Double = 30
  ) throws -> WeatherSimulation {
    let lines = try Dictionary(uniqueKeysWithValues: weather.map { (try Q.mission($0), $1) })
    var simulation = WeatherSimulation(items: items, weather: lines, seed: seed)
    simulation.run(until: days * Self.day)
    return simulation
  }

  /// Nothing lost, nothing twice: each item is delivered once or still there.
  private func expectAllThere(_ items: [QueueItem], _ simulation: WeatherSimulation) {
    let there = simulation.delivered + simulation.waiting.keys + simulation.flying.keys
    #expect(there.sorted() == items.map(\.id).sorted())
  }

  @Test("Fine weather: everything at once, each item once", arguments: UInt64(1)...2)
  func fine(seed: UInt64) throws {
    let items = try backlog(200, to: "fine", days: 30, seed: seed)
    let simulation = try simulate(items, ["fine": .fine], seed: seed, days: 1)
    #expect(simulation.delivered.count == 200)
    #expect(simulation.starts.count == 200)
    expectAllThere(items, simulation)
  }

  @Test("Two hours of power a day", arguments: UInt64(1)...2)
  func twoHours(seed: UInt64) throws {
    let items = try backlog(
      300, to: "hot", days: 40, bytes: 20 << 20, seed: seed, over: 29 * Self.day)
    let simulation = try simulate(items, ["hot": .twoHoursADay], seed: seed)
    expectAllThere(items, simulation)
    #expect(simulation.waiting.isEmpty && simulation.flying.isEmpty)
    // Whatever was queued before a morning's power is through that morning.
    let power = simulation.times { if case .delivered = $0 { true } else { false } }
    #expect(power.allSatisfy { (28800...36000).contains($0.truncatingRemainder(dividingBy: Self.day)) })
    for morning in 1..<30 {
      let end = Double(morning) * Self.day + 36000
      let queued = items.filter { $0.created <= Q.morning + end - 7200 }.count
      #expect(power.count { $0 <= end } >= queued)
    }
    // The night costs the queue a cohort of failures a day, not a storm.
    #expect(simulation.starts.count <= 300 + 30 * 6)
    #expect(simulation.times { if case .probed = $0 { true } else { false } }.count <= 30 * 125)
  }

  @Test("A line that drops each minute: large files get through piece by piece", arguments: UInt64(1)...2)
  func dropping(seed: UInt64) throws {
    let items = try backlog(60, to: "weak", days: 30, bytes: 30 << 20, seed: seed)
    let simulation = try simulate(items, ["weak": .dropsEachMinute], seed: seed, days: 2)
    expectAllThere(items, simulation)
    #expect(simulation.delivered.count == 60)
    #expect(simulation.busiest(3600) <= 240)
    let most = Dictionary(grouping: simulation.starts, by: \.id).values.map(\.count).max() ?? 0
    #expect(most <= 60)
  }

  @Test(
    "Thirty days away with a backlog of 500: nothing lost, urgent first, gently", arguments: UInt64(1)...2)
  func away(seed: UInt64) throws {
    let items = try backlog(500, to: "away", days: 60, seed: seed)
    let comeback = 29.9 * Self.day
    let simulation = try simulate(items, ["away": .away(until: comeback)], seed: seed, days: 31)
    expectAllThere(items, simulation)
    #expect(simulation.delivered.count == 500)

    // While it was away: the first cohort failed, and after that only status calls went out.
    let before = simulation.starts.filter { $0.at < comeback }
    #expect(before.count <= 6)
    let probes = simulation.times { if case .probed(_, false) = $0 { true } else { false } }
    #expect(probes.count <= Int(comeback / (900 * 0.8)) && probes.count >= Int(comeback / 1100))
    // Back: noticed soon, one item first, and never more than the window.
    let after = simulation.starts.filter { $0.at >= comeback }
    let first = try #require(after.first)
    #expect(first.at - comeback <= 900 * 1.2 + 2)
    let firstEnd = simulation.times { $0 == .delivered(first.id) }.first ?? 0
    #expect(after.count { $0.at < firstEnd } == 1)
    #expect(after.count == 500)
    // The soonest arrivals go first, without an exception.
    let due = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0) })
    let order = after.compactMap { due[$0.id] }
    let ideal = items.sorted { DeliveryOrder.precedes($0, $1) }
    // A failed attempt of the first hour may still have been waiting at the trial item.
    #expect(order.dropFirst().map(\.id) == ideal.map(\.id).filter { $0 != first.id })
    #expect(ideal.prefix(8).map(\.id).contains(first.id))
  }

  @Test("The alarm follows a mission that stays away, and no one gives it up")
  func alarm() throws {
    let items = try backlog(20, to: "away", days: 60, seed: 4)
    for (days, alert) in [(0.03, .notice), (0.2, .alarm), (5.1, .escalation), (60, .escalation)]
      as [(Double, LaneAlert)]
    {
      let simulation = try simulate(items, ["away": .dead], seed: 4, days: days)
      let lane = try #require(simulation.lanes[try Q.mission("away")])
      #expect(lane.alert(at: Q.morning + days * Self.day, policy: Q.policy) == alert)
      #expect(simulation.waiting.values.allSatisfy { $0.hold == nil && $0.attempts <= 2 })
      expectAllThere(items, simulation)
    }
  }

  @Test("One dead mission with every urgent case does not slow the others", arguments: UInt64(1)...2)
  func noStarvation(seed: UInt64) throws {
    let urgent = try backlog(500, to: "dead", days: 1, seed: seed)
    let others = try ["a", "b", "c", "d"].flatMap {
      try backlog(50, to: $0, days: 60, seed: seed, over: 10 * Self.day)
    }
    let lines: [String: Weather] = ["a": .fine, "b": .fine, "c": .fine, "d": .fine]
    let alone = try simulate(others, lines, seed: seed, days: 11)
    let together = try simulate(
      urgent + others, lines.merging(["dead": .dead]) { $1 }, seed: seed, days: 11)
    expectAllThere(urgent + others, together)
    func deliveries(_ simulation: WeatherSimulation) -> [TimeInterval] {
      simulation.times { if case .delivered = $0 { true } else { false } }
    }
    #expect(deliveries(together).count == 200)
    for (one, other) in zip(deliveries(alone), deliveries(together)) {
      #expect(other - one <= 30)
    }
  }

  @Test(
    "Slow missions with large files leave a slot for words and for small bundles", arguments: UInt64(1)...2)
  func keptSlots(seed: UInt64) throws {
    let slow = try (0..<12).flatMap {
      // An emergency may have the slot that is kept for small bundles, however large it is.
      try backlog(20, to: "slow\($0)", days: 1, bytes: 2 << 30, seed: seed)
        .filter { $0.kind == .bundle && !$0.isEmergency }
    }
    let word = try Q.item("word", to: "z", kind: .statement, bytes: 900, age: -600)
    let small = try Q.item("small", to: "z", bytes: 1000, arrivesIn: 99 * Self.day, age: -600)
    var lines = Dictionary(uniqueKeysWithValues: (0..<12).map { ("slow\($0)", Weather.fine) })
    lines["z"] = .fine
    let simulation = try simulate(slow + [word, small], lines, seed: seed, days: 0.01)
    #expect(simulation.flying.count == 14)
    #expect(Set(simulation.delivered) == ["word", "small"])
  }

  @Test("The deadline pull: an item that keeps failing is tried soon enough before the arrival")
  func deadlinePull() throws {
    let arrival = 4 * Self.day
    let item = try Q.item(arrivesIn: arrival)
    let lines = [item.mission: Weather.fine]
    var simulation = WeatherSimulation(items: [item], weather: lines, seed: 5)
    simulation.answers[item.id] = .http(500, retryAfter: nil, problem: nil)
    simulation.run(until: 30 * Self.day)
    let tries = simulation.starts.map(\.at)
    for (one, next) in zip(tries, tries.dropFirst()) {
      #expect(next - one - 15 <= max(30, abs(arrival - one) / 8) || next - one <= 17280 + 15)
      if one < arrival { #expect(next - one - 15 <= max(30, (arrival - one) / 8)) }
    }
    #expect(tries.contains { abs($0 - arrival) < 60 })
    #expect(tries.count < 500)
  }

  @Test("A poison message is set aside and the others flow", arguments: [422, 404, 500])
  func poison(status: Int) throws {
    let items = try backlog(40, to: "fine", days: 30, seed: 6)
    let bad = try Q.item("bad", to: "fine", priority: 2, arrivesIn: 60)
    var simulation = WeatherSimulation(
      items: items + [bad], weather: [try Q.mission("fine"): .fine], seed: 6)
    simulation.answers["bad"] = .http(status, retryAfter: nil, problem: nil)
    simulation.run(until: Self.day)
    #expect(simulation.delivered.count == 40)
    #expect((simulation.waiting["bad"]?.hold != nil) == (status == 422))
    #expect(simulation.lanes.values.allSatisfy { $0.breaker == .closed(failures: 0) })
  }

  @Test("An item that only ever breaks the line does not lock its mission", arguments: UInt64(1)...2)
  func lineBreaker(seed: UInt64) throws {
    let items = try backlog(40, to: "fine", days: 30, seed: seed)
    let bad = try Q.item("bad", to: "fine", priority: 2, arrivesIn: 60)
    var simulation = WeatherSimulation(
      items: items + [bad], weather: [try Q.mission("fine"): .fine], seed: seed)
    simulation.answers["bad"] = .unreachable("reset")
    simulation.run(until: Self.day)
    #expect(simulation.delivered.count == 40)
  }

  @Test("The same seed gives the same thirty days")
  func deterministic() throws {
    let items = try backlog(60, to: "hot", days: 40, seed: 8, over: 20 * Self.day)
    let one = try simulate(items, ["hot": .twoHoursADay], seed: 8)
    let two = try simulate(items.shuffled(), ["hot": .twoHoursADay], seed: 8)
    #expect(one.diary.map(\.entry) == two.diary.map(\.entry))
    #expect(one.diary.map(\.at) == two.diary.map(\.at))
  }
}
