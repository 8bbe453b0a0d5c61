import Foundation
import Testing

@testable import Handover

@Suite("Who is told what, and when it is tried again")
struct NoticeRuleTests {
  @Test(
    "an address is letters, digits and a few marks around one @",
    arguments: ["ada@example.org", "a.b+c_d@mail.example.org", "o'neil@x-y.example", "a@b"])
  func addresses(text: String) throws { #expect(try MailAddress(text).text == text) }

  @Test(
    "what a header or a command could take for something else is no address",
    arguments: [
      "", "ada", "@example.org", "ada@", "a@b@c", "ada@example.org\r\nBcc: eve@example.org", "ada@example.org\n",
      "ada@exam ple.org", "<ada@example.org>", "ada@example.org,eve@example.org", "ada@example..org",
      ".ada@example.org",
      "ada.@example.org", "\"a b\"@example.org", "ada@[127.0.0.1]", "ada@example.org>", "-f@example.org", "ada@-x.org",
      "ada@exämple.org", "ada\u{0}@example.org", "ada;x@example.org",
      String(repeating: "a", count: 65) + "@example.org",
      "a@" + String(repeating: "b.", count: 127) + "c",
    ])
  func noAddresses(text: String) { #expect(throws: (any Error).self) { try MailAddress(text) } }

  @Test("waits grow to half an hour and no further; who asks for more gets it within that")
  func waits() {
    var rng = SystemRandomNumberGenerator()
    for failures in [1, 2, 5, 10, 100, 100_000] {
      let wait = NoticeRules.wait(failures: failures, retryAfter: nil, using: &rng)
      #expect((4...NoticeRules.longest).contains(wait), "\(failures): \(wait)")
    }
    #expect(NoticeRules.wait(failures: 1, retryAfter: 600, using: &rng) == 600)
    #expect(NoticeRules.wait(failures: 1, retryAfter: 1e9, using: &rng) == NoticeRules.longest)
  }

  @Test(
    "quiet hours may go over midnight",
    arguments: [
      (22, 6, 23, true), (22, 6, 5, true), (22, 6, 6, false), (22, 6, 21, false), (9, 17, 9, true), (9, 17, 17, false),
    ])
  func quiet(from: Int, to: Int, hour: Int, isQuiet: Bool) {
    #expect(NoticeWishes.Quiet(from: from, to: to)?.contains(hour) == isQuiet)
  }

  @Test("no hours are no quiet hours", arguments: [(1, 1), (-1, 5), (3, 24)])
  func noQuiet(from: Int, to: Int) { #expect(NoticeWishes.Quiet(from: from, to: to) == nil) }
}
