import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Sealing

/// Words for those of both missions who do one kind of work: sealed and opened in this process. The daemons carry them in a sealed
/// half and cannot open them. Source: specification §5.6.
enum WordsApart {
  /// Octets of words.
  private static let limit = 6000
  /// What they are filled up to, with spaces.
  private static let sizes = [1 << 11, 6000]

  /// What stands in place of the words for everybody else.
  static let elsewhere = "For those who do one kind of work; they read it with `baton log --for`."

  /// - Parameter path: Of the transfer, at the daemon.
  /// - Returns: The members of the statement.
  static func fields(_ words: String, for role: CompartmentRole?, _ path: String, _ client: DeskClient) throws
    -> [String: String]
  {
    guard let role else { return ["text": words] }
    let text = Data(words.utf8)
    guard text.count <= limit, let size = sizes.first(where: { text.count <= $0 }) else {
      throw Complaint("that is too long: words for one role have at most \(limit) octets; nothing was said")
    }
    let circle: CircleView = try client.get("\(path)/circles/\(role.rawValue)")
    let recipients = try circle.recipients.map { try Certificate(der: $0) }
    var content = text + Data(repeating: UInt8(ascii: " "), count: size - text.count)
    let frame = try content.withUnsafeMutableBytes { try SealedPart.seal($0, for: recipients) }
    let sealed = Data(frame.before) + content + Data(frame.after)
    return ["text": elsewhere, BodyField.apart.key: sealed.base64EncodedString()]
  }

  /// Opens what statements say for a role.
  struct Reader {
    private let openers: [SealedPart.Opener]

    init(_ role: CompartmentRole, _ path: String, _ client: DeskClient, with key: StaffKey) throws {
      let circle: CircleView = try client.get("\(path)/circles/\(role.rawValue)")
      openers = try circle.keys.compactMap { one in
        let certificate = try Certificate(der: one.certificate)
        let digest = SHA256.digest(certificate.publicKey)
        let found = one.envelopes.lazy.compactMap { try? key.open(envelope: $0, of: digest) }.first
        return found.map { SealedPart.Opener(certificate: certificate, key: $0) }
      }
      guard !openers.isEmpty else {
        throw Complaint(
          "your key opens nothing of \(role.rawValue) here; nothing was read. Whoever has the role can give it to you: "
            + "`baton staff roles`")
      }
    }

    /// Nil where nothing is said for a role, or for another one.
    func words(of statement: StatementView) -> String? {
      guard let text = statement.said?[BodyField.apart.key]?.string, let sealed = Data(base64Encoded: text),
        let opened = try? SealedPart.open(sealed, with: openers)
      else { return nil }
      return String(decoding: opened, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
