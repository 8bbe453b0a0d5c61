import Base
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// Not a check but a figure, as the others: what lists and searches cost with many open transfers.
@Suite(
  "Measurement of lists", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil, "prints figures; set BATON_MEASURE=1"))
struct CardMeasurement {
  private static let given = [
    "Mohamed", "Fatima", "Yusuf", "Hana", "Osaro", "Mariama", "Tigist", "Abdelkader", "Sara", "Ali",
  ]
  private static let family = [
    "Al-Haj", "Idris", "Diallo", "Okafor", "Bekele", "Traoré", "Condé", "Haile", "Salem", "Musa",
  ]

  @Test("to the first answer, inbox, find, late list, and memory", arguments: [10_000])
  func lists(_ count: Int) async throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    let ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    let world = ContractWorld(store: ledger, here: seals.mission, there: try MissionID("ne-niamey"))
    let vault = try await CardVault.open(seals: seals, store: ledger)
    for number in 1...count {
      let card = Self.card(number)
      if number.isMultiple(of: 2) {
        let submission = world.submission(number)
        try await ledger.submit(
          submission.with(
            vault.rows(
              of: card, transfer: submission.manifest.transfer, delivery: submission.entry.digest, at: Offices.now)))
      } else {
        let offer = world.offer(number)
        let rows = try await vault.rows(
          of: card, transfer: offer.manifest.transfer, delivery: offer.entry.digest, at: Offices.now)
        _ = try await ledger.publish(offer, cards: rows, at: Offices.now, sign: world.receipt(offer))
      }
    }
    let before = Self.resident()
    let index = CaseIndex(store: ledger, sealing: vault, mission: seals.mission, underWay: { [] })
    let clock = ContinuousClock()
    let load = try await clock.measure { try await index.follow() }
    var (inbox, late) = (CaseFilter(), CaseFilter())
    (inbox.outgoing, inbox.isReceipted, inbox.order) = (false, true, .arrival)
    late.late = true
    var figures = ["\(count) transfers, \(count * 5 / 2) persons: load \(load)"]
    for (name, filter) in [("inbox", inbox), ("late", late)] {
      for round in ["first", "then"] {
        let spent = try await clock.measure { _ = try await index.page(filter, after: nil, limit: 100) }
        figures.append("\(name) \(round) \(spent)")
      }
    }
    for text in ["Mohamed Al-Haj", "الحاج", "LY-2026-000777", "Zzyzx"] {
      var total = 0
      let spent = try await clock.measure { total = try await index.find(text, limit: 20).total }
      figures.append("find \(text) (\(total)) \(spent)")
    }
    figures.append("memory + \((Self.resident() - before) / 1024) KiB")
    print(figures.joined(separator: "\n"))
  }

  private static func card(_ number: Int) -> CaseCard {
    let persons = (0..<1 + number % 4).map { person in
      PersonCard(
        id: "p\(person)",
        names: ["\(given[(number + person) % 10]) \(family[number / 10 % 10])"], sex: "female",
        birthYear: 1950 + number % 60, numbers: ["REGISTRATION:R\(number)\(person)"])
    }
    return CaseCard(
      group: GroupCard(
        number: "LY-2026-\(String(format: "%06d", number))", route: ["MJI", "NIM"], caseworker: "Salma Ben Othman",
        persons: persons.count), persons: persons)
  }

  private static func resident() -> Int {
    let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return (pages.flatMap { Int($0) } ?? 0) * 4096
  }
}
