import Foundation
import Handover

/// What one attempt has done so far: it bounds how often the same thing is asked.
struct OfferCourse: Sendable {
  /// Seconds left to wait for a receiver that is opening the bundle.
  private var patience: TimeInterval
  private var acknowledged: Set<Digest> = []
  /// Answers in a row that brought nothing forward.
  private var standstill = 0
  private var hasShownDirectory = false

  /// Whether the offer under way carries our directory.
  var showsDirectory = false {
    didSet { if showsDirectory { hasShownDirectory = true } }
  }

  init(patience: TimeInterval) { self.patience = patience }

  /// Whether an offer with our directory may still mend a refusal.
  var mayShowDirectory: Bool { !hasShownDirectory }

  /// A part once acknowledged is not sent again in this attempt.
  func unacknowledged(_ parts: [Manifest.Part]) -> [Manifest.Part] {
    parts.filter { !acknowledged.contains($0.sha256) }
  }

  /// - Returns: Whether any of them is new.
  mutating func acknowledge(_ parts: [Digest]) -> Bool {
    let before = acknowledged.count
    acknowledged.formUnion(parts)
    let isProgress = acknowledged.count > before
    if isProgress { standstill = 0 }
    return isProgress
  }

  /// Once without progress, then no more.
  mutating func mayAskAgain() -> Bool {
    standstill += 1
    return standstill <= 1
  }

  mutating func mayWait(_ seconds: TimeInterval) -> Bool {
    guard seconds <= patience else { return false }
    patience -= seconds
    return true
  }
}
