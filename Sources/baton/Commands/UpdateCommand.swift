import ArgumentParser
import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Send a changed case folder as the next version of its transfer.",
    discussion:
      "`baton read` gives the folder as it was sent. The other mission reads the newest version that has come, and "
      + "`baton changes` says there what is different.")
  @OptionGroup var arguments: TransferArguments
  @Argument(help: "The changed case folder.") var folder: String
  @Option(
    help: "Planned arrival, RFC 3339 with offset (default: the last leg's, from case.json).",
    transform: Timestamp.init(_:)) var arrival: Timestamp?
  @Option(help: "routine, urgent or emergency (default: as before).") var priority: Priority?
  @Flag(help: "It is meant that parts which are sealed apart, and which went before, are not in the folder.")
  var leaveOut = false
  @Flag(help: "Stay until the signed receipt is back.") var wait = false
  @OptionGroup var confirmation: Confirmation
  @OptionGroup var staff: StaffOption

  func run() throws {
    let client = arguments.client
    let receiver = Receiver(
      try client.get("/v1/receivers/\(client.get(arguments.path, as: TransferView.self).to)", as: ReceiverView.self))
    let checked = try CheckedFolder(folder, for: receiver, now: Date())
    try confirmation.askAnew(checked, receiver)
    if !checked.findings.isEmpty {
      Terminal.complain(
        "\(folder): \(checked.findings.count) \(checked.findings.count == 1 ? "thing" : "things") to look at (`baton case check \(folder) --to \(receiver.id)`)"
      )
    }
    let query = [
      ("arrival", arrival?.text), ("priority", priority?.rawValue), ("staff", Optional(try staff.code().text)),
      ("leave_out", leaveOut ? "yes" : nil),
    ].compactMap { key, value in
      value.map { "\(key)=\(Paths.escaped($0))" }
    }
    let bar = ProgressBar("packing", total: checked.bytes)
    defer { bar.finish() }
    let taken: TakenView = try client.upload("\(arguments.path)/versions?\(query.joined(separator: "&"))") { write in
      try CaseTarSink(output: write).copy(FolderSource(checked.folder)) { bar.add($0) }
    }
    bar.finish()
    for sentence in taken.withheld { Terminal.complain("\(folder): \(sentence)") }
    HandInNotes.say(taken, folder)
    var view = taken.view
    if !arguments.json.isOn {
      let fate: ShownText = view.awaitsApproval ? "waits for a second person of your mission" : "handed in"
      Terminal.say("\(view.transfer)  \(folder) → \(view.to): version \(view.version) \(fate)")
    }
    if wait { view = try Follower(client: client).follow(view) }
    if arguments.json.isOn { try Terminal.json(view) }
  }
}

struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: "What the newest version of a case says otherwise. The reading is journalled.")
  @OptionGroup var arguments: TransferArguments

  func run() throws {
    let found: CaseChanges = try arguments.client.get(arguments.path + "/changes")
    if arguments.json.isOn { return try Terminal.json(found) }
    guard !found.changes.isEmpty else {
      return Terminal.say("version \(found.newer) says the same as version \(found.older)")
    }
    Terminal.say("version \(found.newer), beside version \(found.older):")
    for change in found.changes {
      Terminal.say("\(change.label) (\(change.place))")
      if let before = change.before { Terminal.say("  - \(before)") }
      if let after = change.after { Terminal.say("  + \(after)") }
    }
  }
}

/// What came to notice at hand-in, for whoever hands in.
enum HandInNotes {
  static func say(_ taken: TakenView, _ folder: String) {
    if taken.isLate {
      Terminal.complain(
        "note: \(folder): less time is left before the arrival than was agreed (policy.yaml, notice). It goes all the same: say "
          + "why with case_management.late_reason, and `baton update`")
    }
    if let obstacle = taken.obstacle, !taken.view.awaitsApproval {
      Terminal.complain("note: \(folder): it waits here: \(obstacle) `baton why \(taken.view.transfer)`")
    }
    guard !taken.likely.isEmpty else { return }
    Terminal.complain("note: \(folder): somebody in it may be known here already; look at:")
    for transfer in taken.likely.prefix(5) { Terminal.complain("  baton show \(transfer)") }
  }
}
