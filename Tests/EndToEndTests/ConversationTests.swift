import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("People of two missions talk about a case until both know how it ended")
  struct Conversation {
    /// Each step, by whom (the sender?), and where the handover stands after it.
    private static let steps: [(bySender: Bool, command: [String], stage: HandoverStage)] = [
      (false, ["review"], .underReview), (false, ["ask", "--text", "question.txt"], .clarification),
      (true, ["answer", "--text", "answer.txt"], .underReview), (false, ["accept"], .accepted),
      (false, ["assign", "c-17", "--backup", "c-18", "--contact", "contact.txt"], .assigned),
      (false, ["ready"], .ready), (true, ["move", "departed", "--at", "2027-06-14T08:40:00+02:00", "--yes"], .ready),
      (false, ["move", "arrived", "--at", "2027-06-14T13:05:00+01:00", "--yes"], .ready),
      (false, ["contact", "--at", "2027-06-15T10:00:00+01:00", "--yes"], .inProgress),
      (false, ["outcome", "--text", "outcome.txt"], .inProgress),
      (false, ["close"], .closed), (true, ["complete"], .completed),
    ]

    @Test(
      "Sent, asked, answered, accepted, assigned, arrived, closed; refused where it is too early or the wrong mission's"
    )
    func story() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        for (name, text) in Self.words {
          try text.write(toFile: "\(federation.folder)/\(name)", atomically: true, encoding: .utf8)
        }
        let id = try sender.send(federation.writeCase(), to: receiver)
        try sender.waitForReceipt(id)
        for (bySender, command, stage) in Self.steps {
          let (speaker, listener) = bySender ? (sender, receiver) : (receiver, sender)
          let before = try speaker.statements(id).count
          try Self.refused(
            speaker, ["complete", "outcome"].filter { $0 != command[0] && stage != .inProgress && stage != .closed }, id
          )
          try Self.refused(listener, command[0] == "move" ? [] : [command[0]], id)
          #expect(try speaker.statements(id).count == before)
          let words = command.map { Self.words[$0] == nil ? $0 : "\(federation.folder)/\($0)" }
          if words.last == "--yes" { try Self.asked(speaker, words.dropLast(), id) }
          let outcome = try Self.run(speaker, words, id)
          #expect(outcome.status == 0, "\(command): \(outcome.err)")
          try Deadline(30).wait("\(command) at the other mission") {
            try listener.transfer(id).handover == stage
              && listener.statements(id).count == before + 1
          }
        }
        try Self.alike(id, sender, receiver)
        for name in Self.words.keys { unlink("\(federation.folder)/\(name)") }
        // Everything that was written is sealed: not in a home, not in a log, not in what was thrown away.
        for path in try Cases.paths(federation.folder) {
          let data = try Data(contentsOf: URL(fileURLWithPath: "\(federation.folder)/\(path)"))
          #expect(data.range(of: Data("zaqaryeba".utf8)) == nil, "words stand in \(path)")
        }
      }
    }

    private static let words = [
      "question.txt": "Which zaqaryeba does she take?\nSince when?\n", "answer.txt": "Two zaqaryeba a day.",
      "contact.txt": "name=Zaina zaqaryeba\nphone=+234 1 555\nbackup_name=Bola zaqaryeba\n",
      "outcome.txt": "A stall, and zaqaryeba on it.",
    ]

    private static func run(_ office: Office, _ command: [String], _ id: TransferID) throws -> Program.Outcome {
      let arguments = [Program.baton, command[0], id.text] + command.dropFirst() + ["--staff", "s-4"]
      return try Program.run(arguments, environment: ["BATON_HOME": office.home])
    }

    private static let text = ["--text", "/etc/hostname"]

    private static func refused(_ office: Office, _ commands: [String], _ id: TransferID) throws {
      for command in commands {
        let words =
          [
            "assign": ["c-1"], "contact": ["--at", "2027-06-15T10:00:00+01:00"], "ask": text, "answer": text,
            "outcome": text,
          ][
            command] ?? []
        let outcome = try run(office, [command] + words, id)
        #expect(outcome.status == 1, "\(command)")
        #expect(outcome.err.contains("not possible now") && outcome.err.contains("nothing was said"), "\(outcome.err)")
      }
    }

    /// The days of the example are still to come: nobody is taken at their word at once.
    private static func asked(_ office: Office, _ command: [String], _ id: TransferID) throws {
      let outcome = try run(office, command, id)
      #expect(outcome.status == 1, "\(command)")
      #expect(outcome.err.contains("has not come yet") && outcome.err.contains("--yes"), "\(outcome.err)")
    }

    /// Both ends show the same, and no word of who it was.
    private static func alike(_ id: TransferID, _ sender: Office, _ receiver: Office) throws {
      let views = try [sender, receiver].map { try $0.transfer(id) }
      for view in views {
        #expect(view.handover == .completed)
        #expect(view.movement == .arrived)
        #expect(view.moved?.text == "2027-06-14T13:05:00+01:00")
        #expect(view.questions == [] && view.hasOutcome && view.illegal == 0 && view.waiting == 0)
      }
      #expect(views[0].caseworkers == views[1].caseworkers)
      #expect(Staff.isPseudonym(views[0].caseworkers?.primary ?? ""))
      let logs = try [sender, receiver].map { office in
        Set(try office.statements(id).map(\.digest))
      }
      #expect(logs[0] == logs[1])
      for office in [sender, receiver] {
        try Deadline(30).wait("an empty queue") { try office.queue().isEmpty }
        for command in [["log", id.text], ["show", id.text], ["transfers"], ["inbox"]] {
          let shown = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
          #expect(shown.status == 0 && !shown.out.contains("c-17") && !shown.out.contains("s-4"), "\(shown.out)")
        }
      }
      #expect(try receiver.baton("show", id.text).out.contains("completed"))
      for office in [sender, receiver] {
        let (log, show) = (try office.baton("log", id.text).out, try office.baton("show", id.text).out)
        for line in ["answer to question 3", "Which zaqaryeba does she take?", "Since when?", "Two zaqaryeba a day."] {
          #expect(log.contains(line), "\(log)")
        }
        for line in ["Zaina zaqaryeba, +234 1 555", "Bola zaqaryeba", "A stall, and zaqaryeba on it."] {
          #expect(show.contains(line), "\(show)")
        }
      }
    }
  }
}
