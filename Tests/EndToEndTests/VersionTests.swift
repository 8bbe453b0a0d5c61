import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  /// What a sender can do with a case once it has gone, and what the receiver then reads.
  @Suite("A case that changes")
  struct Versions {
    @Test("It is opened again at the sender, mended, sent as a version, and the receiver sees what has changed")
    func update() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let cases = NSTemporaryDirectory() + "baton-versions-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try Cases.write("\(cases)/case", bytes: 3_000_000, word: "Amaru", registration: "REG-1")
        let id = try sender.send("\(cases)/case", to: receiver)
        try sender.waitForReceipt(id)
        // The copy is the folder that was handed in; the receiver's is the same.
        #expect(try sender.baton("read", id.text, "--to", "\(cases)/copy").status == 0)
        #expect(try Cases.files("\(cases)/copy") == Cases.files("\(cases)/case"))
        #expect(try receiver.baton("read", "ly-2026-amaru", "--to", "\(cases)/first").status == 0)
        #expect(try receiver.baton("changes", id.text).status == 1)

        try Self.mend("\(cases)/copy", "female", "male")
        try Data("another scan".utf8).write(to: URL(fileURLWithPath: "\(cases)/copy/attachments/scan.jpg"))
        let updated = try sender.baton("update", "LY-2026-Amaru", "\(cases)/copy", "--wait", "--json")
        #expect(updated.status == 0, "\(updated.err)")
        #expect(try receiver.transfer(id).version == 2)
        for office in [sender, receiver] {
          let changes = try JSON.decode(
            CaseChanges.self, from: Data(office.baton("changes", id.text, "--json").out.utf8))
          #expect(changes.older == 1 && changes.newer == 2)
          #expect(changes.changes.map(\.place) == ["persons[p1].identity.sex", "attachments/scan.jpg"])
          #expect(changes.changes.first?.before == "female" && changes.changes.first?.after == "male")
        }
        let inbox = try receiver.baton("inbox", "--unread").out
        #expect(inbox.contains("changed") && inbox.contains("Amaru"))
        #expect(try receiver.baton("read", id.text, "--to", "\(cases)/second").status == 0)
        #expect(try Cases.files("\(cases)/second") == Cases.files("\(cases)/copy"))
        #expect(try receiver.baton("inbox", "--unread").out.contains("nothing"))
        // It outlives a power cut, and what is known of it is the same then.
        for office in [sender, receiver] {
          office.kill()
          try office.start()
          #expect(try office.baton(["find"], input: "Diallo Amaru\n").out.contains("LY-2026-Amaru"))
        }
        #expect(try sender.baton("read", id.text, "--to", "\(cases)/again").status == 0)
        #expect(try Cases.files("\(cases)/again") == Cases.files("\(cases)/copy"))
      }
    }

    private static func mend(_ folder: String, _ old: String, _ new: String) throws {
      let file = "\(folder)/case.json"
      let text = try String(contentsOfFile: file, encoding: .utf8).replacingOccurrences(
        of: "\"\(old)\"", with: "\"\(new)\"")
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test("A version that was given up before it went leaves no gap: both go on talking, and the next one comes")
    func givenUp() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let cases = NSTemporaryDirectory() + "baton-given-up-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try Cases.write("\(cases)/case", word: "Amaru", registration: "REG-1")
        let id = try sender.send("\(cases)/case", to: receiver)
        try sender.waitForReceipt(id)
        func update(_ old: String, _ new: String) throws {
          try Self.mend("\(cases)/case", old, new)
          let updated = try sender.baton("update", id.text, "\(cases)/case")
          #expect(updated.status == 0, "\(updated.err)")
        }
        receiver.kill()
        try update("female", "male")
        for verb in ["hold", "retire"] { #expect(try sender.baton(verb, id.text).status == 0) }
        try receiver.start()
        try Deadline(60).wait("the word of the giving up, and its answer") {
          try [sender, receiver].allSatisfy { try $0.statements(id).contains { $0.type == .refused } }
        }
        try update("male", "female")
        try Deadline(60).wait("the next version") {
          let there = try receiver.transfer(id)
          return there.version == 3 && there.state == "delivered"
        }
        for command in ["review", "accept"] {
          let said = try receiver.baton(command, id.text, "--staff", "s-4")
          #expect(said.status == 0, "\(said.err)")
        }
        try Deadline(30).wait("the acceptance") { try sender.transfer(id).handover == .accepted }
        for office in [sender, receiver] {
          let log = try office.statements(id)
          #expect(log.allSatisfy { $0.illegal == nil } && Set(log.map(\.digest)).count == 9, "\(log.map(\.type))")
        }
      }
    }

    @Test("A case that was given up before anything of it went comes with its next version, and can be accepted")
    func firstGivenUp() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.start()
        let cases = NSTemporaryDirectory() + "baton-first-given-up-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try Cases.write("\(cases)/case", word: "Amaru", registration: "REG-1")
        let id = try sender.send("\(cases)/case", to: receiver)
        for verb in ["hold", "retire"] { #expect(try sender.baton(verb, id.text).status == 0) }
        try Self.mend("\(cases)/case", "female", "male")
        let updated = try sender.baton("update", id.text, "\(cases)/case")
        #expect(updated.status == 0, "\(updated.err)")
        try receiver.start()
        try sender.waitForReceipt(id)
        try Deadline(60).wait("the whole log") { try receiver.transfer(id).handover == .delivered }
        let accepted = try receiver.baton("accept", id.text, "--staff", "s-4")
        #expect(accepted.status == 0, "\(accepted.err)")
        try Deadline(30).wait("the acceptance") { try sender.transfer(id).handover == .accepted }
      }
    }

    @Test("The same person goes once to the same mission, unless it is said; another case is no version of it")
    func samePerson() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let cases = NSTemporaryDirectory() + "baton-same-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        for (name, registration) in [("one", "REG-1"), ("two", "reg 1"), ("three", "REG-2")] {
          try Cases.write("\(cases)/\(name)", word: name.capitalized, registration: registration)
        }
        let id = try sender.send("\(cases)/one", to: receiver)
        let stopped = try sender.baton("send", "\(cases)/two", "--to", receiver.name)
        #expect(stopped.status == 1 && stopped.err.contains(id.text) && stopped.err.contains("--again"))
        // Nor does a case of the same number, whoever is said to be in it.
        try Cases.write("\(cases)/one-more", word: "One", registration: "REG-4")
        let numbered = try sender.baton("send", "\(cases)/one-more", "--to", receiver.name)
        #expect(numbered.status == 1 && numbered.err.contains(id.text), "\(numbered.err)")
        #expect(try sender.baton("send", "\(cases)/three", "--to", receiver.name).status == 0)
        #expect(try sender.transfers().count == 2)
        let again = try sender.baton("send", "\(cases)/two", "--to", receiver.name, "--again")
        #expect(again.status == 0 && again.err.contains("may be known") && again.err.contains(id.text))
        let wrong = try sender.baton("update", id.text, "\(cases)/three")
        #expect(wrong.status == 1 && wrong.err.contains("LY-2026-Three") && wrong.err.contains("LY-2026-One"))
        try sender.waitForReceipt(id)
        let foreign = try receiver.baton("update", id.text, "\(cases)/one")
        #expect(foreign.status == 1 && foreign.err.contains("only its sender"))
        let itself = try sender.baton("send", "\(cases)/one", "--to", sender.name, "--yes", "--again")
        #expect(itself.status == 1 && itself.err.contains("this mission itself"), "\(itself.err)")
        for command in [["review", id.text], ["return", id.text, "--code", "incomplete"]] {
          let said = try receiver.baton(command + ["--staff", "s-4"], input: "The scan is of somebody else.\n")
          #expect(said.status == 0, "\(said.err)")
        }
        try Deadline(30).wait("the return") { try sender.transfer(id).handover == .returned }
        let over = try sender.baton("update", id.text, "\(cases)/one")
        #expect(over.status == 1 && over.err.contains("is returned: nothing was sent"), "\(over.err)")
        #expect(try sender.transfer(id).version == 1)
      }
    }
  }
}
