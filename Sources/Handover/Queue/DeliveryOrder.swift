import Base
package import Foundation

/// Who goes first: emergencies, then earliest deadline first.
/// - Note: Source: decision 0017, "order within a mission" and "across missions".
package enum DeliveryOrder {
  /// The rank of a priority from which on no date outranks it.
  package static let emergency = Priority.emergency.rank

  /// Seconds after which an item without a date counts as arriving: 14 days.
  package static let undated: TimeInterval = 14 * 86_400

  /// The moment an item should have arrived: the planned arrival, or creation plus 14 days.
  package static func due(of item: QueueItem) -> Date {
    item.arrival?.date ?? item.created.addingTimeInterval(undated)
  }

  /// Whether `a` goes before `b`: an emergency, then sooner due, then higher priority, then older, then by id, so that
  /// two different items are never equal. A statement has no privilege here: it has its own slot.
  package static func precedes(_ a: QueueItem, _ b: QueueItem) -> Bool {
    let (urgentA, urgentB) = (a.priority >= emergency, b.priority >= emergency)
    if urgentA != urgentB { return urgentA }
    let (dueA, dueB) = (due(of: a), due(of: b))
    if dueA != dueB { return dueA < dueB }
    if a.priority != b.priority { return a.priority > b.priority }
    if a.created != b.created { return a.created < b.created }
    return a.id < b.id
  }
}
