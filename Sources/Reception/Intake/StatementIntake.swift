import Base
import Foundation
import Handover
import PeerProtocol

/// Takes statements in: each is stored once, or refused with a code; nothing illegal is dropped in silence.
struct StatementIntake {
  let intake: Intake

  func take(_ request: StatementsTar, from caller: MissionID) async throws -> StatementResults {
    let moment = intake.now()
    var results: [StatementResults.One] = []
    for (digest, verdict) in try await verify(request.statements, now: moment) {
      do {
        let result = try await store(verdict.get(), request.sealed, from: caller, at: moment)
        results.append(StatementResults.One(digest: digest, result: result))
      } catch let problem as SealProblem {
        try await intake.journal("statement.refused", actor: caller.text, problem, subject: digest.text)
        results.append(StatementResults.One(digest: digest, result: .refused, code: problem.code))
      }
    }
    return StatementResults(results: results)
  }

  /// All of a request on a thread of its own: a hundred signatures, or 8 MiB of JSON, are no short piece of work.
  private func verify(_ statements: [Data], now: Date) async throws -> [(Digest, Result<LogEntry, SealProblem>)] {
    try await Blocking.run { [seals = intake.seals] in
      statements.map { der in
        do throws(SealProblem) {
          return (seals.digest(der), .success(try seals.verifyStatement(der, now: now)))
        } catch { return (seals.digest(der), .failure(error)) }
      }
    }
  }

  private func store(
    _ entry: LogEntry, _ sealed: [Digest: Data], from caller: MissionID, at moment: Date
  ) async throws -> StatementResults.Result {
    let statement = entry.statement
    guard statement.author == caller else {
      throw SealProblem(.manifest, .wrongSender, "\(caller) brings a statement of \(statement.author)")
    }
    let parties = try await parties(of: statement)
    guard parties.contains(caller) else {
      throw SealProblem(.manifest, .wrongSender, "\(caller) has no part in this transfer")
    }
    try await check(statement)
    let isShort = intake.files.free < intake.settings.reserve
    let room = try room(for: statement, isShort: isShort)
    let isNew = try await keep(statement, sealed)
    let appended = try await intake.store.append(entry, within: room, at: moment)
    // What is stored names its half; what is refused leaves none behind.
    if appended != .stored, isNew, let half = statement.sealed?.sha256 {
      try await intake.store.discard([half]) { [files = intake.files] in files.remove($0) }
    }
    switch appended {
    case .stored:
      if StatementKind.stops.contains(statement.type) {
        try await intake.stopArrivals(of: statement.transfer, from: parties.sender)
      }
      try await endDelivery(statement)
      return .stored
    case .alreadyHad:
      // A death may have come between the two.
      try await endDelivery(statement)
      return .alreadyHad
    case .conflict: throw SealProblem(.manifest, .conflict, "another statement stands at this place of the log")
    case .tooMuch where isShort: throw Self.noSpace
    case .tooMuch:
      throw SealProblem(.envelope, .tooLarge, "at most \(LogLimits.octets) octets of statements about one transfer")
    }
  }

  /// What its sender has given up does not go on arriving.
  private func endDelivery(_ statement: Statement) async throws {
    guard statement.type == .undelivered, let bundle = statement.bundle else { return }
    try await intake.end(givenUp: bundle, by: statement.author)
  }

  /// Makes the sealed half of a statement durable, before the statement is in the log.
  ///
  /// - Returns: Whether it was not here before.
  /// - Throws: `SealProblem` with `.sealedMissing` or `.digestMismatch`.
  private func keep(_ statement: Statement, _ sealed: [Digest: Data]) async throws -> Bool {
    guard let reference = statement.sealed,
      try await !isGone(statement, reference, comes: sealed[reference.sha256] != nil)
    else { return false }
    return try await Blocking.run { [seals = intake.seals, files = intake.files] in
      if files.has(reference.sha256) { return false }
      guard let bytes = sealed[reference.sha256] else {
        throw SealProblem(.part, .sealedMissing, "the sealed half did not come with its statement")
      }
      guard Int64(bytes.count) == reference.bytes, seals.digest(bytes) == reference.sha256 else {
        throw SealProblem(.part, .digestMismatch, "the sealed half is not the one that was signed")
      }
      try bytes.withUnsafeBytes { try files.store(reference.sha256, [$0]) }
      return true
    }
  }

  /// Whether the sealed half of a statement is not to be kept: nothing of the case is left here, or, where it does not come
  /// along, with its author.
  private func isGone(_ statement: Statement, _ reference: SealedReference, comes: Bool) async throws -> Bool {
    let store = intake.store
    guard StatementKind.of(statement.type)?.outlives != true else { return false }
    if try await store.isErased(reference.sha256, of: statement.transfer) { return true }
    // Of a case that was not taken back there is no harm in what comes along.
    if comes, try await !store.hasStop(statement.transfer) { return false }
    return try await store.log(statement.transfer).contains { entry in
      entry.statement.author == statement.author && entry.statement.seq > statement.seq
        && StatementKind.of(entry.statement.type)?.outlives == true && !entry.statement.isOfPart
    }
  }

  /// Whose transfer it is. Of one that is not known a recall or a withdrawal by whoever will send it is taken all the same: it
  /// holds against the bundle that comes after it.
  ///
  /// - Throws: `SealProblem` with `.unknownDelivery` or `.rateLimited`.
  private func parties(of statement: Statement) async throws -> Parties {
    if let parties = try await intake.store.parties(of: statement.transfer) { return parties }
    let parties = Parties(sender: statement.author, receiver: intake.seals.mission)
    if try await isOnItsWay(statement) { return parties }
    guard StatementKind.stops.contains(statement.type) else {
      throw SealProblem(.manifest, .unknownDelivery, "no such transfer is known here")
    }
    guard try await intake.store.earlyStops(by: statement.author) < Self.early else {
      throw SealProblem(.envelope, .rateLimited, "\(Self.early) cases were taken back of which nothing has come")
    }
    return parties
  }

  /// Whether it gives up what its author is sending, and nothing of the transfer has come before.
  private func isOnItsWay(_ statement: Statement) async throws -> Bool {
    guard statement.type == .undelivered, let bundle = statement.bundle,
      let manifest = try await intake.store.arrival(bundle)?.manifest
    else { return false }
    return manifest.from == statement.author && manifest.transfer == statement.transfer
  }

  /// Cases of one mission that may be taken back before anything of them has come.
  private static let early = 64

  private static let noSpace = SealProblem(.envelope, .noSpace, "too little disk space is left for statements")

  /// Octets that the author may have said about the transfer. On a disk at its reserve only what lets go of a bundle goes
  /// in, what takes a case back and what warns, and little of that: the reserve is for receipts.
  ///
  /// - Throws: `SealProblem` with `.noSpace`.
  private func room(for statement: Statement, isShort: Bool) throws(SealProblem) -> Int64 {
    guard isShort else { return LogLimits.octets }
    guard let kind = StatementKind.of(statement.type), !kind.isPeoples || kind.cannotWait else { throw Self.noSpace }
    return LogLimits.octetsAtReserve
  }

  /// What a bundle says comes with the bundle, a receipt must speak of one that was sent, a reason is a code, and what
  /// people say fits its row of the table. Whether it is allowed where it stands is the fold's to say: it is kept and shown.
  private func check(_ statement: Statement) async throws {
    switch statement.type {
    case .submitted, .update:
      throw SealProblem(.manifest, .malformed, "a bundle is offered with its manifest, not stated")
    case .received:
      guard let bundle = statement.bundle, let manifest = try await intake.store.manifestHead(bundle) else {
        throw SealProblem(.manifest, .unknownDelivery, "the receipt speaks of no bundle that was sent from here")
      }
      do { try Receipt.check(statement, for: manifest) } catch {
        throw SealProblem(.manifest, .malformed, error.description)
      }
    case .refused, .undelivered:
      guard statement.why != nil else {
        throw SealProblem(.manifest, .malformed, "a statement that something failed says why with a code")
      }
    default:
      guard let kind = StatementKind.of(statement.type), let problem = kind.problem(in: statement.body) else { return }
      throw SealProblem(.manifest, .malformed, "“\(statement.type)”: \(problem)")
    }
  }
}
