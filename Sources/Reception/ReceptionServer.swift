package import Foundation
package import Handover
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Synchronization
import Wire

/// The peer port: HTTPS with mutual TLS, for missions of the federation only.
package struct ReceptionServer: Sendable {
  /// What the port shows of itself, in PEM.
  package struct Credential: Sendable {
    let certificate: Data
    let key: Data
    let passphrase: String?
    let root: Data

    package init(certificate: Data, key: Data, passphrase: String?, root: Data) {
      self.certificate = certificate
      self.key = key
      self.passphrase = passphrase
      self.root = root
    }
  }

  /// The credentials of a mission, by the name that a caller knows it by (RFC 6066 §3).
  package struct Credentials: Sendable {
    /// For whoever says no name, or one that is not among the others.
    let usual: Credential
    let byName: [String: Credential]

    package init(usual: Credential, byName: [String: Credential] = [:]) {
      self.usual = usual
      self.byName = byName
    }
  }

  private let intake: Intake
  private let documents: any PublishedDocuments
  private let keys: any PublishedKeys
  private let credential: Credential
  private let identity: PortIdentity
  private let version: String

  /// - Throws: when the credential cannot be read.
  package init(
    intake: Intake, documents: any PublishedDocuments, keys: any PublishedKeys, credentials: Credentials,
    version: String
  ) throws {
    self.keys = keys
    self.intake = intake
    self.documents = documents
    self.credential = credentials.usual
    self.version = version
    identity = try PortIdentity(credentials)
  }

  /// Shows other certificates of this mission to whoever connects from now on.
  package func renew(_ next: Credentials) throws { try identity.renew(next) }

  /// Serves until the surrounding task is told to stop.
  ///
  /// - Parameter running: Called with the port once connections are taken.
  package func run(running: @escaping @Sendable (Int) async -> Void) async throws {
    let router = Router(context: PeerContext.self)
    router.add(middleware: PeerGuard(seals: intake.seals, limits: intake.settings.caller))
    PeerRoutes(intake: intake, documents: documents, keys: keys, version: version).add(to: router)
    let settings = intake.settings
    let strangers = Strangers(limit: settings.strangers)
    let http = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [ReadingInSteps(), MinimumPace(strangers: strangers)],
        idleTimeout: .seconds(Int64(settings.idle)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 64)))
    let application = Application(
      router: router, server: try .tls(http, tlsConfiguration: tls()),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(settings.connections)),
      onServerRunning: { channel in await running(channel.localAddress?.port ?? settings.port) },
      logger: intake.logger)
    try await application.run()
  }

  /// TLS 1.3, or 1.2 with ECDHE and an AEAD (RFC 9325 §4.2); a caller without a certificate under the root does not
  /// get past the handshake.
  private func tls() throws -> TLSConfiguration {
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: try credential.chain(), privateKey: try credential.privateKey())
    tls.sslContextCallback = { [identity] said, promise in
      promise.succeed(identity.shown(to: said.serverHostname))
    }
    tls.minimumTLSVersion = .tlsv12
    tls.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(credential.root)))
    tls.certificateVerification = .noHostnameVerification
    return tls
  }
}

extension ReceptionServer.Credential {
  fileprivate func chain() throws -> [NIOSSLCertificateSource] {
    try NIOSSLCertificate.fromPEMBytes(Array(certificate)).map { .certificate($0) }
  }

  fileprivate func privateKey() throws -> NIOSSLPrivateKeySource {
    let passphrase = passphrase
    return .privateKey(
      try NIOSSLPrivateKey(bytes: Array(key), format: .pem) { setter in setter(Array((passphrase ?? "").utf8)) })
  }
}

/// The certificates and keys that the port shows now.
private final class PortIdentity: Sendable {
  private struct Shown {
    let usual: NIOSSLContextConfigurationOverride
    let byName: [String: NIOSSLContextConfigurationOverride]

    init(_ credentials: ReceptionServer.Credentials) throws {
      usual = try PortIdentity.override(credentials.usual)
      byName = try credentials.byName.mapValues(PortIdentity.override)
    }
  }

  private let current: Mutex<Shown>

  init(_ credentials: ReceptionServer.Credentials) throws { current = Mutex(try Shown(credentials)) }

  func shown(to name: String?) -> NIOSSLContextConfigurationOverride {
    current.withLock { shown in name.flatMap { shown.byName[$0.lowercased()] } ?? shown.usual }
  }

  func renew(_ credentials: ReceptionServer.Credentials) throws {
    let next = try Shown(credentials)
    current.withLock { $0 = next }
  }

  private static func override(
    _ credential: ReceptionServer.Credential
  ) throws -> NIOSSLContextConfigurationOverride {
    var override = NIOSSLContextConfigurationOverride()
    override.certificateChain = try credential.chain()
    override.privateKey = try credential.privateKey()
    return override
  }
}
