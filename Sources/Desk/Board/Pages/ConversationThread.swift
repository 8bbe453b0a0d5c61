import Base
import Foundation
import Handover

/// What was said, as a thread, and as lines of a log.
struct ConversationThread {
  let words: CaseWords
  /// Of this mission's staff, by what stands for them in this transfer.
  let names: [String: String]

  /// The receiver's questions, by their places in its log: people count them from one.
  var numbers: [Int: Int] = [:]
  /// All that was said.
  var statements: [StatementView] = []

  private var t: Sentences { words.moments.words }

  /// A statement among others to choose from: what it is, how it begins, and when it was said.
  func choice(_ statement: StatementView) -> String {
    let journey = statement.body[BodyField.state.key]?.string.map { t.code("movement", $0) }
    let begins = (statement.said?["text"] ?? statement.said?["partner"])?.string?.split(separator: "\n").first
    let told = [journey, begins.map { String($0.prefix(80)).visible }].compactMap(\.self).joined(separator: ", ")
    let kind = t.code("say", statement.type.text)
    return "\(told.isEmpty ? kind : "\(kind): \(told)") · \(words.moments.full(statement.at.date))"
  }

  /// What stands at a place of a mission's.
  private func statement(_ seq: Int, of author: MissionID) -> StatementView? {
    statements.first { $0.seq == seq && $0.author == author }
  }

  /// Who has taken a statement back, and when; nil where it stands.
  private func takenBack(_ statement: StatementView) -> String? {
    let taking = statements.first {
      $0.isApplied && $0.type == .corrected && $0.author == statement.author
        && $0.body[BodyField.slip.key]?.integer == Int64(statement.seq)
    }
    return taking.map { taking in
      let who = [words.name(taking.author), who(taking.staff)].joined(separator: ", ")
      return t("taken_back", ["moment": words.moments.full(taking.at.date), "who": who])
    }
  }

  /// A new version, as something that was said: which one, and how the arrival has moved by it.
  private func version(_ statement: StatementView) -> (said: String, lines: [String])? {
    guard statement.type == .update, let number = statement.body["version"]?.integer else { return nil }
    let earlier = statements.last {
      $0.author == statement.author && $0.seq < statement.seq && $0.type.isBundle && $0.isApplied
    }
    let moved = arrivalMoved(from: earlier.flatMap { Self.arrival($0) }, to: Self.arrival(statement))
    return (t("sent_version", ["number": "\(number)"]), [moved].compactMap(\.self))
  }

  private static func arrival(_ statement: StatementView) -> Timestamp? {
    statement.body["arrival"]?.string.flatMap { try? Timestamp($0) }
  }

  /// On the clock of its place; nil where it has not moved.
  func arrivalMoved(from before: Timestamp?, to after: Timestamp?) -> String? {
    guard before?.date != after?.date else { return nil }
    func told(_ moment: Timestamp?) -> String {
      moment.map { words.moments.signed(words.line.group?.arrival($0) ?? $0) } ?? t["not_known"]
    }
    return t("arrival_moved", ["before": told(before), "after": told(after)])
  }

  /// One statement of people, or a new version.
  func entry(_ statement: StatementView) -> [String: Any] {
    let version = version(statement)
    let told: [[String: Any]] =
      version.map { $0.lines.isEmpty ? [] : [["label": t["arrival"], "lines": $0.lines]] } ?? details(statement)
    return [
      "mission": words.name(statement.author), "mine": statement.author == words.here,
      "who": version == nil ? who(statement.staff) : false as Any, "at": words.moments.full(statement.at.date),
      "relative": words.moments.relative(statement.at.date),
      "said": version?.said ?? t.code("say", statement.type.text).visible, "taken": takenBack(statement).orFalse,
      "details": told, "has_details": !told.isEmpty, "number": "\(statement.seq)",
      "illegal": notApplied(statement) ?? false, "doubt": doubt(statement) ?? false,
      "unsaid": statement.unsaid?.visible ?? false,
    ]
  }

  /// One statement of anybody, for the log.
  func line(_ statement: StatementView) -> [String: Any] {
    [
      "mission": words.name(statement.author), "seq": "\(statement.seq)", "seen": "\(statement.seen)",
      "type": statement.type.text, "at": statement.at.text, "role": t.code("role", statement.staff.role),
      "digest": String(statement.digest.text.prefix(12)), "illegal": notApplied(statement) ?? false,
    ]
  }

  /// Why a statement counts for nothing.
  private func notApplied(_ statement: StatementView) -> String? {
    statement.objection?.words(t.terms).description ?? (statement.waits ? t["waits"] : nil)
  }

  /// Why no clock goes by the moment that it states.
  private func doubt(_ statement: StatementView) -> String? {
    statement.doubt.flatMap { doubt in
      statement.body["moment"]?.string.flatMap { try? Timestamp($0) }.map {
        t("doubt_\(doubt.rawValue)", ["moment": words.moments.signed($0)])
      }
    }
  }

  private func who(_ staff: Staff) -> String {
    let role = t.code("role", staff.role).visible
    return names[staff.id].map { "\($0.visible), \(role)" } ?? role
  }

  /// The members of both halves that say something, in words.
  private func details(_ statement: StatementView) -> [[String: Any]] {
    guard let kind = StatementKind.of(statement.type) else { return [] }
    let open = Set(kind.fields.map(\.key))
    return kind.askedFields.compactMap { field in
      // What belongs into the sealed half, and stands in the open one, outlives the case: it is nobody's words.
      let said = open.contains(field.key) ? statement.body[field.key] : statement.said?[field.key]
      guard let value = said else { return nil }
      // Kept though it does not fit its kind, so it is shown.
      let text = shown(value, field, by: statement.author) ?? (field.form.isWorded ? value.words : nil)
      guard let text else { return nil }
      // What stands for somebody of the other mission says less than the name beside it.
      if case .staff = field.form, names[statement.body[field.key]?.string ?? ""] == nil, statement.said?["name"] != nil
      {
        return nil
      }
      return ["label": t.code("field", field.key), "lines": text.split(separator: "\n").map { String($0).visible }]
    }
  }

  /// The members of what waits for a second person, as they were typed, in words.
  ///
  /// - Parameter colleagues: Names of this mission's staff, by their ids.
  func details(of draft: DraftView, _ colleagues: [Code: String]) -> [[String: Any]] {
    guard let kind = StatementKind.of(draft.type) else { return [] }
    return kind.askedFields.compactMap { field in
      guard let typed = draft.fields?[field.key] else { return nil }
      let value: JSONValue =
        switch field.form {
        case .flag: .bool(typed == "true")
        case .place, .number: Int64(typed).map { .integer($0) } ?? .string(typed)
        case .lines: .array(typed.split(separator: "\n").map { .string(String($0)) })
        default: .string(typed)
        }
      let isStaff = if case .staff = field.form { true } else { false }
      let text = isStaff ? Code.of(typed).flatMap { colleagues[$0] } : shown(value, field, by: words.here)
      let lines = (text ?? typed).split(separator: "\n").map { String($0).visible }
      return ["label": t.code("field", field.key), "lines": lines]
    }
  }

  /// - Parameter author: Whose statement it is.
  private func shown(_ value: JSONValue?, _ field: BodyField, by author: MissionID) -> String? {
    guard let value else { return nil }
    switch field.form {
    case .moment: return value.string.flatMap { try? Timestamp($0) }.map(words.moments.signed)
    case .text, .line, .transfer: return value.string
    case .lines:
      guard case .array(let lines) = value else { return nil }
      return lines.compactMap(\.string).joined(separator: "\n")
    case .number:
      return value.integer.map { "\($0)" } ?? { if case .number(let number) = value { "\(number)" } else { nil } }()
    case .flag: return value == .bool(true) ? t["yes"] : t["no"]
    case .sealed: return nil
    case .staff: return value.string.map { names[$0] ?? t("somebody", ["id": String($0.prefix(6))]) }
    case .place where field.key != BodyField.asked.key:
      return value.integer.map { place in
        statement(Int(place), of: author).map(choice) ?? t("statement_number", ["number": "\(place)"])
      }
    case .place:
      return value.integer.map { place in t("question", ["number": "\(numbers[Int(place)] ?? Int(place))"]) }
    case .word: return value.string.map { t.code(field.key == "state" ? "movement" : "word", $0) }
    }
  }

  // MARK: What comes before all else

  /// The alerts that nobody has taken up since, a line each.
  func raised(_ said: [StatementView]) -> [String] {
    let view = words.view
    return view.alerts.map { alert in
      let author = alert.by == .sender ? view.from : view.to
      return line(of: said.first { $0.seq == alert.seq && $0.author == author }, by: author)
    }
  }

  /// Who asks to have the case back, and why; nil while nobody does.
  func askedBack(_ said: [StatementView]) -> String? {
    words.view.recallAsked.map { asked in
      line(of: said.first { $0.seq == asked && $0.author == words.view.from }, by: words.view.from)
    }
  }

  private func line(of statement: StatementView?, by author: MissionID) -> String {
    let text = statement?.said?["text"]?.string.map { $0.split(separator: "\n").map { String($0).visible } } ?? []
    return ([words.name(author)] + (statement.map { [words.moments.full($0.at.date)] } ?? []) + text)
      .joined(separator: " · ")
  }

  /// Whether a telephone number was told of who looks after the person, as far as what was told can be read here.
  var hasNumber: Bool {
    let last = statements.last { $0.isApplied && ($0.type == .assigned || $0.type == .reassigned) }
    return last?.said.map { $0["phone"]?.string?.isEmpty == false } ?? true
  }

  /// Who looks after the person, by name, as far as this mission knows one.
  func caseworker(_ said: [StatementView]) -> String? {
    let last = said.last { $0.isApplied && ($0.type == .assigned || $0.type == .reassigned) }
    return last?.said?["name"]?.string ?? last?.body["primary"]?.string.flatMap { names[$0] }
  }
}
