import Base
package import Foundation
package import Handover

/// What administrators do with accounts; on the command line, whoever may use the daemon's socket.
extension AccountDesk {
  /// Seconds for which a link holds.
  package static let linkHolds: TimeInterval = 24 * 3600

  package func accounts() async throws -> [Account] { try await store.accounts() }

  /// Makes an account whose owner sets its password with the link.
  ///
  /// - Parameters:
  ///   - staff: The id that the mission counts its staff by; nil: one is made.
  ///   - person: Who does it; nil: the command line.
  /// - Returns: The link's token, which is kept nowhere.
  /// - Throws: `AccountProblem`.
  package func add(
    _ login: String, name: String, roles: [AccountRole], staff: Code? = nil, by person: Person?
  ) async throws -> String {
    var account = try newAccount(login, name: name, roles: roles, staff: staff, by: person)
    let token = Secrets.token()
    account.link = Account.OneTimeLink(digest: Secrets.digest(token), ends: now() + Self.linkHolds)
    try await keep(account, by: person)
    return token
  }

  /// An account that nothing opens yet.
  func newAccount(_ login: String, name: String, roles: [AccountRole], staff: Code?, by person: Person?) throws
    -> Account
  {
    guard let code = Code.of(login), code.text.utf8.count <= 40 else { throw AccountProblem.login(login) }
    guard !roles.isEmpty else { throw AccountProblem.noRole }
    let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !name.isEmpty, name.count <= 80 else { throw AccountProblem.noName }
    var account = Account(
      login: code, staff: try staff ?? Self.newStaff(), name: name,
      roles: AccountRole.allCases.filter(roles.contains), created: now(), browserKey: Secrets.random(32))
    account.given = Account.Given(by: person?.staff, at: now())
    return account
  }

  func keep(_ account: Account, by person: Person?) async throws {
    do { try await store.add(account) } catch StoreProblem.conflict { throw AccountProblem.takenLogin }
    try await note(
      "account.added", by: person?.staff, about: account.staff,
      Dictionary(uniqueKeysWithValues: account.roles.map { ("role-\($0)", "yes") }))
  }

  private static func newStaff() throws -> Code {
    try Code("s-" + OneTimeCodes.base32(Secrets.random(5)).lowercased())
  }

  /// A new link for somebody who has lost the password, the telephone, or both. The password is shut at once, so that
  /// nobody enters by it; the second factor goes when the link is used, and not before.
  ///
  /// - Throws: `AccountProblem.unknownAccount`.
  package func renewLink(_ login: Code, by person: Person?) async throws -> String {
    let token = Secrets.token()
    let ends = now() + Self.linkHolds
    try await mustBePerson(login)
    let account = try await change(login) { account in
      account.link = Account.OneTimeLink(digest: Secrets.digest(token), ends: ends)
      account.password = nil
    }
    try await endSessions(of: account)
    try await note("account.link", by: person?.staff, about: account.staff)
    return token
  }

  /// Shuts an account, at once and everywhere, or opens it again; a machine's tokens end for good.
  ///
  /// - Throws: `AccountProblem.unknownAccount`, `.lastAdministrator`.
  package func disable(_ login: Code, _ isDisabled: Bool, by person: Person?) async throws {
    if isDisabled { try await requireAnother(than: login) }
    let account = try await change(login) { account in
      account.isDisabled = isDisabled
      // Whoever has a token of it does not come back with it.
      if isDisabled, account.tokens != nil { account.tokens = [] }
    }
    if isDisabled { try await endSessions(of: account) }
    try await note(isDisabled ? "account.disabled" : "account.enabled", by: person?.staff, about: account.staff)
  }

  /// Gives an account other roles; its sessions end.
  ///
  /// - Throws: `AccountProblem`.
  package func setRoles(_ login: Code, _ roles: [AccountRole], by person: Person?) async throws {
    guard !roles.isEmpty else { throw AccountProblem.noRole }
    if !roles.contains(.administrator) { try await requireAnother(than: login) }
    let given = Account.Given(by: person?.staff, at: now())
    let account = try await change(login) { account in
      account.roles = AccountRole.allCases.filter(roles.contains)
      account.given = given
    }
    try await endSessions(of: account)
    try await note(
      "account.roles", by: person?.staff, about: account.staff,
      Dictionary(uniqueKeysWithValues: account.roles.map { ("role-\($0)", "yes") }))
  }

  /// Says which user of this machine an account's owner is; nil: none.
  ///
  /// - Throws: `AccountProblem.unknownAccount`, `.takenUser`.
  package func setUser(_ login: Code, _ user: UInt32?, by person: Person?) async throws {
    if user != nil { try await mustBePerson(login) }
    let others = try await store.accounts().filter { $0.login != login }
    guard user == nil || !others.contains(where: { $0.user == user }) else { throw AccountProblem.takenUser }
    let account = try await change(login) { $0.user = user }
    try await note("account.user", by: person?.staff, about: account.staff, ["uid": user.map { "\($0)" } ?? "none"])
  }

  /// Says what an account's owner wants to be told by mail, and where; nil: nothing. The address stands in no journal.
  ///
  /// - Throws: `AccountProblem.unknownAccount`, `.machine`.
  package func setNotices(_ login: Code, _ wishes: NoticeWishes?, by person: Person?) async throws {
    if wishes != nil { try await mustBePerson(login) }
    let account = try await change(login) { $0.notices = wishes }
    try await note("account.mail", by: person?.staff, about: account.staff, ["mail": wishes == nil ? "no" : "yes"])
  }

  /// Says when an account's owner is not there.
  ///
  /// - Parameters:
  ///   - from: First and last day, such as `2027-01-14`; both empty: no time is known any more.
  /// - Throws: `AccountProblem.unknownAccount`, `.machine`, `.absence`.
  package func setAbsence(_ login: Code, from: String, to: String, by person: Person?) async throws {
    let absence = try from.isEmpty && to.isEmpty ? nil : Self.absence(from: from, to: to)
    try await mustBePerson(login)
    let account = try await change(login) { $0.absence = absence }
    try await note(
      "account.absence", by: person?.staff, about: account.staff,
      ["from": absence?.from ?? "no", "to": absence?.to ?? "no"])
  }

  private static func absence(from: String, to: String) throws -> Account.Absence {
    for day in [from, to] {
      guard day.utf8.count == 10, (try? Timestamp("\(day)T00:00:00Z")) != nil else { throw AccountProblem.absence }
    }
    guard from <= to else { throw AccountProblem.absence }
    return Account.Absence(from: from, to: to)
  }

  /// Binds an account to an identity at the provider, or unbinds it.
  ///
  /// - Throws: `AccountProblem.unknownAccount`, `.machine`, `.takenIdentity`.
  package func bind(_ login: Code, to identity: Account.OpenID?, by person: Person?) async throws {
    if identity != nil {
      try await mustBePerson(login)
      guard try await !store.accounts().contains(where: { $0.openID == identity && $0.login != login }) else {
        throw AccountProblem.takenIdentity
      }
    }
    let account = try await change(login) { $0.openID = identity }
    try await endSessions(of: account)
    try await note("account.openid", by: person?.staff, about: account.staff, ["bound": identity == nil ? "no" : "yes"])
  }

  /// Whoever a user of this machine is.
  ///
  /// - Returns: Nil where that is nobody; and whether any account has a user at all.
  package func person(user: UInt32?) async throws -> (person: Person?, areBound: Bool) {
    let bound = try await store.accounts().filter { $0.user != nil }
    let own = bound.first { $0.user == user && user != nil && !$0.isDisabled }
    return (own.map { Person($0) }, !bound.isEmpty)
  }

  private func mustBePerson(_ login: Code) async throws {
    guard try await store.account(login)?.tokens == nil else { throw AccountProblem.machine }
  }

  private func requireAnother(than login: Code) async throws {
    let administrators = try await store.accounts().filter { !$0.isDisabled && $0.roles.contains(.administrator) }
    guard administrators.contains(where: { $0.login == login }) else { return }
    guard administrators.count > 1 else { throw AccountProblem.lastAdministrator }
  }

  private func change(_ login: Code, _ body: @escaping @Sendable (inout Account) -> Void) async throws -> Account {
    do {
      return try await store.changeAccount(login) { account in
        body(&account)
        return account
      }
    } catch StoreProblem.notFound { throw AccountProblem.unknownAccount }
  }

  private func endSessions(of account: Account) async throws {
    try await store.endSessions(store.sessions(of: account.login).map(\.digest))
  }
}
