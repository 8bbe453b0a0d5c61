import Base
import Foundation
import Sealing

/// Counts the wrong passphrases of one key, in a file beside it. After six that key alone rests for a quarter of an hour: a
/// screen that was left open is no place to guess. Whoever has taken the file away guesses against scrypt and 96 bits.
struct WrongPassphrases {
  let file: String

  /// Wrong tries after which a key rests, and seconds for which it does.
  private static let limit = (tries: 6, rest: TimeInterval(900))

  /// The last one's moment with them.
  private struct Tries: Codable {
    var count: Int
    var last: Timestamp
  }

  /// Runs what opens the key, and counts where its passphrase was wrong.
  ///
  /// - Throws: `StaffProblem.resting`, and nothing was tried; what `body` throws; `StorageProblem`.
  func counting<T>(now: Date, _ body: () throws -> T) throws -> T {
    let tries = try count(now)
    do {
      let opened = try body()
      unlink(file)
      return opened
    } catch KeyProblem.wrongPassphrase {
      try DurableFile.write(JSON.encode(Tries(count: tries + 1, last: Timestamp(now))), to: file, mode: 0o600)
      throw KeyProblem.wrongPassphrase
    }
  }

  /// How many there were since the key last rested.
  private func count(_ now: Date) throws -> Int {
    guard let tries = try? JSON.decode(Tries.self, from: DurableFile.read(file)) else { return 0 }
    guard tries.count >= Self.limit.tries else { return tries.count }
    let end = tries.last.date + Self.limit.rest
    guard now >= end else { throw StaffProblem.resting(until: Timestamp(end)) }
    return 0
  }
}
