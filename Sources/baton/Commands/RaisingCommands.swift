import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

// What is raised about a case beside its ordinary way: alerts, slips, faults, and its going to somebody else.

struct AlertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alert",
    abstract: "Raise that a person is in danger or more vulnerable (either mission, also afterwards).",
    discussion: "What was found is read from --text or standard input, and sealed. `baton contact` takes it up.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption

  func run() throws { try saying.say(.alert, ["text": try words.read("what was found", isNeeded: true)]) }
}

struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Take back something that your mission said by mistake (either mission).",
    discussion: """
      The last step of the journey, a question, an outcome, an alert, a handing on, or a recall that came too late. It stays \
      in the log, and counts no more.
      """)
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Argument(help: "The number of what was said, as `baton log` has it.") var number: Int

  func run() throws {
    try saying.say(.corrected, ["said": "\(number)", "text": try words.read("the note", isNeeded: false)])
  }
}

struct OnwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onward", abstract: "Say that the case is handed on to somebody else (receiving mission).",
    discussion: """
      To whom, and the person's own consent to it, come from --details, a file with lines like `partner=Ministry of …`, \
      `consent=signed on 2027-06-20`, and `child=` with the transfer by which it goes, where it has one. All of it is sealed.
      """)
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Option(help: "The file with partner, consent and child; - for standard input.") var details: String

  func run() throws {
    let said: [String: String?] = ["text": try words.read("the note", isNeeded: false)]
    try saying.say(.onward, try MemberLines.read(details).merging(said) { $1 })
  }
}

struct OnwardReceivedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onward-received", abstract: "Say that whoever it was handed on to has it (receiving mission).",
    discussion:
      "--details is a file with lines like `partner=…`, `signed_by=…` and `signed_at=2027-06-21T09:00:00+01:00`.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Argument(help: "The number of the handing on, as `baton show` has it.") var number: Int
  @Option(help: "The file with partner, signed_by and signed_at; - for standard input.") var details: String

  func run() throws {
    let said: [String: String?] = ["onward": "\(number)", "text": try words.read("the note", isNeeded: false)]
    try saying.say(.onwardReceived, try MemberLines.read(details).merging(said) { $1 })
  }
}

struct FaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fault",
    abstract: "Say that a part of the case cannot be opened by those it is for (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption
  @OptionGroup var circle: CircleOption

  func run() throws {
    try saying.say(.compartmentFault, circle.fields(words.read("what is wrong", isNeeded: true), saying.transfer))
  }
}
