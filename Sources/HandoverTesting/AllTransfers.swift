package import Handover

extension LogStore {
  /// All transfers, newest first.
  package func transfers() async throws -> [TransferRecord] {
    var all: [TransferRecord] = []
    try await forEachTransfer { all.append($0) }
    return all
  }
}
