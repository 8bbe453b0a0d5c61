import Base
import Foundation
import Handover

/// What `bag-info.txt` repeats of the manifest, so that a bag cannot be put under another one.
/// Source: specification §4.3; RFC 8493 §2.2.2.
struct BagInfo: Sendable, Equatable {
  let transfer: TransferID
  let version: Int
  let from: MissionID
  let to: MissionID
  let compartment: String
  /// 256 random bits, in hex: makes the bag's digests tell nothing of its content.
  let nonce: String
  let date: Date

  init(
    transfer: TransferID, version: Int, from: MissionID, to: MissionID, compartment: String, date: Date,
    using rng: inout some RandomNumberGenerator
  ) {
    self.transfer = transfer
    self.version = version
    self.from = from
    self.to = to
    self.compartment = compartment
    self.date = date
    let words = [rng.next(), rng.next(), rng.next(), rng.next()]
    nonce = words.withUnsafeBytes { Digest(bytes: Array($0)).text }
  }

  /// - Parameter oxum: Octets and files of the payload.
  func text(oxum: (bytes: Int64, files: Int)) -> String {
    """
    Bagging-Date: \(Timestamp(date).text.prefix(10))
    Baton-Compartment: \(compartment)
    Baton-From: \(from)
    Baton-Nonce: \(nonce)
    Baton-To: \(to)
    Baton-Transfer: \(transfer)
    Baton-Version: \(version)
    Payload-Oxum: \(oxum.bytes).\(oxum.files)

    """
  }

  /// Checks the text of a received `bag-info.txt` against the manifest it came under.
  static func check(
    _ text: String, _ manifest: Manifest, compartment: String, oxum: (bytes: Int64, files: Int)
  )
    throws(SealProblem)
  {
    let fields = try fields(text)
    let expected = [
      "Baton-Transfer": manifest.transfer.text, "Baton-Version": "\(manifest.version)",
      "Baton-From": manifest.from.text, "Baton-To": manifest.to.text, "Baton-Compartment": compartment,
    ]
    for (name, value) in expected.sorted(by: { $0.key < $1.key }) where fields[name] != value {
      throw SealProblem(.bag, .bagDisagrees, "\(name) is not what the manifest says")
    }
    guard let nonce = fields["Baton-Nonce"], (try? Digest(nonce.lowercased())) != nil else {
      throw SealProblem(.bag, .bagInvalid, "bag-info.txt has no nonce")
    }
    guard fields["Payload-Oxum"] == "\(oxum.bytes).\(oxum.files)" else {
      throw SealProblem(.bag, .bagInvalid, "Payload-Oxum does not match the payload")
    }
  }

  /// Lines `Name: value`, none twice and none continued.
  private static func fields(_ text: String) throws(SealProblem) -> [String: String] {
    var fields: [String: String] = [:]
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let name = line.prefix { $0 != UInt8(ascii: ":") }
      let value = line.dropFirst(name.count)
      guard !name.isEmpty, value.starts(with: ": ".utf8), value.count > 2,
        fields.updateValue(
          String(decoding: value.dropFirst(2), as: UTF8.self), forKey: String(decoding: name, as: UTF8.self)) == nil
      else {
        throw SealProblem(.bag, .bagInvalid, "bag-info.txt has a line that cannot be read, or one twice")
      }
    }
    return fields
  }
}
