package import Foundation

// Who has the line: what is more urgent starts at once, and what it outranks lets it pass. The order of the queue alone does
// not help where a bundle takes an hour. Source: decision 0023.

/// An item on the line. Times are seconds on the monotonic clock.
package struct Passage: Sendable, Equatable {
  package let item: QueueItem
  package let began: TimeInterval
  /// When more of it was last seen to arrive; at first, when it began.
  package let moved: TimeInterval
  /// Whether all of it is there: only the answer is waited for.
  package let isThrough: Bool

  package init(item: QueueItem, began: TimeInterval, moved: TimeInterval, isThrough: Bool) {
    self.item = item
    self.began = began
    self.moved = moved
    self.isThrough = isThrough
  }
}

extension QueueItem {
  /// Whether a bundle on the line lets this item pass: any statement, an emergency, or what is due much sooner.
  package func outranks(_ other: QueueItem, policy: QueuePolicy) -> Bool {
    guard other.kind == .bundle else { return false }
    if kind == .statement { return true }
    let (isUrgent, isOtherUrgent) = (isEmergency, other.isEmergency)
    if isUrgent != isOtherUrgent { return isUrgent }
    return DeliveryOrder.due(of: self) + policy.muchSooner <= DeliveryOrder.due(of: other)
  }

  package var isEmergency: Bool { priority >= DeliveryOrder.emergency }
}

package enum RightOfWay {
  /// Whether any of these outranks another: then who gives way has to be looked at again soon.
  package static func isContested(_ line: [Passage], policy: QueuePolicy) -> Bool {
    line.contains { passage in line.contains { passage.item.outranks($0.item, policy: policy) } }
  }

  /// The ids of those that let others pass now.
  package static func givingWay(_ line: [Passage], at now: TimeInterval, policy: QueuePolicy) -> Set<String> {
    let urgent = line.filter { $0.claimsLine(at: now, policy: policy) }
    return Set(
      line.filter { passage in
        urgent.contains { $0.item.outranks(passage.item, policy: policy) && $0.needs(passage, at: now, policy: policy) }
      }.map(\.item.id))
  }
}

extension Passage {
  /// What is through in no time needs nobody's line, nor does what does not move, or is there.
  fileprivate func claimsLine(at now: TimeInterval, policy: QueuePolicy) -> Bool {
    !isThrough && now - began >= policy.quickPassage && now - moved < policy.stalledPassage
  }

  /// Whether the line of another passage may be this one's. Towards another mission the narrow place may as well be at the
  /// other end: then nothing is won, and after a while nobody waits for it.
  fileprivate func needs(_ other: Passage, at now: TimeInterval, policy: QueuePolicy) -> Bool {
    item.mission == other.item.mission || now - began < policy.longestCourtesy
  }
}
