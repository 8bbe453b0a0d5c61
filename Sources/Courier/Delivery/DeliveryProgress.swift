import Handover
import Synchronization

/// How far the parts of one delivery are.
final class DeliveryProgress: Sendable {
  private struct State {
    /// Octets of parts that the peer has.
    var there: Int64 = 0
    /// Octets on the line, by request.
    var under: [String: Int64] = [:]
    var reported: Int64 = 0
  }

  let total: Int64
  private let state = Mutex(State())
  private let report: @Sendable (_ sent: Int64, _ total: Int64) -> Void

  init(total: Int64, report: @escaping @Sendable (_ sent: Int64, _ total: Int64) -> Void) {
    self.total = total
    self.report = report
  }

  var sent: Int64 { state.withLock { sum($0) } }

  /// The peer has said what it lacks, or has taken a part.
  func there(_ octets: Int64) { change { $0.there = octets } }

  /// A part has arrived whole.
  func arrived(_ octets: Int64, from request: String) {
    change { state in
      state.under[request] = nil
      state.there += octets
    }
  }

  /// A request has sent so much.
  func under(_ octets: Int64, of request: String) { change { $0.under[request] = octets } }

  /// A request has ended.
  func ended(_ request: String) { change { $0.under[request] = nil } }

  private func sum(_ state: State) -> Int64 { min(total, state.under.values.reduce(state.there, +)) }

  /// Reports in steps of a hundredth, at least 256 KiB, and the end.
  private func change(_ body: (inout State) -> Void) {
    let sent: Int64? = state.withLock { state in
      body(&state)
      let sent = sum(state)
      let step = max(total / 100, 256 << 10)
      guard abs(sent - state.reported) >= step || (sent == total && state.reported != total) else {
        return nil
      }
      state.reported = sent
      return sent
    }
    if let sent { report(sent, total) }
  }
}
