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

  /// Two missions that know each other, and what one of them needs to read.
  struct Pair {
    let offices: Offices
    let sender: MissionSeals
    let receiver: MissionSeals
    let home: MissionHome
    let recovery: StaffKey
    let senderHome: MissionHome
    let senderRecovery: StaffKey

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

  @Test("what the sender keeps opens for its daemon as the core alone, and for its own staff by role")
  func ownCopy() throws {
    let pair = try Pair()
    let (seals, keys) = (pair.sender, pair.senderHome.staffKeys)
    let made = try keys.add("nadia", roles: [.medical], by: pair.senderRecovery, file: nil, now: Self.now)
    let nadia = try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: made.passphrase)
    let store = try DiskPartFiles(directory: pair.senderHome.path) { SHA256() }
    let compartments = try pair.compartments()
    let receiver = Receiver(
      id: "ng-lagos", name: "Lagos", country: "GMB", organisation: "Test", isOwn: true, roles: compartments.roles)
    let source = try ClearedSource(
      FolderSource(CaseFolder.scan(Self.example)), for: receiver, isConfirmed: true, now: Self.now)
    var rng = SystemRandomNumberGenerator()
    let order = BundleOrder(
      transfer: TransferID(at: Self.now, using: &rng), to: pair.receiver.mission, created: Self.now, priority: .routine,
      arrival: nil)
    let (bundle, copy) = try BundleSealer(identity: seals.identity, directory: seals.currentDirectory, files: store)
      .seal(
        CheckedSource(source, knowing: source.cleared.record), order, expires: Self.now + 86_400,
        division: source.division(compartments),
        keeping: source.division(pair.senderHome.ownCompartments(seals, now: Self.now)))
    let kept = try copy.bundle(store, by: seals.verifier, of: bundle.manifest.transfer, at: Self.now)
    let own = try #require(kept)
    let core = Names()
    try own.open(store, into: core)
    #expect(
      core.all.contains("case.json") && !core.all.contains { $0.hasPrefix("medical") || $0.hasPrefix("protection") })
    #expect(
      try copy.apart(store, by: seals.identity)
        == ["attachments", "medical.json", "mhpss.json", "protection_trafficking.json"])
    // All that lies on the disk, with every key of the daemon's.
    let secret = try Data(contentsOf: URL(filePath: Self.example + "/medical.json")).prefix(60)
    for path in try FileManager.default.subpathsOfDirectory(atPath: pair.senderHome.path) {
      guard let data = try? DurableFile.read("\(pair.senderHome.path)/\(path)") else { continue }
      #expect(data.range(of: secret) == nil, "\(path)")
      let opened = (try? SealedPart.open(data, with: seals.identity.openers)) ?? Data()
      #expect(opened.range(of: secret) == nil && opened.range(of: Data("PRIVATE KEY".utf8)) == nil, "\(path)")
    }
    // The nurse's own key opens what is for her.
    let number = try keys.compartment(of: .medical)
    let id = try #require(number)
    let sealed = try SealedCompartment(id, of: own.manifest)
    let listed = try seals.currentDirectory.mission(seals.mission).certificates.first {
      $0.fingerprint == sealed.recipients[0]
    }
    let certificate = try Certificate(der: #require(listed).der)
    let envelopes = try keys.envelopes(for: certificate)
    let found = try #require(
      envelopes.lazy.compactMap { try? nadia.open(envelope: $0, of: SHA256.digest(certificate.publicKey)) }.first)
    let names = Names()
    try sealed.open(
      store, with: .init(certificate: certificate, key: found), for: .medical,
      beside: CaseRecord.read(core.core, .ofNewer).record, into: names)
    #expect(names.all.first == "medical.json")
    // Where the mission has no key of its own nothing falls back into the core: it is not kept.
    let again = try ClearedSource(
      FolderSource(CaseFolder.scan(Self.example)), for: receiver, isConfirmed: true, now: Self.now)
    let (other, bare) = try BundleSealer(identity: seals.identity, directory: seals.currentDirectory, files: store)
      .seal(
        CheckedSource(again, knowing: again.cleared.record), order, expires: Self.now + 86_400,
        division: again.division(compartments), keeping: again.division(.none))
    let left = Names()
    try bare.bundle(store, by: seals.verifier, of: other.manifest.transfer, at: Self.now)?.open(store, into: left)
    #expect(left.all == core.all)
    #expect(try bare.apart(store, by: seals.identity) == copy.apart(store, by: seals.identity))
    // Every number is there, whatever the case has to say.
    #expect(own.manifest.compartments.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
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
    #expect(problem?.detail == "the core holds what is to be sealed apart")
  }

  @Test("a compartment that is sealed for another mission's key, or that holds what is for another role, is refused")
  func misplaced() throws {
    let pair = try Pair()
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

  @Test("a retirement is believed of its mission alone; it takes effect at once and nothing takes it back")
  func retirement() throws {
    let pair = try Pair()
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

@Suite("Whoever has no key learns nothing of which compartments a case has")
struct AlikeTests {
  /// What shows of a bundle from outside: every number of its manifest, and the beginnings of its parts.
  private static func features(_ bundle: (manifest: Data, parts: DirectoryParts), _ manifest: Manifest) throws
    -> [Double]
  {
    var features = [Double(bundle.manifest.count), Double(manifest.compartments.count)]
    for compartment in manifest.compartments.dropFirst() {
      features += [
        Double(compartment.content.bytes), Double(compartment.parts.count), Double(compartment.recipients.count),
      ]
      for part in compartment.parts {
        let octets = try DurableFile.read(bundle.parts.path(of: part.sha256))
        features.append(Double(part.bytes))
        features += octets.prefix(200).map { Double($0) } + octets.suffix(16).map { Double($0) }
      }
    }
    return features
  }

  /// The best that one number can do on half of the cases, tried on the other half.
  static func accuracy(_ cases: [(features: [Double], has: Bool)]) -> Double {
    let (train, test) = (
      cases.enumerated().filter { $0.offset % 4 < 2 }.map(\.element),
      cases.enumerated().filter { $0.offset % 4 > 1 }.map(\.element)
    )
    var best = (score: 0.0, feature: 0, threshold: 0.0, above: true)
    for feature in train[0].features.indices {
      for threshold in Set(train.map { $0.features[feature] }) {
        for above in [true, false] {
          let hits = train.count { ($0.features[feature] >= threshold) == (above == $0.has) }
          if Double(hits) > best.score { best = (Double(hits), feature, threshold, above) }
        }
      }
    }
    let hits = test.count { ($0.features[best.feature] >= best.threshold) == (best.above == $0.has) }
    return Double(hits) / Double(test.count)
  }

  @Test("a classifier that is given all that shows of a bundle tells a protection file no better than chance")
  func chance() throws {
    let pair = try CompartmentTests.Pair()
    let folder = pair.offices.folder.path + "/case"
    var cases: [(features: [Double], has: Bool)] = []
    for number in 0..<80 {
      let has = number % 2 == 1
      try Self.write(folder, protection: has, number)
      let bundle = try pair.seal(folder, to: "bundle-\(number)")
      let manifest = try pair.verified(bundle.manifest).manifest
      // The core is not made alike, and here it is the same.
      cases.append((try Self.features(bundle, manifest), has))
    }
    #expect(Set(cases.map { $0.features.prefix(2).last }).count == 1)
    let accuracy = Self.accuracy(cases)
    #expect((0.25...0.75).contains(accuracy), "\(accuracy)")
    // The same classifier finds what is there to be found.
    let told = cases.map { (features: $0.features + [$0.has ? 1 : 0], has: $0.has) }
    #expect(Self.accuracy(told) == 1)
  }

  /// A case of one person; with a protection file of some hundred octets, or without.
  static func write(_ folder: String, protection: Bool, _ number: Int) throws {
    try? FileManager.default.removeItem(atPath: folder)
    try DurableFile.makeDirectory(folder)
    let core = """
      {"schema": "baton-case/1", "group": {"case_group_id": "G\(1000 + number)", "group_type": "individual"}, "travel": {},
      "persons": [{"identity": {"person_id": "p1", "names": [{"given": "Ada"}], "nationality": ["GMB"]},
      "consent": {"scope": ["core", "protection_trafficking"], "recipients": ["ng-lagos"]}}]}
      """
    try DurableFile.write(Data(core.utf8), to: folder + "/case.json", mode: 0o600)
    guard protection else { return }
    let part = #"{"schema": "baton-case/1", "persons": [{"person_id": "p1"}]}"#
    try DurableFile.write(Data(part.utf8), to: folder + "/protection_trafficking.json", mode: 0o600)
  }
}
