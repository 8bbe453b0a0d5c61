/// The files of a case folder, as a scan found them.
package struct CaseFolder: Sendable, Equatable {
  /// One regular file.
  package struct File: Sendable, Equatable {
    /// Relative to the folder, components separated by `/`; a portable name.
    package let path: String
    /// Bytes, at the time of the scan.
    package let size: Int64
    /// What a reading must find there.
    package let stamp: FileStamp
  }

  /// The folder as it was named.
  package let root: String
  /// `case.json` first, then the other documents in the table's order, then the attachments in the order of their path's
  /// bytes.
  package let files: [File]
  /// Each folder by its path below the root, which is the empty one.
  private let folders: [PathKey: FileIdentity]

  init(root: String, files: [File], folders: [PathKey: FileIdentity]) {
    self.root = root
    self.files = files
    self.folders = folders
  }

  /// Which folder the scan saw at a path; nil where it saw none.
  func identity(of path: String) -> FileIdentity? { folders[PathKey(path)] }

  /// Looks at every name below a folder and follows no link.
  /// - Parameters:
  ///   - root: Path of the folder; it must not be a link itself.
  ///   - tolerance: What becomes of the file of a compartment that this version does not know.
  /// - Throws: `CaseProblem` with everything that keeps the folder from being taken in.
  package static func scan(_ root: String, _ tolerance: Tolerance = .none) throws(CaseProblem) -> CaseFolder {
    var scan = FolderScan(root, tolerance)
    scan.run()
    guard scan.isRight else { throw CaseProblem(scan.findings) }
    return scan.folder
  }
}
