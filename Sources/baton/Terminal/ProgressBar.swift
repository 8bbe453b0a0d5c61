import Foundation
import Synchronization

/// A bar with rate and time left on standard error, when a person is watching; nothing otherwise.
final class ProgressBar: Sendable {
  private struct State {
    var done: Int64 = 0
    var drawn = ContinuousClock.now - .seconds(1)
  }

  private let label: String
  private let total: Int64
  private let started = ContinuousClock.now
  private let state = Mutex(State())
  private let visible = Terminal.isInteractive

  init(_ label: String, total: Int64) {
    self.label = label
    self.total = total
  }

  func add(_ bytes: Int64) { set { $0 + bytes } }

  func set(_ bytes: Int64) { set { _ in bytes } }

  private func set(_ change: (Int64) -> Int64) {
    guard visible else { return }
    state.withLock { state in
      state.done = change(state.done)
      guard state.drawn.duration(to: .now) > .milliseconds(100) else { return }
      state.drawn = .now
      draw(state.done)
    }
  }

  func finish() {
    guard visible else { return }
    Terminal.draw(Self.empty)
  }

  /// Says something while the bar stands there; the bar comes back below it.
  ///
  /// - Parameter body: Must not use this bar.
  func aside(_ body: () -> Void) {
    state.withLock { _ in
      if visible { Terminal.draw(Self.empty) }
      body()
    }
  }

  /// Wipes the line the bar stands on.
  static let empty = "\r\u{1b}[K"

  private func draw(_ done: Int64) {
    let elapsed = started.duration(to: .now) / .seconds(1)
    let rate = elapsed > 0 ? Double(done) / elapsed : 0
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let filled = Int(share * 24)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
    let left = rate > 0 ? max(0, Double(total - done) / rate) : 0
    let text = String(
      format: "\r%@ [%@] %3.0f %%  %@/s  %@ left \u{1b}[K", label, bar, share * 100, Terminal.bytes(Int64(rate)),
      Self.time(left))
    Terminal.draw(text)
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}
