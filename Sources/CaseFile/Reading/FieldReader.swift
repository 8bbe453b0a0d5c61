/// How much the absence of a field matters.
enum Need {
  /// It may be absent.
  case optional
  /// Its absence is `missing`: the case travels, the receiver is told.
  case expected
  /// Its absence is `wrong`.
  case required
}

/// Reads the fields of one JSON object and remembers which names it was asked for.
///
/// The names asked for are the valid ones: `close` holds every other field against them.
final class FieldReader {
  let place: String
  let notes: Notes
  private let fields: [String: JSONTree]
  private var asked: [String] = []

  init(_ fields: [String: JSONTree], place: String, notes: Notes) {
    self.fields = fields
    self.place = place
    self.notes = notes
  }

  /// A field that may be absent or hold a reason instead of a value.
  func answer<Value>(
    _ key: String, _ need: Need, _ field: Field<Value>
  ) -> Answer<Value> {
    asked.append(key)
    let spot = Spot(place: place, .field(key), notes: notes)
    guard let json = fields[key] else {
      noteAbsence(of: spot.place, need)
      return .absent
    }
    if case .string(let text) = json, let reason = MissingReason(rawValue: text) {
      return .missing(reason)
    }
    return field.read(json, spot).map { .given($0) } ?? .absent
  }

  /// A field whose absence says nothing worth a finding.
  func answer<Value>(_ key: String, _ field: Field<Value>) -> Answer<Value> {
    answer(key, .optional, field)
  }

  /// A field that must hold a value; a reason will not do.
  /// - Returns: `nil` when it does not, and then a `wrong` finding has been noted.
  func value<Value>(_ key: String, _ field: Field<Value>) -> Value? {
    let answer = answer(key, .required, field)
    if case .missing(let reason) = answer {
      notes.wrong(
        JSONText.join(place, key),
        "this field must have a value, and it says \"\(reason.rawValue)\"",
        "give the \(field.expected)")
    }
    return answer.value
  }

  /// Calls every field nobody asked for wrong.
  func close() {
    for key in fields.keys.sorted() where !asked.contains(key) && !notes.isFull {
      notes.wrong(
        JSONText.join(place, key), "there is no field \"\(key)\" here",
        Nearest.advice(for: key, among: asked) + "; nothing is handed over that nobody reads")
    }
  }

  private func noteAbsence(of place: String, _ need: Need) {
    switch need {
    case .optional: break
    case .expected:
      let reasons = MissingReason.allCases.map(\.rawValue).joined(separator: ", ")
      notes.add(.missing, place, "nothing is said here", "fill it in, or say why: \(reasons)")
    case .required:
      notes.wrong(place, "this field must be there", "add it")
    }
  }
}
