import Base
package import Foundation

/// The whole check of a case folder, as `baton case check` runs it.
package enum CaseCheck {
  /// Computes SHA-256 of a file, read from its beginning to its end: 64 small hexadecimal digits.
  package typealias Digest = (_ file: CaseFileReader) throws -> String

  /// Checks names, files and documents, and reports everything at once.
  /// - Parameters:
  ///   - folder: Path of the case folder.
  ///   - now: The time of the check; what has aged is judged by it.
  ///   - receiver: Who is to get the case; nil where that is not known yet.
  ///   - tolerance: `ofNewer` of what has been received; what a newer Baton said is reported then, and not refused.
  ///   - digest: Computes the digests of attachments whose entry gives one. Without it they are
  ///     not checked.
  /// - Returns: The report; problems are findings, nothing is thrown.
  package static func check(
    folder: String, for receiver: Receiver? = nil, now: Date, _ tolerance: Tolerance = .none, digest: Digest? = nil
  ) -> CaseReport {
    let found = examine(folder: folder, for: receiver, now: now, tolerance)
    guard let digest, let contents = found.contents else { return CaseReport(findings: found.findings) }
    return CaseReport(findings: found.findings + checkDigests(contents, found.folder, digest))
  }

  /// What an examination of a case folder has found, and what it has read.
  package struct Examined {
    package let folder: CaseFolder
    /// As it stands in the folder; nil where it cannot be read.
    package let contents: CaseContents?
    package let findings: [CaseFinding]
  }

  /// All of the check but the digests, which take a reading of every file.
  package static func examine(
    folder: String, for receiver: Receiver?, now: Date, _ tolerance: Tolerance = .none
  ) -> Examined {
    var scan = FolderScan(folder, tolerance)
    scan.run()
    guard scan.hasCaseFile else { return Examined(folder: scan.folder, contents: nil, findings: scan.findings) }
    do throws(CaseProblem) {
      let (contents, found) = try read(scan.folder, tolerance)
      var findings = scan.findings + found + contents.checkStrangers()
      // What has been received its sender has judged.
      if tolerance == .none {
        let core = try data(of: scan.folder.files[0], in: scan.folder, atMost: CaseTable.core.limit)
        findings = findings.judged(contents.judged(Occasion(now: now, receiver: receiver), core).findings)
      } else {
        findings += contents.aged(now: now)
      }
      findings += contents.checkLimits(scan.files, now: now)
      // With names refused, the list of files is not whole; comparing would accuse the wrong ones.
      findings += contents.checkCategories()
      if scan.isRight { findings += contents.checkFiles(scan.files.map(\.path), .canonical) }
      findings += FileChecks.check(scan.folder)
      return Examined(folder: scan.folder, contents: contents, findings: findings)
    } catch {
      return Examined(folder: scan.folder, contents: nil, findings: scan.findings + error.findings)
    }
  }

  /// Reads all documents of a scanned folder.
  /// - Returns: What they say, and what is missing in them or has aged.
  /// - Throws: `CaseProblem` with everything that is wrong in any of them.
  package static func read(
    _ folder: CaseFolder, _ tolerance: Tolerance = .none
  ) throws(CaseProblem) -> (CaseContents, [CaseFinding]) {
    var contents: CaseContents?
    var findings: [CaseFinding] = []
    var isWrong = false
    for file in folder.files {
      guard let document = CaseTable.document(named: file.path) else {
        contents?.count(file.path)
        continue
      }
      do throws(CaseProblem) {
        findings += try read(file, of: folder, as: document, tolerance, into: &contents)
      } catch {
        isWrong = true
        findings += error.findings
      }
    }
    guard let contents, !isWrong else { throw CaseProblem(findings) }
    return (contents, findings)
  }

  /// - Parameter contents: What has been read before; `nil` when `case.json` is wrong, and the others are read by themselves.
  private static func read(
    _ file: CaseFolder.File, of folder: CaseFolder, as document: CaseDocument, _ tolerance: Tolerance,
    into contents: inout CaseContents?
  ) throws(CaseProblem) -> [CaseFinding] {
    let json = try data(of: file, in: folder, atMost: document.limit + 1)
    if document.compartment == .core {
      let reading = try CaseRecord.read(json, tolerance)
      contents = CaseContents(reading.record, tolerance)
      return reading.findings
    }
    guard contents != nil else { return try CasePart.read(json, document, tolerance, beside: nil).1 }
    return try contents?.add(json, as: document) ?? []
  }

  /// - Throws: `CaseProblem` when a file cannot be read, or is not the one that the scan saw.
  private static func data(
    of file: CaseFolder.File, in folder: CaseFolder, atMost limit: Int
  ) throws(CaseProblem) -> Data {
    do { return try contents(CaseFolderReader(folder).open(file), atMost: limit) } catch {
      throw unreadable(file.path, error)
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
    _ contents: CaseContents, _ folder: CaseFolder, _ digest: Digest
  ) -> [CaseFinding] {
    let present = Dictionary(folder.files.map { (Spelling.canonical.key($0.path), $0) }) { first, _ in first }
    var digests: [String: String] = [:]
    var findings: [CaseFinding] = []
    let reader = Result { try CaseFolderReader(folder) }
    for attachment in contents.attachments where attachment.sha256 != nil {
      guard let file = present[Spelling.canonical.key(attachment.file)] else { continue }
      do {
        digests[attachment.file] = try digest(reader.get().open(file))
      } catch {
        findings += unreadable(attachment.file, error).findings
      }
    }
    return findings + contents.checkDigests(digests)
  }

  private static func unreadable(_ path: String, _ reason: any Error) -> CaseProblem {
    if let changed = reason as? SourceChanged {
      return CaseProblem([CaseFinding(kind: .wrong, place: changed.path, .folder(.changed))])
    }
    let why = (reason as? SourceUnreadable).map { String(cString: strerror($0.errno)) } ?? "\(reason)"
    return CaseProblem([CaseFinding(kind: .wrong, place: path, .folder(.unreadable(reason: why)))])
  }
}
