import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

// What people say of a case on its ordinary way, a command each.

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Say that somebody looks at the case (receiving mission).")
  @OptionGroup var saying: SayingArguments

  func run() throws { try saying.say(.opened) }
}

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask a question about the case (receiving mission).",
    discussion:
      "The question is read from --text or standard input. It is sealed for the two missions of the case; with --for, for those of "
      + "them who do that work alone, and not for the daemons.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption
  @OptionGroup var circle: CircleOption

  func run() throws {
    try saying.say(.clarificationAsked, circle.fields(words.read("the question", isNeeded: true), saying.transfer))
  }
}

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Take the responsibility for the case over (receiving mission).")
  @OptionGroup var saying: SayingOfManyArguments
  @OptionGroup var words: WordsOption

  func run() throws {
    _ = try saying.told([])
    try saying.say(.accepted, ["text": try words.read("the note", isNeeded: false)])
  }
}

struct ReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Give the case back (receiving mission).",
    discussion:
      "What there is to mend, and what your mission has added, is read from --text or standard input. Code and "
      + "text are sealed for the two missions.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption
  @Option(
    help: """
      Why: wrong_mission, identity_mismatch, not_found, duplicate, incomplete, consent_missing, service_unavailable, \
      safety_concern, not_returning or other.
      """) var code: String

  func run() throws {
    try saying.say(.returned, ["code": code, "text": try words.read("what there is to mend", isNeeded: true)])
  }
}

struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Say that the return of the case is known (sending mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption

  func run() throws { try saying.say(.returnAcknowledged, ["text": try words.read("the note", isNeeded: false)]) }
}

struct DeclineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Say that the caseworker cannot take the case (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Option(help: "Why: conflict, affinity, safety, language, overload or other. Sealed.") var code: String

  func run() throws {
    try saying.say(.assignmentDeclined, ["code": code, "text": try words.read("the note", isNeeded: false)])
  }
}

struct ReadyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ready", abstract: "Say that the file is read and the reception planned (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption

  func run() throws { try saying.say(.ready, ["text": try words.read("the plan", isNeeded: false)]) }
}

struct OutcomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcome", abstract: "Say what became of the case (receiving mission).",
    discussion: """
      What became of it is read from --text or standard input. With --details FILE more can be said, a line each, like \
      `assistance_type=microbusiness`, `rsi_composite=0.62`, `satisfied_assistance=true`, `challenges=no market`: \
      Protocol/registry.md lists the members. All of it is sealed for the two missions.
      """)
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption
  @Option(help: "A file with more of what became of it, lines like `rsi_social=0.5`; a member may stand in several.")
  var details: String?

  func run() throws {
    var fields = try details.map(MemberLines.read) ?? [:]
    fields["text"] = try words.read("what became of the case", isNeeded: true)
    try saying.say(.outcome, fields)
  }
}

struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "End the work on the case (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption

  func run() throws {
    try saying.confirm(
      "This ends the work on the case, and nothing undoes it: what became of it (`baton outcome`) is said before. End it?"
    )
    try saying.say(.closed, ["text": try words.read("the note", isNeeded: false)])
  }
}

struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Say that the end of the case is known (sending mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption

  func run() throws { try saying.say(.completed, ["text": try words.read("the note", isNeeded: false)]) }
}

struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a question (sending mission).",
    discussion:
      "The answer is read from --text or standard input. It is sealed for the two missions of the case; with --for, for those of "
      + "them who do that work alone, and not for the daemons.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption
  @OptionGroup var circle: CircleOption
  @Option(help: "The number of the question, as `baton show` has it (default: the only one that is open).")
  var question: Int?

  func run() throws {
    var fields = try circle.fields(words.read("the answer", isNeeded: true), saying.transfer)
    fields["asked"] = question.map(String.init)
    try saying.say(.clarificationGiven, fields)
  }
}

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Name the caseworker (receiving mission).")
  @OptionGroup var saying: SayingOfManyArguments
  @OptionGroup var named: NamedStaff

  func run() throws {
    let told = try saying.told(["the caseworker’s id"])
    try saying.say(.assigned, named.fields(told[0]))
    named.noteNobodyToCall()
  }
}

struct ReassignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign", abstract: "Hand the case to another caseworker of this mission (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @Argument(help: "The caseworker: your mission's own id, never a name. Only a pseudonym of it travels.")
  var caseworker: String
  @OptionGroup var named: NamedStaff
  @OptionGroup var words: WordsOption

  func run() throws {
    try saying.say(
      .reassigned, named.fields(caseworker).merging(["text": words.read("the note", isNeeded: false)]) { $1 })
    named.noteNobodyToCall()
  }
}

/// The caseworker and who stands in. Names and numbers come from a file, as words do.
struct NamedStaff: ParsableArguments {
  @Option(help: "Who stands in.") var backup: String?
  @Option(
    help: """
      A file with what the person is to be told, a line each: name=…, phone=…, backup_name=…, backup_phone=…. Sealed for \
      the two missions; - for standard input.
      """) var contact: String?

  /// Without a name and a number the person has nobody to call.
  func noteNobodyToCall() {
    guard contact == nil else { return }
    Terminal.complain(
      "note: no name and no number went with it: the other mission can tell the person nobody to call. Say it with `baton reassign` "
        + "and --contact")
  }

  func fields(_ caseworker: String) throws -> [String: String?] {
    try (contact.map(MemberLines.read) ?? [:]).merging(["primary": caseworker, "backup": backup]) { $1 }
  }
}

struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Say how the journey stands (either mission).",
    discussion: """
      confirmed, departed, arrived, postponed, not_departed, no_show, arrived_unmet, diverted or cancelled: `baton move CASE \
      departed --at …`, or of everybody on a flight: `baton move --flight UZ4821 --on 2027-06-14 departed --at …`.
      """)
  @OptionGroup var saying: SayingOfManyArguments
  @OptionGroup var words: WordsOption
  @Option(help: "When, like 2027-06-14T13:05:00+01:00; of what is still to come, the arrival planned now.")
  var at: String?

  func run() throws {
    let told = try saying.told(["the state of the journey"])
    try saying.say(.movement, ["state": told[0], "moment": at, "text": words.read("the cause", isNeeded: false)])
  }
}

struct ContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact", abstract: "Say when the first contact after the arrival was (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Option(help: "When, like 2027-06-15T10:00:00+01:00.") var at: String

  func run() throws {
    try saying.say(.firstContact, ["moment": at, "text": words.read("the note", isNeeded: false)])
  }
}
