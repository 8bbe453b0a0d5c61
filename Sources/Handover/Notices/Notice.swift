package import Base
package import Foundation

/// Something that somebody outside Baton is told: identifiers, codes and counts, never a word of a case and never a name.
/// Source: Protocol/decisions/0060.
package struct Notice: Sendable, Equatable {
  /// The same however often it is sent, so that a repetition is known as one.
  package let id: String
  /// The way that it goes: the mail server (`Notice.mail`), or a webhook by its name.
  package let lane: Code
  package let made: Date
  package let content: Content
  /// Attempts at it of which nobody knows how they ended, and those that were refused for what it is.
  package var tries: Int

  package init(id: String, lane: Code, made: Date, content: Content, tries: Int = 0) {
    (self.id, self.lane, self.made, self.content, self.tries) = (id, lane, made, content, tries)
  }

  package enum Content: Sendable, Equatable, Codable {
    /// A statement of a log, for a program.
    case statement(ToldStatement)
    /// Mail to a member of staff, by the id that stands for them.
    case mail(staff: Code, MailContent)
  }

  /// The lane of mail.
  package static let mail = (try? Code("mail")) ?? { fatalError("“mail” is a code") }()
}

/// What a program is told of a statement.
package struct ToldStatement: Sendable, Equatable, Codable {
  package let transfer: TransferID
  package let statement: StatementType
  package let author: MissionID
  package let seq: Int
  /// As it was signed.
  package let at: Timestamp
  /// Of a `movement`: what it says of the journey, so that nobody has to ask whether somebody stands at an airport alone.
  package let journey: MovementStage?

  package init(
    transfer: TransferID, statement: StatementType, author: MissionID, seq: Int, at: Timestamp,
    journey: MovementStage? = nil
  ) {
    (self.transfer, self.statement, self.author, self.seq, self.at) = (transfer, statement, author, seq, at)
    self.journey = journey
  }
}

/// What stands in a mail: lines of codes, each with what it counts or is about.
package struct MailContent: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case digest, alarm, test
  }

  package struct Line: Sendable, Equatable, Codable {
    package let what: What
    package var count: Int?
    package var transfer: TransferID?
    package var mission: MissionID?
    /// Such as the head of the journal, or which deadline.
    package var detail: String?

    package init(
      _ what: What, count: Int? = nil, transfer: TransferID? = nil, mission: MissionID? = nil, detail: String? = nil
    ) {
      (self.what, self.count, self.transfer, self.mission, self.detail) = (what, count, transfer, mission, detail)
    }
  }

  package enum What: String, Sendable, Codable, CaseIterable {
    // Counted in digests.
    case arrivals
    case arrivalsUnnamed = "arrivals_unnamed"
    case unread, owed, late, drafts, waiting, held
    case journalHead = "journal_head"
    // Alarms of cases.
    case deadline, unnamed, danger, stranded
    // Alarms of the installation.
    case line, disk, clock, ledger, signing, notices
  }

  package let kind: Kind
  package let lines: [Line]

  package init(_ kind: Kind, _ lines: [Line]) { (self.kind, self.lines) = (kind, lines) }
}

/// What one member of staff wants to be told, and where.
package struct NoticeWishes: Sendable, Equatable, Codable {
  package var address: MailAddress
  /// Of the board: `en`, `fr`, `ar`.
  package var language: String
  /// The hour, by the mission's clock, after which the day's digest goes; nil: none.
  package var digest: Int?
  package var alarms: Bool
  /// No alarm is sent from the first of these hours to the second, by the mission's clock; what comes up meanwhile is told
  /// afterwards.
  package var quiet: Quiet?

  package struct Quiet: Sendable, Equatable, Codable {
    package let from: Int
    package let to: Int

    /// - Returns: Nil for what are no two different hours of a day.
    package init?(from: Int, to: Int) {
      guard (0...23).contains(from), (0...23).contains(to), from != to else { return nil }
      (self.from, self.to) = (from, to)
    }

    package func contains(_ hour: Int) -> Bool {
      from < to ? (from..<to).contains(hour) : hour >= from || hour < to
    }
  }

  package init(address: MailAddress, language: String, digest: Int?, alarms: Bool, quiet: Quiet?) {
    (self.address, self.language, self.digest) = (address, language, digest)
    (self.alarms, self.quiet) = (alarms, quiet)
  }
}

/// How one way of telling is doing.
package struct NoticeLane: Sendable, Equatable, Codable {
  package let lane: Code
  /// The notices that wait.
  package var waiting = 0
  /// Those that were refused for what they are, again and again.
  package var aside = 0
  /// Since when nothing gets through, how often it was tried, and why not.
  package var failing: Date?
  package var failures = 0
  package var why: String?
  /// Nothing is tried before.
  package var next: Date?
  /// Whether the other end wants nothing more (410): nothing is tried until somebody says so.
  package var isStopped = false
  /// When the last one got through.
  package var succeeded: Date?

  package init(_ lane: Code) { self.lane = lane }

  /// Whether something may be tried now.
  package func mayTry(at now: Date) -> Bool { !isStopped && next.map { $0 <= now } ?? true }

  package var isWell: Bool { failing == nil && !isStopped && aside == 0 }
}

/// How an attempt at a notice ended.
package enum NoticeOutcome: Sendable, Equatable {
  case told
  /// The way does not work: the next attempt at anything is later. It counts against no notice.
  case failed(why: String, retryAfter: TimeInterval?)
  /// It is refused for what it is.
  case refused(why: String)
  /// The other end wants nothing more.
  case stopped(why: String)
  /// There is nobody any more to tell it to.
  case pointless
  /// It was given up in the midst of it, as nothing had failed.
  case interrupted
}

/// Ways, notices that wait, and what was told. Every call that changes something is one transaction, durable on return.
package protocol NoticeStore: Sendable {
  /// All ways that were ever used, by name.
  func noticeLanes() async throws -> [NoticeLane]

  /// Makes notices of what the logs have grown by since the last time, for a webhook. The first call only notes where the logs
  /// end: what was before is told to nobody.
  ///
  /// - Parameters:
  ///   - only: The types of statements to be told of; nil: all.
  ///   - most: No more are made than bring what waits to so many; the rest stays in the logs until there is room.
  func followStatements(_ lane: Code, only: Set<String>?, most: Int, at now: Date) async throws

  /// How far the logs go: the number of the newest statement of all; 0 where there is none.
  func lastStatement() async throws -> Int64

  /// Of these keys, those that were not told to somebody.
  func untold(_ keys: [String], to staff: Code) async throws -> [String]

  /// Keeps a notice, and that what it says is told. One of the same `key` that still waits goes.
  func keep(_ notice: Notice, key: String, telling keys: [String], to staff: Code) async throws

  /// Forgets what was told before `moment` and is not among `keys` any more: should it come up again, it is told again.
  func forget(before moment: Date, but keys: Set<String>) async throws

  /// Begins an attempt at the first that waits, which is written down before it is made: nil where there is none, or the way has
  /// to wait. After a death in the midst of it nothing is tried before `pause` seconds are over.
  func beginNotice(_ lane: Code, pause: TimeInterval, at now: Date) async throws -> Notice?

  /// - Parameter next: When the way is tried again, where it failed.
  func endNotice(_ notice: Notice, _ outcome: NoticeOutcome, next: Date, at now: Date) async throws

  /// Tries a way again at once, with all that was set aside.
  func resumeNotices(_ lane: Code) async throws
}

/// What to make of failures. Pure.
package enum NoticeRules {
  /// Attempts after which a notice that is refused for what it is, or with which the daemon dies, is set aside.
  package static let most = 5
  /// Seconds between two attempts after a death.
  package static let pause: TimeInterval = 10
  /// The longest wait in seconds, also where the other end asks for more.
  package static let longest: TimeInterval = 1800

  /// Seconds until a way is tried again.
  package static func wait(
    failures: Int, retryAfter: TimeInterval?, using rng: inout some RandomNumberGenerator
  ) -> TimeInterval {
    let own = Jitter.around(Jitter.doubled(5, times: failures - 1, cap: longest), share: 0.2, using: &rng)
    return min(max(own, retryAfter ?? 0), longest)
  }
}

/// Tries a way out, for whoever wants to know whether it works.
package protocol NoticeTrying: Sendable {
  /// The ways that are configured.
  var lanes: [Code] { get }

  /// - Parameter wishes: Where mail goes; of no meaning to webhooks.
  func tryOut(_ lane: Code, to wishes: NoticeWishes?) async -> NoticeOutcome
}

/// What came of trying a way out.
package struct NoticeTrial: Sendable, Codable {
  package let lane: Code
  package let isTold: Bool
  /// Why it was not told.
  package let why: String?

  package init(lane: Code, _ outcome: NoticeOutcome) {
    self.lane = lane
    isTold = outcome == .told
    why =
      switch outcome {
      case .told: nil
      case .failed(let why, _), .refused(let why), .stopped(let why): why
      case .pointless, .interrupted: "nothing was sent"
      }
  }
}
