import ArgumentParser
import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Find a case by a person's name, a case number, a document number, or the code on the person's slip.",
    discussion: "Asks for it, or reads it from standard input: what stands in the command can be seen by everybody on "
      + "this machine. A name is found in whichever way it is written: Al-Haj, El Hadj, \u{0627}\u{0644}\u{062D}\u{0627}\u{062C}."
  )
  @OptionGroup var home: HomeOption
  @OptionGroup var list: ListOptions
  @Argument(help: .hidden) var words: [String] = []

  func validate() throws {
    guard words.isEmpty else {
      throw ValidationError(
        "a name in the command can be seen by everybody on this machine: type `baton find` alone, and the name when it asks"
      )
    }
  }

  func run() throws {
    guard let text = Terminal.ask("Name, case number, document number or slip's code: "), !text.isEmpty else {
      throw Complaint("there is nothing to look for: type a name, or give it on standard input")
    }
    let limit = list.limit ?? (list.json.isOn ? 500 : 20)
    let page: CasePage = try home.desk.upload("/v1/find?limit=\(limit)") { write in
      try Data(text.utf8).withUnsafeBytes { try write($0) }
    }
    if list.json.isOn { return try Terminal.json(page.lines) }
    CaseTable.show(page.lines, total: page.total, empty: Self.nothing(page.slip))
  }
}

extension FindCommand {
  /// - Parameter slip: Nil where no slip's code was searched for.
  private static func nothing(_ slip: SlipCodeView?) -> ShownText {
    guard let slip else { return "nobody like that is known here" }
    if slip.isMistyped {
      return """
        nobody like that is known here; as a slip's code, which has four groups of five, it is not whole or has a wrong \
        character: compare it with the paper
        """
    }
    guard !slip.missions.isEmpty else {
      return "no case is shown here that this slip is of, and no other mission in the directory has such slips"
    }
    let names = slip.missions.map(\.text).joined(separator: " or at ")
    return """
      the case is not shown here; by the slip's code it is at \(names): `baton missions show` with that name says whom \
      to call
      """
  }
}
