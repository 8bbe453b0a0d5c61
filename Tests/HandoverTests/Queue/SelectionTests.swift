import Foundation
import Testing

@testable import Handover

@Suite("Selection")
struct SelectionTests {
  private typealias Q = QueueSample
  private let policy = QueueSample.policy
  private let now = QueueSample.morning

  private func started(_ items: [QueueItem]) -> [String] { items.map(\.id) }

  private func choose(
    _ items: [QueueItem], lanes: [Lane] = [], inFlight: InFlight = InFlight(),
    policy: QueuePolicy? = nil, at date: Date? = nil
  ) -> [QueueItem] {
    Selection(
      lanes: Dictionary(uniqueKeysWithValues: lanes.map { ($0.mission, $0) }), inFlight: inFlight, now: date ?? now,
      policy: policy ?? self.policy
    ).choose(items)
  }

  private func probes(_ lanes: [Lane], at date: Date? = nil) -> [MissionID] {
    Selection.probes(Dictionary(uniqueKeysWithValues: lanes.map { ($0.mission, $0) }), at: date ?? now)
  }

  /// `count` large bundles for each mission, arriving one day after another.
  private func many(_ missions: Int, each count: Int) throws -> [QueueItem] {
    try (0..<missions).flatMap { mission in
      try (0..<count).map { index in
        try Q.item("m\(mission)-\(index)", to: "m\(mission)", arrivesIn: Double(index + 1) * Q.day)
      }
    }
  }

  @Test("Nothing queued, nothing done")
  func empty() {
    #expect(choose([]) == [])
  }

  @Test(
    "The soonest arrivals start, up to the window, whatever the order of the input", arguments: UInt64(0)..<10
  )
  func order(seed: UInt64) throws {
    var rng = Q.SplitMix64(seed: seed)
    let items = try many(1, each: 20).shuffled(using: &rng)
    #expect(started(choose(items)) == ["m0-0", "m0-1"])
  }

  @Test("What is in flight on the lane counts", arguments: [(0, 2), (1, 1), (2, 0), (3, 0)])
  func window(inFlight: Int, starts: Int) throws {
    var lane = try Q.lane("m0")
    for _ in 0..<inFlight { lane.started() }
    let actions = choose(try many(1, each: 9), lanes: [lane], inFlight: InFlight(large: inFlight))
    #expect(actions.count == starts)
  }

  @Test("16 slots in all: 14 for large bundles, one kept for a statement, one for a small bundle")
  func total() throws {
    let large = try many(20, each: 3)
    #expect(choose(large).count == 14)
    let small = try Q.item("small", to: "s", bytes: 1 << 10, arrivesIn: 900 * Q.day)
    let other = try Q.item("small2", to: "s2", bytes: 1 << 10, arrivesIn: 901 * Q.day)
    let statement = try Q.item("word", to: "w", kind: .statement, bytes: 900, arrivesIn: 902 * Q.day)
    let second = try Q.item("word2", to: "w2", kind: .statement, bytes: 900, arrivesIn: 903 * Q.day)
    #expect(started(choose(large + [small])).suffix(2).last == "small")
    #expect(choose(large + [small, other]).count == 15)
    #expect(choose(large + [statement, second]).count == 15)
    let both = started(choose(large + [small, other, statement, second]))
    #expect(both.count == 16)
    #expect(both.suffix(2) == ["small", "word"])
  }

  @Test(
    "Kept slots, row by row",
    arguments: [
      // statements, small, large in flight → may a statement, a small, a large bundle start
      (0, 0, 13, true, true, true), (0, 0, 14, true, true, false), (1, 0, 14, false, true, false),
      (0, 1, 14, true, false, false), (1, 1, 13, true, true, true), (1, 1, 14, false, false, false),
      (15, 0, 0, false, true, false), (0, 15, 0, true, false, false), (16, 0, 0, false, false, false),
      (1, 0, 13, true, true, true), (20, 20, 20, false, false, false),
    ])
  func kept(statements: Int, small: Int, large: Int, word: Bool, little: Bool, big: Bool) throws {
    let inFlight = InFlight(statements: statements, small: small, large: large)
    let items = [
      try Q.item("word", kind: .statement, bytes: 900),
      try Q.item("little", bytes: (1 << 20) - 1), try Q.item("big", bytes: 1 << 20),
    ]
    #expect(items.map { inFlight.hasSlot(for: $0, policy: policy) } == [word, little, big])
    for (item, starts) in zip(items, [word, little, big]) {
      #expect(choose([item], inFlight: inFlight).isEmpty == !starts)
    }
  }

  @Test("With fewer than three slots none is kept, so that something moves", arguments: [1, 2])
  func tiny(totalMax: Int) throws {
    var policy = policy
    policy.totalMax = totalMax
    #expect(choose(try many(9, each: 9), policy: policy).count == totalMax)
  }

  @Test("No mission takes more than 60 %", arguments: [(16, 9), (10, 6), (5, 3)])
  func share(total: Int, most: Int) throws {
    var policy = policy
    (policy.totalMax, policy.windowStart, policy.windowMax) = (total, 50, 50)
    let lane = try Q.lane("m0", policy: policy)
    #expect(choose(try many(1, each: 40), lanes: [lane], policy: policy).count == most)
    var busy = lane
    busy.started()
    let more = choose(
      try many(1, each: 40), lanes: [busy], inFlight: InFlight(large: 1), policy: policy)
    #expect(more.count == most - 1)
  }

  @Test("Across missions: the same order over those with a free slot")
  func across() throws {
    var full = try Q.lane("full")
    full.started()
    full.started()
    let items = [
      try Q.item("a", to: "full", arrivesIn: 1), try Q.item("b", to: "x", arrivesIn: 3),
      try Q.item("c", to: "y", arrivesIn: 2), try Q.item("d", to: "x", arrivesIn: 4),
      try Q.item("e", to: "x", arrivesIn: 5),
    ]
    #expect(started(choose(items, lanes: [full], inFlight: InFlight(large: 2))) == ["c", "b", "d"])
  }

  @Test("Held, poisoned and waiting items are passed over")
  func passedOver() throws {
    var held = try Q.item("held", arrivesIn: 1)
    held.hold = .byOperator("wait")
    var crashed = try Q.item("crashed", arrivesIn: 2)
    crashed.crashes = 3
    var rejected = try Q.item("rejected", arrivesIn: 3)
    rejected.identicalRejects = 5
    let early = try Q.item("early", arrivesIn: 4, nextIn: 1)
    let ready = try Q.item("ready", arrivesIn: 5)
    #expect(started(choose([held, crashed, rejected, early, ready])) == ["ready"])
    #expect(started(choose([early], at: now + 1)) == ["early"])
  }

  @Test("A next attempt from before the clock was set back is no wait")
  func clockSetBack() throws {
    let item = try Q.item(nextIn: 10 * 365 * Q.day)
    #expect(started(choose([item])) == ["one"])
    #expect(choose([try Q.item(nextIn: 6 * Q.hour)]) == [])
  }

  @Test("Open and held missions start nothing; they are asked when that is due, in order of mission")
  func probes() throws {
    let open = try ["zinder", "agadez"].map { try Q.openLane($0, at: now - 600) }
    let young = try Q.openLane("niamey")
    var held = try Q.lane("tripoli")
    held.holdMission(code: "http-401", text: "t", at: now - 3600, policy: policy)
    let items = try ["zinder", "agadez", "niamey", "tripoli", "conakry"].map {
      try Q.item("to-\($0)", to: $0)
    }
    #expect(started(choose(items, lanes: open + [young, held])) == ["to-conakry"])
    #expect(probes(open + [young, held]) == (try ["agadez", "tripoli", "zinder"].map { try Q.mission($0) }))
  }

  @Test("Nothing starts when every slot is taken")
  func full() throws {
    #expect(choose(try many(3, each: 3), inFlight: InFlight(large: 16)) == [])
  }

  // MARK: A mission on trial

  private func trialLane() throws -> Lane {
    var lane = try Q.openLane()
    lane.probeSucceeded()
    return lane
  }

  @Test("On trial one item goes, the soonest that is due")
  func trial() throws {
    let items = [
      try Q.item("waits", arrivesIn: 1, nextIn: 60), try Q.item("b", arrivesIn: 3),
      try Q.item("a", arrivesIn: 2),
    ]
    #expect(started(choose(items, lanes: [try trialLane()])) == ["a"])
  }

  @Test("On trial with nothing due, the soonest that waits only for the mission goes at once")
  func trialWithoutDue() throws {
    var items = try (1...4).map { try Q.item("i\($0)", arrivesIn: Double($0), nextIn: 3600) }
    #expect(choose(items, lanes: [try trialLane()]) == [])
    for index in [1, 2, 3] { items[index].waitsForMission = true }
    #expect(started(choose(items.reversed(), lanes: [try trialLane()])) == ["i2"])
    #expect(choose(items, lanes: [try Q.lane()]) == [])
  }

  @Test("A large bundle without a slot holds up nobody behind it")
  func noBlocking() throws {
    let items = [
      try Q.item("big", to: "a", arrivesIn: 1),
      try Q.item("word", to: "b", kind: .statement, bytes: 10, arrivesIn: 2),
    ]
    #expect(started(choose(items, inFlight: InFlight(small: 1, large: 14))) == ["word"])
  }

  @Test("No answer ever breaks a limit", arguments: UInt64(0)..<50)
  func limits(seed: UInt64) throws {
    var rng = Q.SplitMix64(seed: seed)
    let items = try (0..<120).map { index in
      try Q.item(
        "i\(index)", to: "m\(Int.random(in: 0..<9, using: &rng))",
        kind: Int.random(in: 0..<4, using: &rng) == 0 ? .statement : .bundle,
        bytes: Int64.random(in: 1...(2 << 20), using: &rng),
        arrivesIn: Double.random(in: -9...99, using: &rng) * Q.day,
        nextIn: Double.random(in: -9...9, using: &rng))
    }
    let busy = InFlight(statements: 0, small: 0, large: Int.random(in: 0...14, using: &rng))
    let byID = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0) })
    let chosen = started(choose(items, inFlight: busy)).compactMap { byID[$0] }
    var after = busy
    for item in chosen {
      #expect(item.isDue(at: now, policy: policy))
      after.count(item, by: 1, policy: policy)
    }
    #expect(Set(chosen.map(\.id)).count == chosen.count)
    #expect(after.total <= 16 && after.large <= 14 && after.small <= 15 && after.statements <= 15)
    #expect(Dictionary(grouping: chosen, by: \.mission).values.allSatisfy { $0.count <= 2 })
    #expect(chosen == chosen.sorted { DeliveryOrder.precedes($0, $1) })
  }

  /// The rule without any short cut: sort everything, take what fits.
  private func plainly(_ items: [QueueItem], lanes: [MissionID: Lane], inFlight: InFlight) -> [String] {
    var (inFlight, taken, chosen) = (inFlight, [MissionID: Int](), [String]())
    for item in items.sorted(by: { DeliveryOrder.precedes($0, $1) }) {
      guard case .item(let slots)? = lanes[item.mission]?.mayStart(at: now),
        taken[item.mission, default: 0] < slots, item.isDue(at: now, policy: policy),
        inFlight.hasSlot(for: item, policy: policy)
      else { continue }
      taken[item.mission, default: 0] += 1
      inFlight.count(item, by: 1, policy: policy)
      chosen.append(item.id)
    }
    return chosen
  }

  @Test("Sifting a long queue chooses what sorting all of it would", arguments: UInt64(0)..<100)
  func shortCut(seed: UInt64) throws {
    var rng = Q.SplitMix64(seed: seed)
    let items = try (0..<90).map { index in
      try Q.item(
        "i\(index)", to: "m\(Int.random(in: 0..<8, using: &rng))",
        kind: Int.random(in: 0..<5, using: &rng) == 0 ? .statement : .bundle,
        bytes: Int64.random(in: 1...(2 << 20), using: &rng), priority: Int.random(in: 0...2, using: &rng),
        arrivesIn: Double(Int.random(in: -2...9, using: &rng)) * Q.day,
        nextIn: Double.random(in: -3...1, using: &rng))
    }
    var lanes = try (0..<8).map { try Q.lane("m\($0)") }
    for index in lanes.indices {
      for _ in 0..<Int.random(in: 0...6, using: &rng) { lanes[index].succeeded(policy: policy) }
      for _ in 0..<Int.random(in: 0...2, using: &rng) { lanes[index].started() }
    }
    let byMission = Dictionary(uniqueKeysWithValues: lanes.map { ($0.mission, $0) })
    let busy = InFlight(
      statements: Int.random(in: 0...1, using: &rng), small: Int.random(in: 0...1, using: &rng),
      large: Int.random(in: 0...9, using: &rng))
    let chosen = started(choose(items, lanes: lanes, inFlight: busy))
    #expect(chosen == plainly(items, lanes: byMission, inFlight: busy))
  }

  @Test(
    "Of each mission and class only the first ones are needed, as many as it has room for", arguments: UInt64(0)..<50)
  func fed(seed: UInt64) throws {
    var rng = Q.SplitMix64(seed: seed)
    let items = try (0..<90).map { index in
      try Q.item(
        "i\(index)", to: "m\(Int.random(in: 0..<4, using: &rng))",
        kind: Int.random(in: 0..<5, using: &rng) == 0 ? .statement : .bundle,
        bytes: Int64.random(in: 1...(2 << 20), using: &rng), priority: Int.random(in: 0...2, using: &rng),
        arrivesIn: Double(Int.random(in: -2...9, using: &rng)) * Q.day)
    }
    let selection = Selection(lanes: [:], inFlight: InFlight(large: 9), now: now, policy: policy)
    let classes = Dictionary(grouping: items) { "\($0.mission) \($0.kind) \($0.isSmallBundle(policy: policy))" }
    let fed = classes.values.flatMap { group in
      group.sorted { DeliveryOrder.precedes($0, $1) }
        .prefix(selection.room(of: group[0].mission).count)
    }
    #expect(selection.choose(fed, areDue: true) == selection.choose(items))
  }

  @Test("In-flight counts go up and down by kind and never below zero")
  func counts() throws {
    var inFlight = InFlight()
    let items = [
      try Q.item(kind: .statement), try Q.item(bytes: 1), try Q.item(bytes: 9 << 20),
    ]
    for item in items { inFlight.count(item, by: 1, policy: policy) }
    #expect(inFlight == InFlight(statements: 1, small: 1, large: 1))
    for item in items + items { inFlight.count(item, by: -1, policy: policy) }
    #expect(inFlight == InFlight())
  }
}
