import Accounts
import Foundation
import Handover
import Ledger
import Testing

@Suite("Second factor")
struct SecondFactorTests {
  @Test(
    "codes are those of RFC 6238, appendix B",
    arguments: [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")])
  func vectors(second: Int64, code: String) {
    #expect(OneTimeCodes.code(Data("12345678901234567890".utf8), step: second / 30) == code)
  }

  @Test("a supervisor comes no further than to setting one up")
  func required() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let entry = try await house.enter("sara")
    #expect(entry.stage == .enrolment)
    #expect(try await house.desk.session(entry.token)?.stage == .enrolment)
    let (_, codes, token) = try await house.enrol(entry.token)
    #expect(Set(codes).count == RecoveryCodes.count)
    #expect(try await house.desk.session(token)?.stage == .open)
    #expect(try await house.desk.session(entry.token) == nil)
  }

  @Test("after the password a code is asked for, and each works once")
  func replay() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let secret = try await house.enrol(house.enter("sara").token).secret
    house.pass(60)
    let half = try await house.enter("sara")
    #expect(half.stage == .code)
    #expect(half.browser.isEmpty, "known again is a browser in which both steps were taken")
    #expect(try await house.desk.session(half.token)?.stage == .code)
    let code = house.code(secret)
    let whole = try await house.desk.complete(half.token, code: code)
    #expect(whole.stage == .open && !whole.browser.isEmpty)
    let next = try await house.enter("sara")
    await #expect(throws: AccountProblem.usedCode) { try await house.desk.complete(next.token, code: code) }
    await #expect(throws: AccountProblem.wrongCode) { try await house.desk.complete(next.token, code: "12345") }
    // The half of a session is nobody's whole one.
    house.pass(60)
    for token in ["made up", whole.token] {
      await #expect(throws: AccountProblem.noSession) {
        try await house.desk.complete(token, code: house.code(secret))
      }
    }
  }

  @Test("the second step has ten minutes", arguments: [AccountDesk.halfOpen - 1, AccountDesk.halfOpen])
  func slow(seconds: TimeInterval) async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let secret = try await house.enrol(house.enter("sara").token).secret
    house.pass(60)
    let half = try await house.enter("sara")
    house.pass(seconds)
    if seconds < AccountDesk.halfOpen {
      #expect(try await house.desk.complete(half.token, code: house.code(secret)).stage == .open)
    } else {
      await #expect(throws: AccountProblem.noSession) {
        try await house.desk.complete(half.token, code: house.code(secret))
      }
    }
  }

  @Test("it is set up once: another telephone takes nobody's place, and a session that is open sets none up")
  func once() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let entry = try await house.enter("sara")
    let session = try #require(try await house.desk.session(entry.token))
    let (secret, _, token) = try await house.enrol(entry.token)
    let another = Secrets.random(OneTimeCodes.secretCount)
    for session in [session, try #require(try await house.desk.session(token))] {
      await #expect(throws: AccountProblem.nothingToSetUp) {
        try await house.desk.enrol(another, code: house.code(another), by: session)
      }
    }
    house.pass(60)
    #expect(try await house.desk.complete(house.enter("sara").token, code: house.code(secret)).stage == .open)
  }

  @Test("the secret is kept sealed, and one that an earlier version kept open is sealed later and works on")
  func sealed() async throws {
    let house = try await House()
    let login = try await house.make("sara", [.supervisor])
    let secret = try await house.enrol(house.enter("sara").token).secret
    let kept = { try await house.store.account(login)?.secondFactor?.secret }
    #expect(try await kept()?.range(of: secret) == nil)
    try await house.store.changeAccount(login) { $0.secondFactor?.secret = secret }
    try await house.desk.sealFactors()
    #expect(try await kept()?.range(of: secret) == nil)
    house.pass(60)
    let half = try await house.enter("sara")
    #expect(try await house.desk.complete(half.token, code: house.code(secret)).stage == .open)
  }

  @Test("a secret that was put to another account opens nothing there")
  func moved() async throws {
    let house = try await House()
    let (own, other) = (try await house.make("sara", [.supervisor]), try await house.make("ines", [.supervisor]))
    let secret = try await house.enrol(house.enter("sara").token).secret
    _ = try await house.enrol(house.enter("ines").token)
    let factor = try #require(try await house.store.account(own)?.secondFactor)
    try await house.store.changeAccount(other) { $0.secondFactor = factor }
    house.pass(60)
    let half = try await house.enter("ines")
    await #expect(throws: MarkedFactors.NotTheirs.self) {
      try await house.desk.complete(half.token, code: house.code(secret))
    }
  }

  @Test("a code for another time of the day says how wrong the clock is, and lets nobody in")
  func wrongClock() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let secret = try await house.enrol(house.enter("sara").token).secret
    house.pass(60)
    let half = try await house.enter("sara")
    await #expect(throws: AccountProblem.clock(seconds: 3600)) {
      try await house.desk.complete(half.token, code: house.code(secret, in: 3600))
    }
    #expect(try await house.desk.session(half.token)?.stage == .code)
  }

  @Test("ten codes are tried and no more, though the password was right")
  func guessing() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let secret = try await house.enrol(house.enter("sara").token).secret
    house.pass(60)
    let wrong = try #require(["000000", "111111", "222222"].first { $0 != house.code(secret) })
    for _ in 0..<Throttle.limit {
      let half = try await house.enter("sara")
      _ = try? await house.desk.complete(half.token, code: wrong)
      house.pass(1)
    }
    let half = try await house.enter("sara")
    await #expect(throws: AccountProblem.self) { try await house.desk.complete(half.token, code: house.code(secret)) }
    #expect(try await house.desk.session(half.token) == nil)
  }

  @Test("who has the password and guesses codes is written down, and does not keep the owner's own browser out")
  func guessingBesideTheOwner() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let secret = try await house.enrol(house.enter("sara").token).secret
    house.pass(60)
    let own = try await house.desk.complete(house.enter("sara").token, code: house.code(secret))
    let half = try await house.enter("sara")
    for _ in 0...Throttle.limit { _ = try? await house.desk.complete(half.token, code: "none") }
    house.pass(60)
    let next = try await house.enter("sara", known: own.browser)
    let code = house.code(secret)
    await #expect(throws: AccountProblem.self) {
      try await house.desk.complete(house.enter("sara").token, code: code, known: "made.up")
    }
    #expect(try await house.desk.complete(next.token, code: code, known: own.browser).stage == .open)
    try await house.desk.noteRefusals()
    let noted = try await house.journal().filter { $0.contains("account.refused") }
    #expect(noted.count == 1 && noted[0].contains(#""step":"code","tries":"\#(Throttle.limit)""#), "\(noted)")
  }

  @Test("a link that was given out shuts the password until it is used, and the second factor stays until then")
  func link() async throws {
    let house = try await House()
    let login = try await house.make("sara", [.supervisor])
    _ = try await house.enrol(house.enter("sara").token)
    let link = try await house.desk.renewLink(login, by: nil)
    // Whoever has the old password alone would set up a telephone of their own.
    await #expect(throws: AccountProblem.notSignedIn) { try await house.enter("sara") }
    #expect(try await house.store.account(login)?.secondFactor != nil)
    _ = try await house.desk.useLink(link, password: "nine loud tractors")
    let account = try await house.store.account(login)
    #expect(account?.secondFactor == nil && account?.recovery == [])
    await #expect(throws: AccountProblem.notSignedIn) { try await house.enter("sara") }
  }

  @Test("a session that is half open ends with signing out")
  func signOutHalfWay() async throws {
    let house = try await House()
    try await house.make("sara", [.supervisor])
    let entry = try await house.enter("sara")
    try await house.desk.signOut(#require(try await house.desk.session(entry.token)))
    #expect(try await house.desk.session(entry.token) == nil)
    #expect(!(try await house.journal().joined().contains("account.signed-out")), "nobody had signed in")
  }

  @Test("a code from paper works once, however it is typed, and a new link takes the second factor away")
  func recovery() async throws {
    let house = try await House()
    let login = try await house.make("sara", [.supervisor])
    let codes = try await house.enrol(house.enter("sara").token).codes
    let typed = codes[3].uppercased().replacing("-", with: " ")
    let open = try await house.desk.complete(house.enter("sara").token, code: typed)
    #expect(try await house.desk.session(open.token)?.recoveryCodes == RecoveryCodes.count - 1)
    let again = try await house.enter("sara")
    await #expect(throws: AccountProblem.wrongCode) { try await house.desk.complete(again.token, code: codes[3]) }
    let link = try await house.desk.renewLink(login, by: nil)
    #expect(try await house.desk.session(open.token) == nil)
    _ = try await house.desk.useLink(link, password: "nine loud tractors")
    #expect(try await house.enter("sara", "nine loud tractors").stage == .enrolment)
  }
}
