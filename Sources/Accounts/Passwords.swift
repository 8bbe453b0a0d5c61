import Base
import COpenSSL
import Foundation
import Handover

/// How passwords are judged and kept: scrypt (RFC 7914) under a salt of their own.
package struct Passwords: Sendable {
  /// The least and the most characters.
  package static let lengths = 12...256

  /// A guess takes 128·N·r octets: 32 MiB, and a good tenth of a second.
  private let cost: UInt64
  private static let block: UInt64 = 8
  private static let parallel: UInt64 = 1
  /// Few are worked on at once, so that memory stays bounded; and one place is left to those who are known.
  private let slots = FairSlots<Asker>(2)
  /// Strangers who may wait: some seconds' work.
  private static let waiting = 16

  /// - Parameter cost: N; less than the default for tests only.
  package init(cost: UInt64 = 1 << 15) { self.cost = cost }

  /// Who wants a password worked on.
  package enum Asker: Sendable {
    /// Has signed in, or comes with a browser in which the owner has, or with a link.
    case known
    case stranger
  }

  // MARK: Judging

  /// Why a password is not taken; nil when it is.
  ///
  /// - Parameter words: What is near at hand to whoever guesses: names of the person and the mission.
  package static func objection(to password: String, near words: [String]) -> PasswordObjection? {
    guard password.count >= lengths.lowerBound else { return .short }
    guard password.count <= lengths.upperBound else { return .long }
    let plain = password.lowercased()
    if Set(plain).count < 5 { return .monotonous }
    if isRow(plain) { return .common }
    let cores = [plain.filter(\.isLetter), undone(plain)]
    let near = words.map { $0.lowercased().filter(\.isLetter) }.filter { $0.count >= 4 }
    if near.contains(where: { cores.contains($0) || cores.contains($0 + $0) }) { return .near }
    return CommonPasswords.contains(plain) || cores.contains(where: CommonPasswords.words.contains) ? .common : nil
  }

  /// Without what was added at the ends, and with letters where something like them is written.
  private static func undone(_ text: String) -> String {
    let end = text.lastIndex(where: \.isLetter) ?? text.startIndex
    let trimmed = text[...end].drop { !$0.isLetter && $0 != "@" && $0 != "$" }
    return String(trimmed.map { CommonPasswords.likenesses[$0] ?? $0 }).filter(\.isLetter)
  }

  /// Whether it is keys or digits as they stand beside one another.
  private static func isRow(_ text: String) -> Bool {
    CommonPasswords.rows.contains { row in
      let again = String(repeating: row, count: 3)
      return again.contains(text) || String(again.reversed()).contains(text)
    }
  }

  // MARK: Keeping

  /// What is kept of a password, such as `scrypt$15$SALT$KEY`.
  package func kept(_ password: String) async throws -> String {
    let salt = Secrets.random(16)
    let key = try await derive(password, salt, cost, for: .known)
    return ["scrypt", "\(cost.trailingZeroBitCount)", salt.base64EncodedString(), key.base64EncodedString()]
      .joined(separator: "$")
  }

  /// Whether it is the password. With none kept it takes as long and is not: by the time nobody learns which names exist.
  ///
  /// - Throws: `AccountProblem.tooManyTries` where too many strangers wait already.
  package func matches(_ password: String, _ kept: String?, for asker: Asker) async throws -> Bool {
    let fields = (kept ?? "").split(separator: "$")
    guard fields.count == 4, fields[0] == "scrypt", let power = UInt64(fields[1]), (1...20).contains(power),
      let salt = Data(base64Encoded: String(fields[2]))
    else {
      _ = try await derive(password, Secrets.random(16), cost, for: asker)
      return false
    }
    let key = try await derive(password, salt, 1 << power, for: asker)
    return Secrets.equal(key.base64EncodedString(), String(fields[3]))
  }

  private func derive(_ password: String, _ salt: Data, _ cost: UInt64, for asker: Asker) async throws -> Data {
    guard await slots.enter(asker, behind: asker == .known ? .max : Self.waiting) else {
      throw AccountProblem.tooManyTries(wait: 10)
    }
    defer { slots.leave(asker) }
    return try await Blocking.run {
      // As typed on another keyboard it may come in another composition.
      let text = Array(password.precomposedStringWithCanonicalMapping.utf8CString)
      var key = [UInt8](repeating: 0, count: 32)
      // Without a limit of its own OpenSSL refuses N of 2^15 and more.
      let most = 128 * cost * Self.block + (1 << 20)
      let done = EVP_PBE_scrypt(
        text, text.count - 1, Array(salt), salt.count, cost, Self.block, Self.parallel, most, &key, key.count)
      guard done == 1 else { throw Unworkable() }
      return Data(key)
    }
  }
}

/// The machine could not derive a key from a password.
struct Unworkable: Error, CustomStringConvertible {
  let description = "the password could not be worked on: is memory short?"
}

/// What is wrong with a password that somebody wants.
package enum PasswordObjection: Error, Sendable, Equatable {
  case short, long
  /// Fewer than five different characters.
  case monotonous
  /// On everybody's list of first guesses.
  case common
  /// The person's or the mission's own name.
  case near
}
