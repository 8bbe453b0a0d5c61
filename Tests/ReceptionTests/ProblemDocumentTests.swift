import Base
import Foundation
import HTTPTypes
import Handover
import HummingbirdCore
import PeerProtocol
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
    // What says how things stand here is gone on from at once.
    #expect(hasDate == (code.remedy == .retry && ![404, 409].contains(code.status)))
    #expect(answer.status.code == code.status)
  }
}
