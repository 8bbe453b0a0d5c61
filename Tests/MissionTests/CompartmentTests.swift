import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Mission
@testable import Sealing

/// With real homes and keys; no daemon. Source: specification §2.9, §4.3; Protocol/decisions/0046.
@Suite("Compartments: what is sealed for whom, and who opens it")
struct CompartmentTests {
  private static let now = Offices.now
  /// Says something for medical, mental health and protection.
  private static let example = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Protocol/examples/cases/04-trafficking-survivor-banjul").standardized.path

  /// Two missions that know each other, and what one of them needs to read.
  private struct Pair {
    let offices: Offices
    let sender: MissionSeals
    let receiver: MissionSeals
    let home: MissionHome
    let recovery: StaffKey

    init() throws {
      offices = try Offices()
      let tripoli = try offices.open("ly-tripoli")
      home = offices.home("ng-lagos")
      let created = try home.create(Offices.profile("ng-lagos"), kind: .p256, passphrase: nil)
      _ = try home.install(offices.admit(created.request), expectedRoot: nil, now: now)
      recovery = try StaffKey(
        file: DurableFile.read(home.staffKeys.keyFile(of: StaffKeys.recovery)),
        passphrase: created.recovery.joined(separator: " "))
      _ = try tripoli.install(
        DurableFile.read(offices.authority.directoryFile), expectedRoot: nil, now: now)
      sender = try tripoli.seals(passphrase: nil, now: now)
      receiver = try home.seals(passphrase: nil, now: now)
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
      let core = Names()
      _ = try verified(DurableFile.read(offices.folder.path + "/bundle/manifest.p7m")).open(parts, into: core)
      let names = Names()
      try sealed.open(
        parts, with: .init(certificate: listed, key: found), for: role,
        beside: CaseRecord.read(core.core, .ofNewer).record,
        into: names)
      return names.all
    }
  }

  /// Keeps the names of files, and `case.json`.
  private final class Names: CaseSink {
    private(set) var all: [String] = []
    private(set) var core = Data()

    func begin(_ file: CaseSourceFile) { all.append(file.path) }
    func write(_ bytes: UnsafeRawBufferPointer) { if all == ["case.json"] { core.append(contentsOf: bytes) } }
    func end() {}
    func commit() {}
  }

  @Test("what is for one role lies in its compartment alone; each key opens its own and no other")
  func apart() throws {
    let pair = try Pair()
    let (manifest, parts) = try pair.seal(Self.example)
    let bundle = try pair.verified(manifest)
    try bundle.examine(parts)
    #expect(bundle.manifest.compartments.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
    let core = Names()
    try bundle.open(parts, into: core)
    #expect(!core.all.contains("medical.json") && core.all.count == 2)
    let keys = pair.home.staffKeys
    for role in CompartmentRole.allCases {
      let name = role.rawValue
      let made = try keys.add(name, roles: [role], by: pair.recovery, file: nil, now: Self.now)
      let key = try StaffKey(file: DurableFile.read(keys.keyFile(of: name)), passphrase: made.passphrase)
      let opened = try pair.open(bundle.manifest, parts, role, with: key)
      let document = role == .protection ? "protection_trafficking.json" : "\(role.rawValue).json"
      #expect(role == .child ? opened.isEmpty : opened.first == document, "\(role): \(opened)")
      for other in CompartmentRole.allCases where other != role {
        #expect(throws: StaffProblem.self) { try pair.open(bundle.manifest, parts, other, with: key) }
      }
    }
    // Nothing of the daemon's opens any but the core.
    for compartment in bundle.manifest.compartments.dropFirst() {
      let sealed = try DurableFile.read(parts.path(of: compartment.parts[0].sha256))
      #expect(throws: SealProblem.self) { try SealedPart.open(sealed, with: pair.receiver.identity.openers) }
    }
  }

  @Test("what has no compartment is never sealed into the core, and a core that holds it is refused")
  func nothingFallsBack() throws {
    let pair = try Pair()
    let none = try Compartments(
      of: pair.receiver.mission, in: pair.sender.currentDirectory,
      note: KeyNote(mission: pair.receiver.mission, keys: []), now: Self.now)
    #expect(!none.isKnown && none.slots.count == 4)
    #expect(throws: SealProblem.self) { try pair.seal(Self.example, none) }
    #expect(!FileManager.default.fileExists(atPath: pair.offices.folder.path + "/bundle"))
    let (manifest, parts) = try pair.seal(Self.example, to: "fallen", role: { _ in nil as CompartmentRole? })
    let problem = #expect(throws: SealProblem.self) { try pair.verified(manifest).examine(parts) }
    #expect(problem?.layer == .casefile && problem?.code == .caseInvalid)
  }

  @Test("a note that another mission wrote, that is false, or that leaves a number open is not believed")
  func notes() throws {
    let pair = try Pair()
    let good = try pair.note
    #expect(try pair.compartments().roles == Set(CompartmentRole.allCases))
    func taken(_ note: KeyNote, for other: MissionID? = nil, of mission: MissionID? = nil) throws {
      let sealed = try pair.receiver.seal(note, for: other ?? pair.sender.mission, now: Self.now)
      _ = try pair.sender.open(note: sealed, of: mission ?? pair.receiver.mission, now: Self.now)
    }
    try taken(good)
    let swapped = zip(good.keys, good.keys.reversed()).map {
      RoleNumber(number: $0.number, role: $1.role, salt: $0.salt)
    }
    for untrue in [swapped, Array(good.keys.dropLast()), []] {
      let note = KeyNote(mission: good.mission, keys: untrue)
      #expect(throws: SealProblem.self) { try taken(note) }
      #expect(try !pair.compartments(note).isKnown)
    }
    #expect(throws: SealProblem.self) { try taken(good, of: pair.sender.mission) }
    // What has no octets, or is no envelope, is no note.
    for sealed in [Data(), Data([0x30]), Data(count: 5000)] {
      #expect(throws: SealProblem.self) {
        try pair.sender.open(note: sealed, of: pair.receiver.mission, now: Self.now)
      }
      #expect(throws: SealProblem.self) { try pair.recovery.open(envelope: sealed, of: SHA256.digest(Data())) }
    }
    // Sealed for somebody else, it says nothing.
    #expect(throws: SealProblem.self) { try taken(good, for: pair.receiver.mission) }
  }

  @Test("numbers are dealt: no role has the same one everywhere")
  func dealt() throws {
    let deals = try (0..<40).map { _ in
      try RoleNumber.deal(CompartmentRole.allCases).first { $0.role == "medical" }?.number
    }
    #expect(Set(deals) == [1, 2, 3, 4])
  }
}

@Suite("Keys of staff")
struct StaffKeyTests {
  private static func isSixWords(_ text: String) -> Bool {
    text.wholeMatch(of: /[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]( [a-z]{5}){5}/) != nil
  }

  @Test("a mission's compartment keys lie in its home only in envelopes; each private key of staff is under scrypt")
  func atRest() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    #expect(created.recovery.count == 2 && created.recovery.allSatisfy(Self.isSixWords))
    let files = try FileManager.default.subpathsOfDirectory(atPath: home.path + "/compartments")
    #expect(files.count { $0.hasSuffix(".p7m") } == 8)
    for file in files where file.hasSuffix(".p7m") {
      let data = try DurableFile.read("\(home.path)/compartments/\(file)")
      #expect(data.range(of: Data("PRIVATE KEY".utf8)) == nil)
    }
    let key = home.staffKeys.keyFile(of: StaffKeys.recovery)
    #expect(try KeyProtection(ofPEM: DurableFile.read(key)) == .own && ScratchFolder.mode(key) == 0o400)
    // One half is not enough.
    for half in created.recovery {
      #expect(throws: KeyProblem.self) { try StaffKey(file: DurableFile.read(key), passphrase: half) }
    }
  }

  @Test("a role is given by whoever has it; an order that cannot be carried out leaves nothing behind")
  func giving() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    let keys = home.staffKeys
    let recovery = try StaffKey(
      file: DurableFile.read(keys.keyFile(of: StaffKeys.recovery)), passphrase: created.recovery.joined(separator: " "))
    let made = try keys.add("nadia", roles: [.medical], by: recovery, file: nil, now: Offices.now)
    #expect(made.member.roles == [.medical] && Self.isSixWords(made.passphrase))
    let nadia = try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: made.passphrase)
    let before = try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted()
    for (name, roles) in [
      ("musa", [CompartmentRole.mhpss]), ("nadia", [.medical]), ("../musa", [.medical]), ("", [.medical]),
      (StaffKeys.recovery, [.medical]),
    ] {
      #expect(throws: (any Error).self, "\(name)") {
        try keys.add(name, roles: roles, by: nadia, file: nil, now: Offices.now)
      }
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted() == before)
    // What she has she gives, onto a stick.
    let stick = offices.folder.path + "/stick.pem"
    let other = try keys.add("musa", roles: [.medical], by: nadia, file: stick, now: Offices.now)
    #expect(other.member.roles == [.medical] && Disk.exists(stick) && !Disk.exists(keys.keyFile(of: "musa")))
    try keys.give([.mhpss], to: "musa", by: recovery)
    #expect(try keys.member("musa").roles == [.medical, .mhpss])
    // Another passphrase; the former one opens it no more.
    let renewed = try keys.renewPassphrase(of: nadia, in: keys.keyFile(of: "nadia"))
    #expect(throws: KeyProblem.self) {
      try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: made.passphrase)
    }
    _ = try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: renewed)
  }

  @Test("an envelope in which another key lies is not used")
  func exchanged() throws {
    let staff = try StaffKey.make(for: "nadia", now: Offices.now)
    let (right, wrong) = (try PrivateKey.generate(.p256), try PrivateKey.generate(.p256))
    let digest = SHA256.digest(try right.publicKey)
    #expect(try staff.open(envelope: right.envelope(for: staff.certificate), of: digest).publicKey == right.publicKey)
    let problem = #expect(throws: SealProblem.self) {
      try staff.open(envelope: wrong.envelope(for: staff.certificate), of: digest)
    }
    #expect(problem?.code == .notForUs)
  }
}
