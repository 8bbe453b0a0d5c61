import Base
import CaseFile
import Foundation
import Handover

/// Stands before a sink and lets a case through only if its documents are valid and agree with the files.
/// Whoever feeds it hashes, so that each octet is hashed once.
final class CaseGate: BagGate {
  private let sink: any CaseSink
  private let tolerance: Tolerance
  private let extent: CaseExtent
  private var paths: [String] = []
  private var digests: [String: String] = [:]
  private var contents: CaseContents?
  /// The document that is coming, and its text so far; nil for other files, and for a `case.json` that is known.
  private var document: (form: CaseDocument, text: Data)?

  /// - Parameters:
  ///   - tolerance: What becomes of what this version does not know: at the sender it is wrong, at the receiver it is kept.
  ///   - extent: How much of the case comes; the rest is sealed apart, and has no place here.
  ///   - record: What `case.json` says, when it has been read and found valid before.
  init(_ sink: any CaseSink, _ tolerance: Tolerance, _ extent: CaseExtent = .all, knowing record: CaseRecord? = nil) {
    self.sink = sink
    self.extent = extent
    self.tolerance = tolerance
    contents = record.map { CaseContents($0, tolerance) }
  }

  func begin(_ file: CaseSourceFile) throws {
    guard !paths.isEmpty || file.path == CaseTable.core.file else {
      throw SealProblem(.casefile, .caseInvalid, "case.json is not the first file")
    }
    let isFirst = paths.isEmpty
    paths.append(file.path)
    document = nil
    if let form = CaseTable.document(named: file.path) {
      guard extent.holds(form.compartment) else {
        throw SealProblem(.casefile, .caseInvalid, "the core holds what is to be sealed apart")
      }
      guard !paths.dropLast().contains(file.path) else {
        throw SealProblem(.casefile, .caseInvalid, "a document of the case comes twice")
      }
      guard file.size <= form.limit else {
        throw SealProblem(.casefile, .caseInvalid, "\(isFirst ? form.file : "a file of a compartment") is too large")
      }
      if !isFirst || contents == nil { document = (form, Data()) }
    } else {
      contents?.count(file.path)
    }
    try sink.begin(file)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    document?.text.append(contentsOf: bytes)
    try sink.write(bytes)
  }

  /// - Parameter digest: Of the file that ends here.
  func end(_ digest: Digest) throws {
    if let (form, text) = document { try take(text, as: form) }
    document = nil
    if let path = paths.last { digests[path] = digest.text }
    try sink.end()
  }

  /// - Returns: What `case.json` says.
  @discardableResult
  func commit() throws -> CaseRecord {
    guard let contents else { throw SealProblem(.casefile, .caseInvalid, "there is no case.json") }
    let findings = contents.checkFiles(paths, of: extent) + contents.checkDigests(digests)
    try Self.refuse(findings.filter { $0.kind == .wrong })
    try sink.commit()
    return contents.record
  }

  private func take(_ text: Data, as form: CaseDocument) throws {
    try Self.refusing { () throws(CaseProblem) in
      if contents == nil {
        contents = CaseContents(try CaseRecord.read(text, tolerance).record, tolerance)
      } else {
        _ = try contents?.add(text, as: form)
      }
    }
  }

  fileprivate static func refusing<T>(_ read: () throws(CaseProblem) -> T) throws -> T {
    do { return try read() } catch {
      try refuse(error.findings.filter { $0.kind == .wrong })
      throw SealProblem(.casefile, .caseInvalid, "a document of the case cannot be read")
    }
  }

  /// Names fields of the core, never values, file names or anything of another compartment: the refusal leaves the sealed
  /// bundle, and that there is such a compartment is nobody's business outside.
  fileprivate static func refuse(_ findings: [CaseFinding]) throws {
    guard !findings.isEmpty else { return }
    let core = findings.filter { $0.file == CaseTable.core.file }
    let fields = core.map(\.place).filter { !$0.contains("/") && $0.utf8.count < 80 }
    let named = fields.isEmpty ? "" : ": " + fields.prefix(3).joined(separator: ", ")
    throw SealProblem(.casefile, .caseInvalid, "\(findings.count) things are wrong in the case\(named)")
  }
}

/// The same for what is sealed apart for one role, once the core is known.
final class CompartmentGate: BagGate {
  private let sink: any CaseSink
  private let role: CompartmentRole
  private var contents: CaseContents
  private var paths: [String] = []
  private var digests: [String: String] = [:]
  private var document: (form: CaseDocument, text: Data)?

  /// - Parameter core: What the case's `case.json` says.
  init(_ sink: any CaseSink, for role: CompartmentRole, beside core: CaseRecord) {
    self.sink = sink
    self.role = role
    contents = CaseContents(core, .ofNewer)
  }

  func begin(_ file: CaseSourceFile) throws {
    document = nil
    if let form = CaseTable.document(named: file.path) {
      guard form.compartment.role == role, !paths.contains(file.path), file.size <= form.limit else {
        throw SealProblem(.casefile, .caseInvalid, "a compartment holds a document that is not for it")
      }
      document = (form, Data())
    } else {
      contents.count(file.path)
    }
    paths.append(file.path)
    try sink.begin(file)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    document?.text.append(contentsOf: bytes)
    try sink.write(bytes)
  }

  func end(_ digest: Digest) throws {
    if let (form, text) = document {
      _ = try CaseGate.refusing { () throws(CaseProblem) in try contents.add(text, as: form) }
    }
    document = nil
    if let path = paths.last { digests[path] = digest.text }
    try sink.end()
  }

  /// Everything is there, and nothing else. The sink is not committed here: it may take more than one compartment.
  func finish() throws {
    let findings = contents.checkFiles(paths, of: .only(role)) + contents.checkDigests(digests)
    try CaseGate.refuse(findings.filter { $0.kind == .wrong })
  }
}

/// Keeps nothing.
struct NullSink: CaseSink {
  func begin(_ file: CaseSourceFile) {}
  func write(_ bytes: UnsafeRawBufferPointer) {}
  func end() {}
  func commit() {}
}
