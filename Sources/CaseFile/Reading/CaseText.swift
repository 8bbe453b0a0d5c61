import Base
import Foundation

/// Turns the bytes of a document of a case into JSON, or says in which line they are not.
struct CaseText {
  static let name = "case.json"

  private let document: CaseDocument

  static func parse(_ json: Data, as document: CaseDocument) throws(CaseProblem) -> JSONText {
    try CaseText(document: document).parse(json)
  }

  private func parse(_ json: Data) throws(CaseProblem) -> JSONText {
    if json.count > document.limit {
      throw refuse(
        "it has \(json.count) bytes; at most \(document.limit) are read",
        "put documents into attachments/, not into \(document.file)")
    }
    let bytes = Array(json)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw refuse("it begins with a byte order mark", "save it as UTF-8 without one", line: 1)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw refuse("it is not valid UTF-8", "save it as UTF-8", line: Self.firstBadLine(bytes))
    }
    do throws(JSONError) {
      return try JSONParser.parse(bytes)
    } catch {
      throw refuse(
        "it is not valid JSON in line \(error.line), column \(error.column): \(error.reason)",
        "correct it there", line: error.line)
    }
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  private func refuse(_ message: String, _ advice: String, line: Int? = nil) -> CaseProblem {
    CaseProblem([
      CaseFinding(
        kind: .wrong, place: document.file, file: document.file, line: line, message: message, advice: advice)
    ])
  }
}
