import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

/// Who says it, and of which transfer.
struct SayingArguments: ParsableArguments {
  @OptionGroup var transfer: TransferArguments
  @Option(help: "Who says it: your mission's own id for you, never a name (default: your account on this machine).")
  var staff: String?
  @Option(help: "In which role: focal, caseworker, supervisor or duty (default: the first that may say it).")
  var role: String?

  /// Says it through the daemon, which holds it against the table first, and shows where the transfer stands then.
  func say(_ type: StatementType, _ fields: [String: String?] = [:]) throws {
    let who = staff ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
    let query = fields.merging(["staff": who, "role": role]) { $1 }
      .compactMapValues(\.self).sorted { $0.key < $1.key }.map { "\($0.key)=\(Paths.escaped($0.value))" }
    let view: TransferView = try transfer.client.post(
      "\(transfer.path)/statements/\(type)?\(query.joined(separator: "&"))")
    if transfer.json.isOn { return try Terminal.json(view) }
    let other = view.outgoing ? view.to : view.from
    Terminal.say(
      "said: \(type). \(view.transfer) is \(Stages.handover(view)), the journey \(Stages.journey(view)); it goes to \(other)"
    )
  }
}

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Say that somebody looks at the case (receiving mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.opened) }
}

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Say that there is a question about the case (receiving mission).",
    discussion: "The question itself goes by another way: what is said here travels unsealed, so it holds no words.")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.clarificationAsked) }
}

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Take the responsibility for the case over (receiving mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.accepted) }
}

struct ReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Give the case back (receiving mission).",
    discussion: "Why goes by another way: what is said here travels unsealed, so it holds no reason.")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.returned) }
}

struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Say that the return of the case is known (sending mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.returnAcknowledged) }
}

struct DeclineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Say that the caseworker cannot take the case (receiving mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.assignmentDeclined) }
}

struct ReadyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ready", abstract: "Say that the file is read and the reception planned (receiving mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.ready) }
}

struct OutcomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcome", abstract: "Say that there is word of what became of the case (receiving mission).",
    discussion: "What became of it goes by another way: what is said here travels unsealed, so it holds no result.")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.outcome) }
}

struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "End the work on the case (receiving mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.closed) }
}

struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Say that the end of the case is known (sending mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.completed) }
}

struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Say that a question was answered (sending mission).",
    discussion: "The answer itself goes by another way: what is said here travels unsealed, so it holds no words.")
  @OptionGroup var saying: SayingArguments
  @Option(help: "The number of the question, as `baton show` has it (default: the only one that is open).")
  var question: Int?

  func run() throws { try saying.say(.clarificationGiven, ["asked": question.map(String.init)]) }
}

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Name the caseworker (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var named: NamedStaff

  func run() throws { try saying.say(.assigned, named.fields) }
}

struct ReassignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign", abstract: "Hand the case to another caseworker of this mission (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var named: NamedStaff

  func run() throws { try saying.say(.reassigned, named.fields) }
}

/// The caseworker and who stands in.
struct NamedStaff: ParsableArguments {
  @Argument(help: "The caseworker: your mission's own id, never a name. Only a pseudonym of it travels.")
  var caseworker: String
  @Option(help: "Who stands in.") var backup: String?

  var fields: [String: String?] { ["primary": caseworker, "backup": backup] }
}

struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Say how the journey stands (either mission).")
  @OptionGroup var saying: SayingArguments
  @Argument(
    help:
      "confirmed, departed, arrived, postponed, not_departed, no_show, arrived_unmet, diverted or cancelled.")
  var state: String
  @Option(help: "When, like 2027-06-14T13:05:00+01:00; of what is still to come, the arrival planned now.")
  var at: String?

  func run() throws { try saying.say(.movement, ["state": state, "moment": at]) }
}

struct ContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Say when the first contact after the arrival was (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @Option(help: "When, like 2027-06-15T10:00:00+01:00.") var at: String

  func run() throws { try saying.say(.firstContact, ["moment": at]) }
}
