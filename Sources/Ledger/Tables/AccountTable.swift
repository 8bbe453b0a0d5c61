import Base
import Foundation
import GRDB
import Handover

/// The mission's staff, and where they have signed in.
extension Books {
  func accounts() throws -> [Account] {
    try rows("SELECT document FROM account ORDER BY login").map { try account($0) }
  }

  func account(_ login: Code) throws -> Account? {
    try row("SELECT document FROM account WHERE login = ?", [login.text]).map { try account($0) }
  }

  private func account(_ row: Row) throws -> Account {
    try JSON.decode(Account.self, from: row.value("document"))
  }

  func add(_ account: Account) throws {
    let isTaken = try row(
      "SELECT 1 FROM account WHERE login = ? OR staff = ?", [account.login.text, account.staff.text])
    guard isTaken == nil else { throw StoreProblem.conflict("there is an account \(account.login)") }
    try run(
      "INSERT INTO account VALUES (?, ?, ?)", [account.login.text, account.staff.text, try JSON.encode(account)])
  }

  func change<T>(_ login: Code, _ body: (inout Account) throws -> T) throws -> T {
    guard var account = try account(login) else { throw StoreProblem.notFound("account \(login)") }
    let result = try body(&account)
    try run("UPDATE account SET document = ? WHERE login = ?", [try JSON.encode(account), login.text])
    return result
  }

  func session(_ digest: Digest) throws -> SessionRecord? {
    try row("SELECT document FROM session WHERE digest = ?", [digest.text]).map { try session($0) }
  }

  func sessions(of login: Code?) throws -> [SessionRecord] {
    try rows(
      "SELECT document FROM session WHERE ?1 IS NULL OR login = ?1 ORDER BY began DESC, digest", [login?.text]
    ).map { try session($0) }
  }

  private func session(_ row: Row) throws -> SessionRecord {
    try JSON.decode(SessionRecord.self, from: row.value("document"))
  }

  func keep(_ session: SessionRecord) throws {
    try run(
      "INSERT INTO session VALUES (?, ?, ?, ?) ON CONFLICT(digest) DO UPDATE SET document = excluded.document",
      [session.digest.text, session.login.text, session.began.stored, try JSON.encode(session)])
  }

  func endSessions(_ digests: [Digest]) throws -> Int {
    try digests.reduce(0) { $0 + (try run("DELETE FROM session WHERE digest = ?", [$1.text])) }
  }
}
