import Foundation
import Handover
import Sealing

/// A federation minted for one run: an authority and five missions, at a fixed moment.
struct World {
  static let now = Date(timeIntervalSince1970: 1_800_000_000)
  static let sender = id("ly-tripoli")
  static let receiver = id("ng-lagos")
  static let third = id("gm-banjul")
  /// A receiver with P-384 keys, and one with RSA keys.
  static let strong = id("et-addis")
  static let rsa = id("gn-conakry")
  static let missions: [MissionID: KeyKind] = [
    sender: .p256, receiver: .p256, third: .p256, strong: .p384, rsa: .rsa3072,
  ]
  /// One for all tests that change nothing in it.
  static let shared = Result { try World() }

  let authority: Authority
  let directory: Directory
  let keys: [MissionID: [CertificateUse: PrivateKey]]

  /// A world without the slow RSA keys of `gn-conakry` when `missions` says so.
  init(_ missions: [MissionID: KeyKind] = missions) throws {
    authority = try Authority.create(federation: "Test", kind: .p256, now: Self.now)
    var directory = try Directory(
      verifying: authority.emptyDirectory(federation: "Test", now: Self.now), root: authority.root,
      now: Self.now)
    var keys: [MissionID: [CertificateUse: PrivateKey]] = [:]
    for (mission, kind) in missions.sorted(by: { $0.key < $1.key }) {
      keys[mission] = try Self.keys(kind)
      directory = try Self.admit(mission, keys[mission] ?? [:], authority, directory)
    }
    self.directory = directory
    self.keys = keys
  }

  /// Another federation of the same name, with a sender of the same name.
  static func stranger() throws -> World { try World([sender: .p256]) }

  init(authority: Authority, directory: Directory, keys: [MissionID: [CertificateUse: PrivateKey]]) {
    self.authority = authority
    self.directory = directory
    self.keys = keys
  }

  static func keys(_ kind: KeyKind) throws -> [CertificateUse: PrivateKey] {
    var keys: [CertificateUse: PrivateKey] = [:]
    for use in CertificateUse.allCases { keys[use] = try PrivateKey.generate(kind) }
    return keys
  }

  static func admit(
    _ mission: MissionID, _ keys: [CertificateUse: PrivateKey], _ authority: Authority,
    _ directory: Directory,
    now: Date = now
  ) throws -> Directory {
    let request = try AdmissionRequest(mission: profile(mission), keys: keys)
    return try Directory(
      verifying: authority.admit(request, into: directory, now: now), root: authority.root, now: now)
  }

  /// All at one host, each at a port of its own.
  static func profile(_ mission: MissionID, address given: String? = nil) -> MissionProfile {
    let port = 8000 + mission.text.utf8.reduce(0) { $0 + Int($1) } % 1000
    let address = given ?? "https://baton.example.org:\(port)"
    return MissionProfile(
      id: mission, name: mission.text, organisation: "Test", country: "LBY", timeZone: "Africa/Tripoli",
      weekend: ["fri", "sat"], languages: ["ar", "en"], address: address, dutyContact: "duty desk")
  }

  /// An id that is known to be well-formed.
  static func id(_ text: String) -> MissionID {
    guard let id = try? MissionID(text) else { preconditionFailure("\(text) is no mission id") }
    return id
  }

  func identity(_ mission: MissionID, in directory: Directory? = nil) throws -> MissionIdentity {
    try MissionIdentity(
      mission: mission, keys: (keys[mission] ?? [:]).mapValues { [$0] },
      directory: directory ?? self.directory)
  }

  func credential(_ mission: MissionID, _ use: CertificateUse) throws -> MissionIdentity.Credential {
    try identity(mission).current(use, now: Self.now)
  }

  func sign(_ content: Data, as mission: MissionID, with use: CertificateUse = .signing) throws -> Data {
    let credential = try credential(mission, use)
    return try SignedData.sign(content, key: credential.key, certificate: credential.certificate)
  }

  /// A new transfer's order.
  static func order(to: MissionID = receiver, version: Int = 1, created: Date = now) -> BundleOrder {
    var rng = SystemRandomNumberGenerator()
    return BundleOrder(
      transfer: TransferID(at: created, using: &rng), version: version,
      position: LogPosition(seq: version, seen: version == 1 ? 0 : 1), to: to, created: created,
      priority: .urgent,
      arrival: nil)
  }
}
