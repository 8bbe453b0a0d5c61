import Base
import Foundation
import Testing

@testable import Handover

@Suite("Identifiers and times: their form")
struct LogIdentifierTests {
  @Test(
    "mission ids", arguments: ["ly-tripoli", "ng-lagos-2", "et-a", "so-" + String(repeating: "a", count: 53)])
  func goodMission(text: String) throws {
    #expect(try MissionID(text).text == text)
  }

  @Test(
    "no mission ids",
    arguments: [
      "so-" + String(repeating: "a", count: 54),
      "", "ly", "lagos", "LY-tripoli", "ly-Tripoli", "ly_tripoli", "ly--tripoli", "ly-", "-ly", "lby-tripoli",
      "ly-tripoli ", "ly-tripolì", "ly-\u{0}", "so-" + String(repeating: "a", count: 61),
    ])
  func badMission(text: String) {
    let problem = #expect(throws: MalformedIdentifier.self) { try MissionID(text) }
    #expect(problem?.description.contains("ly-tripoli") == true, "it says how to write one")
  }

  @Test("digests are 64 small hexadecimal digits")
  func digest() throws {
    let text = String(repeating: "0f", count: 32)
    #expect(try Digest(text).text == text)
    #expect(Digest(bytes: [UInt8](repeating: 15, count: 32)).text == text)
    for bad in ["", text.uppercased(), String(text.dropLast()), text + "0", "g" + text.dropFirst()] {
      #expect(throws: MalformedIdentifier.self) { try Digest(bad) }
    }
  }

  @Test(
    "statement types are small letters and underscores",
    arguments: [
      ("received", true), ("onward_referred", true), (String(repeating: "a", count: 40), true), ("", false),
      ("Received", false), ("re-ceived", false), ("r2", false), (String(repeating: "a", count: 41), false),
    ])
  func statementType(text: String, isGood: Bool) {
    #expect(((try? StatementType(text)) != nil) == isGood)
  }

  @Test("identifiers are JSON strings, checked when read")
  func json() throws {
    let missions = try JSONDecoder().decode([MissionID].self, from: Data(#"["ly-tripoli"]"#.utf8))
    #expect(missions == [LogSample.sender])
    #expect(try String(decoding: JSONEncoder().encode(missions), as: UTF8.self) == #"["ly-tripoli"]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([MissionID].self, from: Data(#"["Tripoli"]"#.utf8))
    }
  }
}

@Suite("Transfer ids: UUID version 7")
struct LogTransferIDTests {
  private static let moments: [TimeInterval] = [0, 1, 1_799_999_999.999, 1_800_000_000, 4_102_444_800]

  @Test("a new one has the form of RFC 9562 §5.7, and its time", arguments: moments)
  func form(seconds: TimeInterval) throws {
    var rng = QueueSample.SplitMix64(seed: 3)
    for _ in 0..<100 {
      let id = TransferID(at: Date(timeIntervalSince1970: seconds), using: &rng)
      #expect(try TransferID(id.text) == id)
      let fields = id.text.split(separator: "-").map(String.init)
      #expect(fields.map(\.count) == [8, 4, 4, 4, 12])
      #expect(fields[2].first == "7")
      #expect("89ab".contains(fields[3].prefix(1)))
      let milliseconds = try #require(UInt64(fields[0] + fields[1], radix: 16))
      #expect(milliseconds == UInt64(seconds * 1000))
    }
  }

  @Test("ids of one moment differ, and later ones sort after earlier ones")
  func orderAndUniqueness() {
    var rng = QueueSample.SplitMix64(seed: 4)
    let ids = (0..<2000).map { TransferID(at: LogSample.morning + Double($0 / 1000), using: &rng) }
    #expect(Set(ids).count == ids.count)
    #expect(ids[..<1000].max().map { $0 < ids[1000...].min() ?? $0 } == true)
  }

  @Test(
    "what is none",
    arguments: [
      "", "0190d0e5", "01A2010D-794A-70DD-88A1-AFEB0A91AB06", "01a2010d-794a-40dd-88a1-afeb0a91ab06",
      "{01a2010d-794a-70dd-88a1-afeb0a91ab06}", "01a2010d794a70dd88a1afeb0a91ab06",
      "01a2010d-794a-70dd-88a1-afeb0a91ab06 ",
    ])
  func bad(text: String) {
    #expect(throws: MalformedIdentifier.self) { try TransferID(text) }
  }
}

@Suite("Times, as written")
struct LogTimestampTests {
  @Test(
    "a time is kept as it was written",
    arguments: [
      ("2027-01-14T21:35:00+01:00", 1_799_958_900), ("2027-01-14T20:35:00Z", 1_799_958_900),
      ("2027-01-14T20:35:00.250Z", 1_799_958_900.25), ("2027-01-14T15:05:00-05:30", 1_799_958_900),
    ])
  func kept(text: String, seconds: TimeInterval) throws {
    let time = try Timestamp(text)
    #expect(time.text == text)
    #expect(abs(time.date.timeIntervalSince1970 - seconds) < 0.001)
    #expect(try JSONDecoder().decode([Timestamp].self, from: JSONEncoder().encode([time])) == [time])
  }

  @Test("equal by their text, ordered by their moment")
  func comparison() throws {
    let here = try Timestamp("2027-01-14T21:35:00+01:00")
    let utc = try Timestamp("2027-01-14T20:35:00Z")
    let later = try Timestamp("2027-01-14T20:35:01Z")
    #expect(here != utc)
    #expect(!(here < utc) && !(utc < here))
    #expect(here < later)
  }

  @Test("a moment is written in UTC, to the millisecond, and reads back as itself")
  func fromDate() throws {
    let moment = Date(timeIntervalSince1970: 1_799_958_900.5)
    let time = Timestamp(moment)
    #expect(time.text == "2027-01-14T20:35:00.500Z")
    #expect(try Timestamp(time.text) == time)
    for offset in stride(from: 0, to: 1, by: 0.0137) {
      let time = Timestamp(moment + offset)
      #expect(abs(try Timestamp(time.text).date.timeIntervalSince(moment + offset)) < 0.0021)
    }
  }

  @Test(
    "what is no time",
    arguments: [
      "", "tomorrow", "2027-01-14", "2027-01-14T21:35:00", "2027-01-14T21:35:00.5", "2027-01-14 21:35:00Z",
      "2027-13-14T21:35:00Z", "2027-01-32T21:35:00Z", "2027-02-30T21:35:00Z", "2027-01-14T25:35:00Z",
    ])
  func bad(text: String) {
    #expect(throws: MalformedIdentifier.self) { try Timestamp(text) }
  }
}
