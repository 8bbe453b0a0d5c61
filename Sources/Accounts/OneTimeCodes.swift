import Base
import COpenSSL
package import Foundation
package import Handover

/// Codes that an app on a telephone shows, a new one every half minute (RFC 6238: HMAC-SHA-1, six digits, 30 s).
package enum OneTimeCodes {
  package enum Verdict: Sendable, Equatable {
    /// Right now, of this step of time.
    case right(step: Int64)
    /// It was right, and has been used.
    case used
    /// It is right this many seconds from now, or ago where negative: a clock is wrong.
    case clock(seconds: Int)
    case wrong
  }

  package static let period: Int64 = 30
  /// Octets, as RFC 4226 §4 asks for.
  package static let secretCount = 20

  /// - Parameter used: The newest step whose code was taken.
  package static func judge(_ code: String, _ secret: Data, used: Int64, at now: Date) -> Verdict {
    let digits = code.filter { !$0.isWhitespace }
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return .wrong }
    let step = Int64(now.timeIntervalSince1970) / period
    // One step to each side: telephones are a few seconds off, and people type slowly.
    if let found = (step - 1...step + 1).first(where: { Secrets.equal(self.code(secret, step: $0), digits) }) {
      return found > used ? .right(step: found) : .used
    }
    let day = 86_400 / period
    let near = (2...day).flatMap { [step + $0, step - $0] }
    guard let found = near.first(where: { self.code(secret, step: $0) == digits }), found > used else { return .wrong }
    return .clock(seconds: Int((found - step) * period))
  }

  /// RFC 4226 §5.3.
  package static func code(_ secret: Data, step: Int64) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
    let mac = Secrets.hmac(counter, secret, EVP_sha1())
    let offset = Int(mac[mac.count - 1] & 0xf)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let text = "\(number % 1_000_000)"
    return String(repeating: "0", count: 6 - text.count) + text
  }

  /// For the app, as a link that its camera or a tap understands (Key URI format).
  package static func link(_ secret: Data, account: String, mission: String) -> String {
    "otpauth://totp/Baton%20\(mission):\(account)?secret=\(base32(secret))&issuer=Baton%20\(mission)"
  }

  /// RFC 4648 §6, without padding.
  package static func base32(_ data: Data) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (text, bits, count) = ("", UInt32(0), 0)
    for octet in data {
      bits = bits << 8 | UInt32(octet)
      count += 8
      while count >= 5 {
        count -= 5
        text.append(alphabet[Int(bits >> UInt32(count)) & 31])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count)) & 31]) }
    return text
  }
}

/// Codes on paper for the day on which the telephone is gone: each works once, 80 bits.
package enum RecoveryCodes {
  package static let count = 10

  /// Such as `k3mq-7x2a-…`.
  package static func make() -> [String] { (0..<count).map { _ in form(OneTimeCodes.base32(Secrets.random(10))) } }

  private static func form(_ text: String) -> String {
    let letters = Array(text.lowercased())
    return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
      .joined(separator: "-")
  }

  /// What is kept of one, however it is typed.
  package static func digest(_ typed: String) -> Digest {
    Secrets.digest(String(typed.lowercased().filter { $0.isLetter || $0.isNumber }))
  }
}
