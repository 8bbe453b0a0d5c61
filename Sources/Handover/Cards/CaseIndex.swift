import Base
package import Foundation

/// Lists and searches of a running mission, in memory: what lists are ordered by, and the cards, opened once. It follows the
/// logs, so that whatever is asked is answered as they are now.
package actor CaseIndex: CaseListing {
  private let store: any HandoverStore
  private let sealing: any CardSealing
  private let mission: MissionID
  private let clocks: @Sendable () -> ClockPolicy
  private let missions: @Sendable () -> [MissionID]
  private let now: @Sendable () -> Date
  private let underWay: @Sendable () async throws -> [QueueView]
  /// Whether the ledger has lost entries, and so may not know what has gone.
  private let isBehind: Bool
  private var entries: [TransferID: CaseEntry] = [:]
  private var lists: [CaseFilter.Order: [CaseEntry]] = [:]
  private var ends = ShortIDs()
  private var book = SearchBook()
  /// Up to which statement the index has followed.
  private var number: Int64 = 0
  /// What the entries' deadlines were reckoned by.
  private var policy = ClockPolicy()
  private var following: Task<Void, any Error>?
  /// Records of transfers that lists have shown lately, of those of which only the log changes: the same list is asked for
  /// again and again.
  private var lately: [TransferID: TransferRecord] = [:]
  private static let remembered = 500

  package init(
    store: any HandoverStore, sealing: any CardSealing, mission: MissionID,
    clocks: @escaping @Sendable () -> ClockPolicy = { ClockPolicy() },
    missions: @escaping @Sendable () -> [MissionID] = { [] }, now: @escaping @Sendable () -> Date = { Date() },
    isBehind: Bool = false, underWay: @escaping @Sendable () async throws -> [QueueView]
  ) {
    self.isBehind = isBehind
    self.store = store
    self.sealing = sealing
    self.mission = mission
    self.clocks = clocks
    self.missions = missions
    self.now = now
    self.underWay = underWay
  }

  // MARK: Following

  /// Takes in what is new. Whoever comes while another does waits for that one, and then looks again.
  package func follow() async throws {
    while let running = following {
      _ = try? await running.value
      if following == running { following = nil }
    }
    let task = Task { try await self.takeGrowth() }
    following = task
    defer { if following == task { following = nil } }
    try await task.value
  }

  private func takeGrowth() async throws {
    let policy = clocks()
    // Another policy makes other deadlines: everything is looked at anew.
    if policy != self.policy { (self.policy, number) = (policy, 0) }
    let grown = try await store.allGrown(after: number)
    for transfer in grown.transfers { try await take(transfer) }
    number = grown.number
  }

  /// Looks at a transfer anew: its cards have come or gone.
  package func take(_ transfer: TransferID) async throws {
    guard let record = try await store.transfer(transfer) else { return }
    // Of what was taken back nothing is shown here any more, also before it is destroyed; nor of what has been, though an
    // older ledger holds its cards again.
    let isTakenBack = record.receiver == mission && record.isLocked
    let rows = try await store.cards(of: transfer)
    let opened = await open(rows)
    let isShown = !isTakenBack && !isPast(record)
    let read = try await store.isRead(record.newestReceipted?.delivery ?? record.delivery)
    var wasRead = read
    for version in record.receipted where !wasRead { wasRead = try await store.isRead(version.delivery) }
    let entry = CaseEntry(
      record, here: mission, card: isShown ? opened : nil, hasRows: !rows.isEmpty, isShown: isShown,
      number: opened?.group.number, isTakenBack: isTakenBack, isRead: read, wasRead: wasRead, policy: policy, at: now())
    lately[transfer] = nil
    if entries.updateValue(entry, forKey: transfer) == nil { ends.add(transfer) }
    book.set(entry.card, for: transfer)
    lists = [:]
  }

  private func isPast(_ record: TransferRecord) -> Bool {
    guard let state = record.fold.state else { return false }
    if state.people.gone.contains(record.sender == mission ? .sender : .receiver) { return true }
    guard isBehind, record.keeping.hold == nil else { return false }
    return state.keptUntil(policy: policy, here: mission).map { $0 < now() } ?? false
  }

  @concurrent
  private nonisolated func open(_ rows: [CardRow]) async -> CaseCard? { sealing.open(rows) }

  /// Somebody has opened a transfer's newest version.
  package func noteReading(of transfer: TransferID, at now: Date) async throws {
    try await follow()
    guard let entry = entries[transfer], !entry.isRead else { return }
    try await store.noteReading(of: entry.delivery, at: now)
    (entry.isRead, entry.wasRead) = (true, true)
  }

  /// The received cases that lists can show nothing of.
  package func lacking() -> [(transfer: TransferID, delivery: DeliveryID)] {
    entries.values.filter { !$0.outgoing && $0.isReceipted && $0.card == nil && !$0.isTakenBack && !$0.isGone }.map {
      ($0.transfer, $0.delivery)
    }
  }

  // MARK: Listing

  package func page(_ filter: CaseFilter, after previous: TransferID?, limit: Int) async throws -> CasePage {
    try await follow()
    let now = now()
    let passed = list(filter.order).filter { $0.passes(filter, notice: policy.retention.notice, at: now) }
    let found = passed.filter { $0.stranding != nil } + passed.filter { $0.stranding == nil }
    let start = previous.flatMap { previous in found.firstIndex { $0.transfer == previous } }.map { $0 + 1 } ?? 0
    return try await page(found, from: start, limit: limit)
  }

  /// How many transfers there are of which something that is owed has fallen due.
  package func late() async throws -> Int {
    try await follow()
    let now = now()
    return entries.values.count { $0.due.map { $0 < now } ?? false }
  }

  /// What there is to tell about cases in which something is owed, raised or coming.
  func outlook() async throws -> [CaseOutlook] {
    try await follow()
    return entries.values.filter { $0.isUnderWay || !$0.alerts.isEmpty }.map(\.outlook).sorted {
      $0.transfer < $1.transfer
    }
  }

  /// What reports count of each case that has a card.
  func figures() async throws -> [TransferID: CaseFigures] {
    try await follow()
    return entries.compactMapValues { $0.card?.group.figures }
  }

  /// All that has its end, and all that is held, soonest first.
  func ending(at now: Date) async throws -> [EndingCase] {
    try await follow()
    let notice = policy.retention.notice
    return entries.values.filter { $0.isEnding }.map { entry in
      let goes = entry.goes(notice: notice, at: now)
      return EndingCase(
        transfer: entry.transfer, short: ends.short(entry.transfer), other: entry.other, outgoing: entry.outgoing,
        handover: entry.stage, goes: goes, isGoing: entry.isGoing(notice: notice, at: now),
        isShown: entry.keeping.shown != nil, kept: entry.keeping.hold)
    }.sorted { ($0.goes ?? .distantFuture, $0.transfer) < ($1.goes ?? .distantFuture, $1.transfer) }
  }

  /// How many go so soon that lists say it.
  package func going() async throws -> Int {
    try await follow()
    let (now, notice) = (now(), policy.retention.notice)
    return entries.values.count { $0.isGoing(notice: notice, at: now) }
  }

  /// What has come to its end.
  func over(at now: Date) -> [TransferID] {
    entries.values.filter { $0.goes(notice: policy.retention.notice, at: now).map { $0 <= now } ?? false }
      .map(\.transfer).sorted()
  }

  /// What this mission has stated to be gone here.
  func gone() -> [TransferID] { entries.values.filter(\.isGone).map(\.transfer).sorted() }

  /// The days on which somebody comes, each once: by a flight, those of its departures and arrivals.
  package func days(of flight: String?) async throws -> [String] {
    try await follow()
    let wanted = flight.map(GroupCard.Flight.number)
    let days = entries.values.flatMap { entry -> [String] in
      guard let wanted else { return entry.day.map { [$0] } ?? [] }
      return (entry.card?.group.flights ?? []).filter { $0.number == wanted }.flatMap(\.days)
    }
    return Set(days).sorted()
  }

  package func lookedAfter() async throws -> [TransferID: String] {
    try await follow()
    return entries.values.reduce(into: [:]) { found, entry in
      if !entry.outgoing, entry.isOpen { found[entry.transfer] = entry.named.first }
    }
  }

  package func find(_ text: String, limit: Int) async throws -> CasePage {
    try await follow()
    let typed = SlipCode.read(text)
    if case .code(let code)? = typed { return try await page(of: code) }
    var scores = book.scores(CaseSearch(text))
    // What nothing is shown of any more is found by its number, and shows that it is kept.
    for entry in numbered(text) where entry.isHidden { scores[entry.transfer] = 0 }
    // The sort is stable: among equals the soonest arrival stays first.
    let found = scores.keys.compactMap { entries[$0] }.sorted(by: CaseEntry.arrivesBefore)
      .sorted { scores[$0.transfer] ?? 0 > scores[$1.transfer] ?? 0 }
    guard !found.isEmpty || typed == nil else { return .empty(slip: SlipCodeView(isMistyped: true)) }
    return try await page(found, from: 0, limit: limit)
  }

  /// The case that a slip is of. Where that is not shown any more, nothing tells it from a code that never was.
  private func page(of code: SlipCode) async throws -> CasePage {
    let found = entries.values.filter { $0.card != nil && SlipCode(of: $0.transfer, at: $0.receiver) == code }
    guard found.isEmpty else { return try await page(Array(found), from: 0, limit: found.count) }
    return .empty(slip: SlipCodeView(missions: missions().filter { $0 != mission && code.isAt($0) }))
  }

  package func line(_ transfer: TransferID) async throws -> CaseLine? {
    try await follow()
    guard let entry = entries[transfer] else { return nil }
    return try await page([entry], from: 0, limit: 1).lines.first
  }

  package func transfers(numbered number: String) async throws -> [TransferID] {
    try await follow()
    return numbered(number).map(\.transfer)
  }

  private func numbered(_ number: String) -> [CaseEntry] {
    let wanted = PersonNumber.plain(number)
    return wanted.isEmpty ? [] : list(.newest).filter { $0.number == wanted }
  }

  package func hidden(_ search: CaseSearch) async throws -> [CaseLine] {
    try await follow()
    var found: [CaseEntry] = []
    for entry in list(.newest) where entry.isHidden {
      let card = await open(try await store.cards(of: entry.transfer))
      if card?.persons.contains(where: search.finds) ?? false { found.append(entry) }
    }
    return try await page(found, from: 0, limit: found.count).lines
  }

  /// The transfers by which what came with `parent` was handed on.
  package func handedOn(_ parent: TransferID) async throws -> [TransferID] {
    try await follow()
    return entries.values.filter { $0.outgoing && $0.card?.group.partOf == parent }.map(\.transfer).sorted()
  }

  // MARK: Recognising

  /// Who of a case is known here already.
  ///
  /// - Parameter own: The transfer that the case is a new version of.
  package func recognise(_ card: CaseCard, to receiver: MissionID, besides own: TransferID?) async throws -> Recognised
  {
    try await follow()
    let wanted = KnownCase(card)
    var found = Recognised()
    for entry in list(.newest) where entry.transfer != own {
      guard let known = entry.card else { continue }
      let isSame = wanted.isSame(known, numbered: entry.number)
      if isSame, entry.outgoing, entry.isOpen, entry.receiver == receiver {
        found.same.append(entry.transfer)
      } else if isSame || wanted.isLikely(known) {
        found.likely.append(entry.transfer)
      }
    }
    return found
  }

  /// Cases that are shown of those in which somebody is known, of each sort.
  private static let known = 10

  package func known(_ transfer: TransferID) async throws -> KnownCases {
    try await follow()
    guard let entry = entries[transfer], let card = entry.card else { return KnownCases(same: [], likely: []) }
    let wanted = KnownCase(card)
    var (same, likely): ([CaseEntry], [CaseEntry]) = ([], [])
    for other in list(.newest) where other.transfer != transfer {
      guard let known = other.card else { continue }
      if wanted.isSame(known, numbered: other.number) {
        same.append(other)
      } else if wanted.isLikely(known) {
        likely.append(other)
      }
    }
    return KnownCases(
      same: try await page(same, from: 0, limit: Self.known).lines,
      likely: try await page(likely, from: 0, limit: Self.known).lines)
  }

  private func list(_ order: CaseFilter.Order) -> [CaseEntry] {
    if let list = lists[order] { return list }
    let list =
      switch order {
      case .newest: entries.values.sorted { $0.transfer > $1.transfer }
      case .arrival: entries.values.sorted(by: CaseEntry.arrivesBefore)
      }
    lists[order] = list
    return list
  }

  private func page(_ found: [CaseEntry], from start: Int, limit: Int) async throws -> CasePage {
    let shown = found.dropFirst(start).prefix(limit)
    // Somebody wants to know how many there are.
    guard !shown.isEmpty else { return .empty(of: found.count) }
    let sending = Dictionary(
      try await underWay().filter { $0.kind == .bundle }.map { ($0.transfer, $0) }
    ) { first, _ in first }
    var (lines, unreadable): ([CaseLine], [Unreadable]) = ([], [])
    for entry in shown {
      guard let record = try await record(of: entry) else { continue }
      unreadable += record.unreadable
      let view = TransferView(
        record, here: mission, queued: sending[entry.transfer], policy: policy, at: now())
      lines.append(
        CaseLine(
          view: view, short: ends.short(entry.transfer), sight: entry.card, card: entry.state, isRead: entry.isRead,
          wasRead: entry.wasRead))
    }
    let hasMore = start + shown.count < found.count
    return CasePage(
      lines: lines, total: found.count, next: hasMore ? shown.last?.transfer : nil, unreadable: unreadable)
  }
}

extension CaseIndex {
  /// As the store has it. Of what is delivered only the log changes, or how long it is kept, which makes another entry.
  private func record(of entry: CaseEntry) async throws -> TransferRecord? {
    if let known = lately[entry.transfer] { return known }
    let record = try await store.transfer(entry.transfer)
    let isSettled = record.map { $0.item == nil && $0.newestReceipted?.delivery == $0.delivery } ?? false
    if isSettled, entries[entry.transfer] === entry {
      if lately.count >= Self.remembered { lately = [:] }
      lately[entry.transfer] = record
    }
    return record
  }
}

/// The ends of all ids, so long that no two are alike: an id's end is random, where its beginning is the day.
private struct ShortIDs {
  private var length = 6
  private var ids: [TransferID] = []
  private var ends: Set<Substring> = []

  mutating func add(_ id: TransferID) {
    ids.append(id)
    if ends.insert(id.text.suffix(length)).inserted { return }
    repeat {
      length += 1
      ends = Set(ids.map { $0.text.suffix(length) })
    } while ends.count < ids.count && length < 36
  }

  func short(_ id: TransferID) -> String { String(id.text.suffix(length)) }
}
