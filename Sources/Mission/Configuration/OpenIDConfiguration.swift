import Accounts
import Courier
import Foundation
import PeerProtocol

/// The provider of identities that the mission believes; see `Deploy/configuration/baton.yaml`.
package struct OpenIDConfiguration: Sendable {
  package var issuer: String
  package var client: String
  package var secretFile: String
  package var rootsFile: String?
  /// Of the board: where the provider sends browsers back to.
  private var address: String

  /// - Returns: Nil where there is none.
  init?(_ values: ConfigurationValues, board: BoardConfiguration) throws {
    guard let issuer = try values.text("openid.issuer") else {
      for key in ["openid.client", "openid.secretFile"] where try values.text(key) != nil {
        throw values.problem("openid.issuer", "the provider is missing, such as https://login.example.org")
      }
      return nil
    }
    let parts = URLComponents(string: issuer)
    guard parts?.scheme == "https", parts?.host?.isEmpty == false, parts?.query == nil, parts?.fragment == nil else {
      throw values.problem("openid.issuer", "“\(issuer)” is no issuer: write it as the provider does, https://…")
    }
    guard let client = try values.text("openid.client") else {
      throw values.problem("openid.client", "the name is missing by which the provider knows this board")
    }
    guard let secretFile = try values.text("openid.secretFile") else {
      throw values.problem("openid.secretFile", "the file is missing with the secret that the provider has given")
    }
    guard let address = board.address else {
      throw values.problem("openid.issuer", "without a board nobody signs in: set board.address")
    }
    (self.issuer, self.client, self.secretFile, self.address) = (issuer, client, secretFile, address)
    rootsFile = try values.text("openid.rootsFile")
  }

  /// - Throws: `HomeProblem` for a secret that others can read; `StorageProblem`; `CurlProblem`.
  func desk() throws -> OpenIDDesk {
    let transport = OpenIDWay(
      engine: try CurlEngine(trust: .system, settings: CurlSettings(silence: 30)),
      roots: try rootsFile.map(DurableFile.read))
    return OpenIDDesk(
      settings: OpenIDSettings(
        issuer: issuer, client: client, secret: try PassphraseFile.read(secretFile),
        redirect: "\(address)/sign-in/openid/back"),
      transport: transport, now: { Date() })
  }
}

/// Asks the provider, by libcurl: over TLS alone, and without following it elsewhere.
private struct OpenIDWay: OpenIDTransport {
  let engine: CurlEngine
  let roots: Data?

  func ask(_ url: String, form: String?, authorization: String?) async throws -> (status: Int, body: Data) {
    var headers = [(name: "Accept", value: "application/json")]
    if let authorization { headers.append(("Authorization", authorization)) }
    if form != nil { headers.append(("Content-Type", "application/x-www-form-urlencoded")) }
    var request = CurlRequest(
      form == nil ? .get : .post, url, headers: headers, body: form.map { .bytes(Data($0.utf8)) } ?? .none,
      responseLimit: 1 << 20, timeout: 20)
    (request.roots, request.isAlone) = (roots, true)
    let answer = try await engine.perform(request)
    return (answer.status, answer.body)
  }
}
