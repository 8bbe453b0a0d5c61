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

  init(home: MissionHome, seals: MissionSeals, passphrase: String?, now: Date) throws {
    let certificate = try seals.identity.current(.tls, now: now).certificate
    fingerprint = certificate.fingerprint
    guard let key = try home.keys.pem(of: .tls, publicKey: certificate.publicKey) else {
      throw HomeProblem.keptKeys(seals.mission)
    }
    let root = try seals.currentDirectory.root.pem
    client = ClientIdentity(
      certificatePEM: try certificate.pem, keyPEM: key, passphrase: passphrase, rootPEM: root)
    server = ReceptionServer.Credential(
      certificate: try certificate.pem, key: key, passphrase: passphrase, root: root)
  }
}
