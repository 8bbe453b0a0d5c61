import Courier
import Foundation
import Handover
import Reception
import Sealing

/// The mission's end of every connection, in the form that each library wants.
struct TLSCredential {
  let fingerprint: Fingerprint
  let client: ClientIdentity
  let server: ReceptionServer.Credential

  /// The key that was opened goes on open, in memory: not every library knows how it is locked on the disk.
  init(seals: MissionSeals, now: Date) throws {
    let credential = try seals.identity.shown(.tls, now: now)
    let (certificate, key) = (credential.certificate, try credential.key.pem(passphrase: nil))
    fingerprint = certificate.fingerprint
    let root = try seals.currentDirectory.root.pem
    client = ClientIdentity(
      certificatePEM: try certificate.pem, keyPEM: key, passphrase: nil, rootPEM: root)
    server = ReceptionServer.Credential(
      certificate: try certificate.pem, key: key, passphrase: nil, root: root)
  }
}
