import Base
import Foundation

/// The file whose first line is the passphrase of the private keys: the one reader of it, for the daemon and every command.
package enum PassphraseFile {
  /// Octets; OpenSSL reads no more of a passphrase.
  static let limit = 1024

  /// Reads the first line, without its end, whether that is LF, CR LF or CR, and without the byte order mark that some
  /// editors put before it. Spaces are part of it.
  ///
  /// - Throws: `HomeProblem.loosePassphrase` when everybody may read it, `.unreadable` when there is no passphrase in it;
  ///   `StorageProblem`.
  package static func read(_ file: String) throws -> String {
    // A group may: credentials of systemd come with an access list, which shows as such.
    if let status = try? FileStatus(file), status.isRegular, status.permissions & 0o027 != 0 {
      throw HomeProblem.loosePassphrase(file)
    }
    var octets = Array(try DurableFile.read(file))[...]
    if octets.starts(with: [0xEF, 0xBB, 0xBF]) { octets = octets.dropFirst(3) }
    // By octets: as characters, CR LF is one, and neither of the two.
    let line = octets.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else { throw unusable(file, "its first line is empty") }
    guard line.count <= limit else { throw unusable(file, "its first line has more than \(limit) octets") }
    guard !line.contains(0), let text = String(validating: line, as: UTF8.self) else {
      throw unusable(file, "its first line is not UTF-8 text: save it as plain text")
    }
    return text
  }

  private static func unusable(_ file: String, _ why: String) -> HomeProblem {
    .unreadable("the passphrase file \(file)", why)
  }
}
