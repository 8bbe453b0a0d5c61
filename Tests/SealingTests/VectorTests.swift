import Base
import Foundation
import Handover
import Testing

@testable import Sealing

/// The scenarios that stand in `Protocol/vectors/v1`, for this and every other implementation.
struct VectorTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Protocol/vectors/v1").standardized

  /// Paths below the folder, without `.json`.
  static let names: [String] = {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.contains("/") && $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static let world = Result { try VectorFederation.world(in: folder) }

  @Test("a vector is refused where it should", arguments: names, [false, true])
  func isRefusedWhereItShould(_ name: String, warm: Bool) throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".json"))
    let vector = try JSON.decode(Vector.self, from: data)
    #expect(name.hasSuffix("/" + vector.name))
    let outcome = try VectorRunner.run(vector, in: Self.world.get(), warm: warm)
    #expect(outcome.layer == vector.layer, "\(outcome.detail)")
    #expect(outcome.code == vector.code, "\(outcome.detail)")
    if vector.layer == nil { #expect(outcome.files == vector.files) }
  }

  @Test("vectors are there for every scenario")
  func vectorsAreThereForEveryScenario() throws {
    #expect(Set(Self.names) == Set(Scenario.all.map(\.testDescription)))
  }
}

extension VectorFederation {
  static let warning = "TEST KEYS. They are published on purpose; never trust this root."

  init(_ world: World) throws {
    var keys: [String: [String: String]] = [:]
    for (mission, all) in world.keys {
      for (use, key) in all {
        keys[mission.text, default: [:]][use.rawValue] = String(
          decoding: try key.pem(passphrase: nil), as: UTF8.self)
      }
    }
    self.init(
      warning: Self.warning, root: String(decoding: try world.authority.root.pem, as: UTF8.self),
      directory: world.directory.der, keys: keys)
  }

  /// The federation of the vectors. Its root key is not there: the authority in it cannot sign.
  static func world(in folder: URL) throws -> World {
    let data = try Data(contentsOf: folder.appendingPathComponent("federation.json"))
    let federation = try JSON.decode(Self.self, from: data)
    let root = try Certificate(pem: Data(federation.root.utf8))
    var keys: [MissionID: [CertificateUse: PrivateKey]] = [:]
    for (mission, all) in federation.keys {
      for (use, pem) in all {
        guard let use = CertificateUse(rawValue: use) else { continue }
        keys[try MissionID(mission), default: [:]][use] = try PrivateKey(pem: Data(pem.utf8), passphrase: nil)
      }
    }
    return World(
      authority: Authority(root: root, key: try PrivateKey.generate(.p256)),
      directory: try Directory(verifying: federation.directory, root: root, now: World.now), keys: keys)
  }
}
