import Base
import Foundation
import Handover
import Ledger
import Sealing

/// Destroys the core keys that are out of use once nothing that is kept here is sealed to them: what is gone everywhere else
/// then opens for nobody any more. Source: specification §2.6.
struct OldCoreKeys: Sendable {
  let home: MissionHome
  let seals: MissionSeals
  let ledger: SQLiteLedger

  /// Octets at the beginning of a sealed file in which its recipients are named.
  private static let head = SealedPart.overhead

  /// - Parameter now: What the clocks of this machine and of others agree has passed.
  /// - Returns: The certificates whose keys were destroyed.
  func look(now: Date) async throws -> [Fingerprint] {
    let spent = try seals.identity.spent(now: now)
    guard !spent.isEmpty else { return [] }
    try await sealAnew(spent, now: now)
    let texts =
      try await ledger.cardKeys().map(\.sealed) + ledger.drafts(of: nil).compactMap(\.sealed)
      + ledger.typed(of: nil).map(\.sealed) + ledger.accounts().compactMap(\.secondFactor?.secret)
    let home = home
    let gone = try await Blocking.run {
      try spent.filter { certificate in
        let serial = try certificate.serial
        return !texts.contains { Self.names(serial, $0) } && !Self.anyFile(in: home.path) { Self.names(serial, $0) }
      }
    }
    // One that is gone from the disk is known here until the next start.
    let destroyed = try gone.filter { try home.keys.destroy($0.publicKey, for: .sealing) }
    for certificate in destroyed {
      try await ledger.note(
        JournalEvent(at: now, actor: "daemon", action: "core-key.destroyed", subject: certificate.fingerprint.text))
    }
    return destroyed.map(\.fingerprint)
  }

  /// A second factor lasts as long as its account: it goes over to the key in use.
  private func sealAnew(_ spent: [Certificate], now: Date) async throws {
    let vault = StaffVault(.factor, identity: { [seals] in seals.identity }, now: { now })
    let serials = try spent.map { try $0.serial }
    for account in try await ledger.accounts() {
      guard let secret = account.secondFactor?.secret, serials.contains(where: { Self.names($0, secret) }) else {
        continue
      }
      let sealed = try vault.seal(vault.open(secret, of: account.staff), of: account.staff)
      try await ledger.changeAccount(account.login) { account in
        if account.secondFactor?.secret == secret { account.secondFactor?.secret = sealed }
      }
    }
  }

  /// Whether a serial number stands where recipients are named. One that does by chance keeps a key, and loses none.
  private static func names(_ serial: Data, _ sealed: Data) -> Bool {
    sealed.prefix(head).range(of: serial) != nil
  }

  /// Looks at the beginning of every file that is kept in the home, whatever it is: what cannot be read counts as sealed to the
  /// key.
  private static func anyFile(in folder: String, where isMeant: (Data) -> Bool) -> Bool {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return true }
    for case let path as String in walk {
      guard walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular, !path.hasPrefix("ledger.sqlite") else {
        // A directory that is open names certificates and seals nothing.
        continue
      }
      if path == "directory.p7m" { continue }
      guard let file = FileHandle(forReadingAtPath: "\(folder)/\(path)") else {
        // What has gone meanwhile needs no key.
        if Disk.exists("\(folder)/\(path)") { return true }
        continue
      }
      defer { try? file.close() }
      if isMeant((try? file.read(upToCount: head)) ?? Data()) { return true }
    }
    return false
  }
}
