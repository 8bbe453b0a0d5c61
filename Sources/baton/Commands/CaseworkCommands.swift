import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

/// Who says it, and of which transfer.
struct SayingArguments: ParsableArguments {
  @OptionGroup var transfer: TransferArguments
  @OptionGroup var staff: StaffOption
  @OptionGroup var speaker: RoleOption

  func say(_ type: StatementType, _ fields: [String: String?] = [:]) throws {
    try Spoken(home: transfer.home, json: transfer.json, path: transfer.path).say(speaker.saying(type, staff, fields))
  }
}

/// The same of one transfer, or of everybody on a flight, or of a day.
struct SayingOfManyArguments: ParsableArguments {
  @OptionGroup var home: HomeOption
  @OptionGroup var json: JSONFlag
  @OptionGroup var staff: StaffOption
  @OptionGroup var speaker: RoleOption
  @Option(help: "Of everybody on this flight, such as UZ4821, instead of one case: one statement a case.")
  var flight: String?
  @Option(help: "The day of that flight's departure or arrival, like 2027-06-14.") var on: String?
  @Option(help: "Of everybody who arrives on this day, like 2027-06-14, instead of one case.") var day: String?
  @Argument(
    help: "The case's number, or the transfer's id or enough of it (not with --flight or --day); then what is said.")
  var words: [String] = []

  func validate() throws {
    guard (flight == nil) == (on == nil) else {
      throw ValidationError("a flight needs its day: --flight UZ4821 --on 2027-06-14")
    }
    guard day == nil || flight == nil else { throw ValidationError("say --flight and --on, or --day, not both") }
  }

  /// - Parameter wanted: What is said besides, such as the state of the journey.
  func told(_ wanted: [String]) throws -> [String] {
    let isOne = flight == nil && day == nil
    guard words.count == wanted.count + (isOne ? 1 : 0) else {
      let expected = (isOne ? ["the case"] : []) + wanted
      throw ValidationError(
        "expected: " + (expected.isEmpty ? "nothing besides the options" : expected.joined(separator: ", then ")))
    }
    return Array(words.suffix(wanted.count))
  }

  func say(_ type: StatementType, _ fields: [String: String?]) throws {
    guard let day = day ?? on else {
      return try Spoken(home: home, json: json, path: "/v1/transfers/" + Paths.escaped(words[0]))
        .say(try speaker.saying(type, staff, fields))
    }
    let many = SayingOfMany(
      saying: try speaker.saying(type, staff, fields, mayBeShown: false), flight: flight, day: day)
    let body = try JSON.encode(many)
    let said: [SaidOfOne] = try home.desk.upload("/v1/statements") { write in
      try body.withUnsafeBytes { try write($0) }
    }
    if json.isOn { try Terminal.json(said) } else { Self.show(said, type) }
    if said.contains(where: { $0.fate != .said }) { throw ExitCode(said.contains { $0.fate == .said } ? 2 : 1) }
  }

  private static func show(_ said: [SaidOfOne], _ type: StatementType) {
    Terminal.say("\(type): said of \(said.count { $0.fate == .said }) of \(said.count)")
    for one in said where one.fate != .said {
      let why: ShownText = one.fate == .waits ? "waits for a second person: `baton drafts`" : "\(one.why ?? "")"
      Terminal.complain("not said of \(one.transfer): \(why)")
    }
  }
}

/// In which role somebody speaks, and what they have been shown.
struct RoleOption: ParsableArguments {
  @Option(help: "In which role: focal, caseworker, supervisor or duty (default: the first that may say it).")
  var role: String?
  @Option(
    help: "What you have been shown of the log, as `baton show` has it: if more was said since, nothing is signed.")
  var seen: String?

  /// - Parameter mayBeShown: Whether it is of one log.
  func saying(_ type: StatementType, _ staff: StaffOption, _ fields: [String: String?], mayBeShown: Bool = true) throws
    -> Saying
  {
    guard mayBeShown || seen == nil else { throw ValidationError("--seen is of one case") }
    let speaks = try role.map { text in
      guard let role = StaffRole(rawValue: text) else {
        throw ValidationError("“\(text)” is no role: focal, caseworker, supervisor or duty")
      }
      return role
    }
    return Saying(
      type: type, staff: try staff.code(), role: speaks, fields: fields.compactMapValues(\.self),
      shown: try seen.map { try Heads($0) })
  }
}

/// Says something of one transfer through the daemon, which holds it against the table first, and shows where it stands then.
struct Spoken {
  let home: HomeOption
  let json: JSONFlag
  let path: String

  func say(_ saying: Saying) throws {
    let body = try JSON.encode(saying)
    let said: SaidView = try home.desk.upload("\(path)/statements") { write in
      try body.withUnsafeBytes { try write($0) }
    }
    if json.isOn { try Terminal.json(said) }
    let view = said.view
    if let draft = said.draft {
      Terminal.complain(
        "NOT SAID YET: \(saying.type) waits for a second person of your mission: `baton approve \(draft.text.prefix(12))`"
      )
      throw ExitCode(2)
    }
    if json.isOn { return }
    let other = view.outgoing ? view.to : view.from
    Terminal.say(
      "said: \(saying.type). \(view.transfer) is \(Stages.handover(view)), the journey \(Stages.journey(view)); it goes to \(other)"
    )
  }
}

/// Words, from a file or standard input: on a command line every user of the machine could read them.
struct WordsOption: ParsableArguments {
  @Option(help: "A file with the text; - for standard input (the default where the text is needed).")
  var text: String?

  /// - Parameter isNeeded: Standard input is read where nothing is named; else nothing is.
  func read(_ what: ShownText, isNeeded: Bool) throws -> String? {
    guard isNeeded || text != nil else { return nil }
    let words = try text.flatMap { $0 == "-" ? nil : $0 }.map { try Files.read($0) } ?? standardInput(what)
    guard let text = String(data: words, encoding: .utf8) else { throw Complaint("\(what) is no text in UTF-8") }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else {
      throw Complaint(
        "\(what) is empty; nothing was said: write it into a file and name that with --text, or pipe it in")
    }
    return trimmed
  }

  private func standardInput(_ what: ShownText) throws -> Data {
    if isatty(STDIN_FILENO) == 1 { Terminal.complain("Write \(what), then an empty line with Ctrl-D:") }
    return try FileHandle.standardInput.readToEnd() ?? Data()
  }
}

/// Members of a sealed half from a file, a line each: `name=Ada Obi`.
enum MemberLines {
  /// - Parameter file: `-` for standard input. A member in several lines has several values.
  static func read(_ file: String) throws -> [String: String?] {
    let data = file == "-" ? try FileHandle.standardInput.readToEnd() ?? Data() : try Files.read(file)
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    return try lines.reduce(into: [:]) { fields, line in
      let pair = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2 else { throw Complaint("\(file): “\(line)” is no line like name=…") }
      fields[pair[0]] = (fields[pair[0]].flatMap(\.self).map { $0 + "\n" } ?? "") + pair[1]
    }
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
    commandName: "ask", abstract: "Ask a question about the case (receiving mission).",
    discussion: "The question is read from --text or standard input. It is sealed for the two missions of the case.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption

  func run() throws {
    try saying.say(.clarificationAsked, ["text": try words.read("the question", isNeeded: true)])
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

  func run() throws { try saying.say(.closed, ["text": try words.read("the note", isNeeded: false)]) }
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
    discussion: "The answer is read from --text or standard input. It is sealed for the two missions of the case.")
  @OptionGroup var saying: SayingArguments
  @OptionGroup var words: WordsOption
  @Option(help: "The number of the question, as `baton show` has it (default: the only one that is open).")
  var question: Int?

  func run() throws {
    try saying.say(
      .clarificationGiven,
      ["asked": question.map(String.init), "text": try words.read("the answer", isNeeded: true)])
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
