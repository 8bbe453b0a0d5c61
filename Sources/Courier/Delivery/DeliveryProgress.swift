import Foundation
import Handover
import Synchronization

/// How far one delivery is, by what the peer has: it says so itself, or its machine has acknowledged the octets.
final class DeliveryProgress: Sendable {
  /// What is known of an item from one attempt to the next.
  struct Mark: Sendable, Equatable {
    /// Octets of parts that the peer has said it has; nil while it has not been asked.
    var there: Int64?
    /// Attempts in a row after which the peer had no more than before.
    var standstills = 0
    /// The parts that the peer lacked, the one that was on its way first; none where several were, or it has not said.
    var lacking: [Digest] = []
  }

  private struct State {
    var mark: Mark
    /// Whether the peer has said that it has more than before.
    var hasGrown = false
    /// Octets of parts that the peer has.
    var there: Int64 = 0
    /// Octets of parts acknowledged of what is on the line, by request.
    var under: [String: Int64] = [:]
    /// The parts that the peer lacks, in the order in which they go.
    var lacking: [Digest] = []
    /// Octets of several parts have been on the line at once.
    var wasParallel = false
    /// Octets acknowledged in this attempt.
    var acknowledged: Int64 = 0
    var reported: Int64 = 0
    var moved: TimeInterval
    var hasToldForward = false
    /// When octets were first acknowledged in this attempt, and how many had been by then.
    var first: (at: TimeInterval, acknowledged: Int64)?

    /// The first word of the peer is where counting begins. A little more each time adds up, and is not each time a step.
    mutating func noteGrowth(step: Int64) {
      guard let before = mark.there else {
        mark.there = there
        return
      }
      guard there - before >= step else { return }
      hasGrown = true
      mark.there = there
    }
  }

  let total: Int64
  /// Octets by which a delivery must have grown to have come forward.
  private var step: Int64 { min(TransferCourse.little, max(1, total / 16)) }
  private let state: Mutex<State>
  private let clock: @Sendable () -> TimeInterval
  private let report: @Sendable (_ sent: Int64, _ total: Int64) -> Void
  private let isForward: @Sendable () -> Void
  private let began: TimeInterval

  /// - Parameters:
  ///   - clock: The monotonic one, in seconds.
  ///   - isForward: Called once when an attempt that takes longer has brought the delivery forward.
  ///   - report: Called in steps.
  init(
    total: Int64, since mark: Mark = Mark(), clock: @escaping @Sendable () -> TimeInterval,
    isForward: @escaping @Sendable () -> Void = {},
    report: @escaping @Sendable (_ sent: Int64, _ total: Int64) -> Void
  ) {
    self.total = total
    self.clock = clock
    self.isForward = isForward
    began = clock()
    lackedBefore = mark.lacking
    self.report = report
    state = Mutex(State(mark: mark, there: mark.there ?? 0, moved: clock()))
  }

  var sent: Int64 { state.withLock { sum($0) } }

  /// When something was last seen to arrive.
  var moved: TimeInterval { state.withLock { $0.moved } }

  /// Octets a second that have arrived in this attempt; nil where there were too few to tell.
  var rate: Double? {
    state.withLock { state in
      guard let first = state.first, state.moved > first.at else { return nil }
      let octets = state.acknowledged - first.acknowledged
      return octets >= Self.telling ? Double(octets) / (state.moved - first.at) : nil
    }
  }

  /// Octets after which a rate is more than what buffers take in.
  private static let telling: Int64 = 128 << 10

  /// Whether the peer's machine has all of it.
  var isThrough: Bool { sent >= total }

  /// The peer has said how much it has.
  func there(_ octets: Int64) {
    change { state in
      state.there = octets
      state.noteGrowth(step: step)
    }
  }

  /// The peer lacks these parts, which go in this order.
  func lacks(_ parts: [Digest]) {
    state.withLock { ($0.lacking, $0.wasParallel) = (parts, false) }
  }

  /// What it lacked when the attempt before this one broke off, the part that was on its way first.
  let lackedBefore: [Digest]

  /// So many more octets have arrived for good.
  func arrived(_ octets: Int64, from request: String) {
    change { state in
      state.under[request] = nil
      state.lacking.removeAll { $0.text == request }
      state.there += octets
      state.acknowledged += octets
      state.noteGrowth(step: step)
    }
  }

  /// Of a request so much is acknowledged.
  func under(_ octets: Int64, of request: String) {
    change { state in
      state.acknowledged += max(0, octets - state.under[request, default: 0])
      state.under[request] = octets
      if state.under.count > 1 { state.wasParallel = true }
    }
  }

  /// A request has ended.
  func ended(_ request: String) { change { $0.under[request] = nil } }

  /// So often the peer's machine is believed against the peer.
  private static let patience = 3

  /// Whether this attempt has brought the delivery forward.
  var isFurther: Bool { state.withLock { Self.isFurther($0) } }

  private static func isFurther(_ state: State) -> Bool {
    state.hasGrown || (state.acknowledged >= TransferCourse.little && state.mark.standstills < patience)
  }

  /// An attempt that is over before this is not worth a word of its own in the books.
  private static let quick: TimeInterval = 2

  /// For the next attempt.
  var mark: Mark {
    state.withLock { state in
      var mark = state.mark
      // Of an attempt that never got a line nothing is known.
      mark.lacking = state.wasParallel ? [] : state.lacking
      mark.standstills = state.hasGrown ? 0 : mark.standstills + (state.acknowledged > 0 ? 1 : 0)
      return mark
    }
  }

  private func sum(_ state: State) -> Int64 { min(total, state.under.values.reduce(state.there, +)) }

  /// Reports in steps of a hundredth, at least 16 KiB, and the end.
  private func change(_ body: (inout State) -> Void) {
    let now = clock()
    let (sent, isNewlyForward): (Int64?, Bool) = state.withLock { state in
      let before = sum(state)
      body(&state)
      if sum(state) > before {
        state.moved = now
        if state.first == nil, state.acknowledged > 0 { state.first = (now, state.acknowledged) }
      }
      let isNewlyForward = now - began >= Self.quick && !state.hasToldForward && Self.isFurther(state)
      if isNewlyForward { state.hasToldForward = true }
      return (due(&state), isNewlyForward)
    }
    if isNewlyForward { isForward() }
    if let sent { report(sent, total) }
  }

  /// What to report now; nil while that is too little.
  private func due(_ state: inout State) -> Int64? {
    let sent = sum(state)
    let step = max(total / 100, 16 << 10)
    guard abs(sent - state.reported) >= step || (sent == total && state.reported != total) else { return nil }
    state.reported = sent
    return sent
  }
}
