import Base
import Foundation
import GRDB
import Handover
import HandoverTesting
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// With real keys and a real ledger: what lists and searches say of cases that were sent and that have come.
@Suite("Cases found again by their cards")
struct CaseIndexTests {
  private let offices: Offices
  private let seals: MissionSeals
  private let ledger: SQLiteLedger
  private let world: ContractWorld
  private let vault: CardVault
  private let index: CaseIndex

  init() async throws {
    offices = try Offices()
    let home = try offices.open("ly-tripoli")
    seals = try home.seals(passphrase: nil, now: Offices.now)
    ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    world = ContractWorld(store: ledger, here: seals.mission, there: try MissionID("ne-niamey"))
    vault = try await CardVault.open(seals: seals, store: ledger)
    let others = [seals.mission, world.there, try MissionID("ng-lagos")]
    index = CaseIndex(
      store: ledger, sealing: vault, mission: seals.mission, missions: { others }, underWay: { [] })
  }

  private func card(
    _ number: String, _ names: String..., year: Int? = 1990, numbers: [String] = [], caseworker: String? = nil
  ) -> CaseCard {
    let persons = names.enumerated().map {
      PersonCard(id: "p\($0)", names: [$1], sex: "male", birthYear: year, numbers: numbers)
    }
    return CaseCard(
      group: GroupCard(number: number, route: ["MJI", "NIM"], caseworker: caseworker, persons: persons.count),
      persons: persons)
  }

  @discardableResult
  private func send(_ number: Int, _ card: CaseCard) async throws -> TransferID {
    let submission = world.submission(number)
    let rows = try await vault.rows(
      of: card, transfer: submission.manifest.transfer, delivery: submission.entry.digest, at: Offices.now)
    try await ledger.submit(submission.with(rows))
    return submission.manifest.transfer
  }

  @discardableResult
  private func receive(_ number: Int, _ card: CaseCard, version: Int = 1) async throws -> TransferID {
    let offer = world.offer(number, version: version, seq: version)
    let rows = try await vault.rows(
      of: card, transfer: offer.manifest.transfer, delivery: offer.entry.digest, at: Offices.now)
    _ = try await ledger.publish(offer, cards: rows, at: Offices.now, sign: world.receipt(offer))
    return offer.manifest.transfer
  }

  private func find(_ text: String) async throws -> [TransferID] {
    try await index.find(text, limit: 100).lines.map(\.view.transfer)
  }

  @Test(
    "a case is found by the code on the slip, at both missions; one of elsewhere says where, and a slip of the pen is said"
  )
  func slips() async throws {
    let (sent, received) = (try await send(1, card("A", "Moussa")), try await receive(2, card("B", "Ada Obi")))
    let code = SlipCode(of: sent, at: world.there).text
    #expect(try await find(code) == [sent])
    #expect(try await find(code.lowercased().replacing("-", with: " ")) == [sent])
    let own = SlipCode(of: received, at: seals.mission)
    #expect(try await find(own.text) == [received])
    let line = try #require(try await index.line(received))
    #expect(line.view.slip == own.text)
    let (lagos, unknown) = (try MissionID("ng-lagos"), try MissionID("et-addis"))
    func slip(_ text: String) async throws -> SlipCodeView? { try await index.find(text, limit: 100).slip }
    #expect(try await slip(SlipCode(of: sent, at: lagos).text) == SlipCodeView(missions: [lagos]))
    #expect(try await slip(SlipCode(of: sent, at: unknown).text) == SlipCodeView())
    // Of this mission's, and no case has it: nothing tells it from one that is not shown any more.
    #expect(try await slip(SlipCode(of: sent, at: seals.mission).text) == SlipCodeView())
    #expect(
      try await slip(String(code.dropLast()) + (code.hasSuffix("0") ? "1" : "0")) == SlipCodeView(isMistyped: true))
    #expect(try await slip("Moussa") == nil)
    #expect(try await slip("nobody") == nil)
  }

  @Test("who is on a flight is found by its number and day, however it is written; and what is part of another by that")
  func flights() async throws {
    func flying(_ number: String, _ flight: String, _ days: [String]) -> CaseCard {
      let card = card(number, "Moussa")
      var group = card.group
      group.flights = [GroupCard.Flight(number: flight, days: days)]
      return CaseCard(group: group, persons: card.persons)
    }
    let night = try await send(1, flying("A", "UZ4821", ["2027-06-14", "2027-06-15"]))
    let same = try await send(2, flying("B", "uz 04821", ["2027-06-14"]))
    let other = try await send(3, flying("C", "UZ4822", ["2027-06-14"]).handed(on: night))
    func on(_ flight: String, _ day: String) async throws -> Set<TransferID> {
      var filter = CaseFilter()
      (filter.flight, filter.from, filter.to) = (flight, day, day)
      return Set(try await index.page(filter, after: nil, limit: 10).lines.map(\.view.transfer))
    }
    #expect(try await on("UZ 4821", "2027-06-14") == [night, same])
    #expect(try await on("uz4821", "2027-06-15") == [night])
    #expect(try await on("UZ4821", "2027-06-16") == [])
    #expect(try await on("UZ4822", "2027-06-14") == [other])
    #expect(try await index.handedOn(night) == [other])
    #expect(try await index.handedOn(same) == [])
  }

  @Test("what has begun to come stands in the list without a word of what is in it, and is no new case yet")
  func arriving() async throws {
    let offer = world.offer(2)
    try await ledger.admit(offer, missing: 2000, limits: nil, at: Offices.now)
    let line = try #require(try await index.line(offer.manifest.transfer))
    #expect(line.view.state == "arriving" && line.view.receipted == nil && line.view.handover == .submitted)
    #expect(line.persons.isEmpty && line.group == nil && !line.marks.contains(.unread))
    #expect(await index.lacking().isEmpty)
  }

  @Test(
    "what its sender has taken back shows nobody any more, is found by its number, and answers whoever asks what is kept"
  )
  func takenBack() async throws {
    let come = try await receive(2, card("NE-7", "Moussa Diallo", numbers: ["DOCUMENT GIN:AB123456"]))
    #expect(try await index.hidden(CaseSearch("Diallo")).isEmpty)
    #expect(try await find("Diallo") == [come])
    let slip = SlipCode(of: come, at: seals.mission).text
    #expect(try await find(slip) == [come])
    let withdrawn = try world.statement(
      "consent_withdrawn", come, by: world.there, seq: 2, seen: 1, bundle: world.offer(2).entry.digest,
      body: .object([:]))
    #expect(try await ledger.append(withdrawn, at: Offices.now) == .stored)
    #expect(try await find("Diallo") == [])
    #expect(try await find(slip) == [])
    let line = try #require(try await index.line(come))
    #expect(line.persons == [] && line.group == nil && line.view.locked && line.card == .none)
    #expect(await index.lacking().isEmpty)
    #expect(try await index.transfers(numbered: "ne 7") == [come])
    #expect(try await find("NE-7") == [come])
    #expect(try await find("AB123456") == [])
    for text in ["Diallo", "ab 123456"] {
      let kept = try await index.hidden(CaseSearch(text))
      #expect(kept.map(\.view.transfer) == [come] && kept.allSatisfy { $0.persons.isEmpty && $0.group == nil })
    }
    #expect(try await index.hidden(CaseSearch("Okafor")).isEmpty)
    try await ledger.removeCards(of: come, at: Offices.now)
    try await index.take(come)
    #expect(try await index.hidden(CaseSearch("Diallo")).isEmpty)
    #expect(try await index.transfers(numbered: "NE-7").isEmpty)
  }

  @Test("a person is found by name in any script, at both ends, and a group by its number or its caseworker")
  func found() async throws {
    let sent = try await send(1, card("LY-2026-009001", "Ahmed Al-Haj", "Fatima Al-Haj", caseworker: "Sara Belkacem"))
    let come = try await receive(2, card("NE-7", "Moussa Diallo", numbers: ["DOCUMENT GIN:AB123456"]))
    #expect(try await find("الحاج") == [sent])
    #expect(try await find("El Hadj Ahmad") == [sent])
    #expect(try await find("Diallo") == [come])
    #expect(try await find("dial") == [come])
    #expect(try await find("ly 2026 009001") == [sent])
    #expect(try await find("ab-123456") == [come])
    #expect(try await find("Belkacem") == [sent])
    // Two words of two people are no name of one.
    #expect(try await find("Fatima Ahmed") == [])
    #expect(try await find("Okafor") == [])
    #expect(try await index.transfers(numbered: "ly-2026-009001") == [sent])
    let line = try #require(try await index.line(sent))
    #expect(line.group?.place == "NIM" && line.persons.map(\.id) == ["p0", "p1"] && line.card == .read)
    #expect(sent.text.hasSuffix(line.short))
  }

  @Test("what is spelled alike comes before what sounds alike")
  func order() async throws {
    let sounds = try await send(1, card("A1", "Youssouf Traoré"))
    let spelled = try await send(2, card("A2", "Yusuf Traore"))
    #expect(try await find("Yusuf Traore") == [spelled, sounds])
  }

  @Test("an inbox holds what has come, by the day of arrival at its place, and what nobody has opened")
  func inbox() async throws {
    try await send(1, card("OUT", "A B"))
    let (first, second) = (try await receive(3, card("X", "C D")), try await receive(2, card("Y", "E F")))
    var filter = CaseFilter()
    (filter.outgoing, filter.isReceipted, filter.order) = (false, true, .arrival)
    #expect(try await index.page(filter, after: nil, limit: 9).total == 2)
    let page = try await index.page(filter, after: nil, limit: 1)
    let rest = try await index.page(filter, after: page.next, limit: 1)
    #expect((page.lines + rest.lines).map(\.view.transfer) == [second, first].sorted() && rest.next == nil)
    let day = String(try #require(page.lines.first?.view.arrival).text.prefix(10))
    (filter.from, filter.to) = (day, day)
    #expect(try await index.page(filter, after: nil, limit: 9).total == 2)
    filter.from = "2099-01-01"
    #expect(try await index.page(filter, after: nil, limit: 9).total == 0)
    (filter.from, filter.to, filter.unread) = (nil, nil, true)
    try await index.noteReading(of: first, at: Offices.now)
    #expect(try await index.page(filter, after: nil, limit: 9).lines.map(\.view.transfer) == [second])
    // A newer version is new again.
    try await receive(3, card("X", "C D"), version: 2)
    #expect(try await index.page(filter, after: nil, limit: 9).total == 2)
  }

  @Test("an arrival stands on the day and at the hour of its place, however it was signed")
  func places() throws {
    let group = GroupCard(number: "G", route: ["MJI", "LOS"], zone: "Africa/Lagos", caseworker: nil, persons: 1)
    let signed = try Timestamp("2027-01-19T23:35:00Z")
    #expect(group.local(signed) == "2027-01-20T00:35")
    #expect(try group.local(Timestamp("2027-01-20T00:35:00+01:00")) == "2027-01-20T00:35")
    for zone in [nil, "No/Where"] {
      let unknown = GroupCard(number: "G", route: [], zone: zone, caseworker: nil, persons: 1)
      #expect(unknown.local(signed) == "2027-01-19T23:35")
    }
  }

  @Test("a card that does not open is shown as such and never left out; nobody else's does instead")
  func unreadable() async throws {
    let (mine, other) = (try await send(1, card("A", "Ahmed Haj")), try await send(2, card("B", "Moussa Diallo")))
    let (rows, others) = (try await ledger.cards(of: mine), try await ledger.cards(of: other))
    #expect(rows.count == 2 && Set((rows + others).map(\.sealed.count)) == [2048 + 28])
    #expect(vault.open(rows)?.persons.first?.names == ["Ahmed Haj"])
    var damaged = rows[1].sealed
    damaged[100] ^= 1
    let forged = [
      [rows[0]],
      [rows[0], CardRow(transfer: mine, delivery: rows[1].delivery, row: 1, month: rows[1].month, sealed: damaged)],
      [
        rows[0],
        CardRow(transfer: mine, delivery: rows[1].delivery, row: 1, month: rows[1].month, sealed: others[1].sealed),
      ],
      rows.map { CardRow(transfer: mine, delivery: $0.delivery, row: $0.row, month: "2020-01", sealed: $0.sealed) },
      rows.reversed().enumerated().map {
        CardRow(transfer: mine, delivery: $1.delivery, row: $0, month: $1.month, sealed: $1.sealed)
      },
    ]
    for rows in forged { #expect(vault.open(rows) == nil) }
    try await ledger.putCards(forged[1], of: mine)
    let line = try #require(try await index.line(mine))
    #expect(line.card == .unreadable && line.persons.isEmpty)
    #expect(try await index.page(CaseFilter(), after: nil, limit: 9).total == 2)
    #expect(try await find("Haj") == [])
  }

  @Test("a name of 300 letters in three scripts is kept whole, and 60 persons have their cards")
  func large() async throws {
    let long =
      String(repeating: "Abebe ", count: 30) + String(repeating: "يوسف ", count: 60)
      + String(repeating: "ኃይለ ", count: 300)
    var people = (0..<59).map { PersonCard(id: "p\($0)", names: ["Person \($0)"]) }
    people.append(PersonCard(id: "last", names: [long + "Zuletzt"]))
    let card = CaseCard(group: GroupCard(number: "G", route: [], caseworker: nil, persons: 60), persons: people)
    let sent = try await send(1, card)
    #expect(try await find("Zuletzt") == [sent])
    #expect(try await ledger.cards(of: sent).allSatisfy { $0.sealed.count == 2048 + 28 })
    #expect(try await index.line(sent)?.persons == people)
  }

  @Test("the keys of the months open again at the next start, and a ledger alone tells nothing")
  func restart() async throws {
    let sent = try await send(1, card("G", "Zaqaryeba Amaru"))
    let again = try await CardVault.open(seals: seals, store: ledger)
    #expect(try await again.open(ledger.cards(of: sent))?.persons.first?.names == ["Zaqaryeba Amaru"])
    let stranger = try offices.open("ng-lagos").seals(passphrase: nil, now: Offices.now)
    #expect(try await CardVault.open(seals: stranger, store: ledger).open(ledger.cards(of: sent)) == nil)
    let folder = ledger.directory
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasPrefix("ledger") {
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/\(file)")).range(of: Data("Zaqaryeba".utf8)) == nil)
    }
    try await ledger.removeCards(of: sent, at: Offices.now)
    try await index.take(sent)
    #expect(try await index.line(sent)?.card == CaseLine.Card.none)
    #expect(try await find("Zaqaryeba") == [])
  }

  @Test("the same person is known by an equal document, whoever may be the same by name, year and sex")
  func recognised() async throws {
    let known = card("G", "Ahmed Al-Haj", numbers: ["DOCUMENT SDN:P1"])
    let sent = try await send(1, known)
    let there = world.there
    let elsewhere = try MissionID("ng-lagos")
    let same = card("H", "Someone Else", year: 1950, numbers: ["DOCUMENT SDN:P1"])
    #expect(try await index.recognise(same, to: there, besides: nil).same == [sent])
    #expect(try await index.recognise(same, to: there, besides: sent) == Recognised())
    #expect(try await index.recognise(same, to: elsewhere, besides: nil).same == [])
    #expect(try await index.recognise(same, to: elsewhere, besides: nil).likely == [sent])
    #expect(try await index.recognise(card("H", "احمد الحاج"), to: there, besides: nil).likely == [sent])
    for other in [card("H", "Ahmed Al-Haj", year: 1991), card("H", "Ahmed Diallo"), card("H", "Ahmed", year: nil)] {
      #expect(try await index.recognise(other, to: there, besides: nil) == Recognised())
    }
    // A case by its number, however it is typed, whoever is said to be in it.
    let renamed = card("g", "Moussa Diallo")
    #expect(try await index.recognise(renamed, to: there, besides: nil).same == [sent])
    #expect(try await index.recognise(renamed, to: elsewhere, besides: nil).likely == [sent])
    // What has no letter and no digit in it is the number of none.
    try await send(5, card("-", "Mariam Bah"))
    #expect(try await index.recognise(card("—", "Moussa Diallo"), to: there, besides: nil) == Recognised())
    // What was given up is on its way no more.
    let delivery = world.submission(1).entry.digest
    _ = try await ledger.issue(
      sent, at: Offices.now,
      sign: world.sign("undelivered", sent, bundle: delivery, body: .object(["reason": .string("expired")])))
    #expect(try await index.recognise(same, to: there, besides: nil).same == [])
    #expect(try await index.recognise(same, to: there, besides: nil).likely == [sent])
    // What has come from others stops nothing here.
    try await receive(2, card("N", "X Y", numbers: ["DOCUMENT SDN:P9"]))
    #expect(try await index.recognise(card("M", "Z", numbers: ["DOCUMENT SDN:P9"]), to: there, besides: nil).same == [])
    // Whoever looks at one sees the other, and which of the two it is.
    let twin = try await send(6, card("K", "Ahmad El Hadj"))
    let other = try await receive(7, card("L", "Someone Else", year: 1950, numbers: ["DOCUMENT SDN:P1"]))
    let found = try await index.known(sent)
    #expect(found.same.map(\.view.transfer) == [other] && found.likely.map(\.view.transfer) == [twin])
    #expect(try await index.known(other).same.map(\.view.transfer) == [sent])
  }
}
