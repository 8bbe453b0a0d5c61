import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Testing

@Suite("The store keeps what is to be told until it is told")
struct NoticeStoreTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private let scratch: Scratch
  private let ledger: SQLiteLedger
  private let world: ContractWorld
  private let lane: Code

  init() throws {
    scratch = try Scratch()
    ledger = try openLedger(scratch.path)
    world = try makeWorld(ledger)
    lane = try Code("system")
  }

  private func follow(_ ledger: SQLiteLedger, only: Set<String>? = nil, most: Int = 100) async throws {
    try await ledger.followStatements(lane, only: only, most: most, at: Self.now)
  }

  /// Tells all that waits.
  ///
  /// - Returns: The ids, in order.
  private func tellAll(_ ledger: SQLiteLedger) async throws -> [String] {
    var told: [String] = []
    while let notice = try await ledger.beginNotice(lane, pause: 10, at: Self.now) {
      told.append(notice.id)
      try await ledger.endNotice(notice, .told, next: Self.now, at: Self.now)
    }
    return told
  }

  private func state() async throws -> NoticeLane {
    try #require(try await ledger.noticeLanes().first { $0.lane == lane })
  }

  @Test("a webhook is told of each statement since it was set up, once, in order, and of none before")
  func followed() async throws {
    try await ledger.submit(world.submission(1))
    try await follow(ledger)
    #expect(try await tellAll(ledger).isEmpty)
    for number in 2...4 { try await ledger.submit(world.submission(number)) }
    try await follow(ledger)
    try await follow(ledger)
    let digests = (2...4).map { world.submission($0).entry.digest.text.prefix(32) }.map(String.init)
    #expect(try await tellAll(ledger) == digests)
    #expect(try await tellAll(ledger).isEmpty)
  }

  @Test("a webhook is told what was said of a journey: whether somebody stands at an airport alone")
  func journey() async throws {
    try await follow(ledger)
    try await ledger.submit(world.submission(1))
    let transfer = world.submission(1).manifest.transfer
    for state in ["arrived_unmet", "swum"] {
      _ = try await ledger.issue(
        transfer, approving: nil, noting: nil, at: Self.now
      ) { [world] position, _ in try world.sign("movement", transfer, body: ["state": .string(state)])(position) }
    }
    try await follow(ledger)
    var told: [MovementStage?] = []
    while let notice = try await ledger.beginNotice(lane, pause: 10, at: Self.now) {
      if case .statement(let statement) = notice.content { told.append(statement.journey) }
      try await ledger.endNotice(notice, .told, next: Self.now, at: Self.now)
    }
    #expect(told == [nil, .arrivedUnmet, nil])
  }

  @Test("it is told of the types that it asked for alone, and of no more than may wait; the rest comes later")
  func bounded() async throws {
    try await follow(ledger)
    for number in 1...5 { try await ledger.submit(world.submission(number)) }
    try await follow(ledger, only: ["accepted"])
    #expect(try await tellAll(ledger).isEmpty)
    for number in 6...9 { try await ledger.submit(world.submission(number)) }
    try await follow(ledger, most: 3)
    #expect(try await state().waiting == 3)
    try await follow(ledger, most: 3)
    #expect(try await state().waiting == 3)
    #expect(try await tellAll(ledger).count == 3)
    try await follow(ledger, most: 3)
    #expect(try await tellAll(ledger).count == 1)
  }

  @Test(
    "what was begun and not ended before a death is begun again under its id, after a pause, and set aside when it kills"
  )
  func killed() async throws {
    let scratch = try Scratch()
    let first: Notice
    do {
      let ledger = try openLedger(scratch.path)
      let world = try makeWorld(ledger)
      try await follow(ledger)
      for number in 1...2 { try await ledger.submit(world.submission(number)) }
      try await follow(ledger)
      first = try #require(try await ledger.beginNotice(lane, pause: 10, at: Self.now))
      try ledger.close()
    }
    #expect(first.tries == 1)
    for death in 1...NoticeRules.most {
      let again = try openLedger(scratch.path)
      let later = Self.now + Double(death) * 60
      #expect(try await again.beginNotice(lane, pause: 10, at: later - 55) == nil, "it is tried at once")
      let notice = try await again.beginNotice(lane, pause: 10, at: later)
      if death < NoticeRules.most {
        #expect(notice?.id == first.id && notice?.tries == death + 1)
      } else {
        #expect(notice == nil)
      }
      try again.close()
    }
    let last = try openLedger(scratch.path)
    let next = try #require(try await last.beginNotice(lane, pause: 10, at: Self.now + 3600))
    #expect(next.id != first.id)
    #expect(try await last.noticeLanes().first { $0.lane == lane }?.aside == 1)
  }

  @Test("a way that fails waits, says since when and why, and costs no notice anything")
  func failing() async throws {
    try await follow(ledger)
    try await ledger.submit(world.submission(1))
    try await follow(ledger)
    for attempt in 0..<10 {
      let at = Self.now + Double(attempt) * 100
      let notice = try #require(try await ledger.beginNotice(lane, pause: 10, at: at), "attempt \(attempt)")
      #expect(notice.tries == 1)
      try await ledger.endNotice(notice, .failed(why: "no answer", retryAfter: nil), next: at + 99, at: at)
      #expect(try await ledger.beginNotice(lane, pause: 10, at: at + 98) == nil)
    }
    let state = try await state()
    #expect(state.failing == Self.now && state.why == "no answer" && state.failures == 10 && state.waiting == 1)
    let notice = try #require(try await ledger.beginNotice(lane, pause: 10, at: Self.now + 2000))
    try await ledger.endNotice(notice, .told, next: Self.now, at: Self.now + 2000)
    let well = try await self.state()
    #expect(well.isWell && well.waiting == 0 && well.succeeded == Self.now + 2000)
  }

  @Test(
    "what is refused for what it is is set aside in the end, and others go; a way that wants no more is left alone until it is resumed"
  )
  func refused() async throws {
    try await follow(ledger)
    for number in 1...2 { try await ledger.submit(world.submission(number)) }
    try await follow(ledger)
    var first: String?
    for _ in 0..<NoticeRules.most {
      let notice = try #require(try await ledger.beginNotice(lane, pause: 0, at: Self.now))
      #expect(first ?? notice.id == notice.id)
      first = notice.id
      try await ledger.endNotice(notice, .refused(why: "422"), next: Self.now, at: Self.now)
    }
    let second = try #require(try await ledger.beginNotice(lane, pause: 0, at: Self.now))
    #expect(second.id != first)
    try await ledger.endNotice(second, .stopped(why: "410"), next: Self.now, at: Self.now)
    #expect(try await ledger.beginNotice(lane, pause: 0, at: Self.now + 1e6) == nil)
    let stopped = try await state()
    #expect(stopped.isStopped && stopped.aside == 1 && stopped.waiting == 1)
    try await ledger.resumeNotices(lane)
    #expect(try await tellAll(ledger) == [first, second.id].compactMap(\.self))
  }

  @Test(
    "what somebody was told is not told again, until it was over for a while; a newer digest takes the place of one that waits"
  )
  func told() async throws {
    let staff = try Code("s-1")
    func keep(_ id: String, _ keys: [String], key: String) async throws {
      try await ledger.keep(
        Notice(id: id, lane: Notice.mail, made: Self.now, content: .mail(staff: staff, MailContent(.alarm, []))),
        key: key, telling: keys, to: staff)
    }
    try await keep("a", ["x", "y"], key: "a")
    #expect(try await ledger.untold(["x", "y", "z"], to: staff) == ["z"])
    #expect(try await ledger.untold(["x"], to: Code("s-2")) == ["x"])
    try await ledger.forget(before: Self.now, but: [])
    #expect(try await ledger.untold(["x"], to: staff).isEmpty)
    try await ledger.forget(before: Self.now + 1, but: ["x"])
    #expect(try await ledger.untold(["x", "y"], to: staff) == ["y"])
    for id in ["b", "c"] { try await keep(id, [id], key: "digest s-1") }
    #expect(try await ledger.noticeLanes().first?.waiting == 2)
  }
}
