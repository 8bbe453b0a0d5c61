import Foundation
import HTTPTypes
import Handover
import HummingbirdCore
import Testing

@testable import Reception

@Suite("Problems on the wire")
struct ProblemDocumentTests {
  @Test("every code becomes a problem document of the registry's form", arguments: ProblemCode.allCases)
  func document(code: ProblemCode) throws {
    let data = try JSON.encode(ProblemDocument(SealProblem(.part, code, "what was found")))
    let members = try JSON.decode([String: JSONValue].self, from: data)
    #expect(members["type"] == .string("urn:baton:problem:\(code.rawValue)"))
    #expect(members["status"] == .integer(Int64(code.status)))
    #expect(members["title"] == .string(code.meaning))
    #expect(members["remedy"] == .string(code.remedy.rawValue))
    #expect(members["layer"] == .string("part"))
    #expect(members["detail"] == .string("what was found"))
  }

  @Test("what the caller should try again says when", arguments: ProblemCode.allCases)
  func retryAfter(code: ProblemCode) throws {
    let answer = Answers.problem(SealProblem(.envelope, code, ""))
    let hasDate = answer.headers.contains { $0.name.canonicalName == "retry-after" }
    #expect(hasDate == (code.remedy == .retry))
    #expect(answer.status.code == code.status)
  }
}

@Suite("Accounts")
struct AccountTests {
  @Test("a head counts without gaps", arguments: [([1, 2, 3], 3), ([1, 3], 1), ([2, 3], 0), ([], 0)])
  func heads(numbers: [Int], head: Int) throws {
    let (sender, receiver) = (try MissionID("ly-tripoli"), try MissionID("ng-lagos"))
    var rng = SystemRandomNumberGenerator()
    let transfer = TransferID(at: Date(), using: &rng)
    let log = numbers.map { number in
      LogEntry(
        statement: Statement(
          type: .received, transfer: transfer, bundle: nil, author: receiver, staff: .daemon,
          position: LogPosition(seq: number, seen: 0), at: Timestamp(Date()), body: .object([:])),
        der: Data(), digest: Digest(bytes: [UInt8](repeating: UInt8(number), count: 32)))
    }
    let record = TransferRecord(
      id: transfer, sender: sender, receiver: receiver, arrival: nil, created: Date(), log: log, item: nil, attempts: 0)
    #expect(Account.Head(record).heads == ["ly-tripoli": 0, "ng-lagos": head])
  }
}
