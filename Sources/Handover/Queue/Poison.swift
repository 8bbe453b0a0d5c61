/// When an item is set aside so that the others flow.
/// - Note: Source: decision 0017, "poison".
package enum Poison {
  package enum Verdict: Sendable, Equatable {
    case crashes(Int)
    /// Rejections alike.
    case rejects(Int)

    /// In plain words.
    package var words: String {
      switch self {
      case .crashes(let count): "crashed \(count) times"
      case .rejects(let count): "rejected \(count) times alike"
      }
    }
  }

  /// Why the item belongs in quarantine; `nil` when it does not.
  package static func verdict(for item: QueueItem, policy: QueuePolicy) -> Verdict? {
    if item.crashes >= policy.poisonCrashes { return .crashes(item.crashes) }
    return item.identicalRejects >= policy.poisonRejects ? .rejects(item.identicalRejects) : nil
  }
}

extension QueueItem {
  /// Sets it aside where it does harm, unless it is already.
  package mutating func quarantineIfPoisoned(policy: QueuePolicy) {
    guard let why = Poison.verdict(for: self, policy: policy), hold?.code != HoldReason.poisonCode else { return }
    let last = lastReject.map { " (\($0))" } ?? ""
    hold = HoldReason(code: HoldReason.poisonCode, text: "It was set aside: \(why.words)\(last).")
  }
}
