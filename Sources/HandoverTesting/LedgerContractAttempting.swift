import Foundation
import Handover

extension LedgerContract {
  /// Attempts at items.
  static let attempting = [
    LedgerContract("an attempt is written and counted before its I/O") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      _ = try await world.store.beginAttempt(submission.item.id, at: world.at(2))
      try equal(
        await world.store.attempts(of: submission.item.id),
        [Attempt(number: 1, began: world.at(2), ended: nil, outcome: nil, detail: nil)], "attempts")
      try equal(await world.store.queueItem(submission.item.id)?.attempts, 1, "counted")
    },
    LedgerContract("attempts end with an outcome, and are shown newest first") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      for number in 1...3 {
        let attempt = try await world.store.beginAttempt(submission.item.id, at: world.at(Double(number)))
        var item = submission.item
        (item.attempts, item.nextAttempt) = (number, world.at(100 * Double(number)))
        try await world.store.endAttempt(
          attempt, outcome: "http-503", detail: "try \(number)", at: world.at(Double(number) + 0.5),
          item: item)
        try equal(await world.store.queueItem(item.id), item, "item after attempt \(number)")
      }
      let attempts = try await world.store.attempts(of: submission.item.id)
      try equal(attempts.map(\.number), [3, 2, 1], "order")
      try equal(
        attempts.first,
        Attempt(number: 3, began: world.at(3), ended: world.at(3.5), outcome: "http-503", detail: "try 3"),
        "newest")
    },
    LedgerContract("attempts of one item are not those of another") { world in
      let (first, second) = (world.submission(1), world.submission(2))
      try await world.store.submit(first)
      try await world.store.submit(second)
      let one = try await world.store.beginAttempt(first.item.id, at: world.at(1))
      let two = try await world.store.beginAttempt(second.item.id, at: world.at(2))
      try require(one != two, "each attempt has its own id")
      try equal(await world.store.attempts(of: second.item.id).map(\.began), [world.at(2)], "the second's")
      try equal(await world.store.attempts(of: "another"), [], "a stranger's")
    },
    LedgerContract("no attempt begins at an item that is not in the queue") { world in
      try await refused("begin", isNotFound) { _ = try await world.store.beginAttempt("x", at: world.at(1)) }
      try equal(await world.store.attempts(of: "x"), [], "attempts")
    },
    LedgerContract("an attempt that never began cannot end") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      var item = submission.item
      item.attempts = 9
      try await refused("end", isNotFound) { [item] in
        try await world.store.endAttempt(99, outcome: "x", detail: "", at: world.at(1), item: item)
      }
      try equal(await world.store.queueItem(item.id), submission.item, "the item is unchanged")
    },
    LedgerContract("an attempt ends after its item has left the queue, and does not bring it back") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let attempt = try await world.store.beginAttempt(submission.item.id, at: world.at(1))
      _ = try await world.store.settle(
        submission.item.id, attempt: nil, answer: world.answer("received", to: submission), at: world.at(2))
      try await world.store.endAttempt(
        attempt, outcome: "time-out", detail: "", at: world.at(3), item: submission.item)
      try equal(await world.store.queue(), [], "queue")
      try equal(await world.store.attempts(of: submission.item.id).first?.outcome, "time-out", "outcome")
    },
    LedgerContract("attempts that a crash cut short count against their items, once") { world in
      let (first, second, third) = (world.submission(1), world.submission(2), world.submission(3))
      for submission in [first, second, third] { try await world.store.submit(submission) }
      _ = try await world.store.beginAttempt(first.item.id, at: world.at(1))
      let ended = try await world.store.beginAttempt(second.item.id, at: world.at(1))
      try await world.store.endAttempt(ended, outcome: "x", detail: "", at: world.at(2), item: second.item)
      let crashed = try await world.store.recoverAttempts(at: world.at(9), boot: .distantPast)
      try equal(crashed.map(\.id), [first.item.id], "crashed items")
      try equal(crashed.first?.crashes, 1, "crashes returned")
      try equal(await world.store.queueItem(first.item.id), crashed.first, "crashes stored")
      let attempt = try require(await world.store.attempts(of: first.item.id).first, "attempt")
      try equal(attempt.ended, world.at(9), "ended")
      try require(attempt.outcome != nil, "the attempt says what became of it")
      try equal(
        await world.store.recoverAttempts(at: world.at(10), boot: .distantPast), [], "a second recovery finds nothing")
    },
    LedgerContract("an attempt that ended with the machine is no crash of its item") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      _ = try await world.store.beginAttempt(submission.item.id, at: world.at(1))
      let items = try await world.store.recoverAttempts(at: world.at(9), boot: world.at(5))
      try equal(items.map(\.crashes), [0], "crashes")
      try require(await world.store.attempts(of: submission.item.id).first?.ended != nil, "the attempt has ended")
    },
    LedgerContract("three crashes are three, and an item that has gone is not returned") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      for number in 1...3 {
        _ = try await world.store.beginAttempt(submission.item.id, at: world.at(Double(number)))
        let crashed = try await world.store.recoverAttempts(at: world.at(Double(number) + 0.5), boot: .distantPast)
        try equal(crashed.map(\.crashes), [number], "crashes")
      }
      _ = try await world.store.beginAttempt(submission.item.id, at: world.at(5))
      _ = try await world.store.settle(
        submission.item.id, attempt: nil, answer: world.answer("received", to: submission), at: world.at(6))
      try equal(await world.store.recoverAttempts(at: world.at(7), boot: .distantPast), [], "recovered")
    },
  ]
}
