import Base
package import Foundation
package import Handover
import Synchronization

extension LedgerContract {
  /// What waits for a second person.
  static let drafts = [
    LedgerContract("a draft is kept until it is dropped, or until what it was is signed: once") { world in
      try await world.store.submit(world.submission(1))
      let drafts = try (1...3).map { try world.draft($0, of: $0 == 3 ? 2 : 1) }
      for draft in drafts { try await world.store.keep(draft) }
      try equal(try await world.store.drafts(of: nil), drafts, "all, oldest first")
      try equal(try await world.store.drafts(of: world.transfer(1)), Array(drafts.prefix(2)), "one transfer's")
      try require(try await world.store.drop(draft: drafts[0].id), "it was there")
      try require(try await !world.store.drop(draft: drafts[0].id), "and is no more")
      let id = world.transfer(1)
      let entry = try await world.store.issue(
        id, approving: drafts[1].id, noting: nil, at: world.at(4), sign: world.sign("asked", id))
      try equal(try await world.store.drafts(of: id), [], "after it was signed")
      try await refused("a second time", isNotFound) {
        _ = try await world.store.issue(
          id, approving: drafts[1].id, noting: nil, at: world.at(5), sign: world.sign("asked", id))
      }
      try equal(try await world.store.log(id).last, entry, "the log")
    },
    LedgerContract("where a version stays, the others' parts and copies go, and with them nothing else") { world in
      let pieces = ["x", "y"].map { TestSHA256.digest("piece \($0)".utf8) }
      let (first, second) = (world.submission(1), world.submission(1, version: 2, seq: 2))
      try await world.store.submit(first.with(pieces: [pieces[0]]))
      try await world.store.submit(second.with(pieces: [pieces[1]]))
      let gone = try await world.store.erase(world.transfer(1), .versions(but: second.entry.digest), at: world.at(3))
      try require(gone.contains(pieces[0]) && !gone.contains(pieces[1]), "the older version's copy")
      try equal(try await world.store.workingCopy(of: first.entry.digest), [], "the older copy")
      try equal(try await world.store.workingCopy(of: second.entry.digest), [pieces[1]], "the newer copy")
      try require(try await !world.store.isErased(world.transfer(1)), "the case is not erased")
    },
    LedgerContract("where a case has ended, what was said up to its end goes for good, and what is said after it stays")
    { world in
      let pieces = [TestSHA256.digest("piece".utf8)]
      let first = world.submission(1)
      try await world.store.submit(first.with(pieces: pieces))
      let id = world.transfer(1)
      let halves = ["before", "after"].map { TestSHA256.digest($0.utf8) }
      let half = { (file: Digest) -> JSONValue in
        .object([SealedReference.key: SealedReference(sha256: file, bytes: 100, content: file).value])
      }
      let said = try await world.store.issue(id, at: world.at(1), sign: world.sign("alert", id, body: half(halves[0])))
      try await world.store.noteShown([id], at: world.at(2))
      try equal(try await world.store.transfer(id)?.keeping.shown, world.at(2), "since when it is shown")
      let extent = ErasureExtent.ended(upTo: [world.here: said.statement.seq])
      let gone = try await world.store.erase(id, extent, at: world.at(3))
      try equal(Set(gone), Set(pieces + [halves[0]] + first.manifest.parts.map(\.sha256)), "what goes")
      try equal(Set(try await world.store.erase(id, extent, at: world.at(3))), Set(gone), "the same again")
      try equal(try await world.store.erasedFiles(), Set(gone), "what a start removes")
      try equal(try await world.store.workingCopy(of: first.entry.digest), [], "the copy")
      try require(try await world.store.isErased(delivery: first.entry.digest), "its parts are not asked for again")
      try require(try await world.store.isErased(halves[0], of: id), "nor its half kept")
      try equal(try await world.store.transfer(id)?.keeping, Keeping(), "it is shown anew")
      try equal(try await world.store.erasedWithRest(), [], "nothing is left")
      _ = try await world.store.issue(id, at: world.at(4), sign: world.sign("alert", id, body: half(halves[1])))
      try require(try await !world.store.isErased(halves[1], of: id), "what is said after it is kept")
      try require(try await world.store.knownParts().contains(halves[1]), "and known")
      try equal(try await world.store.erasedWithRest(), [id], "until it goes, too")
      _ = try await world.store.erase(id, .takenBack, at: world.at(5))
      try require(try await world.store.isErased(TestSHA256.digest("later".utf8), of: id), "taken back, nothing is")
    },
    LedgerContract("what somebody keeps is kept until it is released, and is shown anew then") { world in
      try await world.store.submit(world.submission(1))
      let id = world.transfer(1)
      try await world.store.noteShown([id], at: world.at(1))
      try await world.store.noteShown([id], at: world.at(2))
      try equal(try await world.store.transfer(id)?.keeping.shown, world.at(1), "the first time counts")
      let hold = Keeping.Hold(reason: .legal, staff: try Code("c-17"), at: world.at(3))
      try await world.store.keep(id, hold)
      try equal(try await world.store.transfer(id)?.keeping, Keeping(hold: hold), "held")
      try await world.store.keep(id, nil)
      try equal(try await world.store.transfer(id)?.keeping, Keeping(), "released")
    },
    LedgerContract("the draft of a bundle that was given up waits for nobody, until it is taken up again") { world in
      let (bundle, id) = (world.submission(1), world.transfer(1))
      let waiting = Draft(
        id: bundle.entry.digest, transfer: id, type: .submitted, staff: try Code("c-17"), at: world.at(1), sealed: nil)
      try await world.store.submit(bundle.with(waiting))
      let givingUp = world.sign("undelivered", id, bundle: bundle.entry.digest)
      _ = try await world.store.issue(id, at: world.at(2), sign: givingUp)
      for transfer in [nil, id] { try equal(try await world.store.drafts(of: transfer), [], "given up") }
      _ = try await world.store.revive(bundle.item.id, at: world.at(3))
      for transfer in [nil, id] { try equal(try await world.store.drafts(of: transfer), [waiting], "taken up again") }
    },
    LedgerContract("the draft of a bundle comes with it, and goes with the next version; all go with an erasure") {
      world in
      let (first, second) = (world.submission(1), world.submission(1, version: 2, seq: 2))
      let waiting = Draft(
        id: first.entry.digest, transfer: world.transfer(1), type: .submitted, staff: try Code("c-17"),
        at: world.at(1), sealed: nil)
      try await world.store.submit(first.with(waiting))
      let said = try world.draft(2, of: 1)
      try await world.store.keep(said)
      try equal(try await world.store.drafts(of: nil), [waiting, said], "both")
      try await world.store.submit(second)
      try equal(try await world.store.drafts(of: nil), [said], "after the next version")
      _ = try await world.store.erase(world.transfer(1), .takenBack, at: world.at(3))
      try equal(try await world.store.drafts(of: nil), [], "after the erasure")
    },
  ]

  static let cards = [
    LedgerContract("cards come in with their bundle, and a newer version's take their place") { world in
      let first = world.submission(1)
      try await world.store.submit(first.with(world.cards(first.entry.digest, 1, rows: 3)))
      try equal(try await world.store.cards(of: world.transfer(1)).map(\.row), [0, 1, 2], "the rows")
      let second = world.submission(1, version: 2, seq: 2)
      let newer = world.cards(second.entry.digest, 1, rows: 2)
      try await world.store.submit(second.with(newer))
      try equal(try await world.store.cards(of: world.transfer(1)), newer, "the newer version's")
      try equal(try await world.store.cards(of: world.transfer(2)), [], "another transfer's")
    },
    LedgerContract("an older version that comes late takes no newer one's place, and a repetition changes nothing") {
      world in
      let (old, new) = (world.offer(1), world.offer(1, version: 2, seq: 2))
      let cards = world.cards(new.delivery, 1, rows: 2)
      for _ in 1...2 {
        _ = try await world.store.publish(new, cards: cards, at: world.at(1), sign: world.receipt(new))
      }
      let older = world.cards(old.delivery, 1, rows: 1)
      _ = try await world.store.publish(old, cards: older, at: world.at(2), sign: world.receipt(old))
      try equal(try await world.store.cards(of: world.transfer(1)), cards, "the cards")
    },
    LedgerContract("cards come in with a version though a newer one has begun to come") { world in
      let (old, new) = (world.offer(1), world.offer(1, version: 2, seq: 2))
      try await world.store.admit(new, missing: 2000, limits: nil, at: world.at(1))
      let cards = world.cards(old.delivery, 1, rows: 1)
      _ = try await world.store.publish(old, cards: cards, at: world.at(2), sign: world.receipt(old))
      try equal(try await world.store.cards(of: world.transfer(1)), cards, "the cards")
    },
    LedgerContract("of a month's keys the first stays, and goes with its last card") { world in
      let key = CardKey(month: "2026-01", sealed: Data([1]))
      try equal(try await world.store.addCardKey(key), key, "the first")
      try equal(try await world.store.addCardKey(CardKey(month: key.month, sealed: Data([2]))), key, "the second")
      for number in 1...2 {
        let submission = world.submission(number)
        try await world.store.submit(submission.with(world.cards(submission.entry.digest, number, rows: 1)))
      }
      try await world.store.removeCards(of: world.transfer(1), at: world.at(0))
      try equal(try await world.store.cards(of: world.transfer(1)), [], "its cards")
      try equal(try await world.store.cardKeys(), [key], "the key of the other")
      try await world.store.removeCards(of: world.transfer(2), at: world.at(0))
      try equal(try await world.store.cardKeys(), [], "the keys")
    },
    LedgerContract("a bundle's working copy is kept in order, version by version, and a sweep keeps its pieces") {
      world in
      let pieces = ["b", "a", "c"].map { TestSHA256.digest("piece \($0)".utf8) }
      let (first, second) = (world.submission(1), world.submission(1, version: 2, seq: 2))
      try await world.store.submit(first.with(pieces: pieces))
      try await world.store.submit(second.with(pieces: [pieces[0]]))
      try equal(try await world.store.workingCopy(of: first.entry.digest), pieces, "the first version's")
      try equal(try await world.store.workingCopy(of: second.entry.digest), [pieces[0]], "the second version's")
      try equal(try await world.store.workingCopy(of: world.submission(2).entry.digest), [], "of a bundle without")
      try require(try await world.store.knownParts().isSuperset(of: pieces), "they are known")
      let stranger = TestSHA256.digest("stranger".utf8)
      let removed = Removed()
      try await world.store.discard(pieces + [stranger]) { removed.add($0) }
      try equal(removed.digests, [stranger], "what is removed")
    },
    LedgerContract("what somebody has opened is known, version by version") { world in
      let (first, second) = (world.offer(1).entry.digest, world.offer(1, version: 2, seq: 2).entry.digest)
      for second in 1...2 { try await world.store.noteReading(of: first, at: world.at(Double(second))) }
      try equal(try await world.store.isRead(first), true, "the first version")
      try equal(try await world.store.isRead(second), false, "the second version")
    },
    LedgerContract("which logs have grown is told once each, and from where it was last told") { world in
      for number in 1...3 { try await world.store.submit(world.submission(number)) }
      let all = try await world.store.grown(after: 0, limit: 100)
      try equal(all.transfers, (1...3).map(world.transfer), "all")
      _ = try await world.store.issue(world.transfer(2), at: world.at(9), sign: world.sign("alert", world.transfer(2)))
      let later = try await world.store.grown(after: all.number, limit: 100)
      try equal(later.transfers, [world.transfer(2)], "what has grown")
      try equal(try await world.store.grown(after: later.number, limit: 100).number, later.number, "nothing more")
      let one = try await world.store.grown(after: 0, limit: 1)
      try equal(one.transfers, [world.transfer(1)], "a page")
    },
  ]
}

/// What was removed.
private final class Removed: Sendable {
  private let state = Mutex<[Digest]>([])

  var digests: [Digest] { state.withLock { $0 } }

  func add(_ digest: Digest) { state.withLock { $0.append(digest) } }
}

extension ContractWorld {
  /// Rows as a vault might make them.
  package func cards(_ delivery: DeliveryID, _ number: Int, rows: Int) -> [CardRow] {
    (0..<rows).map {
      CardRow(
        transfer: transfer(number), delivery: delivery, row: $0, month: "2026-01",
        sealed: Data("sealed \(number) \($0)".utf8))
    }
  }
}

extension ContractWorld {
  /// The draft of a statement.
  func draft(_ number: Int, of transfer: Int) throws -> Draft {
    Draft(
      id: TestSHA256.digest("draft \(number)".utf8), transfer: self.transfer(transfer), type: .onward,
      staff: try Code("c-17"),
      at: at(Double(number)), sealed: Data([1, UInt8(number)]))
  }
}

extension Submission {
  package func with(_ draft: Draft) -> Submission {
    Submission(bundle, item: item, draft: draft)
  }

  package func with(pieces: [Digest]) -> Submission {
    Submission(bundle, item: item, copy: pieces)
  }

  package func with(_ cards: [CardRow]) -> Submission {
    Submission(bundle, item: item, cards: cards)
  }
}

extension HandoverStore {
  /// Publishes a bundle without cards.
  package func publish(
    _ offer: SignedManifest, at now: Date, sign: @escaping @Sendable (LogPosition) throws -> LogEntry
  ) async throws -> LogEntry { try await publish(offer, cards: [], at: now, sign: sign) }
}
