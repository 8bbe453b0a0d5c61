import Base
import Foundation
import Handover
import HandoverTesting
import Synchronization

/// Seals without cryptography: what is "signed" is JSON, what is packed is JSON, and who signs is believed, unless
/// the body says `forged`.
final class TestSeals: Seals {
  private struct Directory {
    var version = 5
    var adopted: [Data] = []
  }

  let mission: MissionID
  let baseURL: String
  let pins: [Digest]
  private let held = Mutex(Directory())
  let isSignatureEnded = Mutex(false)
  let suspended = Mutex<Suspension?>(nil)

  init(mission: MissionID, baseURL: String, pins: [Digest]) {
    self.mission = mission
    self.baseURL = baseURL
    self.pins = pins
  }

  var adopted: [Data] { held.withLock { $0.adopted } }

  let former = Mutex<String?>(nil)
  let known = Mutex<[MissionID]>([])
  var others: [MissionID] { known.withLock { $0 } }

  func suspension(now: Date) -> Suspension? { suspended.withLock { $0 } }

  func sign(_ statement: Statement) throws -> LogEntry {
    let der = try JSON.encode(statement)
    return LogEntry(statement: statement, der: der, digest: digest(der))
  }

  func verifyStatement(_ der: Data, now: Date) throws(SealProblem) -> LogEntry {
    guard let statement = try? JSON.decode(Statement.self, from: der) else {
      throw SealProblem(.signature, .malformed, "no CMS")
    }
    if statement.body["forged"] != nil { throw SealProblem(.signature, .badSignature, "forged") }
    return LogEntry(statement: statement, der: der, digest: digest(der))
  }

  func verifyManifest(_ der: Data, from caller: MissionID?, now: Date) throws(SealProblem) -> any VerifiedOffer {
    // Asked of our own manifests only.
    throw isSignatureEnded.withLock { $0 }
      ? SealProblem(.signature, .expired, "ended") : SealProblem(.recipient, .wrongRecipient, "not for us")
  }

  func caller(_ certificate: Data, now: Date) throws(SealProblem) -> MissionID { mission }

  func endpoint(of mission: MissionID, now: Date) throws(SealProblem) -> PeerEndpoint {
    if mission.text == "xx-nowhere" { throw SealProblem(.signature, .unknownMission, "not in the directory") }
    return PeerEndpoint(mission: mission, url: baseURL, former: former.withLock { $0 }, pins: pins)
  }

  var directory: (version: Int, der: Data) {
    let version = held.withLock { $0.version }
    return (version, Data("directory \(version)".utf8))
  }

  func adopt(directory der: Data, now: Date) throws(SealProblem) -> Bool {
    let words = String(decoding: der, as: UTF8.self).split(separator: " ")
    guard words.count == 2, let version = Int(words[1]) else {
      throw SealProblem(.signature, .malformed, "no directory")
    }
    held.withLock { held in
      held.version = version
      held.adopted.append(der)
    }
    return true
  }

  struct Tar: Codable {
    var directory: Data?
    var manifest: Data
    var parts: [String: Data]
  }

  func packOffer(directory: Data?, manifest: Data, parts: [Digest], files: any PartFiles) throws -> Data {
    var tar = Tar(directory: directory, manifest: manifest, parts: [:])
    for part in parts { tar.parts[part.text] = try Data(contentsOf: URL(filePath: files.path(of: part))) }
    return try JSON.encode(tar)
  }

  func unpackOffer(_ tar: Data) throws(SealProblem) -> Offer {
    throw SealProblem(.envelope, .internalError, "the courier unpacks no offers")
  }

  func unpackBroken(_ tar: Data) -> BrokenOffer? { nil }

  func packStatements(_ statements: StatementsTar) throws -> Data { try JSON.encode(statements.statements) }

  func unpackStatements(_ tar: Data) throws(SealProblem) -> StatementsTar {
    do { return StatementsTar(statements: try JSON.decode([Data].self, from: tar)) } catch {
      throw SealProblem(.envelope, .malformed, "no statements")
    }
  }

  func seal(half plaintext: Data, for other: MissionID, now: Date) throws -> Data { plaintext }

  func open(half sealed: Data) throws(SealProblem) -> Data { sealed }

  func digest(_ bytes: Data) -> Digest { TestSHA256.digest(bytes) }
}
