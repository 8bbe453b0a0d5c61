import Base
package import Foundation

/// What somebody is at a mission. Roles decide about rights (`Accounts/Rights`) and about what may be said.
package enum AccountRole: String, Sendable, Codable, CaseIterable {
  /// The pool that looks at what comes.
  case focal
  case caseworker, medical, mhpss, child, protection
  case supervisor
  /// Whoever is on duty when nobody else is.
  case duty
  case logistics
  /// Monitoring and evaluation: counts only.
  case manager
  case `operator`
  case auditor, administrator

  /// The roles in which it speaks in statements, the likeliest first. A specialist is a caseworker there: the open half
  /// of a statement tells nobody more.
  package var speaksAs: [StaffRole] {
    switch self {
    case .focal: [.focal]
    case .caseworker, .medical, .mhpss, .child, .protection: [.caseworker, .focal]
    case .supervisor: [.supervisor, .focal]
    case .duty: [.duty, .focal]
    case .logistics, .manager, .operator, .auditor, .administrator: []
    }
  }

  /// Whether a case can be given to it.
  package var isCaseworker: Bool { speaksAs.contains(.caseworker) }
}

/// One member of the mission's staff, as the mission keeps the account.
package struct Account: Sendable, Codable, Equatable {
  /// What is typed to sign in.
  package let login: Code
  /// What stands for the person in the journal and, under a pseudonym, in statements. Never used for anybody else.
  package let staff: Code
  /// Shown to colleagues of this mission.
  package var name: String
  package var roles: [AccountRole]
  /// Who gave it its roles, and when; nil where that was before it was kept.
  package var given: Given?
  package let created: Date
  package var isDisabled = false
  /// The user of this machine (uid) who is this person at the daemon's socket.
  package var user: UInt32?
  /// How the password is kept (`Passwords`); nil until its owner has set one.
  package var password: String?
  package var secondFactor: SecondFactor?
  /// SHA-256 of each recovery code that is left.
  package var recovery: [Digest] = []
  package var link: OneTimeLink?
  /// Who its owner is at the provider that the mission believes.
  package var openID: OpenID?
  /// What its owner wants to be told by mail, and where; nil: nothing.
  package var notices: NoticeWishes?
  /// When its owner is not there; nil: no time is known.
  package var absence: Absence?
  /// What lets a machine in; nil for a person, who signs in.
  package var tokens: [AccessToken]?
  /// Under this key the account's browsers are known again; a new one forgets them.
  package var browserKey: Data

  package init(login: Code, staff: Code, name: String, roles: [AccountRole], created: Date, browserKey: Data) {
    self.login = login
    self.staff = staff
    self.name = name
    self.roles = roles
    self.created = created
    self.browserKey = browserKey
  }

  /// First and last day, on the mission's clock: `2027-01-14`.
  package struct Absence: Sendable, Codable, Equatable {
    package let from: String
    package let to: String

    package init(from: String, to: String) { (self.from, self.to) = (from, to) }

    package func covers(_ day: String) -> Bool { (from...to).contains(day) }
  }

  package func isAway(on day: String) -> Bool { absence?.covers(day) ?? false }

  /// Whether it is one of the people who look at what comes, and can do so on a day.
  package func isInPool(on day: String) -> Bool {
    !isDisabled && tokens == nil && !isAway(on: day) && roles.contains { $0.speaksAs.contains(.focal) }
  }

  package struct OpenID: Sendable, Codable, Equatable {
    package let issuer: String
    package let subject: String

    package init(issuer: String, subject: String) { (self.issuer, self.subject) = (issuer, subject) }
  }

  package struct Given: Sendable, Codable, Equatable {
    /// A staff id; nil: at the command line.
    package let by: Code?
    package let at: Date

    package init(by: Code?, at: Date) {
      self.by = by
      self.at = at
    }
  }

  /// A secret for one-time codes (RFC 6238).
  package struct SecondFactor: Sendable, Codable, Equatable {
    /// As `StaffSealing` made it; open where an earlier version kept it so.
    package var secret: Data
    /// The newest step of time whose code was used: neither it nor an older one is taken again.
    package var used: Int64

    package init(secret: Data, used: Int64) {
      self.secret = secret
      self.used = used
    }
  }

  /// Lets its owner set a password, once.
  package struct OneTimeLink: Sendable, Codable, Equatable {
    /// Of the link's token.
    package let digest: Digest
    package let ends: Date

    package init(digest: Digest, ends: Date) {
      self.digest = digest
      self.ends = ends
    }
  }
}

/// By which a machine is known, of 256 random bits that are kept nowhere.
package struct AccessToken: Sendable, Codable, Equatable {
  package let digest: Digest
  /// What it allows at most (`Right`), whatever the account's roles do.
  package let rights: [String]
  package let made: Date
  package private(set) var ends: Date

  package init(digest: Digest, rights: [String], made: Date, ends: Date) {
    self.digest = digest
    self.rights = rights
    self.made = made
    self.ends = ends
  }

  /// The same, which ends by then at the latest.
  package func ending(by moment: Date) -> AccessToken {
    var token = self
    token.ends = min(ends, moment)
    return token
  }
}

/// Keeps what is one member of staff's so that the store alone does not tell it.
package protocol StaffSealing: Sendable {
  /// - Parameter staff: Whose it is: for another it does not open.
  func seal(_ secret: Data, of staff: Code) throws -> Data

  /// - Throws: Where it was sealed for another, or to keys that this mission does not have.
  func open(_ sealed: Data, of staff: Code) throws -> Data
}

/// A browser in which somebody has signed in.
package struct SessionRecord: Sendable, Codable, Equatable {
  package enum Stage: String, Sendable, Codable {
    /// The password was right; the one-time code is awaited.
    case code
    /// A second factor is required and has to be set up first.
    case enrolment
    case open
  }

  /// Of the token in the cookie, which is kept nowhere.
  package let digest: Digest
  package let login: Code
  package let stage: Stage
  package let began: Date
  /// When it was last used, to the minute.
  package var seen: Date
  /// What kind of browser, for its owner to know it again.
  package let browser: String

  package init(digest: Digest, login: Code, stage: Stage, began: Date, seen: Date, browser: String) {
    self.digest = digest
    self.login = login
    self.stage = stage
    self.began = began
    self.seen = seen
    self.browser = browser
  }
}

/// Accounts and sessions. Every call that changes something is one transaction, durable on return.
package protocol AccountStore: Sendable {
  /// By name of sign-in.
  func accounts() async throws -> [Account]
  func account(_ login: Code) async throws -> Account?

  /// - Throws: `StoreProblem.conflict` when the name or the staff id is taken.
  func add(_ account: Account) async throws

  /// - Parameter body: Called inside the transaction with the account as it is then; what it throws changes nothing.
  /// - Returns: What `body` returns.
  /// - Throws: `StoreProblem.notFound`; what `body` throws.
  func changeAccount<T: Sendable>(
    _ login: Code, _ body: @escaping @Sendable (inout Account) throws -> T
  ) async throws -> T

  func session(_ digest: Digest) async throws -> SessionRecord?

  /// The sessions of one account, or all, newest first.
  func sessions(of login: Code?) async throws -> [SessionRecord]

  /// Keeps a session, or what has changed of it.
  func keep(_ session: SessionRecord) async throws

  /// - Returns: How many there were.
  @discardableResult
  func endSessions(_ digests: [Digest]) async throws -> Int
}
