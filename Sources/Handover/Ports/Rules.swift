/// The rules of a mission, as its own file has them: limits by pair, days off, what waits for a second person, retention.
package protocol RuleKeeping: Sendable {
  /// Empty where there is no file: what Baton proposes holds then. Blocks.
  ///
  /// - Throws: `StorageProblem`.
  func rules() throws -> String

  /// What holds where there is no file, with explanations.
  var proposed: String { get }

  /// Puts another text in its place, whole or not at all; it holds from then on. Blocks.
  ///
  /// - Parameters:
  ///   - isSure: Whether somebody was asked about what is weaker by it.
  ///   - isSeen: Told what stands there; whether whoever changes it has seen that.
  /// - Throws: `RuleProblem`, and nothing was changed; `StorageProblem`.
  func change(to text: String, isSure: Bool, where isSeen: (String) -> Bool) throws
}

package enum RuleProblem: Error, Equatable {
  /// With line and key, and what is expected there.
  case wrong(String)
  /// Fewer things would wait for a second person, or something be kept for a shorter time.
  case weaker
  /// Somebody else has changed it since.
  case changedSince
}
