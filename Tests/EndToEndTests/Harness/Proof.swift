import Foundation
import Handover

/// What must hold of one bundle that was handed over, whatever happened on the way: the sender and the
/// receiver hold the same log with one receipt in it, the case is there to be read, and it is the one that
/// was handed in.
enum Proof {
  /// - Parameters:
  ///   - folder: The case folder that was handed in.
  /// - Throws: `HarnessProblem`, naming what does not hold.
  static func handedOver(
    _ id: TransferID, _ folder: String, from sender: Office, to receiver: Office, key: String? = nil
  ) throws {
    for (office, log) in try [(sender, sender.statements(id)), (receiver, receiver.statements(id))] {
      let receipts = log.filter { $0.type == .received }
      try require(receipts.count == 1, "\(receipts.count) receipts in the log of \(office.name) for \(id)")
      try require(
        log.count == 2 && log.allSatisfy { $0.illegal == nil },
        "the log of \(id) at \(office.name) is \(log.map(\.type.text))")
    }
    let digests = try [sender, receiver].map { try Set($0.statements(id).map(\.digest)) }
    try require(digests[0] == digests[1], "the logs of \(id) differ")
    try require(try sender.receipt(id) == receiver.receipt(id), "the receipts of \(id) differ")
    let inbox = try receiver.transfers().filter { !$0.outgoing && $0.transfer == id }
    try require(inbox.count == 1 && inbox[0].state == "delivered", "\(id) stands \(inbox.count) times in the inbox")
    try readsAlike(id, folder, at: receiver, key: key)
  }

  /// The case opens at the receiver, octet for octet.
  ///
  /// - Parameter key: The passphrase of the key `all`, which opens every compartment; nil for a case that is all core.
  static func readsAlike(_ id: TransferID, _ folder: String, at receiver: Office, key: String? = nil) throws {
    let opened =
      try key.map { try whole(id, at: receiver, $0) }
      ?? TarText.files(receiver.desk.downloaded("/v1/transfers/\(id)/case"))
    let original = try Cases.files(folder)
    try require(opened == original, "\(id) opens as \(opened.keys.sorted()), not as it was handed in")
  }

  private static func whole(_ id: TransferID, at receiver: Office, _ passphrase: String) throws -> [String: Data] {
    let folder = "\(receiver.home)-\(id)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let read = try receiver.read(id, to: folder, as: "all", passphrase)
    try require(read.status == 0, read.err)
    return try Cases.files(folder)
  }

  /// A mission's books and disk are in order: an unbroken journal, nothing half-written, and no part that no
  /// bundle knows.
  ///
  /// - Parameter parts: The parts of every bundle there.
  static func tidy(_ office: Office, parts: Set<String>) throws {
    let journal = try office.journal()
    try require(journal.sound, "the journal of \(office.name) is broken: \(journal.problem ?? "")")
    let temp = (try? FileManager.default.contentsOfDirectory(atPath: office.home + "/temp")) ?? []
    try require(temp.isEmpty, "left in temp of \(office.name): \(temp)")
    let found = try Set(storedParts(office))
    // A sender keeps the pieces of its working copies beside them.
    let keepsCopies = try office.transfers().contains { $0.outgoing }
    try require(
      keepsCopies ? found.isSuperset(of: parts) : found == parts,
      "parts of \(office.name): \(found.subtracting(parts).count) of no bundle, \(parts.subtracting(found).count) missing"
    )
  }

  /// The digests of the parts on a mission's disk.
  static func storedParts(_ office: Office) throws -> [String] {
    try Cases.paths("\(office.home)/parts").map { ($0 as NSString).lastPathComponent }
  }

  /// The digests of a bundle's parts.
  static func parts(of id: TransferID, at office: Office) throws -> Set<String> {
    let names = try TarText.files(office.desk.downloaded("/v1/transfers/\(id)/bundle")).keys
    return Set(
      names.filter { $0.hasPrefix("parts/") }.map { String($0.dropFirst("parts/".count).prefix(64)) })
  }

  static func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
    if !condition { throw HarnessProblem(what()) }
  }
}
