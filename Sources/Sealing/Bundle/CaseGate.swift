import Base
import CaseFile
import Foundation
import Handover

/// Stands before a sink and lets a case through only if its `case.json` is valid and agrees with the files.
/// Whoever feeds it hashes, so that each octet is hashed once.
final class CaseGate {
  private let sink: any CaseSink
  private var paths: [String] = []
  private var digests: [String: String] = [:]
  private var record: CaseRecord?
  /// `case.json` as it comes; nil for other files, and when it is known.
  private var text: Data?

  /// - Parameter record: What `case.json` says, when it has been read and found valid before.
  init(_ sink: any CaseSink, knowing record: CaseRecord? = nil) {
    self.sink = sink
    self.record = record
  }

  func begin(_ file: CaseSourceFile) throws {
    guard !paths.isEmpty || file.path == "case.json" else {
      throw SealProblem(.casefile, .caseInvalid, "case.json is not the first file")
    }
    paths.append(file.path)
    let isRecord = file.path == "case.json"
    text = isRecord && record == nil ? Data() : nil
    guard !isRecord || file.size <= JSONLimits.bytes else {
      throw SealProblem(.casefile, .caseInvalid, "case.json is too large")
    }
    try sink.begin(file)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    text?.append(contentsOf: bytes)
    try sink.write(bytes)
  }

  /// - Parameter digest: Of the file that ends here.
  func end(_ digest: Digest) throws {
    if let text { record = try Self.refusing { () throws(CaseProblem) in try CaseRecord.read(text).record } }
    text = nil
    if let path = paths.last { digests[path] = digest.text }
    try sink.end()
  }

  func commit() throws {
    guard let record else { throw SealProblem(.casefile, .caseInvalid, "there is no case.json") }
    let findings = record.checkFiles(paths) + record.checkDigests(digests)
    try Self.refuse(findings.filter { $0.kind == .wrong })
    try sink.commit()
  }

  private static func refusing<T>(_ read: () throws(CaseProblem) -> T) throws -> T {
    do { return try read() } catch {
      try refuse(error.findings.filter { $0.kind == .wrong })
      throw SealProblem(.casefile, .caseInvalid, "case.json cannot be read")
    }
  }

  /// Names fields, never values or file names: the refusal leaves the sealed bundle.
  private static func refuse(_ findings: [CaseFinding]) throws {
    guard !findings.isEmpty else { return }
    let fields = findings.map(\.place).filter { !$0.contains("/") && $0.utf8.count < 80 }
    let named = fields.isEmpty ? "" : ": " + fields.prefix(3).joined(separator: ", ")
    throw SealProblem(.casefile, .caseInvalid, "\(findings.count) things are wrong in the case\(named)")
  }
}

/// Keeps nothing.
struct NullSink: CaseSink {
  func begin(_ file: CaseSourceFile) {}
  func write(_ bytes: UnsafeRawBufferPointer) {}
  func end() {}
  func commit() {}
}
