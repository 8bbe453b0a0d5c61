import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct SetupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup",
    abstract: "Set a mission up: asks what it needs, makes keys, request and settings, says what comes next.",
    discussion: """
      Each question says why it is asked and proposes an answer; Enter takes it. It can be interrupted, and begun again: what was \
      answered is proposed, what is made stays. With --from it asks nothing: a YAML file has the answers, \
      \(SetupQuestion.keys.joined(separator: ", ")); what it leaves out is what would be proposed.
      """)
  @OptionGroup var home: HomeOption
  @Option(help: "A file with the answers.") var from: String?

  func run() throws {
    let setup = Setup(home: home.mission)
    if try setup.stage() == .begun {
      let answers = try from.map { try setup.answers(fromFile: Paths.absolute($0)) } ?? ask(setup)
      if let halves = try setup.make(answers) {
        Terminal.say(
          "Keys of \(answers["id"] ?? "") made in \(home.mission.path)/keys; they never leave it. Settings: baton.yaml."
        )
        if let file = answers["passphraseFile"], !file.isEmpty {
          Terminal.say("They are under the passphrase in \(file): keep a copy of it elsewhere than the backup.")
        }
        StaffCommand.say(recovery: halves)
      }
    }
    try next(setup)
  }

  private func ask(_ setup: Setup) throws -> SetupAnswers {
    var answers = try setup.answers()
    for question in SetupQuestion.all {
      answers[question.key] = try answer(question, answers)
      try setup.keep(answers)
    }
    return answers
  }

  /// Asks until there is an answer that will do.
  private func answer(_ question: SetupQuestion, _ answers: SetupAnswers) throws -> String {
    Terminal.complain("\n\(question.question)\n  \(question.why)")
    while true {
      let proposal = question.proposal(answers).map { $0.isEmpty ? "-" : $0 } ?? (question.isOptional ? "-" : "")
      guard let text = Terminal.ask(proposal.isEmpty ? "> " : "[\(proposal.visible)] ") else {
        throw Complaint("interrupted at “\(question.question)”; what was answered is kept: go on with `baton setup`")
      }
      do { return try question.answer(text, answers) } catch { Terminal.complain("  \(error)") }
    }
  }

  /// Where it stands, and what a person does now.
  private func next(_ setup: Setup) throws {
    let place = home.mission.path == "/var/lib/baton" ? "" : " --home \(home.mission.path)"
    switch try setup.stage() {
    case .begun: break
    case .requested(let request):
      Terminal.say("Next: send \(request) to the directory authority, and compare by telephone:")
      Terminal.say("  sha256 \(SHA256.digest(try Data(contentsOf: URL(filePath: request))))")
      Terminal.say("With what comes back, and the root's fingerprint as you learn it by another way:")
      Terminal.say("  baton mission install ADMISSION --root FINGERPRINT\(place)")
      Terminal.say(
        "Then `baton setup\(place)` again says what comes after. (Nobody has an authority yet? `baton federation init`.)"
      )
    case .admitted:
      let isUp = (try? home.desk.get("/v1/status") as DaemonView) != nil
      guard isUp else { return Terminal.say("Admitted. Next: baton serve\(place) (or `systemctl enable --now baton`)") }
      let accounts: [AccountView] = (try? home.desk.get("/v1/accounts")) ?? []
      Terminal.say(
        accounts.isEmpty
          ? "The daemon runs. Next, for the board: baton account add NAME --role administrator\(place)"
          : "All is set up. `baton doctor\(place)` looks it over.")
    }
  }
}
