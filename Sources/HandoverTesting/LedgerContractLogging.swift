import Foundation
import Handover

extension LedgerContract {
  /// The logs of both sides.
  static let logging = [
    LedgerContract("a statement is stored once; another in its place is a conflict") { world in
      let id = world.transfer(1)
      let entry = try world.statement("noted", id, by: world.there, seq: 1)
      let rival = try world.statement("noted", id, by: world.there, seq: 1, body: .object(["n": .integer(8)]))
      try equal(await world.store.append(entry, at: world.at(1)), .stored, "first")
      try equal(await world.store.append(entry, at: world.at(2)), .alreadyHad, "again")
      try equal(await world.store.append(rival, at: world.at(3)), .conflict, "rival")
      try equal(await world.store.log(id), [entry], "log")
    },
    LedgerContract("a log is read in the order in which it was stored, gaps and all") { world in
      let id = world.transfer(1)
      let entries = try [3, 1, 7].map { try world.statement("noted", id, by: world.there, seq: $0) }
      for entry in entries { _ = try await world.store.append(entry, at: world.at(1)) }
      try equal(await world.store.log(id), entries, "log")
      try equal(await world.store.log(world.transfer(2)), [], "another log")
    },
    LedgerContract("every kind of body comes back as it was signed") { world in
      let body: JSONValue = .object([
        "null": .null, "bool": .bool(false), "integer": .integer(.max), "number": .number(0.25),
        "string": .string("Ouagadougou ↔ Trípoli \u{1F3C3}"), "array": .array([.integer(1), .array([])]),
        "object": .object(["a": .object([:])]),
      ])
      let entry = try world.statement(
        "some_later_type", world.transfer(1), by: world.there, seq: 1, bundle: TestSHA256.digest([1]),
        body: body)
      _ = try await world.store.append(entry, at: world.at(1))
      try equal(await world.store.log(world.transfer(1)), [entry], "log")
    },
    LedgerContract("transfers are listed newest first, each with its log and item") { world in
      let (sent, offer) = (world.submission(1), world.offer(2))
      try await world.store.submit(sent)
      let receipt = try await world.store.publish(offer, at: world.at(3), sign: world.receipt(offer))
      let records = try await world.store.transfers()
      try equal(records.map(\.id), [world.transfer(2), world.transfer(1)], "order")
      try equal(records.map(\.log), [[offer.entry, receipt], [sent.entry]], "logs")
      try equal(records.map(\.item), [nil, sent.item], "items")
      try equal(records.map(\.sender), [world.there, world.here], "senders")
    },
    LedgerContract("transfers come a page at a time, none twice and none left out") { world in
      for number in 1...7 { try await world.store.submit(world.submission(number)) }
      let newest = (1...7).reversed().map(world.transfer)
      let first = try await world.store.transfers(after: nil, limit: 3).map(\.id)
      try equal(first, Array(newest.prefix(3)), "first page")
      let second = try await world.store.transfers(after: first.last, limit: 3).map(\.id)
      try equal(second, Array(newest[3..<6]), "second page")
      try equal(await world.store.transfers(after: second.last, limit: 3).map(\.id), [newest[6]], "last page")
      try require(try await world.store.transfers(after: newest[6], limit: 3).isEmpty, "beyond the last page")
    },
    LedgerContract("a transfer is found by the beginning or end of its id") { world in
      for number in 1...3 { try await world.store.submit(world.submission(number)) }
      let second = world.transfer(2)
      try equal(await world.store.transfers(named: second.text, limit: 9), [second], "whole id")
      try equal(await world.store.transfers(named: String(second.text.suffix(8)), limit: 9), [second], "end")
      let common = String(second.text.prefix(8))
      let all = (1...3).reversed().map(world.transfer)
      try equal(await world.store.transfers(named: common, limit: 9), all, "common beginning")
      try equal(await world.store.transfers(named: common, limit: 2), Array(all.prefix(2)), "limit")
      try require(try await world.store.transfers(named: "%", limit: 9).isEmpty, "no pattern")
    },
    LedgerContract("a transfer tells how often it was tried, also once it is delivered") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      for number in 1...2 {
        let attempt = try await world.store.beginAttempt(submission.item.id, at: world.at(Double(number)))
        try equal(await world.store.transfer(world.transfer(1))?.attempts, number, "tries")
        if number == 2 { try await world.store.delivered(submission.item.id, attempt: attempt, at: world.at(3)) }
      }
      try equal(await world.store.transfer(world.transfer(1))?.attempts, 2, "tries once delivered")
    },
    LedgerContract("a manifest is found by its delivery, another statement is not one") { world in
      try await world.store.submit(world.submission(1))
      let entry = try world.statement("noted", world.transfer(1), by: world.there, seq: 1)
      _ = try await world.store.append(entry, at: world.at(1))
      try require(try await world.store.manifest(entry.digest) == nil, "a statement")
      try require(try await world.store.manifest(TestSHA256.digest("x".utf8)) == nil, "a stranger")
    },
    LedgerContract("a transfer of which only a statement is here has no record") { world in
      let entry = try world.statement("noted", world.transfer(1), by: world.there, seq: 2)
      _ = try await world.store.append(entry, at: world.at(1))
      try require(try await world.store.transfer(world.transfer(1)) == nil, "record")
      try require(try await world.store.transfers().isEmpty, "records")
    },
    LedgerContract("the epoch is a UUID and stays") { world in
      let epoch = world.store.epoch
      try require(UUID(uuidString: epoch) != nil, "“\(epoch)” is a UUID")
      try await world.store.submit(world.submission(1))
      try equal(world.store.epoch, epoch, "epoch")
    },
  ]

  /// The journal.
  static let journalling = [
    LedgerContract("the journal is a chain of hashes from zero") { world in
      let id = world.transfer(1)
      for number in 1...5 {
        try await world.store.note(
          JournalEvent(
            at: world.at(Double(number)), actor: "daemon", action: "bundle.published", transfer: id,
            subject: "s\(number)", detail: ["b": "2", "a": "\(number)"]))
      }
      let entries = try await world.store.journal(limit: 100)
      try equal(entries.map(\.number), [5, 4, 3, 2, 1], "numbers")
      var previous = String(repeating: "0", count: 64)
      for entry in entries.reversed() {
        try equal(entry.hash, TestSHA256.digest("\(previous)\n\(entry.text)".utf8), "hash \(entry.number)")
        previous = entry.hash.text
      }
      let text = try require(entries.last?.text, "text")
      for word in ["bundle.published", "daemon", id.text, "\"a\":\"1\"", Timestamp(world.at(1)).text] {
        try require(text.contains(word), "\(text) contains \(word)")
      }
      try equal(await world.store.journal(limit: 2).map(\.number), [5, 4], "the newest two")
      try equal(await world.store.journal(limit: 0), [], "none")
    },
    LedgerContract("events noted at the same time make one chain", isConcurrent: true) { world in
      await withTaskGroup { group in
        for number in 0..<64 {
          group.addTask {
            let event = JournalEvent(at: world.at(1), actor: "daemon", action: "x", subject: "\(number)")
            try? await world.store.note(event)
          }
        }
      }
      let entries = try await world.store.journal(limit: 100)
      try equal(entries.map(\.number), (1...64).reversed(), "numbers")
      for (entry, before) in zip(entries, entries.dropFirst()) {
        try equal(entry.hash, TestSHA256.digest("\(before.hash)\n\(entry.text)".utf8), "hash \(entry.number)")
      }
    },
  ]
}
