/// What becomes of what this version does not know.
///
/// A format that is read for years grows, and the two ends of a transfer are not brought up to date on the same day. Whoever
/// hands in is told of everything that nobody would read; whoever receives must lose nothing, and must not mistake what is
/// new for what is harmless.
///
/// - Note: Source: Protocol/decisions/0026.
package enum Tolerance: Sendable {
  /// At hand-in: it is wrong.
  case none
  /// Of what has been received: a field is kept as inert text, a code counts as the strictest of its list, the file of a
  /// compartment is kept and counted.
  case ofNewer
}

/// Something in a case that a newer Baton said, and this one does not know. It stays what it is in the file; here it is for
/// whoever asks to see it, and for nothing else.
package struct Stranger: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case field
    case code
    /// Of `requires`: nobody may act on the case before they can read it.
    case feature
  }

  /// Octets that a field may have, as JSON.
  package static let fieldBytes = 4_096

  package let kind: Kind
  /// The document it stands in.
  package let file: String
  /// Such as `persons[0].identity.eye_colour`.
  package let place: String
  /// `person_id` of the person it is about.
  package let person: String?
  /// A code as it is; a field as JSON.
  package let text: String
}
