import Foundation

/// Somebody who has a mission's TLS key, and that of its only caller: stands on the line, passes everything on, and writes down
/// what both say to each other inside the encrypted connection.
final class WireTap {
  /// What was overheard, as HTTP/1.1 says it.
  let record: String
  private let child: Child

  /// - Parameters:
  ///   - mission: Whose port it stands before.
  ///   - caller: Who calls there.
  ///   - port: Where it listens: the mission's address in the directory.
  init(before mission: Office, caller: Office, port: Int, of federation: Federation) throws {
    guard let python = Program.find("python3") else { throw HarnessProblem("no python3") }
    let (served, calling) = (try Peer(mission, of: federation), try Peer(caller, of: federation))
    let folder = NSTemporaryDirectory()
    let code = "\(folder)/baton-tap-\(getpid())-\(port).py"
    record = "\(folder)/baton-tap-\(getpid())-\(port).record"
    try Self.code.write(toFile: code, atomically: true, encoding: .utf8)
    try Data().write(to: URL(fileURLWithPath: record))
    child = try Child(
      [
        python, code, "\(port)", "\(mission.port)", served.certificate, served.key, calling.certificate, calling.key,
        record,
      ], environment: Program.plain, output: nil, errors: nil)
    try Deadline(20).wait("the tap") {
      guard let connection = Ports.connect(port) else { return false }
      close(connection)
      return true
    }
    unlink(code)
  }

  deinit {
    child.killNow()
    unlink(record)
  }

  var overheard: Data { (try? Data(contentsOf: URL(fileURLWithPath: record))) ?? Data() }

  private static let code = """
    import http.client, http.server, ssl, sys, threading
    port, real = int(sys.argv[1]), int(sys.argv[2])
    lock = threading.Lock()
    outside = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    outside.check_hostname = False
    outside.verify_mode = ssl.CERT_NONE
    outside.load_cert_chain(sys.argv[5], sys.argv[6])
    def note(*pieces):
      with lock, open(sys.argv[7], "ab") as file:
        for piece in pieces: file.write(piece if isinstance(piece, bytes) else str(piece).encode())
    class Handler(http.server.BaseHTTPRequestHandler):
      protocol_version = "HTTP/1.1"
      def body(self):
        if self.headers.get("Expect"): self.send_response_only(100); self.end_headers()
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
          return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        whole = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
          whole += self.rfile.read(size); self.rfile.readline()
        while self.rfile.readline().strip(): pass
        return whole
      def handle_expect_100(self): return True
      def pass_on(self):
        body = self.body()
        note(self.requestline, "\\n", self.headers, body, "\\n")
        line = http.client.HTTPSConnection("127.0.0.1", real, context=outside, timeout=60)
        kept = {k: v for k, v in self.headers.items() if k.lower() not in ("expect", "transfer-encoding", "connection")}
        kept["Content-Length"] = str(len(body))
        line.request(self.command, self.path, body, kept)
        answer = line.getresponse()
        said = answer.read()
        note(answer.status, "\\n", answer.headers, said, "\\n")
        self.send_response_only(answer.status)
        for key, value in answer.getheaders():
          if key.lower() not in ("transfer-encoding", "content-length", "connection"): self.send_header(key, value)
        self.send_header("Content-Length", answer.getheader("Content-Length", "0") if self.command == "HEAD" else len(said))
        self.end_headers()
        self.wfile.write(said)
        line.close()
      do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = pass_on
      def log_message(self, *ignored): pass
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3], sys.argv[4])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()
    """
}
