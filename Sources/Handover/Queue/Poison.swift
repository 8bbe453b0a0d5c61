/// When an item is set aside so that the others flow.
/// - Note: Source: decision 0017, "poison".
package enum Poison {
  /// Why the item belongs in quarantine, in plain words; `nil` when it does not.
  package static func verdict(for item: QueueItem, policy: QueuePolicy) -> String? {
    if item.crashes >= policy.poisonCrashes {
      return "crashed \(item.crashes) times"
    }
    if item.identicalRejects >= policy.poisonRejects {
      return "rejected \(item.identicalRejects) times alike"
    }
    return nil
  }
}

extension QueueItem {
  /// Sets it aside where it does harm, unless it is already.
  package mutating func quarantineIfPoisoned(policy: QueuePolicy) {
    guard let why = Poison.verdict(for: self, policy: policy), hold?.code != HoldReason.poisonCode else { return }
    let last = lastReject.map { " (\($0))" } ?? ""
    hold = HoldReason(code: HoldReason.poisonCode, text: "It was set aside: \(why)\(last).")
  }
}
