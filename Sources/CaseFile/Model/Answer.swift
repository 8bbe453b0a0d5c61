/// What a field of a case says: nothing, why there is no value, or a value.
///
/// The three are different facts and are never turned into one another: an absent field is not
/// `unknown`, and neither is an empty string.
package enum Answer<Value: Sendable>: Sendable {
  /// The field does not stand in the case.
  case absent
  /// The field holds a reason instead of a value.
  case missing(MissingReason)
  /// The field holds this value.
  case given(Value)

  /// The value, if one was given.
  package var value: Value? {
    if case .given(let value) = self { value } else { nil }
  }

  /// The reason, if one was given instead of a value.
  package var reason: MissingReason? {
    if case .missing(let reason) = self { reason } else { nil }
  }

  /// The same answer about something derived from the value.
  package func map<Other: Sendable>(_ transform: (Value) -> Other) -> Answer<Other> {
    switch self {
    case .absent: .absent
    case .missing(let reason): .missing(reason)
    case .given(let value): .given(transform(value))
    }
  }
}

extension Answer: Equatable where Value: Equatable {}

/// Why a field has no value. The raw value is what stands in `case.json`.
package enum MissingReason: String, Sendable, Codable, CaseIterable {
  /// Asked, and nobody knows.
  case unknown
  /// Nobody has asked yet.
  case notAsked = "not_asked"
  /// Asked, and the person would not say.
  case refused
  /// Known, and not handed over: the consent does not cover it.
  case withheld
}
