/// Where a value stands, and where to note what is wrong with it.
struct Spot {
  private let around: String
  private let step: JSONText.Step?
  let notes: Notes

  /// - Parameter step: From `place` to the value; `nil` when it stands there itself.
  init(place: String, _ step: JSONText.Step? = nil, notes: Notes) {
    around = place
    self.step = step
    self.notes = notes
  }

  /// Such as `persons[0].identity.sex`. Put together when asked for: of most values nobody has to speak.
  var place: String { step?.inside(around) ?? around }

  func wrong(_ message: String, _ advice: String) { notes.wrong(place, message, advice) }
}

/// How one kind of value is read.
struct Field<Value: Sendable> {
  /// What is expected, as in "expected a list of texts".
  let expected: String
  /// Gives the value, or notes what is wrong and gives `nil`.
  let read: (JSONTree, Spot) -> Value?

  /// Notes that a value is of the wrong type.
  func mismatch(_ json: JSONTree, _ spot: Spot) -> Value? {
    guard json != .null else {
      spot.wrong(
        "null says nothing",
        "leave the field out, or write one of: "
          + MissingReason.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    spot.wrong("expected \(expected), found \(json.kind)", "write \(expected)")
    return nil
  }
}

extension Field where Value == Bool {
  static var bool: Field {
    Field(expected: "true or false") { json, spot in
      if case .bool(let bool) = json { bool } else { Field.bool.mismatch(json, spot) }
    }
  }
}

extension Field where Value == String {
  /// Any text, the empty one included.
  static var text: Field {
    Field(expected: "a string") { json, spot in
      if case .string(let text) = json { text } else { Field.text.mismatch(json, spot) }
    }
  }

  /// An identifier: 1…128 bytes, no spaces around it and no control characters inside.
  static var id: Field {
    checked("an identifier", "use 1 to 128 bytes, no line breaks and no spaces around") { text in
      (1...128).contains(text.utf8.count) && text.utf8.first != 0x20 && text.utf8.last != 0x20
        && !text.unicodeScalars.contains(where: \.isControl)
    }
  }

  /// A text with a form of its own.
  static func checked(
    _ expected: String, _ advice: String, _ holds: @escaping (String) -> Bool
  ) -> Field {
    parsed(expected, advice) { holds($0) ? $0 : nil }
  }
}

extension Field {
  /// A text that is turned into a value.
  static func parsed(
    _ expected: String, _ advice: String, _ make: @escaping (String) -> Value?
  ) -> Field {
    Field(expected: expected) { json, spot in
      guard case .string(let text) = json else {
        return Field(expected: "\(expected), as a string", read: { _, _ in nil })
          .mismatch(json, spot)
      }
      if let value = make(text) { return value }
      spot.wrong("\"\(text.prefix(80))\" is not \(expected)", advice)
      return nil
    }
  }

  /// A list; all its elements are read even when one of them is wrong.
  static func list<Element>(of element: Field<Element>) -> Field where Value == [Element] {
    Field(expected: "a list, each \(element.expected)") { json, spot in
      guard case .array(let items) = json else {
        spot.notes.noteIncomplete(spot.place)
        return Field(expected: "a list, each \(element.expected)", read: { _, _ in nil })
          .mismatch(json, spot)
      }
      let place = spot.place
      let values = items.enumerated().compactMap { index, item -> Element? in
        if spot.notes.isFull { return nil }
        return element.read(item, Spot(place: place, .item(index), notes: spot.notes))
      }
      if values.count < items.count { spot.notes.noteIncomplete(place) }
      return values
    }
  }

  /// An object, read by `make`; fields `make` does not ask for are wrong.
  static func object(_ make: @escaping (FieldReader) -> Value?) -> Field {
    Field(expected: "an object") { json, spot in
      guard case .object(let fields) = json else {
        return Field(expected: "an object", read: { _, _ in nil }).mismatch(json, spot)
      }
      let reader = FieldReader(fields, place: spot.place, notes: spot.notes)
      defer { reader.close() }
      return make(reader)
    }
  }
}
