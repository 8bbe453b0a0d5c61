import Foundation

/// The Python peer, running until the last reference is gone.
final class PeerServer: Sendable {
  enum Mode: String {
    case tls13, tls12
    /// Takes bodies 16 KiB at a time, ten times a second.
    case slow
    /// Takes the connection and says nothing.
    case silent
    /// Closes, or resets, in the middle of the handshake.
    case eof, reset
    /// Speaks HTTP without TLS.
    case http
    /// An office's proxy that lets nothing through.
    case proxy403 = "proxy-403"
    case proxy407 = "proxy-407"
    case proxy503 = "proxy-503"
    case proxyCloses = "proxy-closes"
    case proxy407ThenCloses = "proxy-407-then-closes"
  }

  /// What `/echo` says.
  struct Echo: Decodable {
    let method: String
    let headers: [String: String]
    let length: Int
    let sha256: String
    /// The connection's number, and the request's in it.
    let connection: Int
    let number: Int
    let puts: [String]
    let hanging: Int
    let tls: String
    /// Whether the connection goes on with the TLS session of an earlier one.
    let resumed: Bool
  }

  /// One for all tests that need a peer of the usual kind.
  static let usual = Result { try PeerServer() }

  private let process: Process
  /// The peer ends when this closes, should the test die first.
  private let lifeline = Pipe()
  let port: Int

  /// - Parameter certificate: The server's; clients must be certified by `clients`.
  init(_ mode: Mode = .tls13, certificate: String = "server", clients: String = "root") throws {
    let certificates = try Certificates.shared.get()
    let script = certificates.path("peer.py")
    try Data(peerScript.utf8).write(to: URL(filePath: script), options: .atomic)
    let output = Pipe()
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-u", script, certificates.path("\(certificate).pem"),
      certificates.path("\(certificate).key"),
      certificates.path("\(clients).pem"), mode.rawValue,
    ]
    process.standardOutput = output
    // Else the next peer inherits it, and keeps this one alive.
    _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    process.standardInput = lifeline
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      kill(process.processIdentifier, SIGKILL)
      throw Certificates.Failed(what: "peer.py: \(line)")
    }
    self.port = port
  }

  deinit {
    // Not SIGTERM: children of a Dispatch thread inherit its mask, in which that one is blocked.
    kill(process.processIdentifier, SIGKILL)
  }

  func url(_ path: String) -> String { "https://127.0.0.1:\(port)\(path)" }
}
