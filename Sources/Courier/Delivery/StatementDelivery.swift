import Base
import Foundation
import Handover
import PeerProtocol

/// Brings a statement to the other mission, and with it all that waits for it to be told of the same transfer, in the order in
/// which it was said: so that none overtakes another, and many take one request. What cannot wait goes alone, at once. Source:
/// decision 0048.
struct StatementDelivery: Sendable {
  let errand: Errand
  let entry: LogEntry

  /// A statement in the queue.
  private struct Said {
    let item: String
    let entry: LogEntry
  }

  private var own: Said { Said(item: errand.item.id, entry: entry) }

  /// Octets of statements and their halves in one request, besides this one (specification §4.6).
  private static let most: Int64 = 4 << 20

  func run() async throws(AttemptResult) -> AttemptResult {
    if StatementKind.stops.contains(entry.statement.type) { return try await deliver([own]) }
    if StatementKind.of(entry.statement.type)?.cannotWait == true {
      try await showUntried()
      return try await deliver([own])
    }
    return try await errand.turns.take(entry.statement.transfer) { () throws(AttemptResult) in
      if entry.statement.type == .undelivered { return try await giveUp() }
      let batch = try await batch()
      // Somebody else's request has brought it meanwhile.
      guard !batch.isEmpty else { return try await letGo([]) }
      try await showUntried()
      return try await deliver(batch)
    }
  }

  /// What goes now; empty once this statement is there.
  private func batch() async throws(AttemptResult) -> [Said] {
    let waiting: [Said]
    do {
      waiting = try await errand.store.waiting(with: errand.item.id).compactMap { load in
        // What was given up goes by itself, its manifest before it; nothing else waits for that.
        guard case .statement(let entry) = load.payload, entry.statement.type != .undelivered else { return nil }
        return Said(item: load.item.id, entry: entry)
      }
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
    guard !waiting.isEmpty else { return [] }
    var octets: Int64 = 0
    let batch = Array(
      waiting.prefix { said in
        octets += Int64(said.entry.der.count) + (said.entry.statement.sealed?.bytes ?? 0)
        return octets <= Self.most
      })
    return batch.contains { $0.item == own.item } ? batch : [own]
  }

  private func deliver(_ batch: [Said]) async throws(AttemptResult) -> AttemptResult {
    let tar = try await pack(batch)
    let response = try await errand.client.call(errand.item.mission, .postStatements, body: .bytes(tar))
    guard response.status == 200,
      let answer = try? JSON.decode(StatementResults.self, from: response.body)
    else { throw AttemptResult(response) }
    let there = Set(answer.results.filter { $0.result != .refused }.map(\.digest))
    let others = batch.filter { $0.item != own.item && there.contains($0.entry.digest) }.map(\.item)
    guard let result = answer.results.first(where: { $0.digest == entry.digest }) else { throw AttemptResult(response) }
    return try await settle(result, others)
  }

  /// The statements, and the files of their sealed halves. What is wrong with another's is for its own attempt to find.
  private func pack(_ batch: [Said]) async throws(AttemptResult) -> Data {
    var gone: Set<Digest> = []
    for said in batch where try await isGone(said.entry.statement) { gone.insert(said.entry.digest) }
    return try await errand.locally("packing") { [errand, own, gone] in
      let halves = SealedHalves(files: errand.files, seals: errand.seals)
      var (statements, sealed): ([Data], [Digest: Data]) = ([], [:])
      for said in batch {
        if let reference = said.entry.statement.sealed, !gone.contains(said.entry.digest) {
          do throws(SealProblem) { sealed[reference.sha256] = try halves.file(reference) } catch {
            guard said.item != own.item else { throw TransferFailure.fileChanged }
            continue
          }
        }
        statements.append(said.entry.der)
      }
      return try errand.seals.packStatements(StatementsTar(statements: statements, sealed: sealed))
    }
  }

  /// Whether a sealed half was destroyed before it was delivered: then it goes without, once the other mission knows.
  private func isGone(_ statement: Statement) async throws(AttemptResult) -> Bool {
    guard let reference = statement.sealed, StatementKind.of(statement.type)?.outlives != true else { return false }
    do { return try await errand.store.isErased(reference.sha256, of: statement.transfer) } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
  }

  private func settle(_ result: StatementResults.One, _ others: [String]) async throws(AttemptResult) -> AttemptResult {
    switch result.result {
    case .stored, .alreadyHad: return try await letGo(others)
    case .refused:
      let code = Code.of(result.code)?.text ?? "refused"
      // Whoever never heard of a bundle can do without the word that it was given up.
      if code == ProblemCode.unknownDelivery.rawValue, entry.statement.type == .undelivered {
        return try await letGo(others)
      }
      guard Self.passing.contains(code) else { return .answered(.refused(code: code)) }
      let text = ProblemCode(rawValue: code)?.meaning ?? code
      return .obstacle(Obstacle(code: code, text: text, holdsItem: false))
    }
  }

  private func letGo(_ others: [String]) async throws(AttemptResult) -> AttemptResult {
    do {
      try await errand.store.delivered(
        errand.item.id, with: others, attempt: errand.attempt, at: errand.clock.now())
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
    return .settled(entry.statement.transfer)
  }

  /// Says that a bundle was given up. Its manifest goes before the word: it stands in the log, and what was said after it could
  /// not be read without. Source: decision 0063.
  private func giveUp() async throws(AttemptResult) -> AttemptResult {
    guard let bundle = entry.statement.bundle, try await isGivenUp(bundle) else {
      throw .obstacle(
        Obstacle(
          code: "bundle-first", text: "the bundle was put back: it goes before the word that it was given up",
          holdsItem: false))
    }
    if let manifest = try await manifest(of: bundle), try await mayShow(manifest) { try await show(manifest) }
    return try await deliver([own])
  }

  /// Shows a version of ours that has not been tried yet: what was said after it could not be read before it, and its parts may take hours.
  /// A recall or a withdrawal counts without it.
  private func showUntried() async throws(AttemptResult) {
    let record: TransferRecord?
    do { record = try await errand.store.transfer(entry.statement.transfer) } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
    guard let record, record.sender == entry.statement.author, record.attempts == 0, let item = record.item,
      item.hold == nil, let manifest = try await manifest(of: record.delivery),
      manifest.statement.seq < entry.statement.seq
    else { return }
    try await show(manifest)
  }

  /// Of a case that nobody has approved nothing goes; of a later version of one that is there the manifest does.
  private func mayShow(_ manifest: LogEntry) async throws(AttemptResult) -> Bool {
    guard manifest.statement.type == .submitted else { return true }
    do {
      return try await !errand.store.drafts(of: manifest.statement.transfer).contains { $0.id == manifest.digest }
    } catch { throw .obstacle(errand.obstacle("ledger", error)) }
  }

  /// Offers a manifest without parts. A peer that has all of it, or judges it, is heard.
  private func show(_ manifest: LogEntry) async throws(AttemptResult) {
    let mission = errand.item.mission
    let tar = try await errand.locally("packing") { [errand] in
      try errand.seals.packOffer(
        directory: errand.client.directoryFor(mission), manifest: manifest.der, parts: [], files: errand.files)
    }
    let response = try await errand.client.call(mission, .offerBundle, body: .bytes(tar))
    switch response.status {
    case 200 where response.isSigned, 422 where response.isSigned: try await keep(response.body, about: manifest)
    case 429, 500...: throw AttemptResult(response)
    default: return
    }
  }

  private func manifest(of bundle: DeliveryID) async throws(AttemptResult) -> LogEntry? {
    do { return try await errand.store.manifest(bundle) } catch { throw .obstacle(errand.obstacle("ledger", error)) }
  }

  /// Takes a receipt or a refusal into the log; what is neither says nothing about the word that is to be brought.
  private func keep(_ der: Data, about manifest: LogEntry) async throws(AttemptResult) {
    guard let answer = try? errand.seals.verifyStatement(der, now: errand.clock.now()) else { return }
    let isReceipt = (try? Receipt.check(answer.statement, for: manifest)) != nil
    guard isReceipt || answer.statement.isRefusal(of: manifest) && answer.statement.why != nil else { return }
    do { _ = try await errand.store.append(answer, at: errand.clock.now()) } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
  }

  /// Whether a bundle is on its way no more.
  private func isGivenUp(_ bundle: DeliveryID) async throws(AttemptResult) -> Bool {
    do { return try await errand.store.queueItem(bundle.text) == nil } catch {
      throw .obstacle(errand.obstacle("ledger", error))
    }
  }

  /// Refusals that pass by themselves, such as of a statement that has overtaken its bundle.
  private static let passing: Set<String> = Set(
    [ProblemCode.busy, .rateLimited, .noSpace, .internalError, .unknownDelivery, .sealedMissing].map(\.rawValue))
}
