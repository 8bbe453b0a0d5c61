import Base
import DeskClient
import Foundation
import Handover
import Synchronization

/// One mission: its home, its daemon, and its staff's way in.
final class Office: Sendable {
  let name: String
  let home: String
  /// Where its daemon listens.
  let port: Int
  let log: String
  private let faultsFile: String
  private let daemon = Mutex<Child?>(nil)
  private let halves = Mutex<[String]>([])

  init(_ name: String, in folder: String, port: Int) throws {
    self.name = name
    self.port = port
    home = "\(folder)/\(name)"
    log = "\(folder)/\(name).log"
    faultsFile = "\(folder)/\(name).faults"
  }

  /// Which call of the daemon is struck. To be made before the daemon is started.
  func faults() throws -> Faults { try Faults(path: faultsFile) }

  func initialise(address: String) throws {
    let said = try Program.mustBaton([
      "mission", "init", "--home", home, "--id", name, "--name", name, "--organisation", "Test",
      "--country", Self.countries[String(name.prefix(2))] ?? "LBY", "--time-zone", "Africa/Tripoli", "--address",
      address,
    ])
    halves.withLock { $0 = Self.ends(of: said.out, after: "half: ") }
  }

  /// The end of each line that has a word in it.
  private static func ends(of text: String, after word: String) -> [String] {
    text.split(separator: "\n").compactMap { line in line.range(of: word).map { String(line[$0.upperBound...]) } }
  }

  /// Both halves of the passphrase of recovery.
  var recovery: String { halves.withLock { $0.joined(separator: "\n") } }

  /// Makes a key for somebody.
  ///
  /// - Returns: Its passphrase.
  func makeKey(_ name: String, _ roles: [String] = ["medical", "mhpss", "child", "protection"]) throws -> String {
    let outcome = try baton(["staff", "add", name] + roles.flatMap { ["--role", $0] }, input: recovery)
    guard outcome.status == 0, let passphrase = Self.ends(of: outcome.out, after: "alone: ").first else {
      throw HarnessProblem("no key was made: \(outcome.out)\(outcome.err)")
    }
    return passphrase
  }

  /// Reads a case with what is sealed for some roles.
  func read(
    _ id: TransferID, to folder: String, as name: String, _ passphrase: String,
    _ roles: [String] = ["medical", "mhpss", "child", "protection"]
  ) throws -> Program.Outcome {
    try baton(
      ["read", id.text, "--to", folder, "--key", name] + roles.flatMap { ["--compartment", $0] }, input: passphrase)
  }

  /// By the two letters an id begins with.
  private static let countries = ["et": "ETH", "gm": "GMB", "gn": "GIN", "ng": "NGA"]

  /// Writes `baton.yaml`: the common settings, and `changes` over them.
  func configure(_ settings: [String: [String: String]], _ changes: [String: [String: String]] = [:]) throws {
    let merged = settings.merging(changes) { $0.merging($1) { $1 } }
    let text = merged.sorted { $0.key < $1.key }.map { section, values in
      "\(section):\n" + values.sorted { $0.key < $1.key }.map { "  \($0): \($1)\n" }.joined()
    }
    try text.joined().write(toFile: "\(home)/baton.yaml", atomically: true, encoding: .utf8)
  }

  // MARK: The daemon

  /// Starts the daemon and waits until it serves.
  func start() throws {
    try launch()
    try waitUntilUp()
  }

  /// Starts the daemon.
  func launch() throws {
    var environment = Program.plain
    if let library = Shim.library {
      environment["LD_PRELOAD"] = library
      environment["BATON_TEST_FAULTS"] = faultsFile
    }
    let file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(file) }
    // It listens on its own port, also where it is listed under that of a proxy.
    let arguments = [Program.baton, "serve", "--home", home, "--listen-port", "\(port)"]
    let child = try Child(arguments, environment: environment, output: file, errors: file)
    daemon.withLock { $0 = child }
  }

  func waitUntilUp() throws {
    try Deadline(60).wait("the daemon of \(name)") {
      if let end = ended { throw HarnessProblem("\(name) ended (\(end)) before it was up: \(logTail)") }
      return (try? status()) != nil
    }
  }

  /// How the daemon ended; nil while it runs, or when there is none.
  var ended: Child.End? { daemon.withLock { $0 }?.ended }

  /// Waits for the daemon's end.
  func waitForEnd(atMost seconds: TimeInterval = 30) throws -> Child.End {
    guard let child = daemon.withLock({ $0 }) else { throw HarnessProblem("\(name) has no daemon") }
    return try child.wait(atMost: seconds)
  }

  /// As a power cut would.
  func kill() { daemon.withLock { $0 }?.killNow() }

  func signal(_ number: Int32) { daemon.withLock { $0 }?.signal(number) }

  /// Stops it as the system would.
  func stop() throws -> Child.End {
    signal(SIGTERM)
    return try waitForEnd()
  }

  var pid: pid_t? { daemon.withLock { $0 }?.pid }

  /// What the daemon has written to its log so far.
  var logText: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  var logTail: String { String(logText.suffix(800)) }

  // MARK: Staff

  var desk: DeskClient { DeskClient(socket: "\(home)/run/baton.sock") }

  func status() throws -> DaemonView { try desk.get("/v1/status") }

  func transfers() throws -> [TransferView] { try desk.get("/v1/transfers") }

  func transfer(_ id: TransferID) throws -> TransferView { try desk.get("/v1/transfers/\(id)") }

  func statements(_ id: TransferID) throws -> [StatementView] { try desk.get("/v1/transfers/\(id)/log") }

  func receipt(_ id: TransferID) throws -> Data { try desk.data("/v1/transfers/\(id)/receipt") }

  func queue() throws -> [QueueView] { try desk.queue().items }

  func journal() throws -> JournalView { try desk.post("/v1/journal/verify") }

  /// Runs `baton` with this home.
  func baton(_ arguments: String...) throws -> Program.Outcome {
    try Program.run([Program.baton] + arguments, environment: ["BATON_HOME": home])
  }

  /// The same, with something on its standard input.
  func baton(_ arguments: [String], input: String) throws -> Program.Outcome {
    let file = NSTemporaryDirectory() + "baton-input-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    try input.write(toFile: file, atomically: true, encoding: .utf8)
    defer { unlink(file) }
    let script = "file=$1; shift; exec \"$@\" < \"$file\""
    return try Program.run(
      ["/bin/sh", "-c", script, "sh", file, Program.baton] + arguments, environment: ["BATON_HOME": home])
  }

  /// Hands a case folder in with the command line, whatever country its people are of, and though they may be on the way already.
  ///
  /// - Throws: `Refused` with what the command line said.
  func send(_ folder: String, to other: Office, _ options: String...) throws -> TransferID {
    let outcome = try Program.run(
      [Program.baton, "send", folder, "--to", other.name, "--yes", "--again", "--json"] + options,
      environment: ["BATON_HOME": home])
    guard outcome.status == 0 else { throw Refused(outcome: outcome) }
    let views = try JSON.decode([TransferView].self, from: Data(outcome.out.utf8))
    guard let first = views.first else { throw HarnessProblem("send printed no transfer") }
    return first.transfer
  }

  struct Refused: Error {
    let outcome: Program.Outcome
  }

  /// Waits until a transfer of this mission's has its receipt.
  @discardableResult
  func waitForReceipt(_ id: TransferID, atMost seconds: TimeInterval = 60) throws -> TransferView {
    var last: TransferView?
    do {
      return try Deadline(seconds).wait("the receipt of \(id)") {
        last = try? transfer(id)
        return last?.state == "delivered" ? last : nil
      }
    } catch {
      let why = (try? baton("why", id.text).out) ?? ""
      throw HarnessProblem("\(error) (\(last?.state ?? "gone"): \(last?.reason ?? "")) \(why)\n\(logTail)")
    }
  }
}

extension DeskClient {
  /// All of an answer that comes as a stream.
  func downloaded(_ path: String) throws -> Data {
    var data = Data()
    try download(path) { next in
      while case let piece = try next(), !piece.isEmpty { data.append(contentsOf: piece) }
    }
    return data
  }
}
