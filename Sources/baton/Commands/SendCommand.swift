import ArgumentParser
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Hand in one or more case folders for a mission.",
    discussion: "Prints the transfer's id once it is sealed and durable here. The folder may be moved away then.")
  @OptionGroup var home: HomeOption
  @Argument(help: "Case folders.") var folders: [String]
  @Option(help: "The receiving mission.", transform: MissionID.init(_:)) var to: MissionID
  @Option(
    help: "Planned arrival, RFC 3339 with offset (default: the last leg's, from case.json).",
    transform: Timestamp.init(_:)) var arrival: Timestamp?
  @Option(help: "routine, urgent or emergency.") var priority: Priority = .routine
  @Flag(help: "Stay until the signed receipt is back.") var wait = false
  @OptionGroup var json: JSONFlag

  func run() throws {
    let client = DeskClient(socket: home.mission.socket)
    let cases = try check(now: Date())
    let results = handIn(cases, client)
    var sent = zip(cases, results).compactMap { checked, result in
      (try? result?.get()).map { HandedIn(folder: checked.folder.root, view: $0) }
    }
    let isWhole = sent.count == cases.count
    if wait, isWhole { sent = try sent.map { try $0.followed(client) } }
    if json.isOn { try Terminal.json(sent) }
    // Of several, each refusal has been said with its folder.
    if !isWhole, cases.count > 1 { throw ExitCode(1) }
    for result in results { _ = try result?.get() }
    if sent.contains(where: { ["held", "dead"].contains($0.view.state) }) { throw ExitCode(1) }
  }

  /// Looks at everything before anything is handed in.
  private func check(now: Date) throws -> [CheckedFolder] {
    let paths = folders.map(Paths.absolute)
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw Complaint("\(twice) is named twice; nothing was sent. A case goes once: name each folder once")
    }
    if let arrival, arrival.date < now {
      Terminal.complain("the arrival, \(arrival), is past: is the date right?")
    }
    let checked = try Lanes.run(folders) { try CheckedFolder($0, now: now) }.compactMap { try $0?.get() }
    for (folder, checked) in zip(folders, checked) where !checked.warnings.isEmpty {
      let count = checked.warnings.count
      Terminal.complain(
        "\(folder): \(count) \(count == 1 ? "thing" : "things") to look at (`baton case check \(folder)`)")
    }
    return checked
  }

  /// The first refusal ends it. What was handed in by then stays so, and is named, lest somebody send it again.
  private func handIn(_ cases: [CheckedFolder], _ client: DeskClient) -> [Result<TransferView, any Error>?] {
    let bar = ProgressBar("packing", total: cases.reduce(0) { $0 + $1.bytes })
    let results = Lanes.run(cases) { try upload($0, client, bar) }
    bar.finish()
    for (checked, result) in zip(cases, results) {
      switch result {
      case .success(let view):
        if !json.isOn { Terminal.say("\(view.transfer)  \(checked.folder.root) → \(view.to): handed in") }
      case .failure(let error as AnswerLost) where cases.count > 1:
        Terminal.complain("error: \(checked.folder.root): \(error)")
      case .failure(let error) where cases.count > 1:
        Terminal.complain("error: \(checked.folder.root): not handed in: \(error)")
      case nil: Terminal.complain("\(checked.folder.root): not handed in, since another was refused")
      case .failure: break
      }
    }
    return results
  }

  private func upload(_ checked: CheckedFolder, _ client: DeskClient, _ bar: ProgressBar) throws -> TransferView {
    var random = SystemRandomNumberGenerator()
    let transfer = TransferID(at: Date(), using: &random)
    var query = "to=\(to)&priority=\(priority.rawValue)&transfer=\(transfer)"
    if let arrival { query += "&arrival=" + Paths.escaped(arrival.text) }
    let folder = checked.folder
    do {
      return try client.upload("/v1/cases?\(query)") { write in
        try CaseTarSink(output: write).copy(FolderSource(folder)) { bar.add($0) }
      }
    } catch let problem as NoDaemon where problem.mayHaveActed {
      throw AnswerLost(transfer: transfer, cause: problem)
    } catch let error as DeskError where error.status == 500 {
      // A disk that fails in the midst of a commit leaves open what stands on it.
      throw AnswerLost(transfer: transfer, cause: error)
    }
  }
}

/// Nobody knows whether the case was handed in, and a case must not go twice.
private struct AnswerLost: Error, CustomStringConvertible {
  let transfer: TransferID
  let cause: any Error

  var description: String {
    "\(cause). Whether the case was handed in is not known: ask `baton show \(transfer)` once the daemon runs, "
      + "and send it again only if there is no such transfer"
  }
}

/// A transfer with the folder it came from.
private struct HandedIn: Encodable {
  let folder: String
  let view: TransferView

  private enum CodingKeys: CodingKey { case folder }

  func followed(_ client: DeskClient) throws -> HandedIn {
    HandedIn(folder: folder, view: try Follower(client: client).follow(view))
  }

  func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(folder, forKey: .folder)
  }
}

/// Follows a transfer until its receipt is back, or somebody must do something.
struct Follower {
  let client: DeskClient

  func follow(_ view: TransferView) throws -> TransferView {
    let bar = ProgressBar("sending", total: view.bytes)
    defer { bar.finish() }
    var (said, looked) = ("", Date())
    while true {
      let now = try look(at: view.transfer)
      if now.state == "queued", Date().timeIntervalSince(looked) > 3 {
        looked = Date()
        tell(now.transfer, &said)
      }
      bar.set(now.sent ?? 0)
      switch now.state {
      case "delivered":
        bar.finish()
        Terminal.complain("\(now.transfer): received by \(now.to), signed receipt stored")
        return now
      case "held", "dead":
        bar.finish()
        Terminal.complain("\(now.transfer): \(now.state): \(now.reason ?? "") (`baton why \(now.transfer)`)")
        return now
      default:
        // A person is looking at the bar; the daemon does the work meanwhile.
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }

  private func look(at transfer: TransferID) throws -> TransferView {
    do { return try client.get("/v1/transfers/\(transfer)") } catch let problem as NoDaemon {
      throw Complaint(
        "\(transfer) is handed in and safe: do not send it again, it goes on when the daemon runs. \(problem)")
    }
  }

  /// Says why it waits, each reason once.
  private func tell(_ transfer: TransferID, _ said: inout String) {
    guard let answers: [WhyView] = try? client.get("/v1/queue/\(transfer)"),
      let reason = answers.first?.queue.waiting.reason, reason != said
    else { return }
    said = reason
    Terminal.complain("\(transfer) waits: \(reason)")
  }
}
