import Courier
import Foundation
import Handover

/// Keys and certificates of a small federation, minted with the openssl command once a run.
struct Certificates: Sendable {
  let folder: URL

  /// Made when first asked for.
  static let shared = Result { try Certificates() }

  private init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "courier-certificates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for root in ["root", "other-root"] { try mintRoot(root) }
    try mint("server", under: "root", name: "DNS:localhost,IP:127.0.0.1")
    try mint("elsewhere", under: "root", name: "DNS:example.org")
    try mint("foreign", under: "other-root", name: "DNS:localhost,IP:127.0.0.1")
    try mint("client", under: "root", name: "DNS:client")
    try mint("stranger", under: "other-root", name: "DNS:stranger")
    try run(
      "pkey", "-in", path("client.key"), "-aes256", "-passout", "pass:secret", "-out", path("locked.key"))
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func identity(
    _ name: String = "client", key: String? = nil, passphrase: String? = nil, root: String = "root"
  ) throws -> ClientIdentity {
    ClientIdentity(
      certificatePEM: try data("\(name).pem"), keyPEM: try data("\(key ?? name).key"), passphrase: passphrase,
      rootPEM: try data("\(root).pem"))
  }

  /// libcurl's form of a certificate's public key.
  func pin(_ name: String) throws -> Digest {
    try run("x509", "-in", path("\(name).pem"), "-pubkey", "-noout", "-out", path("\(name).pub"))
    try run("pkey", "-pubin", "-in", path("\(name).pub"), "-outform", "DER", "-out", path("\(name).der"))
    try run("dgst", "-sha256", "-binary", "-out", path("\(name).sha"), path("\(name).der"))
    return Digest(bytes: Array(try data("\(name).sha")))
  }

  private func mintRoot(_ name: String) throws {
    try run(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "1", "-subj",
      "/CN=\(name)", "-keyout", path("\(name).key"), "-out", path("\(name).pem"))
  }

  private func mint(_ name: String, under root: String, name host: String) throws {
    try run(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "1", "-subj",
      "/CN=\(name)", "-CA", path("\(root).pem"), "-CAkey", path("\(root).key"), "-addext",
      "subjectAltName=\(host)", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout",
      path("\(name).key"),
      "-out", path("\(name).pem"))
  }

  private func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(what: "openssl \(arguments.joined(separator: " "))")
    }
  }

  struct Failed: Error {
    let what: String
  }
}
