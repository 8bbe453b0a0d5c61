/// An identifier that does not have the form the specification gives it.
package struct MalformedIdentifier: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

/// A value that is its text: coded as a JSON string, checked when read.
package protocol TextIdentifier: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  var text: String { get }
  init(_ text: String) throws
}

extension TextIdentifier {
  package var description: String { text }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do { try self.init(container.decode(String.self)) } catch let problem as MalformedIdentifier {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: problem.description)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
