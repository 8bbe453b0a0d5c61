import Base
package import Foundation
package import Handover

/// Who asks: accounts and sessions of one mission. Every door that knows people by account comes through here.
package struct AccountDesk: Sendable {
  let store: any AccountStore
  let journal: any JournalStore
  let mission: MissionID
  let passwords: Passwords
  let throttle: Throttle
  let factors: any StaffSealing
  let refusals = Refusals()
  let now: @Sendable () -> Date

  package init(
    store: any AccountStore & JournalStore, mission: MissionID, factors: any StaffSealing,
    passwords: Passwords = Passwords(), now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.factors = factors
    journal = store
    self.mission = mission
    self.passwords = passwords
    throttle = Throttle()
    self.now = now
  }

  func note(_ action: String, by actor: Code?, about subject: Code? = nil, _ detail: [String: String] = [:])
    async throws
  {
    try await journal.note(
      JournalEvent(
        at: now(), actor: actor?.text ?? "command-line", action: action, subject: subject?.text, detail: detail))
  }
}

/// What a browser takes away from signing in.
package struct Entry: Sendable {
  /// Of the session: for its cookie.
  package let token: String
  /// By which the browser is known again: for a cookie that stays.
  package let browser: String
  package let stage: SessionRecord.Stage
}

extension AccountDesk {
  /// The first step, name and password.
  ///
  /// - Parameters:
  ///   - known: What this browser has from an earlier `Entry.browser`.
  ///   - browser: What kind of browser it is, for its owner to know it again.
  /// - Throws: `AccountProblem.notSignedIn`, `.tooManyTries`.
  package func signIn(_ login: String, _ password: String, known: String?, browser: String) async throws -> Entry {
    let name = login.trimmingCharacters(in: .whitespaces).lowercased()
    var account: Account?
    if let login = Code.of(name) { account = try await store.account(login) }
    let ownBrowser = account.flatMap { Self.isKnown(known, to: $0) ? known : nil }
    let key = ownBrowser ?? "name \(name.prefix(64))"
    if let wait = throttle.enter(key, at: now()) { throw AccountProblem.tooManyTries(wait: wait) }
    let isRight = try await passwords.matches(
      password, account?.password, for: ownBrowser == nil ? .stranger : .known)
    guard isRight, let account, !account.isDisabled else {
      refusals.add(account?.staff, .password, at: now())
      throw AccountProblem.notSignedIn
    }
    throttle.succeeded(key)
    if account.secondFactor != nil { return try await open(account, .code, browser) }
    try await note("account.signed-in", by: account.staff)
    return try await open(account, account.roles.contains(where: \.needsSecondFactor) ? .enrolment : .open, browser)
  }

  /// The second step: a one-time code, or one from paper. The session that was half open ends, another begins.
  ///
  /// - Parameter known: What this browser has from an earlier `Entry.browser`.
  /// - Throws: `AccountProblem`.
  package func complete(_ token: String, code: String, known: String? = nil) async throws -> Entry {
    guard let half = try await record(token), half.stage == .code, let owner = try await store.account(half.login),
      !owner.isDisabled
    else { throw AccountProblem.noSession }
    // Whoever has the password alone comes as far as this: the owner's own browsers are counted apart, as in the first step.
    let key = "code \(Self.isKnown(known, to: owner) ? known ?? "" : half.login.text)"
    if let wait = throttle.enter(key, at: now()) {
      try await store.endSessions([half.digest])
      throw AccountProblem.tooManyTries(wait: wait)
    }
    let account: Account
    do { account = try await take(code, of: half.login) } catch let problem as AccountProblem {
      refusals.add(owner.staff, .code, at: now())
      throw problem
    }
    throttle.succeeded(key)
    try await store.endSessions([half.digest])
    try await note("account.signed-in", by: account.staff)
    return try await open(account, .open, half.browser)
  }

  private func take(_ code: String, of login: Code) async throws -> Account {
    let (now, paper) = (now(), RecoveryCodes.digest(code))
    let factors = factors
    let verdict: Result<Account, AccountProblem> = try await store.changeAccount(login) { account in
      if let place = account.recovery.firstIndex(of: paper) {
        account.recovery.remove(at: place)
        return .success(account)
      }
      guard let factor = account.secondFactor else { return .failure(.noSecondFactor) }
      switch OneTimeCodes.judge(code, try factors.open(factor.secret, of: account.staff), used: factor.used, at: now) {
      case .right(let step):
        account.secondFactor?.used = step
        return .success(account)
      case .used: return .failure(.usedCode)
      case .clock(let seconds): return .failure(.clock(seconds: seconds))
      case .wrong: return .failure(.wrongCode)
      }
    }
    return try verdict.get()
  }

  func open(_ account: Account, _ stage: SessionRecord.Stage, _ browser: String) async throws -> Entry {
    let token = Secrets.token()
    let moment = now()
    try await store.keep(
      SessionRecord(
        digest: Secrets.digest(token), login: account.login, stage: stage, began: moment, seen: moment,
        browser: String(browser.prefix(60))))
    // Only what has been entered in full is known again.
    let known = stage == .open ? Self.browser(of: account) : ""
    return Entry(token: token, browser: known, stage: stage)
  }

  // MARK: Browsers that are known again

  static func browser(of account: Account) -> String {
    let nonce = Secrets.base64url(Secrets.random(16))
    return "\(nonce).\(Secrets.mac("\(account.login) \(nonce)", key: account.browserKey))"
  }

  static func isKnown(_ browser: String?, to account: Account) -> Bool {
    let parts = (browser ?? "").split(separator: ".")
    guard parts.count == 2 else { return false }
    return Secrets.equal(String(parts[1]), Secrets.mac("\(account.login) \(parts[0])", key: account.browserKey))
  }
}

extension AccountDesk {
  /// Somebody as the second pair of eyes.
  ///
  /// - Throws: `AccountProblem.unknownAccount`.
  package func approver(_ person: Person) async throws -> Approver {
    guard let account = try await store.account(person.login), !account.isDisabled else {
      throw AccountProblem.unknownAccount
    }
    let isOwnGift = account.given.map { $0.by == account.staff && now() < $0.at + Self.settling } ?? false
    return Approver(staff: person.staff, roles: person.speaksAs, isSelfMade: isOwnGift)
  }

  /// The same by signing in for this once, without a browser.
  ///
  /// - Throws: `AccountProblem`, as both steps of signing in.
  package func approver(_ login: String, _ password: String, code: String) async throws -> Approver {
    var entry = try await signIn(login, password, known: nil, browser: "command line")
    if entry.stage == .code { entry = try await complete(entry.token, code: code) }
    guard let session = try await session(entry.token) else { throw AccountProblem.noSession }
    try await signOut(session)
    guard session.stage == .open else { throw AccountProblem.noSecondFactor }
    return try await approver(session.person)
  }

  /// Seconds for which a role that somebody has given themselves approves nothing.
  private static let settling: TimeInterval = 86_400
}
