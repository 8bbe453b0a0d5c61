import Base
import CArchive
import CaseFile
import Foundation
import Glibc
package import Handover

/// A case for somebody without Baton: a ZIP file that a passphrase opens (AES-256, as 7-Zip and WinZip have it), and in it one
/// file, `case.zip`, so that not even names and sizes of documents are seen from outside. Beside the documents lies the case as
/// a page that every browser shows. Source: decision 0052.
package final class PartnerFile: CaseSink {
  private let locked: ArchiveOutput
  private let inner: ArchiveOutput
  private var documents: [(name: String, text: Data)] = []
  private var isDocument = false

  /// The page.
  package static let page = "case.html"

  /// - Parameter output: Takes the octets of the file.
  package init(passphrase: String, output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    let locked = try ArchiveOutput(block: 64 << 10, output: output) { archive in
      archive_write_set_format_zip(archive) == ARCHIVE_OK
        // What is within is compressed already.
        && archive_write_set_options(archive, "zip:encryption=aes256,zip:compression=store") == ARCHIVE_OK
        && archive_write_set_passphrase(archive, passphrase) == ARCHIVE_OK
    }
    try locked.begin("case.zip", size: nil)
    inner = try ArchiveOutput(
      block: 64 << 10, output: { try locked.write($0) }, form: { archive_write_set_format_zip($0) == ARCHIVE_OK })
    self.locked = locked
  }

  package func begin(_ file: CaseSourceFile) throws {
    isDocument = CaseTable.document(named: file.path) != nil
    if isDocument { documents.append((file.path, Data())) }
    try Self.namedInUTF8 { try inner.begin(file.path, size: file.size) }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    if isDocument { documents[documents.count - 1].text.append(contentsOf: bytes) }
    try inner.write(bytes)
  }

  package func end() {}

  package func commit() throws {
    let page = Data(try CaseContents(ofReceived: documents).page.utf8)
    try inner.begin(Self.page, size: Int64(page.count))
    try page.withUnsafeBytes { try inner.write($0) }
    try inner.finish()
    try locked.finish()
  }

  /// libarchive marks a name as UTF-8 where the thread's locale is.
  private static func namedInUTF8(_ body: () throws -> Void) throws {
    let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    let before = uselocale(locale)
    defer {
      uselocale(before)
      if let locale { freelocale(locale) }
    }
    try body()
  }
}
