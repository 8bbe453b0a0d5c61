import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Consent")
  struct Consent {
    private static let word = "Quxword"

    /// Rewrites a case: another consent, and the scan in a compartment.
    private static func change(_ folder: String, _ old: String, _ new: String) throws {
      let file = "\(folder)/case.json"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try Proof.require(text.contains(old), "there is no \(old) in \(text)")
      try text.replacingOccurrences(of: old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// A case whose scan is about the illness of somebody who agreed to the core only.
    private static func caseWithScan(_ federation: Federation) throws -> String {
      let folder = try federation.writeCase("scan", bytes: 0)
      try Data("\(word) is ill".utf8).write(to: URL(fileURLWithPath: "\(folder)/attachments/\(word).pdf"))
      let entry =
        #"{"file":"attachments/\#(word).pdf","doc_id":"\#(word)","type":"medical_report","compartment":"medical"}"#
      try change(folder, "\"attachments\" : [", "\"attachments\" : [\(entry)")
      return folder
    }

    @Test("What is not consented to is nowhere in what the receiver opens; the sender is told what stayed")
    func withheld() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try Self.caseWithScan(federation)
        let sent = try sender.baton("send", folder, "--to", receiver.name)
        #expect(sent.status == 0, "\(sent.err)")
        #expect(
          sent.err.contains("\(Self.word).pdf stays here") && sent.err.contains("to ng-lagos (NGA)"), "\(sent.err)")
        let id = try #require(sender.transfers().first).transfer
        try sender.waitForReceipt(id)
        try Self.hasNoWord(receiver.desk.downloaded("/v1/transfers/\(id)/case"))
        let bundle = federation.folder + "/bundle"
        #expect(try sender.baton("bundle", "seal", folder, "--to", receiver.name, "--out", bundle).status == 0)
        #expect(try receiver.baton("bundle", "open", bundle, "--to", federation.folder + "/opened").status == 0)
        for (path, data) in try Cases.files(federation.folder + "/opened") {
          try Self.hasNoWord(Data(path.utf8) + data)
        }
      }
    }

    private static func hasNoWord(_ data: Data) throws {
      for word in [word, "medical"] {
        try Proof.require(data.range(of: Data(word.utf8)) == nil, "\(word) stands in what was opened")
      }
    }

    @Test("A case without consent is refused by the command line and by the daemon, and nothing is queued")
    func noConsent() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        try Self.change(folder, "post-return-mission", "et-addis")
        for outcome in [
          try sender.baton("send", folder, "--to", receiver.name, "--yes"),
          try sender.baton("bundle", "seal", folder, "--to", receiver.name, "--out", federation.folder + "/b", "--yes"),
        ] {
          #expect(outcome.status == 1 && outcome.err.contains("does not let ng-lagos"), "\(outcome.err)")
        }
        let checked = try sender.baton("case", "check", folder, "--to", receiver.name)
        #expect(checked.status == 1 && checked.out.contains("does not let ng-lagos"), "\(checked.out)")
        let answer = #expect(throws: DeskError.self) { try Self.upload(folder, "ng-lagos&confirmed=yes", at: sender) }
        #expect(answer?.status == 422 && answer?.error.contains("does not let ng-lagos") == true, "\(answer)")
        try Directories.nothingQueued(sender)
      }
    }

    @Test("A case for another country goes with --yes only; the daemon holds to it too")
    func misfit() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        try Self.change(folder, "\"LOS\"", "\"KRT\"")
        let asked = try sender.baton("send", folder, "--to", receiver.name)
        #expect(asked.status == 1 && asked.err.contains("--yes") && asked.err.contains("(SDN)"), "\(asked.err)")
        let answer = #expect(throws: DeskError.self) { try Self.upload(folder, "ng-lagos", at: sender) }
        #expect(answer?.status == 422, "\(answer)")
        try Directories.nothingQueued(sender)
        let sent = try sender.baton("send", folder, "--to", receiver.name, "--yes")
        #expect(sent.status == 0, "\(sent.err)")
      }
    }

    /// Hands a folder in as any program on the machine may, with nobody checking it before.
    static func upload(_ folder: String, _ query: String, at office: Office) throws -> TakenView {
      let tar = federationTar(folder)
      let tarred = try Program.run([
        "/bin/tar", "--format=ustar", "-cf", tar, "-C", folder, "case.json", "attachments/scan.jpg",
      ])
      try Proof.require(tarred.status == 0, tarred.err)
      defer { try? FileManager.default.removeItem(atPath: tar) }
      let data = try Data(contentsOf: URL(fileURLWithPath: tar))
      return try office.desk.upload("/v1/cases?to=\(query)") { write in try data.withUnsafeBytes { try write($0) } }
    }

    private static func federationTar(_ folder: String) -> String { folder + ".tar" }
  }
}
