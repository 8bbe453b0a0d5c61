import Foundation
import Handover

extension LedgerContract {
  /// What the store picks, who has it, and what can be seen of it.
  static let claiming = [
    LedgerContract("what is picked is what the rules choose from everything", isConcurrent: false) { world in
      var random = ContractRandom(state: 7)
      let items = try await world.fill(60, using: &random)
      let missions = Set(items.map(\.mission)).sorted()
      for round in 0..<6 {
        let now = world.at(Double(round) * 400 + 100)
        var lanes: [MissionID: Lane] = [:]
        var policy = QueuePolicy()
        (policy.windowStart, policy.totalMax) = (1 + round % 3, 4 + 2 * round)
        for mission in missions.dropFirst(round % 2) { lanes[mission] = Lane(mission: mission, policy: policy) }
        if round == 3 { lanes[missions[0]]?.holdByOperator(text: "no", at: now) }
        let selection = Selection(lanes: lanes, inFlight: InFlight(), now: now, policy: policy)
        let expected = selection.choose(try await world.queue()).map(\.id)
        let claims = try await world.store.claim(selection, by: ContractWorld.node, until: now + 90)
        try equal(claims.map(\.item.id), expected, "picked in round \(round)")
        try require(!claims.isEmpty, "something goes")
        for claim in claims {
          let wait = Double(random.next() % 3) * 300
          _ = try await world.store.finish(claim, outcome: "x", detail: "", at: now) { $0.nextAttempt = now + wait }
        }
      }
    },
    LedgerContract("what one node has is no other's, until its lease has ended") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let other = StoreNode(id: "there", boot: "b2")
      let first = try require(await world.claimNext(at: world.at(2), by: other, until: world.at(92)), "claimed")
      for moment in [3.0, 91, -3600] {
        try require(try await world.claimNext(at: world.at(moment)) == nil, "taken at \(moment)")
      }
      try await world.store.renew(other, until: world.at(190))
      try require(try await world.claimNext(at: world.at(95)) == nil, "taken though renewed")
      let second = try require(await world.claimNext(at: world.at(191)), "the lease has ended")
      try equal(second.item.id, first.item.id, "the same item")
      try equal(second.item.attempts, 2, "another attempt")
      try await refused("the late end of a lost lease", isConflict) {
        _ = try await world.store.finish(first, outcome: "x", detail: "", at: world.at(192)) { $0.attempts = 99 }
      }
      try equal(await world.store.queueItem(first.item.id), second.item, "nothing has changed")
      try equal(await world.store.attempts(of: first.item.id).map(\.outcome), [nil, "lost"], "attempts")
      _ = try await world.store.finish(second, outcome: "y", detail: "", at: world.at(193)) { _ in }
    },
    LedgerContract("a node's own lease never ends for itself, and a start of another node ends nothing") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try require(await world.claimNext(at: world.at(2), until: world.at(3)), "claimed")
      try require(try await world.claimNext(at: world.at(99_999)) == nil, "taken by itself")
      try equal(await world.recovered(at: world.at(9), by: "there"), [], "recovered by another")
      try require(
        try await world.store.finish(claim, outcome: "x", detail: "", at: world.at(10)) { _ in } != nil,
        "it still has it")
    },
    LedgerContract("many who claim at once never have the same item", isConcurrent: true) { world in
      var random = ContractRandom(state: 1)
      _ = try await world.fill(40, using: &random)
      let claimed = try await withThrowingTaskGroup(of: [String].self) { group in
        for number in 0..<16 {
          group.addTask {
            let node = StoreNode(id: "n\(number % 4)", boot: "b")
            let selection = Selection(lanes: [:], inFlight: InFlight(), now: world.at(5000), policy: QueuePolicy())
            return try await world.store.claim(selection, by: node, until: world.at(9000)).map(\.item.id)
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      try equal(Set(claimed).count, claimed.count, "items had once")
      try equal(claimed.count, 40, "items")
    },
    LedgerContract("an item that waits is picked when its time has come, or when the clock was set back") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      try equal(await world.store.nextDue(), nil, "what is due waits for nothing")
      for (wait, back) in [(600.0, 0.0), (600, 30 * 86_400)] {
        let claim = try require(await world.claimNext(at: world.at(2)), "claimed")
        let next = world.at(2 + wait + back)
        _ = try await world.store.finish(claim, outcome: "x", detail: "", at: world.at(2 + back)) {
          $0.nextAttempt = next
        }
        try equal(await world.store.nextDue(), next, "next due")
        if back == 0 {
          try require(try await world.claimNext(at: world.at(601)) == nil, "picked too early")
          try await world.store.change(submission.item.id, at: world.at(2)) { $0.nextAttempt = world.at(2) }
        }
      }
      try require(try await world.claimNext(at: world.at(2)) != nil, "picked after the clock was set back")
    },
    LedgerContract("what is held, set aside or undelivered is not picked") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      for hold in [HoldReason.byOperator("no"), HoldReason(code: HoldReason.poisonCode, text: "")] {
        try await world.store.change(submission.item.id, at: world.at(2)) { $0.hold = hold }
        try require(try await world.claimNext(at: world.at(3)) == nil, "picked though held")
      }
      try await world.store.change(submission.item.id, at: world.at(4)) { $0.hold = nil }
      try require(try await world.claimNext(at: world.at(5)) != nil, "picked after its release")
    },
    LedgerContract("a mission on trial gets what only waited for it, before its time") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(2))
      _ = try await world.store.finish(claim, outcome: "x", detail: "", at: world.at(3)) { item in
        (item.waitsForMission, item.nextAttempt, item.failures) = (true, world.at(4000), 5)
      }
      var (lane, random) = (Lane(mission: world.there, policy: QueuePolicy()), ContractRandom(state: 3))
      for _ in 0..<3 {
        lane.started()
        lane.connectionFailed(at: world.at(3), policy: QueuePolicy(), using: &random)
      }
      lane.probeSucceeded()
      let selection = Selection(
        lanes: [world.there: lane], inFlight: InFlight(), now: world.at(10), policy: QueuePolicy())
      let trial = try await world.store.claim(selection, by: ContractWorld.node, until: world.at(99))
      try equal(trial.map(\.item.id), [submission.item.id], "the trial item")
      _ = try await world.store.finish(trial[0], outcome: "x", detail: "", at: world.at(11)) { item in
        (item.waitsForMission, item.nextAttempt) = (true, world.at(4000))
      }
      try await world.store.missionCameBack(world.there, at: world.at(12))
      let item = try require(await world.store.queueItem(submission.item.id), "item")
      try require(!item.waitsForMission && item.nextAttempt == world.at(12) && item.failures == 0, "due anew: \(item)")
      try require(try await world.claimNext(at: world.at(12)) != nil, "picked")
    },
    LedgerContract("what waited for a mission that came back goes on as the rule says, and nothing else does") {
      world in
      var random = ContractRandom(state: 13)
      for item in try await world.fill(40, using: &random) {
        let (waits, next) = (Bool.random(using: &random), Double(Int.random(in: 100...3000, using: &random)))
        let isHeld = Int.random(in: 0...3, using: &random) == 0
        try await world.store.change(item.id, at: world.at(99)) { item in
          (item.waitsForMission, item.nextAttempt) = (waits, world.at(next))
          (item.failures, item.firstFailure) = (3, world.at(98))
          if isHeld { item.hold = .byOperator("no") }
        }
      }
      var expected = try await world.queue()
      try await world.store.missionCameBack(world.there, at: world.at(1000))
      for index in expected.indices where expected[index].mission == world.there {
        expected[index].missionCameBack(at: world.at(1000))
      }
      let found = try await world.queue().sorted { $0.id < $1.id }
      try equal(found, expected.sorted { $0.id < $1.id }, "the queue")
    },
    LedgerContract("a mission that is full takes one more, if that has the right of way") { world in
      let large = world.submission(99)
      try await world.store.submit(large)
      let claim = try await world.begin(large.item.id, at: world.at(100))
      var random = ContractRandom(state: 11)
      let items = try await world.fill(40, using: &random)
      var policy = QueuePolicy()
      policy.windowStart = 1
      var lanes: [MissionID: Lane] = [:]
      for mission in Set(items.map(\.mission)) { lanes[mission] = Lane(mission: mission, policy: policy) }
      lanes[world.there]?.started()
      let now = world.at(500)
      let selection = Selection(
        lanes: lanes, inFlight: InFlight(large: 1), onLine: [claim.item], now: now, policy: policy)
      let expected = selection.choose(try await world.queue().filter { $0.id != large.item.id })
      let claims = try await world.store.claim(selection, by: ContractWorld.node, until: now + 90)
      try equal(claims.map(\.item.id), expected.map(\.id), "picked")
      let extra = claims.filter { $0.item.mission == world.there }
      try equal(extra.map { $0.item.outranks(large.item, policy: policy) }, [true], "one beyond the window")
    },
    LedgerContract("what is poison by the policy of today is set aside, and blocks nobody's lane") { world in
      let (first, second) = (world.submission(1), world.submission(2))
      for submission in [first, second] { try await world.store.submit(submission) }
      try await world.store.change(first.item.id, at: world.at(3)) { $0.crashes = 2 }
      var policy = QueuePolicy()
      (policy.poisonCrashes, policy.windowStart) = (2, 1)
      let selection = Selection(lanes: [:], inFlight: InFlight(), now: world.at(4), policy: policy)
      let claims = try await world.store.claim(selection, by: ContractWorld.node, until: world.at(94))
      try equal(claims.map(\.item.id), [second.item.id], "picked")
      try equal(await world.store.queueItem(first.item.id)?.hold?.code, HoldReason.poisonCode, "set aside")
    },
    LedgerContract("pages show everything once, in the order in which it goes") { world in
      var random = ContractRandom(state: 5)
      let items = try await world.fill(50, using: &random)
      let shown = try await world.queue()
      let expected = items.sorted { DeliveryOrder.precedes($0, $1) }
      try equal(shown.map(\.id), expected.map(\.id), "order")
      let one = try await world.store.page(QueueFilter(transfer: items[3].transfer), after: nil, limit: 9)
      try equal(one.values.map(\.id), [items[3].id], "of one transfer")
      let beginning = String(items[3].id.prefix(20))
      let named = try await world.store.page(QueueFilter(prefix: beginning), after: nil, limit: 9)
      try equal(named.values.map(\.id), [items[3].id], "by the beginning of its id")
      let to = try await world.store.page(QueueFilter(mission: items[3].mission), after: nil, limit: 99)
      try equal(to.values.count, items.count { $0.mission == items[3].mission }, "to one mission")
      try await refused("no place", isNotFound) { _ = try await world.store.page(QueueFilter(), after: "x", limit: 9) }
    },
    LedgerContract("how much waits, and how old it is, is counted by mission") { world in
      var random = ContractRandom(state: 9)
      let items = try await world.fill(30, using: &random)
      try await world.store.change(items[0].id, at: world.at(1)) { $0.hold = .byOperator("no") }
      let counts = try await world.store.queueCounts()
      try equal(counts.reduce(0) { $0 + $1.waiting }, 30, "waiting")
      try equal(
        counts.filter { $0.held > 0 },
        [
          QueueCount(mission: items[0].mission, waiting: items.count { $0.mission == items[0].mission }, held: 1)
        ], "held")
      let ages = try await world.store.queueAges(at: world.at(31), limits: [11, 21])
      try equal(ages.map { $0.counts.reduce(0, +) }, counts.map(\.waiting), "all ages")
      let young = items.count { world.at(31).timeIntervalSince($0.created) < 11 }
      try equal(ages.reduce(0) { $0 + $1.counts[0] }, young, "young ones")
      try await world.store.change(items[0].id, at: world.at(1)) { $0.hold = nil }
      try equal(await world.store.queueCounts().reduce(0) { $0 + $1.held }, 0, "held after the release")
    },
    LedgerContract("a mission that a person holds stays held, and is released once") { world in
      try await world.store.holdMission(world.there, "moving", at: world.at(1))
      try await world.store.holdMission(world.there, "moving house", at: world.at(2))
      try equal(await world.store.heldMissions(), [world.there: "moving house"], "held")
      for _ in 1...2 { try await world.store.holdMission(world.there, nil, at: world.at(3)) }
      try equal(await world.store.heldMissions(), [:], "released")
    },
    LedgerContract("what is beyond its deadline, or late, is found; of what is late once") { world in
      let (first, second) = (world.submission(1), world.submission(2))
      for submission in [first, second] { try await world.store.submit(submission) }
      let day = 86_400.0
      let none = try await world.store.overdue(
        created: world.at(1.5), arrival: world.at(day - 1), except: [], limit: 9)
      try equal(none.map(\.id), [], "before its arrival is past")
      let past = try await world.store.overdue(
        created: world.at(1.5), arrival: world.at(day + 1), except: [], limit: 9)
      try equal(past.map(\.id), [first.item.id], "the older one")
      let spared = try await world.store.overdue(
        created: world.at(9), arrival: world.at(day + 1), except: [world.there], limit: 9)
      try equal(spared.map(\.id), [], "of a mission that is left out")
      for round in 1...2 {
        let late = try await world.store.takeLate(created: world.at(9), except: [], limit: 9)
        try equal(late.count, round == 1 ? 2 : 0, "late in round \(round)")
      }
    },
  ]
}

extension ContractWorld {
  /// Submits bundles to several missions, of all classes, urgencies and dates.
  func fill(_ count: Int, using random: inout ContractRandom) async throws -> [QueueItem] {
    var items: [QueueItem] = []
    for number in 1...count {
      let place = ["ne-niamey", "gm-banjul", "et-addis"][Int(random.next() % 3)]
      let arrival = random.next() % 4 == 0 ? nil : Double(random.next() % 5) * 86_400
      let priority = Priority.allCases[Int(random.next() % 3)]
      let manifest = manifest(
        number, from: here, to: try MissionID(place), priority: priority, arrival: arrival)
      let entry = signed(manifest)
      let item = QueueItem(
        id: entry.digest.text, transfer: manifest.transfer, mission: manifest.to, kind: .bundle,
        bytes: random.next() % 2 == 0 ? 2000 : 5 << 20, priority: priority.rank, arrival: manifest.arrival,
        created: at(Double(number)))
      try await store.submit(
        Submission(SignedManifest(manifest: manifest, json: Self.json(manifest), entry: entry), item: item))
      items.append(item)
    }
    return items
  }
}
