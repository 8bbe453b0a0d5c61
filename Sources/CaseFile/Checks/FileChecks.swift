import Foundation

/// Checks of a case against the files beside its documents.
extension CaseContents {
  /// Holds the lists of attachments against the files that are there.
  /// - Parameters:
  ///   - paths: Relative paths of all files of the case folder; its documents may be among them.
  ///   - spelling: How names are compared.
  ///   - extent: What of the case they are the files of.
  /// - Returns: A `wrong` finding for each file that is listed and not there, or there and not
  ///   listed.
  package func checkFiles(
    _ paths: [String], _ spelling: Spelling = .exact, of extent: CaseExtent = .all
  ) -> [CaseFinding] {
    let there = paths.filter { CaseTable.document(named: $0) == nil && !unknownFiles.contains($0) }
    let present = Set(there.map(spelling.key))
    let listed = listed.filter { extent.holds($0.compartment) }
    let byFolding = Dictionary(there.map { (PathKey.folded($0), $0) }) { first, _ in first }
    let absent = listed.filter { !present.contains(spelling.key($0.attachment.file)) }
    let known = Set(listed.map { spelling.key($0.attachment.file) })
    return absent.map { Self.absent($0, alike: byFolding[PathKey.folded($0.attachment.file)]) }
      + there.filter { unknownFiles.isEmpty && !known.contains(spelling.key($0)) }.map { path in
        CaseFinding(kind: .wrong, place: path, .file(.unlisted))
      }
  }

  /// Holds the digests given in the documents against those of the files.
  /// - Parameter digests: Relative path to SHA-256, small hexadecimal digits, as the caller
  ///   computed it. Files that are not in it are not checked.
  /// - Returns: A `wrong` finding for each file whose digest is another.
  package func checkDigests(_ digests: [String: String]) -> [CaseFinding] {
    let computed = Dictionary(digests.map { (PathKey($0), $1) }) { first, _ in first }
    return listed.compactMap { listed in
      let attachment = listed.attachment
      guard let given = attachment.sha256, let actual = computed[PathKey(attachment.file)], given != actual else {
        return nil
      }
      return CaseFinding(
        kind: .wrong, person: attachment.person, place: listed.place + ".sha256", file: listed.file,
        .file(.otherDigest(attachment.file, actual: actual)))
    }
  }

  /// Says of each category whose compartment has no file that something is missing.
  package func checkCategories() -> [CaseFinding] {
    let there = Set(parts.map(\.document.compartment))
    return CaseTable.documents.compactMap { document in
      let asking = record.categories.filter { $0.compartment == document.compartment }
      guard let first = asking.first, !there.contains(document.compartment) else { return nil }
      return CaseFinding(
        kind: .missing, place: "case_management.categories", file: CaseText.name,
        .file(.noPart(category: first.rawValue, document: document.file)))
    }
  }

  /// Says what of a received case this version does not know; that which must be able to be read before anybody acts first.
  package func checkStrangers() -> [CaseFinding] {
    let features = strangers.filter { $0.kind == .feature }
    let others = strangers.filter { $0.kind != .feature }
    return features.map(Self.newer) + others.map(Self.newer)
      + unknownFiles.map { CaseFinding(kind: .newer, place: $0, .newer(.compartment)) }
  }

  private static func newer(_ stranger: Stranger) -> CaseFinding {
    let fault: NewerFault =
      switch stranger.kind {
      case .feature: .feature(stranger.text)
      case .code: .code(stranger.text)
      case .field: .field(stranger.text)
      }
    return CaseFinding(
      kind: .newer, person: stranger.person, place: stranger.place, file: stranger.file, .newer(fault))
  }

  private static func absent(_ listed: Listed, alike: String?) -> CaseFinding {
    CaseFinding(
      kind: .wrong, person: listed.attachment.person, place: listed.place + ".file", file: listed.file,
      .file(alike == nil ? .absent(listed.attachment.file) : .almost))
  }
}

/// How much of a case lies in one place.
package enum CaseExtent: Sendable, Equatable {
  /// What one seal holds that is for everybody who may read the case.
  case all
  /// The compartments of one role; nil for the core.
  case only(CompartmentRole?)

  package func holds(_ compartment: Compartment) -> Bool {
    switch self {
    case .all: true
    case .only(let role): compartment.role == role
    }
  }
}

/// Checks of the files themselves: what is no document, whatever it is called.
package enum FileChecks {
  /// Ends of the names of programs and of shortcuts to something else.
  private static let programs: Set<String> = [
    "exe", "com", "bat", "cmd", "scr", "msi", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "jar", "apk", "app",
    "dll",
    "cpl", "reg", "sh", "run", "deb", "rpm", "dmg", "pkg",
  ]
  private static let shortcuts: Set<String> = ["lnk", "url", "webloc", "desktop", "pif"]
  /// How programs and shortcuts begin: of Windows, of Linux, a script, and a shortcut of Windows.
  private static let beginnings: [(octets: [UInt8], what: FileFault)] = [
    ([0x4D, 0x5A], .program), ([0x7F, 0x45, 0x4C, 0x46], .program), ([0x23, 0x21, 0x2F], .program),
    ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], .shortcut),
  ]

  /// What keeps a file from being a document, by its name and size.
  package static func problem(_ path: String, size: Int64) -> CaseFinding? {
    let end = path.utf8.split(separator: UInt8(ascii: ".")).last
    let ending = end.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
    // In the lists of a bag `%` is written `%25` (RFC 8493 §2.1.3), which neither `sha256sum` nor every reader of bags
    // undoes (Protocol/decisions/0033).
    if path.utf8.contains(UInt8(ascii: "%")) { return wrong(path, .percent) }
    if size == 0 { return wrong(path, .zero) }
    if programs.contains(ending) { return wrong(path, .program) }
    return shortcuts.contains(ending) ? wrong(path, .shortcut) : nil
  }

  /// Looks at name, size and beginning of every attachment.
  static func check(_ folder: CaseFolder) -> [CaseFinding] {
    let reader = try? CaseFolderReader(folder)
    return folder.files.filter { CaseTable.document(named: $0.path) == nil }.compactMap { file in
      problem(file.path, size: file.size) ?? reader.flatMap { beginning(of: file, $0) }
    }
  }

  private static func beginning(of file: CaseFolder.File, _ reader: CaseFolderReader) -> CaseFinding? {
    var octets = [UInt8](repeating: 0, count: 8)
    let count = (try? octets.withUnsafeMutableBytes { try reader.open(file).read(into: $0) }) ?? 0
    let found = beginnings.first { octets[..<count].starts(with: $0.octets) }
    return found.map { wrong(file.path, $0.what) }
  }

  private static func wrong(_ path: String, _ fault: FileFault) -> CaseFinding {
    CaseFinding(kind: .wrong, place: path, .file(fault))
  }
}

/// How names of files are compared.
package enum Spelling {
  /// Octet by octet, as they travel.
  case exact
  /// Without regard to how an accent is stored: a Mac stores a letter and an accent, where a person types one letter.
  case canonical

  func key(_ path: String) -> PathKey {
    switch self {
    case .exact: PathKey(path)
    case .canonical: PathKey(path.precomposedStringWithCanonicalMapping)
    }
  }
}
