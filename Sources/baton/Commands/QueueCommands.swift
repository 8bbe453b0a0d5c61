import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "What waits to be sent, and for how long, by mission.")
  @OptionGroup var home: HomeOption
  @Option(help: "How many items to show, the most urgent first; 100 by default, all with --json.") var limit: Int?
  @Flag(help: "Show all of them.") var all = false
  @OptionGroup var json: JSONFlag

  func validate() throws {
    if limit != nil, all { throw ValidationError("--all shows everything: leave --limit or --all out") }
    if let limit, limit < 1 { throw ValidationError("--limit is 1 or more") }
  }

  func run() throws {
    let client = home.desk
    let most = all ? Int.max : limit ?? (json.isOn ? .max : 100)
    if json.isOn { return try Terminal.json(items(client, most).items) }
    let daemon: DaemonView = try client.get("/v1/status")
    if let clock = daemon.clock { Terminal.say("\(clock)") }
    if let suspension = daemon.suspension { Terminal.say("\(suspension.reason)\n  → \(suspension.advice)") }
    for mission in daemon.missions { Terminal.say("\(mission.why.reason)\n  → \(mission.why.advice)") }
    guard daemon.queued > 0 else { return Terminal.say("nothing waits") }
    try Self.ages(client)
    Terminal.say("")
    let (items, isCut) = try items(client, most)
    var rows = [["TRANSFER", "TO", "WHAT", "ARRIVAL", "SIZE", "TRIES", "NEXT TRY", "WHY"]]
    for view in items {
      rows.append([
        view.transfer.text, view.to.text, view.kind.rawValue, Moments.arrival(view.arrival),
        Terminal.bytes(view.bytes), "\(view.attempts)", view.sending ? "now" : Moments.next(view.waiting.until),
        view.waiting.reason,
      ])
    }
    Terminal.table(rows)
    let left = daemon.queued - items.count
    if isCut, left > 0 { Terminal.say("… and \(left) more: --all, or --limit N") }
  }

  private func items(_ client: DeskClient, _ most: Int) throws -> (items: [QueueView], isCut: Bool) {
    var items: [QueueView] = []
    var place: String?
    repeat {
      let page = try client.queue(after: place, limit: min(1000, most - items.count))
      items += page.items
      place = page.next
    } while place != nil && items.count < most
    return (items, place != nil)
  }

  /// Age × mission, as Postfix's qshape shows it.
  private static func ages(_ client: DeskClient) throws {
    let limits: [(String, Int)] = [
      ("<5 min", 300), ("<1 h", 3600), ("<4 h", 14400), ("<1 d", 86400), ("<7 d", 604_800),
    ]
    let ages: [QueueAges] = try client.get("/v1/queue/ages?" + limits.map { "limit=\($0.1)" }.joined(separator: "&"))
    let counts: [QueueCount] = try client.get("/v1/queue/counts")
    var rows = [["MISSION", "ALL"] + limits.map(\.0) + ["older", "HELD"]]
    for count in counts {
      let classes = ages.first { $0.mission == count.mission }?.counts ?? []
      rows.append(
        [count.mission.text, "\(count.waiting)"] + classes.map { $0 < QueueAges.most ? "\($0)" : "≥\($0)" }
          + ["\(count.held)"])
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
      Terminal.say("\(queue.kind.rawValue) of transfer \(queue.transfer) to \(queue.to)")
      Terminal.say("  \(queue.waiting.reason)")
      if let until = queue.waiting.until { Terminal.say("  until \(Moments.next(until))") }
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
  case hold, release, requeue, quarantine, retire

  var abstract: String {
    switch self {
    case .hold: "Keep an item, or all for a mission (--mission), from being sent until it is released."
    case .release: "Let a held item, or a held mission (--mission), go on."
    case .requeue: "Try an item again now, with a clean slate."
    case .retire: "Give a held bundle up for good, and tell its mission, signed. The sealed case is kept."
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

struct RetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "retire", abstract: OperatorVerb.retire.abstract)
  @OptionGroup var arguments: OperatorArguments
  func run() throws { try arguments.perform(.retire) }
}
