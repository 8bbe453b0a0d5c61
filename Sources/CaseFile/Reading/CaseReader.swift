import Base

/// Reads the JSON of a case as the table of fields says, and notes everything that is wrong or missing at once.
final class CaseReader {
  /// What is left of a value when all that is wrong has been taken out of it.
  enum Rest {
    /// All of it: nothing was wrong.
    case all
    case some(JSONTree)
    case nothing
    /// The object around it counts as refused.
    case refusal
  }

  private let notes: Notes
  private let tolerance: Tolerance
  /// What makes more of this case necessary, as far as it has been read.
  private var circumstances: Set<CaseField.Circumstance>
  /// Days by which something ages, in the order of the text.
  private(set) var days: [AgingDay] = []
  /// References to documents, in the order of the text.
  private(set) var references: [DocumentReference] = []
  /// What this version does not know, in the order of the text.
  private(set) var strangers: [Stranger] = []

  /// - Parameters:
  ///   - tolerance: What becomes of what this version does not know.
  ///   - circumstances: What is known of the case from elsewhere.
  init(_ notes: Notes, _ tolerance: Tolerance = .none, in circumstances: Set<CaseField.Circumstance> = []) {
    self.notes = notes
    self.tolerance = tolerance
    self.circumstances = circumstances
  }

  /// Reads a value of one type.
  /// - Parameters:
  ///   - json: The value.
  ///   - type: What it must be.
  ///   - spot: Where it stands.
  func read(_ json: JSONTree, _ type: FieldType, _ spot: Spot) -> Rest {
    switch (type, json) {
    case (.flag, .bool): return .all
    case (.count(let most), .number(let digits)):
      if let number = Int(digits), (0...most).contains(number), String(number) == digits { return .all }
      spot.wrong(.noCount(String(digits.prefix(40)), most: most))
      return .nothing
    case (.text(let form), .string(let text)):
      guard let problem = form.problem(text) else { return .all }
      if tolerance == .ofNewer, form.mayBeNewer(text) { return unknown(text, form, spot) }
      spot.wrong(problem)
      return .nothing
    case (.list(let element, let atLeastOne), .array(let items)):
      if let atLeastOne, items.isEmpty {
        spot.wrong(.emptyList(of: atLeastOne))
        return .nothing
      }
      return read(items, element, spot)
    case (.object(let section), .object(let fields)):
      let kept = read(fields, section, spot.place)
      if kept.isRefused { return .some(.string(MissingReason.refused.rawValue)) }
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
    /// Whether a code is among them by which all of it counts as refused.
    var isRefused = false

    mutating func keep(_ rest: Rest, _ field: CaseField) {
      switch rest {
      case .all: return
      case .some(let tree): fields[field.key] = tree
      case .nothing:
        fields[field.key] = nil
        if field.need == .value { isWhole = false }
      case .refusal: isRefused = true
      }
      isUntouched = false
    }

    mutating func leaveOut(_ key: String) {
      fields[key] = nil
      isUntouched = false
    }
  }

  /// Reads an object row by row.
  func read(_ fields: [String: JSONTree], _ section: CaseSection, _ place: String) -> Kept {
    nameSubject(section, fields)
    let before = circumstances
    defer { if !section.subject.isEmpty { (notes.person, circumstances) = (nil, before) } }
    var kept = Kept(fields: fields)
    var known = 0
    for field in section.fields {
      let spot = Spot(place: place, .field(field.key), notes: notes)
      if let json = fields[field.key] {
        known += 1
        kept.keep(read(json, field, spot), field)
      } else {
        noteAbsence(of: field, spot, beside: kept.fields)
        if field.need == .value { kept.isWhole = false }
      }
    }
    if let choice = section.choice, choice.keys.allSatisfy({ kept.fields[$0] == nil }) {
      note(choice, place, beside: kept.fields)
    }
    if known < fields.count { takeUnknown(fields, section, place, &kept) }
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
    hear(field, json, rest)
    remember(field, json, spot)
    return rest
  }

  private func take(_ reason: MissingReason, _ field: CaseField, _ spot: Spot) -> Bool {
    guard field.need != .value else {
      spot.wrong(.withoutValue(reason: reason.rawValue, field.type.expected))
      return false
    }
    noteStop(reason, field, spot)
    return true
  }

  /// Learns what is the case from a field that tells it.
  private func hear(_ field: CaseField, _ json: JSONTree, _ rest: Rest) {
    let json = if case .some(let tree) = rest { tree } else { json }
    switch (field.tells, json) {
    case (.several(let circumstance), _): if Self.count(json, rest) > 1 { circumstances.insert(circumstance) }
    case (.codes(let codes, let circumstance), .string(let code)):
      if codes.contains(code) { circumstances.insert(circumstance) } else { circumstances.remove(circumstance) }
    case (.codes, _), (nil, _): return
    }
  }

  /// Remembers what can be judged only when all has been read.
  private func remember(_ field: CaseField, _ json: JSONTree, _ spot: Spot) {
    guard case .string(let text) = json else { return }
    if let aging = field.ages, let date = PartialDate(text) {
      days.append(AgingDay(place: spot.place, person: notes.person, aging: aging, date: date))
    }
    if case .text(let form) = field.type, form === TextForm.documentReference {
      references.append(DocumentReference(place: spot.place, person: notes.person, documentID: text))
    }
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
    for stop in field.stops where stop.reason == reason { notes.wrong(spot.place, stop.fault) }
  }

  private func noteAbsence(of field: CaseField, _ spot: Spot, beside fields: [String: JSONTree]) {
    guard let kind = absence(field.need, beside: fields) else { return }
    switch (kind, field.need) {
    case (.missing, _): notes.add(.missing, spot.place, .field(.unsaid))
    case (_, .requiredWith(let key)): spot.wrong(.absentBeside(key))
    default: spot.wrong(.absent)
    }
  }

  private func note(_ choice: CaseSection.Choice, _ place: String, beside fields: [String: JSONTree]) {
    guard let kind = absence(choice.need, beside: fields) else { return }
    notes.add(kind, place, .field(choice.fault))
  }

  /// What the absence of something means; `nil`: nothing.
  /// - Parameter fields: What has been read of the object around it.
  private func absence(_ need: CaseField.Need, beside fields: [String: JSONTree]) -> CaseFinding.Kind? {
    switch need {
    case .optional: return nil
    case .expectedWhen(let any): return any.isDisjoint(with: circumstances) ? nil : .missing
    case .expected: return .missing
    case .requiredWith(let key):
      guard let json = fields[key] else { return nil }
      if case .string(let text) = json, MissingReason(rawValue: text) != nil { return nil }
      return .wrong
    case .required, .value: return .wrong
    }
  }

}

// MARK: - What this version does not know

extension CaseReader {
  /// Fields without a row are wrong at hand-in; of a newer Baton they are kept apart.
  private func takeUnknown(
    _ fields: [String: JSONTree], _ section: CaseSection, _ place: String, _ kept: inout Kept
  ) {
    let valid = section.fields.map(\.key)
    for key in fields.keys.sorted() where !valid.contains(key) && !notes.isFull {
      let place = JSONText.join(place, key)
      switch tolerance {
      case .none:
        notes.wrong(place, .field(.unknown(key, Nearest.hint(for: key, among: valid))))
      case .ofNewer:
        kept.leaveOut(key)
        meet(.field, fields[key]?.text ?? "", place)
      }
    }
  }

  /// What a code counts as that is in no list here.
  private func unknown(_ text: String, _ form: TextForm, _ spot: Spot) -> Rest {
    meet(form.codes?.name == CodeList.feature.name ? .feature : .code, text, spot.place)
    switch form.codes?.unknown {
    case .code(let strictest): return .some(.string(strictest))
    case .nothing: return .nothing
    case .refusal: return .refusal
    case .itself, nil: return .all
    }
  }

  private func meet(_ kind: Stranger.Kind, _ text: String, _ place: String) {
    guard text.utf8.count <= Stranger.fieldBytes, strangers.count < Notes.limit else {
      return notes.wrong(place, .field(.unknownTooLarge))
    }
    strangers.append(Stranger(kind: kind, file: notes.file ?? "", place: place, person: notes.person, text: text))
  }
}

/// A day by which something ages.
struct AgingDay: Sendable, Equatable {
  let place: String
  /// `person_id` of the person it is about.
  let person: String?
  let aging: CaseField.Aging
  let date: PartialDate
}

/// A mention of a document.
struct DocumentReference: Sendable, Equatable {
  let place: String
  /// `person_id` of the person it is about.
  let person: String?
  let documentID: String
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

  func wrong(_ fault: FieldFault) { notes.wrong(place, .field(fault)) }

  /// Notes that a value is not of the type it must be of.
  func mismatch(_ json: JSONTree, _ type: FieldType) {
    guard json != .null else { return wrong(.null) }
    wrong(.otherKind(type.asked, found: json.kind))
  }
}
