import Foundation
import Handover

/// The digests of a bag's files: `manifest-sha256.txt` and `tagmanifest-sha256.txt` (RFC 8493 §2.1.3,
/// §2.2.1).
struct BagManifest {
  static let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
  static let names = (
    declaration: "bagit.txt", info: "bag-info.txt", payload: "manifest-sha256.txt",
    tags: "tagmanifest-sha256.txt"
  )
  /// The files a bag has besides its payload.
  static let tagNames: Set = [names.declaration, names.info, names.payload, names.tags]

  private(set) var digests: [(path: String, digest: Digest)] = []

  mutating func add(_ path: String, _ digest: Digest) { digests.append((path, digest)) }

  var text: String {
    digests.map { Self.line($0.path, $0.digest) + "\n" }.joined()
  }

  /// `%` is written as `%25` (RFC 8493 §2.1.3); line breaks never get this far.
  private static func line(_ path: String, _ digest: Digest) -> String {
    let isPlain = !path.utf8.contains(UInt8(ascii: "%"))
    return digest.text + "  " + (isPlain ? path : path.replacing("%", with: "%25"))
  }

  /// Checks that `text` names exactly the files seen, with their digests, octet for octet.
  func check(_ text: Data, name: String) throws(SealProblem) {
    // A compartment in which nothing is said has no payload.
    if text.isEmpty, digests.isEmpty { return }
    guard text.last == UInt8(ascii: "\n") else {
      throw SealProblem(.bag, .bagInvalid, "\(name) does not end with a line feed")
    }
    var listed: Set<Octets> = []
    for line in text.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard listed.insert(Octets(line)).inserted else {
        throw SealProblem(.bag, .bagInvalid, "\(name) has a line twice")
      }
    }
    for (path, digest) in digests where listed.remove(Octets(Self.line(path, digest).utf8)) == nil {
      throw SealProblem(.bag, .bagInvalid, "a file does not match its digest in \(name)")
    }
    guard listed.isEmpty else {
      throw SealProblem(.bag, .bagInvalid, "\(name) names a file that is not in the bag")
    }
  }
}
