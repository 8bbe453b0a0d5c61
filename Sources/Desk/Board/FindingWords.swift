import Base
import CaseFile
import Foundation
import Handover

/// What a check has found, for somebody who fills in a form: fields and codes by the names they have there, and no command.
extension CaseFinding {
  func said(in words: Sentences) -> (message: String, advice: String) {
    let said = fault.words(in: words.language)
    switch fault {
    case .field(.unsaid): return (Self.plain(said.message, words), words["advice_unsaid"])
    case .field(.otherForm(let text, form: "moment", _, _)):
      return (words("fault_moment", ["text": text]), words["advice_moment"])
    case .field(.otherForm(let text, form: "partialDate", _, _)):
      let isTwo = TypedDate.readings(of: text).count > 1
      return (words(isTwo ? "fault_two_dates" : "fault_date", ["text": text]), words["advice_date"])
    case .file(.noPart(let category, _)):
      return (words("fault_no_part", ["what": words.code("code", category)]), words["advice_no_part"])
    case .receiver(.language): break
    case .receiver(.category): return (Self.plain(said.message, words), words["advice_category"])
    case .receiver: return (Self.plain(said.message, words), words["advice_receiver"])
    default: break
    }
    return (Self.plain(said.message, words), Self.plain(said.advice, words))
  }

  /// Names of fields and codes as the form has them, in place of those of the file.
  static func plain(_ text: String, _ words: Sentences) -> String {
    text.replacing("case.json", with: words["this_case"]).replacing(/[a-z]+(?:_[a-z]+)+/) { found in
      let name = String(found.0)
      let label =
        fields[name]?.label(in: words.language) ?? words.maybe("reason_\(name)") ?? words.maybe("code_\(name)")
      return label.map { words("quoted", ["what": $0]) } ?? name
    }
  }

  private static let fields: [String: CaseField] = {
    var all: [String: CaseField] = [:]
    func gather(_ section: CaseSection) {
      for field in section.fields {
        if all[field.key] == nil { all[field.key] = field }
        if let inner = field.type.section { gather(inner) }
      }
    }
    for document in CaseTable.documents { gather(document.section) }
    return all
  }()

  /// What may have been meant by what was typed, nearest first.
  ///
  /// - Parameter countries: Where the journey begins and ends; of airports those in the last of them come first that say where one
  ///   arrives.
  func meant(in countries: [String], _ words: Sentences) -> [(code: String, label: String)] {
    if case .field(.otherForm(let text, form: "partialDate", _, _)) = fault {
      return TypedDate.readings(of: text).map { ($0, CaseDraft.long($0, words)) }
    }
    let found: [(code: String, says: String?)] =
      if case .field(.otherForm(let text, form: "airport", _, _)) = fault {
        Airport.meant(by: text, in: place.hasSuffix("from_iata") ? countries : countries.reversed())
          .map { ($0.code, "\($0.city), \($0.country)") }
      } else { fault.meant }
    return found.map { one in (one.code, one.says.map { "\(one.code) (\($0))" } ?? one.code) }
  }
}

extension CaseDraft {
  /// The field of a form in which a finding is shown: an element of a list of texts stands in the list's own.
  static func field(of place: String) -> String { row(of: place).place }

  private static func row(of place: String) -> (place: String, field: CaseField?) {
    let root = isApart(place) ? String(place.prefix { $0 != ":" }) + ":" : ""
    let document = CaseTable.documents.first { self.root($0) == root } ?? CaseTable.core
    var (section, shown) = (document.section, [String]())
    for part in place.dropFirst(root.count).split(separator: ".").map(String.init) {
      let key = String(part.prefix { $0 != "[" })
      guard let field = section.fields.first(where: { $0.key == key }), !(shown.isEmpty && left.contains(key)) else {
        break
      }
      guard let inner = field.type.section else { return (root + (shown + [key]).joined(separator: "."), field) }
      shown.append(part)
      section = inner
    }
    return (shown.isEmpty ? "" : root + shown.joined(separator: "."), nil)
  }

  /// Where a finding is, as the fields of a form are named.
  static func place(of finding: CaseFinding) -> String {
    (finding.file.flatMap { CaseTable.document(named: $0) }.map(root) ?? "") + finding.place
  }

  /// The form with a code in place of what was typed.
  static func taking(_ code: String, at place: String, in form: BoardForm) -> BoardForm {
    let (field, row) = row(of: place)
    guard field != place, let index = Int(place.dropFirst(field.count + 1).dropLast()) else {
      return form.with(field, code)
    }
    var lines = items(of: form.all(field).joined(separator: "\n"), row?.type.form)
    guard lines.indices.contains(index) else { return form }
    lines[index] = code
    return form.with(field, lines.joined(separator: "\n"))
  }

  /// Without those that follow from another one: day and time are right as they were typed, and only the airport, which says by
  /// which clock, is not.
  func withoutFollowing(_ findings: [CaseFinding]) -> [CaseFinding] {
    let wrong = Set(findings.filter { $0.kind == .wrong }.map(\.place))
    return findings.filter { finding in
      guard case .field(.otherForm(let text, form: "moment", _, _)) = finding.fault, Self.isClockReading(text) else {
        return true
      }
      return !wrong.contains(airportField(of: finding.place))
    }
  }
}

/// A telephone number that somebody has written down.
enum Dialling {
  /// Whether it can be dialled from anywhere: by its form, and by a country's code that there is.
  static func isWhole(_ text: String) -> Bool {
    PhoneNumber.isInternational(text) && PhonePrefix.countries(of: PhoneNumber.plain(text)) != nil
  }

  /// As it is shown and printed: what cannot be dialled says so.
  static func shown(_ text: String, _ words: Sentences) -> String {
    let number = text.visible.isolated
    return isWhole(text) ? number : words("no_country_code", ["number": number])
  }
}

extension ServiceError.HandInFault {
  /// For somebody who hands in by a form, and types no command; nil where the words of the command line have none either.
  func said(in words: Sentences) -> String? {
    switch self {
    case .alreadyOnTheWay(let transfers, let mission):
      words(
        "refused_on_the_way",
        ["mission": mission.text, "cases": transfers.prefix(5).map(\.text).joined(separator: ", ")])
    case .over: words["refused_over"]
    case .versionWaits: words["refused_version_waits"]
    case .partsMissing: words["refused_parts_missing"]
    case .keysUnknown(let mission): words("refused_keys_unknown", ["mission": mission.text])
    case .ownMission: words["problem_no_mission"]
    default: nil
    }
  }
}
