import Foundation
import Handover

/// A mission's certificate in the hands of `curl`: what a peer could send without our courier.
struct Peer {
  /// What came back.
  struct Answer {
    /// 0 when there was no answer.
    let status: Int
    /// Octets of the body that went.
    let sent: Int
    /// The status line and the header fields, in lower case.
    let head: String
    let body: Data
    /// What curl says of a connection that failed.
    let error: String

    var text: String { String(decoding: body, as: UTF8.self) + error }

    /// The code of a problem document.
    var problem: String? {
      let document = (try? JSONSerialization.jsonObject(with: body)) as? [String: Any]
      return (document?["type"] as? String)?.replacingOccurrences(of: "urn:baton:problem:", with: "")
    }
  }

  private let federation: Federation
  private let credential: [String]
  private let root: String

  /// - Parameters:
  ///   - office: Whose key is shown; nil for a caller without a certificate.
  ///   - root: What it believes, if not its own federation's root.
  init(_ office: Office?, of federation: Federation, trusting root: String? = nil) throws {
    self.federation = federation
    self.root = root ?? federation.root
    guard let office else {
      credential = []
      return
    }
    let directory = try office.baton("mission", "status", "--json").json() as? [String: Any]
    let certificates = directory?["certificates"] as? [[String: Any]] ?? []
    let tls = certificates.first { $0["use"] as? String == "tls" }?["der"] as? String ?? ""
    let key =
      try FileManager.default.contentsOfDirectory(atPath: office.home + "/keys")
      .first { $0.hasPrefix("tls-") } ?? ""
    let file = "\(federation.folder)/\(office.name).tls.pem"
    let pem = "-----BEGIN CERTIFICATE-----\n\(Self.folded(tls))\n-----END CERTIFICATE-----\n"
    try pem.write(toFile: file, atomically: true, encoding: .utf8)
    credential = ["--cert", file, "--key", "\(office.home)/keys/\(key)"]
  }

  private static func folded(_ base64: String) -> String {
    stride(from: 0, to: base64.count, by: 64).map { start in
      let from = base64.index(base64.startIndex, offsetBy: start)
      return String(base64[from...].prefix(64))
    }.joined(separator: "\n")
  }

  /// Certificate and key files, for a server that plays this mission.
  var certificate: String { credential[1] }
  var key: String { credential[3] }

  /// - Parameters:
  ///   - body: The file that is sent.
  ///   - headers: `Name: value` each, instead of a tar's content type.
  func call(
    _ method: String, _ path: String, body: String? = nil, headers: [String]? = nil, to office: Office
  ) throws -> Answer {
    let out = "\(federation.folder)/answer-\(UInt32.random(in: 0...(.max)))"
    let heads = out + ".head"
    defer {
      unlink(out)
      unlink(heads)
    }
    var arguments = [
      Program.find("curl") ?? "curl", "-sS", "--max-time", "30", "--cacert", root,
      "-o", out, "-D", heads, "-w", "%{http_code} %{size_upload}", "https://127.0.0.1:\(office.port)\(path)",
    ]
    arguments += method == "HEAD" ? ["--head"] : ["-X", method]
    if let body { arguments += ["-H", "Expect:", "--data-binary", "@\(body)"] }
    for header in headers ?? ["Content-Type: application/x-tar"] { arguments += ["-H", header] }
    let outcome = try Program.run(arguments + credential)
    let bytes = (try? Data(contentsOf: URL(fileURLWithPath: out))) ?? Data()
    let head = (try? String(contentsOfFile: heads, encoding: .utf8)) ?? ""
    let numbers = outcome.out.split(separator: " ").map { Int($0) ?? 0 }
    return Answer(
      status: numbers.first ?? 0, sent: numbers.last ?? 0, head: head.lowercased(), body: bytes, error: outcome.err)
  }

  /// Sends octets as they are, which curl would not, and waits until the other end closes.
  ///
  /// - Returns: What came back.
  func raw(_ octets: String, to office: Office) throws -> String {
    try Program.run(sending(octets, to: office, "exec timeout 30")).out
  }

  /// Sends octets on so many connections and keeps these open.
  func hold(_ count: Int, _ octets: String, to office: Office) throws -> [Child] {
    let command = try sending(octets, to: office, "exec")
    return try (0..<count).map { _ in try Child(command, environment: Program.plain, output: nil, errors: nil) }
  }

  /// A command that connects, sends octets, and stays until the other end closes.
  private func sending(_ octets: String, to office: Office, _ exec: String) throws -> [String] {
    let file = "\(federation.folder)/raw-\(UInt32.random(in: 0...(.max)))"
    try octets.write(toFile: file, atomically: true, encoding: .utf8)
    let own = credential.map { $0.replacing("--", with: "-") }
    return ["/bin/sh", "-c", "file=$1; shift; \(exec) openssl s_client -quiet \"$@\" < \"$file\"", "sh", file]
      + ["-connect", "127.0.0.1:\(office.port)", "-CAfile", root] + own
  }

  /// Begins a request, falls silent in the midst of its body, and leaves the connection standing while `during` runs.
  ///
  /// - Parameters:
  ///   - octets: What comes of the body; less than a pipe holds.
  ///   - count: Octets that are announced.
  func fallingSilent(
    _ method: String, _ path: String, headers: [String], octets: Data, of count: Int, to office: Office,
    during: () throws -> Void
  ) throws {
    let pipe = "\(federation.folder)/silent-\(UInt32.random(in: 0...(.max)))"
    try Proof.require(mkfifo(pipe, 0o600) == 0, "no pipe")
    // Read and write: so it opens though nobody reads yet, and does not end.
    let descriptor = open(pipe, O_RDWR | O_CLOEXEC)
    defer {
      close(descriptor)
      unlink(pipe)
    }
    let headers = headers + ["Expect:", "Transfer-Encoding:", "Content-Length: \(count)"]
    let child = try Child(
      [
        Program.find("curl") ?? "curl", "-sS", "--cacert", root, "-o", "/dev/null", "-X", method, "-T", pipe,
        "https://127.0.0.1:\(office.port)\(path)",
      ] + headers.flatMap { ["-H", $0] } + credential, environment: Program.plain, output: nil, errors: nil)
    defer { child.killNow() }
    let written = octets.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try Proof.require(written == octets.count, "the pipe took \(written) octets")
    try during()
  }

  /// Asks for the same head twice.
  ///
  /// - Returns: How many connections that took: an answer to HEAD that has a body spoils its own.
  func connectionsForTwoHeads(_ path: String, to office: Office) throws -> Int {
    let outcome = try Program.run(
      [
        Program.find("curl") ?? "curl", "-sS", "--max-time", "30", "--cacert", root, "--head", "-o", "/dev/null", "-w",
        "%{num_connects}\n", "https://127.0.0.1:\(office.port)\(path)?again=[1-2]",
      ] + credential)
    return outcome.out.split(separator: "\n").compactMap { Int($0) }.reduce(0, +)
  }

  /// Offers a bundle of `sender`'s, exactly as it was exported.
  func offer(_ id: TransferID, of sender: Office, to receiver: Office) throws -> Answer {
    let file = "\(federation.folder)/offer-\(id).tar"
    try sender.desk.downloaded("/v1/transfers/\(id)/bundle").write(to: URL(fileURLWithPath: file))
    return try call("POST", "/v1/bundles", body: file, to: receiver)
  }
}
