package import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

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

  private let intake: Intake
  private let credential: Credential
  private let version: String

  package init(intake: Intake, credential: Credential, version: String) {
    self.intake = intake
    self.credential = credential
    self.version = version
  }

  /// Serves until the surrounding task is told to stop.
  ///
  /// - Parameter running: Called with the port once connections are taken.
  package func run(running: @escaping @Sendable (Int) async -> Void) async throws {
    let router = Router(context: PeerContext.self)
    router.add(middleware: PeerGuard(seals: intake.seals, limit: intake.settings.requestsPerMission))
    PeerRoutes(intake: intake, version: version).add(to: router)
    let settings = intake.settings
    let http = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [ReadingInSteps()], idleTimeout: .seconds(Int64(settings.idle)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 64)))
    let application = Application(
      router: router, server: try .tls(http, tlsConfiguration: tls()),
      configuration: .init(address: .hostname(settings.host, port: settings.port)),
      onServerRunning: { channel in await running(channel.localAddress?.port ?? settings.port) },
      logger: intake.logger)
    try await application.run()
  }

  /// TLS 1.3, or 1.2 with ECDHE and an AEAD (RFC 9325 §4.2); a caller without a certificate under the root does not
  /// get past the handshake.
  private func tls() throws -> TLSConfiguration {
    let passphrase = credential.passphrase
    let key = try NIOSSLPrivateKey(bytes: Array(credential.key), format: .pem) { setter in
      setter(Array((passphrase ?? "").utf8))
    }
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(credential.certificate)).map { .certificate($0) },
      privateKey: .privateKey(key))
    tls.minimumTLSVersion = .tlsv12
    tls.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(credential.root)))
    tls.certificateVerification = .noHostnameVerification
    return tls
  }
}
