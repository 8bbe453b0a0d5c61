import Base
import CaseFile
import Foundation
import Handover

/// Reads the JSON of a signed document. Foundation's decoder takes one of two members of the same name
/// without a word, so that two readers may read two things: such a document is refused. Source: specification
/// §1.2.
enum SignedJSON {
  struct Ambiguous: Error, CustomStringConvertible {
    let description: String
  }

  static func decode<T: Decodable>(_ type: T.Type, from data: Data) throws -> T {
    if let problem = StrictJSON.problem(in: data) { throw Ambiguous(description: problem) }
    return try JSON.decode(type, from: data)
  }
}
