import Foundation
import Testing

/// `ARCHITECTURE.md` walks through the files by name: a name that leads nowhere is worse than none.
@Suite("ARCHITECTURE: what it names is there")
struct ArchitectureTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text() throws -> String {
    try String(contentsOf: root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
  }

  /// The paths of all Swift files, seen from the package's folder, each after a slash.
  private static func files() -> [String] {
    ["Sources", "Tests"].flatMap { folder in
      FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
        .compactMap { ($0 as? String).map { "/\(folder)/\($0)" } } ?? []
    }.filter { $0.hasSuffix(".swift") }
  }

  /// The Swift files that a text names, whole or by the end of their path, and that are not there; a `*` stands for any name.
  private static func missing(in text: String, of files: [String]) throws -> [String] {
    try text.matches(of: /`([A-Za-z0-9+*_\/.]+\.swift)`/).map { String($0.1) }.filter { name in
      let pattern = NSRegularExpression.escapedPattern(for: name).replacing("\\*", with: "[^/]*")
      let end = try Regex("/\(pattern)$")
      return !files.contains { $0.contains(end) }
    }
  }

  @Test("every Swift file that it names is there")
  func names() throws {
    let (text, files) = (try Self.text(), Self.files())
    #expect(text.matches(of: /\.swift`/).count > 50, "the check would check nothing")
    #expect(try Self.missing(in: text, of: files) == [])
  }

  @Test("the glossary has at most thirty words")
  func glossary() throws {
    let part = try #require(try Self.text().components(separatedBy: "\n## Glossary\n").last)
    let rows = part.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(
      2)
    #expect((1...30).contains(rows.count))
  }

  // The gate, seen to fail.

  @Test("a name that leads nowhere is found, also one whose end another file has")
  func missingIsFound() throws {
    let files = ["/Sources/Ledger/Store/Ballast.swift", "/Sources/Base/Work/Blocking.swift"]
    let text = "`Ballast.swift`, `Store/Ballast.swift`, `Base/*/Blocking.swift`, `Last.swift`, `Courier/Ballast.swift`"
    #expect(try Self.missing(in: text, of: files) == ["Last.swift", "Courier/Ballast.swift"])
  }
}
