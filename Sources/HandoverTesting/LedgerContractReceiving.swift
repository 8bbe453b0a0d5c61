import Foundation
import Handover
import Synchronization

extension LedgerContract {
  /// Bundles of others.
  static let receiving = [
    LedgerContract("an admitted bundle is arriving, its parts are known, and its manifest stands in the log") { world in
      let offer = world.offer(1)
      try require(try await world.store.arrival(offer.entry.digest) == nil, "unknown at first")
      for number in 1...2 { try await world.store.admit(offer, at: world.at(Double(number))) }
      let arrival = try require(await world.store.arrival(offer.entry.digest), "arrival")
      try equal(arrival.state, .arriving, "state")
      try equal(arrival.manifest, offer.manifest, "manifest")
      try equal(arrival.bundle.entry, offer.entry, "entry")
      try equal(await world.store.knownParts(), Set(offer.manifest.parts.map(\.sha256)), "parts")
      try equal(await world.store.manifest(offer.entry.digest), offer.entry, "manifest by delivery")
      try equal(await world.store.log(world.transfer(1)), [offer.entry], "log")
      let record = try require(await world.store.transfer(world.transfer(1)), "record")
      try await world.expectFold(of: record, [offer.entry])
      try require(record.newestReceipted == nil, "no receipt")
    },
    LedgerContract("what is said after a later version counts while its parts are still coming") { world in
      let (first, second) = (world.offer(1), world.offer(1, version: 2, seq: 2))
      _ = try await world.store.publish(first, at: world.at(1), sign: world.receipt(first))
      try await world.store.admit(second, missing: 2000, limits: nil, at: world.at(2))
      let alert = try world.statement("alert", world.transfer(1), by: world.there, seq: 3)
      try equal(await world.store.append(alert, at: world.at(3)), .stored, "alert")
      let state = try require(await world.store.transfer(world.transfer(1))?.fold.state, "state")
      try equal(state.people.alerts.map(\.seq), [3], "alerts")
      try equal(
        await world.store.transfer(world.transfer(1))?.newestReceipted?.delivery, first.delivery, "what is open")
    },
    LedgerContract("a published bundle has a receipt, an arrival, a log and a record at once") { world in
      let offer = world.offer(1)
      try await world.store.admit(offer, at: world.at(1))
      let receipt = try await world.store.publish(offer, at: world.at(2), sign: world.receipt(offer))
      try equal(receipt.statement.position, LogPosition(seq: 1, seen: 1), "place")
      try equal(await world.store.arrival(offer.entry.digest)?.state, .received(receipt: receipt), "state")
      try equal(await world.store.arrival(offer.delivery)?.bundle.entry, offer.entry, "entry")
      let record = try require(await world.store.transfer(world.transfer(1)), "record")
      try await world.expectFold(of: record, [offer.entry, receipt])
      try equal(record.sender, world.there, "sender")
      try equal(record.receiver, world.here, "receiver")
      try require(record.item == nil, "we send nothing")
      try equal(await world.queue(), [], "queue")
    },
    LedgerContract("publishing again returns the first receipt and signs nothing") { world in
      let offer = world.offer(1)
      let receipt = try await world.store.publish(offer, at: world.at(2), sign: world.receipt(offer))
      for number in 3...5 {
        let again = try await world.store.publish(offer, at: world.at(Double(number))) { _ in
          throw NoSignature()
        }
        try equal(again, receipt, "receipt")
      }
      try await world.store.admit(offer, at: world.at(9))
      try equal(await world.store.arrival(offer.entry.digest)?.state, .received(receipt: receipt), "state")
      try equal(await world.store.log(world.transfer(1)).count, 2, "log")
    },
    LedgerContract("a receipt that cannot be signed leaves the bundle arriving") { world in
      let offer = world.offer(1)
      try await world.store.admit(offer, at: world.at(1))
      do {
        _ = try await world.store.publish(offer, at: world.at(2)) { _ in throw NoSignature() }
        throw ContractViolation("no error", line: #line, file: #fileID)
      } catch is NoSignature {}
      try equal(await world.store.arrival(offer.entry.digest)?.state, .arriving, "state")
      try equal(await world.store.log(world.transfer(1)), [offer.entry], "log")
    },
    LedgerContract("published by many at the same time, it is signed once", isConcurrent: true) { world in
      let offer = world.offer(1)
      let signatures = ContractCounter()
      let receipts = try await withThrowingTaskGroup(of: LogEntry.self) { group in
        for _ in 0..<64 {
          group.addTask {
            try await world.store.publish(offer, at: world.at(1)) { position in
              signatures.count()
              return try world.receipt(offer)(position)
            }
          }
        }
        return try await group.reduce(into: Set<Digest>()) { $0.insert($1.digest) }
      }
      try equal(receipts.count, 1, "receipts")
      try equal(signatures.value, 1, "signatures")
      try equal(await world.store.log(world.transfer(1)).count, 2, "log")
    },
    LedgerContract("a refusal is signed once for each code") { world in
      let offer = world.offer(1)
      let (code, other) = ("bag-invalid", "tampered")
      let first = try await world.store.refuse(
        offer, code: code, at: world.at(1), sign: world.refusal(offer, code))
      try equal(first.statement.position, LogPosition(seq: 1, seen: 1), "place")
      try equal(
        await world.store.arrival(offer.entry.digest)?.state, .refused(code: code, refusal: first), "state")
      let second = try await world.store.refuse(
        offer, code: other, at: world.at(2), sign: world.refusal(offer, other))
      try equal(second.statement.position, LogPosition(seq: 2, seen: 1), "second place")
      for (asked, given) in [(code, first), (other, second), (code, first)] {
        let again = try await world.store.refuse(offer, code: asked, at: world.at(3)) { _ in
          throw NoSignature()
        }
        try equal(again, given, "the refusal for \(asked)")
      }
      try equal(await world.store.log(world.transfer(1)), [offer.entry, first, second], "log")
    },
    LedgerContract("a bundle once received is never refused") { world in
      let offer = world.offer(1)
      let receipt = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
      let answer = try await world.store.refuse(offer, code: "tampered", at: world.at(2)) { _ in
        throw NoSignature()
      }
      try equal(answer, receipt, "answer")
      try equal(await world.store.arrival(offer.entry.digest)?.state, .received(receipt: receipt), "state")
    },
    LedgerContract("a refused bundle can be received later") { world in
      let offer = world.offer(1)
      let refusal = try await world.store.refuse(
        offer, code: "no-space", at: world.at(1), sign: world.refusal(offer, "no-space"))
      try await world.store.admit(offer, at: world.at(2))
      let receipt = try await world.store.publish(offer, at: world.at(3), sign: world.receipt(offer))
      try equal(receipt.statement.position, LogPosition(seq: 2, seen: 1), "place")
      try equal(await world.store.arrival(offer.entry.digest)?.state, .received(receipt: receipt), "state")
      try equal(await world.store.log(world.transfer(1)), [offer.entry, refusal, receipt], "log")
    },
    LedgerContract("a bundle whose place in the log is taken is neither admitted nor published") { world in
      let (offer, id) = (world.offer(1), world.transfer(1))
      _ = try await world.store.append(world.statement("noted", id, by: world.there, seq: 1), at: world.at(1))
      try await refused("admit", isConflict) { try await world.store.admit(offer, at: world.at(2)) }
      try await refused("publish", isConflict) {
        _ = try await world.store.publish(offer, at: world.at(2), sign: world.receipt(offer))
      }
      try require(try await world.store.arrival(offer.entry.digest) == nil, "no arrival")
      try equal(await world.store.log(id).count, 1, "log")
    },
    LedgerContract("parts of refused bundles need not be kept, unless another bundle has them too") { world in
      let (kept, refusedOffer, arriving) = (world.offer(1), world.offer(2), world.offer(3))
      _ = try await world.store.publish(kept, at: world.at(1), sign: world.receipt(kept))
      _ = try await world.store.refuse(
        refusedOffer, code: "tampered", at: world.at(1), sign: world.refusal(refusedOffer, "tampered"))
      try await world.store.admit(arriving, at: world.at(1))
      let known = (kept.manifest.parts + arriving.manifest.parts).map(\.sha256)
      try equal(await world.store.knownParts(), Set(known), "parts")
      _ = try await world.store.publish(refusedOffer, at: world.at(2), sign: world.receipt(refusedOffer))
      try equal(await world.store.knownParts().count, 6, "parts after it was received all the same")
    },
    LedgerContract("only parts that no bundle needs are discarded") { world in
      let (kept, own) = (world.offer(1, parts: ["a", "b"]), world.offer(2, parts: ["c"]))
      let (core, manifest) = (own.manifest.compartments[0], own.manifest)
      let mixed = Manifest(
        transfer: manifest.transfer, version: 1, position: LogPosition(seq: 1, seen: 0), from: manifest.from,
        to: manifest.to, created: manifest.created, priority: manifest.priority, arrival: manifest.arrival,
        expires: manifest.expires,
        compartments: [
          .init(
            id: core.id, recipients: core.recipients, content: core.content,
            parts: core.parts + kept.manifest.parts.suffix(1))
        ])
      let refusedOffer = SignedManifest(
        manifest: mixed, json: ContractWorld.json(mixed), entry: world.signed(mixed))
      _ = try await world.store.publish(kept, at: world.at(1), sign: world.receipt(kept))
      _ = try await world.store.refuse(
        refusedOffer, code: "bag-disagrees", at: world.at(1), sign: world.refusal(refusedOffer, "bag-disagrees"))
      let discarded = Mutex<[Digest]>([])
      try await world.store.discard(refusedOffer.manifest.parts.map(\.sha256)) { part in
        discarded.withLock { $0.append(part) }
      }
      try equal(discarded.withLock { $0 }, core.parts.map(\.sha256), "discarded")
    },
    LedgerContract("a transfer stays between its two missions, and has each version once") { world in
      let offer = world.offer(1)
      _ = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
      let stranger = try MissionID("zz-nowhere")
      for manifest in [
        world.manifest(1, version: 1, seq: 1, from: stranger, to: world.here, parts: ["x"]),
        world.manifest(1, version: 1, seq: 2, from: world.there, to: world.here, parts: ["y"]),
      ] {
        let other = SignedManifest(
          manifest: manifest, json: ContractWorld.json(manifest), entry: world.signed(manifest))
        try await refused("admit", isConflict) { try await world.store.admit(other, at: world.at(2)) }
        try await refused("publish", isConflict) {
          _ = try await world.store.publish(other, at: world.at(2), sign: world.receipt(other))
        }
      }
      try equal(await world.store.transfer(world.transfer(1))?.fold.count, 2, "log")
    },
    LedgerContract("a bundle of many parts, and one without any") { world in
      let (many, none) = (world.offer(1, parts: (1...300).map(String.init)), world.offer(2, parts: []))
      for offer in [many, none] {
        _ = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
        try equal(await world.store.arrival(offer.entry.digest)?.manifest, offer.manifest, "manifest")
      }
      try equal(await world.store.knownParts().count, 300, "parts")
    },
  ]
}

/// Counts calls from any thread.
final class ContractCounter: Sendable {
  private let calls = Mutex(0)

  func count() { calls.withLock { $0 += 1 } }

  var value: Int { calls.withLock { $0 } }
}
