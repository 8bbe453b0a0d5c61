package import Foundation

/// Every number the queue goes by. The defaults are those of decision 0017.
///
/// Times are seconds, sizes are bytes, shares are fractions of one. A configuration may change any
/// of them; ``faults`` names the values that make no sense together.
/// - Note: Source: decision 0017, which has the table whose rows are named here.
package struct QueuePolicy: Sendable, Equatable {
  // MARK: Slots (table rows "window per mission" and "across missions")

  /// Items a new or returning mission may have in flight at once.
  package var windowStart = 2
  /// Items one mission may ever have in flight at once.
  package var windowMax = 4
  /// Items in flight over all missions.
  package var totalMax = 16
  /// The part of `totalMax` one mission may take.
  package var missionShare = 0.6
  /// A bundle below this many bytes may use the slot kept for small bundles.
  package var smallBundle: Int64 = 1 << 20

  // MARK: Right of way (decision 0023)

  /// By how much sooner an item must be due for another one to let it pass, in seconds.
  package var muchSooner: TimeInterval = 86400
  /// What is through this fast, in seconds, nobody has to let pass.
  package var quickPassage: TimeInterval = 0.25
  /// What has not moved for this long, in seconds, does not have the line. A handshake on the worst line takes six.
  package var stalledPassage: TimeInterval = 10
  /// For something on its way to another mission nobody waits longer than this, in seconds.
  package var longestCourtesy: TimeInterval = 120

  // MARK: Breaker (table row "breaker per mission")

  /// The least number of connection failures in a row that opens the breaker.
  package var breakerCohort = 3
  /// From opening to the first probe, in seconds.
  package var probeFirst: TimeInterval = 60
  /// The longest time between two probes, in seconds, before jitter.
  package var probeMax: TimeInterval = 900
  /// Probes are spread by this share to either side.
  package var probeJitter = 0.2
  /// A mission out of reach this long is worth a notice, in seconds.
  package var noticeAfter: TimeInterval = 30 * 60
  /// A mission out of reach this long raises an alarm, in seconds.
  package var alarmAfter: TimeInterval = 4 * 3600
  /// A mission out of reach this long is taken to somebody else, in seconds.
  package var escalateAfter: TimeInterval = 5 * 86400
  /// Between two probes of a mission on hold (401, 403, 3xx, TLS), in seconds.
  package var missionHoldProbe: TimeInterval = 3600

  // MARK: Back-off (table row "back-off per item")

  /// The ceiling of the first wait, in seconds; it doubles with each attempt.
  package var backoffBase: TimeInterval = 5
  /// The highest ceiling of the quick phase, in seconds.
  package var backoffCap: TimeInterval = 300
  /// How long the quick phase lasts from the first failure, in seconds.
  package var quickPhase: TimeInterval = 1800
  /// The highest ceiling of the middle phase, in seconds.
  package var middleCap: TimeInterval = 3600
  /// How long the middle phase lasts after the quick one, in seconds.
  package var middlePhase: TimeInterval = 86400
  /// The wait of the slow phase, which does not end, in seconds.
  package var slowWait: TimeInterval = 4 * 3600
  /// The slow wait is spread by this share to either side.
  package var slowJitter = 0.2

  // MARK: Deadline pull (table row "deadline pull")

  /// The next try comes within this part of the time left to the arrival.
  package var pullDivisor = 8.0
  /// The pull never asks for a wait shorter than this, in seconds.
  package var pullFloor: TimeInterval = 30
  /// A `Retry-After` is honoured up to this, in seconds.
  package var retryAfterMax: TimeInterval = 6 * 3600

  // MARK: Poison and end (table rows "poison" and "end")

  /// An item that was in hand at this many crashes is quarantined.
  package var poisonCrashes = 3
  /// An item rejected this many times alike is quarantined.
  package var poisonRejects = 5
  /// An undelivered item is dead this long after the arrival, in seconds …
  package var deadAfterArrival: TimeInterval = 30 * 86400
  /// … or this long after its creation, whichever is later, in seconds.
  package var deadAfterCreated: TimeInterval = 45 * 86400

  /// The defaults of decision 0017.
  package init() {}
}

extension QueuePolicy {
  /// The longest wait these rules ever ask of an item, in seconds, and a minute for rounding.
  ///
  /// A next attempt further ahead than this was computed before the clock was set back.
  package var longestWait: TimeInterval {
    max(backoffCap, middleCap, slowWait * (1 + slowJitter), retryAfterMax, pullFloor) + 60
  }

  /// The longest wait these rules ever ask between two probes, in seconds, and a minute for rounding.
  package var longestProbeWait: TimeInterval {
    max(max(probeFirst, probeMax) * (1 + probeJitter), missionHoldProbe) + 60
  }

  /// How many of the `totalMax` slots one mission may take; at least one.
  package var slotsPerMission: Int {
    max(1, Int((missionShare * Double(totalMax) + 1e-9).rounded(.down)))
  }

  /// What a person configuring the queue must put right, in plain words; empty when all is well.
  package var faults: [String] {
    let rules: [(Bool, String)] = [
      (windowStart < 1, "windowStart must be at least 1"),
      (windowMax < windowStart, "windowMax must not be below windowStart"),
      (totalMax < 3, "totalMax must be at least 3: two slots are kept"),
      (!(missionShare > 0 && missionShare <= 1), "missionShare must be above 0 and at most 1"),
      (breakerCohort < 1, "breakerCohort must be at least 1"),
      (!(probeFirst > 0 && probeMax >= probeFirst), "probeMax must not be below probeFirst"),
      (!(0..<1).contains(probeJitter), "probeJitter must be from 0 to below 1"),
      (!(0..<1).contains(slowJitter), "slowJitter must be from 0 to below 1"),
      (!(backoffBase > 0 && backoffCap >= backoffBase), "backoffCap must not be below backoffBase"),
      (!(middleCap >= backoffCap), "middleCap must not be below backoffCap"),
      (!(slowWait > 0), "slowWait must be above 0"),
      (!(pullDivisor >= 1), "pullDivisor must be at least 1"),
      (!(pullFloor > 0), "pullFloor must be above 0"),
      (!(missionHoldProbe > 0), "missionHoldProbe must be above 0"),
      (poisonCrashes < 1 || poisonRejects < 1, "poison limits must be at least 1"),
      (
        !(noticeAfter <= alarmAfter && alarmAfter <= escalateAfter),
        "noticeAfter, alarmAfter and escalateAfter must rise"
      ),
    ]
    return rules.filter(\.0).map(\.1)
  }
}
