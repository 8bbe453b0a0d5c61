import Foundation

/// A provider of identities (oidc-provider-mock, by authlib), behind TLS, which keeps what it is asked, and says what does not hold
/// where a test wants it to.
final class IdentityProvider: Sendable {
  let folder: String
  let port: Int
  private let child: Child

  static let isThere =
    Sinks.python.map { python in (try? Program.run([python, "-c", "import oidc_provider_mock"]).status) == 0 } ?? false

  init(in parent: String) throws {
    folder = parent + "/provider"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.script.write(toFile: "\(folder)/script.py", atomically: true, encoding: .utf8)
    try Sinks.mintCertificate(in: folder)
    try "good".write(toFile: "\(folder)/mode", atomically: true, encoding: .utf8)
    let log = open("\(folder)/log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(log) }
    child = try Child(
      [Sinks.python ?? "python3", "\(folder)/script.py", folder], environment: Program.plain, output: log, errors: log)
    port = try Deadline(60).wait("the provider") { [folder] in
      (try? String(contentsOfFile: "\(folder)/ports", encoding: .utf8)).flatMap { Int($0) }
    }
  }

  deinit { child.killNow() }

  var issuer: String { "https://127.0.0.1:\(port)" }

  /// What its next tokens have wrong; `good` for nothing.
  func say(_ mode: String) throws { try mode.write(toFile: "\(folder)/mode", atomically: true, encoding: .utf8) }

  /// The forms that were sent to its token endpoint.
  func asked() throws -> [String] {
    ((try? String(contentsOfFile: "\(folder)/asked", encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  /// Lets somebody in there, as their browser would.
  ///
  /// - Returns: Where the browser is sent back to.
  func letIn(_ subject: String, at url: String) throws -> String {
    let outcome = try Program.run([
      Program.find("curl") ?? "curl", "--silent", "--insecure", "--output", "/dev/null", "--write-out",
      "%{redirect_url}", "--data",
      "sub=\(subject)", url,
    ])
    return outcome.out
  }

  private static let script = #"""
    import io, os, sys, threading
    from authlib import jose
    import oidc_provider_mock
    from oidc_provider_mock import _app, _storage
    from werkzeug.serving import make_server

    folder = sys.argv[1]
    other = jose.RSAKey.generate_key(2048, is_private=True)

    def mode():
        return open(folder + "/mode").read().strip()

    plain_config = _app.OpenIDCode.get_jwt_config

    def config(self, grant, client=None):
        values = plain_config(self, grant, client)
        if mode() == "issuer":
            values["iss"] = "https://elsewhere.example"
        if mode() == "ended":
            values["exp"] = -3600
        if mode() == "key":
            values["key"] = {**other.as_dict(is_private=True), "kid": values["key"].get("kid", "x")}
        if mode() == "shared":
            values["key"], values["alg"] = b"baton-secret", "HS256"
        if mode() == "none":
            values["key"], values["alg"] = None, "none"
        return values

    _app.OpenIDCode.get_jwt_config = config
    _app.OpenIDCode.get_audiences = lambda self, request: (
        ["somebody-else"] if mode() == "audience" else ["baton", "other"] if mode() == "several" else ["baton"])
    plain_nonce = _storage.AuthorizationCode.get_nonce
    _storage.AuthorizationCode.get_nonce = lambda self: "another" if mode() == "nonce" else plain_nonce(self)

    app = oidc_provider_mock.app(require_nonce=True)
    inner = app.wsgi_app

    def outer(environ, start):
        if environ["PATH_INFO"] == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            with open(folder + "/asked", "ab") as file:
                file.write(body + b"\n")
            environ["wsgi.input"] = io.BytesIO(body)
        return inner(environ, start)

    app.wsgi_app = outer
    server = make_server("127.0.0.1", 0, app, threaded=True, ssl_context=(folder + "/root.pem", folder + "/key.pem"))
    with open(folder + "/ports.new", "w") as file:
        file.write(str(server.server_port))
    os.rename(folder + "/ports.new", folder + "/ports")
    server.serve_forever()
    """#
}
