import Base
import CaseFile

/// What a check has found, and what of it keeps a case back.
struct DraftFindings {
  private let shown: [CaseFinding]
  private let all: [CaseFinding]
  let isWrong: Bool
  /// Whether it may not be meant for its receiver, and nobody has said that it is.
  let isMisfit: Bool
  /// Whether something is missing that has not been seen.
  private let isUnseen: Bool
  private let seen: [String]

  private let changes: [CaseDifference]?

  /// - Parameter changes: What a version changes, which is looked at before it goes; nil where it is none.
  init(_ findings: [CaseFinding], _ form: BoardForm, _ sheet: DraftSheet, _ changes: [CaseDifference]? = nil) {
    all = findings
    self.changes = changes
    let mayMisfit = if case .version = sheet.subject { true } else { form["confirmed"] == "yes" }
    isMisfit = !mayMisfit && findings.contains { $0.kind == .misfit }
    let inTheWay = findings.filter { $0.kind == .wrong || $0.kind == .misfit && !mayMisfit }
    isWrong = !inTheWay.isEmpty
    shown = isWrong ? inTheWay : findings
    // What was seen stays seen, as long as it is about the same.
    let about = form["seen"] == "yes" ? form["about"] + "\n" + form["seen_of"] : form["seen_of"]
    seen = Set(about.split(separator: "\n").map(String.init)).sorted()
    isUnseen = !Set(Self.keys(findings, changes)).isSubset(of: seen)
  }

  var isInTheWay: Bool { isWrong || isUnseen }

  /// What a version leaves unsaid that stood unsaid before is not asked about again.
  static func new(_ findings: [CaseFinding], beside standing: [CaseFinding]) -> [CaseFinding] {
    let before = Set(standing.filter { $0.kind == .missing }.map(key))
    return findings.filter { $0.kind != .missing || !before.contains(key($0)) }
  }

  private static func keys(_ findings: [CaseFinding], _ changes: [CaseDifference]?) -> [String] {
    findings.map(key)
      + (changes ?? []).map { "changed \($0.place) \($0.after ?? "")".replacing("\n", with: " ").visible }
  }

  /// What a version changes, in the words of the form.
  func changes(_ moments: Moments) -> [String: Any] {
    let words = moments.words
    func said(_ text: String) -> String {
      if let moment = try? Timestamp(text) { return moments.signed(moment) }
      return (["yes", "no"].contains(text) ? words[text] : words.maybe("code_\(text)") ?? text).visible
    }
    let lines = (changes ?? []).map { change in
      let finding = CaseFinding(kind: .missing, place: change.place, file: CaseTable.core.file, .field(.unsaid))
      return [
        "what": finding.names(in: words.language, from: 0).joined(separator: " · ").visible,
        "before": said(change.before ?? "–"), "after": said(change.after ?? "–"),
      ]
    }
    return [
      "changes": lines, "has_changes": !lines.isEmpty, "changes_nothing": changes?.isEmpty == true,
    ]
  }

  private static func key(_ finding: CaseFinding) -> String { "\(finding.fault.code) \(CaseDraft.place(of: finding))" }

  func view(_ draft: CaseDraft, _ words: Sentences) -> [String: Any] {
    // What is of its own kind stands first; of what nothing is said a line for each section.
    let unsaid = shown.filter { $0.fault == .field(.unsaid) }
    let lines = shown.filter { $0.fault != .field(.unsaid) }.map { finding -> [String: Any] in
      let field = CaseDraft.field(of: CaseDraft.place(of: finding))
      let part = CaseTable.documents.first { $0.file == finding.file && $0.compartment != .core }?.compartment
      let names = [part.map { words.code("compartment", $0.rawValue) }, finding.place(in: words.language)]
      return draft.problem(finding).merging([
        "href": field.isEmpty ? "#typed" : "#\(CaseDraft.id(field))",
        "place": names.compactMap(\.self).joined(separator: " · "),
        "kind": isWrong ? false : words["finding_\(finding.kind.rawValue)"],
      ]) { $1 }
    }
    let all = lines + Self.sections(of: unsaid).map { Self.line($0, draft, words) }
    return [
      "found": all, "is_wrong": isWrong, "is_missing": !isWrong && isUnseen, "is_misfit": isMisfit,
      "about": Self.keys(self.all, changes).joined(separator: "\n"),
      "seen_of": CaseDraft.shown(seen.joined(separator: "\n")),
      "heading": shown.isEmpty
        ? (isUnseen && changes != nil ? words["draft_look"] : nil).orFalse
        : words(isWrong ? "draft_wrong" : "draft_missing", ["count": "\(all.count)"]),
    ]
  }

  /// Of which nothing is said, by the section that it stands in: of a person a part of what is said of them.
  static func sections(of unsaid: [CaseFinding]) -> [(section: String, found: [CaseFinding])] {
    var order: [String] = []
    let found = Dictionary(grouping: unsaid) { finding in
      let place = CaseDraft.place(of: finding)
      let parts = place.split(separator: ".").map(String.init)
      let isOfPerson = parts[0].hasSuffix("]")
      let section = parts.dropLast().prefix(isOfPerson ? 2 : 1).joined(separator: ".")
      if !order.contains(section) { order.append(section) }
      return section
    }
    return order.map { ($0, found[$0] ?? []) }
  }

  /// Such as `p1 · Identity: nothing is said of Sex, Languages`.
  private static func line(
    _ one: (section: String, found: [CaseFinding]), _ draft: CaseDraft, _ words: Sentences
  ) -> [String: Any] {
    let depth = one.section.isEmpty ? 0 : one.section.split(separator: ".").count
    func names(_ finding: CaseFinding) -> [String] { finding.names(in: words.language) }
    let part = CaseTable.documents.first { $0.file == one.found[0].file && $0.compartment != .core }?.compartment
    var around = Array(names(one.found[0]).prefix(depth))
    if let person = one.found[0].person, !around.isEmpty { around[0] = draft.called(person) }
    let of = one.found.map { names($0).dropFirst(depth).joined(separator: " ") }
    let place = [part.map { words.code("compartment", $0.rawValue) }].compactMap(\.self) + around
    return [
      "href": "#\(CaseDraft.id(CaseDraft.field(of: CaseDraft.place(of: one.found[0]))))",
      "kind": false, "place": (place.isEmpty ? words["this_case"] : place.joined(separator: " · ")).visible,
      "text": words("nothing_said_of", ["what": of.joined(separator: words["comma"])]).visible, "meant": [],
    ]
  }
}
