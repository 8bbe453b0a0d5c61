import Base
import Desk
import Foundation

/// Where the mission's board is served; see `Deploy/configuration/baton.yaml`.
package struct BoardConfiguration: Sendable {
  /// What people type. Nil: there is no board.
  package var address: String?
  package var host = "127.0.0.1"
  /// Nil: on a Unix socket in the home.
  package var port: Int?
  package var certificateFile: String?
  package var keyFile: String?
  package var isPlain = false

  init() {}

  init(_ values: ConfigurationValues) throws {
    address = try values.address("board.address")
    host = try values.text("board.host") ?? host
    port = try values.number("board.port", in: 1...65535)
    certificateFile = try values.text("board.certificateFile")
    keyFile = try values.text("board.keyFile")
    isPlain = try values.choice("board.plain", of: ["true", "false"]) == "true"
    if isPlain, !Self.loopback.contains(host) {
      throw values.problem(
        "board.plain",
        "without a certificate the board is for this machine alone: leave out board.host, or set "
          + "board.certificateFile and board.keyFile")
    }
    if port != nil, !isPlain, certificateFile == nil || keyFile == nil {
      throw values.problem(
        "board.port",
        "a port needs board.certificateFile and board.keyFile, or board.plain: true for this machine alone")
    }
    if address == nil, port != nil || certificateFile != nil || isPlain {
      throw values.problem(
        "board.address", "the address that people type is missing, such as https://board.example.org")
    }
  }

  private static let loopback = ["127.0.0.1", "::1", "localhost"]
}

extension BatonConfiguration {
  /// - Throws: `StorageProblem` when certificate or key cannot be read.
  func boardSettings(_ home: MissionHome) throws -> BoardSettings? {
    guard let address = board.address else { return nil }
    guard let port = board.port else { return BoardSettings(way: .socket(path: home.boardSocket), address: address) }
    guard !board.isPlain, let certificate = board.certificateFile, let key = board.keyFile else {
      return BoardSettings(way: .plain(host: board.host, port: port), address: address)
    }
    return BoardSettings(
      way: .tls(
        host: board.host, port: port, certificate: try DurableFile.read(certificate), key: try DurableFile.read(key)),
      address: address)
  }
}
