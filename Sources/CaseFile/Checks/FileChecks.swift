/// Checks of a case against the files beside its documents.
extension CaseContents {
  /// Holds the lists of attachments against the files that are there.
  /// - Parameter paths: Relative paths of all files of the case folder; its documents may be among them.
  /// - Returns: A `wrong` finding for each file that is listed and not there, or there and not
  ///   listed. Names are compared byte by byte.
  package func checkFiles(_ paths: [String]) -> [CaseFinding] {
    let there = paths.filter { CaseTable.document(named: $0) == nil && !unknownFiles.contains($0) }
    let present = Set(there.map(PathKey.init))
    let listed = listed
    let byFolding = Dictionary(there.map { (PathKey.folded($0), $0) }) { first, _ in first }
    let absent = listed.filter { !present.contains(PathKey($0.attachment.file)) }
    let known = Set(listed.map { PathKey($0.attachment.file) })
    return absent.map { Self.absent($0, alike: byFolding[PathKey.folded($0.attachment.file)]) }
      + there.filter { unknownFiles.isEmpty && !known.contains(PathKey($0)) }.map { path in
        CaseFinding(
          kind: .wrong, place: path, message: "this file is not listed in \(CaseText.name), nor in another document",
          advice:
            "add an entry to attachments (file, doc_id, type) of the compartment it belongs to, or delete the file")
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
        message: "the file \(attachment.file) has the digest \(actual)",
        advice: "find out which of them is the right document; do not just replace the digest")
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
        message: "the category \(first.rawValue) asks for \(document.file), and there is none",
        advice: "add \(document.file) (Protocol/case-fields.md says what stands in it), or take the category away")
    }
  }

  /// Says what of a received case this version does not know; that which must be able to be read before anybody acts first.
  package func checkStrangers() -> [CaseFinding] {
    let features = strangers.filter { $0.kind == .feature }
    let others = strangers.filter { $0.kind != .feature }
    return features.map(Self.newer) + others.map(Self.newer)
      + unknownFiles.map { file in
        CaseFinding(
          kind: .newer, place: file, message: "this is the file of a compartment that this version does not know",
          advice: "it is kept as it is; bring Baton up to date to read it")
      }
  }

  private static func newer(_ stranger: Stranger) -> CaseFinding {
    let (message, advice) =
      switch stranger.kind {
      case .feature:
        ("the case requires \"\(stranger.text)\", which this version does not know", "update before acting on this")
      case .code:
        ("this version does not know \"\(stranger.text)\"; it counts as the strictest", "bring Baton up to date")
      case .field:
        ("this version does not know this field: \(stranger.text)", "bring Baton up to date; do not act on it unread")
      }
    return CaseFinding(
      kind: .newer, person: stranger.person, place: stranger.place, file: stranger.file, message: message,
      advice: advice)
  }

  private static func absent(_ listed: Listed, alike: String?) -> CaseFinding {
    CaseFinding(
      kind: .wrong, person: listed.attachment.person, place: listed.place + ".file", file: listed.file,
      message: alike == nil
        ? "the file \(listed.attachment.file) is not there"
        : "there is a file with almost this name: only capitals or the way accents are stored differ",
      advice: alike == nil
        ? "add the file, or remove the entry" : "write the name here exactly as the file has it")
  }
}
