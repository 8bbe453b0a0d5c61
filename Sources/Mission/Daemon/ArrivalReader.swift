import Base
import CaseFile
import Foundation
import Handover
import Sealing

/// A case source whose `case.json` can be read before the rest is drawn: the planned arrival goes into the manifest,
/// which is signed over a bag that holds it.
final class ArrivalReader: CaseSource {
  private let source: any CaseSource
  private let first: CaseSourceFile
  private let text: Data
  private var state = State.before

  private enum State {
    case before
    case inFirst(Int)
    case rest
  }

  init(_ source: any CaseSource) throws {
    self.source = source
    guard let file = try source.next(), file.path == "case.json", file.size <= JSONLimits.bytes else {
      throw SealProblem(.casefile, .caseInvalid, "a case begins with its case.json")
    }
    first = file
    var data = Data()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try source.read(into: buffer), count > 0 {
      data.append(contentsOf: buffer[..<count])
      guard data.count <= file.size else { throw SourceChanged(path: file.path) }
    }
    text = data
  }

  /// What `case.json` says.
  ///
  /// - Throws: `CaseRefused`.
  func record() throws -> CaseRecord {
    do throws(CaseProblem) { return try CaseRecord.read(text).record } catch {
      throw CaseRefused(folder: "the case", findings: error.findings)
    }
  }

  func next() throws -> CaseSourceFile? {
    if case .before = state {
      state = .inFirst(0)
      return first
    }
    state = .rest
    return try source.next()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard case .inFirst(let offset) = state else { return try source.read(into: buffer) }
    let count = min(buffer.count, text.count - offset)
    text.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
    state = .inFirst(offset + count)
    return count
  }
}
