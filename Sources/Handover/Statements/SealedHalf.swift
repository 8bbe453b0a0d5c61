package import Base
package import Foundation

/// Which file holds the sealed half of a statement: the member `sealed` of its body. Source: specification §5.6.
package struct SealedReference: Sendable, Equatable {
  /// Of the file, as it travels.
  package let sha256: Digest
  /// Octets of the file.
  package let bytes: Int64
  /// Of the padded plaintext: CMS alone does not prove that two recipients get the same one.
  package let content: Digest

  package init(sha256: Digest, bytes: Int64, content: Digest) {
    self.sha256 = sha256
    self.bytes = bytes
    self.content = content
  }

  /// Nil for what is no such member.
  package init?(_ value: JSONValue?) {
    guard let sha256 = value?["sha256"]?.digest, let content = value?["content"]?.digest,
      let bytes = value?["bytes"]?.integer, (1...Self.limit).contains(bytes)
    else { return nil }
    self.init(sha256: sha256, bytes: bytes, content: content)
  }

  package var value: JSONValue {
    .object([
      "sha256": .string(sha256.text), "bytes": .integer(bytes), "content": .string(content.text),
    ])
  }

  /// The body's member that holds it.
  package static let key = "sealed"
  /// Octets of a file: the largest plaintext, and what CMS puts around it.
  package static let limit = Int64(SealedHalf.sizes[2] + 8192)
}

extension Statement {
  /// Nil where it has no sealed half.
  package var sealed: SealedReference? { SealedReference(body[SealedReference.key]) }
}

extension JSONValue {
  fileprivate var digest: Digest? { string.flatMap { try? Digest($0) } }
}

/// What people write to one another about a case, before it is sealed and after it was opened: the members of its kind, and
/// to which statement it belongs. Source: specification §5.6.
package struct SealedHalf: Sendable, Equatable {
  /// Octets that a plaintext is padded to, so that its length says nothing.
  package static let sizes = [4 << 10, 16 << 10, 96 << 10]
  /// Octets of its JSON.
  package static let limit = 64 << 10

  package let said: [String: JSONValue]

  package init(said: [String: JSONValue]) { self.said = said }

  /// The plaintext of this half of a statement: JSON, then spaces.
  ///
  /// - Parameters:
  ///   - statement: Its place and kind; its body is not looked at.
  ///   - rng: 256 random bits come from it: without them the digest would let a guess at the words be checked.
  /// - Throws: `ServiceError` when there is too much of it.
  package func padded(for statement: Statement, using rng: inout some RandomNumberGenerator) throws -> Data {
    let random = Digest(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &rng) }).text
    let json = try JSON.encode(
      JSONValue.object([
        "transfer": .string(statement.transfer.text), "author": .string(statement.author.text),
        "seq": .integer(Int64(statement.seq)), "type": .string(statement.type.text), "random": .string(random),
        "said": .object(said),
      ]))
    guard json.count <= Self.limit, let size = Self.sizes.first(where: { json.count <= $0 }) else {
      throw ServiceError.saying(.tooMuch(octets: json.count, limit: Self.limit))
    }
    return json + Data(repeating: UInt8(ascii: " "), count: size - json.count)
  }

  /// Reads an opened half.
  ///
  /// - Parameter statement: The one that names it.
  /// - Throws: `SealProblem` with `.tampered` where it belongs to another statement, `.malformed` where it is none.
  package init(_ plaintext: Data, of statement: Statement) throws(SealProblem) {
    let value: JSONValue
    do {
      guard Self.sizes.contains(plaintext.count), StrictJSON.problem(in: plaintext) == nil else { throw Malformed() }
      value = try JSON.decode(JSONValue.self, from: plaintext)
    } catch { throw SealProblem(.opening, .malformed, "it opens, and holds nothing that can be read") }
    guard value["transfer"]?.string == statement.transfer.text, value["author"]?.string == statement.author.text,
      value["seq"]?.integer == Int64(statement.seq), value["type"]?.string == statement.type.text
    else { throw SealProblem(.opening, .tampered, "it was written for another statement") }
    guard case .object(let said) = value["said"] else {
      throw SealProblem(.opening, .malformed, "it opens, and says nothing")
    }
    self.said = said
  }

  private struct Malformed: Error {}
}

/// Seals the halves of this mission's statements into files, and reads those of both. Calls block.
package struct SealedHalves: Sendable {
  private let files: any PartFiles
  private let seals: any Seals

  package init(files: any PartFiles, seals: any Seals) {
    self.files = files
    self.seals = seals
  }

  /// Writes a half for both missions of a transfer. On return it is durable.
  ///
  /// - Returns: What the statement's body is to say of it.
  package func write(_ half: SealedHalf, of statement: Statement, to other: MissionID) throws -> SealedReference {
    var rng = SystemRandomNumberGenerator()
    let plaintext = try half.padded(for: statement, using: &rng)
    let sealed = try seals.seal(half: plaintext, for: other, now: statement.at.date)
    let reference = SealedReference(
      sha256: seals.digest(sealed), bytes: Int64(sealed.count), content: seals.digest(plaintext))
    try sealed.withUnsafeBytes { try files.store(reference.sha256, [$0]) }
    return reference
  }

  /// Takes back a half that no statement names.
  package func remove(_ reference: SealedReference) { files.remove(reference.sha256) }

  /// The file of a half, as it travels.
  ///
  /// - Throws: `SealProblem` with `.sealedMissing` where it is not here, `.digestMismatch` where it is damaged.
  package func file(_ reference: SealedReference) throws(SealProblem) -> Data {
    guard Disk.size(files.path(of: reference.sha256)) == reference.bytes,
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: files.path(of: reference.sha256)))
    else { throw SealProblem(.part, .sealedMissing, "it is not on this disk") }
    guard seals.digest(bytes) == reference.sha256 else {
      throw SealProblem(.part, .digestMismatch, "it is damaged on this disk")
    }
    return bytes
  }

  /// What a statement says sealed; nil where it has no sealed half.
  ///
  /// - Throws: `SealProblem`: not here, damaged, not for us, not what its author signed.
  package func read(_ statement: Statement) throws(SealProblem) -> SealedHalf? {
    guard let reference = statement.sealed else { return nil }
    let plaintext = try seals.open(half: file(reference))
    guard seals.digest(plaintext) == reference.content else {
      throw SealProblem(.opening, .tampered, "its author has sealed something else for us than was signed")
    }
    return try SealedHalf(plaintext, of: statement)
  }
}
