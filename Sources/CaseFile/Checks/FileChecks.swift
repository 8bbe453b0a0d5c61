/// Checks of a record against the files beside it.
extension CaseRecord {
  /// Holds the list of attachments against the files that are there.
  /// - Parameter paths: Relative paths of all files of the case folder; `case.json` may be among
  ///   them.
  /// - Returns: A `wrong` finding for each file that is listed and not there, or there and not
  ///   listed. Names are compared byte by byte.
  package func checkFiles(_ paths: [String]) -> [CaseFinding] {
    let notes = Notes(nil)
    let there = paths.filter { $0 != CaseText.name }
    let present = Set(there.map(PathKey.init))
    let listed = Set(attachments.map { PathKey($0.file) })
    let byFolding = Dictionary(there.map { (PathKey.folded($0), $0) }) { first, _ in first }
    for (index, attachment) in attachments.enumerated()
    where !present.contains(PathKey(attachment.file)) {
      notes.person = attachment.person
      noteAbsent(attachment.file, index, byFolding[PathKey.folded(attachment.file)], notes)
    }
    notes.person = nil
    for path in there where !listed.contains(PathKey(path)) {
      notes.wrong(
        path, "this file is not listed in \(CaseText.name)",
        "add an entry to attachments (file, doc_id, type), or delete the file")
    }
    return notes.findings
  }

  /// Holds the digests given in the record against those of the files.
  /// - Parameter digests: Relative path to SHA-256, small hexadecimal digits, as the caller
  ///   computed it. Files that are not in it are not checked.
  /// - Returns: A `wrong` finding for each file whose digest is another.
  package func checkDigests(_ digests: [String: String]) -> [CaseFinding] {
    let notes = Notes(nil)
    let computed = Dictionary(digests.map { (PathKey($0), $1) }) { first, _ in first }
    for (index, attachment) in attachments.enumerated() {
      guard let given = attachment.sha256, let actual = computed[PathKey(attachment.file)],
        given != actual
      else { continue }
      notes.person = attachment.person
      notes.wrong(
        "attachments[\(index)].sha256", "the file \(attachment.file) has the digest \(actual)",
        "find out which of them is the right document; do not just replace the digest")
    }
    return notes.findings
  }

  private func noteAbsent(_ file: String, _ index: Int, _ alike: String?, _ notes: Notes) {
    let place = "attachments[\(index)].file"
    if alike == nil {
      notes.wrong(place, "the file \(file) is not there", "add the file, or remove the entry")
    } else {
      notes.wrong(
        place,
        "there is a file with almost this name: only capitals or the way accents are stored differ",
        "write the name here exactly as the file has it")
    }
  }
}
