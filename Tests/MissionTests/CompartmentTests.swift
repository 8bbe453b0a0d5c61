import Base
import CaseFile
import Foundation
import Handover
import Ledger
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

  /// A bundle of the example with the copy that the sender keeps of it.
  private static func sealKeeping(
    _ pair: KeyedPair, in store: DiskPartFiles, _ keeping: (ClearedSource) throws -> Division
  ) throws -> (bundle: SignedManifest, copy: WorkingCopy) {
    let compartments = try pair.compartments()
    let receiver = Receiver(
      id: "ng-lagos", name: "Lagos", country: "GMB", organisation: "Test", isOwn: true, roles: compartments.roles)
    let source = try ClearedSource(FolderSource(CaseFolder.scan(example)), for: receiver, isConfirmed: true, now: now)
    var rng = SystemRandomNumberGenerator()
    let order = BundleOrder(
      transfer: TransferID(at: now, using: &rng), to: pair.receiver.mission, created: now, priority: .routine,
      arrival: nil)
    return try BundleSealer(identity: pair.sender.identity, directory: pair.sender.currentDirectory, files: store)
      .seal(
        CheckedSource(source, knowing: source.cleared.record), order, expires: now + 86_400,
        division: source.division(compartments), keeping: keeping(source))
  }

  @Test("what the sender keeps opens for its daemon as the core alone, and for its own staff by role")
  func ownCopy() throws {
    let pair = try KeyedPair()
    let (seals, keys) = (pair.sender, pair.senderHome.staffKeys)
    let made = try keys.add("nadia", roles: [.medical], by: pair.senderRecovery, file: nil, now: Self.now)
    let nadia = try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: made.passphrase)
    let store = try DiskPartFiles(directory: pair.senderHome.path) { SHA256() }
    let (bundle, copy) = try Self.sealKeeping(pair, in: store) {
      try $0.division(pair.senderHome.ownCompartments(seals, now: Self.now))
    }
    let kept = try copy.bundle(store, by: seals.verifier, of: bundle.manifest.transfer, at: Self.now)
    let own = try #require(kept)
    let core = CaseNames()
    try own.open(store, into: core)
    #expect(
      core.all.contains("case.json") && !core.all.contains { $0.hasPrefix("medical") || $0.hasPrefix("protection") })
    #expect(
      try copy.apart(store, by: seals.identity)
        == ["attachments", "medical.json", "mhpss.json", "protection_trafficking.json"])
    try expectSealed(pair.senderHome, seals)
    // The nurse's own key opens what is for her.
    let number = try keys.compartment(of: .medical)
    let sealed = try SealedCompartment(#require(number), of: own.manifest)
    let listed = try seals.currentDirectory.mission(seals.mission).certificates.first {
      $0.fingerprint == sealed.recipients[0]
    }
    let certificate = try Certificate(der: #require(listed).der)
    let envelopes = try keys.envelopes(for: certificate)
    let found = try #require(
      envelopes.lazy.compactMap { try? nadia.open(envelope: $0, of: SHA256.digest(certificate.publicKey)) }.first)
    let names = CaseNames()
    try sealed.open(
      store, with: .init(certificate: certificate, key: found), for: .medical,
      beside: CaseRecord.read(core.core, .ofNewer).record, into: names)
    #expect(names.all.first == "medical.json")
    // Every number is there, whatever the case has to say.
    #expect(own.manifest.compartments.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
  }

  /// All that lies on a disk, with every key of its daemon's, says nothing of what is apart.
  private func expectSealed(_ home: MissionHome, _ seals: MissionSeals) throws {
    let secret = try Data(contentsOf: URL(filePath: Self.example + "/medical.json")).prefix(60)
    for path in try FileManager.default.subpathsOfDirectory(atPath: home.path) {
      guard let data = try? DurableFile.read("\(home.path)/\(path)") else { continue }
      #expect(data.range(of: secret) == nil, "\(path)")
      let opened = (try? SealedPart.open(data, with: seals.identity.openers)) ?? Data()
      #expect(opened.range(of: secret) == nil && opened.range(of: Data("PRIVATE KEY".utf8)) == nil, "\(path)")
    }
  }

  @Test("where the sender has no key of its own nothing falls back into the core: it is not kept")
  func ownCopyWithoutKeys() throws {
    let pair = try KeyedPair()
    let store = try DiskPartFiles(directory: pair.senderHome.path) { SHA256() }
    let (bundle, copy) = try Self.sealKeeping(pair, in: store) { try $0.division(.none) }
    let core = CaseNames()
    try copy.bundle(store, by: pair.sender.verifier, of: bundle.manifest.transfer, at: Self.now)?.open(
      store, into: core)
    #expect(
      core.all.contains("case.json") && !core.all.contains { $0.hasPrefix("medical") || $0.hasPrefix("protection") })
    #expect(try copy.apart(store, by: pair.sender.identity)?.contains("medical.json") == true)
  }

  @Test("what is for one role lies in its compartment alone; each key opens its own and no other")
  func apart() throws {
    let pair = try KeyedPair()
    let (manifest, parts) = try pair.seal(Self.example)
    let bundle = try pair.verified(manifest)
    try bundle.examine(parts)
    #expect(bundle.manifest.compartments.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
    let core = CaseNames()
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
    let pair = try KeyedPair()
    let none = try Compartments(
      of: pair.receiver.mission, in: pair.sender.currentDirectory,
      note: KeyNote(mission: pair.receiver.mission, keys: []), now: Self.now)
    #expect(!none.isKnown && none.slots.count == 4)
    #expect(throws: SealProblem.self) { try pair.seal(Self.example, none) }
    #expect(!FileManager.default.fileExists(atPath: pair.offices.folder.path + "/bundle"))
    let (manifest, parts) = try pair.seal(Self.example, to: "fallen", role: { _ in nil as CompartmentRole? })
    let problem = #expect(throws: SealProblem.self) { try pair.verified(manifest).examine(parts) }
    #expect(problem?.layer == .casefile && problem?.code == .caseInvalid)
    #expect(problem?.detail == "the core holds what is to be sealed apart")
  }

  @Test("a compartment that is sealed for another mission's key, or that holds what is for another role, is refused")
  func misplaced() throws {
    let pair = try KeyedPair()
    let theirs = try pair.senderHome.ownCompartments(pair.sender, now: Self.now)
    let (foreign, _) = try pair.seal(Self.example, theirs, to: "foreign")
    let problem = #expect(throws: SealProblem.self) { try pair.verified(foreign) }
    #expect(problem?.layer == .recipient && problem?.code == .notForUs)
    let (manifest, parts) = try pair.seal(Self.example) { path in
      switch path {
      case "medical.json": .mhpss
      case "mhpss.json", "protection_trafficking.json": .protection
      default: path.contains("medical") ? .mhpss : path.contains("protection") ? .protection : nil
      }
    }
    let bundle = try pair.verified(manifest)
    let found = #expect(throws: SealProblem.self) {
      try pair.open(bundle.manifest, parts, .mhpss, with: pair.recovery)
    }
    #expect(found?.detail == "a compartment holds a document that is not for it")
  }

  @Test("a note that another mission wrote, that is false, or that leaves a number open is not believed")
  func notes() throws {
    let pair = try KeyedPair()
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

  @Test("a retirement is believed of its mission alone; it takes effect at once and nothing takes it back")
  func retirement() throws {
    let pair = try KeyedPair()
    let tripoli = pair.offices.home("ly-tripoli")
    func taken(_ retired: Data?) throws {
      let note = KeyNote(mission: pair.receiver.mission, keys: try pair.home.staffKeys.numbers(), retired: retired)
      try tripoli.take(
        note: pair.receiver.seal(note, for: pair.sender.mission, now: Self.now), of: pair.receiver.mission, pair.sender,
        now: Self.now)
    }
    try taken(nil)
    let before = try tripoli.compartments(of: pair.receiver.mission, pair.sender, now: Self.now)
    let (inUse, next) = (before.slots[0].key.certificates[0], before.slots[0].key.certificates[1])
    let (old, _) = try pair.seal(Self.example, before)
    let notice = Retirement(
      mission: pair.receiver.mission, keys: [.init(fingerprint: inUse.fingerprint, at: Timestamp(Self.now))])
    // Signed by another mission, or for another one.
    #expect(throws: SealProblem.self) { try taken(pair.sender.sign(notice, now: Self.now)) }
    let foreign = Retirement(mission: pair.sender.mission, keys: notice.keys)
    #expect(throws: SealProblem.self) { try taken(pair.receiver.sign(foreign, now: Self.now)) }
    let signed = try pair.receiver.sign(notice, now: Self.now)
    try taken(signed)
    let after = try tripoli.compartments(of: pair.receiver.mission, pair.sender, now: Self.now)
    #expect(after.slots[0].key.certificates.map(\.fingerprint) == [next.fingerprint] && after.isKnown)
    // Played again, it changes nothing; an older note, without it, is refused.
    try taken(signed)
    #expect(throws: SealProblem.self) { try taken(nil) }
    let still = try tripoli.compartments(of: pair.receiver.mission, pair.sender, now: Self.now)
    #expect(still.slots[0].key.certificates.map(\.fingerprint) == [next.fingerprint])
    // The mission itself takes nothing new for the key, and reads what came.
    try pair.home.notes.keep(retirement: signed, of: pair.receiver.mission)
    let problem = #expect(throws: SealProblem.self) {
      try pair.receiver.verifier.verify(old, from: pair.sender.mission, now: Self.now)
    }
    #expect(problem?.code == .keyRetired && problem?.layer == .recipient)
    _ = try pair.verified(old)
    // With no key left for a number, what is for its role is not sent at all.
    let all = Retirement(
      mission: pair.receiver.mission,
      keys: [inUse, next].map { .init(fingerprint: $0.fingerprint, at: Timestamp(Self.now)) })
    try taken(pair.receiver.sign(all, now: Self.now))
    let none = try tripoli.compartments(of: pair.receiver.mission, pair.sender, now: Self.now)
    #expect(none.slots.count == 3 && none.roles?.count == 3)
  }

  @Test("numbers are dealt: no role has the same one everywhere")
  func dealt() throws {
    let deals = try (0..<40).map { _ in
      try RoleNumber.deal(CompartmentRole.allCases).first { $0.role == "medical" }?.number
    }
    #expect(Set(deals) == [1, 2, 3, 4])
  }
}
