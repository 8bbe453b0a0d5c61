import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices", abstract: "Mail and webhooks: whether what they tell gets through.",
    discussion: """
      The mail server and the webhooks stand in baton.yaml. Staff say on the board (or `baton account mail`) what they are told, and \
      where. Notices hold counts, codes and ids, never a name and never a word of a case.
      """, subcommands: [List.self, Test.self, Resume.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The ways, and how they are doing.")
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let lanes: [NoticeLane] = try home.desk.get("/v1/notices")
      if json.isOn { return try Terminal.json(lanes) }
      guard !lanes.isEmpty else { return Terminal.say("none is configured: see mail and webhooks in baton.yaml") }
      NoticesCommand.show(lanes)
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Send a test now, past what waits, and say whether it got through.")
    @Argument(help: "mail, or the name of a webhook.") var way: String
    @Option(help: "Of a test of mail: to whom, by login (default: you, where the daemon knows you).") var to: String?
    @OptionGroup var home: HomeOption

    func run() throws {
      let query = to.map { "?to=" + Paths.escaped($0) } ?? ""
      let trial: NoticeTrial = try home.desk.post("/v1/notices/\(Paths.escaped(way))/test\(query)")
      guard trial.isTold else { throw Complaint("\(way): the test did not get through: \(trial.why ?? "")") }
      Terminal.say("\(way): the test got through")
    }
  }

  struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resume", abstract: "Try a way again now, with all that was set aside.")
    @Argument(help: "mail, or the name of a webhook.") var way: String
    @OptionGroup var home: HomeOption

    func run() throws {
      NoticesCommand.show(try home.desk.post("/v1/notices/\(Paths.escaped(way))/resume", as: [NoticeLane].self))
    }
  }

  fileprivate static func show(_ lanes: [NoticeLane]) {
    var rows = [["WAY", "STATE", "WAITING", "ASIDE", "LAST TOLD", "WHY"]]
    for lane in lanes {
      let since = lane.failing.map { " since \(Timestamp($0))" } ?? ""
      let state =
        lane.isStopped
        ? "stopped\(since)" : lane.failing != nil ? "fails\(since)" : lane.succeeded == nil ? "new" : "works"
      rows.append([
        lane.lane.text, state, "\(lane.waiting)", "\(lane.aside)", lane.succeeded.map { Timestamp($0).text } ?? "",
        lane.isWell ? "" : lane.why ?? "",
      ])
    }
    Terminal.table(rows)
  }
}
