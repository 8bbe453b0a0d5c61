package import Foundation
package import Handover

/// The tar that carries bundles and statements: the body of a request, and a carry file. Source:
/// specification §4.5.
package enum OfferTar {
  package static let directoryName = "directory.p7m"
  package static let manifestName = "manifest.p7m"

  /// Statements in one request, and members of an offer. Source: specification §4.6.
  package static let statementLimit = 100
  /// Statements in one carry file.
  package static let carriedLimit = 9999
  private static let memberLimit = 1000

  package static func partName(_ digest: Digest) -> String { "parts/\(digest).p7m" }

  package static func pack(directory: Data?, manifest: Data, parts: [Digest], files: any PartFiles) throws
    -> Data
  {
    try gather { tar in
      if let directory { try tar.file(directoryName, directory) }
      try tar.file(manifestName, manifest)
      for part in parts {
        try tar.file(partName(part), Data(contentsOf: URL(fileURLWithPath: files.path(of: part))))
      }
    }
  }

  /// An offer of one part, or of none.
  package static func pack(manifest: Data, part: (digest: Digest, bytes: Data)?) throws -> Data {
    try gather { tar in
      try tar.file(manifestName, manifest)
      if let part { try tar.file(partName(part.digest), part.bytes) }
    }
  }

  package static func pack(_ tar: StatementsTar) throws -> Data {
    try gather { writer in
      for (index, statement) in tar.statements.enumerated() { try writer.file(statementName(index + 1), statement) }
      for (digest, half) in tar.sealed.sorted(by: { $0.key < $1.key }) { try writer.file(sealedName(digest), half) }
    }
  }

  package static func sealedName(_ digest: Digest) -> String { "sealed/\(digest).p7m" }

  /// `statements/NNNN.p7m`, from 0001.
  private static func statementName(_ number: Int) -> String {
    let digits = "\(number)"
    return "statements/\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits).p7m"
  }

  private static func gather(_ body: (TarWriter) throws -> Void) throws -> Data {
    var bytes = Data()
    let tar = try TarWriter(compressed: false) { bytes.append(contentsOf: $0) }
    try body(tar)
    _ = try tar.finish()
    return bytes
  }

  package static func unpack(_ tar: Data) throws(SealProblem) -> Offer {
    var members = Members()
    try read(tar, limit: memberLimit) { name, contents in try members.add(name, contents { _ in }) }
    return try members.offer
  }

  /// Reads an offer whose end is missing. What is no offer as far as it goes gives nothing.
  ///
  /// - Returns: Nil when not even the manifest is whole.
  package static func unpackBroken(_ tar: Data) -> BrokenOffer? {
    var members = Members()
    var cut: (digest: Digest, bytes: Data)?
    do {
      try read(tar, limit: memberLimit) { name, contents in
        let part = partDigest(name)
        var begun = Data()
        do { try members.add(name, contents { begun.append(contentsOf: $0) }) } catch {
          cut = part.map { ($0, begun) }
          throw error
        }
      }
    } catch {}
    return (try? members.offer).map { BrokenOffer(offer: $0, cut: cut) }
  }

  /// The members of an offer, in their order.
  private struct Members {
    private var directory: Data?
    private var manifest: Data?
    private var parts: [(digest: Digest, bytes: Data)] = []

    mutating func add(_ name: String, _ contents: Data) throws(SealProblem) {
      switch name {
      case directoryName where manifest == nil: directory = contents
      case manifestName: manifest = contents
      default:
        guard manifest != nil, let digest = partDigest(name) else {
          throw SealProblem(.envelope, .malformed, "the offer holds something that does not belong there")
        }
        parts.append((digest, contents))
      }
    }

    var offer: Offer {
      get throws(SealProblem) {
        guard let manifest else { throw SealProblem(.envelope, .malformed, "the offer has no manifest.p7m") }
        return Offer(directory: directory, manifest: manifest, parts: parts)
      }
    }
  }

  /// The part that a member's name says it is.
  package static func partDigest(_ name: String) -> Digest? { digest(in: name, of: partName) }

  /// The sealed half that a member's name says it is.
  package static func halfDigest(_ name: String) -> Digest? { digest(in: name, of: sealedName) }

  /// Whether a member's name says that it is a statement.
  package static func isStatement(_ name: String) -> Bool { number(in: name) != nil }

  private static func digest(in name: String, of form: (Digest) -> String) -> Digest? {
    guard let digest = try? Digest(String(name.suffix(68).dropLast(4))), name == form(digest) else {
      return nil
    }
    return digest
  }

  package static func unpackStatements(_ tar: Data) throws(SealProblem) -> StatementsTar {
    var statements: [Data] = []
    var sealed: [Digest: Data] = [:]
    var last = 0
    try read(tar, limit: 2 * statementLimit) { name, contents in
      if let number = number(in: name), number > last, sealed.isEmpty, statements.count < statementLimit {
        last = number
        try statements.append(contents { _ in })
      } else if let digest = digest(in: name, of: sealedName), sealed[digest] == nil {
        sealed[digest] = try contents { _ in }
      } else {
        let isTooMany = statements.count == statementLimit && number(in: name) != nil
        throw SealProblem(
          .envelope, isTooMany ? .tooLarge : .malformed,
          "only up to \(statementLimit) statements/0001.p7m and so on belong there, in order, then their sealed/…")
      }
    }
    return StatementsTar(statements: statements, sealed: sealed)
  }

  private static func number(in name: String) -> Int? {
    guard let number = Int(name.dropFirst(11).dropLast(4)), number > 0, name == statementName(number) else {
      return nil
    }
    return number
  }

  /// Reads a member, and shows each piece of it as it comes.
  private typealias Contents = (_ seen: (UnsafeRawBufferPointer) -> Void) throws -> Data

  private static func read(_ tar: Data, limit: Int, _ body: (String, Contents) throws -> Void) throws(SealProblem) {
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
          try body(file.path) { seen in
            try reader.contents(file, atMost: SealedPart.contentSize + SealedPart.overhead, seen: seen)
          }
        }
      }
    } catch let problem as SealProblem {
      // Whatever the archive reader found, it found it in the envelope here, which knows two codes.
      throw SealProblem(.envelope, problem.code == .tooLarge ? .tooLarge : .malformed, problem.detail)
    } catch {
      throw SealProblem(.envelope, .malformed, "\(error)")
    }
  }
}
