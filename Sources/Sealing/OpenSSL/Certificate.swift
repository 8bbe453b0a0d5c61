import Base
import COpenSSL
package import Foundation
package import Handover

/// An X.509 certificate (RFC 5280).
///
/// `@unchecked Sendable`: never changed once made; OpenSSL counts its references atomically and guards what
/// it computes late (extensions, public key) with a lock of its own.
package final class Certificate: @unchecked Sendable {
  let pointer: OpaquePointer
  package let der: Data
  /// SHA-256 of the DER.
  package let fingerprint: Fingerprint
  /// SubjectPublicKeyInfo, DER.
  package let publicKey: Data
  package let notBefore: Date
  package let notAfter: Date

  init(owning pointer: OpaquePointer) throws {
    self.pointer = pointer
    der = try derData("i2d_X509") { i2d_X509(pointer, $0) }
    fingerprint = SHA256.digest(der)
    publicKey = try derData("i2d_X509_PUBKEY") { i2d_X509_PUBKEY(X509_get_X509_PUBKEY(pointer), $0) }
    notBefore = Self.date(X509_get0_notBefore(pointer))
    notAfter = Self.date(X509_get0_notAfter(pointer))
  }

  package convenience init(der: Data) throws {
    let pointer = try withBIO(over: der) { bio in
      try openssl("reading a certificate") { d2i_X509_bio(bio, nil) }
    }
    try self.init(owning: pointer)
    guard self.der == der else {
      throw OpenSSLFailure(
        call: "reading a certificate", reasons: ["not in DER, or followed by more"], codes: [])
    }
  }

  package convenience init(pem: Data) throws {
    try self.init(
      owning: withBIO(over: pem) { bio in
        try openssl("reading a certificate") { PEM_read_bio_X509(bio, nil, nil, nil) }
      })
  }

  deinit { X509_free(pointer) }

  package var pem: Data {
    get throws {
      let bio = try MemoryBIO()
      try opensslOK("PEM_write_bio_X509") { PEM_write_bio_X509(bio.pointer, pointer) }
      return bio.contents
    }
  }

  /// Its serial number, DER: by it and the issuer a recipient is named.
  package var serial: Data {
    get throws { try derData("i2d_ASN1_INTEGER") { i2d_ASN1_INTEGER(X509_get0_serialNumber(pointer), $0) } }
  }

  package func isValid(at now: Date) -> Bool { notBefore <= now && now <= notAfter }

  /// Whether it names `host`, a name or a numeric address, in its subjectAltName (RFC 6125).
  package func covers(_ host: String) -> Bool {
    X509_check_host(pointer, host, host.utf8.count, 0, nil) == 1 || X509_check_ip_asc(pointer, host, 0) == 1
  }

  /// How it is not valid at `now`, in words.
  func outside(_ now: Date) -> String {
    let end =
      now < notBefore ? "is valid only from \(Timestamp(notBefore)) on" : "was valid until \(Timestamp(notAfter))"
    return "is not valid at this time: it \(end), and \(ClockDoubt.words(now))"
  }

  private static func date(_ time: UnsafePointer<ASN1_TIME>?) -> Date {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return .distantPast }
    return Date(timeIntervalSince1970: TimeInterval(timegm(&parts)))
  }
}
