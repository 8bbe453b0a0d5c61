package import Foundation
import Handover
import PeerProtocol

/// A whole answer, of any status.
package struct CurlResponse: Sendable, Equatable {
  package let status: Int
  /// In lower case, without parameters.
  package let contentType: String?
  package let body: Data
  /// Seconds that the peer asks to wait.
  package let retryAfter: TimeInterval?
  /// The version of the directory that the peer holds.
  package let directory: Int?
  /// Octets of an upload that the peer has, where it says so.
  package let uploadOffset: Int64?
  /// When the peer says that it answered (RFC 9110 §6.6.1).
  package let date: Date?

  package init(
    status: Int, contentType: String? = nil, body: Data = Data(), retryAfter: TimeInterval? = nil,
    directory: Int? = nil, uploadOffset: Int64? = nil, date: Date? = nil
  ) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.retryAfter = retryAfter
    self.directory = directory
    self.uploadOffset = uploadOffset
    self.date = date
  }

  func `is`(_ type: PeerMediaType) -> Bool { contentType == type.rawValue }

  /// The code of a problem document; nil when there is none.
  var problem: String? { `is`(.problem) ? ProblemDocument.code(in: body)?.text : nil }
}

extension CurlResponse {
  /// Whether it is a receipt or a refusal, or says so.
  var isSigned: Bool { `is`(.cms) }
}

/// Why there is no answer. The texts are libcurl's, for a log; nothing is decided by them.
package enum TransferFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// Name, connection, time-out, an answer cut short.
  case unreachable(String)
  /// The connection stood, and then it broke, or was closed without an answer.
  case broken(String)
  /// Our own proxy does not answer, or lets nothing through: the peer was not asked. The text names the proxy.
  case proxy(String)
  /// TLS: their certificate, their key, our certificate, the handshake.
  case untrusted(String)
  /// The answer is larger than was allowed.
  case tooLarge
  case cancelled
  /// The body's file is gone or has another size than was said.
  case fileChanged

  package var description: String {
    switch self {
    case .unreachable(let text), .broken(let text): "no answer: \(text)"
    case .proxy(let text): text
    case .untrusted(let text): "no trusted connection: \(text)"
    case .tooLarge: "the answer is larger than this mission takes"
    case .cancelled: "the transfer was cancelled"
    case .fileChanged: "the file to send is gone or has changed"
    }
  }
}
