import Foundation
import Testing

@testable import Sealing

/// How long a private key lasts on a stolen disk.
struct KeyProtectionTests {
  private let folder: TestFolder
  private let key: PrivateKey

  init() throws {
    folder = try TestFolder()
    key = try PrivateKey.generate(.p256)
    try folder.write("own.pem", key.pem(passphrase: "karibu nyumbani"))
    try folder.write("open.pem", key.pem(passphrase: nil))
  }

  /// A second opinion, and a maker of keys of other kinds.
  private func openssl(_ line: String) throws -> String {
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "PW='karibu nyumbani'; export PW; openssl \(line) 2>&1"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  private func pem(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
  }

  @Test("the file says scrypt with the work that was decided", arguments: KeyKind.allCases)
  func theFileSaysScryptWithTheWorkThatWasDecided(_ kind: KeyKind) throws {
    let key = try PrivateKey.generate(kind)
    let pem = try key.pem(passphrase: "karibu nyumbani")
    #expect(KeyProtection(ofPEM: pem) == .scrypt(cost: 16_384, block: 8, parallel: 5))
    #expect(try PrivateKey(pem: pem, passphrase: "karibu nyumbani").publicKey == key.publicKey)
  }

  @Test("another reader sees the same and opens it")
  func anotherReaderSeesTheSameAndOpensIt() throws {
    let text = try openssl("asn1parse -in own.pem")
    let wanted = [
      ":PBES2", ":scrypt", "INTEGER           :4000", "INTEGER           :08", "INTEGER           :05",
      ":aes-256-cbc",
    ]
    for word in wanted { #expect(text.contains(word), "\(word): \(text)") }
    #expect(!text.contains("PBKDF2"))
    #expect(try openssl("pkey -in own.pem -passin env:PW -pubout") == openssl("pkey -in open.pem -pubout"))
    #expect(try openssl("pkey -in own.pem -passin pass:other -pubout").contains("PUBLIC") == false)
    let salts = try (0..<2).map { _ in try key.pem(passphrase: "karibu nyumbani") }
    #expect(salts[0] != salts[1])
  }

  @Test(
    arguments: [
      ("-v2 aes-256-cbc", true), ("-v2 aes-256-cbc -iter 1000000", true), ("-v1 PBE-SHA1-3DES", true),
      ("-scrypt -scrypt_N 8192", true), ("-scrypt -scrypt_p 1", true), ("-scrypt -scrypt_r 4 -scrypt_p 5", true),
      ("-scrypt -scrypt_p 5", false), ("-scrypt -scrypt_p 6", false),
    ])
  func whatIsLockedMoreLightlyIsWeakAndStillOpens(_ options: String, isWeak: Bool) throws {
    let said = try openssl("pkcs8 -topk8 -in open.pem -out other.pem -passout env:PW \(options)")
    let other = try pem("other.pem")
    #expect(KeyProtection(ofPEM: other).isWeak == isWeak, "\(said)")
    #expect(try PrivateKey(pem: other, passphrase: "karibu nyumbani").publicKey == key.publicKey)
  }

  @Test("a key that lies open is no matter of guessing")
  func aKeyThatLiesOpenIsNoMatterOfGuessing() throws {
    #expect(try KeyProtection(ofPEM: pem("open.pem")) == .none)
    #expect(!KeyProtection.none.isWeak)
    let torn = Data("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n".utf8)
    #expect(KeyProtection(ofPEM: torn) == .other)
  }

  @Test("a key whose halves do not belong together is not whole", arguments: KeyKind.allCases)
  func aKeyWhoseHalvesDoNotBelongTogetherIsNotWhole(_ kind: KeyKind) throws {
    let key = try PrivateKey.generate(kind)
    #expect(key.isWhole)
    guard kind != .rsa3072 else { return }
    var text = String(decoding: try key.pem(passphrase: nil), as: UTF8.self).split(separator: "\n")
    var der = try #require(Data(base64Encoded: text[1..<(text.count - 1)].joined()))
    let scalar = try #require(der.range(of: Data([0x04, kind == .p256 ? 0x20 : 0x30])))
    der[scalar.upperBound + 9] ^= 1
    text = [text[0], Substring(der.base64EncodedString(options: .lineLength64Characters)), text[text.count - 1]]
    #expect(try !PrivateKey(pem: Data((text.joined(separator: "\n") + "\n").utf8), passphrase: nil).isWhole)
  }
}
