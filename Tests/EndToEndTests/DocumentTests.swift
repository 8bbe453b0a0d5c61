import DeskClient
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

    @Test(
      "a case of a category that a mission does not take is asked about, where it is handed in and where it is checked")
    func takes() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        try Self.edit(
          "\(folder)/case.json", "\"case_management\" : {", "\"case_management\" : {\"categories\": [\"medical\"],")
        try Self.edit("\(folder)/case.json", "\"sex\"", "\"languages\": [{\"code\": \"eng\"}], \"sex\"")
        let check = ["case", "check", folder, "--to", "ng-lagos"]
        let before = try Program.run([Program.baton] + check, environment: ["BATON_HOME": sender.home])
        #expect(!before.out.contains("takes no case"))
        try Self.refused(receiver, ["documents", "takes", "--categories", "medicine"], "medical")
        try Self.run(
          receiver,
          ["documents", "takes", "--categories", "gbv", "--languages", "hau", "--notice", "T-5wd", "--answer", "2wd"])
        let shown = try Self.run(sender, ["missions", "show", "ng-lagos"])
        for words in ["gbv", "hau", "5 working days before the arrival", "within 2 working days"] {
          #expect(shown.contains(words), "\(shown)")
        }
        // By the list that has come here, also without a daemon.
        _ = try sender.stop()
        let after = try Program.run([Program.baton] + check, environment: ["BATON_HOME": sender.home])
        #expect(after.out.contains("takes no case") && after.out.contains("they speak hau"), "\(after.out)")
        try sender.start()
        try Self.refused(sender, ["send", folder, "--to", "ng-lagos"], "takes no case")
        // Whoever hands in otherwise is told by the daemon.
        let answer = #expect(throws: DeskError.self) { try Consent.upload(folder, "ng-lagos", at: sender) }
        #expect(answer?.error.contains("takes no case") == true, "\(String(describing: answer))")
        #expect(try sender.queue().isEmpty)
        try Self.run(sender, ["send", folder, "--to", "ng-lagos", "--yes"])
        try Self.run(receiver, ["documents", "takes"])
        #expect(try !Self.run(sender, ["missions", "show", "ng-lagos"]).contains("gbv"))
      }
    }

    private static func edit(_ file: String, _ old: String, _ new: String) throws {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try #require(text.contains(old))
      try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
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
