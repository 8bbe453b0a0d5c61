import Foundation
import Synchronization
import Testing

extension EndToEnd {
  /// Rule 3, "once": a daemon dies at every call that makes something durable or visible, one after the
  /// other.
  @Suite("Kill sweep", .tags(.killSweep), .enabled(if: Shim.library != nil, "needs a C compiler for the shim"))
  struct KillSweep {
    /// At least so many deaths in all; the end of the series may come a few later.
    static let least = 200
    /// More points than any handover of a small case has.
    private static let most = 200

    @Test("Either side killed at 200 and more different points: each bundle once, with one receipt")
    func killed() async throws {
      let began = ContinuousClock.now
      async let receiver = blocking { try Self.series(.receiver, stride: 3, large: 45, step: 3) }
      async let sender = blocking { try Self.series(.sender, stride: 4, large: 20, step: 7) }
      let tallies = try await [receiver, sender]
      var all = KillSeries.Tally()
      for tally in tallies { all.add(tally) }
      Self.report(tallies, all, ContinuousClock.now - began)
      #expect(all.struck.count >= Self.least)
      #expect(all.answersLost > 0, "no death fell between a hand-in's commit and its answer")
    }

    /// - Parameters:
    ///   - stride: Every so many calls there is a point within the handover of a case of 20 kB, before the call and, at calls
    ///     between those, within it; a sweep ends with the handover.
    ///   - large: Points within that of one of three parts, each `step` calls further.
    static func series(_ victim: KillSeries.Victim, stride: Int, large: Int, step: Int) throws
      -> KillSeries.Tally
    {
      let series = try KillSeries(victim)
      defer { series.end() }
      try series.sweep(.kill, bytes: 20_000, step: stride, points: most)
      try series.sweep(.tear, bytes: 20_000, from: 2, step: stride, points: most)
      try series.sweep(.kill, bytes: 17 << 20, from: 2, step: step, points: large)
      try series.sweepRecovery([1, 3, 130, 258, 259, 260, 262, 265], dyingAt: 9, bytes: 20_000)
      // Whether a death falls between a hand-in's commit and its answer is a race of two threads: swept between the points
      // until one does.
      for first in 2...4 where victim == .sender && series.tally.answersLost == 0 {
        try series.sweep(.kill, bytes: 20_000, from: first, step: stride, points: most)
      }
      try series.proveAll()
      return series.tally
    }

    private static func report(_ tallies: [KillSeries.Tally], _ all: KillSeries.Tally, _ time: Duration) {
      let counts = tallies.map { "\($0.struck.count)" }.joined(separator: " + ")
      print(
        "kill sweep: \(counts) = \(all.struck.count) deaths (receiver + sender) in \(all.bundles) handovers, "
          + "\(time / .seconds(1)) s; \(all.missed) points were not reached, \(all.answersLost) answers lost")
      for (kind, count) in all.kinds { print("  \(count) × \(kind)") }
    }
  }
}
