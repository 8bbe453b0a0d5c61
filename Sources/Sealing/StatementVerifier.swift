import Base
package import Foundation
package import Handover

/// Verifies single statements, from the wire or from a file years later. Source: specification §5.1.
package struct StatementVerifier {
  let directory: Directory

  package init(directory: Directory) { self.directory = directory }

  /// Octets of a statement as signed.
  package static let limit = 256 << 10
  /// Octets of one of a type that daemons write: every list reads its body.
  static let knownLimit = 16 << 10
  /// The highest `seq` and `seen`. Each statement is kept for good: without an end to them a mission could fill
  /// another's disk with true statements. No transfer comes near it.
  static let places = 10_000
  /// Octets of a staff's role, and of its id.
  static let wordLimit = 64

  /// - Parameter now: The moment at which the signer's certificate must have been valid.
  /// - Throws: `SealProblem` of layer `.envelope`, `.signature` or `.manifest`.
  package func verify(_ der: Data, now: Date) throws(SealProblem) -> LogEntry {
    guard der.count <= Self.limit else {
      throw SealProblem(.envelope, .tooLarge, "a statement has at most \(Self.limit) octets")
    }
    let verified = try SignedData.verify(der, trust: directory.trust, now: now)
    let signer = try directory.entry(verified.signer.fingerprint, for: .signing, now: now)
    let statement: Statement
    do { statement = try SignedJSON.decode(Statement.self, from: verified.content) } catch {
      throw SealProblem(.manifest, .malformed, "the statement cannot be read")
    }
    guard der.count <= Self.knownLimit || !StatementType.known.contains(statement.type) else {
      throw SealProblem(.envelope, .tooLarge, "a statement of this type has at most \(Self.knownLimit) octets")
    }
    guard statement.author == signer.mission else {
      throw SealProblem(
        .manifest, .wrongSender, "signed by \(signer.mission) in the name of \(statement.author)")
    }
    guard statement.seq >= 1, statement.seen >= 0, max(statement.seq, statement.seen) <= Self.places else {
      throw SealProblem(.manifest, .malformed, "seq or seen is impossible")
    }
    guard Self.isShowable(statement.staff.role), Self.isShowable(statement.staff.id) else {
      throw SealProblem(.manifest, .malformed, "the staff's role or id is empty, too long, or holds odd characters")
    }
    return LogEntry(statement: statement, der: der, digest: SHA256.digest(der))
  }

  /// Whether operators can be shown a word of another mission's: with line breaks or terminal codes in it, it could
  /// forge rows of their tables.
  private static func isShowable(_ word: String) -> Bool {
    (1...Self.wordLimit).contains(word.utf8.count) && !word.unicodeScalars.contains(where: \.isUnshowable)
  }
}
