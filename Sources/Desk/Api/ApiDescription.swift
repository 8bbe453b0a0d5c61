import Accounts
import Base
import Foundation
import Handover
import Hummingbird

/// What other programs can call, as OpenAPI 3.1. It follows from the table of calls, and its schemas from the types that are
/// written and read; `Protocol/api.json` is what it says.
enum ApiDescription {
  static let path = "/v1/openapi.json"
  /// As a caller writes it.
  static let whole = "/api\(path)"

  static func document() -> JSONValue {
    let calls = DeskCall.table.filter { $0.rights.isEmpty || $0.rights.contains { $0.isOfTokens } }
    let paths = Dictionary(grouping: calls, by: \.path).mapValues { calls in
      JSONValue.object(
        Dictionary(uniqueKeysWithValues: calls.map { ($0.method.rawValue.lowercased(), operation($0)) }))
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Baton", "version": "1",
        "description": .string(
          "What a mission's own programs can do at its daemon: the calls of the command line, for an account of a machine. "
            + "A token allows some of them (`baton account token`). Errors are problems (RFC 9457)."),
      ],
      "servers": [["url": "/api"]], "security": [["token": []]],
      "paths": .object(paths),
      "components": [
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
        "schemas": ["problem": Shape.schema(of: ApiProblem.self)],
      ],
    ]
  }

  private static func operation(_ call: DeskCall) -> JSONValue {
    let rights = call.rights.filter(\.isOfTokens).map(\.rawValue)
    let needs = rights.isEmpty ? "Any token." : "A token that may \(rights.joined(separator: " or "))."
    var members: [String: JSONValue] = [
      "summary": .string(call.what), "description": .string(needs), "operationId": .string(name(call)),
      "responses": .object(responses(call)),
    ]
    let parameters = call.parameters
    if !parameters.isEmpty { members["parameters"] = .array(parameters) }
    if let body = call.body { members["requestBody"] = ["required": true, "content": content(body)] }
    return .object(members)
  }

  private static func responses(_ call: DeskCall) -> [String: JSONValue] {
    let problem: JSONValue = [
      "description": "What happened and what to do.",
      "content": .object([ApiProblem.mediaType: ["schema": ["$ref": "#/components/schemas/problem"]]]),
    ]
    let answer: JSONValue = ["description": .string(call.what), "content": content(call.answer)]
    let good = call.statuses.map { ("\($0)", answer) }
    return Dictionary(uniqueKeysWithValues: good + [("4XX", problem), ("507", problem)])
  }

  private static func content(_ content: DeskCall.Content) -> JSONValue {
    switch content {
    case .json(let type): .object(["application/json": ["schema": Shape.schema(of: type)]])
    case .octets(let type): .object([type: [:]])
    }
  }

  /// `get-transfers-id-log`.
  private static func name(_ call: DeskCall) -> String {
    ([call.method.rawValue.lowercased()]
      + call.path.split(separator: "/").dropFirst().map { $0.filter { $0 != "{" && $0 != "}" } })
      .joined(separator: "-")
  }
}

extension DeskCall {
  fileprivate var parameters: [JSONValue] {
    let places = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part -> JSONValue in
      [
        "name": .string(String(part.dropFirst().dropLast())), "in": "path", "required": true,
        "schema": ["type": "string"],
      ]
    }
    let asked = query.map { query -> JSONValue in
      [
        "name": .string(query.name), "in": "query", "required": .bool(query.isNeeded),
        "description": .string(query.what), "schema": ["type": "string"],
      ]
    }
    return places + asked
  }
}

extension StaffDesk {
  /// `GET /api/v1/openapi.json`, for everybody: it says nothing of this mission.
  func addDescription(to router: Router<DeskContext>) throws {
    let text = try JSON.encode(ApiDescription.document())
    router.get(RouterPath(ApiDescription.path)) { _, _ in DeskAnswers.bytes(text, type: "application/json") }
  }
}
