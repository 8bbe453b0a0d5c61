import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "When what is held of ended cases goes, and what is kept longer.",
    discussion: """
      Sealed parts, the sender's copy, cards and what was said sealed go so long after the statement that ended the case as \
      `retention` in policy.yaml says; nothing goes that was not shown here before. What went is stated to the other mission \
      (`baton log`). The signed log stays.
      """, subcommands: [ListRetention.self, HoldRetention.self, ReleaseRetention.self],
    defaultSubcommand: ListRetention.self)
}

struct ListRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "What goes when, soonest first; and what somebody keeps.")
  @OptionGroup var home: HomeOption
  @OptionGroup var json: JSONFlag

  func run() throws {
    let cases: [EndingCase] = try home.desk.get("/v1/retention")
    if json.isOn { return try Terminal.json(cases) }
    guard !cases.isEmpty else { return Terminal.say("nothing that is held here has ended") }
    Terminal.table([["ID", "MISSION", "STATE", "GOES", ""]] + cases.map(row))
  }

  private func row(_ one: EndingCase) -> [String] {
    let note = one.kept.map { "kept by \($0.staff) since \(Moments.minute($0.at)): \($0.reason.rawValue)" }
    return [
      one.short, one.outgoing ? "→\(one.other)" : "←\(one.other)",
      (one.handover?.rawValue ?? "").replacingOccurrences(of: "_", with: " "), Moments.minute(one.goes),
      note ?? (one.isGoing ? "soon" : ""),
    ]
  }
}

struct HoldRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep a case whatever the policy says, until somebody releases it.")
  @OptionGroup var arguments: TransferArguments
  @Option(help: "Why: \(Keeping.Reason.allCases.map(\.rawValue).joined(separator: ", ")).") var reason: String
  @OptionGroup var staff: StaffOption

  func run() throws {
    try RetentionTable.post(arguments, "hold", staff.code(), ["reason=\(Paths.escaped(reason))"], said: "is kept")
  }
}

struct ReleaseRetention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Let a case go that was kept. It is shown anew before it goes.")
  @OptionGroup var arguments: TransferArguments
  @OptionGroup var staff: StaffOption

  func run() throws { try RetentionTable.post(arguments, "release", staff.code(), [], said: "is kept no longer") }
}

enum RetentionTable {
  static func post(_ arguments: TransferArguments, _ verb: String, _ staff: Code, _ query: [String], said: ShownText)
    throws
  {
    let path = "/v1/retention/\(Paths.escaped(arguments.id))/\(verb)"
    let query = ["staff=\(staff)"] + query
    let view: TransferView = try arguments.client.post(path + "?" + query.joined(separator: "&"))
    if arguments.json.isOn { return try Terminal.json(view) }
    Terminal.say("\(view.transfer) " + said)
  }

  /// For `show`.
  static func rows(_ view: TransferView) -> [[String]] {
    if let kept = view.kept {
      return [["kept", "by \(kept.staff) since \(Moments.minute(kept.at)): \(kept.reason.rawValue)"]]
    }
    return view.goes.map {
      [[view.isGoing ? "GOES" : "goes", "\(Moments.minute($0)): what is held of it here (`baton retention hold`)"]]
    } ?? []
  }
}
