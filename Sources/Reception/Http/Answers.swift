import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore
import PeerProtocol

/// The answers of the peer protocol. Source: specification §6; openapi.yaml.
enum Answers {
  static func signed(_ der: Data, status: HTTPResponse.Status = .ok) -> Response {
    make(status, .cms, der)
  }

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    make(status, .json, try JSON.encode(value))
  }

  /// A problem (RFC 9457).
  static func problem(_ problem: SealProblem) -> Response {
    let document = ProblemDocument(problem)
    var response = make(
      HTTPResponse.Status(code: problem.code.status), .problem, (try? JSON.encode(document)) ?? Data())
    // What is said about the state here is gone on from at once.
    if problem.code.remedy == .retry, ![.conflict, .notFound].contains(response.status) {
      response.set(.retryAfter, "30")
    }
    return response
  }

  /// A problem of HTTP's own, which has no code (RFC 9457 §4.2.1).
  static func problem(_ status: HTTPResponse.Status) -> Response {
    let document = UncodedProblem(title: status.reasonPhrase, status: status.code)
    return make(status, .problem, (try? JSON.encode(document)) ?? Data())
  }

  static func make(_ status: HTTPResponse.Status, _ type: PeerMediaType, _ body: Data) -> Response {
    Response(
      status: status, headers: [.contentType: type.rawValue], body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}

/// A problem without a code (RFC 9457 §4.2.1).
private struct UncodedProblem: Encodable {
  let type = "about:blank"
  let title: String
  let status: Int
}

extension Response {
  mutating func set(_ header: PeerHeader, _ value: String) {
    if let name = HTTPField.Name(header.rawValue) { headers[name] = value }
  }
}

extension Request {
  func value(_ header: PeerHeader) -> String? { HTTPField.Name(header.rawValue).flatMap { headers[$0] } }
}
