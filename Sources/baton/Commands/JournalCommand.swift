import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Ledger
import Mission

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "The record of who did what.", subcommands: [Show.self, Verify.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The newest entries of the journal, newest first.")
    @OptionGroup var home: HomeOption
    @Option(help: "How many, at most 10000.") var limit = 50
    @OptionGroup var json: JSONFlag

    func run() throws {
      let entries: [JournalEntry] = try home.desk.get("/v1/journal?limit=\(limit)")
      if json.isOn { return try Terminal.json(entries) }
      var rows = [["NUMBER", "AT", "WHO", "WHAT", "TRANSFER", "DETAIL"]]
      for entry in entries { rows.append(["\(entry.number)"] + Self.columns(entry)) }
      Terminal.table(rows)
    }

    private static func columns(_ entry: JournalEntry) -> [String] {
      guard let event = try? JSON.decode(JSONValue.self, from: Data(entry.text.utf8)) else { return [entry.text] }
      var detail: [String] = []
      if case .object(let members)? = event["detail"] {
        detail = members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.string ?? "")" }
      }
      if let subject = event["subject"]?.string { detail.insert("of \(subject)", at: 0) }
      return ["at", "actor", "action", "transfer"].map { event[$0]?.string ?? "" } + [detail.joined(separator: " ")]
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Prove that no entry of the journal was changed, removed or put in.",
      discussion: """
        Asks the daemon when it runs, and reads the ledger otherwise. Whoever can rewrite the whole file can rewrite its \
        proof: write the head down elsewhere, and give it to a later run with --noted.
        """)
    @OptionGroup var home: HomeOption
    @Option(help: "A head that was printed earlier: a number, a space and a hash.") var noted: JournalHead?
    @OptionGroup var json: JSONFlag

    func run() throws {
      let view: JournalView
      do {
        let query = noted.map { "?noted=" + Paths.escaped($0.description) } ?? ""
        view = try home.desk.post("/v1/journal/verify\(query)")
      } catch is NoDaemon { view = try home.mission.proveJournal(noted: noted) }
      if json.isOn {
        try Terminal.json(view)
      } else if view.sound {
        Terminal.say("good: \(view.entries) entries, each follows from the one before")
        if noted != nil { Terminal.say("the head that was noted is among them") }
        Terminal.say("head: \(view.head)")
      } else {
        Terminal.say("BROKEN at \(view.problem ?? "?")")
      }
      if !view.sound { throw ExitCode(1) }
    }
  }
}

extension JournalHead: ExpressibleByArgument {
  /// As typed on the command line.
  public init?(argument: String) { self.init(argument.hasPrefix("head: ") ? String(argument.dropFirst(6)) : argument) }
}
