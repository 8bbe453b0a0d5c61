package import Base

/// A code on the wire, such as `case-invalid`: of a problem, of a refusal, of an ending. 1 to 64 octets of `a-z`, `0-9`,
/// `-`, `.`, `_`; ids and digests have this form too. What else comes in a code's place could be a word of a case or a
/// forged row, and is no code. Source: specification §1.1.
package struct Code: TextIdentifier {
  package let text: String

  package init(_ text: String) throws {
    let isCode = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard isCode, (1...64).contains(text.utf8.count) else {
      throw MalformedIdentifier(description: "“\(text.prefix(64))” is no code")
    }
    self.text = text
  }

  /// - Returns: Nil for what is no code, and for nothing.
  package static func of(_ text: String?) -> Code? { text.flatMap { try? Code($0) } }
}

extension JSONValue {
  /// The code that this is; nil for anything else.
  package var code: Code? { Code.of(string) }
}

extension Statement {
  /// Why, in the statements that say it: of a refusal its `code`, of an `undelivered` its `reason`. Source: specification
  /// §5.3.
  package var why: Code? { Self.why(type, body) }

  static func why(_ type: StatementType, _ body: JSONValue) -> Code? {
    type == .undelivered ? body["reason"]?.code : body["code"]?.code
  }
}
