import Foundation
import Testing

@testable import CaseFile

@Suite("A case as a page for somebody without Baton")
struct CasePageTests {
  private static func page(_ replacing: String = "\"Ada\"", with: String = "\"Ada\"") throws -> String {
    let json = Sample.json(
      persons: """
        [{"identity": \(Sample.identity), "consent": \(Sample.consent), "alerts": [{"type": "do_not_contact", "text": "ALARM"}],
        "contacts": [{"name": "Bin", "phone": "+218910000101", "safe_to_call": "yes"},
        {"name": "Tunde", "phone": "+218910000102", "safe_to_call": "only_if"}, {"name": "Ife", "phone": "+218910000103", "safe_to_call": "no"}]}]
        """
    ).replacing(replacing, with: with)
    return try CaseContents(ofReceived: [("case.json", Data(json.utf8))]).page
  }

  @Test("dangers come first, and every value has its label")
  func whole() throws {
    let page = try Self.page()
    let (alarm, name) = (try #require(page.range(of: "ALARM")), try #require(page.range(of: "Obi")))
    #expect(alarm.lowerBound < name.lowerBound)
    #expect(page.contains("<td>Family name</td><td dir=\"auto\">Obi</td>"))
  }

  @Test("a number that is not safe to call is not on it, and why stands in its place")
  func numbers() throws {
    let page = try Self.page()
    #expect(page.contains("+218910000101"))
    for number in ["+218910000102", "+218910000103"] { #expect(!page.contains(number)) }
    #expect(page.components(separatedBy: "calling may be a danger").count == 3)
  }

  @Test("what is hostile in it is shown and does nothing")
  func hostile() throws {
    let page = try Self.page("\"Ada\"", with: #""<script>alert(1)</script>\u001b[31m\u202e&\"""#)
    #expect(!page.contains("<script>") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }
}
