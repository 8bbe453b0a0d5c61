import Base
import Foundation
import Handover
import HandoverTesting
import Synchronization
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// With a real ledger: who is told what of cases that have come, and when.
@Suite("What the staff are told by mail")
struct NoticeMakerTests {
  private let offices: Offices
  private let ledger: SQLiteLedger
  private let world: ContractWorld
  private let index: CaseIndex
  private let condition: Condition
  private let clock = Clock()
  private let maker: NoticeMaker

  private final class Clock: Sendable {
    let now = Mutex(Offices.now)
  }

  private final class Condition: Sendable {
    let value: Mutex<DaemonView>

    init(_ mission: MissionID) { value = Mutex(Self.view(mission)) }

    static func view(_ mission: MissionID, away: [MissionID] = []) -> DaemonView {
      DaemonView(
        mission: mission, version: "0", epoch: "e", directory: 1, address: "a", freeBytes: 2,
        reserveBytes: 1, queued: 3, held: 1,
        missions: away.map {
          MissionView(mission: $0, waiting: 2, why: WaitExplanation(.ready))
        },
        drafts: 4)
    }
  }

  init() async throws {
    offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    let ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    self.ledger = ledger
    world = ContractWorld(store: ledger, here: seals.mission, there: try MissionID("ne-niamey"))
    let vault = try await CardVault.open(seals: seals, store: ledger)
    let (condition, clock) = (Condition(seals.mission), clock)
    self.condition = condition
    index = CaseIndex(
      store: ledger, sealing: vault, mission: seals.mission, now: { clock.now.withLock { $0 } }, underWay: { [] })
    maker = NoticeMaker(
      store: ledger, index: index,
      condition: {
        NoticeMaker.Condition(
          status: condition.value.withLock { $0 }, journalHead: "7:abc", failingLanes: [])
      },
      pseudonym: { staff, _ in Self.pseudonym(staff.text) }, policy: { ClockPolicy() }, mission: seals.mission,
      zone: .gmt,
      patience: 4 * 3600)
  }

  /// What stands in statements for one of the staff.
  private static func pseudonym(_ staff: String) -> String { String(SHA256.digest(Data(staff.utf8)).text.prefix(32)) }

  private func staff(
    _ name: String, _ roles: [AccountRole], digest: Int? = nil, alarms: Bool = true, quiet: NoticeWishes.Quiet? = nil
  ) async throws {
    var account = Account(
      login: try Code(name), staff: try Code("s-\(name)"), name: name, roles: roles, created: Offices.now,
      browserKey: Data())
    account.notices = NoticeWishes(
      address: try MailAddress("\(name)@example.org"), language: "en", digest: digest, alarms: alarms, quiet: quiet)
    try await ledger.add(account)
  }

  private func receive(_ number: Int, at seconds: Double) async throws -> TransferID {
    let offer = world.offer(number)
    _ = try await ledger.publish(offer, cards: [], at: Offices.now, sign: world.receipt(offer))
    return offer.manifest.transfer
  }

  /// Looks, and takes out what there is to tell.
  private func look(_ after: TimeInterval) async throws -> [String: [MailContent]] {
    let moment = world.at(after)
    clock.now.withLock { $0 = moment }
    try await maker.look(at: moment)
    var told: [String: [MailContent]] = [:]
    while let notice = try await ledger.beginNotice(Notice.mail, pause: 0, at: moment) {
      guard case .mail(let staff, let content) = notice.content else { continue }
      told[staff.text, default: []].append(content)
      try await ledger.endNotice(notice, .told, next: moment, at: moment)
    }
    return told
  }

  @Test("a day's mail comes once a day after its hour, with what somebody's roles are about, and no more than that")
  func digests() async throws {
    try await staff("amina", [.focal], digest: 0, alarms: false)
    try await staff("omar", [.operator], digest: 0, alarms: false)
    try await staff("ada", [.administrator], digest: 0, alarms: false)
    try await staff("late", [.manager], digest: 0)
    try await staff("silent", [.focal], alarms: false)
    _ = try await receive(1, at: 0)
    let first = try await look(60)
    #expect(Set(first.keys) == ["s-amina", "s-omar", "s-ada"])
    #expect(first["s-amina"]?.first?.lines.first { $0.what == .unread }?.count == 1)
    #expect(first["s-amina"]?.first?.lines.contains { $0.what == .waiting } == false)
    #expect(first["s-omar"]?.first?.lines == [.init(.waiting, count: 3), .init(.held, count: 1)])
    #expect(first["s-ada"]?.first?.lines == [.init(.journalHead, detail: "7:abc")])
    #expect(try await look(120).isEmpty)
    #expect(try await look(60 + 86_400).count == 3)
  }

  @Test("what is late is told once to whoever owes it, later to supervisors, and not in quiet hours")
  func alarms() async throws {
    try await staff("amina", [.focal])
    try await staff("sara", [.supervisor])
    try await staff("cleo", [.caseworker])
    let transfer = try await receive(1, at: 0)
    // The people land within a day, and nobody is named; nothing is late yet.
    let first = try await look(60)
    #expect(first.values.joined().flatMap(\.lines).allSatisfy { $0.what == .unnamed }, "\(first)")
    var told: [(String, MailContent.Line)] = []
    for hour in 1...400 {
      for (staff, mails) in try await look(Double(hour) * 3600).sorted(by: { $0.key < $1.key }) {
        for line in mails.flatMap(\.lines) { told.append((staff, line)) }
      }
    }
    let reviews = told.filter { $0.1.detail == "review" }
    #expect(reviews.map(\.0).sorted() == ["s-amina", "s-sara"], "\(told)")
    #expect(
      told.allSatisfy { $0.1.transfer == transfer } && told.contains { $0.0 == "s-sara" && $0.1.detail == "acceptance" }
    )
    #expect(Set(told.map { "\($0.0) \($0.1.what) \($0.1.detail ?? "")" }).count == told.count, "\(told)")
  }

  @Test("that everybody who is named for an arrival is away is told like that nobody is named")
  func away() async throws {
    try await staff("sara", [.supervisor])
    try await staff("amina", [.caseworker])
    let transfer = try await receive(1, at: 0)
    for (type, body) in [("accepted", [:]), ("assigned", ["primary": .string(Self.pseudonym("s-amina"))])]
      as [(String, JSONValue)]
    {
      _ = try await ledger.issue(transfer, approving: nil, noting: nil, at: world.at(30)) { [world] position, _ in
        try world.sign(type, transfer, body: body, role: "supervisor")(position)
      }
    }
    #expect(try await look(60).values.joined().flatMap(\.lines).allSatisfy { $0.what != .unnamed })
    _ = try await ledger.changeAccount(Code("amina")) {
      $0.absence = Account.Absence(from: "2000-01-01", to: "2100-01-01")
    }
    #expect(try await look(800)["s-sara"]?.flatMap(\.lines).contains { $0.what == .unnamed } == true)
  }

  @Test(
    "whom nobody has met is told at once, and once, to all who could do something, and not as something late besides")
  func stranded() async throws {
    for (name, roles) in [
      ("amina", [AccountRole.focal]), ("sara", [.supervisor]), ("cleo", [.caseworker]), ("omar", [.operator]),
    ] { try await staff(name, roles) }
    let transfer = try await receive(1, at: 0)
    _ = try await look(60)
    let step: JSONValue = ["state": "arrived_unmet", "moment": .string(Timestamp(world.at(90)).text)]
    _ = try await ledger.issue(transfer, approving: nil, noting: nil, at: world.at(90)) { [world] position, _ in
      try world.sign("movement", transfer, body: step)(position)
    }
    let told = try await look(800).mapValues { $0.flatMap(\.lines) }
    #expect(Set(told.keys) == ["s-amina", "s-sara"])
    let line = MailContent.Line(.stranded, transfer: transfer, mission: world.here, detail: "arrived_unmet")
    #expect(told["s-sara"]?.contains(line) == true)
    #expect(told.values.joined().allSatisfy { $0.detail != "contact" })
    #expect(try await look(1600).values.joined().flatMap(\.lines).allSatisfy { $0.what != .stranded })
  }

  @Test("in somebody's quiet hours nothing is sent; it is told afterwards")
  func quiet() async throws {
    try await staff("amina", [.focal], quiet: NoticeWishes.Quiet(from: 0, to: 23))
    _ = try await receive(1, at: 0)
    var hours: [Int] = []
    for hour in 1...400 where try await !look(Double(hour) * 3600).isEmpty {
      hours.append(Int(world.at(Double(hour) * 3600).timeIntervalSince1970) / 3600 % 24)
    }
    #expect(!hours.isEmpty && hours.allSatisfy { $0 == 23 })
  }

  @Test("a mission that is out of reach for hours is told to operators, once; and again when it comes back and goes")
  func lines() async throws {
    try await staff("omar", [.operator])
    let away = try MissionID("ne-niamey")
    condition.value.withLock { $0 = Condition.view(away, away: [away]) }
    #expect(try await look(0).isEmpty)
    #expect(try await look(4 * 3600 - 60).isEmpty)
    #expect(try await look(4 * 3600)["s-omar"]?.first?.lines == [.init(.line, mission: away)])
    #expect(try await look(9 * 3600).isEmpty)
    condition.value.withLock { $0 = Condition.view(away) }
    for hour in 10...20 { #expect(try await look(Double(hour) * 3600).isEmpty) }
    condition.value.withLock { $0 = Condition.view(away, away: [away]) }
    #expect(try await look(21 * 3600).isEmpty)
    #expect(try await look(26 * 3600).count == 1)
  }
}
