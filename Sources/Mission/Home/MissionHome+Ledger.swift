import Accounts
import Base
package import Foundation
package import Handover
import Ledger
import Sealing

// What is done to the ledger of a home on which no daemon works.

/// An account that is ready for use.
package struct ReadyAccount: Sendable {
  package let login: String
  package let name: String
  package let roles: [AccountRole]
  /// For the second factor, where the roles ask for one: each works once.
  package let recoveryCodes: [String]
}

extension MissionHome {
  /// Makes accounts with a password that is known, in a home on which no daemon works: for trying Baton out.
  ///
  /// - Throws: `LedgerProblem` when a daemon does; `HomeProblem.noAccount`.
  package func makeAccounts(
    _ wanted: [(login: String, name: String, roles: [AccountRole])], password: String
  ) async throws -> [ReadyAccount] {
    let mission = try profile().id
    let ledger = try SQLiteLedger.open(at: path, mission: mission, now: Date()) { SHA256() }
    defer { try? ledger.close() }
    let seals = try self.seals(passphrase: nil, now: Date())
    let factors = StaffVault(.factor, identity: { seals.identity }, now: { Date() })
    let desk = AccountDesk(store: ledger, mission: mission, factors: factors, now: { Date() })
    var ready: [ReadyAccount] = []
    for (login, name, roles) in wanted {
      do {
        let link = try await desk.add(login, name: name, roles: roles, by: nil)
        _ = try await desk.useLink(link, password: password)
        let codes = try await enrol(login, password, desk)
        ready.append(ReadyAccount(login: login, name: name, roles: roles, recoveryCodes: codes))
      } catch let problem as AccountProblem { throw HomeProblem.noAccount(login, "\(problem)") }
    }
    return ready
  }

  private func enrol(_ login: String, _ password: String, _ desk: AccountDesk) async throws -> [String] {
    let entry = try await desk.signIn(login, password, known: nil, browser: "-")
    guard let session = try await desk.session(entry.token) else { return [] }
    guard entry.stage == .enrolment else {
      try await desk.signOut(session)
      return []
    }
    let secret = Secrets.random(OneTimeCodes.secretCount)
    let code = OneTimeCodes.code(secret, step: Int64(Date().timeIntervalSince1970) / OneTimeCodes.period)
    let (open, codes) = try await desk.enrol(secret, code: code, by: session)
    if let session = try await desk.session(open.token) { try await desk.signOut(session) }
    return codes
  }
}

extension MissionHome {
  /// Says to the other missions that this one's store has forgotten something, once it was restored from a backup.
  ///
  /// - Returns: The new epoch.
  /// - Throws: `HomeProblem`; `LedgerProblem` while a daemon works on the home.
  package func renewEpoch(now: Date) async throws -> String {
    let mission = try profile().id
    try checkOwner()
    guard Disk.exists(path + "/ledger.sqlite") else { throw HomeProblem.noLedger(path) }
    let ledger = try SQLiteLedger.open(at: path, mission: mission, now: now) { SHA256() }
    defer { try? ledger.close() }
    let epoch = try await ledger.renewEpoch()
    try await ledger.note(JournalEvent(at: now, actor: "operator", action: "epoch.renewed", subject: epoch))
    return epoch
  }
}
