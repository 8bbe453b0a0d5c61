import Base
package import Foundation

/// The whole check of a case folder, as `baton case check` runs it.
package enum CaseCheck {
  /// Computes SHA-256 of a file, read from its beginning to its end: 64 small hexadecimal digits.
  package typealias Digest = (_ file: CaseFileReader) throws -> String

  /// Checks names, files and `case.json`, and reports everything at once.
  /// - Parameters:
  ///   - folder: Path of the case folder.
  ///   - now: The time of the check; what has aged is judged by it.
  ///   - digest: Computes the digests of attachments whose entry gives one. Without it they are
  ///     not checked.
  /// - Returns: The report; problems are findings, nothing is thrown.
  package static func check(folder: String, now: Date, digest: Digest? = nil) -> CaseReport {
    var scan = FolderScan(folder)
    scan.run()
    guard scan.hasCaseFile else { return CaseReport(findings: scan.findings) }
    do throws(CaseProblem) {
      let reading = try CaseRecord.read(readCaseFile(in: scan.folder))
      var findings = scan.findings + reading.findings + reading.record.aged(now: now)
      // With names refused, the list of files is not whole; comparing would accuse the wrong ones.
      if scan.findings.isEmpty { findings += reading.record.checkFiles(scan.files.map(\.path)) }
      if let digest { findings += checkDigests(reading.record, scan.folder, digest) }
      return CaseReport(findings: findings)
    } catch {
      return CaseReport(findings: scan.findings + error.findings)
    }
  }

  /// Reads `case.json` of a scanned folder, one byte more than allowed at most.
  /// - Throws: `CaseProblem` when it cannot be read, or is not the one that the scan saw.
  package static func readCaseFile(in folder: CaseFolder) throws(CaseProblem) -> Data {
    do {
      guard let file = folder.files.first, file.path == CaseText.name else {
        throw SourceChanged(path: CaseText.name)
      }
      return try contents(CaseFolderReader(folder).open(file), atMost: JSONLimits.bytes + 1)
    } catch {
      throw unreadable(CaseText.name, error)
    }
  }

  private static func contents(_ reader: CaseFileReader, atMost limit: Int) throws -> Data {
    var data = Data(count: Int(min(reader.file.size, Int64(limit))))
    var count = 0
    try data.withUnsafeMutableBytes { bytes in
      while count < bytes.count {
        let read = try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
        guard read > 0 else { throw SourceChanged(path: reader.file.path) }
        count += read
      }
    }
    if data.count < limit { try reader.expectEnd() }
    return data
  }

  private static func checkDigests(
    _ record: CaseRecord, _ folder: CaseFolder, _ digest: Digest
  ) -> [CaseFinding] {
    let present = Dictionary(folder.files.map { (PathKey($0.path), $0) }) { first, _ in first }
    var digests: [String: String] = [:]
    var findings: [CaseFinding] = []
    let reader = Result { try CaseFolderReader(folder) }
    for attachment in record.attachments where attachment.sha256 != nil {
      guard let file = present[PathKey(attachment.file)] else { continue }
      do {
        digests[attachment.file] = try digest(reader.get().open(file))
      } catch {
        findings += unreadable(attachment.file, error).findings
      }
    }
    return findings + record.checkDigests(digests)
  }

  private static func unreadable(_ path: String, _ reason: any Error) -> CaseProblem {
    if let changed = reason as? SourceChanged {
      return CaseProblem([
        CaseFinding(
          kind: .wrong, place: changed.path, message: "this changed while it was being read",
          advice: "save and close it, then try again")
      ])
    }
    let why = (reason as? SourceUnreadable).map { String(cString: strerror($0.errno)) } ?? "\(reason)"
    return CaseProblem([
      CaseFinding(
        kind: .wrong, place: path, message: "this cannot be read: \(why)",
        advice: "give yourself the right to read it (chmod u+r), or copy it afresh")
    ])
  }
}
