import Foundation
import Handover

extension LedgerContract {
  /// What goes together.
  static let waiting = [
    LedgerContract("what waits of a transfer is told in the order in which it was said, and leaves together") { world in
      for number in 1...2 { try await world.store.submit(world.submission(number)) }
      let id = world.transfer(1)
      var said: [LogEntry] = []
      for _ in 0..<4 { said.append(try await world.store.issue(id, at: world.at(9), sign: world.sign("asked", id))) }
      _ = try await world.store.issue(world.transfer(2), at: world.at(9), sign: world.sign("asked", world.transfer(2)))
      let items = said.map(\.digest.text)
      try await world.store.change(items[1], at: world.at(2)) { $0.hold = .byOperator("no") }
      let waiting = { (item: String) in
        try await world.store.waiting(with: item).map { load in
          guard case .statement(let entry) = load.payload else { return "no statement" }
          return entry.digest.text
        }
      }
      try equal(await waiting(items[2]), [items[0], items[2], items[3]], "without what is held")
      try equal(await waiting(items[1]), items, "what is held is told when it is asked for")
      let bundle = try await world.begin(world.submission(1).item.id, at: world.at(3))
      try await world.store.delivered(
        bundle.item.id, with: [items[0], items[2]], attempt: bundle.attempt, at: world.at(4))
      try equal(await waiting(items[3]), [items[3]], "what is left")
      try equal(await waiting(items[0]), [], "of what has left nothing waits")
    }
  ]

  /// The peer's answers, and the end of items.
  static let settling = [
    LedgerContract("a receipt takes the bundle out of the queue, into the log, and ends the attempt") {
      world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let attempt = try await world.begin(submission.item.id, at: world.at(1)).attempt
      let receipt = try world.answer("received", to: submission)
      let isNew = try await world.store.settle(
        submission.item.id, attempt: attempt, answer: receipt, at: world.at(2))
      try require(isNew, "the receipt is new")
      try equal(await world.queue(), [], "queue")
      try require(try await world.store.load(submission.item.id) == nil, "nothing more is sent")
      try equal(await world.store.log(world.transfer(1)), [submission.entry, receipt], "log")
      try equal(await world.store.attempts(of: submission.item.id).first?.outcome, "received", "outcome")
      try equal(await world.store.knownParts().count, 2, "our parts stay known")
    },
    LedgerContract("the same receipt again changes nothing") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let receipt = try world.answer("received", to: submission)
      for number in 1...3 {
        let isNew = try await world.store.settle(
          submission.item.id, attempt: nil, answer: receipt, at: world.at(Double(number)))
        try equal(isNew, number == 1, "new at time \(number)")
      }
      try equal(await world.store.log(world.transfer(1)).count, 2, "log")
    },
    LedgerContract("a receipt that came as a statement first still empties the queue") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let receipt = try world.answer("received", to: submission)
      try equal(await world.store.append(receipt, at: world.at(1)), .stored, "append")
      let isNew = try await world.store.settle(
        submission.item.id, attempt: nil, answer: receipt, at: world.at(2))
      try require(!isNew, "it was in the log")
      try equal(await world.queue(), [], "queue")
    },
    LedgerContract("a refusal is stored and leaves the item where it is") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let claim = try await world.begin(submission.item.id, at: world.at(1))
      let refusal = try world.answer("refused", to: submission)
      _ = try await world.store.settle(submission.item.id, attempt: nil, answer: refusal, at: world.at(2))
      let hold = HoldReason(code: "case-invalid", text: "The case file inside cannot be accepted as it is.")
      let item = try await world.store.finish(claim, outcome: "refused", detail: "case-invalid", at: world.at(2)) {
        $0.hold = hold
      }
      try equal(item?.hold, hold, "the item stays, held")
      try equal(await world.queue(), [item].compactMap(\.self), "queue")
      try equal(await world.store.log(world.transfer(1)).last, refusal, "log")
      try equal(await world.recovered(at: world.at(3)), [], "the attempt is over")
    },
    LedgerContract("an answer in another's place is a conflict and changes nothing") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let attempt = try await world.begin(submission.item.id, at: world.at(1)).attempt
      _ = try await world.store.append(
        world.statement("noted", world.transfer(1), by: world.there, seq: 1), at: world.at(1))
      let before = try await world.queue()
      try await refused("settle", isConflict) {
        _ = try await world.store.settle(
          submission.item.id, attempt: attempt, answer: world.answer("received", to: submission),
          at: world.at(2))
      }
      try equal(await world.queue(), before, "queue")
      try require(try await world.store.attempts(of: submission.item.id).first?.ended == nil, "attempt")
    },
    LedgerContract("a receipt for another bundle does not let go of this one") { world in
      let (first, second) = (world.submission(1), world.submission(2))
      try await world.store.submit(first)
      try await world.store.submit(second)
      try await refused("settle", isConflict) {
        _ = try await world.store.settle(
          first.item.id, attempt: nil, answer: world.answer("received", to: second), at: world.at(2))
      }
      try equal(await world.queue().count, 2, "queue")
      try equal(await world.store.log(world.transfer(2)).count, 1, "log")
    },
    LedgerContract("a bundle given up leaves the queue, in one step with the statement that says so") {
      world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let entry = try await world.store.issue(
        world.transfer(1), at: world.at(1),
        sign: world.sign("undelivered", world.transfer(1), bundle: submission.entry.digest))
      try equal(await world.queue().map(\.id), [entry.digest.text], "only the statement waits")
      try require(try await world.store.queueItem(submission.item.id) == nil, "item")
      let isNew = try await world.store.settle(
        submission.item.id, attempt: nil, answer: entry, at: world.at(2))
      try require(!isNew, "settling it again changes nothing")
      try require(try await world.store.manifest(submission.entry.digest) != nil, "the bundle is kept")
      try equal(await world.store.knownParts().count, 2, "its parts are kept")
    },
    LedgerContract("a statement the peer has leaves the queue") { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      let entry = try await world.store.issue(id, at: world.at(1.5), sign: world.sign("asked", id))
      let item = try require(await world.queue().first { $0.kind == .statement }, "item")
      // The bundle goes first: it is the older one.
      _ = try await world.claimNext(at: world.at(2))
      let attempt = try await world.begin(item.id, at: world.at(2)).attempt
      try await world.store.delivered(item.id, attempt: attempt, at: world.at(3))
      try equal(await world.queue().map(\.kind), [.bundle], "queue")
      try equal(await world.store.attempts(of: item.id).first?.ended, world.at(3), "attempt")
      try equal(await world.store.log(id).last, entry, "the log keeps it")
    },
  ]
}
