import Accounts
import Foundation
import Handover
import Ledger
import Testing

@Suite("Accounts, as administrators keep them")
struct AdministrationTests {
  @Test("a link sets a password once, within a day")
  func link() async throws {
    let house = try await House()
    let token = try await house.desk.add("amina", name: "Amina", roles: [.caseworker], by: nil)
    #expect(try await house.desk.owner(ofLink: token).name == "Amina")
    _ = try await house.desk.useLink(token, password: House.password)
    await #expect(throws: AccountProblem.deadLink) { try await house.desk.useLink(token, password: House.password) }
    let late = try await house.desk.add("binta", name: "Binta", roles: [.caseworker], by: nil)
    house.pass(AccountDesk.linkHolds + 1)
    await #expect(throws: AccountProblem.deadLink) { try await house.desk.useLink(late, password: House.password) }
    #expect(!String(describing: try await house.store.accounts()).contains(late))
  }

  @Test(
    "a password that is guessed first is not taken",
    arguments: [
      ("short", PasswordObjection.short), (String(repeating: "ab", count: 200), .long), ("aaaaaaaaaaaab", .monotonous),
      ("Password2027!", .common), ("P@ssw0rd12345", .common), ("qwertyuiopas", .common), ("098765432109", .common),
      ("123456123456", .common), ("amina1234567", .near), ("ng-lagos-2027", .near), ("Welcome!!!2027", .common),
    ])
  func passwords(password: String, objection: PasswordObjection) {
    #expect(Passwords.objection(to: password, near: ["amina", "ng-lagos"]) == objection)
  }

  @Test(
    "a long sentence of one's own is taken", arguments: [House.password, "correct staple of horses", "ናይ ሎሚ ጽቡቕ መዓልቲ"])
  func good(password: String) {
    #expect(Passwords.objection(to: password, near: ["amina", "ng-lagos"]) == nil)
  }

  @Test("a new password ends the other sessions and forgets the browsers")
  func changed() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let (here, there) = (try await house.enter("amina"), try await house.enter("amina"))
    let session = try #require(try await house.desk.session(here.token))
    await #expect(throws: AccountProblem.wrongPassword) {
      try await house.desk.changePassword("not it", to: "nine loud tractors", by: session)
    }
    await #expect(throws: AccountProblem.password(.short)) {
      try await house.desk.changePassword(House.password, to: "short", by: session)
    }
    try await house.desk.changePassword(House.password, to: "nine loud tractors", by: session)
    #expect(try await house.desk.session(here.token) != nil)
    #expect(try await house.desk.session(there.token) == nil)
    for _ in 0..<Throttle.limit { _ = try? await house.enter("amina", "guess") }
    await #expect(throws: AccountProblem.self) {
      try await house.enter("amina", "nine loud tractors", known: here.browser)
    }
  }

  @Test("somebody ends their own sessions, and nobody else's")
  func ending() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    try await house.make("binta", [.caseworker])
    let tokens = [try await house.enter("amina").token, try await house.enter("amina").token]
    let other = try #require(try await house.desk.session(house.enter("binta").token))
    let own = try #require(try await house.desk.session(tokens[0]))
    await #expect(throws: AccountProblem.noSession) { try await house.desk.end(other.digest, by: own) }
    #expect(try await house.desk.sessions(of: nil).count == 3)
    try await house.desk.end(nil, by: own)
    #expect(try await house.desk.session(tokens[1]) == nil)
    #expect(try await house.desk.session(tokens[0]) != nil)
    try await house.desk.signOut(own)
    #expect(try await house.desk.session(tokens[0]) == nil)
  }

  @Test("whoever approves signs in with all it takes; roles of one's own gift count after a day")
  func approver() async throws {
    let house = try await House()
    let sara = try await house.make("sara", [.supervisor])
    // The role wants a second factor, and there is none yet.
    await #expect(throws: AccountProblem.noSecondFactor) {
      try await house.desk.approver("sara", House.password, code: "")
    }
    let factor = try await house.enrol(house.enter("sara").token)
    await #expect(throws: AccountProblem.notSignedIn) { try await house.desk.approver("sara", "another", code: "") }
    await #expect(throws: AccountProblem.wrongCode) {
      try await house.desk.approver("sara", House.password, code: "000000")
    }
    house.pass(60)
    let approver = try await house.desk.approver("sara", House.password, code: house.code(factor.secret))
    #expect(approver.roles.contains(.supervisor) && !approver.isSelfMade)
    let account = try #require(try await house.store.account(sara))
    #expect(approver.staff == account.staff)
    try await house.desk.setRoles(sara, [.supervisor, .administrator], by: Person(account))
    #expect(try await house.desk.approver(Person(account)).isSelfMade)
    house.pass(86_400)
    #expect(try await !house.desk.approver(Person(account)).isSelfMade)
    try await house.desk.setRoles(sara, [.supervisor, .administrator], by: nil)
    #expect(try await !house.desk.approver(Person(account)).isSelfMade)
  }

  @Test("other roles end the sessions, and the last administrator stays one")
  func roles() async throws {
    let house = try await House()
    let (amina, ada) = (try await house.make("amina", [.caseworker]), try await house.make("ada", [.administrator]))
    let token = try await house.enter("amina").token
    try await house.desk.setRoles(amina, [.operator], by: nil)
    #expect(try await house.desk.session(token) == nil)
    #expect(try await house.store.account(amina)?.roles == [.operator])
    await #expect(throws: AccountProblem.lastAdministrator) { try await house.desk.setRoles(ada, [.operator], by: nil) }
    await #expect(throws: AccountProblem.lastAdministrator) { try await house.desk.disable(ada, true, by: nil) }
    try await house.desk.setRoles(amina, [.administrator], by: nil)
    try await house.desk.disable(ada, true, by: nil)
  }

  @Test("what is shut has no session, no link and no way in, whoever shut it; opened again it has its own password")
  func shut() async throws {
    let house = try await House()
    let login = try await house.make("amina", [.caseworker])
    let token = try await house.enter("amina").token
    // As another process may have written it, with the session still there.
    for isShut in [true, false] {
      try await house.store.changeAccount(login) { $0.isDisabled = isShut }
      #expect((try await house.desk.session(token) == nil) == isShut)
    }
    try await house.desk.disable(login, true, by: nil)
    #expect(try await house.desk.sessions(of: login).isEmpty)
    try await house.desk.disable(login, false, by: nil)
    #expect(try await house.desk.session(token) == nil)
    try await house.enter("amina")
    try await house.desk.disable(login, true, by: nil)
    let link = try await house.desk.renewLink(login, by: nil)
    await #expect(throws: AccountProblem.deadLink) {
      try await house.desk.useLink(link, password: "nine loud tractors")
    }
  }

  @Test("from an open session the old password is guessed ten times and no more")
  func guessedOld() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let session = try #require(try await house.desk.session(house.enter("amina").token))
    for _ in 0..<Throttle.limit {
      await #expect(throws: AccountProblem.wrongPassword) {
        try await house.desk.changePassword("not it", to: "nine loud tractors", by: session)
      }
    }
    await #expect(throws: AccountProblem.tooManyTries(wait: Throttle.window)) {
      try await house.desk.changePassword(House.password, to: "nine loud tractors", by: session)
    }
    house.pass(Throttle.window)
    try await house.desk.changePassword(House.password, to: "nine loud tractors", by: session)
  }

  @Test("a name or a staff id that is taken is not given twice, and what is no name is none")
  func names() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    await #expect(throws: AccountProblem.takenLogin) {
      try await house.desk.add("amina", name: "Another", roles: [.focal], by: nil)
    }
    let staff = try #require(try await house.store.accounts().first).staff
    await #expect(throws: AccountProblem.takenLogin) {
      try await house.desk.add("another", name: "Another", roles: [.focal], staff: staff, by: nil)
    }
    for login in ["", "A B", "a/b", String(repeating: "a", count: 41)] {
      await #expect(throws: AccountProblem.login(login)) {
        try await house.desk.add(login, name: "X", roles: [.focal], by: nil)
      }
    }
    await #expect(throws: AccountProblem.noRole) { try await house.desk.add("x", name: "X", roles: [], by: nil) }
    await #expect(throws: AccountProblem.noName) { try await house.desk.add("x", name: "  ", roles: [.focal], by: nil) }
  }

  @Test("somebody is away from one day to another, and on no days that there are not; the journal has it")
  func absence() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let login = try Code("amina")
    for (from, to) in [
      ("2027-01-14", "2027-01-13"), ("2027-02-30", "2027-03-01"), ("", "2027-01-14"), ("2027-01-14", "soon"),
      ("2027-1-4", "2027-01-14"),
    ] {
      await #expect(throws: AccountProblem.absence) {
        try await house.desk.setAbsence(login, from: from, to: to, by: nil)
      }
    }
    func amina() async throws -> Account { try #require(try await house.store.account(login)) }
    try await house.desk.setAbsence(login, from: "2027-01-14", to: "2027-01-20", by: nil)
    let gone = try await amina()
    #expect(["2027-01-13", "2027-01-14", "2027-01-20", "2027-01-21"].map(gone.isAway) == [false, true, true, false])
    #expect(!gone.isInPool(on: "2027-01-15") && gone.isInPool(on: "2027-01-21"))
    try await house.desk.setAbsence(login, from: "", to: "", by: nil)
    let back = try await amina()
    #expect(!back.isAway(on: "2027-01-15"))
    #expect(try await house.journal().count { $0.contains("account.absence") } == 2)
    _ = try await house.desk.addMachine("system", name: "System", roles: [.focal], staff: nil, by: nil)
    await #expect(throws: AccountProblem.machine) {
      try await house.desk.setAbsence(try Code("system"), from: "2027-01-14", to: "2027-01-20", by: nil)
    }
  }

  @Test("the journal says who did what, by staff id, and holds neither name nor secret")
  func journal() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let entry = try await house.enter("amina")
    _ = try? await house.enter("amina", "a wrong password")
    let staff = try #require(try await house.store.accounts().first).staff.text
    try await house.desk.noteRefusals()
    let text = try await house.journal().joined(separator: "\n")
    for action in ["account.added", "account.link-used", "account.signed-in", "account.refused"] {
      #expect(text.contains(action))
    }
    #expect(text.contains(staff))
    for secret in [House.password, "a wrong password", entry.token, "Amina"] { #expect(!text.contains(secret)) }
  }

  @Test("what nobody gave a role has no right, and every role has exactly its own")
  func rights() {
    #expect(AccountRole.manager.rights == [.seeReports])
    #expect(AccountRole.operator.rights == [.runLines, .seeHealth, .keepCases])
    // To let a case go is to destroy it, and to tell of a person is to read.
    for right in [Right.letCasesGo, .answerPersons] {
      #expect(AccountRole.allCases.filter { $0.rights.contains(right) } == [.supervisor])
    }
    #expect(AccountRole.auditor.rights == [.readJournal])
    #expect(!AccountRole.administrator.rights.contains(.readCases))
    #expect(!AccountRole.logistics.rights.contains(.readCases))
    for role in AccountRole.allCases where role.rights.contains(.readCases) { #expect(!role.speaksAs.isEmpty) }
    for role in AccountRole.allCases where !role.speaksAs.isEmpty { #expect(role.rights.contains(.readCases)) }
  }
}
