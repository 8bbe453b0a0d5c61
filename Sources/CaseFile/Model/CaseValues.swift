package import Base

/// The fields of one object of a case that has been read, by name.
///
/// Small views (`CasePerson`, `CaseLeg`, …) ask it for what the program itself needs; everything else stays what the
/// table says it is.
package struct CaseValues: Sendable {
  let fields: [String: JSONTree]
  let section: CaseSection

  /// - Parameter fields: What `CaseReader` left of an object of this section.
  init(_ fields: [String: JSONTree], _ section: CaseSection) {
    self.fields = fields
    self.section = section
  }

  package func flag(_ key: String) -> Answer<Bool> {
    answer(key) { json, _ in if case .bool(let flag) = json { flag } else { nil } }
  }

  package func count(_ key: String) -> Answer<Int> {
    answer(key) { json, _ in if case .number(let digits) = json { Int(digits) } else { nil } }
  }

  package func text(_ key: String) -> Answer<String> { answer(key) { json, _ in Self.text(json) } }

  package func date(_ key: String) -> Answer<PartialDate> {
    answer(key) { json, _ in Self.text(json).flatMap(PartialDate.init) }
  }

  package func moment(_ key: String) -> Answer<Moment> {
    answer(key) { json, _ in Self.text(json).flatMap(Moment.init(_:)) }
  }

  /// The texts of a list.
  package func texts(_ key: String) -> Answer<[String]> {
    answer(key) { json, _ in
      if case .array(let items) = json { items.compactMap(Self.text) } else { nil }
    }
  }

  /// Whether its section has such a field.
  func knows(_ key: String) -> Bool { section[key] != nil }

  /// How many elements a list has; `nil` where there is no list.
  func count(_ key: String) -> Int? {
    answer(key) { json, _ in if case .array(let items) = json { items.count } else { nil } }.value
  }

  /// An object inside this one.
  package func object(_ key: String) -> Answer<CaseValues> {
    answer(key) { json, section in Self.object(json, section) }
  }

  /// The objects of a list.
  package func objects(_ key: String) -> Answer<[CaseValues]> {
    answer(key) { json, section in
      if case .array(let items) = json { items.compactMap { Self.object($0, section) } } else { nil }
    }
  }

  /// What a field says.
  /// - Parameter make: Gives the value, of which the table knows that it is one; told the section of what is inside.
  private func answer<Value>(_ key: String, _ make: (JSONTree, CaseSection?) -> Value?) -> Answer<Value> {
    let field = section[key]
    assert(field != nil, "\(section.name) has no field \(key)")
    guard let json = fields[key] else { return .absent }
    if let reason = Self.text(json).flatMap(MissingReason.init) { return .missing(reason) }
    let value = make(json, field?.type.section)
    assert(value != nil, "\(section.name).\(key) is of another type")
    return value.map { .given($0) } ?? .absent
  }

  private static func text(_ json: JSONTree) -> String? {
    if case .string(let text) = json { text } else { nil }
  }

  private static func object(_ json: JSONTree, _ section: CaseSection?) -> CaseValues? {
    guard let section, case .object(let fields) = json else { return nil }
    return CaseValues(fields, section)
  }
}

extension CaseValues: Equatable {
  package static func == (first: CaseValues, second: CaseValues) -> Bool { first.fields == second.fields }
}
