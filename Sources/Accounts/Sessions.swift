import Base
package import Foundation
package import Handover

/// A session, and who it is of.
package struct OpenSession: Sendable {
  package let person: Person
  package let digest: Digest
  package let stage: SessionRecord.Stage
  /// Whether its owner has a second factor.
  package let hasSecondFactor: Bool
  /// Recovery codes that are left.
  package let recoveryCodes: Int
}

extension AccountDesk {
  /// Seconds after which a session ends, and those without use after which it does. Source: decision 0036.
  package static let longest: TimeInterval = 12 * 3600
  package static let idle: TimeInterval = 30 * 60
  /// Seconds for the second step.
  package static let halfOpen: TimeInterval = 10 * 60

  /// Whose session it is; nil when there is none, or it has ended, or the account has been shut.
  package func session(_ token: String) async throws -> OpenSession? {
    guard let session = try await record(token), let account = try await store.account(session.login),
      !account.isDisabled
    else { return nil }
    // To the minute: not every page is a write.
    if now().timeIntervalSince(session.seen) >= 60 {
      var session = session
      session.seen = now()
      try await store.keep(session)
    }
    return OpenSession(
      person: Person(account), digest: session.digest, stage: session.stage,
      hasSecondFactor: account.secondFactor != nil, recoveryCodes: account.recovery.count)
  }

  func record(_ token: String) async throws -> SessionRecord? {
    guard let session = try await store.session(Secrets.digest(token)) else { return nil }
    guard isAlive(session) else {
      try await store.endSessions([session.digest])
      return nil
    }
    return session
  }

  private func isAlive(_ session: SessionRecord) -> Bool {
    let (age, rest) = (now().timeIntervalSince(session.began), now().timeIntervalSince(session.seen))
    let most = session.stage == .open ? Self.longest : Self.halfOpen
    // One that begins in the future stands there since the clock was set back.
    return (-60..<most).contains(age) && rest < Self.idle
  }

  /// Lets a page of an account keep what is typed on it though its session has ended meanwhile, and do nothing else.
  ///
  /// - Parameter what: Of which form.
  package func ticket(for what: String, of login: Code) async throws -> String {
    guard let account = try await store.account(login) else { throw AccountProblem.noSession }
    return Self.ticket(what, account, until: Int(now().timeIntervalSince1970 + 2 * Self.longest))
  }

  /// Whose ticket it is; nil where it is none for that, has ended, or the account has been shut or has another password since.
  package func owner(ofTicket text: String, for what: String) async throws -> Person? {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let login = Code.of(parts[0]), let until = Int(parts[1]),
      now().timeIntervalSince1970 < Double(until), let account = try await store.account(login), !account.isDisabled,
      Secrets.equal(text, Self.ticket(what, account, until: until))
    else { return nil }
    return Person(account)
  }

  private static func ticket(_ what: String, _ account: Account, until: Int) -> String {
    "\(account.login) \(until) \(Secrets.mac("typed\n\(what)\n\(until)", key: account.browserKey))"
  }

  /// Whether a session is open, without using it.
  package func isAlive(_ digest: Digest) async throws -> Bool {
    guard let session = try await store.session(digest), isAlive(session) else { return false }
    return try await store.account(session.login).map { !$0.isDisabled } ?? false
  }

  /// The sessions of one account that are alive, or of all.
  package func sessions(of login: Code?) async throws -> [SessionRecord] {
    try await store.sessions(of: login).filter(isAlive)
  }

  /// Ends a session, also one that is half open.
  package func signOut(_ session: OpenSession) async throws {
    try await store.endSessions([session.digest])
    if session.stage == .open { try await note("account.signed-out", by: session.person.staff) }
  }

  /// Ends one of a person's own sessions, or, with nil, all but the present one. What is not theirs is not found.
  package func end(_ digest: Digest?, by session: OpenSession) async throws {
    let own = try await store.sessions(of: session.person.login).map(\.digest)
    let ended = digest.map { [$0] } ?? own.filter { $0 != session.digest }
    guard ended.allSatisfy(own.contains) else { throw AccountProblem.noSession }
    try await store.endSessions(ended)
    try await note("session.ended", by: session.person.staff, ["sessions": "\(ended.count)"])
  }

  /// Lets go of what has ended by itself.
  package func sweep() async throws {
    let dead = try await store.sessions(of: nil).filter { !isAlive($0) }
    if !dead.isEmpty { try await store.endSessions(dead.map(\.digest)) }
  }

  /// Seals what an earlier version has kept open.
  package func sealFactors() async throws {
    let factors = factors
    for account in try await store.accounts() where account.secondFactor?.secret.count == OneTimeCodes.secretCount {
      try await store.changeAccount(account.login) { account in
        guard let secret = account.secondFactor?.secret, secret.count == OneTimeCodes.secretCount else { return }
        account.secondFactor?.secret = try factors.seal(secret, of: account.staff)
      }
    }
  }

  // MARK: Password and second factor, by their owner

  /// - Throws: `AccountProblem.wrongPassword`, `.password`, `.tooManyTries`.
  package func changePassword(_ old: String, to new: String, by session: OpenSession) async throws {
    let key = "change \(session.person.login)"
    if let wait = throttle.enter(key, at: now()) { throw AccountProblem.tooManyTries(wait: wait) }
    guard let account = try await store.account(session.person.login),
      try await passwords.matches(old, account.password, for: .known)
    else { throw AccountProblem.wrongPassword }
    throttle.succeeded(key)
    try await set(new, for: account, keeping: session.digest) { _ in }
    try await note("account.password-changed", by: account.staff)
  }

  /// Sets a password and ends every session but one.
  ///
  /// - Parameter also: What else changes with it, in the same transaction; what it throws changes nothing.
  private func set(
    _ password: String, for account: Account, keeping: Digest?,
    also: @escaping @Sendable (inout Account) throws -> Void
  ) async throws {
    let words = [account.login.text, account.name, mission.text] + account.name.split(separator: " ").map(String.init)
    if let objection = Passwords.objection(to: password, near: words) { throw AccountProblem.password(objection) }
    let kept = try await passwords.kept(password)
    try await store.changeAccount(account.login) { account in
      try also(&account)
      account.password = kept
      account.link = nil
      account.browserKey = Secrets.random(32)
    }
    let others = try await store.sessions(of: account.login).map(\.digest).filter { $0 != keeping }
    try await store.endSessions(others)
  }

  /// Whose link it is.
  ///
  /// - Throws: `AccountProblem.deadLink`.
  package func owner(ofLink token: String) async throws -> Account {
    let digest = Secrets.digest(token)
    let account = try await store.accounts().first { $0.link?.digest == digest }
    guard let account, let link = account.link, link.ends > now(), !account.isDisabled else {
      throw AccountProblem.deadLink
    }
    return account
  }

  /// Sets the password that a link is for. The second factor goes with it: whoever needs one sets it up anew.
  ///
  /// - Throws: `AccountProblem.deadLink`, `.password`.
  package func useLink(_ token: String, password: String) async throws -> Account {
    let account = try await owner(ofLink: token)
    try await set(password, for: account, keeping: nil) { current in
      guard current.link == account.link else { throw AccountProblem.deadLink }
      current.secondFactor = nil
      current.recovery = []
    }
    try await note("account.link-used", by: account.staff)
    return account
  }

  /// Takes up a second factor, once its owner has shown a code of it. The session goes on as an open one, under another
  /// token.
  ///
  /// - Returns: With the recovery codes, which are shown this once.
  /// - Throws: `AccountProblem`.
  package func enrol(_ secret: Data, code: String, by session: OpenSession) async throws -> (Entry, codes: [String]) {
    let moment = now()
    switch OneTimeCodes.judge(code, secret, used: 0, at: moment) {
    case .right(let step):
      let codes = RecoveryCodes.make()
      let sealed = try factors.seal(secret, of: session.person.staff)
      let account = try await store.changeAccount(session.person.login) { account in
        guard account.secondFactor == nil else { throw AccountProblem.nothingToSetUp }
        account.secondFactor = Account.SecondFactor(secret: sealed, used: step)
        account.recovery = codes.map(RecoveryCodes.digest)
        return account
      }
      let browser = try await store.session(session.digest)?.browser ?? "?"
      try await store.endSessions([session.digest])
      try await note("account.second-factor", by: account.staff)
      return (try await open(account, .open, browser), codes)
    case .clock(let seconds): throw AccountProblem.clock(seconds: seconds)
    case .used, .wrong: throw AccountProblem.wrongCode
    }
  }
}
