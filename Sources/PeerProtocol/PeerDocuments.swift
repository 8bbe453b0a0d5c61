import Base
package import Foundation
package import Handover

/// 202 to an offer: what is still to come. Source: schemas/v1/missing.schema.json.
package struct MissingParts: Codable, Sendable {
  package let delivery: DeliveryID
  /// Parts not here; none while the bundle is being opened.
  package var missing: [Digest]
  /// Octets of missing parts that are here, by part; nil where nothing is, and from whoever does not go on inside a part.
  package var have: [String: Int64]?

  package init(delivery: DeliveryID, missing: [Digest] = [], have: [String: Int64]? = nil) {
    self.delivery = delivery
    self.missing = missing
    self.have = have
  }

  /// Octets that are here of each of `parts`.
  package func octets(of parts: [Manifest.Part]) -> [Digest: Int64] {
    guard let have else { return [:] }
    return parts.reduce(into: [:]) { octets, part in
      if let count = have[part.sha256.text], (1..<part.bytes).contains(count) { octets[part.sha256] = count }
    }
  }
}

/// 200 to statements: what became of each. Source: schemas/v1/statements-result.schema.json.
package struct StatementResults: Codable, Sendable {
  package enum Result: String, Codable, Sendable, CaseIterable {
    case stored
    case alreadyHad = "already-had"
    case refused
  }

  package struct One: Codable, Sendable {
    package let digest: Digest
    package let result: Result
    /// Why it was refused: a code of the registry, or one that came after it.
    package let code: String?

    /// The code, if this registry has it.
    package var problem: ProblemCode? { code.flatMap(ProblemCode.init) }

    package init(digest: Digest, result: Result, code: ProblemCode? = nil) {
      self.digest = digest
      self.result = result
      self.code = code?.rawValue
    }
  }

  package let results: [One]

  package init(results: [One]) { self.results = results }
}

/// Problem details (RFC 9457 §3.1) with the registry's members. Source: schemas/v1/problem.schema.json.
package struct ProblemDocument: Encodable, Sendable {
  package let type: String
  package let title: String
  package let status: Int
  package let detail: String
  package let remedy: Remedy
  package let layer: Layer

  private static let prefix = "urn:baton:problem:"

  package init(_ problem: SealProblem) {
    type = Self.prefix + problem.code.rawValue
    title = problem.code.meaning
    status = problem.code.status
    detail = problem.detail
    remedy = problem.code.remedy
    layer = problem.layer
  }

  /// The code of a problem document, which may come from a later registry.
  ///
  /// - Returns: Nil when there is none, or what stands there is no code.
  package static func code(in json: Data) -> Code? {
    struct Problem: Decodable {
      let type: String
    }
    guard let type = (try? JSON.decode(Problem.self, from: json))?.type, type.hasPrefix(prefix) else { return nil }
    return Code.of(String(type.dropFirst(prefix.count)))
  }
}

/// How a mission is. Source: schemas/v1/status.schema.json.
package struct PeerStatus: Encodable, Sendable {
  package let mission: MissionID
  package let epoch: String
  /// The version of the directory held.
  package let directory: Int
  /// Whether new bundles are taken.
  package let accepting: Bool
  /// The program's.
  package let version: String

  package init(mission: MissionID, epoch: String, directory: Int, accepting: Bool, version: String) {
    self.mission = mission
    self.epoch = epoch
    self.directory = directory
    self.accepting = accepting
    self.version = version
  }
}

/// How far the log of each transfer shared with the caller goes here, and what is still arriving. Source:
/// schemas/v1/account.schema.json.
package struct PeerAccount: Encodable, Sendable {
  package struct Head: Encodable, Sendable {
    package let transfer: TransferID
    /// The highest `seq` without a gap, per mission; one with none is left out.
    package let heads: [String: Int]

    package init(_ log: LogEnds) {
      transfer = log.transfer
      heads = Dictionary(uniqueKeysWithValues: log.ends.map { ($0.key.text, $0.value) })
    }
  }

  package let epoch: String
  package let transfers: [Head]
  package let open: [DeliveryID]

  package init(epoch: String, transfers: [Head], open: [DeliveryID]) {
    self.epoch = epoch
    self.transfers = transfers
    self.open = open
  }
}
