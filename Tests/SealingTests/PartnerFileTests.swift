import CArchive
import CaseFile
import Foundation
import Handover
import Testing

@testable import Sealing

@Suite("A case sealed for somebody without Baton")
struct PartnerFileTests {
  private static let passphrase = "babab dodod fufuf gigig hohoh jujuj"

  /// - Parameter files: The case.
  private static func sealed(_ files: [SampleCase.File]) throws -> Data {
    var octets = Data()
    let sink = try PartnerFile(passphrase: passphrase) { octets.append(contentsOf: $0) }
    for (path, data) in files {
      try sink.begin(CaseSourceFile(path: path, size: Int64(data.count)))
      try data.withUnsafeBytes { try sink.write($0) }
      sink.end()
    }
    try sink.commit()
    return octets
  }

  /// What a ZIP file holds, read as any program does that has the passphrase.
  private static func opened(_ zip: Data, with passphrase: String? = nil) throws -> [String: Data] {
    // Names come out where the thread's locale can write them.
    let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    let before = uselocale(locale)
    let archive = archive_read_new()
    defer {
      archive_read_free(archive)
      uselocale(before)
      if let locale { freelocale(locale) }
    }
    archive_read_support_format_zip(archive)
    if let passphrase { archive_read_add_passphrase(archive, passphrase) }
    var found: [String: Data] = [:]
    try zip.withUnsafeBytes { octets in
      try #require(archive_read_open_memory(archive, octets.baseAddress, octets.count) == ARCHIVE_OK)
      var entry: OpaquePointer?
      while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
        let name = archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? ""
        var (data, piece) = (Data(), [UInt8](repeating: 0, count: 4096))
        while true {
          let count = archive_read_data(archive, &piece, piece.count)
          guard count >= 0 else { throw ArchiveFailure(archive, "reading \(name)") }
          if count == 0 { break }
          data.append(contentsOf: piece[..<count])
        }
        found[name] = data
      }
    }
    return found
  }

  private static let files = SampleCase.files([("attachments/موافقة-é.pdf", Data("Quxword is ill".utf8))])

  @Test("opens with its passphrase alone to the case, octet for octet, and a page of it")
  func opens() throws {
    let outer = try Self.opened(Self.sealed(Self.files), with: Self.passphrase)
    #expect(outer.keys.sorted() == ["case.zip"])
    let inner = try Self.opened(#require(outer["case.zip"]))
    for (path, data) in Self.files { #expect(inner[path] == data, "\(path)") }
    let page = String(decoding: try #require(inner[PartnerFile.page]), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("G1"))
    #expect(inner.count == Self.files.count + 1)
  }

  @Test("shows nobody else a word, nor a name of what is in it")
  func shut() throws {
    let sealed = try Self.sealed(Self.files)
    for word in ["Quxword", "case.json", "attachments", PartnerFile.page] {
      #expect(sealed.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    for wrong in [nil, "babab dodod fufuf gigig hohoh jujub"] {
      #expect(throws: ArchiveFailure.self) { try Self.opened(sealed, with: wrong) }
    }
    var changed = sealed
    changed[sealed.count / 2] ^= 1
    #expect(throws: ArchiveFailure.self) { try Self.opened(changed, with: Self.passphrase) }
  }
}
