import Base
import Foundation
import Handover
import HandoverTesting
import Synchronization
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// With real keys and a real ledger: what people can say is signed, stored and queued; what they cannot is not signed.
@Suite("Casework: held against the table before anything is signed")
struct CaseworkTests {
  private let offices: Offices
  private let world: ContractWorld
  private let casework: Casework
  private let files: DiskPartFiles
  private let pseudonyms = Pseudonyms(key: Data(repeating: 7, count: 32))
  private let wakes = Wakes()

  private final class Wakes: Sendable {
    let count = Mutex(0)
  }

  /// A case has been received here.
  init() async throws {
    let offices = try Offices()
    self.offices = offices
    let homes = try ["ly-tripoli", "ng-lagos"].map { try offices.open($0) }
    let home = homes[1]
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    let ledger = try SQLiteLedger.open(at: home.path, mission: seals.mission, now: Offices.now, ballast: 0) { SHA256() }
    world = ContractWorld(store: ledger, here: seals.mission, there: try MissionID("ly-tripoli"))
    files = try DiskPartFiles(directory: home.path) { SHA256() }
    casework = Casework(
      store: ledger, files: files, seals: seals, pseudonym: { [pseudonyms] in pseudonyms.of($0, in: $1) },
      queued: { [wakes] in wakes.count.withLock { $0 += 1 } })
    for number in 1...2 {
      let offer = world.offer(number)
      _ = try await world.store.publish(offer, at: world.at(1), sign: world.receipt(offer))
    }
  }

  @discardableResult
  private func say(
    _ type: StatementType, role: StaffRole? = nil, transfer: Int = 1, shown: Heads? = nil,
    _ fields: [String: String] = [:]
  ) async throws -> TransferView {
    let said = try await casework.say(
      Saying(type: type, staff: Code("c-17"), role: role, fields: fields, shown: shown),
      about: world.transfer(transfer),
      at: Offices.now)
    return TransferView(said.record, here: world.here, queued: nil, at: Date())
  }

  private func refused(_ type: StatementType, role: StaffRole? = nil, _ fields: [String: String] = [:]) async throws
    -> ServiceError
  {
    let (log, queue) = (try await world.store.log(world.transfer(1)).count, try await world.queue().count)
    let error = await #expect(throws: ServiceError.self) { try await say(type, role: role, fields) }
    #expect(try await world.store.log(world.transfer(1)).count == log)
    #expect(try await world.queue().count == queue)
    return try #require(error)
  }

  @Test("ready is said of what has come, also while a newer version is on its way")
  func readyOfWhatCame() async throws {
    try await say(.accepted)
    try await say(.assigned, ["primary": "c-17"])
    try await world.store.admit(world.offer(1, version: 2, seq: 2), at: world.at(2))
    let view = try await say(.ready)
    #expect(view.version == 2 && view.handover == .assigned && view.isReadyOfOlder)
    let last = try #require(try await world.store.log(world.transfer(1)).last).statement
    #expect(last.type == .ready && last.bundle == world.offer(1).entry.digest)
  }

  @Test("what is possible is signed, stored, queued for the other mission, and the courier is woken")
  func said() async throws {
    #expect(try await say(.accepted).handover == .accepted)
    let view = try await say(.assigned, ["primary": "c-17", "backup": "c-18"])
    #expect(view.handover == .assigned)
    #expect(view.caseworkers?.primary == pseudonyms.of(try Code("c-17"), in: world.transfer(1)))
    #expect(try await world.queue().map(\.kind) == [.statement, .statement])
    #expect(wakes.count.withLock { $0 } == 2)
    let last = try #require(try await world.store.log(world.transfer(1)).last).statement
    #expect(last.position == LogPosition(seq: 3, seen: 1))
    #expect(last.bundle == world.offer(1).entry.digest)
    #expect(last.staff.role == "supervisor")
  }

  @Test("while this mission's certificates do not hold nothing is said, and it is told until when and what to do")
  func suspended() async throws {
    let home = offices.home("ng-lagos")
    let revoked = try offices.authority.revoke(world.here, passphrase: nil, now: Offices.now)
    _ = try home.install(revoked.der, expectedRoot: nil, now: Offices.now)
    let resting = Casework(
      store: world.store, files: files, seals: try home.seals(passphrase: nil, now: Offices.now),
      pseudonym: { [pseudonyms] in pseudonyms.of($0, in: $1) }, queued: {})
    let error = await #expect(throws: ServiceError.self) {
      try await resting.say(
        Saying(type: .clarificationAsked, staff: Code("c-17"), role: nil, fields: ["text": "Which?"]),
        about: world.transfer(1), at: Offices.now)
    }
    guard case .saying(.suspended(let why)) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(why.advice.contains("baton mission renew"))
    #expect(try await world.store.log(world.transfer(1)).count == 2)
    #expect(files.halves.isEmpty)
  }

  @Test("no staff id leaves the mission, and one person's in two transfers look like two")
  func pseudonym() async throws {
    for number in 1...2 {
      try await say(.accepted, transfer: number)
      try await say(.assigned, transfer: number, ["primary": "c-17"])
    }
    var names: Set<String> = []
    for number in 1...2 {
      let log = try await world.store.log(world.transfer(number)).dropFirst(2)
      for entry in log {
        #expect(!String(decoding: entry.der, as: UTF8.self).contains("c-17"))
        #expect(Staff.isPseudonym(entry.statement.staff.id))
      }
      names.formUnion(log.map(\.statement.staff.id))
    }
    #expect(names.count == 2)
    let journal = try await world.store.journal(limit: 20).map(\.text)
    #expect(journal.contains { $0.contains("\"say.assigned\"") && $0.contains("\"c-17\"") }, "\(journal)")
  }

  @Test("the pseudonym is HMAC-SHA-256 (RFC 4231, test case 2, and a key of 32 octets)")
  func hmac() {
    let short = Pseudonyms(key: Data("Jefe".utf8)).hmac(Data("what do ya want for nothing?".utf8))
    #expect(
      Digest(bytes: [UInt8](short)).text == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test("a question is sealed: its words are in no log, no queue and no journal, and are read back")
  func words() async throws {
    try await say(.opened)
    try await say(.clarificationAsked, ["text": "Which zaqaryeba does she take?\nSince when?"])
    let entry = try #require(try await world.store.log(world.transfer(1)).last)
    let reference = try #require(entry.statement.sealed)
    #expect(entry.statement.body["text"] == nil && files.has(reference.sha256))
    let told = try await casework.conversation(of: world.transfer(1), at: Offices.now).values.last
    #expect(told?.said?["text"]?.string?.contains("zaqaryeba") == true)
    for name in try FileManager.default.subpathsOfDirectory(atPath: offices.home("ng-lagos").path) {
      let data = (try? Data(contentsOf: URL(filePath: offices.home("ng-lagos").path + "/" + name))) ?? Data()
      #expect(data.range(of: Data("zaqaryeba".utf8)) == nil, "\(name)")
    }
    #expect(try await world.queue().contains { $0.bytes == Int64(entry.der.count) + reference.bytes })
    // What is refused leaves no file behind.
    let count = try FileManager.default.subpathsOfDirectory(atPath: offices.home("ng-lagos").path).count
    _ = try await refused(.completed, ["text": "x"])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: offices.home("ng-lagos").path).count == count)
  }

  @Test("whoever was shown less than there is signs nothing, and is told what is new")
  func shown() async throws {
    let before = try #require(try await world.store.transfer(world.transfer(1))).heads
    try await say(.opened, shown: before)
    let error = await #expect(throws: ServiceError.self) { try await say(.accepted, shown: before) }
    guard case .saying(.saidMeanwhile)? = error else { return #expect(Bool(false), "\(error?.description ?? "")") }
    #expect(error?.description.contains("opened") == true)
    #expect(try await say(.accepted, shown: Heads(sender: 1, receiver: 2)).handover == .accepted)
  }

  @Test("a receipt that has come since keeps nobody from saying what they wanted; what people said since does")
  func receiptSince() async throws {
    let sent = Heads(sender: 1, receiver: 0)
    let record = try #require(try await world.store.transfer(world.transfer(1)))
    #expect(record.heads == Heads(sender: 1, receiver: 1))
    try await say(.opened, shown: sent)
    await #expect(throws: ServiceError.self) { try await say(.accepted, shown: sent) }
    await #expect(throws: ServiceError.self) { try await say(.accepted, shown: Heads(sender: 9, receiver: 9)) }
  }

  @Test("whoever was asked and means it is still taken at their word for what they were shown")
  func sureOfWhatWasShown() throws {
    let saying = Saying(type: .movement, staff: try Code("c-17"), role: nil, fields: [:], isSure: true)
    #expect(saying.shown(Heads(sender: 1, receiver: 0)).isSure)
  }

  @Test("what is not possible now says why, and what is")
  func notNow() async throws {
    let early = try await refused(.outcome)
    guard case .saying(.notPossible) = early else { return #expect(Bool(false), "\(early)") }
    for word in ["in progress", "delivered", "First: `baton accept`", "nothing was said"] {
      #expect(early.description.contains(word), "\(early.description)")
    }
    #expect(!early.description.contains("baton close"))
    #expect(try await refused(.completed).description.contains("sending mission"))
    #expect(try await refused(.accepted, role: .caseworker).description.contains("supervisor"))
    #expect(try await refused(.received) == .saying(.notPeoples(.received)))
    let blessed = try StatementType("blessed")
    #expect(try await refused(blessed) == .saying(.notPeoples(blessed)))
    // That it was said before comes before what does not fit in it.
    try await say(.accepted)
    try await say(.assigned, ["primary": "c-1"])
    #expect(try await refused(.assigned, ["primary": "Zaina Bello"]).description.contains("Instead: `baton reassign`"))
    let phone = ["primary": "c-1", "phone": "0803 555 1234"]
    #expect(try await refused(.assigned, phone).description.contains("Instead: `baton reassign`"))
    #expect(try await refused(.reassigned, phone).description.contains("no country’s code: write it like +234"))
  }

  @Test(
    "a body that does not fit is not signed",
    arguments: [
      [:], ["primary": "Ada Obi"], ["primary": "c-1", "backup": "c-1"], ["primary": "c-1", "note": "x"],
      ["primary": "c-1", "name": "two\nlines"],
    ])
  func bodies(fields: [String: String]) async throws {
    try await say(.accepted)
    #expect(try await refused(.assigned, fields).description.isEmpty == false)
  }

  @Test("of many at once each is said or listed with its reason, in their order")
  func many() async throws {
    try await say(.accepted, transfer: 2)
    let transfers = (1...3).map { world.transfer($0) }
    let saying = Saying(type: .accepted, staff: try Code("c-17"), role: nil, fields: [:])
    let found = try await casework.say(saying, about: transfers, at: Offices.now)
    #expect(found.map(\.transfer) == transfers)
    #expect(found.map(\.fate) == [.said, .refused, .refused])
    #expect(found[1].why?.contains("accepted") == true && found[2].why?.contains("no transfer") == true)
  }

  @Test("a slip of the year is asked about before anything is signed, and said when it is meant")
  func slip() async throws {
    let slips: [(StatementType, [String: String])] = [
      (.movement, ["state": "arrived", "moment": "2072-01-15T08:00:00Z"]),
      (.firstContact, ["moment": "2072-01-15T08:00:00Z"]),
    ]
    try await say(.accepted)
    for (type, fields) in slips {
      let error = try await refused(type, fields)
      guard case .saying(.doubtful(let moment, .toCome)) = error else { return #expect(Bool(false), "\(error)") }
      #expect(moment.text == "2072-01-15T08:00:00Z" && error.description.contains("nothing was said"))
    }
    let staff = try Code("c-17")
    for (type, fields) in slips {
      let saying = Saying(type: type, staff: staff, role: nil, fields: fields).surely
      let said = try await casework.say(saying, about: world.transfer(1), at: Offices.now)
      #expect(try await world.store.log(said.record.id).last?.statement.type == type)
    }
  }

  @Test("a moment in the sealed half is asked about as well")
  func sealedSlip() async throws {
    try await say(.accepted)
    let whom = ["partner": "The ministry", "consent": "signed"]
    let asking = Casework.Policy(fourEyes: { FourEyes(rules: []) }, isOutside: { _ in false })
    let alone = Casework(
      store: world.store, files: files, seals: try offices.home("ng-lagos").seals(passphrase: nil, now: Offices.now),
      policy: asking, pseudonym: { [pseudonyms] in pseudonyms.of($0, in: $1) }, queued: {})
    let staff = try Code("c-17")
    let onward = try await alone.say(
      Saying(type: .onward, staff: staff, role: nil, fields: whom), about: world.transfer(1), at: Offices.now)
    let place = try #require(onward.record.fold.state?.people.onward.last)
    let error = try await refused(
      .onwardReceived,
      [
        "onward": "\(place)", "partner": "The ministry", "signed_by": "B. Okoro", "signed_at": "2072-01-15T08:00:00Z",
      ])
    guard case .saying(.doubtful(_, .toCome)) = error else { return #expect(Bool(false), "\(error)") }
  }

  @Test("of many nothing is said while it is hardly meant of one")
  func slipOfMany() async throws {
    let transfers = (1...2).map { world.transfer($0) }
    let fields = ["state": "arrived", "moment": "2072-01-15T08:00:00Z"]
    let saying = Saying(type: .movement, staff: try Code("c-17"), role: nil, fields: fields)
    await #expect(throws: ServiceError.self) { try await casework.say(saying, about: transfers, at: Offices.now) }
    for transfer in transfers { #expect(try await world.store.log(transfer).count == 2) }
    let found = try await casework.say(saying.surely, about: transfers, at: Offices.now)
    #expect(found.map(\.fate) == [.said, .said])
  }

  @Test("what comes while somebody says something is looked at before it is signed, also what waits behind a gap")
  func meanwhile() async throws {
    let store = world.store
    let looks = Mutex(0)
    let waiting = try world.statement("alert", world.transfer(1), by: world.there, seq: 9, seen: 1, body: .object([:]))
    let slow = Casework(
      store: store, files: files, seals: try offices.home("ng-lagos").seals(passphrase: nil, now: Offices.now),
      pseudonym: { [pseudonyms] staff, transfer in
        let isFirst = looks.withLock { looks in
          looks += 1
          return looks == 1
        }
        if isFirst {
          let done = DispatchSemaphore(value: 0)
          Task.detached {
            _ = try await store.append(waiting, at: Offices.now)
            done.signal()
          }
          #expect(done.wait(timeout: .now() + 60) == .success)
        }
        return pseudonyms.of(staff, in: transfer)
      }, queued: {})
    let saying = Saying(type: .accepted, staff: try Code("c-17"), role: nil, fields: [:])
    let said = try await slow.say(saying, about: world.transfer(1), at: Offices.now)
    #expect(looks.withLock { $0 } == 2)
    #expect(said.record.fold.state?.waits == [waiting.digest] && said.record.fold.state?.people.stage == .accepted)
  }

  @Test("of two who say contradictory things at once one is told what the other said")
  func atOnce() async throws {
    let staff = try Code("c-17")
    let said = await withTaskGroup(of: Bool.self) { group in
      for type in [StatementType.accepted, .returned, .accepted, .returned] {
        let fields = type == .returned ? ["code": "other", "text": "Not ours."] : [:]
        group.addTask { [casework, transfer = world.transfer(1)] in
          let saying = Saying(type: type, staff: staff, role: nil, fields: fields)
          do { return try await casework.say(saying, about: transfer, at: Offices.now).record.id == transfer } catch {
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(said == 1)
    let record = try #require(try await world.store.transfer(world.transfer(1)))
    #expect(try #require(record.fold.state).illegal == [])
    #expect(record.fold.count == 3)
  }
}
