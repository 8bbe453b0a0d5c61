import Base
import Foundation
import GRDB
import Handover
import Logging
import Synchronization
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// A mission that sends guessed names must not learn who is known where.
@Suite("Whether a person is known here already")
struct KnownPersonTests {
  private let offices: Offices
  private let sender: MissionSeals
  private let ledger: SQLiteLedger
  private let intake: Intake
  private let index: CaseIndex

  init() async throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "ng-lagos"].map { try offices.open($0) }
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    for home in homes { _ = try home.install(directory, expectedRoot: nil, now: Offices.now) }
    sender = try homes[0].seals(passphrase: nil, now: Offices.now)
    let receiver = try homes[1].seals(passphrase: nil, now: Offices.now)
    ledger = try SQLiteLedger.open(at: homes[1].path, mission: receiver.mission, now: Offices.now, ballast: 0) {
      SHA256()
    }
    let files = try DiskPartFiles(directory: homes[1].path) { SHA256() }
    var settings = ReceptionSettings()
    settings.reserve = 0
    let vault = try await CardVault.open(seals: receiver, store: ledger)
    index = CaseIndex(store: ledger, sealing: vault, mission: receiver.mission, underWay: { [] })
    intake = Intake(
      store: ledger, files: files, seals: receiver, settings: settings, cards: vault,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: { Offices.now })
  }

  private func receive(_ name: String, _ folder: String? = nil) async throws -> LogEntry {
    try await receipt(of: offer(name, folder))
  }

  /// - Parameter folder: The case; nil for the small one.
  private func offer(_ name: String, _ folder: String?) throws -> Offer {
    let bundle = "\(offices.folder.path)/\(name)"
    let sealed = try SmallCase.seal(offices, sender, folder, to: bundle)
    let files = DirectoryParts(bundle: bundle)
    let parts = try sealed.manifest.parts.map(\.sha256).map { part in
      (digest: part, bytes: try Data(contentsOf: URL(filePath: files.path(of: part))))
    }
    return Offer(directory: nil, manifest: sealed.entry.der, parts: parts)
  }

  private func receipt(of offer: Offer) async throws -> LogEntry {
    guard case .receipt(let receipt) = try await intake.take(offer, from: sender.mission) else {
      throw HomeProblem.occupied("the case was not received")
    }
    return receipt
  }

  /// The small case, or one of somebody who was never here, as an offer.
  private func offer(_ number: Int, isKnown: Bool) throws -> Offer {
    let folder = "\(offices.folder.path)/case-\(number)-\(isKnown)"
    try SmallCase.write(to: folder)
    if !isKnown {
      let other = SmallCase.json.replacing("Ada", with: "Binta\(number)").replacing("Obi", with: "Sow\(number)")
      try Data(other.utf8).write(to: URL(filePath: folder + "/case.json"))
    }
    return try offer("bundle-\(number)-\(isKnown)", folder)
  }

  @Test("is not looked up before the answer: the store is asked the same, word for word")
  func work() async throws {
    _ = try await receive("first")
    // What is asked but once in the life of a store is asked now.
    _ = try await receipt(of: offer(0, isKnown: false))
    let asked = Mutex<[String]>([])
    try await ledger.read { books in
      books.db.trace { event in asked.withLock { $0.append(event.description) } }
    }
    var byKind: [Bool: [String]] = [:]
    for isKnown in [true, false] {
      let offer = try offer(1, isKnown: isKnown)
      asked.withLock { $0 = [] }
      _ = try await receipt(of: offer)
      byKind[isKnown] = asked.withLock { $0 }
    }
    #expect(try #require(byKind[true]).contains { $0.contains("INSERT") })
    #expect(byKind[true] == byKind[false])
  }

  /// Not a check but a figure, as other measurements.
  @Test(
    "Measurement of the time to a receipt for who is known and who is not",
    .enabled(
      if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil, "prints figures; set BATON_MEASURE=1"))
  func time() async throws {
    _ = try await receive("first")
    var took: [Bool: [Duration]] = [:]
    for number in 1...16 {
      // In turns: what comes first may find a disk that is busy.
      for isKnown in number.isMultiple(of: 2) ? [true, false] : [false, true] {
        let offer = try offer(number, isKnown: isKnown)
        let spent = try await ContinuousClock().measure { _ = try await receipt(of: offer) }
        took[isKnown, default: []].append(spent)
      }
    }
    let middle = try [true, false].map { try #require(took[$0]).sorted()[8] / Duration.milliseconds(1) }
    print("known \(middle[0]) ms, unknown \(middle[1]) ms")
  }

  @Test("is seen here, and the sender's answer is the same: its kind, its members, its size")
  func alike() async throws {
    let first = try await receive("unknown")
    let second = try await receive("known")
    for receipt in [first, second] {
      #expect(receipt.statement.type == .received && receipt.statement.staff == .daemon)
    }
    guard case .object(let one) = first.statement.body, case .object(let other) = second.statement.body else {
      throw HomeProblem.occupied("no body")
    }
    #expect(one.keys == other.keys)
    #expect(try JSON.encode(first.statement).count == JSON.encode(second.statement).count)
    // Here both are found, so that a person can decide.
    let page = try await index.page(CaseFilter(), after: nil, limit: 9)
    #expect(page.total == 2 && page.lines.allSatisfy { $0.card == .read })
    let name = try #require(page.lines.first?.persons.first?.names.first)
    #expect(try await index.find(name, limit: 9).total == 2)
    let said = Set(
      try await ledger.journal(limit: 50).map(\.text).compactMap { text in
        text.split(separator: "\"").first { $0.contains("case.") || $0.contains("person") }
      })
    #expect(said.isEmpty, "\(said)")
  }
}
