import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("A case folder becomes a signed receipt")
  struct HappyPath {
    @Test("Every example case: sent, received, verified offline, read alike")
    func examples() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let sender = federation["ly-tripoli"]
        let receivers = [federation["ng-lagos"], federation["et-addis"]]
        #expect(Cases.examples.count >= 5)
        let keys = try receivers.map { try $0.makeKey("all") }
        for (number, folder) in Cases.examples.enumerated() {
          let receiver = receivers[number % 2]
          let id = try sender.send(folder, to: receiver)
          try sender.waitForReceipt(id)
          try Proof.handedOver(id, folder, from: sender, to: receiver, key: keys[number % 2])
          try Self.verifiesOffline(id, at: sender, federation)
        }
        for office in [sender] + receivers {
          let parts = try office.transfers().map { try Proof.parts(of: $0.transfer, at: office) }
          try Proof.tidy(office, parts: parts.reduce([]) { $0.union($1) })
          #expect(try office.queue().isEmpty)
          #expect(try office.stop() == .exited(0))
        }
      }
    }

    /// Receipt and bundle leave both daemons, which then stop: root and directory alone prove them.
    private static func verifiesOffline(_ id: TransferID, at sender: Office, _ federation: Federation) throws {
      let (bundle, receipt) = ("\(federation.folder)/\(id).baton", "\(federation.folder)/\(id).p7m")
      let exported = try sender.baton("export", id.text, "--bundle", bundle, "--receipt", receipt)
      #expect(exported.status == 0, "\(exported.err)")
      let trust = ["--root", federation.root, "--directory", federation.directoryFile]
      let verified = try Program.run(
        [Program.baton, "receipt", "verify", receipt, "--bundle", bundle] + trust)
      #expect(verified.status == 0, "\(verified.err)")
      #expect(verified.out.contains("good:"))
      try Self.refusesOther(receipt, trust, federation)
    }

    /// One octet of the receipt changed: no receipt any more.
    private static func refusesOther(_ receipt: String, _ trust: [String], _ federation: Federation) throws {
      var bytes = try Data(contentsOf: URL(fileURLWithPath: receipt))
      bytes[bytes.count - 3] ^= 1
      let forged = "\(federation.folder)/forged.p7m"
      try bytes.write(to: URL(fileURLWithPath: forged))
      let outcome = try Program.run([Program.baton, "receipt", "verify", forged] + trust)
      #expect(outcome.status == 1)
      #expect(!outcome.err.isEmpty)
    }

    @Test("open-by-hand.sh recovers the core of an exported bundle byte for byte, and a BagIt validator accepts it")
    func openByHand() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = Cases.examples[Cases.examples.count - 1]
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        let (bundle, out) = ("\(federation.folder)/case.baton", "\(federation.folder)/by-hand")
        #expect(try receiver.baton("export", id.text, "--bundle", bundle).status == 0)
        let opened = try Program.run([
          "\(Program.source)/Protocol/open-by-hand.sh", bundle, receiver.home + "/keys", federation.root, out,
        ])
        #expect(opened.status == 0, "\(opened.err)")
        let bags = try FileManager.default.contentsOfDirectory(atPath: out)
        #expect(bags.count == 1)
        for bag in bags {
          let (core, whole) = (try Cases.files("\(out)/\(bag)/data"), try Cases.files(folder))
          #expect(
            core["case.json"] != nil && core["medical.json"] == nil && core.allSatisfy { whole[$0.key] == $0.value })
          try Self.validate(bag: "\(out)/\(bag)")
        }
      }
    }

    private static func validate(bag: String) throws {
      guard let python = bagitPython else {
        print("bagit is not installed (BATON_TEST_PYTHON names a Python that has it): bag not validated")
        return
      }
      let outcome = try Program.run([python, "-m", "bagit", "--validate", bag])
      #expect(outcome.status == 0, "\(outcome.err)")
    }

    /// A Python with the `bagit` package.
    private static let bagitPython: String? = {
      let given = ProcessInfo.processInfo.environment["BATON_TEST_PYTHON"]
      return [given, Program.find("python3")].compactMap { $0 }.first { python in
        (try? Program.run([python, "-c", "import bagit"]).status) == 0
      }
    }()
  }
}
