import Base
import Foundation
import Handover
import Synchronization

extension LedgerContract {
  /// The logs of both sides.
  static let logging = [
    LedgerContract("the parties of a transfer, and a manifest as a statement, are known without its log") { world in
      let (sent, offer) = (world.submission(1), world.offer(2))
      try await world.store.submit(sent)
      _ = try await world.store.publish(offer, at: world.at(3), sign: world.receipt(offer))
      try equal(
        await world.store.parties(of: world.transfer(1)), Parties(sender: world.here, receiver: world.there), "sent")
      try equal(
        await world.store.parties(of: world.transfer(2)), Parties(sender: world.there, receiver: world.here), "received"
      )
      try equal(await world.store.parties(of: world.transfer(3)), nil, "unknown")
      try equal(await world.store.manifestHead(sent.entry.digest), sent.entry.head, "manifest")
      let receipt = try require(await world.store.log(world.transfer(2)).last, "receipt")
      try equal(await world.store.manifestHead(receipt.digest), nil, "a receipt is no manifest")
    },
    LedgerContract("heads have no body of a type that is not known, and the log has them all") { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      let odd = try world.statement("noted", id, by: world.there, seq: 1)
      let known = try world.statement("refused", id, by: world.there, seq: 2, body: .object(["code": .string("bomb")]))
      for entry in [odd, known] { _ = try await world.store.append(entry, at: world.at(1)) }
      let log = try await world.store.logHeads(id).values
      try equal(log.map(\.statement.body["code"]?.string), [nil, nil, "bomb"], "bodies")
      try equal(log[1].statement.body, .null, "the body that was not read")
      try equal(log.map(\.digest), await world.store.log(id).map(\.digest), "digests")
      try equal(await world.store.log(id)[1], odd, "the log")
    },
    LedgerContract("what one mission says about a transfer has an end; the other, and another transfer, go on") {
      world in
      for number in 1...2 { try await world.store.submit(world.submission(number)) }
      let size = Int(LogLimits.octets) / 16
      let large = { (number: Int, seq: Int) in
        try world.statement(
          "noted", world.transfer(number), by: world.there, seq: seq,
          body: .string(String(repeating: "x", count: size)))
      }
      for seq in 1...15 {
        try equal(await world.store.append(large(1, seq), at: world.at(1)), .stored, "statement \(seq)")
      }
      try equal(await world.store.append(large(1, 16), at: world.at(2)), .tooMuch, "beyond the end")
      try equal(await world.store.append(large(1, 3), at: world.at(2)), .alreadyHad, "a repetition")
      let small = try world.statement("noted", world.transfer(1), by: world.there, seq: 16)
      try equal(await world.store.append(small, at: world.at(3)), .stored, "what still fits")
      try equal(await world.store.append(large(2, 1), at: world.at(3)), .stored, "another transfer")
      let ours = try await world.store.issue(
        world.transfer(1), at: world.at(4), sign: world.sign("noted", world.transfer(1)))
      try equal(ours.statement.seen, 16, "seen")
    },
    LedgerContract("the files of sealed halves that the log names are kept, and have an end") { world in
      try await world.store.submit(world.submission(1))
      let half = { (seq: Int, bytes: Int64) in
        let digest = TestSHA256.digest("half \(seq)".utf8)
        return SealedReference(sha256: digest, bytes: bytes, content: digest)
      }
      let says = { (seq: Int, bytes: Int64) in
        try world.statement(
          "accepted", world.transfer(1), by: world.there, seq: seq,
          body: .object([SealedReference.key: half(seq, bytes).value]))
      }
      try equal(await world.store.append(says(1, 5000), at: world.at(1)), .stored, "with a half")
      try equal(await world.store.knownParts().contains(half(1, 5000).sha256), true, "known")
      let discarded = Mutex<[Digest]>([])
      try await world.store.discard([half(1, 5000).sha256, half(999, 1).sha256]) { part in
        discarded.withLock { $0.append(part) }
      }
      try equal(discarded.withLock { $0 }, [half(999, 1).sha256], "discarded")
      let most = Int((LogLimits.sealedOctets - 5000) / SealedReference.limit) + 1
      for seq in 2...most {
        try equal(await world.store.append(says(seq, SealedReference.limit), at: world.at(1)), .stored, "half \(seq)")
      }
      try equal(await world.store.append(says(most + 1, SealedReference.limit), at: world.at(1)), .tooMuch, "beyond")
    },
    LedgerContract("what is signed here has seen only what can be read: it waits for nothing that never comes") {
      world in
      let id = world.transfer(1)
      try await world.store.submit(world.submission(1))
      for (seq, seen) in [(1, 0), (2, 9), (3, 1)] {
        let entry = try world.statement("noted", id, by: world.there, seq: seq, seen: seen)
        try equal(await world.store.append(entry, at: world.at(1)), .stored, "statement \(seq)")
      }
      let record = try require(await world.store.transfer(id), "record")
      let ours = try await world.store.issue(id, at: world.at(2), sign: world.sign("noted", id))
      try equal(ours.statement.position, LogPosition(seq: 2, seen: 1), "seen")
      try equal(record.next, ours.statement.position, "as the record foretells it")
      let state = try require(await world.store.transfer(id), "record").fold.state
      try equal(state?.waits.contains(ours.digest), false, "it is read")
    },
    LedgerContract("a sealed half is a file of its own: not a part, and not another's half") { world in
      let (offer, part) = (world.offer(2), world.offer(2).manifest.parts[0].sha256)
      _ = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
      try await world.store.submit(world.submission(1))
      let says = { (seq: Int, digest: Digest) in
        try world.statement(
          "accepted", world.transfer(1), by: world.there, seq: seq,
          body: .object([SealedReference.key: SealedReference(sha256: digest, bytes: 5000, content: digest).value]))
      }
      let half = TestSHA256.digest("half".utf8)
      try equal(await world.store.append(says(1, part), at: world.at(2)), .conflict, "a part")
      try equal(await world.store.append(says(1, half), at: world.at(2)), .stored, "its own")
      try equal(await world.store.append(says(1, half), at: world.at(2)), .alreadyHad, "again")
      try equal(await world.store.append(says(2, half), at: world.at(2)), .conflict, "another's")
    },
    LedgerContract("how far the logs go that are shared with a mission, page by page") { world in
      for number in 1...3 { try await world.store.submit(world.submission(number)) }
      for (number, seqs) in [(1, [1, 2, 3]), (2, [1, 3]), (3, [2, 3])] {
        for seq in seqs {
          _ = try await world.store.append(
            world.statement("noted", world.transfer(number), by: world.there, seq: seq), at: world.at(1))
        }
      }
      let ends = { (number: Int, theirs: Int?) in
        LogEnds(transfer: world.transfer(number), ends: [world.here: 1, world.there: theirs].compactMapValues { $0 })
      }
      let first = try await world.store.logEnds(with: world.there, after: nil, limit: 2)
      try equal(first, [ends(3, nil), ends(2, 1)], "first page")
      let rest = try await world.store.logEnds(with: world.there, after: first.last?.transfer, limit: 2)
      try equal(rest, [ends(1, 3)], "last page")
      try equal(await world.store.logEnds(with: MissionID("et-addis"), after: nil, limit: 2), [], "a stranger")
    },
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
      for (record, log) in zip(records, [[offer.entry, receipt], [sent.entry]]) {
        try await world.expectFold(of: record, log)
      }
      try equal(records.map(\.item), [nil, sent.item], "items")
      try equal(records.map(\.sender), [world.there, world.here], "senders")
    },
    LedgerContract("transfers come a page at a time, none twice and none left out") { world in
      for number in 1...7 { try await world.store.submit(world.submission(number)) }
      let newest = (1...7).reversed().map(world.transfer)
      let first = try await world.store.transfers(after: nil, limit: 3).values.map(\.id)
      try equal(first, Array(newest.prefix(3)), "first page")
      let second = try await world.store.transfers(after: first.last?.text, limit: 3).values.map(\.id)
      try equal(second, Array(newest[3..<6]), "second page")
      try equal(
        await world.store.transfers(after: second.last?.text, limit: 3).values.map(\.id), [newest[6]], "last page")
      try require(try await world.store.transfers(after: newest[6].text, limit: 3).last == nil, "beyond the last page")
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
        let claim = try await world.begin(submission.item.id, at: world.at(Double(number) + 1))
        try equal(await world.store.transfer(world.transfer(1))?.attempts, number, "tries")
        if number == 1 {
          _ = try await world.store.finish(claim, outcome: "x", detail: "", at: world.at(2)) { _ in }
        } else {
          try await world.store.delivered(submission.item.id, attempt: claim.attempt, at: world.at(4))
        }
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
