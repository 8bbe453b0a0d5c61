import Foundation

/// A mail server (aiosmtpd) and another program's HTTPS port, both real, which keep what they are told and answer as they are
/// asked to.
final class Sinks: Sendable {
  let folder: String
  let mailPort: Int
  let webPort: Int
  private let child: Child

  /// What is told, in the order in which it came.
  struct Mail: Decodable {
    let to: [String]
    let text: String
  }

  struct Call: Decodable {
    let headers: [String: String]
    let body: String
    /// What was answered.
    let mode: String
  }

  static let python = ProcessInfo.processInfo.environment["BATON_TEST_PYTHON"]

  /// Whether the test tools have a mail server (`make test`).
  static let isThere =
    python.map { python in (try? Program.run([python, "-c", "import aiosmtpd"]).status) == 0 } ?? false

  /// - Parameter parent: Where the folder is made.
  init(in parent: String) throws {
    folder = parent + "/sinks"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in [("script.py", Self.script), ("mail.mode", "250"), ("web.mode", "200")] {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    try Self.mintCertificate(in: folder)
    let log = open("\(folder)/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(log) }
    child = try Child(
      [Self.python ?? "python3", "\(folder)/script.py", folder], environment: Program.plain, output: log, errors: log)
    let ports = try Deadline(30).wait("the sinks") { [folder] in
      let text = try? String(contentsOfFile: "\(folder)/ports", encoding: .utf8)
      let ports = (text ?? "").split(separator: " ").compactMap { Int($0) }
      return ports.count == 2 ? ports : nil
    }
    (mailPort, webPort) = (ports[0], ports[1])
  }

  deinit { child.killNow() }

  /// A certificate for this machine, which is its own root: `root.pem` and `key.pem`.
  static func mintCertificate(in folder: String) throws {
    let minted = try Program.run([
      Program.find("openssl") ?? "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
      "-noenc",
      "-days", "1", "-subj", "/CN=sinks", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
      "\(folder)/key.pem", "-out", "\(folder)/root.pem",
    ])
    guard minted.status == 0 else { throw HarnessProblem("no certificate: \(minted.err)") }
  }

  /// - Parameter mode: A status; `hang`, `big`, `redirect`.
  func web(_ mode: String) throws { try mode.write(toFile: "\(folder)/web.mode", atomically: true, encoding: .utf8) }

  func mail(_ mode: String) throws { try mode.write(toFile: "\(folder)/mail.mode", atomically: true, encoding: .utf8) }

  func mails() throws -> [Mail] { try read("mails") }

  func calls() throws -> [Call] { try read("calls") }

  private func read<T: Decodable>(_ name: String) throws -> [T] {
    guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else { return [] }
    return try text.split(separator: "\n").map { try JSONDecoder().decode(T.self, from: Data($0.utf8)) }
  }

  static let secret = "whsec_c2V2ZW4gcXVpZXQgYm9hdHMgaW4gYSByb3c="
  /// The same as HMAC takes it, in hexadecimal.
  static let key = "736576656e20717569657420626f61747320696e206120726f77"

  /// Writes an office's settings, so that it mails and calls here.
  ///
  /// - Parameter inside: Whether the webhook may be one of the inside, as this one is.
  func connect(_ office: Office, inside: Bool = true, _ changes: [String: [String: String]] = [:]) throws {
    for (name, text) in [("secret", Self.secret), ("password", "seven quiet boats")] {
      try "\(text)\n".write(toFile: "\(office.home)/\(name)", atomically: true, encoding: .utf8)
      chmod("\(office.home)/\(name)", 0o600)
    }
    let mail = [
      "server": "127.0.0.1", "port": "\(mailPort)", "user": "baton", "passwordFile": "\(office.home)/password",
      "from": "baton@lagos.example", "rootsFile": "\(folder)/root.pem",
    ]
    try office.configure(Federation.settings, changes.merging(["mail": mail]) { $1 })
    let webhooks = """
      webhooks:
        system:
          url: https://127.0.0.1:\(webPort)/notices
          secretFile: \(office.home)/secret
          inside: \(inside)
          rootsFile: \(folder)/root.pem

      """
    let file = "\(office.home)/baton.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try (text + webhooks).write(toFile: file, atomically: true, encoding: .utf8)
  }

  private static let script = #"""
    import http.server, json, os, ssl, sys, threading, time
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult

    folder = sys.argv[1]
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(folder + "/root.pem", folder + "/key.pem")
    lock = threading.Lock()

    def mode(name):
        return open(f"{folder}/{name}.mode").read().strip()

    def keep(name, value):
        with lock, open(f"{folder}/{name}", "a") as file:
            file.write(json.dumps(value) + "\n")
            file.flush()
            os.fsync(file.fileno())

    class Mail:
        async def handle_RCPT(self, server, session, envelope, address, options):
            if mode("mail").startswith("rcpt"):
                return mode("mail")[5:] + " not here"
            envelope.rcpt_tos.append(address)
            return "250 OK"

        async def handle_DATA(self, server, session, envelope):
            keep("mails", {"to": envelope.rcpt_tos, "text": envelope.content.decode("ascii")})
            return mode("mail") + " so"

    def known(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (b"baton", b"seven quiet boats"))

    class Calls(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            asked = mode("web")
            keep("calls", {"headers": {k.lower(): v for k, v in self.headers.items()}, "body": body, "mode": asked})
            if asked == "hang":
                time.sleep(600)
            size = 10 << 20 if asked == "big" else 2
            self.send_response({"big": 200, "redirect": 307}.get(asked) or int(asked))
            if asked == "redirect":
                self.send_header("location", f"https://127.0.0.1:{self.server.server_port}/elsewhere")
            self.send_header("content-length", str(size))
            self.end_headers()
            try:
                self.wfile.write(b"x" * size)
            except OSError:
                pass

        def log_message(self, *_):
            pass

    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Calls)
    web.daemon_threads = True
    web.socket = tls.wrap_socket(web.socket, server_side=True)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    import socket
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    controller = Controller(
        Mail(), hostname="127.0.0.1", port=port, tls_context=tls, require_starttls=True, auth_required=True,
        authenticator=known)
    controller.start()
    with open(folder + "/ports.new", "w") as file:
        file.write(f"{port} {web.server_port}")
    os.rename(folder + "/ports.new", folder + "/ports")
    threading.Event().wait()
    """#
}
