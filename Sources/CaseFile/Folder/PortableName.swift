import Base

/// Names of files that every disk and every archive of ours can carry unchanged.
///
/// - Note: Source: Windows, "Naming Files, Paths, and Namespaces"; POSIX.1-2024 §3.265;
///   UTS #39 for direction overrides.
package enum PortableName {
  /// Says what keeps a name from travelling.
  /// - Parameter relativePath: Of a case, components separated by `/`.
  /// - Returns: `nil` if nothing does.
  package static func problem(in relativePath: String) -> NameFault? {
    guard !relativePath.isEmpty else { return .empty }
    guard relativePath.utf8.count <= CaseLimits.path else { return .longPath(most: CaseLimits.path) }
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

  private static func problem(inComponent name: String) -> NameFault? {
    let scalars = name.unicodeScalars
    switch true {
    case name.isEmpty: return .emptyPart
    case name == "." || name == "..": return .dots(name)
    case name.utf8.count > CaseLimits.component: return .long(most: CaseLimits.component)
    case scalars.contains(where: isUnshowable): return .control
    case scalars.last == "." || scalars.last == " ": return .end
    case isReserved(name): return .reserved(name)
    default: break
    }
    return scalars.first(where: isForbidden).map { .character(String($0)) }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", ":", "*", "?", "\"", "<", ">", "|": true
    default: false
    }
  }

  /// Control characters, line separators, and marks that reverse what is shown of a name.
  private static func isUnshowable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: scalar.isControl
    }
  }

  /// Whether Windows takes a name for a device, whatever follows its first dot.
  private static func isReserved(_ name: String) -> Bool {
    var stem = name.utf8.prefix { $0 != UInt8(ascii: ".") }
    while stem.last == UInt8(ascii: " ") { stem.removeLast() }
    // The longest is CONOUT$; a superscript digit has two bytes.
    guard (3...8).contains(stem.count) else { return false }
    let device = String(decoding: stem, as: UTF8.self).uppercased()
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(device) { return true }
    guard device.hasPrefix("COM") || device.hasPrefix("LPT") else { return false }
    return device.count == 4 && "0123456789¹²³".contains(device.suffix(1))
  }
}
