import Handover
import HandoverTesting
import Ledger
import Testing

@Suite("The store keeps its promises")
struct LedgerContractTests {
  @Test("without interruption", arguments: LedgerContract.all)
  func undisturbed(_ contract: LedgerContract) async throws {
    let scratch = try Scratch()
    try await contract.check { mission in try openLedger(scratch.path, mission: mission.text) }
  }

  @Test(
    "restarted or killed before every call",
    arguments: LedgerContract.all.filter { !$0.isConcurrent }, Interruption.allCases)
  func interrupted(_ contract: LedgerContract, _ interruption: Interruption) async throws {
    let scratch = try Scratch(inMemory: true)
    try await contract.check { _ in try RelayedStore(interruption, in: scratch) }
  }

  @Test("the contract has a name for every promise, and each only once")
  func names() {
    let names = LedgerContract.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 50)
  }
}
