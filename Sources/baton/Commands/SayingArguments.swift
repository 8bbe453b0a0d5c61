import ArgumentParser
import Base
import CaseFile
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

extension SayingArguments {
  /// Asks whoever sits there before something is said that nothing undoes.
  func confirm(_ question: ShownText) throws {
    guard !speaker.yes, Terminal.isAnswering, !Terminal.agrees(question) else { return }
    throw Complaint("nothing was said")
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
      if !isOne, words.count == wanted.count + 1 {
        throw ValidationError("with --flight or --day no case is named: leave “\(words[0])” out, or the option")
      }
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
    let lines = try concerned(day)
    try confirm(type, lines)
    let said: [SaidOfOne] = try Meant.say {
      let saying = $0 ? many.saying.surely : many.saying
      return try home.desk.post("/v1/statements", SayingOfMany(saying: saying, flight: flight, day: day))
    }
    if json.isOn { try Terminal.json(said) } else { Self.show(said, type, lines) }
    if said.contains(where: { $0.fate != .said }) { throw ExitCode(said.contains { $0.fate == .said } ? 2 : 1) }
  }

  /// Who comes by it, as lists have them.
  private func concerned(_ day: String) throws -> [CaseLine] {
    let flight = flight.map { "&flight=\(Paths.escaped($0))" } ?? ""
    let asked = Paths.escaped(day)
    return try home.desk.get("/v1/cases?from=\(asked)&to=\(asked)&limit=500\(flight)", as: CasePage.self).lines
  }

  /// Whoever sits there sees of whom it is, before it is said of several.
  private func confirm(_ type: StatementType, _ lines: [CaseLine]) throws {
    guard lines.count > 1, !speaker.yes, Terminal.isAnswering else { return }
    for line in lines { Terminal.complain("  \(Self.name(line)), \(Stages.handover(line.view))") }
    guard Terminal.agrees("“\(type)” is said of each of these \(lines.count) cases. Say it?") else {
      throw Complaint("nothing was said")
    }
  }

  /// By the end of its id, its number, and who is in it.
  private static func name(_ line: CaseLine) -> ShownText {
    let who = line.persons.compactMap(\.names.first).joined(separator: ", ")
    return "\([line.short, line.group?.number, who].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  "))"
  }

  private static func show(_ said: [SaidOfOne], _ type: StatementType, _ lines: [CaseLine]) {
    let names = Dictionary(lines.map { ($0.view.transfer, name($0)) }) { first, _ in first }
    Terminal.say("\(type): said of \(said.count { $0.fate == .said }) of \(said.count)")
    for one in said where one.fate == .said { Terminal.say("  \(names[one.transfer] ?? "\(one.transfer)")") }
    for one in said where one.fate != .said {
      let why: ShownText = one.fate == .waits ? "waits for a second person: `baton drafts`" : "\(one.why ?? "")"
      Terminal.complain("not said of \(names[one.transfer] ?? "\(one.transfer)"): \(why)")
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
  @Flag(
    help:
      "Say it unasked, also where nothing undoes it, or where a moment is hard to believe: still to come, or far from the journey."
  ) var yes = false

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
    let said = JSONValue.object(fields.compactMapValues(\.self).mapValues { .string($0) })
    if let moment = StatementKind.of(type)?.fields.first(where: { $0.key == "moment" }), said["moment"] == nil,
      moment.problem(in: said) != nil
    {
      throw Complaint("say when it was: --at (in --details: moment=), like \(Timestamp(Date())); nothing was said")
    }
    return Saying(
      type: type, staff: try staff.code(), role: speaks, fields: fields.compactMapValues(\.self),
      shown: try seen.map { try Heads($0) }, isSure: yes)
  }
}

/// Says something of one transfer through the daemon, which holds it against the table first, and shows where it stands then.
struct Spoken {
  let home: HomeOption
  let json: JSONFlag
  let path: String

  func say(_ saying: Saying) throws {
    let said: SaidView = try Meant.say { try home.desk.post("\(path)/statements", $0 ? saying.surely : saying) }
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

/// Whoever states a moment that is hard to believe is asked, where somebody sits at a terminal.
private enum Meant {
  /// - Parameter say: Says it; given true, surely.
  static func say<T>(_ say: (Bool) throws -> T) throws -> T {
    do { return try say(false) } catch let error as DeskError where error.status == DeskError.toConfirm {
      guard Terminal.isAnswering else { throw Complaint("\(error) If it is meant, say so with --yes") }
      Terminal.complain("\(error)")
      guard Terminal.agrees("Say it all the same?") else { throw Complaint("nothing was said") }
      return try say(true)
    }
  }
}

extension DeskClient {
  fileprivate func post<T: Decodable>(_ path: String, _ value: some Encodable) throws -> T {
    let body = try JSON.encode(value)
    return try upload(path) { write in try body.withUnsafeBytes { try write($0) } }
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

/// Words that somebody has written into the command all the same.
struct UnspokenWords: ParsableArguments {
  @Argument(help: .hidden) var written: [String] = []

  func validate() throws {
    guard written.isEmpty else {
      throw ValidationError(
        "what is said does not stand in the command, where everybody on this machine can read it and the shell keeps it: leave it out "
          + "and type it when it is asked for, pipe it in, or name a file with --text. Nothing was said")
    }
  }
}

/// For whom words are, where they are for those of one role alone.
struct CircleOption: ParsableArguments {
  @Option(
    name: .customLong("for"), help: "For medical, mhpss, child or protection staff of both missions alone.",
    transform: StaffCommand.RoleOption.role) var role: CompartmentRole?

  func fields(_ words: String?, _ transfer: TransferArguments) throws -> [String: String?] {
    try WordsApart.fields(words ?? "", for: role, transfer.path, transfer.client).mapValues { $0 }
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
