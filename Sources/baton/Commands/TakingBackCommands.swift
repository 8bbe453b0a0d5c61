import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

// A case is taken back, by its sender or by the person; and what is left of it goes.

struct RecallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall", abstract: "Take a case back (sending mission).",
    discussion: """
      From then on nothing of it is sent, taken or read, also what is on the line. Before the other mission has accepted \
      the case that is yours to decide. After it only with --code wrong_person or wrong_mission; else `baton ask-back`. The \
      reason is read from --text or standard input, and sealed as the code is.
      """)
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption
  @Option(help: "Why: wrong_person, wrong_mission, not_returning or other.") var code: String

  func run() throws {
    let isUnconditional = ["wrong_person", "wrong_mission"].contains(code)
    try saying.say(
      .recalled,
      [
        "unconditional": "\(isUnconditional)", "code": code, "text": try words.read("the reason", isNeeded: true),
      ])
  }
}

struct AskBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask-back", abstract: "Ask to have an accepted case back (sending mission).",
    discussion: "The reason is read from --text or standard input, and sealed.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var unspoken: UnspokenWords
  @OptionGroup var words: WordsOption

  func run() throws { try saying.say(.recallAsked, ["text": try words.read("the reason", isNeeded: true)]) }
}

struct AnswerRecallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer-recall", abstract: "Say whether you give a case back that was asked for (receiving mission).")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Flag(inversion: .prefixedNo, help: "Whether you give it back. Then it is recalled.") var agreed: Bool

  func run() throws {
    try saying.say(
      .recallAnswered, ["agreed": "\(agreed)", "text": try words.read("the note", isNeeded: false)])
  }
}

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Say that the person has withdrawn consent (either mission).",
    discussion: """
      From then on nothing of the case is sent, taken or read. Then `baton erase` at both missions. Where it is about one \
      compartment alone, nothing of that one is: the rest goes on. The sender makes a version without it (`baton update`), \
      and then `baton erase` at both missions destroys the versions that have it.
      """)
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Option(
    help: "One part alone: \(BodyField.compartments.joined(separator: ", ")). Sealed (default: all of the case).")
  var compartment: String?

  func run() throws {
    if compartment == nil {
      try saying.confirm(
        "This withdraws the consent to the WHOLE case, at both missions, for good; one part alone is --compartment. Withdraw all of it?"
      )
    }
    try saying.say(
      .consentWithdrawn, ["compartment": compartment, "text": try words.read("the note", isNeeded: false)])
  }
}

/// What is left of a case after what this mission destroys by itself.
struct LeftOptions: ParsableArguments {
  @Option(
    help: """
      A file with lines like `destroyed=two prints` and `unreachable=the copy at the clinic`: what you have destroyed by \
      hand, and what you cannot reach. What the journal knows of copies is added.
      """) var details: String?

  func fields(_ words: WordsOption) throws -> [String: String?] {
    var fields = try details.map(MemberLines.read) ?? [:]
    fields["text"] = try words.read("the note", isNeeded: false)
    return fields
  }
}

struct DestroyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy",
    abstract: "Destroy what this mission has of a recalled case, and state it (receiving mission).",
    discussion: "Sealed parts and all that was said sealed go from this disk for good. The signed log stays.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @OptionGroup var left: LeftOptions

  func run() throws {
    try saying.confirm("This destroys what this mission holds of the case, for good. Destroy it?")
    try saying.say(.destroyed, left.fields(words))
  }
}

struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Destroy what this mission has of a case that was taken back, and state it (either mission).",
    discussion: "Sealed parts and all that was said sealed go from this disk for good. The signed log stays.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @OptionGroup var left: LeftOptions

  func run() throws {
    try saying.confirm("This destroys what this mission holds of what was taken back, for good. Destroy it?")
    try saying.say(.erased, left.fields(words))
  }
}
