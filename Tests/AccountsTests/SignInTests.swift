import Accounts
import Foundation
import Handover
import Ledger
import Testing

@Suite("Signing in")
struct SignInTests {
  @Test(
    "the right password opens a session, and a wrong one says neither what was wrong nor whether there is such a name")
  func password() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let entry = try await house.enter("amina")
    #expect(entry.stage == .open)
    let session = try #require(try await house.desk.session(entry.token))
    #expect(session.person.login.text == "amina")
    #expect(session.person.staff.text != "amina")
    for (login, password) in [("amina", "another word entirely"), ("nobody", House.password), ("", ""), ("../x", "y")] {
      await #expect(throws: AccountProblem.notSignedIn) { try await house.enter(login, password) }
    }
  }

  @Test("a session's token is kept nowhere, only its digest")
  func tokenIsNotKept() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let token = try await house.enter("amina").token
    let kept = String(describing: try await house.desk.sessions(of: nil))
    #expect(!kept.contains(token))
    #expect(kept.contains(Secrets.digest(token).text))
    // Whoever has read the ledger has a digest, which opens nothing.
    #expect(try await house.desk.session(Secrets.digest(token).text) == nil)
  }

  @Test("a session ends after half an hour without use, and after twelve hours of it")
  func sessionsEnd() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let token = try await house.enter("amina").token
    house.pass(29 * 60)
    #expect(try await house.desk.session(token) != nil)
    house.pass(29 * 60)
    #expect(try await house.desk.session(token) != nil)
    house.pass(31 * 60)
    #expect(try await house.desk.session(token) == nil)
    let second = try await house.enter("amina").token
    for _ in 0..<24 {
      house.pass(29 * 60)
      _ = try await house.desk.session(second)
    }
    #expect(try await house.desk.session(second) != nil)
    house.pass(25 * 60)
    #expect(try await house.desk.session(second) == nil)
  }

  @Test("a disabled account is out at once and cannot come back")
  func disabled() async throws {
    let house = try await House()
    let login = try await house.make("amina", [.caseworker])
    let token = try await house.enter("amina").token
    try await house.desk.disable(login, true, by: nil)
    #expect(try await house.desk.session(token) == nil)
    await #expect(throws: AccountProblem.notSignedIn) { try await house.enter("amina") }
    try await house.desk.disable(login, false, by: nil)
    _ = try await house.enter("amina")
  }

  @Test("whoever guesses from elsewhere is shut out, and the owner's own browser is not")
  func lockOut() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let known = try await house.enter("amina").browser
    for _ in 0..<Throttle.limit {
      await #expect(throws: AccountProblem.notSignedIn) { try await house.enter("amina", "guess") }
    }
    // The right one as well, or the answer would tell which it is.
    await #expect(throws: AccountProblem.tooManyTries(wait: Throttle.window)) { try await house.enter("amina") }
    #expect(try await house.enter("amina", known: known).stage == .open)
    await #expect(throws: AccountProblem.self) { try await house.enter("amina", known: "made.up") }
    house.pass(Throttle.window)
    _ = try await house.enter("amina")
  }

  @Test("a name that does not exist is shut out like one that does")
  func enumeration() async throws {
    let house = try await House()
    for _ in 0..<Throttle.limit {
      await #expect(throws: AccountProblem.notSignedIn) { try await house.enter("nobody", "guess") }
    }
    await #expect(throws: AccountProblem.tooManyTries(wait: Throttle.window)) {
      try await house.enter("nobody", "guess")
    }
  }

  @Test("a name that does not exist is worked on as long as one that does")
  func work() async throws {
    let passwords = Passwords()
    let kept = try await passwords.kept("correct horse")
    // The least of several, in turns: what else the machine does takes time as well.
    var (known, unknown) = (Duration.seconds(3600), Duration.seconds(3600))
    for _ in 0..<8 {
      known = min(known, try await Self.time { _ = try await passwords.matches("wrong", kept, for: .known) })
      unknown = min(unknown, try await Self.time { _ = try await passwords.matches("wrong", nil, for: .known) })
    }
    // Not worked on, it would be a thousandth.
    #expect(unknown > known / 10)
    #expect(known > .milliseconds(20))
  }

  private static func time(_ work: () async throws -> Void) async throws -> Duration {
    try await ContinuousClock().measure(work)
  }

  @Test("a refusal costs no write for either, and the journal has both: by account, and all other names together")
  func refusalsAreGathered() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let before = try await house.journal().count
    for login in ["amina", "nobody", "nobody else", "amina"] { _ = try? await house.enter(login, "guess") }
    #expect(try await house.journal().count == before, "the time of a write would tell which names there are")
    try await house.desk.noteRefusals()
    try await house.desk.noteRefusals()
    let staff = try #require(try await house.store.accounts().first).staff.text
    let noted = try await house.journal().filter { $0.contains("account.refused") }
    #expect(noted.count == 2)
    for actor in [staff, "nobody"] { #expect(noted.contains { $0.contains("\"\(actor)\"") }, "\(actor)") }
    #expect(noted.allSatisfy { $0.contains(#""step":"password","tries":"2""#) }, "\(noted)")
  }

  @Test("however many strangers want a password looked at, who is known goes next, and so many and no more wait")
  func strangersWait() async throws {
    let passwords = Passwords(cost: 1 << 12)
    let kept = try await passwords.kept("correct horse")
    let refused = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<60 {
        group.addTask {
          do { return try await passwords.matches("wrong", kept, for: .stranger) ? 60 : 0 } catch AccountProblem
            .tooManyTries
          { return 1 }
        }
      }
      #expect(try await passwords.matches("correct horse", kept, for: .known))
      return try await group.reduce(0, +)
    }
    #expect((1..<60).contains(refused))
  }

  @Test("an account's browser is nobody else's")
  func browserOfAnother() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    try await house.make("binta", [.caseworker])
    let known = try await house.enter("binta").browser
    for _ in 0..<Throttle.limit { _ = try? await house.enter("amina", "guess", known: known) }
    await #expect(throws: AccountProblem.tooManyTries(wait: Throttle.window)) {
      try await house.enter("amina", known: known)
    }
  }
}

@Suite("A page goes on keeping what is typed on it when its session has ended")
struct TicketTests {
  @Test("for one form, of one account, for a day, and not past a new password or the account’s end")
  func tickets() async throws {
    let house = try await House()
    try await house.make("amina", [.caseworker])
    let login = try Code("amina")
    let ticket = try await house.desk.ticket(for: "a", of: login)
    #expect(try await house.desk.owner(ofTicket: ticket, for: "a")?.login == login)
    for (text, form) in [
      (ticket, "b"), (ticket + "x", "a"), ("", "a"), ("amina 1 x", "a"), ("nobody 9999999999 x", "a"),
    ] {
      #expect(try await house.desk.owner(ofTicket: text, for: form) == nil, "\(text)")
    }
    house.pass(2 * AccountDesk.longest + 1)
    #expect(try await house.desk.owner(ofTicket: ticket, for: "a") == nil)
    let next = try await house.desk.ticket(for: "a", of: login)
    try await house.store.changeAccount(login) { $0.isDisabled = true }
    #expect(try await house.desk.owner(ofTicket: next, for: "a") == nil)
    try await house.store.changeAccount(login) { account in
      account.isDisabled = false
      account.browserKey = Data([1])
    }
    #expect(try await house.desk.owner(ofTicket: next, for: "a") == nil)
  }
}
