import Base
import Foundation

/// What the index keeps of one transfer: what lists are ordered and filtered by, and the cards, opened.
final class CaseEntry {
  let transfer: TransferID
  let outgoing: Bool
  /// The version that lists speak of: the newest that has come, or else the newest.
  let delivery: DeliveryID
  let arrival: Date?
  /// The day of arrival at its place.
  let day: String?
  let isReceipted: Bool
  /// Whether people are still at it: neither given back, closed nor given up.
  let isOpen: Bool
  /// Whether people are at it here, or something is owed of it by somebody whom this mission waits for, or by this mission.
  let isUnderWay: Bool
  /// Whether this mission owes something of it.
  let isOwedHere: Bool
  let receiver: MissionID
  /// The other mission.
  let other: MissionID
  let stage: HandoverStage?
  /// When its time is over by the policy; nil while people have not ended it, and once it is gone.
  let keptUntil: Date?
  let keeping: Keeping
  /// Whether this mission has stated that nothing of it is left here.
  let isGone: Bool
  /// What is owed, soonest first, as it was when the log last grew.
  let deadlines: [Deadline]
  /// Who looks after it, primary first: pseudonyms.
  let named: [String]
  /// What the other mission has raised, and nobody has taken up.
  let alerts: [HandoverTrack.Alert]
  /// That nobody has met the people.
  let stranding: Stranding?
  /// When the first thing that is owed falls due.
  var due: Date? { deadlines.first?.due }
  var isRead: Bool
  /// Whether somebody here has opened any version of it.
  var wasRead: Bool
  /// Whether it was taken back from this mission, which shows nothing of it then.
  let isTakenBack: Bool
  /// Nil also where it is kept and nothing of it may be shown.
  let card: CaseCard?
  /// Whether nothing of it may be shown, though its card is still kept.
  let isHidden: Bool
  /// The case's number, in the form in which it is the same however it was typed; empty where it is not known.
  let number: String
  let state: CaseLine.Card

  init(
    _ record: TransferRecord, here: MissionID, card: CaseCard?, hasRows: Bool, isShown: Bool, number: String?,
    isTakenBack: Bool, isRead: Bool, wasRead: Bool, policy: ClockPolicy, at now: Date
  ) {
    let folded = record.fold.state
    let receipted = record.newestReceipted
    transfer = record.id
    outgoing = record.sender == here
    delivery = receipted?.delivery ?? record.delivery
    let arrival = record.expectedArrival(at: now)
    self.arrival = arrival?.date
    day = arrival.map { arrival in
      String((card?.group.local(arrival) ?? arrival.text).prefix(10))
    }
    isReceipted = receipted != nil && (record.sender != here || receipted?.delivery == record.delivery)
    isOpen = folded.map { !$0.isOver && $0.handed.stage != .undelivered } ?? true
    receiver = record.receiver
    other = record.sender == here ? record.receiver : record.sender
    stage = folded?.people.stage
    isGone = folded?.people.gone.contains(record.sender == here ? .sender : .receiver) ?? false
    keptUntil = isGone ? nil : folded?.keptUntil(policy: policy, here: here)
    keeping = record.keeping
    self.card = card
    isHidden = hasRows && !isShown
    self.number = number.map(PersonNumber.plain) ?? ""
    state = card != nil ? .read : hasRows && isShown ? .unreadable : .none
    (self.isRead, self.wasRead) = (isRead, wasRead)
    self.isTakenBack = isTakenBack
    let deadlines = folded?.deadlines(policy: policy, here: here, at: now) ?? []
    self.deadlines = deadlines
    let workers = folded?.people.caseworkers
    named = [workers?.primary, workers?.backup].compactMap(\.self)
    alerts = (folded?.people.alerts ?? []).filter { ($0.by == .sender) != (record.sender == here) }
    stranding = folded?.stranding(at: now)
    isOwedHere = deadlines.contains { $0.owedBy == here }
    // What the sender still owes of a case that has ended here is no work of the receiver's.
    let owed = record.sender == here ? !deadlines.isEmpty : deadlines.contains { $0.owedBy == here }
    isUnderWay = owed || (folded.map { !$0.isOver && $0.people.gone.count < Side.allCases.count } ?? true)
  }

  /// Whether it goes some day by itself, or would, did nobody keep it.
  var isEnding: Bool { keptUntil != nil || keeping.hold != nil }

  func goes(notice: Int, at now: Date) -> Date? {
    keptUntil.flatMap { keeping.goes(due: $0, notice: notice, at: now) }
  }

  /// Whether that is so near that lists say it.
  func isGoing(notice: Int, at now: Date) -> Bool {
    keeping.hold == nil && keptUntil.map { $0 - Double(notice) * 3600 <= now } ?? false
  }

  func passes(_ filter: CaseFilter, notice: Int, at now: Date) -> Bool {
    if let outgoing = filter.outgoing, outgoing != self.outgoing { return false }
    if let isReceipted = filter.isReceipted, isReceipted != self.isReceipted { return false }
    if filter.unread, isRead || isTakenBack { return false }
    if filter.isUnderWay, !isUnderWay { return false }
    if filter.isOwedHere, !isOwedHere { return false }
    if filter.isStranded, stranding == nil { return false }
    if filter.isGoing, !isGoing(notice: notice, at: now) { return false }
    if filter.late, due.map({ $0 >= now }) ?? true { return false }
    if let flight = filter.flight {
      return card?.group.flights?.contains { leg in
        leg.number == GroupCard.Flight.number(flight)
          && leg.days.contains { filter.from ?? $0 <= $0 && $0 <= filter.to ?? $0 }
      } ?? false
    }
    guard filter.from != nil || filter.to != nil else { return true }
    // Without a day of arrival it is in no span of days.
    guard let day else { return false }
    return filter.from ?? day <= day && day <= filter.to ?? day
  }

  /// Soonest first; what has no arrival comes last.
  static func arrivesBefore(_ a: CaseEntry, _ b: CaseEntry) -> Bool {
    switch (a.arrival, b.arrival) {
    case (let first?, let second?) where first != second: first < second
    case (_?, nil): true
    case (nil, _?): false
    default: a.transfer < b.transfer
    }
  }
}

extension TransferState {
  /// Whether people have ended it: given back, closed or completed.
  package var isOver: Bool { [.returned, .closed, .completed].contains(people.stage) }
}
