package import Foundation
package import Handover

/// A key pair of one member of staff, under a passphrase of their own: one PEM file, which may lie on their own stick.
package struct StaffKey: Sendable {
  package let certificate: Certificate
  package let key: PrivateKey

  /// Makes a key pair with a certificate of its own signature: nothing but envelopes is sealed to it, and people compare its
  /// words.
  package static func make(for name: String, now: Date) throws -> StaffKey {
    let key = try PrivateKey.generate(.p256)
    let template = CertificateTemplate(
      commonName: "\(name) staff", notBefore: now - Authority.Validity.backdating,
      notAfter: now + Authority.Validity.root,
      extensions: [
        (NID.basicConstraints, "critical,CA:FALSE"), (NID.keyUsage, CertificateUse.sealing.keyUsage(.ec)),
        (NID.subjectKeyIdentifier, "hash"),
      ])
    return StaffKey(
      certificate: try Certificate.issue(template, publicKey: key.pointer, issuer: nil, key: key), key: key)
  }

  private init(certificate: Certificate, key: PrivateKey) {
    self.certificate = certificate
    self.key = key
  }

  /// - Parameter file: As `file(passphrase:)` wrote it.
  /// - Throws: `KeyProblem`, `OpenSSLFailure`.
  package init(file: Data, passphrase: String) throws {
    certificate = try Certificate(pem: file)
    key = try PrivateKey(pem: file, passphrase: passphrase)
  }

  /// The private key, encrypted as `KeyProtection.own` says, and its certificate.
  package func file(passphrase: String) throws -> Data { try key.pem(passphrase: passphrase) + certificate.pem }

  package var opener: SealedPart.Opener { SealedPart.Opener(certificate: certificate, key: key) }

  /// Opens an envelope: the key of a compartment, sealed for this member of staff.
  ///
  /// - Parameter publicKey: SHA-256 of the public key that it is to fit.
  /// - Throws: `SealProblem` of layer `.opening`, `.notForUs` where it was sealed for somebody else, and where another key lies
  ///   in it.
  package func open(envelope: Data, of publicKey: Digest) throws -> PrivateKey {
    let pem = try SealedPart.open(envelope, with: [opener])
    let found = try PrivateKey(pem: pem, passphrase: nil)
    guard try SHA256.digest(found.publicKey) == publicKey, found.isWhole else {
      throw SealProblem(.opening, .notForUs, "the key in the envelope is not the one that it is to hold")
    }
    return found
  }
}

extension PrivateKey {
  /// An envelope: this key, sealed for a member of staff.
  package func envelope(for staff: Certificate) throws -> Data {
    try SealedPart.seal(pem(passphrase: nil), for: staff)
  }
}

/// Words that stand for octets: proquints (Wilkerson 2009, arXiv:0901.4016), which are pronounced, written down and compared
/// alike in every language.
package enum Proquints {
  private static let consonants = Array("bdfghjklmnprstvz")
  private static let vowels = Array("aiou")

  /// A word for every two octets.
  package static func words(_ octets: Data) -> [String] {
    let octets = [UInt8](octets)
    return stride(from: 0, to: octets.count - 1, by: 2).map { word(UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])) }
  }

  private static func word(_ value: UInt16) -> String {
    func consonant(_ shift: UInt16) -> Character { consonants[Int(value >> shift & 0xf)] }
    func vowel(_ shift: UInt16) -> Character { vowels[Int(value >> shift & 0x3)] }
    return String([consonant(12), vowel(10), consonant(6), vowel(4), consonant(0)])
  }

  /// A passphrase of six words: 96 random bits.
  package static func passphrase() throws -> String { words(try SealedBox.random(12)).joined(separator: " ") }
}

extension Certificate {
  /// The first 96 bits of its fingerprint as six words, for people to compare.
  package var words: String {
    let octets = stride(from: 0, to: 24, by: 2).map { start in
      UInt8(fingerprint.text.dropFirst(start).prefix(2), radix: 16) ?? 0
    }
    return Proquints.words(Data(octets)).joined(separator: " ")
  }
}
