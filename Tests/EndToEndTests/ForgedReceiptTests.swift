import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Receipts that are none", .enabled(if: Program.find("python3") != nil, "needs python3"))
  struct ForgedReceipts {
    @Test("Garbage, a changed receipt, another bundle's, another mission's: not accepted, kept, alarm")
    func forged() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos", "et-addis"]) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let real = try Self.receipt(from: receiver, to: sender, folder)
        let foreign = try Self.receipt(from: federation["et-addis"], to: sender, folder)
        receiver.kill()
        let rogue = try RogueReceiver(
          Peer(receiver, of: federation), port: receiver.port, folder: federation.folder)
        try rogue.answer(Data("no receipt at all".utf8))
        let id = try sender.send(folder, to: receiver)
        var changed = real
        changed[changed.count / 2] ^= 1
        let forgeries: [(String, Data)] = [
          ("garbage", Data("no receipt at all".utf8)), ("nothing", Data()), ("another bundle's", real),
          ("another mission's", foreign), ("a changed one", changed),
        ]
        for (name, bytes) in forgeries {
          try rogue.answer(bytes)
          // Five rejections alike would set it aside; it gets a clean slate for each forgery.
          #expect(try sender.baton("requeue", id.text).status == 0)
          let alarms = Self.alarms(sender)
          try Deadline(30).wait("attempts that are answered with \(name)") { Self.alarms(sender) >= alarms + 2 }
          let view = try sender.transfer(id)
          #expect(view.state != "delivered", "\(name) was taken for a receipt")
          #expect(try sender.statements(id).map(\.type) == [.submitted], "\(name) got into the log")
          #expect(try sender.queue().map(\.transfer) == [id])
        }
        #expect(try Self.journalHolds("receipt.invalid", sender))
        try Self.goesOn(id, folder, sender, receiver, rogue)
      }
    }

    /// A true receipt for another bundle.
    private static func receipt(from receiver: Office, to sender: Office, _ folder: String) throws -> Data {
      let id = try sender.send(folder, to: receiver)
      try sender.waitForReceipt(id)
      return try sender.receipt(id)
    }

    private static func alarms(_ office: Office) -> Int {
      office.logText.components(separatedBy: "alarm").count - 1
    }

    /// The books hold the word; it is read from the files, since only the daemon may open them.
    static func journalHolds(_ action: String, _ office: Office) throws -> Bool {
      try ["ledger.sqlite", "ledger.sqlite-wal"].contains { name in
        try Data(contentsOf: URL(fileURLWithPath: "\(office.home)/\(name)")).range(of: Data(action.utf8)) != nil
      }
    }

    /// With the real receiver back the item is delivered after all.
    private static func goesOn(
      _ id: TransferID, _ folder: String, _ sender: Office, _ receiver: Office, _ rogue: RogueReceiver
    ) throws {
      rogue.end()
      try receiver.start()
      // Unless it has gone on by itself already.
      let outcome = try sender.baton("requeue", id.text)
      #expect(try outcome.status == 0 || sender.transfer(id).state == "delivered", "\(outcome.err)")
      try sender.waitForReceipt(id)
      try Proof.handedOver(id, folder, from: sender, to: receiver)
    }
  }
}
