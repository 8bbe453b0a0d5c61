import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// Lines, accounts, journal, notices and health, by right.
extension PersonalDesk {
  // MARK: Lines

  func lines() async throws -> (lines: MissionLines, page: Page<QueueView>) {
    try require(.runLines)
    async let reached = desk.reached.now(desk)
    let lines = MissionLines(
      status: try await desk.status(), counts: try await desk.store.queueCounts(), reached: await reached)
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

  /// All accounts of this mission, for their names.
  func colleagues() async throws -> [Account] {
    try require(.readCases)
    return try await desk.accounts.accounts()
  }

  /// Names of this mission's staff by what stands for them in the statements of one transfer.
  func names(in transfer: TransferID) async throws -> [String: String] {
    try require(.readCases)
    return try await desk.accounts.accounts().reduce(into: [:]) { names, account in
      names[try desk.pseudonym(account.staff, transfer)] = account.name
    }
  }
}
