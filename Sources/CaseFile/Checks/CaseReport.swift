/// What `baton case check` says about one folder.
package struct CaseReport: Sendable, Codable, Equatable {
  /// All findings: wrong ones first, then newer, then missing, then aged; otherwise in the order of the file.
  package let findings: [CaseFinding]
  /// 0: nothing found; 1: something is wrong; 2: only missing or aged.
  package let exitStatus: Int32

  /// Sorts the findings and derives the exit status from them.
  package init(findings: [CaseFinding]) {
    let order: [CaseFinding.Kind] = [.wrong, .newer, .missing, .aged]
    self.findings = order.flatMap { kind in findings.filter { $0.kind == kind } }
    if findings.isEmpty {
      exitStatus = 0
    } else {
      exitStatus = findings.contains { $0.kind == .wrong } ? 1 : 2
    }
  }
}
