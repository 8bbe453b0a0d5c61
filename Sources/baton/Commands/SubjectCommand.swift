import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

struct SubjectAccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject-access", abstract: "All that is kept here about one person, to be given to that person.",
    discussion: """
      Asks for the name, a case number or a document number, or reads it from standard input: what stands in the command can be \
      seen by everybody on this machine. It says what there is, where it came from, who was given it and what was destroyed; what \
      the case itself says is read with `baton read`. Where several people are called alike it lists them first: name those that \
      are meant with --transfer. That somebody asked is journalled, and not about whom.
      """)
  @OptionGroup var home: HomeOption
  @Option(help: "Only this transfer, by its id or the end of it; as often as needed.") var transfer: [String] = []
  @OptionGroup var json: JSONFlag

  func run() throws {
    guard let text = Terminal.ask("Name, case number or document number: "), !text.isEmpty else {
      throw Complaint("there is nobody to look for: type a name, or give it on standard input")
    }
    let all: [SubjectRecord] = try home.desk.upload("/v1/subject-access") { write in
      try Data(text.utf8).withUnsafeBytes { try write($0) }
    }
    let chosen = all.filter { record in
      transfer.isEmpty || transfer.contains { record.transfer.text.hasSuffix($0.lowercased()) && $0.count >= 4 }
    }
    guard !chosen.isEmpty else {
      if !all.isEmpty { throw Complaint("none of the \(all.count) cases that were found is one of --transfer") }
      return Terminal.say(
        "nothing is kept here about anybody like that, as far as cards and case numbers know: of what was destroyed the id is left, "
          + "and where no card could be made or read a case is found by its id alone")
    }
    if transfer.isEmpty, SubjectPage.people(chosen).count > 1 {
      SubjectPage.choose(chosen)
      throw ExitCode(2)
    }
    if json.isOn { return try Terminal.json(chosen) }
    SubjectPage.show(chosen)
  }
}

/// What is kept about one person, on paper.
private enum SubjectPage {
  /// Those who may be different people: of another name, sex or year of birth.
  static func people(_ records: [SubjectRecord]) -> Set<[String]> {
    Set(records.flatMap(\.persons).map { [$0.names.first ?? "", $0.sex ?? "", "\($0.birthYear ?? 0)"] })
  }

  static func choose(_ records: [SubjectRecord]) {
    Terminal.say("several people may be meant: say which with --transfer, so that nobody is told of another")
    Terminal.table(
      [["ID", "CASE", "WHO"]]
        + records.flatMap { record in
          record.persons.map { [record.short, record.number ?? "", facts($0)] }
        })
  }

  private static func facts(_ person: PersonCard) -> String {
    (person.names + [person.sex, person.birthYear.map { "born \($0)" }].compactMap(\.self)).joined(separator: ", ")
  }

  static func show(_ records: [SubjectRecord]) {
    for record in records {
      Terminal.say("Case \(record.number ?? "without a number here"), transfer \(record.transfer)")
      Terminal.table(head(record))
      Terminal.say("What is held")
      Terminal.table(record.versions.map(version) + [card(record)] + words(record))
      Terminal.say("Who was given it")
      Terminal.table(given(record))
      Terminal.say("Who has read, printed or taken it here")
      Terminal.table(uses(record, where: { !$0.action.hasSuffix(".erased") }))
      Terminal.say("What was destroyed")
      Terminal.table(destroyed(record))
    }
  }

  private static func head(_ record: SubjectRecord) -> [[String]] {
    var rows = record.persons.map { ["  person", facts($0)] }
    if let taken = record.takenBack {
      rows.append([
        "  taken back",
        "on \(Moments.minute(taken.at.date)) by \(taken.by) (“\(taken.type)”): nothing of it is shown any more",
      ])
    }
    if record.persons.isEmpty { rows.append(["  person", unnamed(record)]) }
    if let inAll = record.inAll { rows.append(["  persons in the case", "\(inAll)"]) }
    rows.append(["  from", record.outgoing ? "handed in here (\(record.from))" : "\(record.from), to \(record.to)"])
    if let kept = record.kept {
      rows.append(["  kept", "since \(Moments.minute(kept.at)): \(kept.reason.rawValue)"])
    } else if let goes = record.goes {
      rows.append(["  goes", Moments.minute(goes)])
    }
    return rows
  }

  private static func unnamed(_ record: SubjectRecord) -> String {
    guard record.hasCard else { return "no name is held here any more" }
    let way = record.takenBack?.type == .recalled ? "destroy" : "erase"
    return record.takenBack == nil
      ? "its card is kept and does not show: \(record.from) knows who is in it"
      : "somebody of that name or number; names are kept here, sealed, and not shown: \(record.from) knows whether it is the one "
        + "that is meant. `baton \(way) \(record.short)` destroys all of it"
  }

  private static func card(_ record: SubjectRecord) -> [String] {
    ["  names and numbers", record.hasCard ? "held here, sealed, for lists" : "not held here"]
  }

  private static func version(_ version: SubjectRecord.Version) -> [String] {
    [
      "  version \(version.version), \(version.made.text)",
      version.isHeld ? "held here, sealed: \(Terminal.bytes(version.bytes))" : "not held here",
    ]
  }

  private static func words(_ record: SubjectRecord) -> [[String]] {
    let said = record.said.filter(\.hadWords)
    guard !said.isEmpty else { return [["  conversation", "nothing was said with words"]] }
    return said.map {
      [
        "  “\($0.type)” by \($0.author), \($0.at.text)",
        $0.hasWords ? "its words are held here, sealed" : "its words are not held here any more",
      ]
    }
  }

  private static func given(_ record: SubjectRecord) -> [[String]] {
    let receipts = record.versions.filter(\.isReceipted)
    let first =
      receipts.isEmpty
      ? "on its way to \(record.to), no receipt yet" : "\(record.to), which gave \(receipts.count) receipt(s)"
    return [["  " + (record.outgoing ? "sent to" : "came to"), first]]
      + record.children.map {
        ["  handed on to", "\($0.to) (\($0.transfer))" + ($0.isGone ? ", which states that nothing is left" : "")]
      }
  }

  private static func uses(_ record: SubjectRecord, where isMeant: (SubjectRecord.Use) -> Bool) -> [[String]] {
    let found = record.uses.filter(isMeant).map { ["  " + $0.at, $0.action, "by \($0.by)"] }
    return found.isEmpty ? [["  nobody, as far as the journal knows", "", ""]] : found
  }

  private static func destroyed(_ record: SubjectRecord) -> [[String]] {
    let stated = record.said.filter { $0.type == .destroyed || $0.type == .erased }.flatMap { statement in
      [["  " + statement.at.text, "stated by \(statement.author)"]]
        + statement.destroyed.map { ["", $0] } + statement.unreachable.map { ["", "out of reach: \($0)"] }
    }
    return stated.isEmpty ? [["  nothing", ""]] : stated
  }
}
