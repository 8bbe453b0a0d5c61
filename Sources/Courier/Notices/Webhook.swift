import Base
package import Foundation
package import Handover
import PeerProtocol

/// A program that is told of what is said, as Standard Webhooks has it (www.standardwebhooks.com, 1.0).
package struct Webhook: Sendable {
  package var lane: Code
  package var url: String
  /// HMAC-SHA-256 under the secret that both sides have, in base64.
  package var sign: @Sendable (Data) -> String
  /// The types of statements that it is told of; nil: all.
  package var only: Set<String>?
  /// Whether it stands on this machine or in an inner network.
  package var isInside: Bool
  package var roots: Data?

  package init(
    lane: Code, url: String, only: Set<String>?, isInside: Bool, roots: Data?,
    sign: @escaping @Sendable (Data) -> String
  ) {
    (self.lane, self.url, self.only, self.isInside) = (lane, url, only, isInside)
    (self.roots, self.sign) = (roots, sign)
  }

  /// - Parameter now: When it is sent: whoever takes it refuses what is older than a few minutes.
  func request(_ id: String, _ body: Data, at now: Date) -> CurlRequest {
    let seconds = Int(now.timeIntervalSince1970)
    let signature = sign(Data("\(id).\(seconds).".utf8) + body)
    var request = CurlRequest(
      .post, url,
      headers: [
        ("Content-Type", "application/json"), ("webhook-id", id), ("webhook-timestamp", "\(seconds)"),
        ("webhook-signature", "v1,\(signature)"),
      ], body: .bytes(body), responseLimit: NoticeRunner.answer)
    (request.roots, request.timeout, request.isAlone) = (roots, NoticeRunner.patience, true)
    request.isForPublicAddresses = !isInside
    return request
  }

  /// What is sent of a statement.
  static func body(_ told: ToldStatement, id: String) throws -> Data {
    var data: [String: JSONValue] = [
      "notice": .string(id), "transfer": .string(told.transfer.text), "author": .string(told.author.text),
      "seq": .integer(Int64(told.seq)), "statement": .string(told.statement.text),
    ]
    if let journey = told.journey { data["journey"] = .string(journey.rawValue) }
    return try JSON.encode(
      [
        "type": .string("statement.\(told.statement)"), "timestamp": .string(told.at.text), "data": .object(data),
      ] as JSONValue)
  }

  static func test(id: String, at now: Date) throws -> Data {
    try JSON.encode(
      [
        "type": "notice.test", "timestamp": .string(Timestamp(now).text), "data": ["notice": .string(id)],
      ] as JSONValue)
  }

  /// What its answer means. A notice is refused for what it is by 400, 413 and 422 alone: all else holds for every one.
  static func outcome(_ answer: CurlResponse) -> NoticeOutcome {
    let why = "it answers \(answer.status)"
    return switch answer.status {
    case 200..<300: .told
    case 300..<400:
      .failed(why: "\(why): it sends elsewhere, where nobody follows; give its own address", retryAfter: nil)
    case 400, 413, 422: .refused(why: why)
    case 410: .stopped(why: "\(why): it wants no more notices")
    default: .failed(why: why, retryAfter: answer.retryAfter)
    }
  }
}
