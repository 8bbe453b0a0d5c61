import ArgumentParser
import Base
import Foundation
import Handover

/// Says any kind of the table: what has no command of its own, and what has one in a script that goes by the kinds' names.
struct SayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "say", abstract: "Say anything that people can say about a case, by its name in the registry.",
    discussion: """
      Members come from --details, a file with lines like `state=departed`, and a kind's text from --text or standard input. \
      Protocol/registry.md has every kind with its members; these can be said:

      \(StatementKind.table.filter(\.isPeoples).map { "\($0.type) (\($0.party.words)): \($0.meaning)" }
        .joined(separator: "\n"))
      """)
  @Argument(help: "The kind, such as clarification_asked.") var kind: String
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Option(help: "A file with members, a line each like `moment=2027-06-14T13:05:00+01:00`; - for standard input.")
  var details: String?

  func run() throws {
    guard let type = try? StatementType(kind), let row = StatementKind.of(type), row.isPeoples else {
      throw Complaint("“\(kind)” is nothing that people say: `baton say --help` lists what is")
    }
    var fields = try details.map(MemberLines.read) ?? [:]
    let text = row.sealed.first { $0.key == "text" }
    guard text != nil || words.text == nil else {
      throw Complaint("“\(kind)” is said without words: leave --text out")
    }
    let isMissing = text?.isAlwaysNeeded == true && fields["text"] == nil
    if let said = try words.read("the text", isNeeded: isMissing) { fields["text"] = said }
    try saying.say(type, fields)
  }
}

extension StatementKind.Party {
  /// Which mission that is, for a help text.
  fileprivate var words: String {
    switch self {
    case .sender: "sending mission"
    case .receiver: "receiving mission"
    case .either: "either mission"
    }
  }
}

extension BodyField {
  fileprivate var isAlwaysNeeded: Bool { if case .always = need { true } else { false } }
}
