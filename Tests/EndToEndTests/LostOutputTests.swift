import Base
import Foundation
import Handover
import Testing

/// When nobody takes what the command says, or the daemon or the command goes away.
extension EndToEnd.CommandLineScripts {
  @Test("Standard output that takes nothing does no harm: each case is handed in, once, and that is said")
  func outputThatTakesNothing() async throws {
    try await withFederation { federation in
      let sender = federation["ly-tripoli"]
      let scripts = [
        "{ \"$1\" send \"$2\" --to ng-lagos; echo \"status $?\" >&2; } | :",
        "\"$1\" send \"$2\" --to ng-lagos >/dev/full; echo \"status $?\" >&2",
        "\"$1\" send \"$2\" --to ng-lagos --json >/dev/full; echo \"status $?\" >&2",
      ]
      for (number, script) in scripts.enumerated() {
        let folder = try federation.writeCase("case-\(number)")
        let outcome = try Program.run(
          ["/bin/sh", "-c", script, "sh", Program.baton, folder], environment: ["BATON_HOME": sender.home])
        #expect(outcome.err.contains("status \(script.contains("--json") ? 1 : 0)\n"), "\(outcome.err)")
        let isFull = script.contains("/dev/full")
        #expect(!isFull || outcome.err.contains("\(folder) → ng-lagos: handed in"), "\(outcome.err)")
        #expect(try sender.transfers().count == number + 1)
      }
    }
  }

  @Test("Whoever asks for something that standard output does not take is told by the exit status")
  func answersThatAreLost() async throws {
    try await withFederation { federation in
      let sender = federation["ly-tripoli"]
      for command in ["transfers", "transfers --json", "queue", "status", "journal verify", "mission status"] {
        let outcome = try Program.run(
          ["/bin/sh", "-c", "\"$1\" \(command) >/dev/full", "sh", Program.baton],
          environment: ["BATON_HOME": sender.home])
        #expect(outcome.status == 1, "\(command)")
        #expect(outcome.err.contains("standard output cannot be written"), "\(command): \(outcome.err)")
      }
    }
  }

  /// A `baton send --wait` for a mission that is away: it has handed its case in, and follows it.
  private struct Onlooker {
    let child: Child
    private let folder: String

    /// - Parameter isDocument: Whether it prints JSON.
    init(_ federation: Federation, isDocument: Bool) throws {
      folder = federation.folder
      federation["ng-lagos"].kill()
      let script = "exec \"$1\" send \"$2\" --to ng-lagos --wait $3 >\"$4/out\" 2>\"$4/err\""
      let environment = Program.plain.merging(["BATON_HOME": federation["ly-tripoli"].home]) { $1 }
      child = try Child(
        [
          "/bin/sh", "-c", script, "sh", Program.baton, federation.writeCase(), isDocument ? "--json" : "",
          federation.folder,
        ], environment: environment, output: nil, errors: nil)
      do {
        // It says why the case waits once it has looked on for a while.
        try Deadline(60).wait("the command to follow its case") { err.contains(" waits: ") }
      } catch {
        child.killNow()
        throw error
      }
    }

    var out: String { (try? String(contentsOfFile: folder + "/out", encoding: .utf8)) ?? "" }
    var err: String { (try? String(contentsOfFile: folder + "/err", encoding: .utf8)) ?? "" }
  }

  @Test("The daemon goes away while --wait looks on: the document is there, and nobody is told to send again")
  func daemonGoesAway() async throws {
    try await withFederation { federation in
      let onlooker = try Onlooker(federation, isDocument: true)
      federation["ly-tripoli"].kill()
      #expect(try onlooker.child.wait(atMost: 30) == .exited(1))
      let sent = try JSON.decode([TransferView].self, from: Data(onlooker.out.utf8))
      #expect(sent.count == 1)
      let id = try #require(sent.first).transfer
      #expect(onlooker.err.contains("\(id) is handed in and safe: do not send it again"), "\(onlooker.err)")
    }
  }

  @Test("Interrupted, the command says what it has handed in")
  func interrupted() async throws {
    try await withFederation { federation in
      let onlooker = try Onlooker(federation, isDocument: false)
      let id = try #require(try federation["ly-tripoli"].transfers().first).transfer
      #expect(onlooker.out.hasPrefix("\(id)  ") && onlooker.out.hasSuffix(": handed in\n"), "\(onlooker.out)")
      onlooker.child.signal(SIGTERM)
      #expect(try onlooker.child.wait(atMost: 30) == .exited(1))
      let line = onlooker.err.split(separator: "\n").last ?? ""
      #expect(line.hasPrefix("\(id)  ") && line.hasSuffix("handed in; do not send it again"), "\(onlooker.err)")
    }
  }

  @Test("What an interrupted reading has left is named by the next one")
  func leftOpen() async throws {
    try await withFederation { federation in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let id = try sender.send(try federation.writeCase(), to: receiver)
      try sender.waitForReceipt(id)
      let gone = try Child(["/bin/true"], environment: Program.plain, output: nil, errors: nil)
      _ = try gone.wait(atMost: 30)
      let target = "\(federation.folder)/received"
      let (left, mine) = ("\(target).opening-\(gone.pid)", "\(target).opening-\(getpid())")
      for folder in [left, mine] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
      let outcome = try receiver.baton("read", id.text, "--to", target, "--json")
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(try outcome.json() as? [String: String] == ["transfer": id.text, "folder": target])
      #expect(outcome.err.contains("\(left) holds an opened case"), "\(outcome.err)")
      #expect(!outcome.err.contains(mine), "\(outcome.err)")
    }
  }
}
