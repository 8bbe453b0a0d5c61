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
    @Argument(help: "The case folder: case.json and attachments/.") var folder: String
    @OptionGroup var json: JSONFlag

    func run() throws {
      let report = CaseCheck.check(folder: folder, now: Date()) { try SHA256.digest(of: $0).text }
      if json.isOn { try Terminal.json(report) } else { Findings.say(report.findings, in: folder) }
      throw ExitCode(report.exitStatus)
    }
  }
}

/// Findings as a person reads them.
enum Findings {
  static func say(_ findings: [CaseFinding], in folder: String) {
    guard !findings.isEmpty else { return Terminal.say("\(folder): nothing wrong, nothing missing") }
    for finding in findings {
      let line = finding.line.map { " (line \($0))" } ?? ""
      let person = finding.person.map { " [\($0)]" } ?? ""
      Terminal.say("\(finding.kind.rawValue)\(person) \(finding.place)\(line): \(finding.message)")
      Terminal.say("    → \(finding.advice)")
    }
    let wrong = findings.count { $0.kind == .wrong }
    Terminal.say(
      wrong > 0
        ? "\(wrong) wrong: the case cannot be sent like this" : "nothing wrong; \(findings.count) to look at")
  }
}
