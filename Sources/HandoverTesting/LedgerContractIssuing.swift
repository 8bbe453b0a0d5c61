import Base
import Foundation
import Handover
import Synchronization

extension LedgerContract {
  /// Statements of ours.
  static let issuing = [
    LedgerContract("a statement is signed at the next place and queued for the other mission") { world in
      let submission = world.submission(1)
      try await world.store.submit(submission)
      let id = world.transfer(1)
      let entry = try await world.store.issue(id, at: world.at(5), sign: world.sign("asked", id))
      try equal(entry.statement.position, LogPosition(seq: 2, seen: 0), "place")
      try equal(await world.store.log(id), [submission.entry, entry], "log")
      let item = try require(await world.queue().first { $0.kind == .statement }, "an item")
      try equal(item.mission, world.there, "mission")
      try equal(item.bytes, Int64(entry.der.count), "bytes")
      try equal(item.priority, Priority.urgent.rank, "it is as urgent as its transfer")
      try equal(item.arrival?.date, submission.manifest.arrival?.date, "arrival")
      try equal(item.nextAttempt, world.at(5), "due at once")
      guard case .statement(entry)? = try await world.store.load(item.id)?.payload else {
        throw ContractViolation("the item does not send the statement", line: #line, file: #fileID)
      }
    },
    LedgerContract("who said it stands in the journal with the statement, and without it in neither") { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      let event = JournalEvent(at: world.at(5), actor: "s-4", action: "say.asked", transfer: id)
      do {
        _ = try await world.store.issue(id, approving: nil, noting: event, at: world.at(5)) { _ in throw NoSignature() }
        throw ContractViolation("no error", line: #line, file: #fileID)
      } catch is NoSignature {}
      try require(
        await !world.store.journal(limit: 9).contains { $0.text.contains("say.asked") }, "not said, not noted")
      _ = try await world.store.issue(id, approving: nil, noting: event, at: world.at(5), sign: world.sign("asked", id))
      try require(await world.store.journal(limit: 9).contains { $0.text.contains("say.asked") }, "said and noted")
    },
    LedgerContract("the receiving mission's statements go to the sender") { world in
      let offer = world.offer(1)
      _ = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
      let id = world.transfer(1)
      let entry = try await world.store.issue(id, at: world.at(2), sign: world.sign("accepted", id))
      try equal(entry.statement.position, LogPosition(seq: 2, seen: 1), "place")
      try equal(await world.queue().map(\.mission), [world.there], "queue")
    },
    LedgerContract("what was seen of the other mission ends before a gap") { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      for seq in [1, 2, 4, 5] {
        _ = try await world.store.append(
          world.statement("noted", id, by: world.there, seq: seq), at: world.at(1))
      }
      let early = try await world.store.issue(id, at: world.at(2), sign: world.sign("asked", id))
      try equal(early.statement.position, LogPosition(seq: 2, seen: 2), "before the gap is filled")
      _ = try await world.store.append(world.statement("noted", id, by: world.there, seq: 3), at: world.at(3))
      let late = try await world.store.issue(id, at: world.at(4), sign: world.sign("asked", id))
      try equal(late.statement.position, LogPosition(seq: 3, seen: 5), "after")
    },
    LedgerContract("a signature that fails leaves nothing behind") { world in
      try await world.store.submit(world.submission(1))
      let before = try await world.store.log(world.transfer(1))
      do {
        _ = try await world.store.issue(world.transfer(1), at: world.at(1)) { _ in throw NoSignature() }
        throw ContractViolation("no error", line: #line, file: #fileID)
      } catch is NoSignature {}
      try equal(await world.store.log(world.transfer(1)), before, "log")
      try equal(await world.queue().count, 1, "queue")
    },
    LedgerContract("what was signed for another place, author or transfer is not stored") { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      let strangers = [
        try world.statement("asked", id, by: world.here, seq: 3),
        try world.statement("asked", id, by: world.here, seq: 2, seen: 1),
        try world.statement("asked", id, by: world.there, seq: 2),
        try world.statement("asked", world.transfer(2), by: world.here, seq: 2),
      ]
      for stranger in strangers {
        try await refused("issue", isConflict) {
          _ = try await world.store.issue(id, at: world.at(1)) { _ in stranger }
        }
      }
      try equal(await world.store.log(id).count, 1, "log")
      try equal(await world.queue().count, 1, "queue")
    },
    LedgerContract("nothing is said about a transfer that is not in the books") { world in
      try await refused("issue", isNotFound) {
        _ = try await world.store.issue(
          world.transfer(1), at: world.at(1), sign: world.sign("asked", world.transfer(1)))
      }
      try equal(await world.store.log(world.transfer(1)), [], "log")
    },
    LedgerContract("whoever decides is told where the transfer stands, with what has just come, also late") { world in
      let (id, submission) = (world.transfer(1), world.submission(1))
      try await world.store.submit(submission)
      let answers = try [
        world.answer("received", to: submission), world.statement("opened", id, by: world.there, seq: 3, seen: 1),
        world.statement("consent_withdrawn", id, by: world.there, seq: 2, seen: 1, body: .object([:])),
      ]
      for answer in answers {
        _ = try await world.store.append(answer, at: world.at(2))
        let state = FoldedLog(folding: try await world.store.logHeads(id).values).state
        let told = Mutex<TransferState?>(nil)
        _ = try await world.store.issue(id, approving: nil, noting: nil, at: world.at(3)) { position, state in
          told.withLock { $0 = state }
          return try world.sign("alert", id)(position)
        }
        try equal(told.withLock { $0 }, state, "where it stands")
      }
    },
    LedgerContract("statements issued at the same time follow one another without gaps", isConcurrent: true) {
      world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      try await withThrowingTaskGroup { group in
        for _ in 0..<64 {
          group.addTask {
            _ = try await world.store.issue(id, at: world.at(1), sign: world.sign("asked", id))
          }
        }
        try await group.waitForAll()
      }
      try equal(await world.store.log(id).map(\.statement.seq), Array(1...65), "places")
      try equal(await world.queue().count, 65, "queue")
    },
    LedgerContract("one signature that fails does no harm to the others", isConcurrent: true) { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      let failures = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<60 {
          group.addTask {
            let entry = try? await world.store.issue(id, at: world.at(1)) { position in
              if number % 3 == 0 { throw NoSignature() }
              return try world.sign("asked", id)(position)
            }
            return entry == nil
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      try equal(failures, 20, "failures")
      try equal(await world.store.log(id).map(\.statement.seq), Array(1...41), "places")
    },
  ]
}
