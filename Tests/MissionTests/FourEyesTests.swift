import Base
import Foundation
import Handover
import HandoverTesting
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// With real keys and a real ledger, at a mission that has received a case and accepted it.
@Suite("Four eyes: what wants a second person is kept, sealed and unsigned, until that person says it")
struct FourEyesTests {
  private let offices: Offices
  private let world: ContractWorld
  private let seals: MissionSeals
  private let casework: Casework
  private var transfer: TransferID { world.transfer(1) }

  init() async throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "ng-lagos"].map { try offices.open($0) }
    let home = homes[1]
    seals = try home.seals(passphrase: nil, now: Offices.now)
    let ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    world = ContractWorld(store: ledger, here: seals.mission, there: try MissionID("ly-tripoli"))
    let pseudonyms = Pseudonyms(key: Data(repeating: 7, count: 32))
    casework = Casework(
      store: ledger, files: try DiskPartFiles(directory: home.path) { SHA256() }, seals: seals,
      pseudonym: { pseudonyms.of($0, in: $1) }, queued: {})
    let offer = world.offer(1)
    _ = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
    try await say(.accepted, by: "s-1", [:])
  }

  @discardableResult
  private func say(_ type: StatementType, by staff: String, role: StaffRole? = nil, _ fields: [String: String])
    async throws
    -> Said
  {
    try await casework.say(
      Saying(type: type, staff: Code(staff), role: role, fields: fields), about: transfer, at: Offices.now)
  }

  private static let onward = ["partner": "The zaqaryeba ministry", "consent": "signed on 20 June"]

  private func draft() async throws -> Digest {
    try #require(try await say(.onward, by: "c-1", Self.onward).draft)
  }

  private func approver(_ staff: String, _ roles: [StaffRole] = [.supervisor], isSelfMade: Bool = false) throws
    -> Approver
  {
    Approver(staff: try Code(staff), roles: roles, isSelfMade: isSelfMade)
  }

  private func log() async throws -> [Statement] { try await world.store.log(transfer).map(\.statement) }

  @Test("nothing is signed or queued, its words are in no file, and it is shown here with them")
  func kept() async throws {
    let (before, queue) = (try await log().count, try await world.queue().count)
    let id = try await draft()
    #expect(try await log().count == before)
    #expect(try await world.queue().count == queue)
    let shown = try #require(try await casework.drafts(of: transfer).first)
    #expect(shown.id == id && shown.fields == Self.onward && shown.staff.text == "c-1")
    #expect(try await casework.drafts(of: nil).count == 1)
    #expect(try await casework.drafts(of: world.transfer(2)).isEmpty)
    let home = offices.home("ng-lagos").path
    for name in try FileManager.default.subpathsOfDirectory(atPath: home) {
      let data = (try? Data(contentsOf: URL(filePath: home + "/" + name))) ?? Data()
      #expect(data.range(of: Data("zaqaryeba".utf8)) == nil, "\(name)")
    }
  }

  @Test("the second person says it, in their own name and role; once")
  func approved() async throws {
    let id = try await draft()
    let record = try await casework.approve(id, by: approver("s-1"), at: Offices.now)
    let said = try #require(try await log().last)
    #expect(said.type == .onward && said.staff.role == "supervisor" && record.fold.count == 4)
    #expect(try #require(record.fold.state).people.onward == [said.seq])
    #expect(
      try await casework.conversation(of: transfer, at: Offices.now).values.last?.said?["partner"]?.string?.contains(
        "zaqaryeba") == true
    )
    #expect(try await casework.drafts(of: nil).isEmpty)
    let again = await #expect(throws: ServiceError.self) {
      try await casework.approve(id, by: approver("s-2"), at: Offices.now)
    }
    #expect(again == .draft(.gone))
    let journal = try await world.store.journal(limit: 5).map(\.text)
    #expect(
      journal.contains { $0.contains("say.onward") && $0.contains("\"s-1\"") && $0.contains("\"c-1\"") }, "\(journal)")
  }

  @Test("two supervisors at once: one of them says it")
  func atOnce() async throws {
    let id = try await draft()
    let approvers = try ["s-1", "s-2", "s-3"].map { try approver($0) }
    let count = await withTaskGroup(of: Bool.self) { group in
      for approver in approvers {
        group.addTask { [casework] in (try? await casework.approve(id, by: approver, at: Offices.now)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(count == 1)
    #expect(try await log().count { $0.type == .onward } == 1)
  }

  @Test("neither the one who wrote it, nor a role that may not, nor a role of one's own gift approves it")
  func notThese() async throws {
    let id = try await draft()
    let before = try await log().count
    for (wrong, why) in [
      (try approver("c-1"), .own), (try approver("c-2", [.caseworker, .focal]), .notApprover([.supervisor])),
      (try approver("s-1", isSelfMade: true), .selfMadeRoles), (try approver("o-1", []), .notApprover([.supervisor])),
    ] as [(Approver, ServiceError.DraftFault)] {
      let error = await #expect(throws: ServiceError.self) {
        try await casework.approve(id, by: wrong, at: Offices.now)
      }
      #expect(error == .draft(why), "\(wrong.staff)")
    }
    #expect(try await log().count == before)
    #expect(try await casework.drafts(of: nil).count == 1)
  }

  @Test("an approval is of what was written: another version of the case, another text or another id wants another one")
  func voided() async throws {
    let id = try await draft()
    let update = world.offer(1, version: 2, seq: 2)
    _ = try await world.store.publish(update, at: world.at(2), sign: world.receipt(update))
    let error = await #expect(throws: ServiceError.self) {
      try await casework.approve(id, by: approver("s-1"), at: Offices.now)
    }
    #expect(error == .draft(.otherVersion))
    // What lies under the id is not what it was made of.
    let kept = try #require(try await world.store.drafts(of: nil).first)
    let forged = Draft(
      id: SHA256.digest(Data("another".utf8)), transfer: kept.transfer, type: kept.type, staff: kept.staff, at: kept.at,
      sealed: kept.sealed)
    try await world.store.keep(forged)
    let tampered = await #expect(throws: ServiceError.self) {
      try await casework.approve(forged.id, by: approver("s-1"), at: Offices.now)
    }
    #expect(tampered == .draft(.unreadable))
    #expect(try await log().allSatisfy { $0.type != .onward })
  }

  @Test("whoever approves is told what was said since they looked, and nothing is signed")
  func shown() async throws {
    let id = try await draft()
    let before = try #require(try await world.store.transfer(transfer)).heads
    try await say(.firstContact, by: "c-1", role: .caseworker, ["moment": "2027-01-15T10:00:00+01:00"])
    let error = await #expect(throws: ServiceError.self) {
      try await casework.approve(id, by: approver("s-1"), shown: before, at: Offices.now)
    }
    #expect(error?.description.contains("first_contact") == true, "\(error?.description ?? "")")
    #expect(try await casework.drafts(of: nil).count == 1)
  }

  @Test("what could not be said is not kept, and what is dropped is gone")
  func dropped() async throws {
    await #expect(throws: ServiceError.self) { try await say(.onward, by: "c-1", ["partner": "The ministry"]) }
    #expect(try await casework.drafts(of: nil).isEmpty)
    let id = try await draft()
    _ = try await casework.reject(id, by: Code("c-1"), at: Offices.now)
    #expect(try await casework.drafts(of: nil).isEmpty)
    #expect(try await log().allSatisfy { $0.type != .onward })
  }

  @Test("a withdrawal asks nobody: what protects a person at once does not wait")
  func withdrawal() async throws {
    #expect(try await say(.consentWithdrawn, by: "c-1", [:]).draft == nil)
    #expect(try await say(.erased, by: "c-1", [:]).draft == nil)
  }

  @Test("what waits goes with the case when it is erased")
  func erased() async throws {
    _ = try await draft()
    try await say(.consentWithdrawn, by: "c-1", [:])
    try await say(.erased, by: "c-1", [:])
    #expect(try await casework.drafts(of: nil).isEmpty)
  }
}
