import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Compartments", .timeLimit(.minutes(3)))
  struct Compartments {
    /// The fourth example has something to say for three roles.
    private static let example = Cases.examples[3]

    @Test("A key opens its compartment and nothing else; the daemon opens the core and nothing else")
    func apart() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let nurse = try receiver.makeKey("nadia", ["medical"])
        let id = try sender.send(Self.example, to: receiver)
        try sender.waitForReceipt(id)
        let whole = try Cases.files(Self.example)
        let core = "\(federation.folder)/core"
        #expect(try receiver.baton("read", id.text, "--to", core).status == 0)
        let opened = try Cases.files(core)
        #expect(opened["case.json"] == whole["case.json"] && opened["medical.json"] == nil)
        let folder = "\(federation.folder)/medical"
        let read = try receiver.read(id, to: folder, as: "nadia", nurse, ["medical"])
        #expect(read.status == 0, "\(read.err)")
        let files = try Cases.files(folder)
        #expect(files["medical.json"] == whole["medical.json"] && files["mhpss.json"] == nil)
        #expect(files.allSatisfy { whole[$0.key] == $0.value } && files.count > opened.count)
        let other = try receiver.read(id, to: "\(federation.folder)/other", as: "nadia", nurse, ["mhpss"])
        #expect(other.status == 1 && other.err.contains("opens nothing of mhpss"), "\(other.err)")
        let wrong = try receiver.read(id, to: "\(federation.folder)/other", as: "nadia", "not these words", ["medical"])
        #expect(wrong.status == 1 && wrong.err.contains("not the passphrase"), "\(wrong.err)")
        #expect(!FileManager.default.fileExists(atPath: "\(federation.folder)/other"))
        // Everything, by whoever has every key.
        let all = try receiver.makeKey("all")
        #expect(try receiver.read(id, to: "\(federation.folder)/all", as: "all", all).status == 0)
        #expect(try Cases.files("\(federation.folder)/all") == whole)
        // By hand, and from a stick.
        try Self.byHand(id, federation, receiver, nurse, whole)
      }
    }

    /// As anybody could without Baton: the envelope with the staff key, the parts with what lies in it.
    private static func byHand(
      _ id: TransferID, _ federation: Federation, _ receiver: Office, _ passphrase: String, _ whole: [String: Data]
    ) throws {
      let (folder, bundle) = (federation.folder, federation.folder + "/came.baton")
      #expect(try receiver.baton("export", id.text, "--bundle", bundle).status == 0)
      let script = """
        set -e
        printf '%s' "$4" > "$1/words"
        for envelope in "$2"/compartments/*/*.p7m; do
          if openssl cms -decrypt -binary -inform DER -in "$envelope" -inkey "$2/staff/nadia.pem" \\
            -passin "file:$1/words" -out "$1/key.pem" 2>/dev/null; then
            "$3" "$1/came.baton" "$1/key.pem" "$1/authority/root.pem" "$1/by-hand" 2>/dev/null && exit 0
            rm -rf "$1/by-hand"
          fi
        done
        exit 1
        """
      let place = "\(Program.source)/Protocol/open-by-hand.sh"
      let outcome = try Program.run(["/bin/bash", "-c", script, "sh", folder, receiver.home, place, passphrase])
      #expect(outcome.status == 0, "\(outcome.out) \(outcome.err)")
      let files = try Cases.files("\(folder)/by-hand")
      let medical = files.first { $0.key.hasSuffix("/data/medical.json") }
      #expect(medical?.value == whole["medical.json"] && !files.keys.contains { $0.hasPrefix("c1/") })
    }

    @Test(
      "Nothing of a compartment stands at the receiver, in clear or for the daemon's keys; every bundle has every number"
    )
    func alike() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let ids = try [federation.writeCase("plain", bytes: 0), Self.example].map { try sender.send($0, to: receiver) }
        for id in ids { try sender.waitForReceipt(id) }
        let manifests = try ids.map { id in
          try receiver.desk.get("/v1/transfers/\(id)/compartments/medical", as: SealedCompartmentView.self).manifest
        }
        let shapes = manifests.map { manifest in
          manifest.compartments.dropFirst().map { "\($0.id) \($0.content.bytes) \($0.parts.map(\.bytes))" }
        }
        #expect(shapes[0].count == 4 && Set(shapes[0].map { $0.split(separator: " ")[1] }) == ["16384"])
        #expect(shapes[1].map { $0.split(separator: " ")[0] } == shapes[0].map { $0.split(separator: " ")[0] })
      }
    }

    @Test("A receiver without numbered keys is sent the core alone, and the sender is told first")
    func ofBefore() async throws {
      try await withFederation(["ly-tripoli", "gm-banjul"], starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["gm-banjul"])
        try Self.forgetKeys(federation, receiver)
        for office in [sender, receiver] { try office.start() }
        let refused = try sender.baton("send", Self.example, "--to", receiver.name)
        #expect(refused.status == 1 && refused.err.contains("has no key for medical"), "\(refused.err)")
        #expect(try sender.transfers().isEmpty)
        let id = try sender.send(Self.example, to: receiver)
        try sender.waitForReceipt(id)
        let folder = "\(federation.folder)/opened"
        #expect(try receiver.baton("read", id.text, "--to", folder).status == 0)
        let files = try Cases.files(folder)
        #expect(files["case.json"] != nil && files["medical.json"] == nil)
        let core = String(decoding: files["case.json"] ?? Data(), as: UTF8.self)
        #expect(core.contains("parts_withheld"))
      }
    }

    /// Founds a mission anew as a program of before would have: its request asks for no numbered key.
    private static func forgetKeys(_ federation: Federation, _ office: Office) throws {
      try FileManager.default.removeItem(atPath: office.home)
      try office.initialise(address: "https://127.0.0.1:\(office.port)")
      let file = "\(office.home)/\(office.name).request"
      var request = try #require(
        JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [String: Any])
      request["compartments"] = nil
      try JSONSerialization.data(withJSONObject: request).write(to: URL(fileURLWithPath: file))
      try Program.mustBaton(["federation", "revoke", "--at", federation.authority, office.name])
      try Program.mustBaton(["federation", "rotate", "--reinstate", "--at", federation.authority, file])
      try federation.install("\(federation.authority)/\(office.name).admission", at: office)
      try FileManager.default.removeItem(atPath: "\(office.home)/compartments")
      try office.configure(Federation.settings)
      for other in federation.missions.values where other !== office {
        try federation.install(federation.directoryFile, at: other)
      }
    }

    @Test("The key of somebody who has left opens nothing that is sealed from then on, with the authority out of reach")
    func leaver() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let nadia = try receiver.makeKey("nadia", ["medical"])
        let first = try sender.send(Self.example, to: receiver)
        try sender.waitForReceipt(first)
        // Whoever means to leave keeps the key and every envelope there is.
        let kept = "\(federation.folder)/kept"
        for name in ["staff", "compartments"] {
          try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
          try FileManager.default.copyItem(atPath: "\(receiver.home)/\(name)", toPath: "\(kept)/\(name)")
        }
        try FileManager.default.moveItem(atPath: federation.authority, toPath: federation.authority + "-away")
        let alone = try receiver.baton(["staff", "remove", "nadia"], input: receiver.recovery)
        #expect(alone.status == 1 && alone.err.contains("the last who opens medical"), "\(alone.err)")
        let musa = try receiver.makeKey("musa", ["medical"])
        let gone = try receiver.baton(["staff", "remove", "nadia"], input: receiver.recovery)
        #expect(gone.status == 0, "\(gone.err)")
        // What the sender seals for the former key, not having heard, is not taken.
        let second = try sender.send(Self.example, to: receiver)
        let plain = try sender.send(federation.writeCase(bytes: 0), to: receiver)
        try Deadline(60).wait("the hold") { try sender.transfer(second).state == "held" }
        // With nothing apart it goes by itself, sealed anew.
        try sender.waitForReceipt(plain)
        #expect(try sender.transfer(plain).version == 2 && sender.baton("journal", "show").out.contains("sealed-anew"))
        // The refused version and the one that came stand in both logs, with nothing missing between them.
        let accepted = try receiver.baton("accept", plain.text, "--staff", "s-4")
        #expect(accepted.status == 0, "\(accepted.err)")
        try Deadline(30).wait("the acceptance") { try sender.transfer(plain).handover == .accepted }
        #expect(try sender.baton("why", second.text).out.contains("key-retired"))
        let copy = "\(federation.folder)/copy"
        let words = try sender.makeKey("sara")
        #expect(try sender.read(second, to: copy, as: "sara", words).status == 0)
        let update = try sender.baton("update", second.text, copy)
        #expect(update.status == 0, "\(update.err)")
        try sender.waitForReceipt(second)
        let read = try receiver.read(second, to: "\(federation.folder)/musa", as: "musa", musa, ["medical"])
        #expect(read.status == 0, "\(read.err)")
        #expect(try Cases.files("\(federation.folder)/musa")["medical.json"] != nil)
        // What came before still opens for those who stay; to the leaver the new one does not, with all that was kept.
        #expect(try receiver.read(first, to: "\(federation.folder)/old", as: "musa", musa, ["medical"]).status == 0)
        for (name, here) in [("staff", "\(receiver.home)/staff"), ("compartments", "\(receiver.home)/compartments")] {
          try Self.merge("\(kept)/\(name)", into: here)
        }
        let late = try receiver.read(second, to: "\(federation.folder)/late", as: "nadia", nadia, ["medical"])
        #expect(late.status == 1 && late.err.contains("opens nothing of medical"), "\(late.err)")
      }
    }

    /// Puts back every file that is there no more.
    private static func merge(_ from: String, into folder: String) throws {
      for path in try FileManager.default.subpathsOfDirectory(atPath: from) {
        let target = "\(folder)/\(path)"
        guard !FileManager.default.fileExists(atPath: target) else { continue }
        try FileManager.default.copyItem(atPath: "\(from)/\(path)", toPath: target)
      }
    }

    @Test("What the sender keeps opens as the core alone; an update that leaves out what is apart is asked about")
    func ownCopy() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let sara = try sender.makeKey("sara", ["medical", "mhpss", "protection"])
        let id = try sender.send(Self.example, to: receiver)
        try sender.waitForReceipt(id)
        let (core, whole) = ("\(federation.folder)/core", "\(federation.folder)/whole")
        #expect(try sender.baton("read", id.text, "--to", core).status == 0)
        #expect(try !Cases.files(core).keys.contains("medical.json"))
        let refused = try sender.baton("update", id.text, core)
        #expect(refused.status == 1, "\(refused.out)")
        let read = try sender.read(id, to: whole, as: "sara", sara, ["medical", "mhpss", "protection"])
        #expect(read.status == 0, "\(read.err)")
        #expect(try Cases.files(whole) == Cases.files(Self.example))
        let update = try sender.baton("update", id.text, whole)
        #expect(update.status == 0, "\(update.err)")
        try Deadline(60).wait("the second version") { try receiver.transfer(id).version == 2 }
        let musa = try receiver.makeKey("musa", ["medical"])
        let came = try receiver.read(id, to: "\(federation.folder)/came", as: "musa", musa, ["medical"])
        #expect(came.status == 0, "\(came.err)")
        // A document that is left out is asked about; meant, it goes.
        try FileManager.default.removeItem(atPath: "\(whole)/mhpss.json")
        let asked = try sender.baton("update", id.text, whole)
        #expect(asked.status == 1 && asked.err.contains("--leave-out"), "\(asked.err)")
        let meant = try sender.baton("update", id.text, whole, "--leave-out")
        #expect(meant.status == 0, "\(meant.err)")
        try Deadline(60).wait("the third version") { try receiver.transfer(id).version == 3 }
      }
    }

    @Test("A question and its answer for one role open for those who have it at both missions, and for nobody else")
    func question() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let (sara, nadia) = (try sender.makeKey("sara", ["medical"]), try receiver.makeKey("nadia", ["medical"]))
        let chidi = try receiver.makeKey("chidi", ["protection"])
        let id = try sender.send(Self.example, to: receiver)
        try sender.waitForReceipt(id)
        #expect(try receiver.baton("review", id.text, "--staff", "s-4").status == 0)
        let asked = try receiver.baton(
          ["ask", id.text, "--staff", "s-4", "--for", "medical"], input: "Since when the zaqaryeba?")
        #expect(asked.status == 0, "\(asked.err)")
        try Deadline(60).wait("the question") { try sender.statements(id).contains { $0.type == .clarificationAsked } }
        func log(_ office: Office, _ name: String, _ words: String, _ role: String) throws -> Program.Outcome {
          try office.baton(["log", id.text, "--for", role, "--key", name], input: words)
        }
        #expect(try log(sender, "sara", sara, "medical").out.contains("Since when the zaqaryeba?"))
        let answered = try sender.baton(
          ["answer", id.text, "--staff", "s-1", "--for", "medical"], input: "Since the zaqaryeba of March.")
        #expect(answered.status == 0, "\(answered.err)")
        try Deadline(60).wait("the answer") { try receiver.statements(id).contains { $0.type == .clarificationGiven } }
        #expect(try log(receiver, "nadia", nadia, "medical").out.contains("zaqaryeba of March"))
        for outcome in [
          try log(receiver, "chidi", chidi, "protection"), try receiver.baton("log", id.text),
          try receiver.baton("show", id.text),
        ] { #expect(!outcome.out.contains("zaqaryeba") && !outcome.out.contains("medical"), "\(outcome.out)") }
        let wrong = try log(receiver, "chidi", chidi, "medical")
        #expect(wrong.status == 1 && wrong.err.contains("opens nothing of medical"), "\(wrong.err)")
        #expect(try !receiver.baton("journal", "show").out.contains("zaqaryeba"))
        // The daemons' own answers hold it sealed alone.
        for office in [sender, receiver] {
          let told = try office.desk.data("/v1/transfers/\(id)/conversation")
          #expect(told.range(of: Data("zaqaryeba".utf8)) == nil)
        }
      }
    }

    @Test("Without the receiver's note a case with compartments waits with its sender, and a plain one goes")
    func noNote() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        try sender.start()
        let refused = try sender.baton("send", Self.example, "--to", receiver.name, "--yes")
        #expect(refused.status == 1 && refused.err.contains("baton staff take-note"), "\(refused.err)")
        #expect(try sender.transfers().isEmpty)
        let plain = try sender.send(federation.writeCase(bytes: 0), to: receiver)
        // A note of another mission, or one that does not fit, is not taken.
        let note = "\(federation.folder)/note.p7m"
        #expect(try receiver.baton("staff", "note", sender.name, "--out", note).status == 0)
        let untrue = try sender.baton("staff", "take-note", note, "--of", sender.name)
        #expect(untrue.status == 1 && untrue.err.contains("ng-lagos"), "\(untrue.err)")
        let taken = try sender.baton("staff", "take-note", note, "--of", receiver.name)
        #expect(taken.status == 0, "\(taken.err)")
        let id = try sender.send(Self.example, to: receiver)
        try receiver.start()
        for id in [plain, id] { try sender.waitForReceipt(id) }
      }
    }
  }
}
