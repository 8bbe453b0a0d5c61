import ArgumentParser
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing
import Synchronization

struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Hand in one or more case folders for a mission.",
    discussion: "Prints the transfer's id once it is sealed and durable here. The folder may be moved away then.")
  @OptionGroup var home: HomeOption
  @Argument(help: "Case folders.") var folders: [String]
  @Option(help: "The receiving mission.") var to: MissionID
  @Option(help: "Planned arrival, RFC 3339 with offset (default: the last leg's, from case.json).") var arrival:
    Timestamp?
  @Option(help: "routine, urgent or emergency.") var priority: Priority = .routine
  @Flag(help: "Stay until the signed receipt is back.") var wait = false
  @OptionGroup var json: JSONFlag

  func run() throws {
    let client = DeskClient(socket: home.mission.socket)
    let checked = try folders.map { try CheckedFolder($0, now: Date()) }
    for (folder, checked) in zip(folders, checked) where !checked.warnings.isEmpty {
      Terminal.complain("\(folder): \(checked.warnings.count) things to look at (`baton case check \(folder)`)")
    }
    let views = try handIn(checked, client)
    var final = views
    if wait { final = try views.map { try Follower(client: client).follow($0) } }
    if json.isOn { try Terminal.json(final) }
    if final.contains(where: { ["held", "dead"].contains($0.state) }) { throw ExitCode(1) }
  }

  /// Hands in four at a time; the first refusal ends it, and what went before it stays handed in.
  private func handIn(_ cases: [CheckedFolder], _ client: DeskClient) throws -> [TransferView] {
    let lanes = min(4, cases.count)
    let results = Mutex<[Int: Result<TransferView, any Error>]>([:])
    let bar = ProgressBar("packing", total: cases.reduce(0) { $0 + $1.bytes })
    DispatchQueue.concurrentPerform(iterations: lanes) { lane in
      for index in stride(from: lane, to: cases.count, by: lanes) {
        let result = Result { try upload(cases[index], client, bar) }
        results.withLock { $0[index] = result }
        if case .failure = result { return }
      }
    }
    bar.finish()
    return try results.withLock { results in
      try cases.indices.compactMap { index in
        guard let result = results[index] else { return nil }
        let view = try result.get()
        if !json.isOn { Terminal.say("\(view.transfer)  \(cases[index].folder.root) → \(view.to): handed in") }
        return view
      }
    }
  }

  private func upload(_ checked: CheckedFolder, _ client: DeskClient, _ bar: ProgressBar) throws -> TransferView {
    var query = "to=\(to)&priority=\(priority.rawValue)"
    if let arrival { query += "&arrival=" + arrival.text.replacingOccurrences(of: "+", with: "%2B") }
    let folder = checked.folder
    return try client.upload("/v1/cases?\(query)") { write in
      try CaseTarSink(output: write).copy(FolderSource(folder)) { bar.add($0) }
    }
  }
}

/// Follows a transfer until its receipt is back, or somebody must do something.
struct Follower {
  let client: DeskClient

  func follow(_ view: TransferView) throws -> TransferView {
    let bar = ProgressBar("sending", total: view.bytes)
    defer { bar.finish() }
    while true {
      let now: TransferView = try client.get("/v1/transfers/\(view.transfer)")
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
}
