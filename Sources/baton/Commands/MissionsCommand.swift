import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

struct MissionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missions", abstract: "The missions of the federation, and what they publish.",
    subcommands: [List.self, Show.self, Document.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All missions of the directory.")
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let missions: [MissionProfileView] = try home.desk.get("/v1/missions")
      if json.isOn { return try Terminal.json(missions) }
      Terminal.table(
        [["MISSION", "NAME", "COUNTRY", "DUTY CONTACT"]]
          + missions.map { [$0.mission.text, $0.name, $0.country, $0.dutyContact] })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "One mission: when it works, whom to call, what it takes and within what time, what it publishes.")
    @OptionGroup var home: HomeOption
    @Argument(help: "The mission, such as et-addis.") var mission: String
    @OptionGroup var json: JSONFlag

    func run() throws {
      let view: MissionProfileView = try home.desk.get("/v1/missions/" + Paths.escaped(mission))
      if json.isOn { return try Terminal.json(view) }
      Terminal.table([
        ["mission", view.mission.text], ["name", view.name], ["organisation", view.organisation],
        ["country", view.country], ["time zone", view.timeZone], ["days off", view.weekend.joined(separator: ", ")],
        ["languages", view.languages.joined(separator: ", ")], ["address", view.address],
        ["duty contact", view.dutyContact],
      ])
      if let stale = view.stale { Terminal.complain("note: what it publishes may be newer: \(stale)") }
      if let terms = view.terms { Terminal.table(TermsTable.rows(terms)) }
      guard !view.documents.isEmpty else {
        if view.terms != nil { return }
        return Terminal.say("it has published nothing" + (view.stale == nil ? "" : " that has come here"))
      }
      Terminal.say("published \(Moments.minute(view.issued?.date)):")
      Terminal.table(DocumentTable.rows(view.documents))
      Terminal.say("`baton missions document \(view.mission) KIND LANGUAGE` prints one")
    }
  }

  struct Document: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "document", abstract: "What a mission publishes: procedure, advice to the person, or brief.")
    @OptionGroup var home: HomeOption
    @Argument(help: "The mission, such as et-addis.") var mission: String
    @Argument(help: "procedure, advice or brief.") var kind: String
    @Argument(help: "Its language, such as fr.") var language: String
    @Option(help: "The file to write; what is no text is not printed.") var to: String?

    func run() throws {
      let content = try home.desk.data(
        "/v1/missions/\(Paths.escaped(mission))/documents/\(Paths.escaped(kind))/\(Paths.escaped(language))")
      if let to {
        try DocumentTable.write(content, to: Paths.absolute(to))
        return Terminal.say("written: \(to)")
      }
      guard MissionDocument.looks("text/plain", content) else {
        throw ValidationError("this is a PDF: say where to write it with --to FILE.pdf")
      }
      for line in String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
        Terminal.say("\(line.hasSuffix("\r") ? String(line.dropLast()) : String(line))")
      }
    }
  }
}

struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents", abstract: "What this mission publishes for the others.",
    subcommands: [List.self, Publish.self, Withdraw.self, Takes.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "What is published.")
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let daemon: DaemonView = try home.desk.get("/v1/status")
      let view: MissionProfileView = try home.desk.get("/v1/missions/\(daemon.mission)")
      if json.isOn { return try Terminal.json(view.documents) }
      if let terms = view.terms { Terminal.table(TermsTable.rows(terms)) }
      guard !view.documents.isEmpty else {
        return view.terms == nil ? Terminal.say("nothing is published") : ()
      }
      Terminal.table(DocumentTable.rows(view.documents))
    }
  }

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "publish", abstract: "Publish a text or PDF, in place of the one of this kind and language.",
      discussion: """
        procedure: how this mission receives. advice: what to tell the person before the journey. brief: what this \
        mission sees this month, in words and counts. Every mission of the federation can read it: no person in it.
        """)
    @OptionGroup var home: HomeOption
    @Argument(help: "The file: UTF-8 text or PDF, at most 2 MiB.") var file: String
    @Option(help: "procedure, advice or brief.") var kind: String
    @Option(help: "Its language, such as fr.") var language: String
    @Option(help: "Its title, one line.") var title: String

    func run() throws {
      let content: Data
      do { content = try Data(contentsOf: URL(fileURLWithPath: Paths.absolute(file))) } catch {
        throw ValidationError("“\(file)” cannot be read: is it there, and may you read it?")
      }
      guard content.count <= MissionDocument.limit else {
        throw ValidationError(
          "a document has at most \(MissionDocument.limit >> 20) MiB, and this has \(Terminal.bytes(Int64(content.count)))"
        )
      }
      let path = "/v1/documents/\(Paths.escaped(kind))/\(Paths.escaped(language))?title=\(Paths.escaped(title))"
      let list: DocumentList = try home.desk.upload(path) { write in try content.withUnsafeBytes { try write($0) } }
      Terminal.say("published; other missions see it when they ask:")
      Terminal.table(DocumentTable.rows(list.documents))
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "Publish it no longer.")
    @OptionGroup var home: HomeOption
    @Option(help: "procedure, advice or brief.") var kind: String
    @Option(help: "Its language, such as fr.") var language: String

    func run() throws {
      let _: DocumentList = try home.desk.delete("/v1/documents/\(Paths.escaped(kind))/\(Paths.escaped(language))")
      Terminal.say("withdrawn; what other missions have read, they have read")
    }
  }
}

extension DocumentsCommand {
  struct Takes: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "takes", abstract: "Publish which cases this mission takes, and within what time it answers.",
      discussion: """
        Whoever sends a case that does not fit is asked first; nothing is refused by it. What you leave out, you say nothing of; \
        what was said before is replaced. Without any option it is said no longer.
        """)
    @OptionGroup var home: HomeOption
    @Option(help: "Categories of cases, such as medical,uasc (default: all).") var categories: String?
    @Option(help: "Languages in which you can talk with people, ISO 639-3, such as eng,hau.") var languages: String?
    @Option(help: "Cases that you can take in a month.") var capacity: Int?
    @Option(help: "How long before the arrival you want a case, such as T-5wd.") var notice: String?
    @Option(help: "Within what time you accept or return a case, such as 2wd.") var answer: String?
    @Option(name: .customLong("need"), help: "What you need besides, a line; may be given several times.")
    var needs: [String] = []

    func run() throws {
      let terms = MissionTerms(
        categories: Self.list(categories), languages: Self.list(languages), capacity: capacity, notice: notice,
        answer: answer, needs: needs.isEmpty ? nil : needs)
      let body = try JSON.encode(terms)
      let list: DocumentList = try home.desk.upload("/v1/terms") { write in try body.withUnsafeBytes { try write($0) } }
      guard let published = list.terms else { return Terminal.say("nothing is said of it any more") }
      Terminal.say("published; other missions see it when they ask:")
      Terminal.table(TermsTable.rows(published))
    }

    private static func list(_ text: String?) -> [String]? {
      text?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}

private enum TermsTable {
  static func rows(_ terms: MissionTerms) -> [[String]] {
    var rows = [["takes", terms.categories.map { $0.joined(separator: ", ") } ?? "cases of every category"]]
    if let languages = terms.languages { rows.append(["talks in", languages.joined(separator: ", ")]) }
    if let capacity = terms.capacity { rows.append(["capacity", "\(capacity) cases a month"]) }
    if let notice = terms.notice { rows.append(["wants a case", words(notice) + " before the arrival"]) }
    if let answer = terms.answer { rows.append(["answers", "within " + words(answer)]) }
    return rows + (terms.needs ?? []).map { ["needs", $0] }
  }

  private static func words(_ limit: String) -> String {
    switch Limit(limit)?.span {
    case .hours(let hours) where hours % 24 == 0: counted(hours / 24, "day")
    case .hours(let hours): counted(hours, "hour")
    case .workingDays(let days): counted(days, "working day")
    case nil: limit
    }
  }

  private static func counted(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
}

private enum DocumentTable {
  static func rows(_ documents: [MissionDocument]) -> [[String]] {
    [["KIND", "LANGUAGE", "TITLE", "SIZE"]]
      + documents.map { [$0.kind.rawValue, $0.language, $0.title, Terminal.bytes(Int64($0.bytes))] }
  }

  static func write(_ content: Data, to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw ValidationError("“\(path)” is there already; nothing was written")
    }
    try TempFile.replace(path) { file in try content.withUnsafeBytes { try file.write($0) } }
  }
}
