import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("Private keys on the disk")
struct KeyFolderTests {
  private static let passphrase = "correct horse"

  /// Locks keys as earlier versions did: PBKDF2 with 2048 rounds.
  static func weaken(_ files: [String]) throws {
    for file in files {
      let process = Foundation.Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = [
        "-c",
        "openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 2048 -in \"$0\" -passin \"pass:$1\" -passout \"pass:$1\" -out \"$0.new\""
          + " && chmod 0400 \"$0.new\" && mv -f \"$0.new\" \"$0\"", file, passphrase,
      ]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }
  }

  private static func files(_ home: MissionHome) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: home.keys.path).sorted().map { "\(home.keys.path)/\($0)" }
  }

  @Test("what earlier versions locked lightly is named by the doctor, locked anew once, and opens as before")
  func strengthened() async throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli", passphrase: Self.passphrase)
    let files = try Self.files(home)
    #expect(try home.keys.weak() == [])
    try Self.weaken(files)
    let before = try home.seals(passphrase: Self.passphrase, now: Offices.now).identity.current(.tls, now: Offices.now)
    #expect(try home.keys.weak().sorted() == files)
    let doctor = Doctor(home: home, passphraseFile: nil, reachPeers: false)
    let named = await doctor.examine(daemon: { throw HomeProblem.noHome("") }).first { $0.what.contains("guessed") }
    #expect(named?.level == .warning)
    #expect(named?.advice?.contains("restart the daemon") == true)

    #expect(throws: KeyProblem.wrongPassphrase) { try home.keys.strengthen(passphrase: "battery staple") }
    #expect(try home.keys.strengthen(passphrase: Self.passphrase) == 4)
    #expect(try home.keys.strengthen(passphrase: Self.passphrase) == 0)
    #expect(try Self.files(home) == files)
    for file in files {
      #expect(try KeyProtection(ofPEM: DurableFile.read(file)) == .own)
      #expect(try ScratchFolder.mode(file) == 0o400)
    }
    let after = try home.seals(passphrase: Self.passphrase, now: Offices.now).identity.current(.tls, now: Offices.now)
    #expect(after.certificate.fingerprint == before.certificate.fingerprint)
    #expect(throws: KeyProblem.wrongPassphrase) { try home.seals(passphrase: "battery staple", now: Offices.now) }
  }

  @Test("keys that lie open stay so")
  func open() throws {
    let home = try Offices().open("ly-tripoli")
    #expect(try home.keys.weak() == [])
    #expect(try home.keys.strengthen(passphrase: Self.passphrase) == 0)
    #expect(try !home.keys.isUnderPassphrase())
  }

  @Test("a key in another's place is refused, and named", arguments: ["another's", "an unknown one", "a changed one"])
  func foreign(what: String) throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let file = try #require(Self.files(home).first { $0.contains("/signing-") })
    let other: Data
    switch what {
    case "another's": other = try DurableFile.read(try #require(Self.files(home).first { $0.contains("/sealing-") }))
    case "an unknown one": other = try PrivateKey.generate(.p256).pem(passphrase: nil)
    default: other = try Self.changed(DurableFile.read(file))
    }
    try DurableFile.write(other, to: file, mode: 0o400)
    let problem = #expect(throws: HomeProblem.self) { try home.seals(passphrase: nil, now: Offices.now) }
    #expect(problem?.description.contains(file) == true)
  }

  /// One bit of the private half, which the public one beside it does not follow.
  private static func changed(_ pem: Data) throws -> Data {
    var lines = String(decoding: pem, as: UTF8.self).split(separator: "\n").map(String.init)
    var der = try #require(Data(base64Encoded: lines[1..<(lines.count - 1)].joined()))
    let scalar = try #require(der.range(of: Data([0x04, 0x20])))
    der[scalar.upperBound + 9] ^= 1
    lines = [lines[0], der.base64EncodedString(options: .lineLength64Characters), lines[lines.count - 1]]
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }

  @Test("the authority's key is locked anew by its next use, and must be the root's")
  func authority() throws {
    let folder = try ScratchFolder()
    let authority = AuthorityHome(path: folder.path + "/authority")
    _ = try authority.create(federation: "Test", kind: .p256, passphrase: Self.passphrase, now: Offices.now)
    let file = authority.path + "/root.key"
    #expect(try KeyProtection(ofPEM: DurableFile.read(file)) == .own)
    try Self.weaken([file])
    let home = MissionHome(path: folder.path + "/ly-tripoli")
    let request = try DurableFile.read(home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil).request)
    _ = try authority.admit(request, rotating: false, passphrase: Self.passphrase, now: Offices.now)
    #expect(try KeyProtection(ofPEM: DurableFile.read(file)) == .own)
    try DurableFile.write(PrivateKey.generate(.p256).pem(passphrase: nil), to: file, mode: 0o400)
    #expect(throws: HomeProblem.self) {
      try authority.revoke(MissionID("ly-tripoli"), passphrase: nil, now: Offices.now)
    }
  }
}
