package import Base
package import Foundation

/// The daemon as a whole.
package struct DaemonView: Sendable, Codable {
  package let mission: MissionID
  package let version: String
  package let epoch: String
  package let directory: Int
  package let address: String
  package let freeBytes: Int64
  package let reserveBytes: Int64
  package let queued: Int
  package let held: Int
  /// Transfers of which something that is owed has fallen due, by whichever mission.
  package let late: Int
  /// What waits for a second person of this mission.
  package let drafts: Int
  /// Cases that go soon, since their time is over.
  package let going: Int
  /// The missions that nothing can be sent to now.
  package let missions: [MissionView]
  /// Deliveries that others have begun and not finished.
  package let unfinished: Int
  /// Of these, those that have brought nothing for a day.
  package let stalled: Int
  package let accepting: Bool
  /// What keeps this mission from signing, sending and receiving; nil when nothing does.
  package let suspension: Suspension?
  /// What the ledger is known to have lost; nil while nothing is.
  package let loss: String?
  /// Missions whose stores were restored not long ago: what they gave receipts for before may be gone there.
  package let restored: [MissionID]
  /// How many accounts can be the second person that the policy asks for; nil where it asks for none, and where the mission keeps
  /// no accounts.
  package let approvers: Int?
  /// How many people who look at what comes are there today; nil where the mission keeps no accounts.
  package let pool: Int?
  /// What is wrong with the disk of this machine, or soon will be.
  package let disk: [DiskState.Warning]
  /// The ways on which people and programs outside are told something, and how each is doing; empty where none is configured.
  package let notices: [NoticeLane]
  /// What speaks against the clock of this machine; nil when nothing does.
  package let clock: String?

  package init(
    mission: MissionID, version: String, epoch: String, directory: Int, address: String, freeBytes: Int64,
    reserveBytes: Int64, queued: Int, held: Int, missions: [MissionView], unfinished: Int = 0, stalled: Int = 0,
    suspension: Suspension? = nil, clock: String? = nil, disk: [DiskState.Warning] = [], loss: String? = nil,
    restored: [MissionID] = [], late: Int = 0, drafts: Int = 0, approvers: Int? = nil, pool: Int? = nil, going: Int = 0,
    notices: [NoticeLane] = []
  ) {
    self.approvers = approvers
    self.pool = pool
    self.going = going
    self.notices = notices
    self.late = late
    self.drafts = drafts
    self.mission = mission
    self.version = version
    self.epoch = epoch
    self.directory = directory
    self.address = address
    self.freeBytes = freeBytes
    self.reserveBytes = reserveBytes
    self.queued = queued
    self.held = held
    self.missions = missions
    self.unfinished = unfinished
    self.stalled = stalled
    self.suspension = suspension
    self.clock = clock
    self.disk = disk
    self.loss = loss
    self.restored = restored
    accepting = freeBytes >= reserveBytes && suspension == nil
  }
}

/// A delivery that another mission has begun and not finished.
package struct UnfinishedView: Sendable, Codable {
  package let delivery: DeliveryID
  package let transfer: TransferID?
  package let from: MissionID
  /// When it was first offered, or offered anew.
  package let since: Date
  /// When it last brought something forward.
  package let lastProgress: Date
  package let parts: Int
  package let partsHere: Int
  package let bytes: Int64
  package let bytesHere: Int64

  package init(_ delivery: UnfinishedDelivery, partsHere: Int, bytesHere: Int64) {
    self.delivery = delivery.delivery
    transfer = delivery.transfer
    from = delivery.from
    since = delivery.since
    lastProgress = delivery.moved
    parts = delivery.parts
    bytes = delivery.bytes
    self.partsHere = partsHere
    self.bytesHere = bytesHere
  }
}

/// The result of proving the journal.
package struct JournalView: Sendable, Codable {
  package let sound: Bool
  package let entries: Int64
  /// Number and hash of the newest entry, as `JournalHead` writes them.
  package let head: String
  package let problem: String?

  package init(sound: Bool, entries: Int64, head: String, problem: String?) {
    self.sound = sound
    self.entries = entries
    self.head = head
    self.problem = problem
  }
}

/// One account, as the command line shows it: nothing that opens it.
package struct AccountView: Sendable, Codable {
  package let login: Code
  package let staff: Code
  package let name: String
  package let roles: [AccountRole]
  /// `invited`, `open`, `locked` when it waits for its link to be renewed, `machine`, or `disabled`.
  package let state: String
  package let hasSecondFactor: Bool
  /// Browsers in which it is signed in.
  package let sessions: Int
  /// The user of the daemon's machine (uid) who is this person there.
  package let user: UInt32?
  /// When each of a machine's tokens ends.
  package let tokens: [Date]
  /// First and last day on which its owner is not there; nil where none are known.
  package let absence: Account.Absence?

  package init(_ account: Account, sessions: Int, at now: Date) {
    login = account.login
    staff = account.staff
    name = account.name
    roles = account.roles
    let isInvited = account.link.map { $0.ends > now } ?? false
    let opened = account.tokens != nil ? "machine" : account.password != nil ? "open" : nil
    state = account.isDisabled ? "disabled" : opened ?? (isInvited ? "invited" : "locked")
    tokens = (account.tokens ?? []).map(\.ends).filter { $0 > now }
    hasSecondFactor = account.secondFactor != nil
    self.sessions = sessions
    user = account.user
    absence = account.absence
  }
}

/// A one-time link. It is shown once and kept nowhere.
package struct AccountLinkView: Sendable, Codable {
  package let login: Code
  package let link: String
  package let ends: Date

  package init(login: Code, link: String, ends: Date) {
    self.login = login
    self.link = link
    self.ends = ends
  }
}

/// A machine's token. It is shown once and kept nowhere.
package struct TokenView: Sendable, Codable {
  package let login: Code
  package let token: String
  /// What it allows.
  package let may: [String]
  package let ends: Date

  package init(login: Code, token: String, may: [String], ends: Date) {
    self.login = login
    self.token = token
    self.may = may
    self.ends = ends
  }
}
