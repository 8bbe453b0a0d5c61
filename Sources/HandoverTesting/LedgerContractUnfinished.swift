import Foundation
import Handover

extension LedgerContract {
  /// Deliveries that have begun and not ended.
  static let unfinished = [
    LedgerContract("what is on its way is listed, with when it last moved") { world in
      let (first, second) = (world.offer(1), world.offer(2))
      try await world.store.admit(first, at: world.at(1))
      try await world.store.admit(second, missing: 500, limits: nil, at: world.at(2))
      let list = try await world.store.unfinished(from: nil)
      try equal(list.map(\.delivery), [first, second].map(\.entry.digest), "deliveries, oldest first")
      try equal(list.map(\.transfer), [world.transfer(1), world.transfer(2)], "transfers")
      try equal(list.map(\.here), [0, 1500], "octets here")
      try equal(list.map(\.bytes), [2000, 2000], "octets")
      try equal(list.map(\.parts), [2, 2], "parts")
      try equal(list.map(\.moved), [world.at(1), world.at(2)], "moved")
      try equal(await world.store.unfinished(from: world.there).count, 2, "of that mission")
      try equal(await world.store.unfinished(from: world.here), [], "of another")
      try equal(
        Set(await world.store.parts(of: first.entry.digest)), Set(first.manifest.parts.map(\.sha256)), "parts of one")
    },
    LedgerContract("only more than before is progress") { world in
      let offer = world.offer(1)
      for (second, missing) in [(1.0, Int64(2000)), (2, 2000), (3, 1000), (4, 1000), (5, 1500)] {
        try await world.store.admit(offer, missing: missing, limits: nil, at: world.at(second))
      }
      let found = try require(await world.store.unfinished(from: nil).first, "listed")
      try equal(found.since, world.at(1), "since")
      try equal(found.moved, world.at(3), "moved")
      try equal(found.here, 500, "here")
    },
    LedgerContract("a mission has only so many unfinished deliveries; a known one goes on all the same") { world in
      let limits = ArrivalLimits(deliveries: 2, room: .max)
      for number in 1...2 {
        try await world.store.admit(world.offer(number), missing: 2000, limits: limits, at: world.at(1))
      }
      try await notAdmitted(.tooMany(limit: 2)) {
        try await world.store.admit(world.offer(3), missing: 2000, limits: limits, at: world.at(2))
      }
      try equal(await world.store.unfinished(from: nil).count, 2, "listed")
      try equal(await world.store.knownParts().count, 4, "parts")
      try await world.store.admit(world.offer(1), missing: 1000, limits: limits, at: world.at(3))
      let offer = world.offer(1)
      _ = try await world.store.publish(offer, at: world.at(4), sign: world.receipt(offer))
      try await world.store.admit(world.offer(3), missing: 2000, limits: limits, at: world.at(5))
    },
    LedgerContract("what is on its way fits the disk together, and a second delivery half of it") { world in
      let admit = { (number: Int, room: Int64) in
        try await world.store.admit(
          world.offer(number), missing: 2000, limits: ArrivalLimits(deliveries: 9, room: room), at: world.at(1))
      }
      try await notAdmitted(.noRoom) { try await admit(1, 1999) }
      try await admit(1, 2000)
      try await notAdmitted(.noRoom) { try await admit(2, 3999) }
      try await notAdmitted(.noRoom) { try await admit(2, 7999) }
      try await admit(2, 8000)
      let stranger = try MissionID("et-addis")
      let manifest = world.manifest(3, from: stranger, to: world.here)
      let other = SignedManifest(manifest: manifest, json: ContractWorld.json(manifest), entry: world.signed(manifest))
      try await world.store.admit(
        other, missing: 2000, limits: ArrivalLimits(deliveries: 9, room: 6000), at: world.at(2))
    },
    LedgerContract("what is let go is refused once, told to its sender, and begins anew when it comes again") { world in
      let offer = world.offer(1)
      let delivery = offer.entry.digest
      try await world.store.admit(offer, at: world.at(1))
      let letGo = { (moved: Double, now: Double) in
        try await world.store.letGo(
          offer, unmovedSince: world.at(moved), at: world.at(now), sign: world.refusal(offer, "part-missing"))
      }
      try equal(await letGo(0, 5), nil, "it has moved since")
      let refusal = try require(await letGo(1, 6), "it is told")
      try equal(await world.store.unfinished(from: nil), [], "listed")
      try equal(await world.store.knownParts(), [], "parts")
      try equal(
        await world.store.arrival(delivery)?.state, .refused(code: "part-missing", refusal: refusal), "state")
      let item = try require(await world.queue().first, "it is queued")
      try equal(item.mission, world.there, "for its sender")
      guard case .statement(refusal)? = try await world.store.load(item.id)?.payload else {
        throw ContractViolation("another statement is queued", line: #line, file: #fileID)
      }
      try equal(await letGo(1, 7), nil, "it has ended")

      try await world.store.admit(offer, missing: 1000, limits: nil, at: world.at(8))
      try equal(await world.store.arrival(delivery)?.state, .arriving, "state of what begins anew")
      try equal(await world.store.unfinished(from: nil).map(\.since), [world.at(8)], "since")
      try equal(await world.store.knownParts().count, 2, "its parts are known again")
      try equal(await letGo(8, 9), refusal, "the refusal of the first time")
      try equal(await world.queue().count, 1, "queue")
      try equal(
        await world.store.arrival(delivery)?.state, .refused(code: "part-missing", refusal: refusal), "state again")

      try await world.store.admit(offer, missing: 1000, limits: nil, at: world.at(10))
      let receipt = try await world.store.publish(offer, at: world.at(11), sign: world.receipt(offer))
      try equal(await letGo(10, 12), nil, "what was received")
      try equal(await world.store.arrival(delivery)?.state, .received(receipt: receipt), "state at the end")
      try equal(await world.store.log(world.transfer(1)), [offer.entry, refusal, receipt], "log")
    },
    LedgerContract("a transfer is between the two missions of whom it was first heard, from the offer on") { world in
      let stranger = try MissionID("zz-nowhere")
      let manifest = world.manifest(1, from: stranger, to: world.here, parts: ["x"])
      let other = SignedManifest(manifest: manifest, json: ContractWorld.json(manifest), entry: world.signed(manifest))
      let offer = world.offer(1)
      try await world.store.admit(offer, at: world.at(1))
      try await refused("admit", isConflict) { try await world.store.admit(other, at: world.at(2)) }
      try await refused("publish", isConflict) {
        _ = try await world.store.publish(other, at: world.at(3), sign: world.receipt(other))
      }
      try equal(await world.store.log(world.transfer(1)), [offer.entry], "log")
    },
  ]
}

/// Requires that `work` throws this refusal.
private func notAdmitted(
  _ expected: ArrivalRefused, line: UInt = #line, file: String = #fileID, _ work: () async throws -> Void
) async throws {
  do { try await work() } catch let refused as ArrivalRefused {
    return try equal(refused, expected, "refusal", line: line, file: file)
  }
  throw ContractViolation("it was admitted", line: line, file: file)
}
