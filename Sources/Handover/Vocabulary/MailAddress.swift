package import Base

/// Where somebody gets mail: `local@domain`, of letters, digits and a few marks, at most 254 octets. What a mail header or an
/// SMTP command could take for something else (spaces, line ends, quotes, brackets, other scripts) is no address here.
/// Source: RFC 5321 §4.1.2 (`Dot-string`, `Domain`).
package struct MailAddress: TextIdentifier {
  package let text: String

  package init(_ text: String) throws {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, parts[0].utf8.count <= 64,
      Self.isDotted(parts[0], { Self.marks.contains($0) }), Self.isDotted(parts[1], { $0 == UInt8(ascii: "-") })
    else {
      throw MalformedIdentifier(description: "“\(text.prefix(80))” is no mail address: write it like name@example.org")
    }
    self.text = text
  }

  private static let marks = Array("!#$%&'*+/=?^_`{|}~-".utf8)

  /// Words of letters, digits and `others`, joined by single dots.
  private static func isDotted(_ text: Substring, _ others: (UInt8) -> Bool) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.first != UInt8(ascii: "-")
        && word.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
          default: others(byte)
          }
        }
    }
  }

  /// Behind the `@`.
  package var domain: String { String(text.split(separator: "@")[1]) }
}
