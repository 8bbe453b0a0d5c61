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
      throw refuse(.large(octets: json.count, most: document.limit, document: document.file))
    }
    let bytes = Array(json)
    if Self.isWide(bytes) { throw refuse(.utf16) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let isMarked = bytes.starts(with: mark)
    guard let text = String(validating: bytes.dropFirst(isMarked ? mark.count : 0), as: UTF8.self) else {
      throw refuse(.notUTF8, line: Self.firstBadLine(bytes))
    }
    if !text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0.value != 0 }) {
      throw refuse(.empty)
    }
    if isMarked {
      let problem = refuse(.marked, line: 1)
      throw CaseProblem(problem.findings + slips(text))
    }
    do throws(JSONError) {
      return try JSONParser.parse(bytes)
    } catch {
      let found = slips(text)
      guard found.isEmpty else { throw CaseProblem(found) }
      throw refuse(.malformed(line: error.line, column: error.column, reason: error.reason), line: error.line)
    }
  }

  /// What explains that a text is not JSON.
  private func slips(_ text: String) -> [CaseFinding] {
    JSONSlips.find(text).map { finding(.slip($0.fault), line: $0.line) }
  }

  /// Whether every second of the first octets is NUL, or a byte order mark of UTF-16 stands first.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count >= 4 else { return false }
    return [0, 1].contains { offset in
      bytes[0..<4].enumerated().allSatisfy { ($0.offset % 2 == offset) == ($0.element == 0) }
    }
  }

  private static func firstBadLine(_ bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  private func refuse(_ fault: DocumentFault, line: Int? = nil) -> CaseProblem {
    CaseProblem([finding(.document(fault), line: line)])
  }

  private func finding(_ fault: CaseFault, line: Int?) -> CaseFinding {
    CaseFinding(kind: .wrong, place: document.file, file: document.file, line: line, fault)
  }
}
