import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Command line: exit status, errors, JSON, nothing left behind")
  struct CommandLineScripts {
    @Test(
      "Wrong usage is 64, and is said on standard error",
      arguments: [
        ["frobnicate"], ["send"], ["send", "x", "--to", "Not An Id"], ["demo", "--cases", "0"], ["why"],
        ["federation", "admit"], ["serve", "--listen-port", "many"],
      ])
    func usage(_ arguments: [String]) async throws {
      let outcome = try await blocking { try Program.run([Program.baton] + arguments) }
      #expect(outcome.status == 64, "\(outcome.err)")
      #expect(!outcome.err.isEmpty && outcome.out.isEmpty)
    }

    @Test("Without a daemon: 1, and what to do", arguments: ["transfers", "queue", "inbox", "status"])
    func noDaemon(_ command: String) async throws {
      try await withFederation(["ly-tripoli"], starting: false) { federation in
        let outcome = try federation["ly-tripoli"].baton(command, "--json")
        #expect(outcome.status == 1)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("baton serve"), "\(outcome.err)")
      }
    }

    @Test(
      "A home that is none: 1, named, and how to make or name another",
      arguments: [
        "serve", "transfers", "queue", "inbox", "status", "doctor", "missions", "show x", "why x", "hold x",
        "read x --to /tmp/baton-no-such-folder", "mission status", "mission renew", "journal show", "journal verify",
      ])
    func noHome(_ command: String) async throws {
      let home = "/tmp/baton-no-such-home"
      let arguments = command.split(separator: " ").map(String.init) + ["--home", home]
      let outcome = try await blocking { try Program.run([Program.baton] + arguments) }
      let said = outcome.out + outcome.err
      #expect(outcome.status == 1)
      #expect(said.contains(home) && said.contains("--home"), "\(said)")
      #expect(command != "serve" || said.contains("mission init"), "\(said)")
    }

    @Test(
      "What is said stands in no command: 64, nothing is said, and where it belongs",
      arguments: [
        "ask x", "answer x", "alert x", "fault x", "outcome x", "ask-back x", "recall x --code other",
        "return x --code other",
      ])
    func unspoken(_ command: String) async throws {
      let arguments =
        command.split(separator: " ").map(String.init) + ["She is ill", "--home", "/tmp/baton-no-such-home"]
      let outcome = try await blocking { try Program.run([Program.baton] + arguments) }
      #expect(
        outcome.status == 64 && outcome.err.contains("--text") && outcome.err.contains("Nothing was said"), "\(outcome)"
      )
    }

    @Test(
      "A row that cannot be read hides no other, and is named on standard error",
      .enabled(if: Program.find("python3") != nil, "needs Python for its SQLite"))
    func unreadable() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let ids = try ["one", "two"].map { try sender.send(federation.writeCase($0), to: receiver) }
        for id in ids { try sender.waitForReceipt(id) }
        #expect(try receiver.stop() == .exited(0))
        // Both what was said and what was folded from it: as long as that is there, lists do not read the log.
        let harm =
          "UPDATE statement SET body = x'6e6f' WHERE transfer = '\(ids[0])'; DELETE FROM fold WHERE transfer = '\(ids[0])'"
        let edit = "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2]); d.commit()"
        let python = try #require(Program.find("python3"))
        #expect(try Program.run([python, "-c", edit, "\(receiver.home)/ledger.sqlite", harm]).status == 0)
        try receiver.start()
        for command in [["transfers"], ["log", ids[0].text]] {
          let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": receiver.home])
          #expect(outcome.status == 0)
          #expect(outcome.err.contains("of \(ids[0]) cannot be read"), "\(outcome.err)")
        }
        #expect(try receiver.transfer(ids[0]).state == "unreadable")
        #expect(try receiver.transfer(ids[1]).state == "delivered")
        #expect(try receiver.baton("inbox").out.contains(ids[1].text.suffix(6)))
        let unfinished = try receiver.baton("inbox", "--unfinished", "--json")
        #expect(unfinished.out.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix("["))
      }
    }

    @Test("How many more there are is said where there are some; what is due says so and names no time that is past")
    func shownQueue() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.start()
        #expect(try sender.baton("hold", receiver.name, "--mission").status == 0)
        let ids = try (1...3).map { try sender.send(federation.writeCase("case-\($0)"), to: receiver) }
        for (limit, more) in [("1", "… and 2 more"), ("2", "… and 1 more"), ("3", nil), ("4", nil)] {
          let out = try sender.baton("queue", "--limit", limit).out
          #expect(more.map(out.contains) ?? !out.contains("more:"), "\(limit): \(out)")
        }
        #expect(try !sender.baton("queue", "--all").out.contains("more:"))
        let both = try sender.baton("queue", "--limit", "2", "--all")
        #expect(both.status == 64 && both.err.contains("--all shows everything"), "\(both.err)")
        let shown = try sender.baton("show", ids[0].text).out
        let next = shown.split(separator: "\n").first { $0.hasPrefix("next try") } ?? ""
        #expect(next.hasSuffix(" now, in its turn"), "\(shown)")
      }
    }

    @Test("What an operator does is answered with what it comes to")
    func verbs() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.start()
        let id = try sender.send(federation.writeCase(), to: receiver).text
        try Deadline(30).wait("a mission out of reach") {
          try sender.baton("queue").out.contains("ng-lagos has not answered")
        }
        func says(_ arguments: [String], _ words: String, status: Int32 = 0) throws {
          let outcome = try Program.run([Program.baton] + arguments, environment: ["BATON_HOME": sender.home])
          #expect(outcome.status == status && (outcome.out + outcome.err).contains(words), "\(arguments): \(outcome)")
        }
        try says(["requeue", id], "ng-lagos is asked again at once")
        try says(["release", id], "is not held; nothing was changed", status: 1)
        try says(["quarantine", id, "--reason", "odd"], "nothing goes to ng-lagos now")
        try says(["hold", id, "--reason", "wait"], "it was held already, and release will let it go all the same: odd")
        try says(["requeue", id], "somebody keeps it back", status: 1)
        try says(["release", id], "it was held: wait (staff, 2")
        try says(["hold", "ng-lagos", "--mission", "--reason", "moving"], "everything for ng-lagos")
        try says(["requeue", id], "nothing goes to ng-lagos now")
        try says(["release", "ng-lagos", "--mission"], "everything for ng-lagos")
        try says(["release", "ng-lagos", "--mission"], "is not held", status: 1)
      }
    }

    @Test("A case is not opened into the mission's home, however the folder is named; and that is no reading")
    func readBelowHome() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase(), to: receiver)
        try sender.waitForReceipt(id)
        let link = "\(federation.folder)/link"
        #expect(symlink(receiver.home, link) == 0)
        for place in [
          receiver.home, "\(receiver.home)/opened", "\(receiver.home)/parts/../opened", "\(link)/opened",
          "\(federation.folder)/./\(receiver.name)/a/b",
        ] {
          let outcome = try receiver.baton("read", id.text, "--to", place)
          #expect(outcome.status == 1 && outcome.err.contains("mission's home"), "\(place): \(outcome.err)")
        }
        let throughLink = try Program.run(
          [Program.baton, "read", id.text, "--to", "\(receiver.home)/opened"], environment: ["BATON_HOME": link])
        #expect(throughLink.status == 1 && throughLink.err.contains("mission's home"), "\(throughLink.err)")
        #expect(!FileManager.default.fileExists(atPath: "\(receiver.home)/opened"))
        #expect(try !receiver.baton("journal", "show").out.contains("case.read"))
        #expect(try receiver.baton("read", id.text, "--to", "\(receiver.home)-opened").status == 0)
      }
    }

    @Test("Every listing is one JSON document")
    func json() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        receiver.kill()
        let id = try sender.send(folder, to: receiver)
        let commands = [
          ["transfers"], ["queue"], ["inbox"], ["status"], ["show", id.text], ["log", id.text], ["why", id.text],
          ["journal", "verify"], ["journal", "show"], ["mission", "status"], ["doctor"],
        ]
        for command in commands {
          let outcome = try Program.run(
            [Program.baton] + command + ["--json"], environment: ["BATON_HOME": sender.home])
          #expect([0, 2].contains(outcome.status), "\(command): \(outcome.err)")
          #expect(throws: Never.self, "\(command): \(outcome.out.prefix(300))") { try outcome.json() }
        }
        let shown = try Program.baton("federation", "show", "--at", federation.authority, "--json")
        #expect(throws: Never.self) { try shown.json() }
        let checked = try Program.baton("case", "check", folder, "--json")
        #expect(checked.status == 2)
        #expect(throws: Never.self) { try checked.json() }
      }
    }

    @Test("A mission on hold is seen while nothing waits for it, with the reason, also after a restart")
    func missionOnHold() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos"], starting: false) { federation in
        let office = federation["ly-tripoli"]
        try office.start()
        #expect(try office.baton("hold", "ng-lagos").err.contains("--mission"))
        #expect(try office.baton("hold", "ng-lagos", "--mission", "--reason", "moving house").status == 0)
        for restarts in [false, true] {
          if restarts {
            _ = try office.stop()
            try office.start()
          }
          for command in ["status", "queue"] {
            #expect(try office.baton(command).out.contains("moving house"), "\(command), restarted: \(restarts)")
          }
        }
        // What a person has worded stands where it can be taken away again, and in no chain of hashes.
        let journal = try office.baton("journal", "show", "--json").out
        #expect(journal.contains("mission.hold") && !journal.contains("moving house"), "\(journal)")
        #expect(try office.baton("release", "ng-lagos", "--mission").status == 0)
        #expect(try !office.baton("status").out.contains("moving house"))
      }
    }

    @Test("Every example passes its check, named in whatever way")
    func checkExamples() async throws {
      try await blocking {
        for folder in Cases.examples {
          let bare = (folder as NSString).lastPathComponent
          for (name, place) in [
            (folder, "/"), (folder + "/", "/"), (bare, (folder as NSString).deletingLastPathComponent), (".", folder),
          ] {
            let script = "cd \"$1\" && exec \"$2\" case check \"$3\""
            let outcome = try Program.run(["/bin/sh", "-c", script, "sh", place, Program.baton, name])
            #expect([0, 2].contains(outcome.status), "\(name) in \(place): \(outcome.out)")
          }
        }
      }
    }

    @Test("A folder that is no case is not told to tidy up")
    func noCase() async throws {
      try await blocking {
        let parent = (try #require(Cases.examples.first) as NSString).deletingLastPathComponent
        let outcome = try Program.baton("case", "check", parent)
        #expect(outcome.status == 1)
        #expect(outcome.out.contains("case.json") && !outcome.out.contains("delete"), "\(outcome.out)")
      }
    }

    @Test("An arrival beyond all planning is refused, and nothing is queued")
    func farArrival() async throws {
      try await withFederation { federation in
        let sender = federation["ly-tripoli"]
        let folder = try federation.writeCase()
        let outcome = try sender.baton("send", folder, "--to", "ng-lagos", "--arrival", "9999-12-31T23:59:59Z")
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("year"), "\(outcome.err)")
        try Directories.nothingQueued(sender)
      }
    }

    @Test("An arrival after midnight stands on its own day, in every listing, at both missions")
    func arrivalDay() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let day = Timestamp(Date() + 30 * 86400).text.prefix(10)
        receiver.kill()
        let sent = try sender.baton("send", folder, "--to", receiver.name, "--arrival", "\(day)T00:35:00+01:00")
        #expect(sent.status == 0, "\(sent.err)")
        let id = try #require(sender.transfers().first).transfer
        for command in [["queue"], ["show", id.text]] {
          let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": sender.home])
          #expect(outcome.out.contains("\(day) 00:35 +01:00"), "\(command): \(outcome.out)")
        }
        let why = try sender.baton("why", id.text, "--json").out
        #expect(why.contains("\(day)T00:35:00+01:00"), "\(why)")
        try receiver.start()
        try sender.waitForReceipt(id)
        for list in [try sender.baton("transfers").out, try receiver.baton("inbox").out] {
          let line = list.split(separator: "\n").first { $0.hasPrefix(id.text.suffix(6)) } ?? ""
          #expect(line.dropFirst(8).hasPrefix("\(day.suffix(2)) ") && line.contains(" 00:35 LOS"), "\(list)")
        }
        for (span, isIn) in [(["--from", "\(day)", "--to", "\(day)"], true), (["--from", "2999-01-01"], false)] {
          let inbox = try Program.run([Program.baton, "inbox"] + span, environment: ["BATON_HOME": receiver.home])
          #expect(inbox.out.contains(id.text.suffix(6)) == isIn, "\(span): \(inbox.out)")
        }
      }
    }

    @Test("What was sent is named with its folder; an id may be pasted in capitals; an odd one is answered")
    func names() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let outcome = try sender.baton("send", folder, "--to", receiver.name, "--json")
        let sent = try #require(outcome.json() as? [[String: Any]]).first
        #expect(sent?["folder"] as? String == folder)
        let id = try #require(sent?["transfer"] as? String)
        #expect(try sender.baton("show", id.uppercased()).status == 0)
        for command in ["why", "hold", "show"] {
          let odd = try sender.baton(command, "a case with spaces")
          #expect(odd.status == 1 && odd.err.contains("a case with spaces"), "\(odd.err)")
        }
      }
    }

    @Test("A case named twice in one command goes nowhere")
    func namedTwice() async throws {
      try await withFederation { federation in
        let sender = federation["ly-tripoli"]
        let folder = try federation.writeCase()
        let outcome = try sender.baton("send", folder, folder + "/", "--to", "ng-lagos")
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("twice"), "\(outcome.err)")
        try Directories.nothingQueued(sender)
      }
    }

    @Test("A transfer that does not exist: 1, named, nothing written")
    func noTransfer() async throws {
      try await withFederation(["ly-tripoli"]) { federation in
        let office = federation["ly-tripoli"]
        let target = "\(federation.folder)/out"
        for command in [
          ["show", "zzzzzz"], ["read", "zzzzzz", "--to", target], ["export", "zzzzzz", "--bundle", target],
        ] {
          let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
          #expect(outcome.status == 1)
          #expect(outcome.err.contains("zzzzzz"), "\(outcome.err)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: federation.folder)
        #expect(!left.contains { $0.hasPrefix("out") }, "\(left)")
      }
    }
  }
}
