import Courier
import Foundation
import Handover
import Reception
import Sealing

/// The mission's end of every connection, in the form that each library wants.
struct TLSCredential {
  /// Of the certificate shown as a client, then of those shown as a server.
  let fingerprints: [Fingerprint]
  let client: ClientIdentity
  let server: ReceptionServer.Credentials

  /// The key that was opened goes on open, in memory: not every library knows how it is locked on the disk.
  init(seals: MissionSeals, now: Date) throws {
    let (identity, directory) = (seals.identity, seals.currentDirectory)
    let (calling, usual) = (try identity.shown(.tls, now: now), try identity.server(for: nil, now: now))
    let formerHost = try directory.mission(seals.mission).former(at: now).flatMap { try? Address($0).host }
    let former = try formerHost.map { (host: $0, credential: try identity.server(for: $0, now: now)) }
    fingerprints = ([calling, usual] + (former.map { [$0.credential] } ?? [])).map(\.certificate.fingerprint)
    let root = try directory.root.pem
    client = ClientIdentity(
      certificatePEM: try calling.certificate.pem, keyPEM: try calling.key.pem(passphrase: nil), passphrase: nil,
      rootPEM: root)
    let shown = { (credential: MissionIdentity.Credential) in
      ReceptionServer.Credential(
        certificate: try credential.certificate.pem, key: try credential.key.pem(passphrase: nil), passphrase: nil,
        root: root)
    }
    server = ReceptionServer.Credentials(
      usual: try shown(usual), byName: try former.map { [$0.host: try shown($0.credential)] } ?? [:])
  }
}
