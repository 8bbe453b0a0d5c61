import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// The answers of the peer protocol. Source: specification §6; openapi.yaml.
enum Answers {
  static let cms = "application/pkcs7-mime"

  static func signed(_ der: Data, status: HTTPResponse.Status = .ok) -> Response {
    make(status, cms, der)
  }

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    make(status, "application/json", try JSON.encode(value))
  }

  /// A problem (RFC 9457).
  static func problem(_ problem: SealProblem) -> Response {
    let document = ProblemDocument(problem)
    var response = make(
      HTTPResponse.Status(code: problem.code.status), "application/problem+json",
      (try? JSON.encode(document)) ?? Data())
    if problem.code.remedy == .retry, let name = HTTPField.Name("Retry-After") {
      response.headers[name] = "30"
    }
    return response
  }

  /// A problem of HTTP's own, which has no code (RFC 9457 §4.2.1).
  static func problem(_ status: HTTPResponse.Status) -> Response {
    let document = ["type": "about:blank", "title": status.reasonPhrase]
    return make(status, "application/problem+json", (try? JSON.encode(document)) ?? Data())
  }

  static func make(_ status: HTTPResponse.Status, _ type: String, _ body: Data) -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}

/// Problem details (RFC 9457 §3.1) with the registry's members. Source: schemas/v1/problem.schema.json.
struct ProblemDocument: Encodable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  let remedy: Remedy
  let layer: Layer

  init(_ problem: SealProblem) {
    type = "urn:baton:problem:\(problem.code.rawValue)"
    title = problem.code.meaning
    status = problem.code.status
    detail = problem.detail
    remedy = problem.code.remedy
    layer = problem.layer
  }
}
