import CaseFile
import Foundation
import Handover

/// What a manifest must satisfy beyond its JSON shape. Source: specification §4.2.
enum ManifestRules {
  private static let knownIDs = Set((1...99).map { "c\($0)" })

  /// - Parameter isCopy: Whether it is of what a mission has sealed for itself.
  static func check(_ manifest: Manifest, isCopy: Bool = false) throws(SealProblem) {
    guard manifest.baton == Manifest.format else {
      throw SealProblem(.manifest, .unsupportedFormat, "bundle format \(manifest.baton); 1 is known here")
    }
    let type: StatementType = manifest.version == 1 ? .submitted : .update
    let isInPlace = type == .submitted ? manifest.seq == 1 && manifest.seen == 0 : manifest.seq >= 2
    guard max(manifest.version, manifest.seq, manifest.seen) <= StatementVerifier.places else {
      throw malformed("version, seq or seen is beyond \(StatementVerifier.places)")
    }
    guard manifest.version >= 1, isInPlace, manifest.seen >= 0, manifest.type == type else {
      throw malformed("version, type, seq or seen is impossible")
    }
    guard (manifest.from == manifest.to) == isCopy else {
      throw malformed("it goes to the mission it comes from, or is no copy")
    }
    guard manifest.expires > manifest.created else { throw malformed("it expires before it was made") }
    let ids = manifest.compartments.map(\.id)
    guard ids.first == Manifest.core, Set(ids).count == ids.count, knownIDs.isSuperset(of: ids) else {
      throw malformed("compartments: c1 comes first, none comes twice, all are called c1 to c99")
    }
    try checkContent(manifest)
    for compartment in manifest.compartments { try check(compartment) }
    let digests = manifest.parts.map(\.sha256)
    guard Set(digests).count == digests.count else { throw malformed("a part is listed twice") }
    try checkInflation(manifest)
  }

  /// Octets that would be written when it is opened, beyond those that came. Memory is bounded by the window of the frame.
  private static func checkInflation(_ manifest: Manifest) throws(SealProblem) {
    // Neither can overflow: both have been bounded, the parts by what their content can fill.
    let unpacked = manifest.compartments.reduce(0) { $0 + $1.content.bytes }
    guard unpacked - manifest.sealedBytes <= CaseLimits.inflation else {
      throw SealProblem(
        .manifest, .tooLarge,
        "unpacked it has \(unpacked) octets, sealed \(manifest.sealedBytes): at most \(CaseLimits.inflation >> 30) GiB more"
      )
    }
  }

  private static func checkContent(_ manifest: Manifest) throws(SealProblem) {
    var left = CaseLimits.content
    for content in manifest.compartments.map(\.content) {
      guard (1...CaseLimits.content).contains(content.bytes), content.bytes <= left else {
        throw SealProblem(.manifest, .tooLarge, "content of more than \(CaseLimits.content) octets, or of none")
      }
      left -= content.bytes
    }
  }

  /// Parts that content of so many octets can fill. A frame is never much larger than what it holds: Zstandard's own
  /// bound is a 256th and some, a writer that flushes often needs more.
  static func most(_ content: Int64) -> Int {
    let frame = content + content / 64 + (1 << 20)
    let whole = Int64(SealedPart.contentSize)
    return Int((frame + whole - 1) / whole)
  }

  private static func check(_ compartment: Manifest.Compartment) throws(SealProblem) {
    guard (1...16).contains(compartment.recipients.count), !compartment.parts.isEmpty else {
      throw malformed("a compartment with no or more than 16 recipients, or without parts")
    }
    let largest = Int64(SealedPart.contentSize + SealedPart.overhead)
    guard compartment.parts.allSatisfy({ (1...largest).contains($0.bytes) }) else {
      throw malformed("a part's size is out of bounds")
    }
    // Otherwise nothing would bound how many there are, and so the work with them, but the size of the manifest.
    guard compartment.parts.dropLast().allSatisfy({ $0.bytes >= SealedPart.contentSize }) else {
      throw malformed("a part before the last is not a full one")
    }
    guard compartment.parts.count <= most(compartment.content.bytes) else {
      throw malformed("more parts than its content can fill")
    }
  }

  private static func malformed(_ what: String) -> SealProblem { SealProblem(.manifest, .malformed, what) }
}
