/// What `baton case check` says about one folder.
package struct CaseReport: Sendable, Codable, Equatable {
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
