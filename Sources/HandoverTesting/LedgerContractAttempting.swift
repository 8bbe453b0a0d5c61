import Foundation
import Handover

extension ContractWorld {
  /// What was in hand when the process died.
  func recovered(at now: Date, boot: String = node.boot, by node: String = node.id) async throws -> [QueueItem] {
    try await store.recover(StoreNode(id: node, boot: boot), at: now) { _ in }
  }
}

extension LedgerContract {
  /// Attempts at items.
  static let attempting = [
    LedgerContract("an attempt is written and counted before its I/O") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(2))
      try equal(
        await world.store.attempts(of: submission.item.id),
        [Attempt(number: 1, began: world.at(2), ended: nil, outcome: nil, detail: nil)], "attempts")
      try equal(claim.item.attempts, 1, "counted for who has it")
      try equal(await world.store.queueItem(submission.item.id), claim.item, "counted in the store")
    },
    LedgerContract("attempts end with an outcome, and are shown newest first") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      for number in 1...3 {
        let claim = try await world.begin(submission.item.id, at: world.at(100 * Double(number)))
        let next = world.at(100 * Double(number) + 50)
        let item = try await world.store.finish(
          claim, outcome: "http-503", detail: "try \(number)", at: world.at(100 * Double(number) + 0.5)
        ) { $0.nextAttempt = next }
        try equal(item?.nextAttempt, next, "next try after attempt \(number)")
        try equal(await world.store.queueItem(submission.item.id), item, "item after attempt \(number)")
      }
      let attempts = try await world.store.attempts(of: submission.item.id)
      try equal(attempts.map(\.number), [3, 2, 1], "order")
      try equal(
        attempts.first,
        Attempt(number: 3, began: world.at(300), ended: world.at(300.5), outcome: "http-503", detail: "try 3"),
        "newest")
    },
    LedgerContract("the tries of late are told with their mission, newest first") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(100))
      _ = try await world.store.finish(claim, outcome: "http-503", detail: "", at: world.at(101)) {
        $0.nextAttempt = world.at(150)
      }
      _ = try await world.begin(submission.item.id, at: world.at(200))
      let found = try await world.store.attempts(since: world.at(50))
      try equal(found.map(\.began), [world.at(200), world.at(100)], "when")
      try equal(found.map(\.mission), [world.there, world.there], "to whom")
      try equal(found.map(\.isFailed), [false, true], "what came of them")
      try equal(await world.store.attempts(since: world.at(150)).count, 1, "of late")
    },
    LedgerContract("attempts of one item are not those of another") { world in
      let (first, second) = (world.submission(1), world.submission(2))
      try await world.store.submit(first)
      try await world.store.submit(second)
      let one = try await world.begin(first.item.id, at: world.at(3))
      let two = try await world.begin(second.item.id, at: world.at(4))
      try require(one.attempt != two.attempt, "each attempt has its own id")
      try equal(await world.store.attempts(of: second.item.id).map(\.began), [world.at(4)], "the second's")
      try equal(await world.store.attempts(of: "another"), [], "a stranger's")
    },
    LedgerContract("an attempt that never began cannot end") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = Claim(item: submission.item, attempt: 99, node: ContractWorld.node.id)
      try await refused("end", isNotFound) {
        _ = try await world.store.finish(claim, outcome: "x", detail: "", at: world.at(1)) { $0.attempts = 9 }
      }
      try equal(await world.store.queueItem(submission.item.id), submission.item, "the item is unchanged")
    },
    LedgerContract("an attempt ends once") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(2))
      let item = try await world.store.finish(claim, outcome: "time-out", detail: "", at: world.at(3)) { _ in }
      try await refused("end again", isConflict) {
        _ = try await world.store.finish(claim, outcome: "refused", detail: "", at: world.at(4)) { $0.attempts = 9 }
      }
      try equal(await world.store.queueItem(submission.item.id), item, "the item is unchanged")
      try equal(await world.store.attempts(of: submission.item.id).map(\.outcome), ["time-out"], "outcome")
    },
    LedgerContract("an operator's hold, placed while an attempt is under way, is there when it ends") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(2))
      try await world.store.change(submission.item.id, at: world.at(3)) { $0.hold = .byOperator("wait") }
      let item = try await world.store.finish(claim, outcome: "time-out", detail: "", at: world.at(4)) { item in
        if item.hold == nil { item.attempts = 99 }
      }
      try equal(item?.hold, .byOperator("wait"), "hold")
      try equal(item?.attempts, 1, "what the end saw")
    },
    LedgerContract("an attempt ends after its item has left the queue, and does not bring it back") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(2))
      _ = try await world.store.settle(
        submission.item.id, attempt: nil, answer: world.answer("received", to: submission), at: world.at(3))
      let item = try await world.store.finish(claim, outcome: "time-out", detail: "", at: world.at(4)) { _ in }
      try require(item == nil, "no item")
      try equal(await world.queue(), [], "queue")
      try equal(await world.store.attempts(of: submission.item.id).first?.outcome, "time-out", "outcome")
    },
    LedgerContract("attempts that a crash cut short count against their items, once") { world in
      let (first, second, third) = (world.submission(1), world.submission(2), world.submission(3))
      for submission in [first, second, third] { try await world.store.submit(submission) }
      _ = try await world.begin(first.item.id, at: world.at(4))
      let ended = try await world.begin(second.item.id, at: world.at(4))
      _ = try await world.store.finish(ended, outcome: "x", detail: "", at: world.at(5)) { _ in }
      let crashed = try await world.recovered(at: world.at(9))
      try equal(crashed.map(\.id), [first.item.id], "crashed items")
      try equal(crashed.first?.crashes, 1, "crashes returned")
      try equal(await world.store.queueItem(first.item.id), crashed.first, "crashes stored")
      let attempt = try require(await world.store.attempts(of: first.item.id).first, "attempt")
      try equal(attempt.ended, world.at(9), "ended")
      try require(attempt.outcome != nil, "the attempt says what became of it")
      try equal(await world.recovered(at: world.at(10)), [], "a second recovery finds nothing")
      try equal(await world.claimNext(at: world.at(11))?.item.id, first.item.id, "it can be tried again")
    },
    LedgerContract("an attempt that ended with the machine is no crash of its item, whatever the clock says") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      _ = try await world.begin(submission.item.id, at: world.at(2))
      for moment in [9.0, -9] {
        let items = try await world.recovered(at: world.at(moment), boot: "another")
        try equal(items.map(\.crashes), moment > 0 ? [0] : [], "crashes")
      }
      try require(await world.store.attempts(of: submission.item.id).first?.ended != nil, "the attempt has ended")
    },
    LedgerContract("an attempt that brought something forward is no crash of its item") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try require(await world.claimNext(at: world.at(2)), "claim")
      try await world.store.cameForward(claim)
      try equal(await world.recovered(at: world.at(3)).map(\.crashes), [0], "crashes")
    },
    LedgerContract("two crashes are two, and an item that has gone is not returned") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      for number in 1...2 {
        _ = try await world.begin(submission.item.id, at: world.at(Double(number) + 1))
        let crashed = try await world.recovered(at: world.at(Double(number) + 1.5))
        try equal(crashed.map(\.crashes), [number], "crashes")
      }
      _ = try await world.begin(submission.item.id, at: world.at(5))
      _ = try await world.store.settle(
        submission.item.id, attempt: nil, answer: world.answer("received", to: submission), at: world.at(6))
      try equal(await world.recovered(at: world.at(7)), [], "recovered")
    },
  ]
}
