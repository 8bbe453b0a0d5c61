import Base
import Foundation
import Handover

/// Reads the peer's JSON answers. What cannot be read is no answer.
enum PeerProblem {
  private struct Problem: Decodable {
    let type: String
  }

  private static let prefix = "urn:baton:problem:"

  /// The code of a problem document (RFC 9457); nil when there is none, or what stands there is no code.
  static func code(_ response: CurlResponse) -> String? {
    guard response.contentType == "application/problem+json",
      let problem = try? JSON.decode(Problem.self, from: response.body), problem.type.hasPrefix(prefix)
    else { return nil }
    return Code.of(String(problem.type.dropFirst(prefix.count)))?.text
  }
}

/// 202: what the peer still lacks.
struct MissingParts: Decodable {
  let delivery: DeliveryID
  let missing: [Digest]
  /// Octets of missing parts that are there, by part; nil from a peer that does not resume inside a part.
  let have: [String: Int64]?

  /// Octets that the peer has of each of `parts`.
  func octets(of parts: [Manifest.Part]) -> [Digest: Int64] {
    guard let have else { return [:] }
    return parts.reduce(into: [:]) { octets, part in
      if let count = have[part.sha256.text], (1..<part.bytes).contains(count) { octets[part.sha256] = count }
    }
  }
}

/// 200 to statements: what became of each.
struct StatementResults: Decodable {
  struct One: Decodable {
    let digest: Digest
    let result: String
    let code: String?
  }

  let results: [One]
}
