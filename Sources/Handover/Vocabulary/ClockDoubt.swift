import Base
package import Foundation

/// What is said of a certificate that is not valid at a moment is as often said of a wrong clock: whoever reads it must learn
/// what the clock of this machine shows.
package enum ClockDoubt {
  /// To be put behind such a sentence.
  package static func words(_ now: Date) -> String {
    "the clock of this machine says \(Timestamp(now)): is it right?"
  }

  /// A clock that other missions contradict.
  ///
  /// - Parameter ahead: By so many seconds it is ahead of theirs; behind where negative.
  package static func against(_ now: Date, ahead: TimeInterval, missions: Int) -> String {
    let who =
      missions == 1 ? "the other mission that has answered" : "the \(missions) other missions that have answered"
    return
      "the clock of this machine says \(Timestamp(now)), which is \(span(abs(ahead))) \(ahead > 0 ? "ahead of" : "behind") "
      + "\(who): set it right"
  }

  /// A clock that shows a moment before one that has been.
  package static func behind(_ now: Date, _ what: String, _ made: Date) -> String {
    "the clock of this machine says \(Timestamp(now)), which is \(span(made.timeIntervalSince(now))) before \(what) "
      + "\(Timestamp(made)): it is behind, or was ahead then; set it right"
  }

  /// A length of time as a person says it; nothing below a minute.
  package static func span(_ seconds: TimeInterval) -> String {
    let units: [(TimeInterval, String)] = [(86400, "day"), (3600, "hour"), (60, "minute")]
    for (length, name) in units where seconds >= length {
      let count = Int(min(seconds / length, 1e6))
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "less than a minute"
  }

  /// The text of a TLS library or of another mission, with the clock where it may be about one. A certificate that is not yet
  /// valid is “bad” to OpenSSL's alerts.
  package static func add(to text: String, now: Date) -> String {
    let isOfTime = ["not yet valid", "expired", "bad certificate", "not valid at this time"].contains(
      where: text.contains)
    return isOfTime ? "\(text) (\(words(now)))" : text
  }
}
