import Foundation
import Testing

@testable import Base

@Suite("Times as they are written")
struct TimestampTests {
  @Test(
    "whatever date there is, what is written of it can be read",
    arguments: [
      0, 1_800_000_000.25, -2_208_988_800, -2_208_988_801, 253_402_300_799.999, 253_402_300_799.9996, 253_402_300_800,
      -1e300, 1e300, .infinity, -.infinity, .nan, .greatestFiniteMagnitude,
    ])
  func roundTrip(seconds: Double) throws {
    let date = Date(timeIntervalSince1970: seconds)
    let written = Timestamp(date)
    #expect(try Timestamp(written.text).text == written.text)
    #expect(try JSON.decode([Date].self, from: JSON.encode([date])).count == 1)
  }

  @Test("a document of the store is read though it holds a moment that would be refused today")
  func stored() throws {
    struct Document: Decodable { let at: Timestamp }
    let text = Data(#"{"at":"9999-12-31T23:59:59-23:59"}"#.utf8)
    #expect(throws: DecodingError.self) { try JSON.decode(Document.self, from: text) }
    #expect(try JSON.decodeStored(Document.self, from: text).at.text == "9999-12-31T23:59:59Z")
    #expect(throws: DecodingError.self) {
      try JSON.decodeStored(Document.self, from: Data(#"{"at":"soon"}"#.utf8))
    }
  }
}
