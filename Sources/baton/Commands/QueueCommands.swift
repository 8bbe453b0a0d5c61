import ArgumentParser
import DeskClient
import Foundation
import Handover
import Mission

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "What waits to be sent, and for how long, by mission.")
  @OptionGroup var home: HomeOption
  @OptionGroup var json: JSONFlag

  func run() throws {
    let client = home.desk
    let views: [QueueView] = try client.get("/v1/queue")
    if json.isOn { return try Terminal.json(views) }
    let daemon: DaemonView = try client.get("/v1/status")
    for mission in daemon.missions { Terminal.say("\(mission.why.reason)\n  → \(mission.why.advice)") }
    guard !views.isEmpty else { return Terminal.say("nothing waits") }
    Self.ages(views)
    Terminal.say("")
    var rows = [["TRANSFER", "TO", "WHAT", "ARRIVAL", "SIZE", "TRIES", "NEXT TRY", "WHY"]]
    for view in views {
      rows.append([
        view.transfer?.text ?? String(view.item.prefix(16)), view.to.text, view.kind.rawValue,
        Moments.arrival(view.arrival), Terminal.bytes(view.bytes), "\(view.attempts)",
        view.sending ? "now" : Moments.minute(view.waiting.until), view.waiting.reason,
      ])
    }
    Terminal.table(rows)
  }

  /// Age × mission, as Postfix's qshape shows it.
  private static func ages(_ views: [QueueView]) {
    let limits: [(String, TimeInterval)] = [
      ("<5 min", 300), ("<1 h", 3600), ("<4 h", 14400), ("<1 d", 86400), ("<7 d", 604_800), ("older", .infinity),
    ]
    var rows = [["MISSION", "ALL"] + limits.map(\.0) + ["HELD"]]
    for (mission, items) in Dictionary(grouping: views, by: \.to).sorted(by: { $0.key < $1.key }) {
      let ages = items.map { Date().timeIntervalSince($0.created) }
      var lower = -TimeInterval.infinity
      var counts: [String] = []
      for (_, limit) in limits {
        counts.append("\(ages.count { $0 >= lower && $0 < limit })")
        lower = limit
      }
      rows.append([mission.text, "\(items.count)"] + counts + ["\(items.count { $0.hold != nil })"])
    }
    Terminal.table(rows)
  }
}

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Why something waits, until when, and what you can do.")
  @OptionGroup var arguments: TransferArguments

  func run() throws {
    let answers: [WhyView] = try arguments.client.get("/v1/queue/\(Paths.escaped(arguments.id))")
    if arguments.json.isOn { return try Terminal.json(answers) }
    for answer in answers {
      let queue = answer.queue
      Terminal.say("\(queue.kind.rawValue) of transfer \(queue.transfer?.text ?? "?") to \(queue.to)")
      Terminal.say("  \(queue.waiting.reason)")
      if let until = queue.waiting.until { Terminal.say("  until \(Moments.minute(until))") }
      Terminal.say("  → \(queue.waiting.advice)")
      for attempt in answer.attempts.prefix(10) {
        let end = attempt.outcome.map { "\($0)\(attempt.detail.map { $0.isEmpty ? "" : ": \($0)" } ?? "")" }
        Terminal.say("  try \(attempt.number), \(Moments.minute(attempt.began)): \(end ?? "under way")")
      }
    }
  }
}

/// The verbs that change how an item or a mission waits.
enum OperatorVerb: String, CaseIterable {
  case hold, release, requeue, quarantine

  var abstract: String {
    switch self {
    case .hold: "Keep an item, or all for a mission (--mission), from being sent until it is released."
    case .release: "Let a held item, or a held mission (--mission), go on."
    case .requeue: "Try an item again now, with a clean slate."
    case .quarantine: "Set an item aside that does harm; others flow."
    }
  }
}

struct OperatorArguments: ParsableArguments {
  @OptionGroup var home: HomeOption
  @Argument(help: "The transfer's or item's id, or enough of it; or a mission's id with --mission.") var id: String
  @Flag(help: "The id is a mission's.") var mission = false
  @Option(help: "Why, for those who read the queue after you.") var reason: String = ""

  func validate() throws {
    if id.isEmpty { throw ValidationError("the id is empty: `baton queue` lists what waits") }
  }

  func perform(_ verb: OperatorVerb) throws {
    let place = mission ? "missions" : "queue"
    let done: [String] = try home.desk
      .post("/v1/\(place)/\(Paths.escaped(id))/\(verb.rawValue)?text=\(Paths.escaped(reason))")
    for item in done { Terminal.say("\(verb.rawValue): \(item)") }
  }
}

struct HoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hold", abstract: OperatorVerb.hold.abstract)
  @OptionGroup var arguments: OperatorArguments
  func run() throws { try arguments.perform(.hold) }
}

struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "release", abstract: OperatorVerb.release.abstract)
  @OptionGroup var arguments: OperatorArguments
  func run() throws { try arguments.perform(.release) }
}

struct RequeueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "requeue", abstract: OperatorVerb.requeue.abstract)
  @OptionGroup var arguments: OperatorArguments
  func run() throws { try arguments.perform(.requeue) }
}

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: OperatorVerb.quarantine.abstract)
  @OptionGroup var arguments: OperatorArguments
  func run() throws { try arguments.perform(.quarantine) }
}
