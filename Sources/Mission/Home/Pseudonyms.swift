import Foundation
import Handover
import Sealing

/// What stands for the mission's staff in what it signs: the first 128 bits of HMAC-SHA-256 (RFC 2104) over staff id and
/// transfer, under a key that never leaves the home. Of one person's statements in two transfers nobody else can tell that
/// they are one person's. Source: specification §5.1.
struct Pseudonyms: Sendable {
  private let key: Data

  /// Reads the home's key, or makes it.
  ///
  /// - Throws: `StorageProblem`; `HomeProblem.unreadable` when another thing lies in its place.
  init(home: MissionHome) throws {
    let file = "\(home.path)/staff.key"
    if !FileManager.default.fileExists(atPath: file) {
      var rng = SystemRandomNumberGenerator()
      try DurableFile.write(Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &rng) }), to: file, mode: 0o400)
    }
    key = try DurableFile.read(file)
    guard key.count == 32 else { throw HomeProblem.unreadable(file, "the staff key has 32 octets") }
  }

  /// For tests.
  init(key: Data) { self.key = key }

  func of(_ staff: Code, in transfer: TransferID) -> String {
    String(Digest(bytes: [UInt8](hmac(Data("\(staff) \(transfer)".utf8)))).text.prefix(32))
  }

  /// RFC 2104 with a key shorter than a block.
  func hmac(_ text: Data) -> Data {
    let padded = key + Data(repeating: 0, count: 64 - key.count)
    let inner = SHA256.bytes(Data(padded.map { $0 ^ 0x36 }) + text)
    return SHA256.bytes(Data(padded.map { $0 ^ 0x5c }) + inner)
  }
}
