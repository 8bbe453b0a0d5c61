import Base
import Foundation
import Handover
import Testing

/// One scenario as it stands in a file of `Protocol/vectors/v1`. See the README there.
struct Vector: Codable, Sendable {
  enum Kind: String, Codable, Sendable {
    /// Verify `manifest` as `mission`, then open the bundle.
    case bundle
    /// Unpack `offer`.
    case offer
    /// Verify `statement`.
    case statement
    /// Take `directory`, holding the one of federation.json.
    case directory
  }

  var name = ""
  var description = ""
  var kind: Kind
  /// The layer that must refuse it; null when all must go well.
  var layer: Layer?
  var code: ProblemCode?
  var now: Timestamp
  /// The mission that opens.
  var mission: MissionID?
  /// The mission whose connection it came by; absent for a bundle from a file.
  var caller: MissionID?
  /// Taken in place of the one of federation.json.
  var directory: Data?
  var manifest: Data?
  /// What lies in `parts/`, by file name without `.p7m`.
  var parts: [String: Data]?
  var offer: Data?
  var statement: Data?
  /// The payload of the core, path to SHA-256, when all goes well.
  var files: [String: Digest]?

  init(_ kind: Kind, now: Date = World.now) {
    self.kind = kind
    self.now = Timestamp(now)
  }
}

/// `federation.json`: what all vectors share.
struct VectorFederation: Codable {
  let warning: String
  /// PEM.
  let root: String
  /// As signed.
  let directory: Data
  /// Private keys in PEM, by mission and use.
  let keys: [String: [String: String]]
}

/// A vector still to be made, in a given federation.
struct Scenario: Sendable, CustomTestStringConvertible {
  let area: String
  let name: String
  let description: String
  let layer: Layer?
  let code: ProblemCode?
  let make: @Sendable (World) throws -> Vector

  init(
    _ area: String, _ name: String, _ layer: Layer?, _ code: ProblemCode?, _ description: String,
    make: @escaping @Sendable (World) throws -> Vector
  ) {
    self.area = area
    self.name = name
    self.layer = layer
    self.code = code
    self.description = description
    self.make = make
  }

  var testDescription: String { "\(area)/\(name)" }

  func vector(in world: World) throws -> Vector {
    var vector = try make(world)
    vector.name = name
    vector.description = description
    vector.layer = layer
    vector.code = code
    return vector
  }

  static let all = good + envelope + signature + manifest + parts + structure + archive + bag + casefile
}
