import Foundation
import Handover
import SwiftASN1
import Testing
@_spi(FixedExpiryValidationTime) import X509

@testable import Sealing

/// Others read what we make: swift-certificates, and the commands of specification §9.
struct InteropTests {
  @Test("another library verifies our certificates", arguments: [World.receiver, World.strong, World.rsa])
  func anotherLibraryVerifiesOurCertificates(_ mission: MissionID) async throws {
    let world = try World.shared.get()
    let root = try X509.Certificate(derEncoded: Array(world.authority.root.der))
    for use in CertificateUse.allCases {
      let leaf = try X509.Certificate(derEncoded: Array(world.credential(mission, use).certificate.der))
      var verifier = Verifier(rootCertificates: CertificateStore([root])) {
        RFC5280Policy(fixedExpiryValidationTime: World.now)
      }
      let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore())
      guard case .validCertificate(let chain) = result else {
        Issue.record("\(mission) \(use): \(result)")
        continue
      }
      #expect(chain.count == 2)
      try checkExtensions(leaf, mission, use)
    }
  }

  private func checkExtensions(_ leaf: X509.Certificate, _ mission: MissionID, _ use: CertificateUse) throws {
    #expect("\(leaf.subject)" == "CN=\(mission) \(use.rawValue)")
    #expect(try leaf.extensions.basicConstraints == .notCertificateAuthority)
    let usage = try #require(try leaf.extensions.keyUsage)
    let isRSA = World.missions[mission] == .rsa3072
    #expect(usage.digitalSignature == (use != .sealing))
    #expect(usage.keyAgreement == (use == .sealing && !isRSA))
    #expect(usage.keyEncipherment == (use == .sealing && isRSA))
    #expect(!usage.keyCertSign)
    let extended = try #require(try leaf.extensions.extendedKeyUsage)
    #expect(Array(extended) == (use == .tls ? [.serverAuth, .clientAuth] : [.emailProtection]))
    let names = try leaf.extensions.subjectAlternativeNames.map(Array.init) ?? []
    #expect(names == (use == .tls ? [.dnsName("baton.example.org")] : []))
  }

  @Test("the root is a certificate authority of one level")
  func theRootIsACertificateAuthorityOfOneLevel() throws {
    let root = try X509.Certificate(derEncoded: Array(World.shared.get().authority.root.der))
    #expect(try root.extensions.basicConstraints == .isCertificateAuthority(maxPathLength: 0))
    #expect(try root.extensions.keyUsage?.keyCertSign == true)
  }

  @Test("an address in figures becomes an address in the certificate")
  func anAddressInFiguresBecomesAnAddressInTheCertificate() throws {
    let world = try World.stranger()
    let request = try AdmissionRequest(
      mission: World.profile(World.third, address: "https://[2001:db8::7]:8443"), keys: World.keys(.p256))
    let directory = try Directory(
      verifying: world.authority.admit(request, into: world.directory, now: World.now),
      root: world.authority.root,
      now: World.now)
    let der = try directory.certificates(of: World.third, for: .tls, now: World.now)[0].der
    let names = try X509.Certificate(derEncoded: Array(der)).extensions.subjectAlternativeNames
    #expect(names.map(Array.init)?.count == 1)
    if case .ipAddress(let address)? = names?.first {
      #expect(address.bytes.count == 16)
    } else {
      Issue.record("no IP")
    }
  }

  @Test("a bundle opens by hand", arguments: [World.receiver, World.strong, World.rsa])
  func aBundleOpensByHand(_ mission: MissionID) throws {
    let folder = try TestFolder()
    let files = SampleCase.files([
      ("attachments/شهادة/صورة-العائلة.jpg", Data([0xff, 0xd8])),
      ("attachments/re\u{301}sume\u{301}.pdf", Data()),
      ("attachments/100% sure.bin", SampleCase.noise(9 << 20)),
    ])
    try writeBundle(files, for: mission, in: folder)
    let output = try run(
      "BATON_AT=1800000000 bash '\(Self.script)' bundle key.pem root.pem out 2>&1", in: folder)
    #expect(output.contains("c1: opened and proved"), "\(output)")
    let opened = try folder.contents(of: "out/c1/data")
    #expect(opened == Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.data) }))
    let other = try run(
      "BATON_AT=1800000000 bash '\(Self.script)' bundle other.pem root.pem out2 2>&1", in: folder)
    #expect(other.contains("refused"), "\(other)")
  }

  /// Refused by the one and opened by the other, nobody would know what was handed over.
  @Test(
    "by hand the same is refused",
    arguments: (Scenario.good + Scenario.archive + Scenario.bag).filter { !onlyOurs.contains($0.testDescription) })
  func byHandTheSameIsRefused(_ scenario: Scenario) throws {
    let world = try World.shared.get()
    let vector = try scenario.vector(in: world)
    guard vector.kind == .bundle, let mission = vector.mission else { return }
    let folder = try TestFolder()
    let parts = try TestParts(folder.path + "/bundle")
    for (name, part) in vector.parts ?? [:] { try parts.put(name, part) }
    try folder.write("bundle/manifest.p7m", vector.manifest ?? Data())
    try folder.write("root.pem", world.authority.root.pem)
    try folder.write("key.pem", world.credential(mission, .sealing).key.pem(passphrase: nil))
    let output = try run("BATON_AT=1800000000 bash '\(Self.script)' bundle key.pem root.pem out 2>&1", in: folder)
    #expect(output.contains("c1: opened and proved") == (scenario.layer == nil), "\(output)")
    #expect(output.contains("refused: ") == (scenario.layer != nil), "\(output)")
  }

  /// What the commands open and we refuse: what stands behind the end of the tar and is not looked at, names that are safe
  /// here but not everywhere, and fields of `bag-info.txt` that say nothing about which bundle it is.
  private static let onlyOurs: Set<String> = [
    "archive/tar-trailing", "archive/tar-second", "archive/reserved", "archive/outside", "bag/info-twice",
    "bag/info-nonce", "bag/info-oxum",
  ]

  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Protocol/open-by-hand.sh").standardized.path

  @Test("the structure is what the specification says")
  func theStructureIsWhatTheSpecificationSays() throws {
    let folder = try TestFolder()
    try writeBundle(SampleCase.files, for: World.receiver, in: folder)
    let text = try run("openssl cms -cmsout -print -inform DER -in bundle/parts/*.p7m", in: folder)
    for expected in [
      "id-smime-ct-authEnvelopedData", "dhSinglePass-stdDH-sha256kdf-scheme", "id-aes256-wrap", "aes-256-gcm",
      "ukm: <ABSENT>", "originatorInfo: <ABSENT>", "pkcs7-data",
    ] {
      #expect(text.contains(expected), "\(expected)")
    }
    let signed = try run("openssl cms -cmsout -print -inform DER -in bundle/manifest.p7m", in: folder)
    for expected in ["sha256", "signingTime", "ecdsa-with-SHA256", "CN=ly-tripoli signing"] {
      #expect(signed.contains(expected), "\(expected)")
    }
  }

  private func writeBundle(_ files: [SampleCase.File], for mission: MissionID, in folder: TestFolder) throws {
    let world = try World.shared.get()
    let store = try TestParts(folder.path + "/bundle")
    let sealer = BundleSealer(
      identity: try world.identity(World.sender), directory: world.directory, files: store.files)
    let bundle = try sealer.seal(MemorySource(files), World.order(to: mission), expires: World.now + 86400)
    try folder.write("bundle/manifest.p7m", bundle.entry.der)
    try folder.write("root.pem", world.authority.root.pem)
    try folder.write("key.pem", world.credential(mission, .sealing).key.pem(passphrase: nil))
    try folder.write("other.pem", world.credential(World.third, .sealing).key.pem(passphrase: nil))
  }

  /// Runs a line of shell and returns what it prints.
  private func run(_ line: String, in folder: TestFolder) throws -> String {
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
