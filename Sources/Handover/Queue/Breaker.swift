package import Foundation

/// Whether a mission is thought to be in reach.
///
/// ```
///   closed --a cohort of connection failures--> open --status call answers--> halfOpen
///     ^                                          ^                             |   |
///     |                                          +------its item fails---------+   |
///     +---------------------------its item gets an answer--------------------------+
/// ```
/// - Note: Source: decision 0017, "breaker per mission".
package enum Breaker: Sendable, Equatable {
  /// In reach, after this many connection failures in a row.
  case closed(failures: Int)
  /// Out of reach since `since`; no item is tried. The next status call is due at `probeAt`, after
  /// `probes` that failed.
  case open(since: Date, probeAt: Date, probes: Int)
  /// A status call was answered; one item is tried. `since` is when the outage began, because it is
  /// not over yet.
  case halfOpen(since: Date)

  /// When the outage began; `nil` when there is none.
  package var outOfReachSince: Date? {
    switch self {
    case .closed: nil
    case .open(let since, _, _), .halfOpen(let since): since
    }
  }
}

/// What a mission's lane allows at a moment.
package enum LanePermission: Sendable, Equatable {
  /// So many more items may start; 0 when the window is full.
  case item(slots: Int)
  /// One status call, no item.
  case probe
  /// Nothing, until that moment, or until something happens when there is none.
  case no(until: Date?)
}

/// How loud a mission's silence has become.
/// - Note: Source: decision 0017, "breaker per mission": 30 min, 4 h, 5 d.
package enum LaneAlert: String, Sendable, Codable, CaseIterable, Comparable {
  case notice
  case alarm
  case escalation

  package static func < (a: LaneAlert, b: LaneAlert) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .notice: 0
    case .alarm: 1
    case .escalation: 2
    }
  }
}
