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

  init(_ findings: [CaseFinding], _ form: BoardForm, _ sheet: DraftSheet) {
    all = findings
    let mayMisfit = if case .version = sheet.subject { true } else { form["confirmed"] == "yes" }
    isMisfit = !mayMisfit && findings.contains { $0.kind == .misfit }
    let inTheWay = findings.filter { $0.kind == .wrong || $0.kind == .misfit && !mayMisfit }
    isWrong = !inTheWay.isEmpty
    shown = isWrong ? inTheWay : findings
    // What was seen stays seen, as long as it is about the same.
    let about = form["seen"] == "yes" ? form["about"] + "\n" + form["seen_of"] : form["seen_of"]
    seen = Set(about.split(separator: "\n").map(String.init)).sorted()
    isUnseen = !Set(findings.map(Self.key)).isSubset(of: seen)
  }

  var isInTheWay: Bool { isWrong || isUnseen }

  private static func key(_ finding: CaseFinding) -> String { "\(finding.fault.code) \(CaseDraft.place(of: finding))" }

  func view(_ draft: CaseDraft, _ words: Sentences) -> [String: Any] {
    let lines = shown.map { finding -> [String: Any] in
      let field = CaseDraft.field(of: CaseDraft.place(of: finding))
      let part = CaseTable.documents.first { $0.file == finding.file && $0.compartment != .core }?.compartment
      let names = [part.map { words.code("compartment", $0.rawValue) }, finding.place(in: words.language)]
      return draft.problem(finding).merging([
        "href": field.isEmpty ? "#typed" : "#\(CaseDraft.id(field))",
        "place": names.compactMap(\.self).joined(separator: " · "),
        "kind": isWrong ? false : words["finding_\(finding.kind.rawValue)"],
      ]) { $1 }
    }
    return [
      "found": lines, "is_wrong": isWrong, "is_missing": !isWrong && isUnseen, "is_misfit": isMisfit,
      "about": all.map(Self.key).joined(separator: "\n"), "seen_of": CaseDraft.shown(seen.joined(separator: "\n")),
      "heading": shown.isEmpty
        ? false : words(isWrong ? "draft_wrong" : "draft_missing", ["count": "\(shown.count)"]),
    ]
  }
}
