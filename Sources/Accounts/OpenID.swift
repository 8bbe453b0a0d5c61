import Base
package import Foundation
package import Handover
import Synchronization

/// The one provider of identities that a mission believes. Source: OpenID Connect Core 1.0, RFC 9700; Protocol/decisions/0062.
package struct OpenIDSettings: Sendable {
  package let issuer: String
  package let client: String
  package let secret: String
  /// Where the provider sends browsers back to, exactly.
  package let redirect: String

  package init(issuer: String, client: String, secret: String, redirect: String) {
    (self.issuer, self.client, self.secret, self.redirect) = (issuer, client, secret, redirect)
  }
}

/// The way to the provider: over TLS, without a redirect followed.
package protocol OpenIDTransport: Sendable {
  /// - Parameters:
  ///   - form: What is posted; nil: it is fetched.
  ///   - authorization: The header of that name.
  /// - Returns: What came, whatever its status.
  func ask(_ url: String, form: String?, authorization: String?) async throws -> (status: Int, body: Data)
}

/// Why somebody does not get in by way of the provider.
package enum OpenIDProblem: Error, Sendable, Equatable {
  /// It does not answer, or not as OpenID Connect has it. The text is for the log.
  case provider(String)
  /// The browser comes back with what it was not sent away with, or too late.
  case stray
  /// It has let nobody in, as it says by a code.
  case denied(Code?)
  /// What it says of somebody does not hold.
  case token(String)
  /// Nobody here has this identity.
  case unbound(String)
}

/// Signs people in by way of the provider: the authorization code flow with PKCE, state and nonce.
package final class OpenIDDesk: Sendable {
  /// Who somebody is at the provider. Never a mail address, which may be given to another person.
  package struct Identity: Sendable, Equatable {
    package let issuer: String
    package let subject: String
  }

  /// What a browser was sent away with.
  private struct Errand {
    let nonce: String
    let verifier: String
    /// Of the secret that the browser keeps.
    let browser: Digest
    let ends: Date
  }

  private struct Provider: Decodable {
    let issuer: String
    let authorization: String
    let token: String
    let keys: String

    private enum CodingKeys: String, CodingKey {
      case issuer
      case authorization = "authorization_endpoint"
      case token = "token_endpoint"
      case keys = "jwks_uri"
    }
  }

  private struct Tokens: Decodable {
    let identity: String

    private enum CodingKeys: String, CodingKey { case identity = "id_token" }
  }

  private struct Held {
    var errands: [String: Errand] = [:]
    var provider: (Provider, until: Date)?
    var keys: (WebKeys, asked: Date)?
  }

  package let settings: OpenIDSettings
  private let transport: any OpenIDTransport
  private let now: @Sendable () -> Date
  private let held = Mutex(Held())
  /// Seconds that somebody has to sign in at the provider, and browsers that may be there at once.
  private static let patience: TimeInterval = 600
  private static let most = 1000

  package init(settings: OpenIDSettings, transport: any OpenIDTransport, now: @escaping @Sendable () -> Date) {
    (self.settings, self.transport, self.now) = (settings, transport, now)
  }

  // MARK: Away

  /// - Returns: Where the browser goes, and the secret that it keeps meanwhile.
  /// - Throws: `OpenIDProblem.provider`.
  package func begin() async throws -> (url: String, browser: String) {
    let provider = try await provider()
    let (state, browser) = (Secrets.token(), Secrets.token())
    let errand = Errand(
      nonce: Secrets.token(), verifier: Secrets.token(), browser: Secrets.digest(browser), ends: now() + Self.patience)
    held.withLock { held in
      held.errands = held.errands.filter { $0.value.ends > now() }
      if held.errands.count >= Self.most, let oldest = held.errands.min(by: { $0.value.ends < $1.value.ends }) {
        held.errands[oldest.key] = nil
      }
      held.errands[state] = errand
    }
    let challenge = Secrets.base64url(Data(Secrets.digest(errand.verifier).bytes))
    let query = Self.form([
      ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", settings.redirect),
      ("scope", "openid"),
      ("state", state), ("nonce", errand.nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"),
    ])
    let join = provider.authorization.contains("?") ? "&" : "?"
    return ("\(provider.authorization)\(join)\(query)", browser)
  }

  // MARK: Back

  /// What a browser comes back with.
  package struct Return: Sendable {
    package var state: String
    package var code: String?
    package var error: String?
    /// Of RFC 9207; nil where the provider does not say it.
    package var issuer: String?

    package init(state: String, code: String?, error: String?, issuer: String?) {
      (self.state, self.code, self.error, self.issuer) = (state, code, error, issuer)
    }
  }

  /// - Parameter browser: The secret that the browser kept.
  /// - Throws: `OpenIDProblem`.
  package func complete(_ back: Return, browser: String?) async throws -> Identity {
    let errand = held.withLock { $0.errands.removeValue(forKey: back.state) }
    guard let errand, errand.ends > now(), let browser, Secrets.digest(browser) == errand.browser else {
      throw OpenIDProblem.stray
    }
    guard back.issuer == nil || back.issuer == settings.issuer else { throw OpenIDProblem.stray }
    guard let code = back.code else { throw OpenIDProblem.denied(Code.of(back.error)) }
    let provider = try await provider()
    let token = try await token(for: code, errand, provider)
    let claims = try await verified(token, provider)
    try check(claims, nonce: errand.nonce)
    guard let subject = claims["sub"]?.string, !subject.isEmpty, subject.utf8.count <= 255 else {
      throw OpenIDProblem.token("it names nobody")
    }
    return Identity(issuer: settings.issuer, subject: subject)
  }

  private func token(for code: String, _ errand: Errand, _ provider: Provider) async throws -> String {
    let form = Self.form([
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.redirect),
      ("code_verifier", errand.verifier), ("client_id", settings.client),
    ])
    let pair = "\(Self.escaped(settings.client)):\(Self.escaped(settings.secret))"
    let answer = try await ask(
      provider.token, form: form, authorization: "Basic \(Data(pair.utf8).base64EncodedString())")
    do { return try JSON.decode(Tokens.self, from: answer).identity } catch {
      throw OpenIDProblem.provider("the token endpoint gives no id_token")
    }
  }

  private func verified(_ token: String, _ provider: Provider) async throws -> JSONValue {
    let signed = try SignedToken(token)
    var keys = try await keys(provider, fresh: false)
    if keys.candidates(for: signed).isEmpty { keys = try await self.keys(provider, fresh: true) }
    guard keys.candidates(for: signed).contains(where: signed.isSigned) else {
      throw OpenIDProblem.token("it is signed by no key of the provider")
    }
    return signed.claims
  }

  /// OpenID Connect Core 1.0, §3.1.3.7.
  private func check(_ claims: JSONValue, nonce: String) throws {
    func require(_ holds: Bool, _ why: String) throws { if !holds { throw OpenIDProblem.token(why) } }
    try require(claims["iss"]?.string == settings.issuer, "it is of another issuer")
    let audience = claims["aud"]?.string.map { [$0] } ?? claims["aud"]?.array?.compactMap(\.string) ?? []
    try require(audience.contains(settings.client), "it is for somebody else")
    try require(audience.count == 1 || claims["azp"]?.string == settings.client, "it was given to somebody else")
    try require(claims["azp"]?.string ?? settings.client == settings.client, "it was given to somebody else")
    let moment = now().timeIntervalSince1970
    try require((claims["exp"]?.seconds ?? 0) > moment - Self.slack, "it has ended, or a clock is wrong")
    try require(
      (claims["iat"]?.seconds ?? .infinity) < moment + Self.slack, "it is of the future, or a clock is wrong")
    try require(claims["nonce"]?.string.map { Secrets.equal($0, nonce) } ?? false, "it is of another sign-in")
  }

  /// Seconds that clocks may differ.
  private static let slack: TimeInterval = 120

  // MARK: The provider

  private func provider() async throws -> Provider {
    if let (known, until) = held.withLock({ $0.provider }), until > now() { return known }
    let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
    let text = try await ask("\(base)/.well-known/openid-configuration", form: nil, authorization: nil)
    guard let found = try? JSON.decode(Provider.self, from: text), found.issuer == settings.issuer,
      [found.authorization, found.token, found.keys].allSatisfy({ $0.hasPrefix("https://") })
    else {
      throw OpenIDProblem.provider("its configuration cannot be read, is of another issuer, or names what is not https")
    }
    held.withLock { $0.provider = (found, now() + 3600) }
    return found
  }

  private func keys(_ provider: Provider, fresh: Bool) async throws -> WebKeys {
    if let (known, asked) = held.withLock({ $0.keys }) {
      // A token with the name of a key that nobody has is no reason to ask again and again.
      let age = now().timeIntervalSince(asked)
      if (0..<(fresh ? 60 : 3600)).contains(age) { return known }
    }
    let keys = try WebKeys(await ask(provider.keys, form: nil, authorization: nil))
    held.withLock { $0.keys = (keys, now()) }
    return keys
  }

  private func ask(_ url: String, form: String?, authorization: String?) async throws -> Data {
    let (status, body): (Int, Data)
    do { (status, body) = try await transport.ask(url, form: form, authorization: authorization) } catch {
      throw OpenIDProblem.provider("\(error)")
    }
    guard status == 200 else { throw OpenIDProblem.provider("it answers \(status)") }
    return body
  }

  private static func form(_ pairs: [(String, String)]) -> String {
    pairs.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
  }
}

extension JSONValue {
  fileprivate var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  fileprivate var seconds: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}

extension AccountDesk {
  /// Lets in whoever the provider says somebody is, if an administrator has bound that to an account. What the provider says
  /// gives no role, and is no second factor.
  ///
  /// - Throws: `OpenIDProblem.unbound`.
  package func signIn(_ identity: OpenIDDesk.Identity, browser: String) async throws -> Entry {
    let bound = Account.OpenID(issuer: identity.issuer, subject: identity.subject)
    guard let account = try await store.accounts().first(where: { $0.openID == bound && !$0.isDisabled }) else {
      throw OpenIDProblem.unbound(identity.subject)
    }
    if account.secondFactor != nil { return try await open(account, .code, browser) }
    try await note("account.signed-in", by: account.staff, ["by": "openid"])
    return try await open(account, account.roles.contains(where: \.needsSecondFactor) ? .enrolment : .open, browser)
  }
}
