import Foundation
import Handover
import Testing

extension EndToEnd {
  /// Rule 4: nothing of a case stands anywhere in clear but in the folder that was handed in and the one that
  /// was opened.
  @Suite("Canary")
  struct Canary {
    private static let word = "Zaqaryeba"

    @Test("A canary's name is nowhere: not in either home, not in logs, not in what processes show")
    func canary() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        for office in [sender, receiver] {
          try office.configure(Federation.settings, ["log": ["level": "trace"]])
          try office.start()
        }
        let cases = NSTemporaryDirectory() + "baton-canary-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try Cases.write("\(cases)/case", bytes: 300_000, word: Self.word)
        let health = #"{"schema": "baton-case/1", "persons": [{"person_id": "p1", "presentation": "\#(Self.word)"}]}"#
        try Data(health.utf8).write(to: URL(fileURLWithPath: "\(cases)/case/mhpss.json"))
        let id = try sender.send("\(cases)/case", to: receiver)
        try sender.waitForReceipt(id)
        try Self.refusedToo(cases, sender, receiver)
        #expect(try receiver.baton("read", id.text, "--to", "\(cases)/opened").status == 0)
        #expect(try Cases.files("\(cases)/opened") == Cases.files("\(cases)/case"))
        var shown = ""
        for office in [sender, receiver] {
          for command in [["transfers"], ["queue"], ["log", id.text], ["show", id.text], ["inbox"], ["status"]] {
            let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
            shown += outcome.out + outcome.err
          }
          shown += try Self.processText(office)
        }
        #expect(!shown.contains(Self.word))
        // Everything, also what was written to the write-ahead log and thrown away, as the disk has it.
        for path in try Cases.paths(federation.folder) {
          let data = try Data(contentsOf: URL(fileURLWithPath: "\(federation.folder)/\(path)"))
          #expect(data.range(of: Data(Self.word.utf8)) == nil, "the canary stands in \(path)")
          #expect(!path.contains(Self.word))
        }
      }
    }

    /// A case that is refused leaves no more of itself behind than one that is taken: nothing.
    private static func refusedToo(_ cases: String, _ sender: Office, _ receiver: Office) throws {
      try Cases.write("\(cases)/bad", word: word)
      try Data("{\"persons\": \"\(word)\"".utf8).write(to: URL(fileURLWithPath: "\(cases)/bad/case.json"))
      #expect(try sender.baton("send", "\(cases)/bad", "--to", receiver.name).status == 1)
      try Cases.write("\(cases)/worse", word: word)
      try Data("{\"persons\": \"\(word)\"}".utf8).write(to: URL(fileURLWithPath: "\(cases)/worse/mhpss.json"))
      #expect(try sender.baton("send", "\(cases)/worse", "--to", receiver.name).status == 1)
    }

    /// Command line and environment, as other users of the machine may see them.
    private static func processText(_ office: Office) throws -> String {
      guard let pid = office.pid else { return "" }
      return try ["cmdline", "environ"].map { name in
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "/proc/\(pid)/\(name)")), as: UTF8.self)
      }.joined()
    }
  }
}
