import Foundation
import Handover
import Testing

@testable import Sealing

/// Every scenario, in a federation minted for this run.
struct ScenarioTests {
  @Test("a scenario is refused where it should", arguments: Scenario.all, [false, true])
  func isRefusedWhereItShould(_ scenario: Scenario, warm: Bool) throws {
    let world = try World.shared.get()
    let vector = try scenario.vector(in: world)
    let outcome = try VectorRunner.run(vector, in: world, warm: warm)
    #expect(outcome.layer == scenario.layer, "\(outcome.detail)")
    #expect(outcome.code == scenario.code, "\(outcome.detail)")
    if scenario.layer == nil { #expect(outcome.files == vector.files) }
  }

  @Test("every layer is covered and no name twice")
  func everyLayerIsCoveredAndNoNameTwice() {
    let layers = Set(Scenario.all.compactMap(\.layer))
    #expect(layers == Set(Layer.allCases))
    #expect(Set(Scenario.all.map(\.testDescription)).count == Scenario.all.count)
  }
}
