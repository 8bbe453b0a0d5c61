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
