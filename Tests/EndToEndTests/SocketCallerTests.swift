import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Who calls the socket is known from the kernel")
  struct SocketCallers {
    @Test(
      "Where accounts are bound to users, each does what their account may, under its name, and others open no case")
    func callers() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos"]) { federation in
        let office = federation["ng-lagos"]
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let me = Self.userName
        _ = try office.account("amina", ["caseworker"])
        // Nobody is bound: whoever may open the socket speaks for the mission, as before.
        #expect(try office.baton("inbox").status == 0)
        // The kernel's stand-in for users of elsewhere can be nobody's.
        #expect(try office.baton("account", "user", "amina", "nobody").status == 1)
        #expect(try office.baton("account", "user", "amina", "daemon").status == 0)
        // Now this user is nobody's: the lines and the accounts, and no case.
        for arguments in [["inbox"], ["read", id.text, "--to", "\(federation.folder)/out"], ["review", id.text]] {
          let refused = try office.baton(arguments, input: "")
          #expect(refused.status == 1 && refused.err.contains("baton account user"), "\(arguments): \(refused.err)")
        }
        #expect(try office.baton("hold", "ly-tripoli", "--mission", "--reason", "tried").status == 0)
        #expect(try office.statements(id).allSatisfy { $0.type != .opened })
        #expect(try office.baton("account", "user", "amina", me).status == 0)
        // As amina: what a caseworker may, whatever name is given.
        #expect(try office.baton("inbox").status == 0)
        #expect(try office.baton("review", id.text, "--staff", "somebody-else").status == 0)
        let accepting = try office.baton("accept", id.text)
        #expect(accepting.status == 1 && accepting.err.contains("supervisor"), "\(accepting.err)")
        // The daemon's own user keeps the accounts, whichever account it has.
        #expect(try office.baton("account", "list").status == 0)
        #expect(try office.baton("release", "ly-tripoli", "--mission").status == 1)
        let reading = try office.baton("journal", "show")
        #expect(reading.status == 1 && reading.err.contains("amina"))
      }
    }

    @Test("What there is to watch counts what there is to do, and says no word of a case")
    func metrics() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos"]) { federation in
        let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase(), to: office)
        try sender.waitForReceipt(id)
        let before = try office.baton("metrics").out
        #expect(before.contains("baton_cases{way=\"in\",what=\"new\"} 1\n"), "\(before)")
        #expect(before.contains("# TYPE baton_cases gauge\n") && before.contains("baton_accepting 1\n"))
        // Alarms and the dashboard ask for nothing that is not there.
        let names = Set(before.matches(of: /# TYPE (\w+) gauge/).map { String($0.1) })
        for file in ["alerts.yaml", "dashboard.json"] {
          let text = try String(contentsOfFile: "\(Program.source)/Deploy/observability/\(file)", encoding: .utf8)
          let asked = Set(text.matches(of: /\bbaton_\w+/).map { String($0.0) })
          #expect(!asked.isEmpty && asked.isSubset(of: names), "\(file): \(asked.subtracting(names))")
        }
        _ = try office.baton("read", id.text, "--to", "\(federation.folder)/out")
        #expect(try office.baton("metrics").out.contains("baton_cases{way=\"in\",what=\"new\"} 0\n"))
        #expect(try office.baton("hold", "ly-tripoli", "--mission", "--reason", "Amaru").status == 0)
        let held = try office.baton("metrics").out
        #expect(held.contains("baton_mission_obstructed{mission=\"ly-tripoli\"} 1\n"), "\(held)")
        for word in ["Amaru", "Diallo", id.text] { #expect(!held.contains(word), "\(word)") }
      }
    }

    @Test(
      "promtool finds nothing wrong with the alarms, nor with what the dashboard asks for",
      .enabled(if: Program.find("promtool") != nil, "promtool is not installed (Debian: prometheus)"))
    func rules() throws {
      let folder = "\(Program.source)/Deploy/observability"
      let dashboard = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(filePath: "\(folder)/dashboard.json")))
      let panels = (dashboard as? [String: Any])?["panels"] as? [[String: Any]] ?? []
      let asked = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }.compactMap { $0["expr"] as? String }
      #expect(asked.count >= panels.count && !panels.isEmpty)
      // As rules: promtool knows no dashboards.
      let rules = asked.enumerated().map { "      - {record: \"asked:\($0.offset)\", expr: '\($0.element)'}" }
      let scratch = FileManager.default.temporaryDirectory.appending(path: "baton-rules-\(UUID()).yaml")
      defer { try? FileManager.default.removeItem(at: scratch) }
      try "groups:\n  - name: dashboard\n    rules:\n\(rules.joined(separator: "\n"))\n"
        .write(to: scratch, atomically: true, encoding: .utf8)
      for file in ["\(folder)/alerts.yaml", scratch.path] {
        let told = try Program.run([try #require(Program.find("promtool")), "check", "rules", file])
        #expect(told.status == 0, "\(file): \(told.out)\(told.err)")
      }
    }

    private static let userName = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
  }
}
