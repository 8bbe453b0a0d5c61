import Foundation
import Handover
import Testing

extension EndToEnd {
  /// What keeps a daemon from starting or going on: said in plain words, nothing lost, mended by removing the
  /// cause.
  @Suite("Trouble on the machine")
  struct Trouble {
    /// Starts a daemon that cannot come up.
    ///
    /// - Returns: What it said.
    private static func refusal(_ office: Office, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
      let before = office.logText.count
      try office.launch()
      let end = try office.waitForEnd()
      #expect(end == .exited(1), sourceLocation: sourceLocation)
      return String(office.logText.dropFirst(before))
    }

    @Test("A second daemon on one home does not start, and does the first no harm")
    func secondDaemon() async throws {
      try await withFederation { federation in
        let office = federation["ly-tripoli"]
        let outcome = try Program.run([
          Program.baton, "serve", "--home", office.home, "--listen-port", "\(try Ports.free(1)[0])",
        ])
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("another baton daemon"), "\(outcome.err)")
        #expect(outcome.err.contains("\(office.pid ?? 0)"))
        let folder = try federation.writeCase()
        let id = try office.send(folder, to: federation["ng-lagos"])
        try office.waitForReceipt(id)
      }
    }

    @Test("With nothing on the line a daemon stops at once, and neither start nor stop leaves words of the web server")
    func stopsAtOnce() async throws {
      try await withFederation { federation in
        let office = federation["ly-tripoli"]
        try office.waitForReceipt(office.send(federation.writeCase(), to: federation["ng-lagos"]))
        let began = ContinuousClock.now
        for office in [office, federation["ng-lagos"]] { #expect(try office.stop() == .exited(0)) }
        // Well below the ten seconds that what is on the line would have.
        #expect(ContinuousClock.now - began < .seconds(5))
        #expect(!office.logText.contains("Hummingbird"), "\(office.logTail)")
      }
    }

    @Test("A port that is taken is named, with how to see who has it")
    func portTaken() async throws {
      try await withFederation(["ly-tripoli"], starting: false) { federation in
        let office = federation["ly-tripoli"]
        let (taken, _) = try Ports.listen(port: office.port, backlog: 1)
        let text = try Self.refusal(office)
        #expect(text.contains("sport = :\(office.port)'") && text.contains("Do not change listen.port"), "\(text)")
        close(taken)
        try office.start()
      }
    }

    @Test("Keys that others may read, keys that are none, keys that are gone")
    func keys() async throws {
      try await withFederation(["ly-tripoli"], starting: false) { federation in
        let office = federation["ly-tripoli"]
        let name = try #require(
          try FileManager.default.contentsOfDirectory(atPath: office.home + "/keys").first { $0.hasPrefix("signing") })
        let key = "\(office.home)/keys/\(name)"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: key))
        chmod(key, 0o444)
        #expect(try Self.refusal(office).contains("chmod 0400"))
        chmod(key, 0o600)
        try Data("no key".utf8).write(to: URL(fileURLWithPath: key))
        chmod(key, 0o400)
        #expect(try Self.refusal(office).contains(name))
        unlink(key)
        #expect(try Self.refusal(office).contains("error:"))
        try bytes.write(to: URL(fileURLWithPath: key))
        chmod(key, 0o400)
        try office.start()
      }
    }

    @Test("A setting that does not exist is named with the nearest that does")
    func unknownSetting() async throws {
      try await withFederation(["ly-tripoli"], starting: false) { federation in
        let office = federation["ly-tripoli"]
        try office.configure(Federation.settings, ["storage": ["reserves": "1"]])
        let text = try Self.refusal(office)
        #expect(text.contains("storage.reserves") && text.contains("storage.reserve"), "\(text)")
      }
    }

    @Test(
      "A home that cannot be written: the daemon says so, and starts when it can be", .enabled(if: SmallDisk.isAllowed))
    func readOnlyHome() async throws {
      try await FullDisk.withSmallDisk(at: "ly-tripoli", bytes: 64 << 20) { federation, disk in
        let office = federation["ly-tripoli"]
        _ = try office.stop()
        try disk.remount("ro")
        let text = try Self.refusal(office)
        #expect(text.contains("Read-only") || text.contains("read-only") || text.contains("written"), "\(text)")
        try disk.remount("rw")
        try office.start()
      }
    }

    @Test("SIGTERM ends a daemon in good order, also with work in hand")
    func graceful() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        receiver.kill()
        let id = try sender.send(folder, to: receiver)
        #expect(try sender.stop() == .exited(0))
        try receiver.start()
        try sender.start()
        try sender.waitForReceipt(id)
        #expect(try receiver.stop() == .exited(0))
        #expect(!sender.logText.contains("\nerror: "), "\(sender.logTail)")
      }
    }
  }
}
