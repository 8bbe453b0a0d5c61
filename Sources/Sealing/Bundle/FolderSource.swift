package import CaseFile
package import Handover

/// A scanned case folder as a source of files. A file that is not what the scan saw ends the packing.
package final class FolderSource: CaseSource {
  private let reader: CaseFolderReader
  private var upcoming: ArraySlice<CaseFolder.File>
  private var current: CaseFileReader?

  /// - Throws: `SourceChanged` when another folder stands there than the one that was scanned; `SourceUnreadable`.
  package init(_ folder: CaseFolder) throws {
    reader = try CaseFolderReader(folder)
    upcoming = folder.files[...]
  }

  package func next() throws -> CaseSourceFile? {
    current = nil
    guard let file = upcoming.popFirst() else { return nil }
    current = try reader.open(file)
    return CaseSourceFile(path: file.path, size: file.size)
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try current?.read(into: buffer) ?? 0
  }
}
