import Base
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// Not a check but a figure, as the others: what reports cost over many transfers that have ended, each with an outcome that was told
/// sealed.
@Suite(
  "Measurement of reports", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil, "prints figures; set BATON_MEASURE=1"))
struct ReportMeasurement {
  private let ledger: SQLiteLedger
  private let files: DiskPartFiles
  private let seals: MissionSeals
  private let world: ContractWorld
  private let offices: Offices
  init() async throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "ng-lagos"].map { try offices.open($0) }
    _ = try homes[0].install(
      Data(contentsOf: URL(filePath: offices.authority.directoryFile)), expectedRoot: nil, now: Offices.now)
    seals = try homes[0].seals(passphrase: nil, now: Offices.now)
    ledger = try SQLiteLedger.open(at: homes[0].path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    files = try DiskPartFiles(directory: homes[0].path) { SHA256() }
    world = ContractWorld(store: ledger, here: seals.mission, there: try MissionID("ng-lagos"))
  }

  @Test("the first report after a start, and those after it", arguments: [10_000])
  func reports(_ count: Int) async throws {
    let vault = try await CardVault.open(seals: seals, store: ledger)
    let filler = Filler(ledger: ledger, files: files, seals: seals, world: world)
    // Many at a time share a commit.
    for first in stride(from: 1, through: count, by: 500) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in first...min(first + 499, count) {
          group.addTask { [filler] in try await filler.add(number, vault) }
        }
        try await group.waitForAll()
      }
    }
    let index = CaseIndex(store: ledger, sealing: vault, mission: seals.mission, underWay: { [] })
    let book = ReportBook(store: ledger, files: files, seals: seals, index: index, policy: { ClockPolicy() })
    let clock = ContinuousClock()
    let load = try await clock.measure { try await index.follow() }
    var figures = ["\(count) ended transfers: lists \(load)"]
    let moment = Offices.now + 200 * 86_400
    for (kind, grouping) in [
      (.continuity, .routeMonth), (.continuity, .routeMonth), (.indicators, .category), (.indicators, .routeMonth),
      (.trends, .routeMonth),
    ] as [(Report.Kind, Report.Grouping)] {
      var rows = 0
      let spent = try await clock.measure {
        rows = try await book.report(kind, by: grouping, at: moment).report.rows.count
      }
      figures.append("\(kind.rawValue) by \(grouping.rawValue) (\(rows) rows) \(spent)")
    }
    print(figures.joined(separator: "\n"))
  }
}

/// Writes transfers that have ended.
private struct Filler: Sendable {
  let ledger: SQLiteLedger
  let files: DiskPartFiles
  let seals: MissionSeals
  let world: ContractWorld
  private static let steps: [(type: StatementType, bySender: Bool)] = [
    (.received, false), (.opened, false), (.accepted, false), (.assigned, false), (.ready, false), (.movement, false),
    (.firstContact, false), (.outcome, false), (.closed, false), (.completed, true),
  ]

  func add(_ number: Int, _ vault: CardVault) async throws {
    let submission = world.submission(number)
    let transfer = submission.manifest.transfer
    let figures = CaseFigures(
      needsManagement: true, model: number.isMultiple(of: 3) ? "intensive" : "generalist",
      categories: number.isMultiple(of: 5) ? ["medical"] : [])
    var group = GroupCard(number: "LY-\(number)", route: ["MJI", "LOS"], caseworker: nil, persons: 1)
    group.figures = figures
    let card = CaseCard(group: group, persons: [PersonCard(id: "p1", names: ["Person \(number)"])])
    let rows = try await vault.rows(of: card, transfer: transfer, delivery: submission.entry.digest, at: Offices.now)
    try await ledger.submit(submission.with(rows))
    var seqs = (sender: 1, receiver: 0)
    for (step, (type, bySender)) in Self.steps.enumerated() {
      if bySender { seqs.sender += 1 } else { seqs.receiver += 1 }
      let entry = try entry(
        type, transfer, submission, bySender ? seqs.sender : seqs.receiver, bySender ? seqs.receiver : 1,
        bySender: bySender, at: Offices.now + Double(number % 90 * 24 + step) * 3600)
      if bySender {
        _ = try await ledger.issue(transfer, at: Offices.now) { _ in entry }
      } else {
        _ = try await ledger.append(entry, at: Offices.now)
      }
    }
  }

  private func entry(
    _ type: StatementType, _ transfer: TransferID, _ submission: Submission, _ seq: Int, _ seen: Int, bySender: Bool,
    at: Date
  ) throws -> LogEntry {
    var body: [String: JSONValue] =
      switch type {
      case .received: ["epoch": .string("e")]
      case .assigned: ["primary": .string(String(repeating: "a", count: 32))]
      case .movement: ["state": .string("arrived"), "moment": .string(Timestamp(at).text)]
      case .firstContact: ["moment": .string(Timestamp(at).text)]
      default: [:]
      }
    let role = StatementKind.of(type)?.roles[0].rawValue ?? "daemon"
    func statement() -> Statement {
      Statement(
        type: type, transfer: transfer, bundle: submission.entry.digest, author: bySender ? world.here : world.there,
        staff: Staff(role: role, id: String(repeating: "a", count: 32)), position: LogPosition(seq: seq, seen: seen),
        at: Timestamp(at), body: .object(body))
    }
    if type == .outcome {
      let half = SealedHalf(said: [
        "text": .string("A stall at the market."), "rsi_composite": .number(Double(seq % 10) / 10),
        "satisfied_caseworker": .bool(true),
      ])
      let reference = try SealedHalves(files: files, seals: seals).write(half, of: statement(), to: world.there)
      body[SealedReference.key] = reference.value
    }
    let der = Data("\(type) \(transfer) \(seq) \(bySender)".utf8)
    return LogEntry(statement: statement(), der: der, digest: TestSHA256.digest(der))
  }
}
