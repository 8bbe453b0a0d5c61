package import Foundation
import Glibc

/// The whole check of a case folder, as `baton case check` runs it.
package enum CaseCheck {
  /// Computes SHA-256 of a file: its path on this machine to 64 small hexadecimal digits.
  package typealias Digest = (_ path: String) throws -> String

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
      let reading = try CaseRecord.read(readCaseFile(in: folder))
      var findings = scan.findings + reading.findings + reading.record.aged(now: now)
      // With names refused, the list of files is not whole; comparing would accuse the wrong ones.
      if scan.findings.isEmpty { findings += reading.record.checkFiles(scan.files.map(\.path)) }
      if let digest {
        findings += checkDigests(reading.record, folder, scan.files.map(\.path), digest)
      }
      return CaseReport(findings: findings)
    } catch {
      return CaseReport(findings: scan.findings + error.findings)
    }
  }

  /// Reads `case.json` of a folder, one byte more than allowed at most, and follows no link.
  /// - Throws: `CaseProblem` when it cannot be read.
  package static func readCaseFile(in folder: String) throws(CaseProblem) -> Data {
    let descriptor = open(
      folder + "/" + CaseText.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(CaseText.name, String(cString: strerror(errno))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      return try handle.read(upToCount: JSONLimits.bytes + 1) ?? Data()
    } catch {
      throw unreadable(CaseText.name, "\(error)")
    }
  }

  private static func checkDigests(
    _ record: CaseRecord, _ folder: String, _ paths: [String], _ digest: Digest
  ) -> [CaseFinding] {
    let present = Set(paths.map(PathKey.init))
    var digests: [String: String] = [:]
    var findings: [CaseFinding] = []
    for attachment in record.attachments
    where attachment.sha256.value != nil && present.contains(PathKey(attachment.file)) {
      do {
        digests[attachment.file] = try digest(folder + "/" + attachment.file)
      } catch {
        findings += unreadable(attachment.file, "\(error)").findings
      }
    }
    return findings + record.checkDigests(digests)
  }

  private static func unreadable(_ path: String, _ reason: String) -> CaseProblem {
    CaseProblem([
      CaseFinding(
        kind: .wrong, place: path, message: "this cannot be read: \(reason)",
        advice: "give yourself the right to read it (chmod u+r), or copy it afresh")
    ])
  }
}
