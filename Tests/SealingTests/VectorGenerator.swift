import Foundation
import Handover
import Testing

@testable import Sealing

/// Writes `Protocol/vectors/v1` anew, from the scenarios, with keys minted for it:
/// `BATON_WRITE_VECTORS=1 swift test --filter VectorGenerator`.
struct VectorGenerator {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["BATON_WRITE_VECTORS"] != nil))
  func writeVectors() throws {
    let world = try World()
    try remove()
    try write("federation", VectorFederation(world))
    for scenario in Scenario.all { try write(scenario.testDescription, scenario.vector(in: world)) }
  }

  /// Every vector that is there, and nothing else.
  private func remove() throws {
    for name in VectorTests.names {
      try FileManager.default.removeItem(at: VectorTests.folder.appendingPathComponent(name + ".json"))
    }
  }

  private func write(_ name: String, _ value: some Encodable) throws {
    let file = VectorTests.folder.appendingPathComponent(name + ".json")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try (JSON.encode(value, pretty: true) + Data("\n".utf8)).write(to: file)
  }
}
