import Base
import Foundation
import Handover
import HandoverTesting
import PeerProtocol
import Testing
import Yams

/// `Protocol/openapi.yaml` is what other programs are generated from; it and this program say the same.
@Suite("OpenAPI: the document and the program agree")
struct OpenAPITests {
  /// One call of the document: `POST /v1/bundles application/x-tar`.
  private struct Call {
    let name: String
    let line: String
    let operation: Node.Mapping
  }

  private static func document() throws -> Node {
    let text = try String(contentsOf: Registry.folder.appending(path: "openapi.yaml"), encoding: .utf8)
    return try #require(try Yams.compose(yaml: text))
  }

  private static func calls() throws -> [Call] {
    try #require(document()["paths"]?.mapping).flatMap { path, operations in
      (operations.mapping ?? [:]).filter { $0.key != "parameters" }.map { method, operation in
        let types = operation["requestBody"]?["content"]?.mapping?.keys.compactMap(\.string) ?? []
        let words = [method.string?.uppercased() ?? "", path.string ?? ""] + types.sorted()
        return Call(
          name: operation["operationId"]?.string ?? "", line: words.joined(separator: " "),
          operation: operation.mapping ?? [:])
      }
    }
  }

  @Test("every call has the document's name, method, path and kind of body, and none is left out on either side")
  func calls() throws {
    let documented = try Self.calls().map { "\($0.name): \($0.line)" }.sorted()
    let ours = PeerCall.allCases.map { call in
      "\(call): "
        + [call.method.rawValue, call.path, call.bodyType?.rawValue].compactMap(\.self).joined(separator: " ")
    }
    #expect(documented == ours.sorted())
  }

  @Test("a part's path is the document's with its parameters filled in")
  func partPath() {
    let (part, delivery) = (
      Digest(bytes: .init(repeating: 1, count: 32)), Digest(bytes: .init(repeating: 2, count: 32))
    )
    let expected = PeerCall.putPart.path
      .replacing("{\(PeerCall.delivery)}", with: delivery.text).replacing("{\(PeerCall.digest)}", with: part.text)
    #expect(PeerCall.path(of: part, in: delivery) == expected)
  }

  @Test(
    "a path is known by the calls that can be made at it",
    arguments: [
      ("/v1/bundles", [.offerBundle]), ("/v1/bundles/a/parts/b", [.putPart, .patchPart, .headPart]),
      ("/v1/documents/a", [.getDocument]), ("/v1/documents/", []), ("/v1/bundles/a", []), ("/", []),
    ] as [(String, [PeerCall])])
  func callsAt(path: String, calls: [PeerCall]) { #expect(PeerCall.at(path) == calls) }

  @Test("the media types are the document's")
  func mediaTypes() throws {
    let text = try String(contentsOf: Registry.folder.appending(path: "openapi.yaml"), encoding: .utf8)
    let documented = text.matches(of: /application\/[a-z0-9+-]+(?=: )|application\/[a-z0-9+-]+(?=:\n)/).map {
      String($0.output)
    }
    #expect(Set(documented) == Set(PeerMediaType.allCases.map(\.rawValue)))
  }

  /// Left out: what the answers of any web server may have, and `Accept`, which OpenAPI has follow from the answers' types.
  @Test("the headers are the document's")
  func headers() throws {
    let documented = try #require(Self.document()["components"]?["headers"]?.mapping).keys.compactMap(\.string)
    #expect(
      Set(documented).subtracting(["Cache-Control"])
        == Set(PeerHeader.allCases.filter { $0 != .accept }.map(\.rawValue)))
  }

  @Test("every status of a problem code is an answer of some call")
  func statuses() throws {
    let answers = Set(
      try Self.calls().flatMap { $0.operation["responses"]?.mapping?.keys.compactMap(\.string) ?? [] })
    #expect(ProblemCode.allCases.filter { !answers.contains("\($0.status)") } == [])
  }

  @Test("yes and no in a header read back as what was written", arguments: [true, false])
  func booleans(value: Bool) {
    #expect(PeerHeader.boolean(PeerHeader.boolean(value)) == value)
    #expect(PeerHeader.boolean("1") == nil)
    #expect(PeerHeader.boolean(nil) == nil)
  }

  private static func documents() throws -> [(schema: String, document: any Encodable)] {
    let digest = Digest(bytes: .init(repeating: 7, count: 32))
    return [
      ("missing", MissingParts(delivery: digest, missing: [digest], have: [digest.text: 1])),
      ("statements-result", StatementResults(results: [])),
      ("problem", ProblemDocument(SealProblem(.part, .digestMismatch, "found"))),
      (
        "status",
        PeerStatus(mission: try MissionID("ly-tripoli"), epoch: "e", directory: 1, accepting: true, version: "1")
      ),
      ("account", PeerAccount(epoch: "e", transfers: [], open: [])),
    ]
  }

  @Test("a document has all the members that its schema requires, and none that it does not know")
  func schemas() throws {
    for (name, document) in try Self.documents() {
      let file = Registry.folder.appending(path: "schemas/v1/\(name).schema.json")
      let schema = try JSON.decode(JSONValue.self, from: Data(contentsOf: file))
      let members = Set(try JSON.decode([String: JSONValue].self, from: JSON.encode(document)).keys)
      guard case .object(let properties)? = schema["properties"], case .array(let required)? = schema["required"] else {
        return #expect(Bool(false), "\(name).schema.json has no properties")
      }
      #expect(members.subtracting(properties.keys) == [], "\(name)")
      #expect(Set(required.compactMap(\.string)).subtracting(members) == [], "\(name)")
    }
  }

  @Test("a problem's code is read from what was written, also one of a later registry, and nothing else is")
  func problemCode() throws {
    let written = try JSON.encode(ProblemDocument(SealProblem(.part, .digestMismatch, "found")))
    #expect(ProblemDocument.code(in: written)?.text == "digest-mismatch")
    #expect(ProblemDocument.code(in: Data(#"{"type":"urn:baton:problem:of-tomorrow"}"#.utf8))?.text == "of-tomorrow")
    for other in [#"{"type":"about:blank"}"#, #"{"type":"urn:baton:problem:No code"}"#, #"{"title":"x"}"#, "[]", ""] {
      #expect(ProblemDocument.code(in: Data(other.utf8)) == nil)
    }
  }
}
