import Base
package import Foundation

/// The office of an organisation in one place, such as `ly-tripoli`: a country's ISO 3166-1 alpha-2 code in
/// lower case, then words of `a-z0-9`, joined by hyphens; at most 56 octets. Source: specification §2.1.
package struct MissionID: TextIdentifier {
  /// Octets. With a space and the longest use, a certificate's common name has the 64 characters that X.509 allows.
  package static let limit = 56

  package let text: String

  package init(_ text: String) throws {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let allowed = text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard allowed, words.count >= 2, words[0].count == 2,
      words[0].allSatisfy({ $0 >= UInt8(ascii: "a") }), words.allSatisfy({ !$0.isEmpty }),
      text.utf8.count <= Self.limit
    else {
      throw MalformedIdentifier(
        description: "“\(text)” is no mission id: write the country's two letters, a hyphen and a place, "
          + "in lower case, at most \(Self.limit) characters, like ly-tripoli")
    }
    self.text = text
  }
}

/// A transfer: the handing over of one case group from one mission to another. A UUID version 7 (RFC 9562
/// §5.7) in lower case.
package struct TransferID: TextIdentifier {
  package let text: String

  package init(_ text: String) throws {
    guard Self.isUUIDv7(Array(text.utf8)) else {
      throw MalformedIdentifier(description: "“\(text)” is no transfer id (a UUIDv7 in lower case)")
    }
    self.text = text
  }

  /// Version 7, variant 10 in binary, in lower case.
  private static func isUUIDv7(_ octets: [UInt8]) -> Bool {
    guard octets.count == 36, octets[14] == UInt8(ascii: "7") else { return false }
    switch octets[19] {
    case UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "b"): break
    default: return false
    }
    return octets.indices.allSatisfy { index in
      switch index {
      case 8, 13, 18, 23: octets[index] == UInt8(ascii: "-")
      default: octets[index].isHexDigit
      }
    }
  }

  /// When it was made, by whoever made it.
  package var made: Date {
    let digits = text.prefix(13).filter { $0 != "-" }
    return Date(timeIntervalSince1970: Double(UInt64(digits, radix: 16) ?? 0) / 1000)
  }

  /// A new id whose first 48 bits are `now` in milliseconds since 1970.
  package init(at now: Date, using rng: inout some RandomNumberGenerator) {
    let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
    let high = milliseconds << 16 | 0x7000 | rng.next() & 0x0fff
    let low = 0x8000_0000_0000_0000 | rng.next() >> 2
    let hex = Self.hex(high) + Self.hex(low)
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    text = cuts.map { range in String(hex.dropFirst(range.lowerBound).prefix(range.count)) }
      .joined(separator: "-")
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits.
package struct Digest: TextIdentifier {
  package let text: String

  package init(_ text: String) throws {
    guard text.utf8.count == 64, text.utf8.allSatisfy(\.isHexDigit) else {
      throw MalformedIdentifier(
        description: "“\(text.prefix(80))” is no SHA-256 digest (64 lower-case hex digits)")
    }
    self.text = text
  }

  /// The digest whose octets are `bytes`.
  package init(bytes: [UInt8]) {
    text = String(unsafeUninitializedCapacity: 2 * bytes.count) { digits in
      for (index, byte) in bytes.enumerated() {
        digits[2 * index] = Self.digit(byte >> 4)
        digits[2 * index + 1] = Self.digit(byte & 15)
      }
      return 2 * bytes.count
    }
  }

  /// Its 32 octets.
  package var bytes: [UInt8] {
    let digits = text.utf8.map { $0 < UInt8(ascii: "a") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

/// The SHA-256 of a certificate's DER.
package typealias Fingerprint = Digest

/// The SHA-256 of a bundle's `manifest.p7m`: one delivery, named by what was signed. Source: specification §4.1.
package typealias DeliveryID = Digest
