import Foundation

/// What a file is by its first octets, and not by what anybody says of it.
struct SafeKind {
  let type: String
  let ending: String
  /// Whether a browser may show it.
  let isShown: Bool

  /// What it may do there: nothing.
  static let policy = "sandbox; default-src 'none'; frame-ancestors 'none'"

  init(_ first: Data) {
    let known: [(octets: [UInt8], type: String, ending: String)] = [
      ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "image/png", "png"),
      ([0xff, 0xd8, 0xff], "image/jpeg", "jpg"),
      (Array("%PDF-".utf8), "application/pdf", "pdf"),
    ]
    let found = known.first { first.starts(with: $0.octets) }
    type = found?.type ?? "application/octet-stream"
    ending = found?.ending ?? "bin"
    isShown = found != nil
  }

  /// Whether a file may be called so: what says that it is one of those that are known is one.
  func fits(_ name: String) -> Bool {
    let said = Self.ending(of: name) == "jpeg" ? "jpg" : Self.ending(of: name)
    return !["png", "jpg", "pdf"].contains(said) || said == ending
  }

  /// What stands behind the last dot of a name, where it is short and plain.
  static func ending(of name: String) -> String {
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    return ending.wholeMatch(of: /[a-z0-9]{1,5}/) == nil ? "" : ending
  }
}
