import CArchive

/// A call into libarchive that failed.
struct ArchiveFailure: Error, CustomStringConvertible {
  let description: String

  init(_ archive: OpaquePointer?, _ call: String) {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    description = "\(call): \(reason)"
  }
}

enum TarForm {
  /// `AE_IFREG`: a plain file.
  static let regularFile: UInt32 = 0o100000
}
