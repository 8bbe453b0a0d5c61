package import Base
import COpenSSL
import CaseFile
import Foundation
package import Handover

/// Why a request for admission was refused.
package enum AdmissionProblem: Error, CustomStringConvertible {
  case unsupportedFormat(Int)
  case weakKey(CertificateUse)
  case sharedKey(CertificateUse)
  case known(MissionID)
  case unknown(MissionID)
  case revoked(MissionID)
  case certificate(String, of: MissionID)
  case addressTaken(String, by: MissionID)
  case admittedAlready(MissionID, version: Int, file: String)
  case revokedAlready(MissionID, since: Timestamp, version: Int)
  case federation(String)
  case address(String)
  case country(String)
  case timeZone(String)
  case weekend(String)

  package var description: String {
    switch self {
    case .unsupportedFormat(let format):
      "the request has format \(format); this program knows \(Manifest.format)"
    case .weakKey(let use):
      "the \(use.rawValue) key is not accepted: use P-256, P-384 or RSA of at least 3072 bits"
    case .sharedKey(let use):
      "the \(use.rawValue) key has a certificate already. If this request was admitted before, its admission still "
        + "holds; otherwise make new keys: each certificate has a key of its own"
    case .known(let mission):
      "\(mission) is in the directory already, and whoever has a certificate in its name speaks for it. If these are "
        + "its next keys, compare the request's sha256sum with them by telephone, then `baton federation rotate`"
    case .unknown(let mission):
      "\(mission) is not in the directory: `baton federation admit` takes its first request"
    case .revoked(let mission):
      "\(mission) was revoked, and whoever has its old home can ask for new keys. To take it back, compare the request's "
        + "sha256sum with them by telephone, then repeat this with --reinstate"
    case .addressTaken(let address, let other):
      "\(other) is reached at \(address) already, and cases for the one would come to the other; nothing was changed. Is it the "
        + "same office under two ids? Then revoke the one that is not used"
    case .admittedAlready(let mission, let version, let file):
      "this very request of \(mission) was admitted already, as directory version \(version) says; nothing was changed. "
        + "Hand \(file) to the mission once more"
    case .revokedAlready(let mission, let since, let version):
      "revoked already: \(mission), since \(since), as directory version \(version) says; nothing was changed. Have all "
        + "missions installed that directory?"
    case .certificate(let text, let mission):
      "“\(text)” names no single certificate of \(mission): `baton federation show` lists them; write eight digits or more"
    case .federation(let name):
      "“\(name.prefix(80))” cannot name a federation: it goes into the root certificate, which takes 1 to "
        + "\(Self.federationLimit) characters and no control characters; nothing was made"
    case .address(let text): "“\(text)” is no address: write https://host:port, with nothing after the port"
    case .country(let text): "“\(text)” is no country: write its ISO 3166-1 alpha-3 code, such as LBY"
    case .timeZone(let text): "“\(text)” is no IANA time zone: write one like Africa/Lagos"
    case .weekend(let text): "“\(text)” is no day: write mon, tue, wed, thu, fri, sat or sun"
    }
  }

  static func check(_ request: AdmissionRequest) throws {
    guard request.baton == Manifest.format else { throw Self.unsupportedFormat(request.baton) }
    try check(request.mission)
  }

  /// Characters of a federation's name: with “ root” it is the root's common name, for which X.509 allows 64. Source:
  /// specification §2.2.
  package static let federationLimit = 59

  static func check(federation name: String) throws {
    let scalars = name.unicodeScalars
    guard (1...federationLimit).contains(scalars.count), !scalars.contains(where: \.isUnshowable) else {
      throw Self.federation(name)
    }
  }

  /// Checks what a mission says of itself.
  package static func check(_ profile: MissionProfile) throws {
    _ = try Address(profile.address)
    guard CountryCodes.all.contains(profile.country) else { throw Self.country(profile.country) }
    guard TimeZone(identifier: profile.timeZone) != nil else { throw Self.timeZone(profile.timeZone) }
    if let wrong = profile.weekend.first(where: { !WorkingDays.names.contains($0) }) { throw Self.weekend(wrong) }
  }
}

/// A mission's address: `https://host:port`.
package struct Address: Sendable, Equatable {
  package let host: String
  package let port: Int

  package init(_ text: String) throws {
    guard let parts = URLComponents(string: text), parts.scheme == "https", let host = parts.host,
      !host.isEmpty,
      parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.user == nil, parts.fragment == nil,
      (1...65535).contains(parts.port ?? 443),
      host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ",") })
    else { throw AdmissionProblem.address(text) }
    self.host = (host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host).lowercased()
    port = parts.port ?? 443
  }

  /// In OpenSSL's configuration syntax.
  var subjectAltName: String { isNumeric ? "IP:\(host)" : "DNS:\(host)" }

  private var isNumeric: Bool {
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }
}

enum NID {
  static let basicConstraints = NID_basic_constraints
  static let keyUsage = NID_key_usage
  static let extendedKeyUsage = NID_ext_key_usage
  static let subjectKeyIdentifier = NID_subject_key_identifier
  static let authorityKeyIdentifier = NID_authority_key_identifier
  static let subjectAltName = NID_subject_alt_name
}
