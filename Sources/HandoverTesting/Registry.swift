package import Foundation

/// The tables of `Protocol/registry.md`, as text.
package enum Registry {
  package struct Unreadable: Error {
    package let section: String

    package init(section: String) { self.section = section }
  }

  /// `Protocol/` of this package.
  package static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Protocol")

  /// The cells of a section's table, without its heading and without back-quotes.
  package static func rows(_ section: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appending(path: "registry.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "\n## ")
    guard let part = parts.first(where: { $0.hasPrefix(section + "\n") }) else {
      throw Unreadable(section: section)
    }
    let rows = part.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
      line.split(separator: "|").map {
        $0.replacingOccurrences(of: "`", with: "").trimmingCharacters(in: .whitespaces)
      }
    }
    guard !rows.isEmpty else { throw Unreadable(section: section) }
    return rows
  }
}
