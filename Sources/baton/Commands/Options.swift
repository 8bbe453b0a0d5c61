import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission

/// `--home DIR`, or `BATON_HOME`, or `/var/lib/baton`.
struct HomeOption: ParsableArguments {
  @Option(help: "The mission's home folder (default: $BATON_HOME, or /var/lib/baton).")
  var home: String?

  /// The daemon of this home. What it cannot read of a listing is said beside it.
  var desk: DeskClient {
    DeskClient(socket: mission.socket) { unreadable in
      for one in unreadable { Terminal.complain("note: \(one.row) cannot be read: \(one.why)") }
    }
  }

  var mission: MissionHome {
    MissionHome(path: Paths.absolute(home ?? ProcessInfo.processInfo.environment["BATON_HOME"] ?? "/var/lib/baton"))
  }
}

/// A passphrase is read from a file, never from the command line, which others can see.
struct PassphraseOption: ParsableArguments {
  @Option(
    help: "A file whose first line is the passphrase of the private keys (a mission's: default keys.passphraseFile).")
  var passphraseFile: String?

  /// Of the authority's key, which no configuration knows.
  func read() throws -> String? { try passphraseFile.map(PassphraseFile.read) }

  /// Of a mission's keys.
  func read(for home: MissionHome) throws -> String? { try home.passphrase(file: passphraseFile) }
}

struct JSONFlag: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print one JSON document.")
  var isOn = false
}

enum Paths {
  /// A text as it stands in a URL: one segment of its path, or a value of its query.
  static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._"))) ?? ""
  }

  static func absolute(_ path: String) -> String {
    let expanded = (path as NSString).expandingTildeInPath
    let whole = expanded.hasPrefix("/") ? expanded : FileManager.default.currentDirectoryPath + "/" + expanded
    return (whole as NSString).standardizingPath
  }

  /// The same with its links followed, as far as there is something at it.
  static func followed(_ path: String) -> String {
    var (there, rest) = (absolute(path) as NSString, "")
    while there.length > 1 {
      if let real = realpath(there as String, nil) {
        defer { free(real) }
        return String(cString: real) + rest
      }
      rest = "/" + there.lastPathComponent + rest
      there = there.deletingLastPathComponent as NSString
    }
    return rest
  }
}

extension Priority: ExpressibleByArgument {}
