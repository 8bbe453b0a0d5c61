import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Parts damaged on the receiver's disk")
  struct DamagedParts {
    @Test("A part damaged on the receiver's disk is asked for again, alone")
    func damagedOnDisk() async throws {
      try await CutLine.withProxy { federation, proxy in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase("large", bytes: 60_000_000)
        proxy.set(.slow(6_000_000))
        let id = try sender.send(folder, to: receiver)
        try Deadline(60).wait("the first parts") { try Proof.storedParts(receiver).count >= 2 }
        proxy.set(.down)
        proxy.breakAll()
        let path = try #require(try Cases.paths("\(receiver.home)/parts").first)
        try Cases.damage("\(receiver.home)/parts/\(path)")
        proxy.set(.fair)
        try sender.waitForReceipt(id)
        try Proof.handedOver(id, folder, from: sender, to: receiver)
      }
    }

    private static func largestFirst(_ office: Office) throws -> [String] {
      try Cases.paths("\(office.home)/parts").map { "\(office.home)/parts/\($0)" }
        .map { ($0, try size($0)) }.sorted { $0.1 > $1.1 }.map(\.0)
    }

    private static func size(_ file: String) throws -> Int {
      try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    }

    @Test("Whichever part of a large case is damaged: reading and exporting say so, and nothing is written")
    func damagedInTheMidst() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase("large", bytes: 30_000_000), to: receiver)
        try sender.waitForReceipt(id)
        let (target, bundle) = ("\(federation.folder)/opened", "\(federation.folder)/copy.baton")
        // Those of the core, which a reading opens; a compartment in which nothing is said has a small one.
        let parts = try Self.largestFirst(receiver).filter { try Self.size($0) > 1_000_000 }
        #expect(parts.count == 4)
        for part in parts {
          try Cases.damage(part)
          let reading = try receiver.baton("read", id.text, "--to", target)
          #expect(reading.status == 1)
          #expect(reading.err.contains("Ask ly-tripoli for it"), "\(reading.err)")
          let exporting = try receiver.baton("export", id.text, "--bundle", bundle)
          #expect(exporting.status == 1)
          #expect(exporting.err.contains("damaged on this disk"), "\(exporting.err)")
          // The same bit once more, and it is whole again.
          try Cases.damage(part)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: federation.folder)
        #expect(!left.contains { $0.hasPrefix("opened") || $0.hasPrefix("copy.baton") }, "\(left)")
        #expect(try receiver.baton("journal", "show").out.contains("case.damaged"))
        #expect(try receiver.baton("read", id.text, "--to", target).status == 0)
      }
    }

    @Test("A part damaged after it was received: reading is refused, and nothing is written")
    func damagedAfterwards() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        try Cases.damage(try #require(try Self.largestFirst(receiver).first))
        let target = "\(federation.folder)/opened"
        let outcome = try receiver.baton("read", id.text, "--to", target)
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("Ask ly-tripoli for it"), "\(outcome.err)")
        #expect(!FileManager.default.fileExists(atPath: target))
        let left = try FileManager.default.contentsOfDirectory(atPath: federation.folder)
        #expect(!left.contains { $0.hasPrefix("opened") }, "\(left)")
      }
    }
  }
}
