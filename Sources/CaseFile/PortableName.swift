/// Names of files that every disk and every archive of ours can carry unchanged.
///
/// - Note: Source: Windows, "Naming Files, Paths, and Namespaces"; POSIX.1-2024 §3.265;
///   UTS #39 for direction overrides.
package enum PortableName {
  /// Bytes of UTF-8 in one component.
  package static let componentBytes = 200
  /// Bytes of UTF-8 in a whole relative path.
  package static let pathBytes = 240

  /// Says what keeps a name from travelling.
  /// - Parameter relativePath: Components separated by `/`; also an entry name of a tar archive.
  /// - Returns: The problem as the end of a sentence, or `nil` if there is none.
  package static func problem(in relativePath: String) -> String? {
    guard !relativePath.isEmpty else { return "the name is empty" }
    guard relativePath.utf8.count <= pathBytes else {
      return "the path has more than \(pathBytes) bytes"
    }
    // By bytes: a combining mark after a slash would make one Character of the two.
    let parts = relativePath.utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts {
      if let problem = problem(inComponent: String(decoding: part, as: UTF8.self)) {
        return problem
      }
    }
    return nil
  }

  private static func problem(inComponent name: String) -> String? {
    let scalars = name.unicodeScalars
    switch true {
    case name.isEmpty: return "it has an empty part, or begins or ends with \"/\""
    case name == "." || name == "..": return "\"\(name)\" is not a name"
    case name.utf8.count > componentBytes: return "a name has more than \(componentBytes) bytes"
    case scalars.contains(where: isControl): return "a name has a control character"
    case scalars.last == "." || scalars.last == " ": return "a name ends with a dot or a space"
    case isReserved(scalars): return "\"\(name)\" is a reserved name on Windows"
    default: break
    }
    return scalars.first { #"\:*?"<>|"#.unicodeScalars.contains($0) }
      .map { "a name has the character \"\($0)\"" }
  }

  /// Control characters, line separators, and marks that reverse what is shown of a name.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func isReserved(_ name: String.UnicodeScalarView) -> Bool {
    let stem = String(String.UnicodeScalarView(name.prefix { $0 != "." })).uppercased()
    let trimmed = String(stem.reversed().drop { $0 == " " }.reversed())
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(trimmed) { return true }
    guard trimmed.hasPrefix("COM") || trimmed.hasPrefix("LPT") else { return false }
    return trimmed.count == 4 && "0123456789¹²³".contains(trimmed.suffix(1))
  }
}
