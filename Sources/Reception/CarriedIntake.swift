import Base
package import Foundation
package import Handover
import PeerProtocol

/// Takes in what was carried by hand, by the same rules as what comes over a line: the caller is whoever has signed it.
package struct CarriedIntake: Carrying {
  private let intake: Intake

  package init(_ intake: Intake) { self.intake = intake }

  package func take(offer tar: Data, from mission: MissionID) async throws -> CarriedBundle {
    let offer = try await Blocking.run { [seals = intake.seals] in try seals.unpackOffer(tar) }
    if let directory = offer.directory { _ = try intake.seals.adopt(directory: directory, now: intake.now()) }
    switch try await intake.take(offer, from: mission) {
    case .receipt: return CarriedBundle(.received)
    case .refusal(let refusal): return CarriedBundle(.refused, code: refusal.statement.why?.text)
    case .missing(let lacking): return CarriedBundle(.missing, missing: lacking.missing)
    case .opening: return CarriedBundle(.opening)
    }
  }

  package func take(statements tar: Data, from mission: MissionID) async throws -> [CarriedStatement] {
    let carried = try await Blocking.run { [seals = intake.seals] in try seals.unpackStatements(tar) }
    let results = try await StatementIntake(intake: intake).take(carried, from: mission).results
    let taken = Set(results.filter { $0.result != .refused }.map(\.digest))
    for der in carried.statements where taken.contains(intake.seals.digest(der)) { try await letGo(der) }
    return results.map { one in
      let fate: CarriedStatement.Fate =
        switch one.result {
        case .stored: .stored
        case .alreadyHad: .alreadyHad
        case .refused: .refused
        }
      return CarriedStatement(digest: one.digest, fate: fate, code: one.code)
    }
  }

  /// Over a line a receipt is the answer to its bundle, which leaves the queue with it.
  private func letGo(_ der: Data) async throws {
    let entry = try intake.seals.verifyStatement(der, now: intake.now())
    guard entry.statement.type == .received, let bundle = entry.statement.bundle,
      try await intake.store.queueItem(bundle.text) != nil
    else { return }
    _ = try await intake.store.settle(bundle.text, attempt: nil, answer: entry, at: intake.now())
  }

  package func transfers(with mission: MissionID) async throws -> [TransferID] {
    var (found, previous): ([TransferID], TransferID?) = ([], nil)
    while case let page = try await intake.store.logEnds(with: mission, after: previous, limit: 100),
      let last = page.last
    {
      for ends in page where ends.ends[intake.seals.mission] != nil {
        if try await isCurrent(ends.transfer) { found.append(ends.transfer) }
      }
      previous = last.transfer
    }
    return found
  }

  /// Of what has been over for a month the other mission has heard.
  private func isCurrent(_ transfer: TransferID) async throws -> Bool {
    guard let record = try await intake.store.transfer(transfer) else { return false }
    guard record.fold.state?.isOver == true else { return true }
    let last = try await intake.store.logHeads(transfer).values.map(\.statement.at.date).max() ?? .distantPast
    return last > intake.now() - Self.kept
  }

  private static let kept: TimeInterval = 30 * 86_400
  /// Statements, and octets with their sealed halves, in one tar: below the limits of a request (specification §4.6).
  private static let most = (statements: 100, octets: Int64(6 << 20))

  package func said(about transfer: TransferID, after last: Int) async throws -> CarriedPage? {
    let own = try await intake.store.log(transfer)
      .filter { entry in
        entry.statement.author == intake.seals.mission && entry.statement.seq > last && !entry.statement.type.isBundle
      }.sorted { $0.statement.seq < $1.statement.seq }.prefix(Self.most.statements)
    var gone: Set<Digest> = []
    for statement in own.map(\.statement) where StatementKind.of(statement.type)?.outlives != true {
      guard let half = statement.sealed?.sha256 else { continue }
      if try await intake.store.isErased(half, of: transfer) { gone.insert(half) }
    }
    return try await Blocking.run { [seals = intake.seals, files = intake.files, gone] in
      let halves = SealedHalves(files: files, seals: seals)
      var (statements, sealed, octets): ([Data], [Digest: Data], Int64) = ([], [:], 0)
      var end = last
      for entry in own {
        octets += Int64(entry.der.count) + (entry.statement.sealed?.bytes ?? 0)
        guard statements.isEmpty || octets <= Self.most.octets else { break }
        statements.append(entry.der)
        end = entry.statement.seq
        guard let half = entry.statement.sealed, !gone.contains(half.sha256), files.has(half.sha256) else { continue }
        sealed[half.sha256] = try halves.file(half)
      }
      guard !statements.isEmpty else { return nil }
      return CarriedPage(
        tar: try seals.packStatements(StatementsTar(statements: statements, sealed: sealed)), last: end)
    }
  }
}
