import Accounts
import Base
import Foundation
import Handover
import Ledger
import Testing

@Suite("Tokens of other programs")
struct TokenTests {
  let house: House
  let desk: AccountDesk
  let login: Code

  init() async throws {
    house = try await House()
    desk = house.desk
    login = try await desk.addMachine("case-system", name: "Case system", roles: [.focal, .operator], by: nil).login
  }

  @Test("a token lets its machine in, with what it allows of what the roles do, and is kept nowhere")
  func lets() async throws {
    let made = try await desk.giveToken(login, [.handIn, .listCases], days: 30, by: nil)
    let machine = try #require(try await desk.machine(made.text))
    #expect(machine.rights == [.handIn, .listCases] && machine.login == login)
    #expect(made.token.ends == house.now + 30 * 86_400)
    let all = try await desk.giveToken(login, [], days: 365, by: nil)
    let other = try #require(try await desk.machine(all.text))
    #expect(other.rights == [.listCases, .readCases, .handIn, .say, .runLines, .seeHealth])
    let kept = String(describing: try await house.store.accounts())
    let secret = try #require(made.text.split(separator: ".").last)
    #expect(!kept.contains(secret))
    try await desk.setRoles(login, [.operator], by: nil)
    #expect(try await desk.machine(made.text)?.rights == [])
  }

  @Test("what is no token, or ended, or of a shut account, lets nobody in")
  func ended() async throws {
    let made = try await desk.giveToken(login, [], days: 1, by: nil)
    for text in ["", ".", "case-system", "case-system.", "case-system.x", "nobody." + made.text, made.text + "x"] {
      #expect(try await desk.machine(text) == nil)
    }
    try await desk.disable(login, true, by: nil)
    #expect(try await desk.machine(made.text) == nil)
    try await desk.disable(login, false, by: nil)
    #expect(try await desk.machine(made.text) == nil)
    let new = try await desk.giveToken(login, [], days: 1, by: nil)
    #expect(try await desk.machine(new.text) != nil)
    house.pass(86_400)
    #expect(try await desk.machine(new.text) == nil)
  }

  @Test("a new token ends those from before within a day, and none later than they would have")
  func changed() async throws {
    let old = try await desk.giveToken(login, [], days: 365, by: nil)
    let new = try await desk.giveToken(login, [], days: 365, by: nil)
    house.pass(86_399)
    for text in [old.text, new.text] { #expect(try await desk.machine(text) != nil) }
    house.pass(1)
    #expect(try await desk.machine(old.text) == nil)
    #expect(try await desk.machine(new.text) != nil)
  }

  @Test("a token is given to a machine alone, for what its roles do and a token may, and for a year at most")
  func bounds() async throws {
    try await house.make("amina", [.supervisor, .medical, .administrator])
    await #expect(throws: AccountProblem.noMachine) {
      try await desk.giveToken(try Code("amina"), [], days: 1, by: nil)
    }
    for right in Right.allCases where !Right.ofTokens.contains(right) {
      await #expect(throws: AccountProblem.right(right)) { try await desk.giveToken(login, [right], days: 1, by: nil) }
    }
    for days in [0, 366, -1] {
      await #expect(throws: AccountProblem.days(days)) { try await desk.giveToken(login, [], days: days, by: nil) }
    }
  }

  @Test("nobody signs in as a machine: it has no password, gets no link, and is no user of this machine")
  func noPerson() async throws {
    await #expect(throws: AccountProblem.notSignedIn) { try await house.enter("case-system") }
    await #expect(throws: AccountProblem.machine) { try await desk.renewLink(login, by: nil) }
    await #expect(throws: AccountProblem.machine) { try await desk.setUser(login, 1000, by: nil) }
  }
}
