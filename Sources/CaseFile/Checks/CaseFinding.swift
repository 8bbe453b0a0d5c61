/// One thing a check found in a case folder: what it is, where it stands, and the way out.
///
/// A finding may quote what stands in the case. Show it to the person who hands the case in;
/// never write it to a log, a metric or an alert: logs, metrics and alerts carry identifiers only.
package struct CaseFinding: Sendable, Equatable {
  /// How grave a finding is.
  package enum Kind: String, Sendable, Encodable, CaseIterable {
    /// The case cannot be handed over like this.
    case wrong
    /// The case may not be meant for this receiver: it goes when somebody says that it is.
    case misfit
    /// A newer Baton said it, and this one does not know it; of what has been received.
    case newer
    /// It is likely a mistake. The case may travel.
    case doubtful
    /// It is not consented to, so it stays with the sender; the rest travels.
    case withheld
    /// It is no part of the case, so it stays where it is: what a desktop has left in the folder.
    case ignored
    /// An expected field says nothing. The case may travel; the list travels with it.
    case missing
    /// It was right once and is too old for the planned arrival.
    case aged
  }

  /// How grave it is.
  package let kind: Kind
  /// `person_id` of the person it concerns; `nil` when it concerns the group or the folder.
  package let person: String?
  /// A field such as `persons[0].identity.sex`, or a path relative to the case folder.
  package let place: String
  /// The file in whose text the place stands, such as `case.json`; `nil` when the place is a file or a folder.
  package let file: String?
  /// Line in that file, counted from 1; `nil` when the finding is not about a line.
  package let line: Int?
  /// Where it is, for people: `persons[0].identity.sex (case.json, line 12)`.
  package var shownPlace: String {
    guard let file, file != place else { return place + (line.map { " (line \($0))" } ?? "") }
    return "\(place) (\(file)\(line.map { ", line \($0)" } ?? ""))"
  }

  /// What was found.
  package let fault: CaseFault

  /// Makes a finding; `person`, `file` and `line` are left out where they say nothing.
  package init(
    kind: Kind, person: String? = nil, place: String, file: String? = nil, line: Int? = nil, _ fault: CaseFault
  ) {
    self.kind = kind
    self.person = person
    self.place = place
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// What was found, in one English sentence.
  package var message: String { fault.english.message }
  /// What the reader can do about it, in English.
  package var advice: String { fault.english.advice }
}

/// For programs: the code in place of the fault, and the English words for whoever looks at it.
extension CaseFinding: Encodable {
  private enum Key: CodingKey { case kind, code, person, place, file, line, message, advice }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(fault.code, forKey: .code)
    try fields.encodeIfPresent(person, forKey: .person)
    try fields.encode(place, forKey: .place)
    try fields.encodeIfPresent(file, forKey: .file)
    try fields.encodeIfPresent(line, forKey: .line)
    try fields.encode(message, forKey: .message)
    try fields.encode(advice, forKey: .advice)
  }
}

/// A case, or a case folder, that cannot be taken in as it is.
package struct CaseProblem: Error, Sendable, CustomStringConvertible {
  /// Everything that was found at once, at least one of it `wrong`; never empty.
  package let findings: [CaseFinding]

  /// - Parameter findings: What was found; must not be empty.
  init(_ findings: [CaseFinding]) {
    precondition(!findings.isEmpty, "a problem needs a finding")
    self.findings = findings
  }

  /// Counts only: an error text may end up in a log, and a finding may quote the case.
  package var description: String {
    let wrong = findings.count { $0.kind == .wrong }
    let others = findings.count - wrong
    let rest = others == 0 ? "" : ", \(others) missing or aged"
    return "the case folder is refused: \(wrong) wrong\(rest); see `baton case check FOLDER`"
  }
}

/// What `baton case check` says about one folder.
package struct CaseReport: Sendable, Encodable, Equatable {
  /// All findings, by kind, the gravest first; otherwise in the order of the file.
  package let findings: [CaseFinding]
  /// 0: nothing found, but for what is ignored; 1: something is wrong; 2: nothing is wrong, and there is something to look at.
  package let exitStatus: Int32

  /// Sorts the findings and derives the exit status from them.
  package init(findings: [CaseFinding]) {
    self.findings = CaseFinding.Kind.allCases.flatMap { kind in findings.filter { $0.kind == kind } }
    if findings.allSatisfy({ $0.kind == .ignored }) {
      exitStatus = 0
    } else {
      exitStatus = findings.contains { $0.kind == .wrong } ? 1 : 2
    }
  }
}
