import Foundation

/// The file whose first line is the passphrase of the private keys.
package enum PassphraseFile {
  /// - Throws: `HomeProblem.loosePassphrase` when everybody may read it, `.unreadable` when there is nothing in it;
  ///   `StorageProblem`.
  package static func read(_ file: String) throws -> String {
    var status = stat()
    // A group may: credentials of systemd come with an access list, which shows as such.
    if stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o027 != 0 {
      throw HomeProblem.loosePassphrase(file)
    }
    let text = String(decoding: try DurableFile.read(file), as: UTF8.self)
    guard let line = text.split(separator: "\n", omittingEmptySubsequences: false).first, !line.isEmpty else {
      throw HomeProblem.unreadable("the passphrase file \(file)", "its first line is empty")
    }
    return String(line)
  }
}
