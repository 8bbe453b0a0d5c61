/// The files of a case folder, as a scan found them.
package struct CaseFolder: Sendable, Equatable {
  /// One regular file.
  package struct File: Sendable, Equatable {
    /// Relative to the folder, components separated by `/`; a portable name.
    package let path: String
    /// Bytes, at the time of the scan.
    package let size: Int64

    /// Makes a file; `path` is not checked here.
    package init(path: String, size: Int64) {
      self.path = path
      self.size = size
    }
  }

  /// Files a case folder may have, `case.json` included.
  package static let fileLimit = 10_000

  /// The folder as it was named.
  package let root: String
  /// `case.json` first, then the attachments in the order of their path's bytes.
  package let files: [File]

  /// Looks at every name below a folder and follows no link.
  /// - Parameter root: Path of the folder; it must not be a link itself.
  /// - Throws: `CaseProblem` with everything that keeps the folder from being taken in.
  package static func scan(_ root: String) throws(CaseProblem) -> CaseFolder {
    var scan = FolderScan(root)
    scan.run()
    guard scan.findings.isEmpty else { throw CaseProblem(scan.findings) }
    return scan.folder
  }
}
