import Base
import Foundation
import Handover
import Testing

@testable import Desk

@Suite("The API's description")
struct ApiDescriptionTests {
  private static let file = URL(filePath: #filePath).appending(path: "../../../Protocol/api.json").standardized

  @Test("Protocol/api.json is what the table of calls and the types say")
  func published() throws {
    let text = try JSON.encode(ApiDescription.document(), pretty: true) + Data("\n".utf8)
    if ProcessInfo.processInfo.environment["BATON_WRITE_API"] != nil { try text.write(to: Self.file) }
    #expect(
      try Data(contentsOf: Self.file) == text,
      "write it anew: BATON_WRITE_API=1 swift test --filter ApiDescriptionTests")
  }

  @Test("what no token may is not in it, and no call is without words")
  func calls() throws {
    let paths = ApiDescription.document()["paths"]
    for path in ["/v1/journal", "/v1/accounts", "/v1/accounts/{login}/{verb}", "/v1/drafts/{id}/{verb}"] {
      #expect(paths?[path] == nil)
    }
    #expect(paths?["/v1/cases"]?["post"]?["summary"]?.string?.isEmpty == false)
  }

  @Test("a schema has the members that a type writes: those that may be missing, lists, choices and what is nested")
  func shapes() {
    let line = Shape.schema(of: CaseLine.self)
    let (members, needed) = (line["properties"], line["required"])
    #expect(members?["transfer"] == ["type": "string"] && members?["card"]?["enum"] == ["read", "unreadable", "none"])
    #expect(members?["owed"]?["type"] == "array" && members?["created"]?["format"] == "date-time")
    guard case .array(let names)? = needed else { return #expect(Bool(false), "\(line)") }
    #expect(names.contains("transfer") && names.contains("short") && !names.contains("reason"))
  }
}
