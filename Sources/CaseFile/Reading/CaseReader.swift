import Base

/// Reads the JSON of a case as the table of fields says, and notes everything that is wrong or missing at once.
final class CaseReader {
  /// What is left of a value when all that is wrong has been taken out of it.
  enum Rest {
    /// All of it: nothing was wrong.
    case all
    case some(JSONTree)
    case nothing
  }

  private let notes: Notes
  /// What makes more of this case necessary, as far as it has been read.
  private var circumstances: Set<CaseField.Circumstance> = []

  init(_ notes: Notes) { self.notes = notes }

  /// Reads a value of one type.
  /// - Parameters:
  ///   - json: The value.
  ///   - type: What it must be.
  ///   - spot: Where it stands.
  func read(_ json: JSONTree, _ type: FieldType, _ spot: Spot) -> Rest {
    switch (type, json) {
    case (.flag, .bool): return .all
    case (.text(let form), .string(let text)):
      guard let problem = form.problem(text) else { return .all }
      spot.wrong(problem.message, problem.advice)
      return .nothing
    case (.list(let element, let atLeastOne), .array(let items)):
      if let atLeastOne, items.isEmpty {
        spot.wrong("this list must have at least one \(atLeastOne)", "add one, or say why there is none")
        return .nothing
      }
      return read(items, element, spot)
    case (.object(let section), .object(let fields)):
      let kept = read(fields, section, spot.place)
      guard kept.isWhole else { return .nothing }
      return kept.isUntouched ? .all : .some(.object(kept.fields))
    default:
      if type.isList { notes.noteIncomplete(spot.place) }
      spot.mismatch(json, type)
      return .nothing
    }
  }

  /// Reads all elements of a list, even when one of them is wrong.
  private func read(_ items: [JSONTree], _ element: FieldType, _ spot: Spot) -> Rest {
    let place = spot.place
    // Made when something is taken out, and not before: of most cases nothing is.
    var kept: [JSONTree]?
    for (index, item) in items.enumerated() {
      let rest = notes.isFull ? .nothing : read(item, element, Spot(place: place, .item(index), notes: notes))
      if case .all = rest {
        kept?.append(item)
      } else {
        if kept == nil { kept = Array(items[..<index]) }
        if case .some(let tree) = rest { kept?.append(tree) }
      }
    }
    guard let kept else { return .all }
    if kept.count < items.count { notes.noteIncomplete(place) }
    return .some(.array(kept))
  }
}

// MARK: - Objects

extension CaseReader {
  /// The fields of an object of which nothing is wrong.
  struct Kept {
    var fields: [String: JSONTree]
    /// Whether they are all the fields there were.
    var isUntouched = true
    /// Whether every field is there that must hold a value.
    var isWhole = true

    mutating func keep(_ rest: Rest, _ field: CaseField) {
      switch rest {
      case .all: return
      case .some(let tree): fields[field.key] = tree
      case .nothing:
        fields[field.key] = nil
        if field.need == .value { isWhole = false }
      }
      isUntouched = false
    }
  }

  /// Reads an object row by row; fields that have no row are wrong.
  func read(_ fields: [String: JSONTree], _ section: CaseSection, _ place: String) -> Kept {
    nameSubject(section, fields)
    defer { if !section.subject.isEmpty { notes.person = nil } }
    var kept = Kept(fields: fields)
    var known = 0
    for field in section.fields {
      let spot = Spot(place: place, .field(field.key), notes: notes)
      if let json = fields[field.key] {
        known += 1
        kept.keep(read(json, field, spot), field)
      } else {
        noteAbsence(of: field, spot)
        if field.need == .value { kept.isWhole = false }
      }
    }
    if let choice = section.choice, choice.keys.allSatisfy({ kept.fields[$0] == nil }) {
      notes.wrong(place, choice.message, choice.advice)
    }
    if known < fields.count { noteUnknown(fields.keys, section, place) }
    return kept
  }

  /// Reads the value of a row, or the reason why there is none.
  private func read(_ json: JSONTree, _ field: CaseField, _ spot: Spot) -> Rest {
    if case .string(let text) = json, let reason = MissingReason(rawValue: text) {
      return take(reason, field, spot) ? .all : .nothing
    }
    let rest = read(json, field.type, spot)
    if case .nothing = rest { return .nothing }
    noteStop(nil, field, spot)
    if let circumstance = field.whenSeveral, Self.count(json, rest) > 1 { circumstances.insert(circumstance) }
    return rest
  }

  private func take(_ reason: MissingReason, _ field: CaseField, _ spot: Spot) -> Bool {
    guard field.need != .value else {
      spot.wrong(
        "this field must have a value, and it says \"\(reason.rawValue)\"", "give the \(field.type.expected)")
      return false
    }
    noteStop(reason, field, spot)
    return true
  }

  /// How many elements are left of a list.
  private static func count(_ json: JSONTree, _ rest: Rest) -> Int {
    switch (json, rest) {
    case (_, .some(.array(let items))), (.array(let items), .all): items.count
    default: 0
    }
  }
}

// MARK: - What is noted

extension CaseReader {
  /// From here on findings carry the name of the person the section is about, if it has one.
  private func nameSubject(_ section: CaseSection, _ fields: [String: JSONTree]) {
    guard let last = section.subject.last else { return }
    var fields = fields
    for key in section.subject.dropLast() {
      guard case .object(let inner)? = fields[key] else { return }
      fields = inner
    }
    if case .string(let name)? = fields[last] { notes.person = name }
  }

  private func noteStop(_ reason: MissingReason?, _ field: CaseField, _ spot: Spot) {
    for stop in field.stops where stop.reason == reason { spot.wrong(stop.message, stop.advice) }
  }

  private func noteAbsence(of field: CaseField, _ spot: Spot) {
    switch field.need {
    case .optional: return
    case .expectedWhen(let circumstance) where !circumstances.contains(circumstance): return
    case .expected, .expectedWhen:
      let reasons = MissingReason.allCases.map(\.rawValue).joined(separator: ", ")
      notes.add(.missing, spot.place, "nothing is said here", "fill it in, or say why: \(reasons)")
    case .required, .value: spot.wrong("this field must be there", "add it")
    }
  }

  private func noteUnknown(_ keys: some Sequence<String>, _ section: CaseSection, _ place: String) {
    let valid = section.fields.map(\.key)
    for key in keys.sorted() where !valid.contains(key) && !notes.isFull {
      notes.wrong(
        JSONText.join(place, key), "there is no field \"\(key)\" here",
        Nearest.advice(for: key, among: valid) + "; nothing is handed over that nobody reads")
    }
  }
}

/// Where a value stands, and where to note what is wrong with it.
struct Spot {
  private let around: String
  private let step: JSONText.Step?
  private let notes: Notes

  /// - Parameter step: From `place` to the value; `nil` when it stands there itself.
  init(place: String, _ step: JSONText.Step? = nil, notes: Notes) {
    around = place
    self.step = step
    self.notes = notes
  }

  /// Such as `persons[0].identity.sex`. Put together when asked for: of most values nobody has to speak.
  var place: String { step?.inside(around) ?? around }

  func wrong(_ message: String, _ advice: String) { notes.wrong(place, message, advice) }

  /// Notes that a value is not of the type it must be of.
  func mismatch(_ json: JSONTree, _ type: FieldType) {
    guard json != .null else {
      let reasons = MissingReason.allCases.map(\.rawValue).joined(separator: ", ")
      return wrong("null says nothing", "leave the field out, or write one of: \(reasons)")
    }
    var expected = type.expected
    if case .text(let form) = type { expected = form.asked }
    wrong("expected \(expected), found \(json.kind)", "write \(expected)")
  }
}
