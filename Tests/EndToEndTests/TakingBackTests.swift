import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("A case is taken back: while it is on the line, and after it was read")
  struct TakingBack {
    private static func say(_ office: Office, _ id: TransferID, _ command: [String], text: String? = nil) throws
      -> Program.Outcome
    {
      let file = "\(office.home).words"
      defer { unlink(file) }
      try text?.write(toFile: file, atomically: true, encoding: .utf8)
      let words = text == nil ? [] : ["--text", file]
      return try Program.run(
        [Program.baton, command[0], id.text] + command.dropFirst() + words + ["--staff", "s-4"],
        environment: ["BATON_HOME": office.home])
    }

    @Test("A recall overtakes a large case on a line of 40 kbit/s, ends it, and leaves nothing of it")
    func onTheLine() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.configure(Federation.settings, ["courier": ["sendRate": "5000"]])
        for office in [sender, receiver] { try office.start() }
        let id = try sender.send(federation.writeCase(bytes: 3_000_000), to: receiver)
        try Deadline(60).wait("the upload to begin") {
          try receiver.desk.get("/v1/unfinished", as: [UnfinishedView].self).contains { $0.bytesHere > 0 }
        }
        let began = ContinuousClock.now
        let outcome = try Self.say(sender, id, ["recall", "--code", "wrong_person"], text: "Another woman.")
        #expect(outcome.status == 0, "\(outcome.err)")
        try Deadline(30).wait("the recall at both ends, and an empty queue") {
          try (try? receiver.transfer(id))?.handover == .recalled && sender.queue().isEmpty
            && receiver.desk.get("/v1/unfinished", as: [UnfinishedView].self).isEmpty
        }
        print("recalled at both ends after \(ContinuousClock.now - began)")
        let states = try [sender, receiver].map { try $0.transfer(id) }
        #expect(states.allSatisfy { $0.handover == .recalled && $0.locked && $0.waiting == 0 && $0.illegal == 0 })
        for folder in ["parts", "half", "orphans"] {
          let left = try Cases.paths("\(receiver.home)/\(folder)").count { !$0.hasSuffix(".p7m") }
          // The sealed half of the recall itself.
          #expect(left == (folder == "parts" ? 1 : 0), "\(left) in \(folder)")
        }
      }
    }

    @Test(
      "A recall holds within 30 s while an update of 40 MB is on a line of 40 kbit/s, and nothing of the update stays")
    func duringUpdate() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.configure(Federation.settings, ["courier": ["sendRate": "5000"]])
        for office in [sender, receiver] { try office.start() }
        let (small, folder) = ("\(federation.folder)/small", "\(federation.folder)/grown")
        for (path, bytes) in [(small, 2000), (folder, 40_000_000)] {
          try Cases.write(path, bytes: bytes, registration: "REG-1")
        }
        let id = try sender.send(small, to: receiver)
        try sender.waitForReceipt(id)
        let first = try Set(Cases.paths("\(receiver.home)/parts"))
        let updated = try sender.baton("update", id.text, folder)
        #expect(updated.status == 0, "\(updated.err)")
        try Deadline(60).wait("the update to begin") {
          try receiver.desk.get("/v1/unfinished", as: [UnfinishedView].self).contains { $0.bytesHere > 0 }
        }
        let began = ContinuousClock.now
        let outcome = try Self.say(sender, id, ["recall", "--code", "wrong_person"], text: "Another woman.")
        #expect(outcome.status == 0, "\(outcome.err)")
        try Deadline(30).wait("the recall at the receiver") { try receiver.transfer(id).handover == .recalled }
        print("recalled during an update after \(ContinuousClock.now - began)")
        try Deadline(30).wait("an empty queue, and nothing half") {
          try sender.queue().isEmpty && receiver.desk.get("/v1/unfinished", as: [UnfinishedView].self).isEmpty
        }
        let read = try receiver.baton("read", id.text, "--to", "\(federation.folder)/opened")
        #expect(read.status == 1 && read.err.contains("taken back"), "\(read.err)")
        #expect(try Cases.paths("\(receiver.home)/half").isEmpty)
        // The first version is there until it is stated destroyed, and the recall's own sealed half.
        let parts = try Set(Cases.paths("\(receiver.home)/parts"))
        #expect(parts.subtracting(first).count == 1 && first.isSubset(of: parts), "\(parts)")
        let states = try [sender, receiver].map { try $0.transfer(id) }
        #expect(states.allSatisfy { $0.handover == .recalled && $0.locked && $0.illegal == 0 && $0.waiting == 0 })
      }
    }

    @Test("The wrong person's file is recalled after it was read, destroyed, and nothing brings it back")
    func afterReading() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase(), to: receiver)
        try sender.waitForReceipt(id)
        let stick = "\(federation.folder)/stick.baton"
        #expect(try sender.baton("export", id.text, "--bundle", stick).status == 0)
        #expect(try receiver.baton("read", id.text, "--to", "\(federation.folder)/opened").status == 0)
        for command in [["review"], ["accept"]] { #expect(try Self.say(receiver, id, command).status == 0) }
        try Deadline(30).wait("the acceptance") { try sender.transfer(id).handover == .accepted }
        let late = try Self.say(sender, id, ["recall", "--code", "other"], text: "Too late.")
        #expect(late.status == 1 && late.err.contains("baton ask-back"), "\(late.err)")
        let recalled = try Self.say(sender, id, ["recall", "--code", "wrong_person"], text: "Not zaqaryeba.")
        // After an acceptance one person alone recalls nothing.
        #expect(recalled.status == 2 && recalled.err.contains("second person"), "\(recalled.err)")
        let drafts = try sender.baton("drafts").out
        #expect(drafts.contains("Not zaqaryeba.") && drafts.contains("s-4"), "\(drafts)")
        let draft = try #require(try sender.desk.get("/v1/drafts", as: [DraftView].self).first).id.text
        for (staff, status) in [("s-4", Int32(1)), ("s-5", 0), ("s-6", 1)] {
          let outcome = try sender.baton("approve", String(draft.prefix(12)), "--staff", staff)
          #expect(outcome.status == status, "\(staff): \(outcome.err)")
        }
        try Deadline(30).wait("the recall") { try receiver.transfer(id).handover == .recalled }
        try Self.expectClosed(id, stick, receiver, federation.folder)
        #expect(try receiver.baton("log", id.text).out.contains("Not zaqaryeba."))
        let done = try Self.say(receiver, id, ["destroy"], text: "Two prints were shredded.")
        #expect(done.status == 0, "\(done.err)")
        #expect(try Self.say(sender, id, ["erase"]).status == 0)
        try Deadline(30).wait("what each has stated") {
          try [sender, receiver].allSatisfy { try $0.transfer(id).gone.count == 2 && $0.queue().isEmpty }
        }
        let told = try sender.baton("log", id.text).out
        #expect(told.contains("Two prints were shredded.") && told.contains("read into a folder at"), "\(told)")
        #expect(!told.contains("Not zaqaryeba."))
        for office in [sender, receiver] {
          #expect(try office.stop() == .exited(0))
          try office.start()
        }
        try Self.expectClosed(id, stick, receiver, federation.folder)
        // The signed log is whole, and a repetition gets the receipt it always got.
        let again = try Peer(sender, of: federation).call("POST", "/v1/bundles", body: stick, to: receiver)
        #expect(again.status == 200)
        #expect(try again.body == sender.receipt(id))
        for office in [sender, receiver] {
          #expect(try office.journal().sound)
          let parts = try Cases.paths("\(office.home)/parts")
          // What the two statements about it say sealed.
          #expect(parts.count == 2, "\(parts)")
          #expect(try Cases.paths("\(office.home)/orphans").isEmpty)
        }
      }
    }

    @Test(
      "What was withdrawn and is not destroyed shows nobody, is named to whoever asks what is kept, and has not vanished"
    )
    func stillKept() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase("case", word: "Amaru"), to: receiver)
        try sender.waitForReceipt(id)
        let number = try #require(try sender.desk.get("/v1/transfers/\(id)", as: CaseLine.self).group?.number)
        #expect(try receiver.baton("read", id.text, "--to", "\(federation.folder)/opened").status == 0)
        #expect(try Self.say(sender, id, ["withdraw", "--yes"]).status == 0)
        try Deadline(30).wait("the withdrawal") { try receiver.transfer(id).locked }
        for asked in ["Amaru", number, id.text] {
          let told = try receiver.baton(["subject-access"], input: asked + "\n")
          #expect(
            told.status == 0 && told.out.contains(id.text) && told.out.contains("taken back"), "\(asked): \(told)")
          #expect(told.out.contains("held here, sealed") && told.out.contains("case.read"), "\(told.out)")
          #expect(!told.out.contains("Amaru"), "\(told.out)")
        }
        for told in [
          try receiver.baton("show", number), try receiver.baton(["find"], input: number + "\n"),
          try receiver.baton("inbox"),
        ] {
          #expect(told.status == 0 && told.out.contains("taken back") && !told.out.contains("Amaru"), "\(told)")
        }
        #expect(try receiver.baton("show", number).out.contains("still kept"))
        #expect(try receiver.baton(["find"], input: "Amaru\n").out.contains("nobody like that"))
        #expect(try Self.say(receiver, id, ["erase", "--yes"]).status == 0)
        let gone = try receiver.baton(["subject-access"], input: "Amaru\n")
        #expect(gone.status == 0 && gone.out.contains("nothing is kept here"), "\(gone)")
        #expect(try receiver.baton("show", number).err.contains("by its id alone"))
      }
    }

    private static func expectClosed(_ id: TransferID, _ stick: String, _ receiver: Office, _ folder: String) throws {
      for command in [
        ["read", id.text, "--to", "\(folder)/again"], ["export", id.text, "--bundle", "\(folder)/x.baton"],
      ] {
        let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": receiver.home])
        #expect(outcome.status == 1 && outcome.err.contains("taken back"), "\(outcome.err)")
      }
      let outcome = try receiver.baton("bundle", "open", stick, "--to", "\(folder)/again")
      #expect(outcome.status == 1 && outcome.err.contains("taken back"), "\(outcome.err)")
    }
  }
}
