/// Why an item or a whole mission stands still until somebody, or a probe, lets it go.
///
/// The code is open and goes into logs and metrics; the text is for people.
package struct HoldReason: Sendable, Hashable, Codable {
  /// A short stable word, such as `http-422`.
  package let code: String
  /// One sentence for the operator. It carries identifiers only, never a word of a case.
  package let text: String

  package init(code: String, text: String) {
    self.code = code
    self.text = text
  }

  /// The code of a hold that a person has placed; no probe lifts it.
  package static let operatorCode = "held-by-operator"
  /// The code of an item set aside by ``Poison``.
  package static let poisonCode = "quarantined"

  /// A hold placed by a person, who alone lifts it.
  package static func byOperator(_ text: String) -> HoldReason {
    HoldReason(code: operatorCode, text: text)
  }

  /// Whether a person placed this hold.
  package var isByOperator: Bool { code == Self.operatorCode }
}
