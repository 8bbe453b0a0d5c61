package import Foundation

/// Who goes first: emergencies, then earliest deadline first.
/// - Note: Source: design table, rows "order within a mission" and "across missions".
package enum DeliveryOrder {
  /// The rank of a priority from which on no date outranks it.
  package static let emergency = Priority.emergency.rank

  /// The moment an item should have arrived: the planned arrival, or creation plus 14 days.
  package static func due(of item: QueueItem, policy: QueuePolicy) -> Date {
    item.arrival?.date ?? item.created.addingTimeInterval(policy.undatedArrival)
  }

  /// Whether `a` goes before `b`: an emergency, then sooner due, then higher priority, then older, then by id, so that
  /// two different items are never equal. A statement has no privilege here: it has its own slot.
  package static func precedes(_ a: QueueItem, _ b: QueueItem, policy: QueuePolicy) -> Bool {
    let (urgentA, urgentB) = (a.priority >= emergency, b.priority >= emergency)
    if urgentA != urgentB { return urgentA }
    let (dueA, dueB) = (due(of: a, policy: policy), due(of: b, policy: policy))
    if dueA != dueB { return dueA < dueB }
    if a.priority != b.priority { return a.priority > b.priority }
    if a.created != b.created { return a.created < b.created }
    return a.id < b.id
  }
}
