import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Two offices without a line, and somebody who travels between them")
  struct Carrying {
    private static let word = "zaqaryeba"

    @discardableResult
    private static func run(_ office: Office, _ command: [String], status: Int32 = 0) throws -> Program.Outcome {
      let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
      #expect(outcome.status == status, "\(command): \(outcome.out)\(outcome.err)")
      return outcome
    }

    /// Nothing goes to the other by itself.
    private static func cut(_ offices: [Office]) throws {
      for (office, other) in zip(offices, offices.reversed()) {
        try run(office, ["hold", other.name, "--mission", "--reason", "no line"])
      }
    }

    @Test(
      "a case, its receipt, a question and its answer go by hand, each once, and nothing of it is readable on the way")
    func byHand() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try Self.cut([sender, receiver])
        let stick = federation.folder + "/stick"
        try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
        let id = try sender.send(federation.writeCase(bytes: 9_000_000), to: receiver)
        try Self.run(sender, ["export", id.text, "--bundle", stick + "/case.baton"])
        let taken = try Self.run(receiver, ["carry", "in", stick + "/case.baton", "--answer", stick + "/back.baton"])
        #expect(taken.out.contains("received"), "\(taken.out)")
        #expect(try receiver.transfer(id).handover == .delivered)
        #expect(try sender.transfer(id).handover == .submitted && sender.queue().count == 1)
        try Self.run(sender, ["carry", "in", stick + "/back.baton"])
        #expect(try sender.transfer(id).state == "delivered" && sender.queue().isEmpty)
        #expect(try sender.receipt(id) == receiver.receipt(id))
        try Self.talk(id, sender, receiver, stick)
        // Whatever comes again counts once.
        for (office, file) in [(receiver, "case"), (sender, "back"), (sender, "question"), (receiver, "answer")] {
          let again = try Self.run(office, ["carry", "in", "\(stick)/\(file).baton"])
          #expect(file == "case" || again.out.contains("0 statements stored"), "\(again.out)")
        }
        #expect(try sender.transfer(id).heads == receiver.transfer(id).heads)
        for path in try Cases.paths(stick) {
          let data = try Data(contentsOf: URL(fileURLWithPath: "\(stick)/\(path)"))
          #expect(data.range(of: Data(Self.word.utf8)) == nil && data.range(of: Data("Amaru".utf8)) == nil, "\(path)")
        }
        for office in [sender, receiver] { #expect(try office.journal().sound) }
      }
    }

    @Test(
      "what was said anew after a restore is refused by the case's id, with what to do; and who holds the line, and why, is said"
    )
    func restored() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try Self.cut([sender, receiver])
        let sent = try Self.run(sender, ["send", federation.writeCase(), "--to", receiver.name])
        #expect(sent.err.contains("no line (staff, 2"), "\(sent.err)")
        let id = try #require(try sender.transfers().first).transfer
        #expect(try Self.run(sender, ["queue"]).out.contains("no line (staff, 2"))
        let stick = federation.folder + "/stick"
        try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
        try Self.run(sender, ["export", id.text, "--bundle", stick + "/case.baton"])
        try Self.run(receiver, ["carry", "in", stick + "/case.baton"])
        #expect(try receiver.stop() == .exited(0))
        #expect(try Program.run(["/bin/cp", "-a", receiver.home, stick + "/home"]).status == 0)
        for file in ["before", "after"] {
          try receiver.start()
          try Self.run(receiver, ["review", id.text])
          try Self.run(receiver, ["carry", "out", "\(stick)/\(file).baton", "--to", sender.name])
          #expect(try receiver.stop() == .exited(0))
          try FileManager.default.removeItem(atPath: receiver.home)
          #expect(try Program.run(["/bin/cp", "-a", stick + "/home", receiver.home]).status == 0)
        }
        try Self.run(sender, ["carry", "in", stick + "/before.baton"])
        let refused = try Self.run(sender, ["carry", "in", stick + "/after.baton"], status: 1)
        #expect(
          refused.err.contains("1 statement about \(id) refused") && refused.err.contains("restore.md"), "\(refused)")
        #expect(try sender.transfer(id).handover == .underReview)
      }
    }

    private static func talk(_ id: TransferID, _ sender: Office, _ receiver: Office, _ stick: String) throws {
      let words = stick + ".words"
      defer { unlink(words) }
      try "Which \(word) does she take?".write(toFile: words, atomically: true, encoding: .utf8)
      try run(receiver, ["review", id.text])
      try run(receiver, ["ask", id.text, "--text", words])
      try run(receiver, ["carry", "out", stick + "/question.baton", "--to", sender.name])
      // What was damaged on the way is not taken, and what comes whole after it is.
      let damaged = stick + ".damaged"
      try FileManager.default.copyItem(atPath: stick + "/question.baton", toPath: damaged)
      defer { unlink(damaged) }
      try Cases.damage(damaged)
      try run(sender, ["carry", "in", damaged], status: 1)
      #expect(try sender.transfer(id).questions.isEmpty)
      try run(sender, ["carry", "in", stick + "/question.baton"])
      #expect(try run(sender, ["log", id.text]).out.contains("Which \(word) does she take?"))
      try "Two \(word) a day.".write(toFile: words, atomically: true, encoding: .utf8)
      try run(sender, ["answer", id.text, "--text", words])
      try run(sender, ["carry", "out", stick + "/answer.baton", "--to", receiver.name])
      try run(receiver, ["carry", "in", stick + "/answer.baton"])
      #expect(try run(receiver, ["log", id.text]).out.contains("Two \(word) a day."))
      #expect(try receiver.transfer(id).handover == .underReview)
    }

    @Test("what is for another mission, is one's own, is cut short or was taken back is not taken, and says why")
    func refused() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try Self.cut([sender, receiver])
        let file = federation.folder + "/case.baton"
        let id = try sender.send(federation.writeCase(), to: receiver)
        try Self.run(sender, ["export", id.text, "--bundle", file])
        #expect(try Self.run(federation["et-addis"], ["carry", "in", file], status: 1).err.contains("is for ng-lagos"))
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: file + ".cut"))
        #expect(try Self.run(receiver, ["carry", "in", file + ".cut"], status: 1).err.contains("end is missing"))
        let words = federation.folder + "/words"
        try "Another woman.".write(toFile: words, atomically: true, encoding: .utf8)
        try Self.run(sender, ["recall", id.text, "--code", "wrong_person", "--text", words])
        try Self.run(sender, ["carry", "out", file + ".recall", "--to", receiver.name])
        #expect(
          try Self.run(sender, ["carry", "in", file + ".recall"], status: 1).err.contains("is for the other one"))
        // The recall overtakes its case.
        try Self.run(receiver, ["carry", "in", file + ".recall"])
        let late = try Self.run(receiver, ["carry", "in", file, "--answer", file + ".back"], status: 1)
        #expect(late.err.contains("taken back") || late.err.contains("recalled"), "\(late.err)")
        #expect(try receiver.transfer(id).handover == .recalled)
        // The sealed half of the recall itself.
        #expect(try Cases.paths("\(receiver.home)/parts").count == 1)
      }
    }
  }
}
