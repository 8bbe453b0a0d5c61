/// The rules of a mission, as its own file has them: limits by pair, days off, what waits for a second person, retention.
package protocol RuleKeeping: Sendable {
  /// Empty where there is no file: what Baton proposes holds then. Blocks.
  ///
  /// - Throws: `StorageProblem`.
  func rules() throws -> String

  /// Puts another text in its place, whole or not at all; it holds from then on. Blocks.
  ///
  /// - Parameter before: What whoever changes it has seen.
  /// - Throws: `RuleProblem`, and nothing was changed; `StorageProblem`.
  func change(to text: String, from before: String) throws
}

package enum RuleProblem: Error, Equatable {
  /// With line and key, and what is expected there.
  case wrong(String)
  /// Somebody else has changed it since.
  case changedSince
}
