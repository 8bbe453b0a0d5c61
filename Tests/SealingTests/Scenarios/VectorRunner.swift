import Base
import Foundation
import Handover

@testable import Sealing

/// Runs a vector through what receives such things in earnest.
enum VectorRunner {
  struct Outcome: Equatable {
    var layer: Layer?
    var code: ProblemCode?
    var detail = ""
    /// Octets of plaintext that a sink saw of a case that was not committed in the end.
    var files: [String: Digest]?
  }

  /// - Parameter warm: Whether every certificate of the directory has been met before.
  static func run(_ vector: Vector, in world: World, warm: Bool) throws -> Outcome {
    let directory = try Directory(verifying: world.directory.der, root: world.authority.root, now: World.now)
    if warm { for certificate in directory.listed { try? directory.trust.verify(certificate) } }
    do {
      return Outcome(files: try accept(vector, in: world, directory))
    } catch let problem as SealProblem {
      return Outcome(layer: problem.layer, code: problem.code, detail: problem.detail)
    }
  }

  private static func accept(_ vector: Vector, in world: World, _ directory: Directory) throws -> [String: Digest]? {
    switch vector.kind {
    case .offer: _ = try OfferTar.unpack(vector.offer ?? Data())
    case .statement:
      _ = try StatementVerifier(directory: directory).verify(vector.statement ?? Data(), now: vector.now.date)
    case .directory:
      let mission = vector.mission ?? World.receiver
      let keys = (world.keys[mission] ?? [:]).mapValues { [$0] }
      let seals = try MissionSeals(mission: mission, keys: { keys }, directory: directory, saved: { _ in })
      _ = try seals.adopt(directory: vector.directory ?? Data(), now: vector.now.date)
    case .bundle: return try open(vector, in: world, directory)
    }
    return nil
  }

  private static func open(_ vector: Vector, in world: World, _ held: Directory) throws -> [String: Digest] {
    let directory =
      try vector.directory.map { try Directory(verifying: $0, root: world.authority.root, now: World.now) }
      ?? held
    let identity = try world.identity(vector.mission ?? World.receiver, in: directory)
    let verifier = BundleVerifier(directory: directory, identity: identity)
    let verified = try verifier.verify(vector.manifest ?? Data(), from: vector.caller, now: vector.now.date)
    let folder = try TestFolder()
    let parts = try TestParts(folder.path)
    for (name, part) in vector.parts ?? [:] { try parts.put(name, part) }
    try verified.examine(parts.files)
    let sink = MemorySink()
    try verified.open(parts.files, into: sink)
    return Dictionary(uniqueKeysWithValues: sink.files.map { ($0.path, SHA256.digest($0.data)) })
  }
}
