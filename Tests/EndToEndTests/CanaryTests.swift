import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  /// Rule 4: nothing of a case stands anywhere in clear but in the folder that was handed in, in the one that was opened,
  /// and on the terminal of whoever asked.
  @Suite("Canary")
  struct Canary {
    static let word = "Zaqaryeba"
    /// As it is written, and as searches fold it.
    static let forms = [word, word.lowercased(), word.uppercased()]

    @Test("A canary's words are nowhere: not in either home, not in logs, not in what processes show")
    func canary() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        for office in [sender, receiver] {
          try office.configure(Federation.settings, ["log": ["level": "trace"]])
          try office.start()
        }
        let cases = NSTemporaryDirectory() + "baton-canary-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try Self.write("\(cases)/case")
        let id = try sender.send("\(cases)/case", to: receiver)
        try sender.waitForReceipt(id)
        try Self.refusedToo(cases, sender, receiver)
        let passphrase = try receiver.makeKey("nadia")
        #expect(try receiver.read(id, to: "\(cases)/at-\(receiver.name)", as: "nadia", passphrase).status == 0)
        let words = try sender.makeKey("sara")
        #expect(try sender.read(id, to: "\(cases)/at-\(sender.name)", as: "sara", words).status == 0)
        for office in [sender, receiver] {
          #expect(try Cases.files("\(cases)/at-\(office.name)") == Cases.files("\(cases)/case"))
        }
        try Self.changed(cases, id, sender, receiver)
        // As a power cut leaves it, and as the next start finds it.
        for office in [sender, receiver] { office.kill() }
        try Self.search(federation)
        for office in [sender, receiver] { try office.start() }
        var shown = ""
        for office in [sender, receiver] {
          try Self.lists(office, id)
          for command in [
            ["queue"], ["log", id.text], ["status"], ["journal", "verify"], ["why", id.text], ["doctor"],
          ] {
            let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
            shown += outcome.out + outcome.err
          }
          shown += try Self.processText(office)
          shown += String(decoding: try office.desk.data("/v1/journal?limit=1000"), as: UTF8.self)
          shown += String(decoding: try office.desk.data("/v1/transfers"), as: UTF8.self)
        }
        for form in Self.forms { #expect(!shown.contains(form)) }
        try Self.search(federation)
      }
    }

    @Test("Nor are the words of a case with every field, nor of what is said about it")
    func everyField() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        for office in [sender, receiver] {
          // A case that rests on a vital interest would wait for a second person.
          try "four_eyes: []\n".write(toFile: "\(office.home)/policy.yaml", atomically: true, encoding: .utf8)
          try office.start()
        }
        let cases = NSTemporaryDirectory() + "baton-canary-full-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try FilledCase.write("\(cases)/case", word: Self.word)
        let id = try sender.send("\(cases)/case", to: receiver)
        try sender.waitForReceipt(id)
        try Self.converse(id, sender, receiver, words: "\(cases)/words.txt")
        let passphrase = try receiver.makeKey("nadia")
        #expect(try receiver.read(id, to: "\(cases)/at-\(receiver.name)", as: "nadia", passphrase).status == 0)
        #expect(try sender.baton("read", id.text, "--to", "\(cases)/at-\(sender.name)").status == 0)
        let read = try Cases.files("\(cases)/at-\(receiver.name)")
        for (path, data) in read { #expect(data.range(of: Data(Self.word.utf8)) != nil, "no word reached \(path)") }
        #expect(Set(read.keys).isSuperset(of: CaseTable.documents.map(\.file)))
        try Self.search(federation)
        for office in [sender, receiver] { office.kill() }
        try Self.search(federation)
      }
    }

    @Test(
      "Nor do two missions say them to each other, read inside the encrypted connection at both ends",
      .enabled(if: Program.find("python3") != nil, "needs python3"))
    func overTheWire() async throws {
      try await blocking {
        let names = ["ly-tripoli", "ng-lagos"]
        let ports = try Ports.free(4)
        let federation = try Federation(
          ports: Dictionary(uniqueKeysWithValues: zip(names, ports)),
          addresses: Dictionary(uniqueKeysWithValues: zip(names, ports.dropFirst(2))))
        defer { federation.end() }
        let (sender, receiver) = (federation[names[0]], federation[names[1]])
        for office in [sender, receiver] {
          try "four_eyes: []\n".write(toFile: "\(office.home)/policy.yaml", atomically: true, encoding: .utf8)
          try office.start()
        }
        let taps = [
          try WireTap(before: sender, caller: receiver, port: ports[2], of: federation),
          try WireTap(before: receiver, caller: sender, port: ports[3], of: federation),
        ]
        let cases = NSTemporaryDirectory() + "baton-canary-wire-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try FilledCase.write("\(cases)/case", word: Self.word)
        let id = try sender.send("\(cases)/case", to: receiver)
        try sender.waitForReceipt(id)
        try Self.converse(id, sender, receiver, words: "\(cases)/words.txt")
        // It has heard the case, and words both ways.
        let heard = taps.map(\.overheard)
        #expect(heard[1].range(of: Data("POST /v1/bundles".utf8)) != nil && heard[1].count > 10_000)
        for one in heard {
          #expect(one.range(of: Data("POST /v1/statements".utf8)) != nil)
          for form in Self.forms { #expect(one.range(of: Data(form.utf8)) == nil, "the canary is on the wire") }
        }
      }
    }

    @Test(
      "Nor does a full disk bring them out, at whichever end", .enabled(if: SmallDisk.isAllowed, "needs a tmpfs"),
      arguments: ["ly-tripoli", "ng-lagos"])
    func fullDisks(name: String) async throws {
      try await FullDisk.withSmallDisk(at: name, bytes: 64 << 20) { federation, disk in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let cases = NSTemporaryDirectory() + "baton-canary-disk-\(getpid())-\(name)"
        defer { try? FileManager.default.removeItem(atPath: cases) }
        try Self.write("\(cases)/case")
        let words = "\(cases)/words.txt"
        try "What \(Self.word) takes.\n".write(toFile: words, atomically: true, encoding: .utf8)
        // Full in the midst of it, and then to the last octet.
        try disk.fill(leaving: name == sender.name ? 1_200_000 : 512 << 10)
        let full = try sender.baton("send", "\(cases)/case", "--to", receiver.name)
        for form in Self.forms { #expect(!(full.out + full.err).contains(form), "\(full.err)") }
        try disk.fill(leaving: 0)
        try Self.search(federation)
        for office in [sender, receiver] { office.kill() }
        try Self.search(federation)
        disk.makeRoom()
        for office in [sender, receiver] { try office.start() }
        if full.status != 0 { _ = try sender.send("\(cases)/case", to: receiver) }
        let id = try #require(try sender.transfers().first).transfer
        try sender.waitForReceipt(id)
        let small = federation[name]
        try disk.fill(leaving: 0)
        let said = try Program.run(
          [Program.baton, "alert", id.text, "--text", words, "--staff", "s-4"], environment: ["BATON_HOME": small.home])
        #expect(said.status == 1 && !said.err.contains(Self.word), "\(said.out)\(said.err)")
        try Self.search(federation)
        small.kill()
        try Self.search(federation)
      }
    }

    /// A question, its answer and a caseworker's name.
    private static func converse(_ id: TransferID, _ sender: Office, _ receiver: Office, words: String) throws {
      try "What \(word) takes.\n".write(toFile: words, atomically: true, encoding: .utf8)
      let contact = words + ".contact"
      try "name=Zaina \(word)\nphone=+234 1 555\n".write(toFile: contact, atomically: true, encoding: .utf8)
      let said = [
        (receiver, ["review"]), (receiver, ["ask", "--text", words]), (sender, ["answer", "--text", words]),
        (receiver, ["accept"]), (receiver, ["assign", "c-17", "--contact", contact]),
      ]
      for (count, (office, command)) in said.enumerated() {
        let other = office === sender ? receiver : sender
        let outcome = try Program.run(
          [Program.baton, command[0], id.text] + command.dropFirst() + ["--staff", "s-4"],
          environment: ["BATON_HOME": office.home])
        #expect(outcome.status == 0, "\(command): \(outcome.err)")
        // After the manifest and the receipt.
        try Deadline(30).wait("\(command) at the other mission") { try other.statements(id).count == count + 3 }
      }
      #expect(try receiver.baton("log", id.text).out.contains("What \(word) takes."))
    }

    /// Whoever asks is shown who it is, at both ends and whatever is written around the name.
    private static func lists(_ office: Office, _ id: TransferID) throws {
      let found = try office.baton(["find"], input: "al-\(word.uppercased()) Diallo\(word)\n")
      #expect(found.out.contains(word), "\(found.err)")
      for command in [["transfers"], ["show", id.text], ["transfers", "--json"]] {
        let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": office.home])
        #expect(outcome.out.contains(word), "\(command) \(outcome.err)")
        let widest = outcome.out.split(separator: "\n").map(\.count).max() ?? 0
        #expect(command != ["transfers"] || widest <= 80)
      }
    }

    /// Everything, also what was written to the write-ahead log and thrown away, as the disk has it.
    private static func search(_ federation: Federation) throws {
      for path in try Cases.paths(federation.folder) {
        let file = "\(federation.folder)/\(path)"
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
          // What a running daemon has taken into its journal meanwhile is in there.
          try Proof.require(!FileManager.default.fileExists(atPath: file), "\(path) cannot be read")
          continue
        }
        for form in forms {
          #expect(data.range(of: Data(form.utf8)) == nil, "the canary stands in \(path)")
          #expect(!path.contains(form))
        }
      }
    }

    /// A case with the word in every field that is somebody's words, and in a file's name.
    private static func write(_ folder: String) throws {
      try Cases.write(folder, bytes: 300_000, word: word, registration: "REG-\(word)")
      let file = URL(fileURLWithPath: "\(folder)/case.json")
      var text = try String(contentsOf: file, encoding: .utf8)
      try FileManager.default.moveItem(
        atPath: "\(folder)/attachments/scan.jpg", toPath: "\(folder)/attachments/\(word).jpg")
      text = text.replacing("attachments\\/scan.jpg", with: "attachments/\(word).jpg")
      text = text.replacing("\"doc_id\" : \"d1\"", with: "\"doc_id\" : \"d\(word)\", \"original_held_by\": \"\(word)\"")
      text = text.replacing(
        "\"identity\" : {",
        with: """
          "identity" : {
          "gender_identity": "\(word)", "travel_document": {"type": "passport", "number": "P-\(word)", "issuer": "NGA"},
          """)
      text = text.replacing(
        "\"return_type\"",
        with: """
          "point_of_entry": "\(word)",
          "reception": {"met_by": "\(word)", "shelter": "\(word)", "onward_transport": "\(word)"}, "return_type"
          """)
      text = text.replacing(
        "\"summary\"",
        with: """
          "caseworker": {"name": "S. \(word)"}, "open_actions": [{"what": "\(word)", "owner": "\(word)"}], "summary"
          """)
      try Data(text.utf8).write(to: file)
      let health = #"{"schema": "baton-case/1", "persons": [{"person_id": "p1", "presentation": "\#(word)"}]}"#
      try Data(health.utf8).write(to: URL(fileURLWithPath: "\(folder)/mhpss.json"))
    }

    /// A newer version, and what it says otherwise.
    private static func changed(_ cases: String, _ id: TransferID, _ sender: Office, _ receiver: Office) throws {
      let file = URL(fileURLWithPath: "\(cases)/at-ly-tripoli/case.json")
      let text = try String(contentsOf: file, encoding: .utf8).replacing("What \(word)", with: "All that \(word)")
      try Data(text.utf8).write(to: file)
      let updated = try sender.baton("update", id.text, "\(cases)/at-ly-tripoli", "--wait")
      #expect(updated.status == 0, "\(updated.err)")
      #expect(try receiver.baton("changes", id.text).out.contains("All that \(word)"))
      #expect(try sender.baton("send", "\(cases)/case", "--to", receiver.name).status == 1)
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
