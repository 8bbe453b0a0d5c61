import Base
import Foundation
import Handover
import Ledger
import Testing

@Suite("The store keeps accounts and sessions")
struct AccountStoreTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func account(_ login: String, staff: String) throws -> Account {
    Account(
      login: try Code(login), staff: try Code(staff), name: "Amina Bello", roles: [.caseworker, .focal], created: now,
      browserKey: Data([1, 2, 3]))
  }

  private static func digest(_ octet: UInt8) -> Digest { Digest(bytes: Array(repeating: octet, count: 32)) }

  @Test("what was added is there after a restart, all of it, and nothing is added twice")
  func added() async throws {
    let scratch = try Scratch()
    var account = try Self.account("amina", staff: "s-1")
    account.password = "scrypt$1$a$b"
    account.secondFactor = Account.SecondFactor(secret: Data([9]), used: 7)
    account.recovery = [Self.digest(1)]
    account.link = Account.OneTimeLink(digest: Self.digest(2), ends: Self.now)
    do {
      let ledger = try openLedger(scratch.path, mission: "ng-lagos")
      try await ledger.add(account)
      await #expect(throws: StoreProblem.self) { try await ledger.add(Self.account("amina", staff: "s-2")) }
      await #expect(throws: StoreProblem.self) { try await ledger.add(Self.account("other", staff: "s-1")) }
      try ledger.close()
    }
    let again = try openLedger(scratch.path, mission: "ng-lagos")
    #expect(try await again.accounts() == [account])
    #expect(try await again.account(Code("amina")) == account)
    #expect(try await again.account(Code("nobody")) == nil)
  }

  @Test("a change that fails changes nothing, and of nobody there is none")
  func changed() async throws {
    struct No: Error {}
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path, mission: "ng-lagos")
    let account = try Self.account("amina", staff: "s-1")
    try await ledger.add(account)
    await #expect(throws: No.self) {
      try await ledger.changeAccount(account.login) { account in
        account.name = "Somebody"
        throw No()
      }
    }
    #expect(try await ledger.account(account.login) == account)
    #expect(
      try await ledger.changeAccount(account.login) { account in
        account.isDisabled = true
        return account.roles.count
      } == 2)
    #expect(try await ledger.account(account.login)?.isDisabled == true)
    await #expect(throws: StoreProblem.self) { try await ledger.changeAccount(Code("nobody")) { _ in } }
  }

  @Test("sessions are listed by owner, kept as they change, and end")
  func sessions() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path, mission: "ng-lagos")
    let logins = try ["amina", "binta", "amina"].map { try Code($0) }
    var records = logins.enumerated().map { index, login in
      SessionRecord(
        digest: Self.digest(UInt8(index)), login: login, stage: .open, began: Self.now + Double(index), seen: Self.now,
        browser: "Firefox")
    }
    for record in records { try await ledger.keep(record) }
    records[0].seen = Self.now + 60
    try await ledger.keep(records[0])
    #expect(try await ledger.session(records[0].digest)?.seen == Self.now + 60)
    #expect(try await ledger.sessions(of: logins[0]).map(\.digest) == [records[2].digest, records[0].digest])
    #expect(try await ledger.sessions(of: nil).count == 3)
    #expect(try await ledger.endSessions([records[0].digest, Self.digest(99)]) == 1)
    #expect(try await ledger.session(records[0].digest) == nil)
  }
}
