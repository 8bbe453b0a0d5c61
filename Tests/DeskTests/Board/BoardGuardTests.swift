import HTTPTypes
import Hummingbird
import Testing

@testable import Desk

@Suite("What browsers may do with an answer")
struct BoardGuardTests {
  @Test(
    "a board that is called by https is called by nothing else for a year; one of this machine alone may be",
    arguments: [("https://board.example.org", true), ("http://127.0.0.1:8080", false)])
  func transport(address: String, isStrict: Bool) {
    var response = Response(status: .ok)
    BoardGuard.protect(&response, BoardSettings(way: .socket(path: "/x"), address: address))
    #expect((response.headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains") == isStrict)
    #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
  }
}
