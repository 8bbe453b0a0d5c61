import Foundation
import Testing

@testable import Courier

@Suite("Retry-After")
struct RetryAfterTests {
  let now = Date(timeIntervalSince1970: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

  @Test(
    "seconds, or the moment",
    arguments: [
      ("120", 120), (" 0 ", 0), ("Sun, 06 Nov 1994 08:50:07 GMT", 30), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ])
  func read(text: String, seconds: TimeInterval) {
    #expect(RetryAfter.seconds(text, now: now) == seconds)
  }

  @Test("nonsense says nothing", arguments: ["", "soon", "-5", "1e9", "5 s", "Sunday"])
  func nonsense(text: String) { #expect(RetryAfter.seconds(text, now: now) == nil) }
}
