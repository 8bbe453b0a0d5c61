import Foundation
import HTTPTypes
import Testing

@testable import Desk

/// What programs can call, beside what people can press: whoever gives one door something new says where the other has it, or
/// why it has not.
@Suite("What the API can do the board can do, and the other way round")
struct DoorTableTests {
  /// Of each call of the socket and the API, where the board has it.
  private static let onBoard = [
    "get /v1/status": "get /lines", "get /v1/unfinished": "get /lines", "get /v1/missions": "get /missions",
    "get /v1/missions/*": "get /missions/*", "get /v1/missions/*/documents/*/*": "get /missions/*/document/*/*",
    "get /v1/receivers/*": "get /missions/*", "get /v1/reports/*": "get /reports", "post /v1/cases": "post /hand-in",
    "post /v1/transfers/*/versions": "post /case/*/version", "get /v1/cases": "get /cases",
    "post /v1/find": "post /find",
    "get /v1/transfers": "get /arrivals", "get /v1/transfers/*": "get /case/*",
    "get /v1/transfers/*/log": "get /case/*",
    "get /v1/transfers/*/receipt": "get /case/*/receipt", "get /v1/transfers/*/bundle": "get /case/*/bundle",
    "get /v1/transfers/*/case": "get /case/*/attachment/*", "get /v1/transfers/*/changes": "get /case/*/changes",
    "get /v1/transfers/*/children": "get /case/*/elsewhere", "get /v1/transfers/*/known": "get /case/*/elsewhere",
    "get /v1/transfers/*/conversation": "get /case/*", "post /v1/transfers/*/statements": "post /case/*/say/*",
    "post /v1/statements": "post /day", "get /v1/drafts": "get /drafts",
    "post /v1/drafts/*/*": "post /case/*/draft/*/*",
    "get /v1/queue": "get /lines", "get /v1/queue/counts": "get /lines", "get /v1/queue/*": "get /lines/item/*",
    "post /v1/queue/*/*": "post /lines/item/*/*", "post /v1/missions/*/*": "post /lines/mission/*/*",
    "get /v1/notices": "get /house/health", "post /v1/notices/*/*": "post /house/ways/*/*",
    "get /v1/retention": "get /cases", "post /v1/retention/*/hold": "post /case/*/keep/*",
    "post /v1/retention/*/release": "post /case/*/keep/*", "post /v1/subject-access": "post /person",
    "get /v1/journal": "get /house/journal", "post /v1/journal/verify": "get /house/journal",
    "post /v1/documents/*/*": "post /lines/published", "delete /v1/documents/*/*": "post /lines/published/*/*/withdraw",
    "post /v1/terms": "post /lines/terms", "get /v1/accounts": "get /house",
    "post /v1/accounts/*/*": "post /house/accounts/*/*",
  ]

  /// Of the rest, why a browser has no use for it.
  private static let notOnBoard = [
    "get /v1/metrics": "numbers for a program that watches; people have /house/health",
    "get /v1/queue/ages": "the same for whoever draws it",
    "get /v1/locked/*": "asked by the command line that opens a stick",
    "get /v1/transfers/*/compartments/*": "opened at the machine of whoever has the key, and by no daemon",
    "get /v1/transfers/*/circles/*": "sealed at the machine of whoever writes, and by no daemon",
    "get /v1/transfers/*/compartments/*/parts": "opened at the machine of whoever has the key, and by no daemon",
    "post /v1/carried/*/bundle": "a stick is in the machine on which `baton carry` runs",
    "post /v1/carried/*/statements": "a stick is in the machine on which `baton carry` runs",
    "get /v1/carry/*": "a stick is in the machine on which `baton carry` runs",
    "get /v1/transfers/*/said": "a stick is in the machine on which `baton carry` runs",
  ]

  /// What only people need: to sign in, to look, to print, to type.
  private static let peoples: Set = [
    "get /", "get /sign-in", "post /sign-in", "get /sign-in/code", "post /sign-in/code",
    "get /sign-in/openid", "get /sign-in/openid/back", "get /second-factor", "post /second-factor", "post /sign-out",
    "get /link/*", "post /link/*", "post /language", "get /me", "post /me/absence", "post /me/notices",
    "post /me/notices/test",
    "post /me/password", "post /me/sessions", "get /live", "get /case/*/now", "get /case/*/sheet", "get /case/*/slip",
    "get /hand-in", "get /hand-in/form", "post /hand-in/form", "get /case/*/form", "post /case/*/form",
    // Whoever is at the machine has the file.
    "get /house/rules", "post /house/rules",
    "post /case/*/unlock", "post /case/*/lock",
    "get /typed/*/files", "post /typed/*/files", "post /typed/*/begin", "post /typed/*/files/*/piece",
    "post /typed/*/files/*/drop", "get /typed/*/files/*",
    "get /case/*/version", "get /day", "get /person",
    "get /reports/values.csv", "get /reports/plan", "post /house/accounts",
    // The socket has it under the verbs of what waits.
    "get /lines/published", "post /lines/revive",
    // Whoever runs the lines has what a case's page has for others.
    "get /lines/item/*/bundle",
  ]

  private static var boardRoutes: Set<String> {
    get throws {
      let folder = URL(filePath: #filePath).appending(path: "../../../Sources/Desk/Board/Pages").standardized
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
      return Set(
        try files.flatMap { file in
          try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            .matches(of: /router\.(get|post|put|delete)\("([^"]+)"/)
            .map { "\($0.1) \($0.2.replacing(/:\w+/, with: "*"))" }
        })
    }
  }

  @Test("each call has its page, or a reason why there is none")
  func calls() throws {
    let rows = DeskCall.table.map {
      "\($0.method.rawValue.lowercased()) \($0.path.replacing(/\{\w+\}/, with: "*"))"
    }
    let known = Set(Self.onBoard.keys).union(Self.notOnBoard.keys)
    #expect(Set(rows).symmetricDifference(known).sorted() == [])
    #expect(Set(Self.onBoard.keys).intersection(Self.notOnBoard.keys).isEmpty)
  }

  @Test("each page is one of a call, or a thing that only people do")
  func pages() throws {
    let routes = try Self.boardRoutes
    #expect(routes.count > 40)
    #expect(Set(Self.onBoard.values).subtracting(routes).sorted() == [])
    #expect(routes.subtracting(Self.onBoard.values).symmetricDifference(Self.peoples).sorted() == [])
  }
}
