import Base
import Foundation
import Handover

extension LedgerContract {
  /// Bundles of ours, and the queue they stand in.
  static let submitting = [
    LedgerContract("a submitted bundle is in the log, the queue and the books") { world in
      let submission = world.submission(1)
      let (id, delivery) = (submission.manifest.transfer, submission.entry.digest)
      try await world.store.submit(submission)
      try equal(await world.store.log(id), [submission.entry], "log")
      try equal(await world.queue(), [submission.item], "queue")
      try equal(await world.store.manifest(delivery), submission.entry, "manifest")
      try equal(await world.store.knownParts(), Set(submission.manifest.parts.map(\.sha256)), "parts")
      let record = try require(await world.store.transfer(id), "the transfer has a record")
      try equal(record.sender, world.here, "sender")
      try equal(record.receiver, world.there, "receiver")
      try equal(record.arrival, submission.manifest.arrival?.date, "arrival")
      try equal(record.created, submission.manifest.created.date, "created")
      try await world.expectFold(of: record, [submission.entry])
      try equal(record.item, submission.item, "the record's item")
    },
    LedgerContract("an item sends its bundle as it was signed") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      guard case .bundle(let bundle)? = try await world.store.load(submission.item.id)?.payload
      else {
        throw ContractViolation("no bundle", line: #line, file: #fileID)
      }
      try equal(bundle.manifest, submission.manifest, "manifest")
      try equal(bundle.json, submission.bundle.json, "JSON")
      try equal(bundle.entry, submission.entry, "entry")
      try require(try await world.store.load("another") == nil, "an unknown item sends nothing")
    },
    LedgerContract("a version is submitted once") { world in
      let first = world.submission(1)
      try await world.store.submit(first)
      for again in [first, world.submission(1, version: 1, seq: 2, item: "again")] {
        try await refused("second submit", isConflict) { try await world.store.submit(again) }
      }
      try equal(await world.store.log(world.transfer(1)), [first.entry], "log")
      try equal(await world.queue(), [first.item], "queue")
    },
    LedgerContract("a bundle whose place in the log is not the next one is refused whole") { world in
      for seq in [0, 2, 7] {
        let early = world.submission(1, seq: seq)
        try await refused("submit at \(seq)", isConflict) { try await world.store.submit(early) }
      }
      try require(try await world.store.transfer(world.transfer(1)) == nil, "no record")
      try equal(await world.queue(), [], "queue")
      try equal(await world.store.knownParts(), [], "parts")
    },
    LedgerContract("the record shows the newest version's item and arrival") { world in
      let (first, second) = (world.submission(1), world.submission(1, version: 2, seq: 2))
      try await world.store.submit(first)
      try await world.store.submit(second)
      let record = try require(await world.store.transfer(world.transfer(1)), "record")
      try equal(record.item, second.item, "item")
      try await world.expectFold(of: record, [first.entry, second.entry])
      try equal(await world.queue().count, 2, "both versions wait")
      _ = try await world.store.settle(
        second.item.id, attempt: nil, answer: world.answer("received", to: second), at: world.at(9))
      let after = try require(await world.store.transfer(world.transfer(1)), "record")
      try require(after.item == nil, "an older version's item is not the newest one's")
    },
    LedgerContract("an item comes back as it was written, to the last field") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      var item = submission.item
      (item.attempts, item.failures, item.crashes, item.identicalRejects) = (5, 3, 2, 4)
      (item.lastReject, item.waitsForMission) = ("http-422", true)
      (item.nextAttempt, item.firstFailure) = (Date(), world.at(0.1))
      item.hold = HoldReason(code: "http-422", text: "the peer says: “no”\n")
      let held = item
      try equal(await world.store.change(item.id, at: world.at(2)) { $0 = held }, held, "what is returned")
      try equal(await world.store.queueItem(item.id), item, "held item")
      try equal(await world.queue(), [item], "a held item stays in the queue")
      (item.hold, item.lastReject, item.firstFailure) = (nil, nil, nil)
      let released = item
      try await world.store.change(item.id, at: world.at(3)) { $0 = released }
      try equal(await world.store.queueItem(item.id), item, "released item")
    },
    LedgerContract("an item that is not in the queue cannot be changed") { world in
      let stranger = world.submission(1).item
      try await refused("change", isNotFound) { try await world.store.change(stranger.id, at: world.at(1)) { _ in } }
      try require(try await world.store.queueItem(stranger.id) == nil, "it is not there afterwards either")
    },
    LedgerContract("a change that throws changes nothing") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      do {
        try await world.store.change(submission.item.id, at: world.at(1)) { item in
          item.hold = .byOperator("no")
          throw NoSignature()
        }
        throw ContractViolation("no error", line: #line, file: #fileID)
      } catch is NoSignature {}
      try equal(await world.queue(), [submission.item], "queue")
    },
  ]
}
