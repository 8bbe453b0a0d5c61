import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("What one mission publishes the others read")
  struct Documents {
    @Test("advice goes to whoever asks, stays there without a line, and is replaced and withdrawn")
    func advice() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let file = federation.folder + "/advice.txt"
        try Data("Someone waits at the exit.\nشخص ينتظر\u{1B}[31m\n".utf8).write(to: URL(filePath: file))
        let publish = ["documents", "publish", file, "--kind", "advice", "--language", "en", "--title", "Tell her"]
        try Self.run(receiver, publish)
        let shown = try Self.run(sender, ["missions", "show", "ng-lagos"])
        #expect(shown.contains("Tell her") && shown.contains("duty contact"))
        let read = ["missions", "document", "ng-lagos", "advice", "en"]
        let text = try Self.run(sender, read)
        #expect(text.contains("Someone waits at the exit.") && !text.contains("\u{1B}"))
        try Self.refused(sender, ["missions", "document", "ng-lagos", "advice", "fr"], "no advice in fr")
        try Self.refused(sender, ["missions", "show", "ng-logos"], "ng-lagos")
        // Nobody can ask now, and what was read is there.
        _ = try receiver.stop()
        #expect(try Self.run(sender, read).contains("Someone waits"))
        let kept = try Program.run(
          [Program.baton, "missions", "show", "ng-lagos"], environment: ["BATON_HOME": sender.home])
        #expect(kept.status == 0 && kept.out.contains("Tell her") && kept.err.contains("may be newer"), "\(kept.err)")
        try receiver.start()
        try Self.run(receiver, ["documents", "withdraw", "--kind", "advice", "--language", "en"])
        #expect(try Self.run(sender, ["missions", "show", "ng-lagos"]).contains("published nothing"))
        try Self.refused(sender, read, "no advice in en")
      }
    }

    @discardableResult
    private static func run(_ office: Office, _ command: [String]) throws -> String {
      let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
      #expect(outcome.status == 0, "\(command): \(outcome.err)")
      return outcome.out
    }

    private static func refused(_ office: Office, _ command: [String], _ words: String) throws {
      let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
      #expect(outcome.status == 1 && outcome.err.contains(words), "\(command): \(outcome.err)")
    }
  }
}
