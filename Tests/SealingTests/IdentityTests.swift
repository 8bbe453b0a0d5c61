import Base
import Foundation
import Handover
import Testing

@testable import Sealing

/// Request, admission, rotation, revocation. Source: specification §2.
struct IdentityTests {
  let now = World.now

  /// A directory with `ng-lagos` alone, and its keys.
  private func lone(_ kind: KeyKind = .p256) throws -> (Authority, Directory, [CertificateUse: PrivateKey]) {
    let authority = try Authority.create(federation: "Test", kind: kind, now: now)
    let empty = try Directory(
      verifying: authority.emptyDirectory(federation: "Test", now: now), root: authority.root, now: now)
    let keys = try World.keys(kind)
    return (authority, try World.admit(World.receiver, keys, authority, empty), keys)
  }

  @Test("a request becomes an admission", arguments: KeyKind.allCases)
  func aRequestBecomesAnAdmission(_ kind: KeyKind) throws {
    let (authority, directory, keys) = try lone(kind)
    let admission = Admission(
      root: String(decoding: try authority.root.pem, as: UTF8.self), directory: directory.der)
    let read = try JSON.decode(Admission.self, from: JSON.encode(admission))
    let root = try Certificate(pem: Data(read.root.utf8))
    let installed = try Directory(verifying: read.directory, root: root, now: now)
    let identity = try MissionIdentity(
      mission: World.receiver, keys: keys.mapValues { [$0] }, directory: installed)
    for use in CertificateUse.allCases {
      let credential = try identity.current(use, now: now)
      #expect(try credential.certificate.publicKey == keys[use]?.publicKey)
    }
    #expect(installed.document.version == 2)
  }

  @Test("a mission whose certificates have ended or were revoked is suspended, says since when, and still shows one")
  func suspension() throws {
    let (authority, directory, keys) = try lone()
    let own = keys.mapValues { [$0] }
    let good = try MissionIdentity(mission: World.receiver, keys: own, directory: directory)
    #expect(good.suspension(now: now) == nil)
    let later = now + 3 * 365 * 86_400
    let ended = try #require(good.suspension(now: later))
    #expect(ended.reason.contains("was valid until \(Timestamp(now + Authority.Validity.certificate))"), "\(ended)")
    #expect(ended.advice.contains("baton mission renew") && !ended.advice.contains("reinstate"))
    #expect(try good.shown(.tls, now: later).certificate.publicKey == keys[.tls]?.publicKey)
    let next = try authority.revoke(World.receiver, fingerprints: nil, in: directory, now: now)
    let revoked = try MissionIdentity(
      mission: World.receiver, keys: own, directory: Directory(verifying: next, root: authority.root, now: now))
    let why = try #require(revoked.suspension(now: now + 5))
    #expect(why.reason.contains("was revoked on \(Timestamp(now))") && why.advice.contains("--reinstate"), "\(why)")
    #expect(try revoked.shown(.tls, now: now).certificate.publicKey == keys[.tls]?.publicKey)
  }

  @Test("keys survive their file")
  func keysSurviveTheirFile() throws {
    let key = try PrivateKey.generate(.p256)
    #expect(try PrivateKey(pem: key.pem(passphrase: nil), passphrase: nil).publicKey == key.publicKey)
    let locked = try key.pem(passphrase: "karibu nyumbani")
    #expect(try PrivateKey(pem: locked, passphrase: "karibu nyumbani").publicKey == key.publicKey)
    #expect(throws: KeyProblem.passphraseNeeded) { try PrivateKey(pem: locked, passphrase: nil) }
    #expect(throws: KeyProblem.wrongPassphrase) { try PrivateKey(pem: locked, passphrase: "other") }
    #expect(throws: OpenSSLFailure.self) { try PrivateKey(pem: Data("no key".utf8), passphrase: nil) }
  }

  @Test("a weak or foreign key is refused", arguments: [ForeignKey.rsa2048, .p521, .secp256k1, .ed25519])
  func aWeakOrForeignKeyIsRefused(_ kind: ForeignKey) throws {
    let (authority, directory, _) = try lone()
    let request = try AdmissionRequest(mission: World.profile(World.third), keys: World.keys(.p256))
    let pem = try String(decoding: kind.request(), as: UTF8.self)
    let text = String(decoding: try JSON.encode(request), as: UTF8.self)
    let original = try #require(request.requests.first { $0.use == .signing }?.csr)
    let changed = text.replacing(Self.quoted(original), with: Self.quoted(pem))
    let weak = try JSON.decode(AdmissionRequest.self, from: Data(changed.utf8))
    #expect { try authority.admit(weak, into: directory, now: now) } throws: { error in
      if case AdmissionProblem.weakKey(.signing) = error { true } else { false }
    }
  }

  @Test("a request with a broken signature is refused")
  func aRequestWithABrokenSignatureIsRefused() throws {
    let key = try PrivateKey.generate(.p256)
    let pem = try CertificateRequest.make(key: key, name: "x")
    #expect(throws: Never.self) { try CertificateRequest(pem: pem) }
    let lines = String(decoding: pem, as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
    var der = try #require(Data(base64Encoded: lines.joined()))
    der[der.count - 5] ^= 1
    let broken =
      "-----BEGIN CERTIFICATE REQUEST-----\n\(der.base64EncodedString())\n-----END CERTIFICATE REQUEST-----\n"
    #expect(throws: OpenSSLFailure.self) { try CertificateRequest(pem: Data(broken.utf8)) }
  }

  @Test("one key for two uses is refused")
  func oneKeyForTwoUsesIsRefused() throws {
    let (authority, directory, listed) = try lone()
    let shared = try PrivateKey.generate(.p256)
    let reused: [CertificateUse: PrivateKey] = [.signing: try #require(listed[.tls])]
    for keys in [[.signing: shared, .tls: shared], reused] {
      let request = try AdmissionRequest(mission: World.profile(World.third), keys: keys)
      #expect { try authority.admit(request, into: directory, now: now) } throws: { error in
        if case AdmissionProblem.sharedKey = error { true } else { false }
      }
    }
  }

  @Test(
    "an address must be plain",
    arguments: [
      "http://x:1", "https://x:1/path", "https://", "https://a b", "https://x:99999", "ftp://x",
    ])
  func anAddressMustBePlain(_ address: String) throws {
    #expect(throws: AdmissionProblem.self) {
      try AdmissionProblem.check(World.profile(World.third, address: address))
    }
  }

  @Test("the newest certificate seals and the old key still opens")
  func theNewestCertificateSealsAndTheOldKeyStillOpens() throws {
    let (authority, first, old) = try lone()
    let later = now + 400 * 86400
    let new = try World.keys(.p256)
    let second = try World.admit(World.receiver, new, authority, first, now: later)
    var keys = old.mapValues { [$0] }
    for (use, key) in new { keys[use, default: []].append(key) }
    let identity = try MissionIdentity(mission: World.receiver, keys: keys, directory: second)

    let newest = try second.certificates(of: World.receiver, for: .sealing, now: later)
    #expect(newest.count == 2)
    #expect(try newest[0].publicKey == new[.sealing]?.publicKey)
    // Its owner waits until the others have learned of it.
    let settled = later + MissionIdentity.overlap
    #expect(try identity.current(.signing, now: later).certificate.publicKey == old[.signing]?.publicKey)
    #expect(try identity.current(.signing, now: settled).certificate.publicKey == new[.signing]?.publicKey)
    let oldEnd = try identity.current(.signing, now: later).certificate.notAfter
    let newEnd = try identity.current(.signing, now: settled).certificate.notAfter
    #expect(identity.end(of: .signing, after: oldEnd) == newEnd)
    #expect(identity.end(of: .signing, after: newEnd) == nil)
    // Before the new one holds, the old one is used.
    let early = try second.certificates(of: World.receiver, for: .sealing, now: now + 86400)
    let oldKey = try #require(old[.sealing]).publicKey
    #expect(early.map(\.publicKey) == [oldKey])
    // What was sealed for the old one opens with the identity of today, and without the old key it does not.
    let part = try Crafted.sealed(Data("content".utf8), for: early[0])
    #expect(try PartTests.opened(part, identity.openers) == Data("content".utf8))
    let without = try MissionIdentity(
      mission: World.receiver, keys: new.mapValues { [$0] }, directory: second)
    #expect(throws: SealProblem(.opening, .notForUs, "none of this mission's keys is named in the part")) {
      try PartTests.opened(part, without.openers)
    }
  }

  @Test("revoked and expired certificates are not sealed for")
  func revokedAndExpiredCertificatesAreNotSealedFor() throws {
    let (authority, directory, keys) = try lone()
    let fingerprint = try directory.certificates(of: World.receiver, for: .sealing, now: now)[0].fingerprint
    let revoked = try Directory(
      verifying: authority.revoke(World.receiver, fingerprints: [fingerprint], in: directory, now: now),
      root: authority.root, now: now)
    #expect(Self.code { try revoked.certificates(of: World.receiver, for: .sealing, now: now) } == .revoked)
    #expect(throws: Never.self) { try revoked.certificates(of: World.receiver, for: .signing, now: now) }
    let years = now + 3 * 365 * 86400
    #expect(
      Self.code { try directory.certificates(of: World.receiver, for: .sealing, now: years) } == .expired)
    let identity = try MissionIdentity(
      mission: World.receiver, keys: keys.mapValues { [$0] }, directory: directory)
    #expect(Self.code { try identity.current(.signing, now: years) } == .expired)
    #expect(Self.code { try directory.certificates(of: World.third, for: .tls, now: now) } == .unknownMission)
  }

  @Test("a sealing certificate of another compartment is not for the core")
  func aSealingCertificateOfAnotherCompartmentIsNotForTheCore() throws {
    let (authority, directory, _) = try lone()
    let text = String(decoding: try JSON.encode(directory.document), as: UTF8.self)
    let other = Data(text.replacing(#""compartment":"core""#, with: #""compartment":"medical""#).utf8)
    let der = try SignedData.sign(other, key: authority.key, certificate: authority.root)
    let changed = try Directory(verifying: der, root: authority.root, now: now)
    #expect(
      Self.code { try changed.certificates(of: World.receiver, for: .sealing, now: now) } == .unknownMission)
  }

  @Test(
    "a directory that contradicts itself is refused", arguments: ["mission", "certificate", "fingerprint", "format"])
  func aDirectoryThatContradictsItselfIsRefused(_ what: String) throws {
    let (authority, directory, _) = try lone()
    var document = directory.document
    switch what {
    case "mission": document.missions += document.missions
    case "certificate": document.missions[0].certificates += [document.missions[0].certificates[0]]
    default: break
    }
    var text = String(decoding: try JSON.encode(document), as: UTF8.self)
    if what == "format" { text = text.replacing(#""baton":1"#, with: #""baton":2"#) }
    if what == "fingerprint" {
      text = text.replacing(
        document.missions[0].certificates[0].fingerprint.text, with: String(repeating: "0", count: 64))
    }
    let der = try SignedData.sign(Data(text.utf8), key: authority.key, certificate: authority.root)
    #expect(
      Self.code { try Directory(verifying: der, root: authority.root, now: now) }
        == (what == "format" ? .unsupportedFormat : .malformed))
  }

  @Test("a directory has a limit")
  func aDirectoryHasALimit() throws {
    let world = try World.shared.get()
    let huge = Data(count: Directory.limit + 1)
    #expect(Self.code { try Directory(verifying: huge, root: world.authority.root, now: now) } == .tooLarge)
  }

  @Test("two directories at once leave the higher one")
  func twoDirectoriesAtOnceLeaveTheHigherOne() async throws {
    let (authority, directory, keys) = try lone()
    var newer = [directory]
    for step in 1...8 {
      let der = try authority.revoke(
        World.receiver, fingerprints: [], in: newer[step - 1], now: now + Double(step))
      newer.append(try Directory(verifying: der, root: authority.root, now: now))
    }
    let seals = try MissionSeals(
      mission: World.receiver, keys: { keys.mapValues { [$0] } }, directory: directory, saved: { _ in })
    await withTaskGroup { group in
      for offered in newer { group.addTask { _ = try? seals.adopt(directory: offered.der, now: World.now) } }
    }
    #expect(seals.directory.version == newer.last?.document.version)
  }

  /// The code of the problem that `body` throws.
  static func code(_ body: () throws -> some Any) -> ProblemCode? {
    do { _ = try body() } catch { return (error as? SealProblem)?.code }
    return nil
  }

  private static func quoted(_ text: String) -> String {
    (try? JSON.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
