import Foundation

/// A receiver that was broken into: it has the mission's real TLS key, and answers what the test puts into a
/// file.
final class RogueReceiver {
  private let child: Child
  private let folder: String

  /// - Parameters:
  ///   - peer: The mission it plays.
  ///   - port: Where it listens, in place of that mission's daemon.
  init(_ peer: Peer, port: Int, folder: String) throws {
    guard let python = Program.find("python3") else { throw HarnessProblem("no python3") }
    self.folder = folder
    try Self.code.write(toFile: "\(folder)/rogue.py", atomically: true, encoding: .utf8)
    try Data().write(to: URL(fileURLWithPath: "\(folder)/rogue-answer"))
    child = try Child(
      [python, "\(folder)/rogue.py", "\(port)", peer.certificate, peer.key, "\(folder)/rogue-answer"],
      environment: Program.plain, output: nil, errors: nil)
    try Deadline(20).wait("the rogue receiver") {
      guard let connection = Ports.connect(port) else { return false }
      close(connection)
      return true
    }
  }

  deinit { end() }

  func end() { child.killNow() }

  /// What is answered to every POST from now on, with status 200 and the type of a receipt.
  func answer(_ bytes: Data) throws {
    try bytes.write(to: URL(fileURLWithPath: "\(folder)/rogue-answer"), options: .atomic)
  }

  private static let code = """
    import http.server, ssl, sys
    class Handler(http.server.BaseHTTPRequestHandler):
      protocol_version = "HTTP/1.1"
      def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = open(sys.argv[4], "rb").read()
        self.send_response(200)
        self.send_header("Content-Type", "application/pkcs7-mime")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
      def log_message(self, *ignored): pass
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()
    """
}
