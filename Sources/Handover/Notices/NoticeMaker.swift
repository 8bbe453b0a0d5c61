import Base
package import Foundation

/// Finds what there is to tell the staff by mail: once a day how it stands, and at once what must not wait. It tells each of them
/// what their roles are about, in counts, codes and ids.
package actor NoticeMaker {
  /// How the installation is, as far as somebody has to be told.
  package struct Condition: Sendable {
    package var status: DaemonView
    package var journalHead: String
    package var failingLanes: [Code]

    package init(status: DaemonView, journalHead: String, failingLanes: [Code]) {
      (self.status, self.journalHead, self.failingLanes) = (status, journalHead, failingLanes)
    }
  }

  private let store: any NoticeStore & AccountStore
  private let index: CaseIndex
  private let condition: @Sendable () async throws -> Condition
  private let pseudonym: @Sendable (Code, TransferID) throws -> String
  private let policy: @Sendable () -> ClockPolicy
  private let mission: MissionID
  private let zone: TimeZone
  /// Seconds for which a mission must be out of reach before somebody is told.
  private let patience: TimeInterval
  /// Since when each mission is out of reach, as far as this daemon has seen.
  private var obstructed: [MissionID: Date] = [:]
  /// Who is not there today.
  private var away: [Account] = []
  /// When somebody was last sent an alarm: what comes up within ten minutes goes together.
  private var alarmed: [Code: Date] = [:]
  private static let together: TimeInterval = 600
  /// Lines of one mail; how many more there are is counted.
  private static let most = 50

  package init(
    store: any NoticeStore & AccountStore, index: CaseIndex,
    condition: @escaping @Sendable () async throws -> Condition,
    pseudonym: @escaping @Sendable (Code, TransferID) throws -> String,
    policy: @escaping @Sendable () -> ClockPolicy, mission: MissionID, zone: TimeZone, patience: TimeInterval
  ) {
    (self.store, self.index, self.condition, self.pseudonym) = (store, index, condition, pseudonym)
    (self.policy, self.mission, self.zone, self.patience) = (policy, mission, zone, patience)
  }

  /// One look: makes what mails there are to make.
  package func look(at now: Date) async throws {
    let all = try await store.accounts().filter { !$0.isDisabled }
    let accounts = all.filter { $0.notices != nil }
    guard !accounts.isEmpty else { return }
    away = all.filter { $0.isAway(on: day(now)) }
    let (condition, cases) = (try await condition(), try await index.outlook())
    let alarms = caseAlarms(cases, at: now) + houseAlarms(condition, at: now)
    for account in accounts {
      guard let wishes = account.notices else { continue }
      if wishes.alarms { try await alarm(account, wishes, alarms, at: now) }
      if let hour = wishes.digest { try await digest(account, after: hour, cases, condition, at: now) }
    }
    // What was over for a while and comes again is told again.
    try await store.forget(
      before: now - 6 * 3600,
      but: Set(alarms.map(\.key) + [Self.digestKey(day(now)), Self.digestKey(day(now - 86_400))]))
  }

  // MARK: Digests

  private static func digestKey(_ day: String) -> String { "digest \(day)" }

  private func digest(
    _ account: Account, after hour: Int, _ cases: [CaseOutlook], _ condition: Condition, at now: Date
  ) async throws {
    let key = Self.digestKey(day(now))
    guard self.hour(now) >= hour, !(try await store.untold([key], to: account.staff)).isEmpty else { return }
    var lines: [MailContent.Line] = []
    if account.roles.contains(where: { !$0.speaksAs.isEmpty }) {
      lines += caseLines(cases, at: now) + [.init(.drafts, count: condition.status.drafts)]
    } else if account.roles.contains(.logistics) {
      lines += [.init(.arrivals, count: arriving(cases, at: now).count)]
    }
    if account.roles.contains(.operator) {
      lines += [.init(.waiting, count: condition.status.queued), .init(.held, count: condition.status.held)]
    }
    if account.roles.contains(where: { $0 == .auditor || $0 == .administrator }) {
      lines.append(.init(.journalHead, detail: condition.journalHead))
    }
    guard !lines.isEmpty else { return }
    // One that waits for a mail server to come back is of no use any more.
    try await store.keep(
      Notice(
        id: "\(key) \(account.staff)", lane: Notice.mail, made: now,
        content: .mail(staff: account.staff, MailContent(.digest, lines))),
      key: "digest \(account.staff)", telling: [key], to: account.staff)
  }

  private func arriving(_ cases: [CaseOutlook], at now: Date) -> [CaseOutlook] {
    let days = [day(now), day(now + 86_400)]
    return cases.filter { !$0.outgoing && $0.isOpen && $0.day.map(days.contains) ?? false }
  }

  private func caseLines(_ cases: [CaseOutlook], at now: Date) -> [MailContent.Line] {
    let arriving = arriving(cases, at: now)
    return [
      .init(.arrivals, count: arriving.count), .init(.arrivalsUnnamed, count: arriving.count { $0.named.isEmpty }),
      .init(.unread, count: cases.count { !$0.outgoing && $0.isOpen && $0.isReceipted && !$0.isRead }),
      .init(.owed, count: cases.count { $0.deadlines.contains { $0.owedBy == mission } }),
      .init(.late, count: cases.count { $0.deadlines.contains { $0.due.map { $0 < now } ?? false } }),
    ]
  }

  // MARK: Alarms

  private struct Alarm {
    let key: String
    let line: MailContent.Line
    let isFor: (Account) -> Bool
  }

  private func alarm(_ account: Account, _ wishes: NoticeWishes, _ alarms: [Alarm], at now: Date) async throws {
    guard wishes.quiet?.contains(hour(now)) != true,
      alarmed[account.staff].map({ now.timeIntervalSince($0) >= Self.together || now < $0 }) ?? true
    else { return }
    let own = alarms.filter { $0.isFor(account) }
    let new = Set(try await store.untold(own.map(\.key), to: account.staff))
    let told = own.filter { new.contains($0.key) }
    guard !told.isEmpty else { return }
    let id = "alarm-\(UUID().uuidString.lowercased())"
    try await store.keep(
      Notice(
        id: id, lane: Notice.mail, made: now,
        content: .mail(staff: account.staff, MailContent(.alarm, Self.shortened(told.map(\.line))))),
      key: id, telling: told.map(\.key), to: account.staff)
    alarmed[account.staff] = now
  }

  private static func shortened(_ lines: [MailContent.Line]) -> [MailContent.Line] {
    // Whoever has two of the roles that something is told to reads it once.
    let lines = lines.enumerated().filter { !lines[..<$0.offset].contains($0.element) }.map(\.element)
    return lines.count <= most ? lines : lines.prefix(most) + [.init(.late, count: lines.count - most)]
  }

  private func caseAlarms(_ cases: [CaseOutlook], at now: Date) -> [Alarm] {
    let escalation = policy().escalation
    return cases.flatMap { one -> [Alarm] in
      var found = one.deadlines.flatMap { owed -> [Alarm] in
        // Whom nobody has met is told below, to more people, and at once.
        owed.what == .contact && one.stranding != nil ? [] : late(owed, one, escalation, at: now)
      }
      if let stranding = one.stranding { found.append(stranded(stranding, one)) }
      if !one.outgoing, one.isOpen, isNobodyThere(for: one), one.isReceipted, let arrival = one.arrival,
        (now - 86_400...now + 86_400).contains(arrival)
      {
        found.append(
          Alarm(
            key: "unnamed \(one.transfer) \(one.day ?? "")", line: .init(.unnamed, transfer: one.transfer),
            isFor: Self.speaks([.supervisor, .duty])))
      }
      found += one.alerts.map { alert in
        Alarm(
          key: "danger \(one.transfer) \(alert.by) \(alert.seq)", line: .init(.danger, transfer: one.transfer),
          isFor: { [self] in isNamed($0, one) || Self.speaks([.supervisor, .duty])($0) })
      }
      return found
    }
  }

  /// At both missions, to whoever is at the case, and to who decides and is on duty.
  private func stranded(_ stranding: Stranding, _ one: CaseOutlook) -> Alarm {
    Alarm(
      key: "stranded \(one.transfer) \(Int(stranding.said.timeIntervalSince1970))",
      line: .init(.stranded, transfer: one.transfer, mission: one.receiver, detail: stranding.stage.rawValue),
      isFor: { [self] in isNamed($0, one) || Self.speaks([.focal, .supervisor, .duty])($0) })
  }

  /// What is owed here is told to whoever is to do it, later also to supervisors; what the other mission owes, late, to who is on duty.
  private func late(
    _ owed: Deadline, _ one: CaseOutlook, _ escalation: ClockPolicy.Escalation, at now: Date
  ) -> [Alarm] {
    guard let due = owed.due, due < now else { return [] }
    let hours = now.timeIntervalSince(due) / 3600
    func alarm(_ isFor: @escaping (Account) -> Bool) -> Alarm {
      Alarm(
        key: "late \(one.transfer) \(owed.what) \(Int(owed.since.timeIntervalSince1970))",
        line: .init(.deadline, transfer: one.transfer, mission: owed.owedBy, detail: owed.what.rawValue), isFor: isFor)
    }
    guard owed.owedBy == mission else {
      return hours < Double(escalation.otherMission) ? [] : [alarm(Self.speaks([.duty]))]
    }
    let isForNamed = owed.role == .caseworker && !one.outgoing && !isNobodyThere(for: one)
    let first = alarm { [self] in isForNamed ? isNamed($0, one) : Self.speaks([owed.role])($0) }
    return hours < Double(escalation.supervisor) ? [first] : [first, alarm(Self.speaks([.supervisor]))]
  }

  private static func speaks(_ roles: [StaffRole]) -> (Account) -> Bool {
    // A supervisor or a caseworker may look at what comes; told of it is the pool whose work it is.
    { account in account.roles.contains { $0.speaksAs.first.map(roles.contains) ?? false } }
  }

  /// Whether nobody is named, or all who are named are away.
  private func isNobodyThere(for one: CaseOutlook) -> Bool {
    let gone = away.isEmpty ? [] : away.compactMap { try? pseudonym($0.staff, one.transfer) }
    return one.named.allSatisfy(gone.contains)
  }

  private nonisolated func isNamed(_ account: Account, _ one: CaseOutlook) -> Bool {
    (try? pseudonym(account.staff, one.transfer)).map(one.named.contains) ?? false
  }

  private func houseAlarms(_ condition: Condition, at now: Date) -> [Alarm] {
    let status = condition.status
    let isForHouse: (Account) -> Bool = { $0.roles.contains(.operator) || $0.roles.contains(.administrator) }
    let away = Set(status.missions.filter { $0.waiting > 0 }.map(\.mission))
    obstructed = obstructed.filter { away.contains($0.key) }
    for mission in away where obstructed[mission] == nil { obstructed[mission] = now }
    var lines = obstructed.filter { now.timeIntervalSince($0.value) >= patience }.map {
      (key: "line \($0.key)", line: MailContent.Line(.line, mission: $0.key))
    }
    if !status.disk.isEmpty { lines.append(("disk", .init(.disk))) }
    if status.clock != nil { lines.append(("clock", .init(.clock))) }
    if status.loss != nil { lines.append(("ledger", .init(.ledger))) }
    if status.suspension != nil { lines.append(("signing", .init(.signing))) }
    lines += condition.failingLanes.map { ("notices \($0)", .init(.notices, detail: $0.text)) }
    return lines.map { Alarm(key: $0.key, line: $0.line, isFor: isForHouse) }
  }

  // MARK: The mission's clock

  private func local(_ date: Date) -> Substring { Timestamp(date, in: zone).text.prefix(13) }

  private func day(_ date: Date) -> String { String(local(date).prefix(10)) }

  private func hour(_ date: Date) -> Int { Int(local(date).suffix(2)) ?? 0 }
}

/// What notices are made of, of one transfer.
package struct CaseOutlook: Sendable {
  let transfer: TransferID
  let outgoing: Bool
  let isOpen: Bool
  let isReceipted: Bool
  let isRead: Bool
  let arrival: Date?
  /// The day of arrival at its place.
  let day: String?
  let deadlines: [Deadline]
  /// Who looks after it: pseudonyms.
  let named: [String]
  /// What the other mission has raised.
  let alerts: [HandoverTrack.Alert]
  /// Who is to meet the people, and that nobody has.
  let receiver: MissionID
  let stranding: Stranding?
}

extension CaseEntry {
  var outlook: CaseOutlook {
    CaseOutlook(
      transfer: transfer, outgoing: outgoing, isOpen: isOpen, isReceipted: isReceipted, isRead: isRead,
      arrival: arrival, day: day, deadlines: deadlines, named: named, alerts: alerts, receiver: receiver,
      stranding: stranding)
  }
}
