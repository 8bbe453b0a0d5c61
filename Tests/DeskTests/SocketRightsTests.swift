import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Testing

@testable import Desk

@Suite("What a caller of the socket may do")
struct SocketRightsTests {
  private func person(_ roles: AccountRole...) throws -> Caller {
    .person(
      Person(
        Account(
          login: try Code("amina"), staff: try Code("s-1"), name: "Amina", roles: roles, created: Date(),
          browserKey: Data())))
  }

  private func may(_ caller: Caller, _ method: HTTPRequest.Method, _ path: String) -> Bool {
    caller.may(DeskCall.rights(method, path))
  }

  @Test("every route that the socket has stands in the table, and every row has its route")
  func whole() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Desk")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let routes = try files.flatMap { file in
      try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        .matches(of: /router\.(get|post|put|delete)\("([^"]+)"/).map { found in
          "\(found.1) \(found.2.replacing(/:\w+/, with: "*"))"
        }
    }
    #expect(routes.count > 25)
    let rows = DeskCall.table.map { call in
      "\(call.method.rawValue.lowercased()) \(call.path.replacing(/\{\w+\}/, with: "*"))"
    }
    #expect(Set(routes) == Set(rows))
  }

  @Test("which compartment a withdrawal is about is told to whoever opens it, and to supervisors")
  func withdrawn() throws {
    let digest = String(repeating: "a", count: 64)
    let text = """
      {"author": "ly-tripoli", "seq": 2, "seen": 1, "type": "consent_withdrawn", "at": "2027-01-15T08:00:00.000Z",
       "staff": {"role": "supervisor", "id": "s-1"}, "digest": "\(digest)", "body": {"part": true}, "waits": false,
       "said": {"compartment": "protection_trafficking", "note": "On the phone."}}
      """
    let view = try JSON.decode(StatementView.self, from: Data(text.utf8))
    func told(_ caller: Caller) -> [String: JSONValue]? { view.shown { caller.may([$0]) }.said }
    for caller in try [Caller.unnamed, person(.supervisor), person(.protection)] {
      #expect(told(caller)?["compartment"]?.string == "protection_trafficking")
    }
    for caller in try [person(.caseworker), person(.medical)] {
      #expect(told(caller)?["compartment"] == nil && told(caller)?["note"]?.string == "On the phone.")
    }
  }

  @Test("with no account bound everybody at the socket speaks for the mission; else what is in no row is nobody's")
  func unknown() throws {
    #expect(may(.unnamed, .get, "/v1/transfers/x/case"))
    #expect(try !may(person(.administrator, .supervisor), .get, "/v1/something"))
    #expect(!may(.stranger(user: 0), .post, "/v1/transfers/x"))
  }

  @Test(
    "a caller does what their role may, and the machine's administrator runs lines and accounts and opens no case",
    arguments: [
      ("get", "/v1/transfers/x/case", true, false, false), ("get", "/v1/cases", true, false, false),
      ("post", "/v1/find", true, false, false), ("post", "/v1/transfers/x/statements", true, false, false),
      ("get", "/v1/transfers/x", true, false, false), ("get", "/v1/transfers/x/conversation", true, false, false),
      ("post", "/v1/queue/x/hold", false, true, true), ("post", "/v1/missions/x/release", false, true, true),
      ("get", "/v1/queue/x", true, true, true), ("get", "/v1/transfers/x/bundle", true, true, true),
      ("get", "/v1/accounts", false, false, true), ("post", "/v1/accounts/x/roles", false, false, true),
      ("get", "/v1/journal", false, false, false), ("get", "/v1/status", true, true, true),
    ])
  func roles(method: String, path: String, caseworker: Bool, runner: Bool, system: Bool) throws {
    let method = try #require(HTTPRequest.Method(rawValue: method.uppercased()))
    #expect(try may(person(.caseworker), method, path) == caseworker)
    #expect(try may(person(.operator), method, path) == runner)
    #expect(may(.stranger(user: 0), method, path) == system)
  }

  @Test("what is said is said as whom the kernel names, in a role of theirs, whatever the caller writes")
  func attribution() throws {
    let named = try Saying(type: .opened, staff: Code("s-9"), role: nil, fields: [:])
    #expect(try StaffDesk.attributed(named, by: .unnamed).staff.text == "s-9")
    let said = try StaffDesk.attributed(named, by: person(.caseworker))
    #expect(said.staff.text == "s-1")
    #expect(said.role != nil)
    let accepted = try Saying(type: .accepted, staff: Code("s-9"), role: .supervisor, fields: [:])
    #expect(throws: DeskError.self) { try StaffDesk.attributed(accepted, by: person(.caseworker)) }
  }

  @Test("a case is given to each reader without the compartments that none of their roles opens")
  func hidden() throws {
    #expect(Caller.unnamed.hidden == [])
    let all: Set = ["medical", "mhpss", "child", "protection_trafficking", "protection_gbv"]
    #expect(try person(.caseworker).hidden == all)
    #expect(try person(.medical, .supervisor).hidden == all.subtracting(["medical"]))
  }

}
