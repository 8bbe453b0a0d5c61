import Accounts
import Base
import CaseFile
import Foundation
import Handover
import Synchronization

/// Lines, accounts, journal, notices and health, by right.
extension PersonalDesk {
  // MARK: Rules

  /// What this mission has agreed with others, and decided for itself, as its file has it; and what tells it from every other text.
  func rules() async throws -> (text: String, stamp: String) {
    try require(.manageAccounts)
    let text = try await Blocking.run { [rules = desk.rules] in try rules.rules() }
    return (text, Self.stamp(text))
  }

  private static func stamp(_ rules: String) -> String { Secrets.mac(rules, key: Data("rules".utf8)) }

  /// The journal, which holds no texts, says by whom, what tells the two texts apart, and whether something is weaker by it.
  ///
  /// - Parameters:
  ///   - stamp: Of what whoever changes it has seen.
  ///   - isSure: Whether they were asked about what is weaker by it.
  /// - Throws: `RuleProblem`, and nothing was changed.
  func change(rules text: String, from stamp: String, isSure: Bool) async throws {
    try require(.manageAccounts)
    try await Blocking.run { [rules = desk.rules] in
      try rules.change(to: text, isSure: isSure) { Self.stamp($0) == stamp }
    }
    try await note(
      "policy.changed",
      detail: ["before": Self.code(stamp), "after": Self.code(Self.stamp(text)), "weaker": isSure ? "yes" : "no"])
  }

  private static func code(_ stamp: String) -> String {
    stamp.utf8.prefix(16).map { String(format: "%02x", $0) }.joined()
  }

  // MARK: Lines

  func lines() async throws -> (lines: MissionLines, page: Page<QueueView>) {
    try require(.runLines)
    async let reached = desk.reached.now(desk)
    let now = desk.now()
    let lines = MissionLines(
      status: try await desk.status(), counts: try await desk.store.queueCounts(),
      ages: try await desk.store.queueAges(at: now, limits: MissionLines.ages.map(\.limit)),
      tries: try await desk.store.attempts(since: now - MissionLines.day), reached: await reached,
      journalHead: try await desk.store.journalListing(limit: 1).values.first.map { "\($0.number) \($0.hash)" })
    return (lines, try await desk.control.page(QueueFilter(), after: nil, limit: 200))
  }

  /// - Returns: And whether a person keeps back everything for its mission.
  func item(_ id: String) async throws -> (why: WhyView, isMissionHeld: Bool) {
    try require(.runLines)
    guard let view = try await desk.control.entry(id) else { throw BoardProblem.nowhere }
    let held = try await desk.store.heldMissions()
    return (WhyView(queue: view, attempts: try await desk.store.attempts(of: id)), held[view.to] != nil)
  }

  /// - Returns: Whether something was on its way and was broken off.
  func operate(_ verb: String, onItem id: String, reason: String) async throws -> Bool {
    try require(.runLines)
    guard let view = try await desk.control.entry(id) else { throw BoardProblem.nowhere }
    return try await desk.perform(verb, on: view, reason, by: person.staff.text)
  }

  func operate(_ verb: String, onMission text: String, reason: String) async throws -> Bool {
    try require(.runLines)
    guard let mission = try? MissionID(text) else { throw BoardProblem.nowhere }
    return try await desk.perform(verb, onMission: mission, reason, by: person.staff.text)
  }

  /// Takes up again what was given up.
  func revive(_ text: String) async throws {
    try require(.runLines)
    try await desk.revive(named: text, by: person.staff.text)
  }

  // MARK: What this mission publishes

  func published() async throws -> MissionProfileView {
    try require(.runLines)
    return try await mission(desk.mission.text)
  }

  func publish(_ kind: MissionDocument.Kind, _ language: String, title: String, _ content: Data) async throws {
    try require(.runLines)
    _ = try await desk.publish(kind, language, title: title, content, by: person.staff.text)
  }

  func withdraw(_ kind: MissionDocument.Kind, _ language: String) async throws {
    try require(.runLines)
    _ = try await desk.withdraw(kind, language, by: person.staff.text)
  }

  func publish(_ terms: MissionTerms) async throws {
    try require(.runLines)
    _ = try await desk.publish(terms, by: person.staff.text)
  }

  // MARK: House

  func accounts() async throws -> (accounts: [Account], sessions: [SessionRecord]) {
    try require(.manageAccounts)
    return (try await desk.accounts.accounts(), try await desk.accounts.sessions(of: nil))
  }

  /// What administrators do with accounts.
  func manage<T>(_ body: (AccountDesk) async throws -> T) async throws -> T {
    try require(.manageAccounts)
    return try await body(desk.accounts)
  }

  func journal(limit: Int) async throws -> Listing<JournalEntry> {
    try require(.readJournal)
    try await desk.accounts.noteRefusals()
    try await note("journal.read")
    return try await desk.store.journalListing(limit: limit)
  }

  func provenJournal() async throws -> JournalView {
    try require(.readJournal)
    return try await desk.proveJournal(nil)
  }

  /// Sends a test to this person's own address.
  ///
  /// - Returns: The key of a sentence or words that say why it was not told; nil where it was.
  func tryMail() async throws -> String? {
    let wishes = try await desk.accounts.accounts().first { $0.login == person.login }?.notices
    guard let wishes else { return "way_no_address" }
    return try await tried(try desk.lane(Notice.mail.text), wishes)
  }

  /// Tries a way out, or goes on with one that was stopped.
  func operate(_ verb: String, onWay text: String) async throws -> String? {
    guard person.may(.manageAccounts) || person.may(.runLines) else { throw BoardProblem.nowhere }
    let lane = try desk.lane(text)
    switch verb {
    case "test": return lane == Notice.mail ? try await tryMail() : try await tried(lane, nil)
    case "resume":
      try await desk.resume(lane, by: person.staff.text)
      return nil
    default: throw BoardProblem.nowhere
    }
  }

  private func tried(_ lane: Code, _ wishes: NoticeWishes?) async throws -> String? {
    do {
      let trial = NoticeTrial(lane: lane, try await desk.tryOut(lane, to: wishes, by: person.staff.text))
      return trial.isTold ? nil : trial.why ?? ""
    } catch let error as DeskError where error.status == 429 { return "way_soon" }
  }

  /// How the ways outside are doing.
  func ways() async throws -> [NoticeLane] {
    try require(.seeHealth)
    return try await desk.status().notices
  }

  /// The worst first.
  func health() async throws -> [HealthFinding] {
    try require(.seeHealth)
    let found = await desk.health(try await desk.status())
    desk.reached.note(found.filter { $0.mission != nil }, at: desk.now())
    return [HealthFinding.Level.bad, .warning, .good].flatMap { level in found.filter { $0.level == level } }
  }

  /// The staff of this mission to whom a case can be given, for a choice.
  func caseworkers() async throws -> [Account] {
    try require(.readCases)
    return try await desk.accounts.accounts().filter { !$0.isDisabled && $0.roles.contains(where: \.isCaseworker) }
  }

  /// The same with how many open cases each looks after, where one of `kinds` gives a case to somebody: who is there first, and
  /// of them who has least.
  func workers(for kinds: [StatementKind]) async throws -> [Worker] {
    guard kinds.contains(where: { kind in kind.askedFields.contains { $0.form == .staff } }) else { return [] }
    let accounts = try await caseworkers()
    let loads = try desk.loads.count(await desk.cases.lookedAfter(), by: accounts.map(\.staff), desk.pseudonym)
    let workers = accounts.map { account in
      Worker(
        account: account, load: loads[account.staff] ?? 0,
        absence: account.isAway(on: desk.today) ? account.absence : nil)
    }
    return workers.sorted { ($0.absence == nil ? 0 : 1, $0.load) < ($1.absence == nil ? 0 : 1, $1.load) }
  }

  /// All accounts of this mission, for their names.
  func colleagues() async throws -> [Account] {
    try require(.readCases)
    return try await desk.accounts.accounts()
  }

  /// Names of this mission's staff by their ids: whom to ask about a hold, whoever reads of it.
  func staffNames() async throws -> [String: String] {
    Dictionary(try await desk.accounts.accounts().map { ($0.staff.text, $0.name) }) { first, _ in first }
  }

  /// Names of this mission's staff by what stands for them in the statements of one transfer.
  func names(in transfer: TransferID) async throws -> [String: String] {
    try require(.readCases)
    return try await desk.accounts.accounts().reduce(into: [:]) { names, account in
      names[try desk.pseudonym(account.staff, transfer)] = account.name
    }
  }
}

/// Somebody to whom a case can be given.
struct Worker: Sendable {
  let account: Account
  /// Open cases that they look after.
  let load: Int
  /// Nil where they are there today.
  let absence: Account.Absence?
}

/// Who of the staff looks after how many cases. What stands for somebody in the statements of a case is worked out once.
final class Loads: Sendable {
  private let known = Mutex<(staff: [Code], whose: [String: Code])>(([], [:]))

  /// - Parameter cases: What stands for whoever looks after each.
  func count(
    _ cases: [TransferID: String], by staff: [Code], _ pseudonym: (Code, TransferID) throws -> String
  ) throws -> [Code: Int] {
    try known.withLock { known in
      if known.staff != staff { known = (staff, [:]) }
      return try cases.reduce(into: [:]) { loads, one in
        if known.whose[one.value] == nil {
          known.whose[one.value] = try staff.first { try pseudonym($0, one.key) == one.value }
        }
        if let worker = known.whose[one.value] { loads[worker, default: 0] += 1 }
      }
    }
  }
}
