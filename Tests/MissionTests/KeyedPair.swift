import Base
import CaseFile
import Foundation
import Handover
import Ledger
import Testing

@testable import Mission
@testable import Sealing

/// Two missions that know each other, and what one of them needs to read.
struct KeyedPair {
  let offices: Offices
  let sender: MissionSeals
  let receiver: MissionSeals
  let home: MissionHome
  let recovery: StaffKey
  let senderHome: MissionHome
  let senderRecovery: StaffKey

  private static let now = Offices.now
  private var now: Date { Self.now }

  private static func found(_ id: String, _ offices: Offices) throws -> (MissionHome, StaffKey) {
    let home = offices.home(id)
    let created = try home.create(Offices.profile(id), kind: .p256, passphrase: nil)
    _ = try home.install(offices.admit(created.request), expectedRoot: nil, now: now)
    let recovery = try StaffKey(
      file: DurableFile.read(home.staffKeys.keyFile(of: StaffKeys.recovery)),
      passphrase: created.recovery.joined(separator: " "))
    return (home, recovery)
  }

  init() throws {
    offices = try Offices()
    let (tripoli, theirs) = try Self.found("ly-tripoli", offices)
    (senderHome, senderRecovery) = (tripoli, theirs)
    (home, recovery) = try Self.found("ng-lagos", offices)
    _ = try tripoli.install(
      DurableFile.read(offices.authority.directoryFile), expectedRoot: nil, now: Self.now)
    sender = try tripoli.seals(passphrase: nil, now: Self.now)
    receiver = try home.seals(passphrase: nil, now: Self.now)
  }

  var note: KeyNote { get throws { KeyNote(mission: receiver.mission, keys: try home.staffKeys.numbers()) } }

  func compartments(_ note: KeyNote? = nil) throws -> Compartments {
    try Compartments(
      of: receiver.mission, in: sender.currentDirectory, note: note ?? self.note, now: now)
  }

  /// Seals a folder, each file where `role` says.
  func seal(
    _ folder: String, _ compartments: Compartments? = nil, to name: String = "bundle",
    role: (@Sendable (String) -> CompartmentRole?)? = nil
  ) throws -> (manifest: Data, parts: DirectoryParts) {
    let compartments = try compartments ?? self.compartments()
    let receiver = Receiver(
      id: "ng-lagos", name: "Lagos", country: "GMB", organisation: "Test", isOwn: true, roles: compartments.roles)
    let source = try ClearedSource(
      FolderSource(CaseFolder.scan(folder)), for: receiver, isConfirmed: true, now: now)
    var rng = SystemRandomNumberGenerator()
    let order = BundleOrder(
      transfer: TransferID(at: now, using: &rng), to: self.receiver.mission, created: now, priority: .routine,
      arrival: nil)
    let (target, cleared) = (offices.folder.path + "/" + name, source.cleared)
    let bundle = try BundleFolder.seal(
      CheckedSource(source, knowing: cleared.record), order, expires: now + 86_400, identity: sender.identity,
      directory: sender.currentDirectory,
      division: Division(compartments) { [cleared] in if let role { role($0) } else { cleared.role(of: $0) } },
      to: target,
      progress: { _ in })
    return (bundle.entry.der, DirectoryParts(bundle: target))
  }

  func verified(_ manifest: Data) throws -> VerifiedBundle {
    try receiver.verifier.verify(manifest, from: nil, now: now)
  }

  /// What a key opens of a role.
  func open(_ manifest: Manifest, _ parts: any PartSource, _ role: CompartmentRole, with key: StaffKey) throws
    -> [String]
  {
    let number = try home.staffKeys.numbers().first { $0.role == role.rawValue }?.number ?? 0
    let sealed = try SealedCompartment("c\(number + 1)", of: manifest)
    let certificate = try #require(
      receiver.currentDirectory.mission(receiver.mission).certificates.first {
        $0.fingerprint == sealed.recipients[0]
      })
    let (listed, digest) = (
      try Certificate(der: certificate.der), SHA256.digest(try Certificate(der: certificate.der).publicKey)
    )
    let envelopes = try home.staffKeys.envelopes(for: listed)
    guard let found = envelopes.lazy.compactMap({ try? key.open(envelope: $0, of: digest) }).first else {
      throw StaffProblem.notTheirs(role)
    }
    let core = CaseNames()
    _ = try verified(DurableFile.read(offices.folder.path + "/bundle/manifest.p7m")).open(parts, into: core)
    let names = CaseNames()
    try sealed.open(
      parts, with: .init(certificate: listed, key: found), for: role,
      beside: CaseRecord.read(core.core, .ofNewer).record,
      into: names)
    return names.all
  }
}

/// Keeps the names of files, and `case.json`.
final class CaseNames: CaseSink {
  private(set) var all: [String] = []
  private(set) var core = Data()

  func begin(_ file: CaseSourceFile) { all.append(file.path) }
  func write(_ bytes: UnsafeRawBufferPointer) { if all == ["case.json"] { core.append(contentsOf: bytes) } }
  func end() {}
  func commit() {}
}
