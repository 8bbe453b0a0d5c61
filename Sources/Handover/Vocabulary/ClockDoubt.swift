import Base
package import Foundation

/// What is said of a certificate that is not valid at a moment is as often said of a wrong clock: whoever reads it must learn
/// what the clock of this machine shows.
package enum ClockDoubt {
  /// To be put behind such a sentence.
  package static func words(_ now: Date) -> String {
    "the clock of this machine says \(Timestamp(now)): is it right?"
  }

  /// The text of a TLS library or of another mission, with the clock where it may be about one. A certificate that is not yet
  /// valid is “bad” to OpenSSL's alerts.
  package static func add(to text: String, now: Date) -> String {
    let isOfTime = ["not yet valid", "expired", "bad certificate", "not valid at this time"].contains(
      where: text.contains)
    return isOfTime ? "\(text) (\(words(now)))" : text
  }
}
