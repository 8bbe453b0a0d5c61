package import Foundation
package import Handover

/// The tar that carries bundles and statements: the body of a request, and a carry file. Source: specification §4.5.
package enum OfferTar {
  package static let directoryName = "directory.p7m"
  package static let manifestName = "manifest.p7m"

  package static func partName(_ digest: Digest) -> String { "parts/\(digest).p7m" }

  package static func pack(directory: Data?, manifest: Data, parts: [Digest], files: any PartFiles) throws -> Data {
    try gather { tar in
      if let directory { try tar.file(directoryName, directory) }
      try tar.file(manifestName, manifest)
      for part in parts {
        try tar.file(partName(part), Data(contentsOf: URL(fileURLWithPath: files.path(of: part))))
      }
    }
  }

  package static func pack(statements: [Data]) throws -> Data {
    try gather { tar in
      for (index, statement) in statements.enumerated() {
        try tar.file("statements/\(String(repeating: "0", count: 4 - "\(index)".count))\(index).p7m", statement)
      }
    }
  }

  private static func gather(_ body: (TarWriter) throws -> Void) throws -> Data {
    var bytes = Data()
    let tar = try TarWriter(compressed: false) { bytes.append(contentsOf: $0) }
    try body(tar)
    _ = try tar.finish()
    return bytes
  }

  package static func unpack(_ tar: Data) throws(SealProblem) -> Offer {
    var directory: Data?
    var manifest: Data?
    var parts: [(digest: Digest, bytes: Data)] = []
    try read(tar, limit: 1000) { name, contents in
      switch name {
      case directoryName where manifest == nil: directory = contents
      case manifestName where manifest == nil: manifest = contents
      default:
        guard manifest != nil, name.hasPrefix("parts/"), name.hasSuffix(".p7m"),
          let digest = try? Digest(String(name.dropFirst(6).dropLast(4)))
        else { throw SealProblem(.envelope, .malformed, "the offer holds something that does not belong there") }
        parts.append((digest, contents))
      }
    }
    guard let manifest else { throw SealProblem(.envelope, .malformed, "the offer has no manifest.p7m") }
    return Offer(directory: directory, manifest: manifest, parts: parts)
  }

  package static func unpackStatements(_ tar: Data) throws(SealProblem) -> [Data] {
    var statements: [Data] = []
    try read(tar, limit: 100) { name, contents in
      guard name.hasPrefix("statements/"), name.hasSuffix(".p7m") else {
        throw SealProblem(.envelope, .malformed, "only statements/*.p7m belong there")
      }
      statements.append(contents)
    }
    return statements
  }

  private static func read(_ tar: Data, limit: Int, _ body: (String, Data) throws -> Void) throws(SealProblem) {
    do {
      try tar.withUnsafeBytes { bytes in
        var given = false
        var limits = TarReader.Limits()
        limits.files = limit
        let reader = try TarReader(limits: limits) {
          defer { given = true }
          return given ? UnsafeRawBufferPointer(start: nil, count: 0) : bytes
        }
        while let file = try reader.next() {
          try body(file.path, reader.contents(file, atMost: SealedPart.contentSize + SealedPart.overhead))
        }
      }
    } catch let problem as SealProblem {
      // Whatever the archive reader found, it found it in the envelope here.
      throw SealProblem(.envelope, problem.code, problem.detail)
    } catch {
      throw SealProblem(.envelope, .malformed, "\(error)")
    }
  }
}
