import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite(
    "What has ended goes, and a power cut at any step of that loses nothing and keeps nothing", .tags(.killSweep),
    .enabled(if: Shim.library != nil, "needs a C compiler for the shim"))
  struct RetentionOfCases {
    private static let step = 4
    private static let policy = "retention: {sent: 0h, received: 0h, returned: 0h, notice: 0h}\n"

    @Test("listed, held and released at the command line; then gone at both ends, and stated")
    func story() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try Self.completed(federation, "story")
        let listed = try receiver.baton("retention")
        #expect(
          listed.status == 0 && listed.out.contains("←ly-tripoli") && listed.out.contains("completed"), "\(listed)")
        #expect(try receiver.baton("retention", "hold", id.text, "--reason", "because").err.contains("legal"))
        #expect(try receiver.baton("retention", "hold", id.text, "--reason", "legal", "--staff", "s-4").status == 0)
        let early = try receiver.baton(["erase", id.text, "--staff", "s-4"], input: "")
        #expect(early.status == 1 && early.err.contains("baton retention release"), "\(early.err)")
        for office in [sender, receiver] {
          try Self.policy.write(toFile: "\(office.home)/policy.yaml", atomically: true, encoding: .utf8)
        }
        _ = try sender.stop()
        try sender.start()
        try Deadline(30).wait("that it is gone at the sender, and known at the receiver") {
          try receiver.transfer(id).gone == [.sender]
        }
        let read = try sender.baton("read", id.text, "--to", "\(federation.folder)/again")
        #expect(read.status == 1 && read.err.contains("its time was over"), "\(read.err)")
        #expect(try receiver.baton("retention").out.contains("kept by s-4"))
        #expect(try receiver.baton("read", id.text, "--to", "\(federation.folder)/still").status == 0)
        #expect(try receiver.baton("retention", "release", id.text, "--staff", "s-4").status == 0)
        try Deadline(30).wait("that it is gone at the receiver, and known at the sender") {
          try sender.transfer(id).gone == [.sender, .receiver]
        }
        #expect(try receiver.baton("show", id.text).out.contains("states that nothing of it is left there"))
        for office in [sender, receiver] { #expect(try office.journal().sound) }
      }
    }

    @Test(
      "killed throughout a destruction, at the receiver and at the sender: finished by the next start, once",
      arguments: ["ng-lagos", "ly-tripoli"])
    func swept(victim: String) async throws {
      try await blocking {
        let federation = try Federation()
        defer { federation.end() }
        let office = federation[victim]
        let faults = try office.faults()
        try Self.policy.write(toFile: "\(office.home)/policy.yaml", atomically: true, encoding: .utf8)
        for name in federation.missions.keys { try federation[name].start() }
        var struck: [String] = []
        // Each of them was struck once, by hand: `step` 1.
        for call in stride(from: 1, through: 400, by: Self.step) {
          let id = try Self.completed(federation, "n\(call)", holdingAt: office)
          let octets = try Self.octets(of: id, at: office)
          #expect(!octets.isEmpty)
          faults.arm(call, .kill, calls: .disk)
          _ = try? office.baton("retention", "release", id.text, "--staff", "s-4")
          try Deadline(60).wait("a death, or the end") {
            office.ended != nil || (try? Self.isGone(id, office)) == true
          }
          faults.disarm()
          // It may have died just after all was gone.
          let died = office.ended != nil || (try? office.status()) == nil
          if died {
            try Deadline(30).wait("its end") { office.ended != nil }
            struck.append(faults.struck)
            try office.start()
            // Whoever did not hear that it is released says it again.
            if try office.transfer(id).kept != nil {
              #expect(try office.baton("retention", "release", id.text, "--staff", "s-4").status == 0)
            }
          }
          try Deadline(60).wait("the end, after \(struck.last ?? "")") { try Self.isGone(id, office) }
          try Self.expectNothing(of: id, octets, office, struck.last ?? "")
          if !died { break }
        }
        print("retention: \(victim) killed at \(struck.count) calls")
        #expect(struck.count >= 10)
        #expect(try office.journal().sound)
      }
    }

    /// A case that people have talked about to its end, which one mission keeps for now.
    private static func completed(_ federation: Federation, _ word: String, holdingAt keeper: Office? = nil) throws
      -> TransferID
    {
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      let folder = try federation.writeCase("case-\(word)", word: word)
      let id = try sender.send(folder, to: receiver)
      try FileManager.default.removeItem(atPath: folder)
      try sender.waitForReceipt(id)
      if let keeper {
        let held = try keeper.baton("retention", "hold", id.text, "--reason", "audit", "--staff", "s-4")
        guard held.status == 0 else { throw HarnessProblem(held.err) }
      }
      for (office, type) in [(receiver, .accepted), (receiver, .alert), (receiver, .closed)]
        as [(Office, StatementType)]
      { try say(type, office, id) }
      try Deadline(30).wait("the closing") { try sender.transfer(id).handover == .closed }
      try say(.corrected, receiver, id, ["said": "3"])
      try say(.completed, sender, id)
      try Deadline(30).wait("the end at both") {
        try receiver.transfer(id).handover == .completed && sender.transfer(id).alerts.isEmpty
          && sender.queue().isEmpty && receiver.queue().isEmpty
      }
      return id
    }

    private static func say(
      _ type: StatementType, _ office: Office, _ id: TransferID, _ fields: [String: String] = [:]
    ) throws {
      var fields = fields
      if type == .alert { fields["text"] = "Somebody asks for her." }
      let saying = Saying(type: type, staff: try Code("s-4"), role: nil, fields: fields)
      let _: SaidView = try office.desk.upload("/v1/transfers/\(id)/statements") { write in
        try JSON.encode(saying).withUnsafeBytes { try write($0) }
      }
    }

    private static func isGone(_ id: TransferID, _ office: Office) throws -> Bool {
      let view = try office.transfer(id)
      return view.gone.contains(view.outgoing ? .sender : .receiver)
    }

    /// From the midst of every file of it: sealed parts, the sender's copy, sealed halves.
    private static func octets(of id: TransferID, at office: Office) throws -> [Data] {
      let said = try office.statements(id)
      let files = try Cases.paths("\(office.home)/parts")
      let named = Set(try Proof.parts(of: id, at: office)).union(
        said.compactMap { $0.body["sealed"]?["sha256"]?.string })
      return try files.filter { path in named.contains { path.contains($0) } }.map {
        try Data(contentsOf: URL(filePath: "\(office.home)/parts/\($0)")).prefix(900).suffix(400)
      }
    }

    private static func expectNothing(of id: TransferID, _ octets: [Data], _ office: Office, _ struck: String) throws {
      for path in try Cases.paths(office.home) {
        guard let data = try? Data(contentsOf: URL(filePath: "\(office.home)/\(path)")) else { continue }
        for octets in octets { #expect(data.range(of: octets) == nil, "\(path) after \(struck)") }
      }
      let line: CaseLine = try office.desk.get("/v1/transfers/\(id)")
      #expect(line.card == .none, "after \(struck)")
      let stated = try office.statements(id).filter { $0.type == .erased && $0.author.text == office.name }
      #expect(stated.count == 1 && stated.allSatisfy(\.isApplied), "after \(struck)")
      for folder in ["half", "temp"] {
        #expect(try Cases.paths("\(office.home)/\(folder)").isEmpty, "\(folder) after \(struck)")
      }
    }
  }
}
