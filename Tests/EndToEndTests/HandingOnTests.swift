import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("What was handed on goes the way of what it is part of", .timeLimit(.minutes(3)))
  struct HandingOn {
    private static let missions = ["ly-tripoli", "ng-lagos", "et-addis"]

    @discardableResult
    private static func run(_ office: Office, _ words: String..., staff: String = "s-4", input: String = "") throws
      -> Program.Outcome
    {
      let outcome = try office.baton(words + ["--staff", staff], input: input)
      #expect(outcome.status == 0, "\(words): \(outcome.err)")
      return outcome
    }

    /// A case from Tripoli that Lagos has accepted.
    private static func accepted(_ federation: Federation, _ folder: String) throws -> TransferID {
      let (sender, middle) = (federation["ly-tripoli"], federation["ng-lagos"])
      let parent = try sender.send(folder, to: middle)
      try sender.waitForReceipt(parent)
      try run(middle, "accept", parent.text)
      return parent
    }

    @Test("A withdrawal at the first mission reaches the third, and what each has destroyed is stated back, hop by hop")
    func received() async throws {
      try await withFederation(Self.missions) { federation in
        let (sender, middle, last) = (federation["ly-tripoli"], federation["ng-lagos"], federation["et-addis"])
        let folder = try federation.writeCase()
        let parent = try Self.accepted(federation, folder)
        let child = try middle.send(folder, to: last, "--part-of", parent.text)
        try middle.waitForReceipt(child)
        #expect(try middle.baton("show", parent.text).out.contains("not told yet: `baton onward`"))
        let details = "partner=et-addis\nconsent=signed on 20 June\nchild=\(child)\n"
        // Within one organisation nobody else is asked.
        try Self.run(middle, "onward", parent.text, "--details", "-", input: details)
        #expect(try middle.baton("show", child.text).out.contains("part of"))
        try Self.run(sender, "withdraw", parent.text)
        try Deadline(30).wait("the withdrawal at the third mission") { try last.transfer(child).handover == .withdrawn }
        let refused = try last.baton("read", child.text, "--to", "\(federation.folder)/again")
        #expect(refused.status == 1 && refused.err.contains("taken back"), "\(refused.err)")
        // Nothing in the open says that somebody has handed on.
        let words = try last.statements(child).map { String(decoding: try JSON.encode($0.body), as: UTF8.self) }
        #expect(words.allSatisfy { !$0.contains(parent.text) })
        #expect(try last.statements(child).last { $0.type == .consentWithdrawn }?.staff.role == "duty")
        try Self.run(last, "erase", child.text)
        try Deadline(30).wait("what the third states") { try middle.transfer(child).gone == [.receiver] }
        try Self.run(middle, "erase", parent.text)
        #expect(try middle.transfer(child).gone.count == 2)
        try Deadline(30).wait("what the second states") { try sender.transfer(parent).gone == [.receiver] }
        let told = try sender.baton("log", parent.text).out
        #expect(told.contains("handed on to et-addis (\(child)): it states that nothing is left"), "\(told)")
        try Deadline(30).wait("both statements at the third mission") { try last.transfer(child).gone.count == 2 }
        for office in [middle, last] {
          let parts = try Cases.paths("\(office.home)/parts")
          #expect(parts.count == (office.name == "ng-lagos" ? 3 : 2), "\(parts)")
        }
      }
    }

    @Test("A partner without Baton gets a file that a passphrase opens, once it was said that the case is handed on")
    func partner() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos"], starting: false) { federation in
        let (sender, middle) = (federation["ly-tripoli"], federation["ng-lagos"])
        try "four_eyes: []\n".write(toFile: "\(middle.home)/policy.yaml", atomically: true, encoding: .utf8)
        for office in [sender, middle] { try office.start() }
        let parent = try Self.accepted(federation, federation.writeCase())
        let file = "\(federation.folder)/for-the-ministry.zip"
        let early = try middle.baton("onward-file", parent.text, "--to", file)
        #expect(early.status == 1 && early.err.contains("`baton onward`"), "\(early.err)")
        #expect(
          try !middle.baton("journal", "show").out.contains("case.read")
            && !FileManager.default.fileExists(atPath: file))
        let details = "partner=Federal Ministry of Labour\nconsent=signed on 20 June\n"
        try Self.run(middle, "onward", parent.text, "--details", "-", input: details)
        let written = try middle.baton("onward-file", parent.text, "--to", file, "--json")
        #expect(written.status == 0, "\(written.err)")
        let said = try #require(try written.json() as? [String: String])
        #expect(said["passphrase"]?.split(separator: " ").count == 6 && said["file"] == file)
        let sealed = try Data(contentsOf: URL(fileURLWithPath: file))
        for word in ["Amaru", "case.json"] { #expect(sealed.range(of: Data(word.utf8)) == nil) }
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
        let again = try middle.baton("onward-file", parent.text, "--to", file)
        #expect(again.status == 1 && again.err.contains("is there already"), "\(again.err)")
        let inside = try middle.baton("onward-file", parent.text, "--to", "\(middle.home)/x.zip")
        #expect(inside.status == 1 && inside.err.contains("home"), "\(inside.err)")
        // That it was read is journalled, and stands in what cannot be reached when it is taken back.
        try Self.run(sender, "withdraw", parent.text)
        try Deadline(30).wait("the withdrawal") { try middle.transfer(parent).handover == .withdrawn }
        try Self.run(middle, "erase", parent.text)
        #expect(try middle.baton("log", parent.text).out.contains("read into a folder at"))
        let locked = try middle.baton("onward-file", parent.text, "--to", file + ".zip")
        #expect(locked.status == 1 && !FileManager.default.fileExists(atPath: file + ".zip"), "\(locked.err)")
      }
    }

    @Test("A withdrawal stops a child on its way, also one whose mission was down when it came")
    func onItsWay() async throws {
      try await withFederation(Self.missions, starting: false) { federation in
        let (sender, middle, last) = (federation["ly-tripoli"], federation["ng-lagos"], federation["et-addis"])
        try middle.configure(Federation.settings, ["courier": ["sendRate": "5000"]])
        for office in [sender, middle, last] { try office.start() }
        let parent = try Self.accepted(federation, federation.writeCase())
        let child = try middle.send(federation.writeCase("more", bytes: 3_000_000), to: last, "--part-of", parent.text)
        try Deadline(60).wait("the child's upload to begin") {
          try last.desk.get("/v1/unfinished", as: [UnfinishedView].self).contains { $0.bytesHere > 0 }
        }
        #expect(try middle.stop() == .exited(0))
        try Self.run(sender, "withdraw", parent.text)
        try middle.start()
        try Deadline(60).wait("the withdrawal at the third mission, and nothing on the line") {
          try (try? last.transfer(child))?.handover == .withdrawn && middle.queue().isEmpty
            && last.desk.get("/v1/unfinished", as: [UnfinishedView].self).isEmpty
        }
        try Self.run(middle, "erase", parent.text)
        try Deadline(30).wait("what the second states") { try sender.transfer(parent).gone == [.receiver] }
        let told = try sender.baton("log", parent.text).out
        #expect(told.contains("stopped before it came there"), "\(told)")
        // What was taken back is handed on no more.
        let again = try middle.baton(
          "send", federation.writeCase("third"), "--to", "et-addis", "--part-of", parent.text, "--yes")
        #expect(again.status == 1 && again.err.contains("taken back"), "\(again.err)")
      }
    }
  }
}

extension EndToEnd {
  @Suite("Consent is withdrawn to one compartment", .timeLimit(.minutes(3)))
  struct PartWithdrawn {
    /// A case with what a nurse has written, in a file of its own and in a document.
    private static func medical(_ federation: Federation) throws -> String {
      let folder = "\(federation.folder)/nurse"
      try Cases.write(folder, bytes: 2000)
      let core = "\(folder)/case.json"
      let text = try String(contentsOfFile: core, encoding: .utf8)
        .replacingOccurrences(of: "\"mhpss\"", with: "\"medical\"")
      try text.write(toFile: core, atomically: true, encoding: .utf8)
      try """
      {"schema": "baton-case/1",
        "persons": [{"person_id": "p1", "medications": [{"name": "zaqaryeba", "dose": "1", "frequency": "daily",
          "days_supply_on_arrival": 14, "controlled": false}]}],
        "attachments": [{"file": "attachments/report.txt", "doc_id": "m1", "type": "medical_report"}]}
      """.write(toFile: "\(folder)/medical.json", atomically: true, encoding: .utf8)
      try "zaqaryeba since May\n".write(toFile: "\(folder)/attachments/report.txt", atomically: true, encoding: .utf8)
      return folder
    }

    private static func opened(_ office: Office, _ id: TransferID, _ name: String) throws -> [String: Data] {
      let folder = "\(office.home)-\(name)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let outcome = try office.baton("read", id.text, "--to", folder)
      #expect(outcome.status == 0, "\(outcome.err)")
      return try Cases.files(folder)
    }

    private static func holds(_ files: [String: Data]) -> Bool {
      files.values.contains { $0.range(of: Data("zaqaryeba".utf8)) != nil }
    }

    @Test(
      "It is read at neither end from then on, goes in no version, and is destroyed where a version without it has come"
    )
    func whole() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try Self.medical(federation)
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let passphrase = try receiver.makeKey("nadia", ["medical"])
        let before = "\(receiver.home)-nurse"
        #expect(try receiver.read(id, to: before, as: "nadia", passphrase, ["medical"]).status == 0)
        #expect(try Self.holds(Cases.files(before)) && !Self.holds(Self.opened(receiver, id, "core")))
        let parts = Set(try Cases.paths("\(receiver.home)/parts"))
        let done = try receiver.baton("withdraw", id.text, "--compartment", "medical", "--staff", "c-1")
        #expect(done.status == 0, "\(done.err)")
        try Deadline(30).wait("the withdrawal at the sender") { try sender.transfer(id).isPartWithdrawn }
        let late = try receiver.read(id, to: "\(receiver.home)-late", as: "nadia", passphrase, ["medical"])
        #expect(late.status == 1 && late.err.contains("no key is missing"), "\(late.err)")
        for office in [sender, receiver] {
          let files = try Self.opened(office, id, "after")
          #expect(
            !Self.holds(files) && files["case.json"] != nil && files["attachments/scan.jpg"] != nil, "\(files.keys)")
          #expect(files["medical.json"] == nil && files["attachments/report.txt"] == nil)
          let stick = try office.baton("export", id.text, "--bundle", "\(federation.folder)/stick.baton")
          #expect(stick.status == 1 && stick.err.contains("baton update"), "\(stick.err)")
          let shown = try office.baton("show", id.text).out
          #expect(shown.contains("medical: not read any more") && shown.contains("baton update"), "\(shown)")
          let early = try office.baton("erase", id.text, "--staff", "c-1")
          #expect(early.status == 1 && early.err.contains("may still hold it"), "\(early.err)")
        }
        // Nothing in the open says which part it was.
        for office in [sender, receiver] {
          let log = try office.statements(id).map { String(decoding: try JSON.encode($0.body), as: UTF8.self) }
          #expect(log.allSatisfy { !$0.contains("medical") })
        }
        // The folder still has it, and says that the person agrees.
        let update = try sender.baton("update", id.text, folder, "--staff", "c-2")
        #expect(update.status == 0 && update.err.contains("medical.json"), "\(update.err)")
        try Deadline(30).wait("the version without it") { try receiver.transfer(id).receipted == 2 }
        for office in [receiver, sender] {
          let erased = try office.baton("erase", id.text, "--staff", "c-1")
          #expect(erased.status == 0, "\(erased.err)")
        }
        try Deadline(30).wait("both statements") {
          try [sender, receiver].allSatisfy { try $0.transfer(id).owesPart.isEmpty }
        }
        #expect(parts.isDisjoint(with: try Cases.paths("\(receiver.home)/parts")))
        #expect(try !Self.holds(Self.opened(receiver, id, "then")) && receiver.transfer(id).handover == .delivered)
        #expect(try receiver.baton("log", id.text).out.contains("sealed files of earlier versions"))
      }
    }
  }
}
