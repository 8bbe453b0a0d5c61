package import Foundation

/// The strict reading of JSON for documents other than `case.json`.
package enum StrictJSON {
  /// Says what keeps a text from being read the same way by everybody: I-JSON (RFC 7493), nested at most
  /// `JSONLimits.depth` deep, no name twice in one object.
  /// - Returns: The problem, with its line, or `nil` if there is none.
  package static func problem(in json: Data) -> String? {
    let bytes = Array(json)
    guard String(validating: bytes, as: UTF8.self) != nil else { return "it is not valid UTF-8" }
    do throws(JSONError) {
      let text = try JSONParser.parse(bytes)
      return text.duplicates.first.map { "\($0.place) stands twice (again in line \($0.line))" }
    } catch {
      return "line \(error.line), column \(error.column): \(error.reason)"
    }
  }
}
