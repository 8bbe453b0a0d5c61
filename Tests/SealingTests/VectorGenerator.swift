import Base
import Foundation
import Handover
import Testing

@testable import Sealing

/// Writes `Protocol/vectors/v1` from the scenarios: `BATON_WRITE_VECTORS=missing swift test --filter VectorGenerator` adds
/// those that are not there, in the federation that is published; `BATON_WRITE_VECTORS=all` writes everything anew, with
/// keys minted for it.
struct VectorGenerator {
  private static let wanted = ProcessInfo.processInfo.environment["BATON_WRITE_VECTORS"]

  @Test("write missing vectors", .enabled(if: wanted == "missing"))
  func writeMissingVectors() throws {
    let world = try VectorTests.world.get()
    for scenario in Scenario.all where !VectorTests.names.contains(scenario.testDescription) {
      try write(scenario.testDescription, scenario.vector(in: world))
    }
  }

  @Test("write vectors", .enabled(if: wanted == "all"))
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
