package import CaseFile
import Foundation
package import Handover

/// A case folder as a plain tar: how it travels between the command line and the daemon on one machine.
package final class CaseTarSource: CaseSource {
  private let reader: TarReader

  /// - Parameter input: The next piece of the tar, valid until the next call; empty at its end.
  package init(input: @escaping () throws -> UnsafeRawBufferPointer) throws {
    var limits = TarReader.Limits()
    limits.files = CaseLimits.files
    reader = try TarReader(limits: limits, input: input)
  }

  package func next() throws -> CaseSourceFile? { try reader.next() }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try reader.read(into: buffer)
  }
}

/// Writes a case as a plain tar.
package final class CaseTarSink: CaseSink {
  private let writer: TarWriter

  package init(output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    writer = try TarWriter(compressed: false, output: output)
  }

  package func begin(_ file: CaseSourceFile) throws { try writer.begin(file.path, size: file.size) }
  package func write(_ bytes: UnsafeRawBufferPointer) throws { try writer.write(bytes) }
  package func end() throws {}
  package func commit() throws { _ = try writer.finish() }

  /// Copies a whole source into this tar.
  package func copy(_ source: any CaseSource, progress: (Int64) -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while let file = try source.next() {
      try begin(file)
      var copied: Int64 = 0
      while case let count = try source.read(into: buffer), count > 0 {
        copied += Int64(count)
        guard copied <= file.size else { throw SourceChanged(path: file.path) }
        try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        progress(Int64(count))
      }
      guard copied == file.size else { throw SourceChanged(path: file.path) }
    }
    try commit()
  }
}

/// Puts the same gate before a bundle that a reader puts behind it: what is sent would be accepted.
package final class CheckedSource: CaseSource {
  private let source: any CaseSource
  private let gate: CaseGate
  private let hasher = HashLine()
  private var isReading = false

  /// - Parameter record: What the source's `case.json` says, when it has been read and found valid before.
  package init(_ source: any CaseSource, knowing record: CaseRecord? = nil) {
    self.source = source
    gate = CaseGate(NullSink(), .none, knowing: record)
  }

  package func next() throws -> CaseSourceFile? {
    guard let file = try source.next() else {
      try gate.commit()
      return nil
    }
    try gate.begin(file)
    hasher.begin(size: file.size)
    isReading = true
    return file
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    if count > 0 {
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hasher.update(piece)
      try gate.write(piece)
    } else if isReading {
      digest = hasher.finish()
      isReading = false
      try gate.end(digest)
    }
    return count
  }

  /// Of the file that was last read to its end: what a bag lists, without hashing it a second time.
  private(set) var digest = SHA256.digest(Data())
}
