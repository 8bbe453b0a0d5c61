import ArgumentParser
import Base
import CaseFile
import Foundation
import Handover
import Mission
import Sealing

struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Case folders on disk.", subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "What is wrong (refused), missing or aged in a case folder. Exit status 0, 1, or 2 for warnings.")
    @Argument(help: "The case folder: case.json, files of compartments, attachments/.") var folder: String
    @OptionGroup var home: HomeOption
    @Option(
      help: "The receiving mission: whether the consent names it, and whether the case fits it.",
      transform: MissionID.init(_:)) var to: MissionID?
    @Flag(help: "It was received: what a newer Baton said is shown, and not refused.") var received = false
    @OptionGroup var json: JSONFlag

    func run() throws {
      let now = Date()
      let receiver = try to.map { try home.mission.receiver($0, now: now) }
      let report = CaseCheck.check(folder: folder, for: receiver, now: now, received ? .ofNewer : .none) {
        try SHA256.digest(of: $0).text
      }
      if json.isOn { try Terminal.json(report) } else { Findings.say(report.findings, in: folder) }
      throw ExitCode(report.exitStatus)
    }
  }
}

/// Findings as a person reads them.
enum Findings {
  /// What of a case that was opened into a folder this version does not know.
  static func sayNewer(in folder: String) {
    guard let contents = try? CaseCheck.read(CaseFolder.scan(folder, .ofNewer), .ofNewer).0 else { return }
    let found = contents.checkStrangers()
    guard !found.isEmpty else { return }
    if !contents.missingFeatures.isEmpty {
      let names = contents.missingFeatures.map { "\"\($0)\"" }.joined(separator: ", ")
      Terminal.complain("UPDATE BEFORE ACTING ON THIS: the case requires \(names), which this version does not know")
    }
    Terminal.complain(
      "a newer Baton said \(found.count) \(found.count == 1 ? "thing" : "things") that this version does not know: "
        + "`baton case check --received \(folder)`")
  }

  /// What was found, and the way out.
  static func lines(_ finding: CaseFinding) -> [ShownText] {
    let person = finding.person.map { " [\($0)]" } ?? ""
    return [
      "\(finding.kind.rawValue)\(person) \(finding.shownPlace): \(finding.message)", "    → \(finding.advice)",
    ]
  }

  static func say(_ findings: [CaseFinding], in folder: String) {
    guard !findings.isEmpty else { return Terminal.say("\(folder): nothing wrong, nothing missing") }
    for line in findings.flatMap(lines) { Terminal.say(line) }
    Terminal.say(summary(findings))
  }

  private static func summary(_ findings: [CaseFinding]) -> ShownText {
    let wrong = findings.count { $0.kind == .wrong }
    let others = findings.count { $0.kind != .wrong && $0.kind != .ignored }
    if wrong > 0 { return "\(wrong) wrong: the case cannot be sent like this" }
    return others == 0 ? "nothing wrong, nothing missing" : "nothing wrong; \(others) to look at"
  }
}
