import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Ledger
@testable import Mission
@testable import Sealing

/// With real homes, keys and a real authority; time is a number. Source: specification §2.6, §2.9; decisions 0058, 0059.
@Suite("Keys of a mission: how the next ones come")
struct KeyRenewalTests {
  private static let now = Offices.now
  private static let day: TimeInterval = 86_400

  /// A mission with a nurse, and another that seals for it.
  private struct House {
    let offices: Offices
    let home: MissionHome
    let other: MissionHome
    let recovery: StaffKey
    let nadia: StaffKey

    init() throws {
      offices = try Offices()
      other = try offices.open("ly-tripoli")
      home = offices.home("ng-lagos")
      let created = try home.create(Offices.profile("ng-lagos"), kind: .p256, passphrase: nil)
      _ = try home.install(offices.admit(created.request), expectedRoot: nil, now: now)
      let keys = home.staffKeys
      recovery = try StaffKey(
        file: DurableFile.read(keys.keyFile(of: StaffKeys.recovery)),
        passphrase: created.recovery.joined(separator: " "))
      nadia = try Self.member("nadia", keys, recovery)
      try spread()
    }

    static func member(_ name: String, _ keys: StaffKeys, _ recovery: StaffKey) throws -> StaffKey {
      let made = try keys.add(name, roles: [.medical], by: recovery, file: nil, now: now)
      return try StaffKey(file: DurableFile.read(keys.keyFile(of: name)), passphrase: made.passphrase)
    }

    func spread(at moment: Date = now) throws {
      _ = try other.install(DurableFile.read(offices.authority.directoryFile), expectedRoot: nil, now: moment)
    }

    /// Has the authority sign what lies here as a request, whatever came of earlier ones.
    func certify(at moment: Date, reinstating: Bool = false) throws {
      let request = try Data(contentsOf: URL(filePath: "\(home.path)/ng-lagos.request"))
      let admitted = try offices.authority.admit(
        request, rotating: true, reinstating: reinstating, passphrase: nil, now: moment)
      _ = try home.install(Data(contentsOf: URL(filePath: admitted.file)), expectedRoot: nil, now: moment)
      try spread(at: moment)
    }

    /// What the other mission would seal for, having asked.
    func slots(at moment: Date) throws -> [Compartments.Slot] {
      let (seals, others) = (
        try home.seals(passphrase: nil, now: moment), try other.seals(passphrase: nil, now: moment)
      )
      try other.take(
        note: home.note(for: others.mission, seals, now: moment), of: seals.mission, others, now: moment)
      return try other.compartments(of: seals.mission, others, now: moment).slots
    }

    /// The key that the other mission would seal a medical compartment for.
    func medical(at moment: Date) throws -> Certificate {
      let slots = try slots(at: moment)
      return try #require(slots.first { $0.role == .medical }).key.certificates[0]
    }

    func opens(_ certificate: Certificate, _ key: StaffKey) throws -> Bool {
      let digest = SHA256.digest(certificate.publicKey)
      return try home.staffKeys.envelopes(for: certificate).contains {
        (try? key.open(envelope: $0, of: digest)) != nil
      }
    }

    func take(_ name: String, at moment: Date) throws {
      _ = try home.take(
        [.medical], from: name, by: recovery, home.seals(passphrase: nil, now: moment), kind: .p256, now: moment)
    }

    func doctor(at moment: Date) async -> [HealthFinding] {
      await Doctor(home: home, passphraseFile: nil, reachPeers: false, now: moment).examine()
    }

    func asks(_ text: String, at moment: Date) async -> Bool {
      await doctor(at: moment).contains {
        $0.level != .good && $0.what.contains(text) && $0.advice?.contains("baton mission renew --use sealing") == true
      }
    }
  }

  @Test(
    "a mission that was revoked and is taken back has compartment keys again, which whoever has the role has, unasked")
  func reinstated() async throws {
    let house = try House()
    _ = try house.offices.authority.revoke(MissionID("ng-lagos"), passphrase: nil, now: Self.now)
    let later = Self.now + Self.day
    let made = try house.home.staffKeys.add("ola", roles: [.child], by: house.recovery, file: nil, now: Self.now)
    let ola = try StaffKey(
      file: DurableFile.read(house.home.staffKeys.keyFile(of: "ola")), passphrase: made.passphrase)
    _ = try house.home.install(
      DurableFile.read(house.offices.authority.directoryFile), expectedRoot: nil, now: later)
    #expect(await house.asks("have no key in use", at: later))
    _ = try house.home.renew(CertificateUse.allCases, kind: .p256, passphrase: nil, now: later)
    try house.certify(at: later, reinstating: true)
    let slots = try house.slots(at: later)
    #expect(Set(slots.compactMap(\.role)) == Set(CompartmentRole.allCases))
    #expect(slots.allSatisfy { $0.key.certificates.count == 2 })
    let key = try house.medical(at: later)
    #expect(try house.opens(key, house.nadia) && house.opens(key, house.recovery) && !house.opens(key, ola))
    let next = try #require(slots.first { $0.role == .medical }).key.certificates[1]
    #expect(try !house.opens(next, house.nadia) && house.opens(next, house.recovery))
    #expect(await !house.asks("compartments", at: later))
  }

  @Test(
    "before two years are over the doctor asks; then new keys take over by themselves, and a leaver has none of them")
  func twoYears() async throws {
    let house = try House()
    let (early, late) = (Self.now + 600 * Self.day, Self.now + 700 * Self.day)
    let after = Self.now + 731 * Self.day
    #expect(await !house.asks("compartments", at: early))
    #expect(await house.asks("compartments", at: late))
    let before = try house.medical(at: late)
    _ = try house.home.renew(CertificateUse.allCases, kind: .p256, passphrase: nil, now: late)
    // Asked for and not signed yet: what is missing is the signature.
    let waiting = await house.doctor(at: late).first { $0.what.contains("compartments") }
    #expect(waiting?.advice?.contains("renew") == false, "\(waiting?.advice ?? "")")
    try house.certify(at: late)
    #expect(await !house.asks("compartments", at: late))
    #expect(try house.medical(at: late).fingerprint == before.fingerprint)
    let musa = try House.member("musa", house.home.staffKeys, house.recovery)
    let then = try house.medical(at: after)
    #expect(then.fingerprint != before.fingerprint)
    #expect(try house.opens(then, house.nadia) && house.opens(then, musa))
    // Leaving in between ends both the key in use and the one that was to follow it.
    try house.take("nadia", at: late)
    for moment in [late, after] {
      let key = try house.medical(at: moment)
      #expect(try !house.opens(key, house.nadia) && house.opens(key, musa), "\(Timestamp(moment))")
    }
    // Renewing again asks for nothing that is there.
    let numbers = try DurableFile.read(house.home.path + "/compartments/numbers.json")
    _ = try house.home.renew([.sealing], kind: .p256, passphrase: nil, now: late)
    #expect(try DurableFile.read(house.home.path + "/compartments/numbers.json") == numbers)
  }

  @Test("somebody who left with a key before it was certified never opens anything: it is retired once it is listed")
  func burnt() throws {
    let house = try House()
    let (late, after) = (Self.now + 700 * Self.day, Self.now + 731 * Self.day)
    _ = try house.home.renew(CertificateUse.allCases, kind: .p256, passphrase: nil, now: late)
    let sent = try Data(contentsOf: URL(filePath: house.home.path + "/ng-lagos.request"))
    let musa = try House.member("musa", house.home.staffKeys, house.recovery)
    try house.take("nadia", at: late)
    // The authority signs what it was sent before.
    _ = try house.offices.authority.admit(sent, rotating: true, passphrase: nil, now: late)
    _ = try house.home.install(
      DurableFile.read(house.offices.authority.directoryFile), expectedRoot: nil, now: late)
    try house.spread(at: late)
    try house.home.retireBurnt(house.home.seals(passphrase: nil, now: late), now: late)
    let key = try house.medical(at: after)
    #expect(try !house.opens(key, house.nadia))
    // And what was asked for since is signed beside it, though one file holds what is listed already.
    try house.certify(at: late + Self.day)
    #expect(try house.slots(at: after).first { $0.role == .medical }?.key.certificates.count == 2)
    _ = musa
  }

  @Test("one request asks for everything that nobody has signed: no order takes the next one's place")
  func oneRequest() throws {
    let house = try House()
    _ = try House.member("musa", house.home.staffKeys, house.recovery)
    try house.take("nadia", at: Self.now)
    _ = try house.home.renew([.signing], kind: .p256, passphrase: nil, now: Self.now)
    _ = try house.home.renew([.tls], kind: .p256, passphrase: nil, now: Self.now)
    let before = try house.home.directory(now: Self.now).mission(MissionID("ng-lagos")).certificates.count
    try house.certify(at: Self.now)
    let listed = try house.home.directory(now: Self.now).mission(MissionID("ng-lagos")).certificates
    #expect(listed.count == before + 3)
    #expect(try house.slots(at: Self.now).allSatisfy { $0.key.certificates.count == 2 })
  }

  @Test(
    "two core keys are listed, and the next takes over by itself every ninety days; the doctor asks for the one after it"
  )
  func coreKeys() async throws {
    let house = try House()
    func sealedFor(_ moment: Date) throws -> Fingerprint {
      try house.other.directory(now: moment).certificates(of: MissionID("ng-lagos"), for: .sealing, now: moment)[0]
        .fingerprint
    }
    func own(_ moment: Date) throws -> Fingerprint {
      try house.home.seals(passphrase: nil, now: moment).identity.current(.sealing, now: moment).certificate.fingerprint
    }
    let (first, turn) = (try sealedFor(Self.now), Self.now + 90 * Self.day)
    #expect(try sealedFor(turn - Self.day) == first)
    let second = try sealedFor(turn)
    #expect(second != first)
    #expect(try own(turn + MissionIdentity.overlap) == second)
    #expect(await !house.asks("core key", at: turn - Self.day))
    #expect(await house.asks("core key", at: turn))
    _ = try house.home.renew([.sealing], kind: .p256, passphrase: nil, now: turn + Self.day)
    try house.certify(at: turn + 2 * Self.day)
    #expect(await !house.asks("core key", at: turn + 2 * Self.day))
    #expect(try sealedFor(turn + 89 * Self.day) == second)
    #expect(try ![first, second].contains(sealedFor(turn + 90 * Self.day)))
    // Where the one in use is revoked nothing is waited for.
    _ = try house.offices.authority.revoke(
      MissionID("ng-lagos"), certificates: [second.text], passphrase: nil, now: turn + 2 * Self.day)
    _ = try house.offices.authority.revoke(
      MissionID("ng-lagos"), certificates: [first.text], passphrase: nil, now: turn + 2 * Self.day)
    _ = try house.home.renew([.sealing], kind: .p256, passphrase: nil, now: turn + 3 * Self.day)
    try house.certify(at: turn + 3 * Self.day)
    #expect(try ![first, second].contains(sealedFor(turn + 3 * Self.day)))
  }

  @Test("an old core key goes when nothing kept is sealed to it, and not before; what is kept opens ever after")
  func destroyed() async throws {
    let house = try House()
    let later = Self.now + 200 * Self.day
    let seals = try house.home.seals(passphrase: nil, now: later)
    let listed = try seals.currentDirectory.certificates(of: seals.mission, for: .sealing, now: Self.now)
    let old = try #require(listed.last)
    let ledger = try SQLiteLedger.open(at: house.home.path, mission: seals.mission, now: Self.now) { SHA256() }
    defer { try? ledger.close() }
    let keys = OldCoreKeys(home: house.home, seals: seals, ledger: ledger)
    // Sealed parts, wherever they lie.
    let part = house.home.path + "/parts/00/\(SHA256.digest(Data("part".utf8)))"
    try DurableFile.makeDirectory((part as NSString).deletingLastPathComponent)
    try DurableFile.write(SealedPart.seal(Data("kept".utf8), for: old), to: part, mode: 0o600)
    #expect(try await keys.look(now: later).isEmpty)
    unlink(part)
    _ = try await ledger.addCardKey(CardKey(month: "2027-01", sealed: SealedPart.seal(Data("month".utf8), for: old)))
    #expect(try await keys.look(now: later).isEmpty)
    #expect(try house.home.seals(passphrase: nil, now: later).identity.openers.count == 2)
    _ = try await ledger.write { try $0.rows("DELETE FROM card_key RETURNING month").count }
    // Another has been in use for too short a time.
    #expect(try await keys.look(now: Self.now + 140 * Self.day).isEmpty)
    #expect(try await keys.look(now: later) == [old.fingerprint])
    let left = try house.home.seals(passphrase: nil, now: later).identity
    #expect(left.openers.map(\.certificate.fingerprint) != [old.fingerprint] && left.openers.count == 1)
    #expect(try await ledger.journal(limit: 1).first?.text.contains("core-key.destroyed") == true)
    #expect(try await keys.look(now: later).isEmpty)
  }

  @Test("who was given which role, by whom, and who lost it stands in the journal; no passphrase does")
  func journalled() async throws {
    let house = try House()
    _ = try House.member("musa", house.home.staffKeys, house.recovery)
    try house.take("nadia", at: Self.now)
    let ledger = try SQLiteLedger.open(at: house.home.path, mission: MissionID("ng-lagos"), now: Self.now) { SHA256() }
    defer { try? ledger.close() }
    try await house.home.staffKeys.notes.bring(to: ledger)
    let texts = try await ledger.journal(limit: 50).reversed().map(\.text)
    func has(_ words: String...) -> Bool { texts.contains { text in words.allSatisfy { text.contains("\"\($0)\"") } } }
    #expect(has("staff.given", "nadia", "recovery", "medical", house.nadia.certificate.fingerprint.text))
    #expect(has("staff.given", "musa", "recovery", "medical"))
    #expect(has("staff.taken", "nadia", "recovery", "medical"))
    #expect(texts.count { $0.contains("compartment.keys-made") } == 4)
    let count = texts.count
    try await house.home.staffKeys.notes.bring(to: ledger)
    #expect(try await ledger.journal(limit: 50).count == count)
  }

  @Test(
    "whoever has lost their words gets another key by recovery, with all that came before; the lost one opens nothing new"
  )
  func lost() throws {
    let house = try House()
    let before = try house.medical(at: Self.now)
    #expect(throws: StaffProblem.self) { try house.take("nadia", at: Self.now) }
    let again = try House.member("nadia-2", house.home.staffKeys, house.recovery)
    try house.take("nadia", at: Self.now)
    let key = try house.medical(at: Self.now)
    #expect(key.fingerprint != before.fingerprint)
    #expect(try house.opens(before, again) && house.opens(key, again) && !house.opens(key, house.nadia))
  }

  @Test("forty missions are told which key is for whom, each in a note that no other opens")
  func forty() throws {
    let house = try House()
    // As of a mission of before, which has no keys of compartments itself.
    let peers = try (1...40).map { number in
      let (id, home) = ("gm-office\(number)", house.offices.home("gm-office\(number)"))
      let profile = try Offices.profile(id, address: "https://127.0.0.1:\(9500 + number)")
      try DurableFile.makeDirectory(home.path)
      var keys: [CertificateUse: PrivateKey] = [:]
      for use in CertificateUse.allCases {
        let key = try PrivateKey.generate(.p256)
        try home.keys.store(key, for: use, passphrase: nil)
        keys[use] = key
      }
      try DurableFile.write(JSON.encode(profile), to: home.profileFile, mode: 0o600)
      let request = try home.write(AdmissionRequest(mission: profile, keys: keys), profile)
      _ = try home.install(house.offices.admit(request), expectedRoot: nil, now: Self.now)
      return home
    }
    let directory = try DurableFile.read(house.offices.authority.directoryFile)
    for home in peers + [house.home] { _ = try home.install(directory, expectedRoot: nil, now: Self.now) }
    let seals = try house.home.seals(passphrase: nil, now: Self.now)
    let notes = try peers.map { peer in
      let own = try peer.seals(passphrase: nil, now: Self.now)
      return (peer, own, try house.home.note(for: own.mission, seals, now: Self.now))
    }
    for (index, (peer, own, note)) in notes.enumerated() {
      #expect(throws: SealProblem.self) {
        try peer.take(note: notes[(index + 1) % notes.count].2, of: seals.mission, own, now: Self.now)
      }
      try peer.take(note: note, of: seals.mission, own, now: Self.now)
      let roles = try peer.compartments(of: seals.mission, own, now: Self.now).roles
      #expect(roles == Set(CompartmentRole.allCases))
    }
  }
}
