import Accounts
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
import NIOSSL
import Wire

/// Serves the board: pages for people in a browser, and under `/api` calls of other programs. It serves no mission, and the
/// peer port no page.
package struct BoardServer: Sendable {
  private let settings: BoardSettings
  private let desk: StaffDesk
  private let logger: Logger
  private let live: LiveNews

  package init(settings: BoardSettings, desk: StaffDesk, logger: Logger) {
    self.settings = settings
    self.desk = desk
    self.logger = logger
    live = LiveNews(store: desk.store)
  }

  /// Tells open pages what is new, until cancelled: to be stopped before the pages are, which wait for it.
  package func tellNews() async { await live.run() }

  /// Serves until the surrounding task is told to stop.
  package func run(running: @escaping @Sendable () async -> Void) async throws {
    let router = Router(context: BoardContext.self)
    let pages = Pages(desk: desk, live: live)
    let strangers = Strangers(limit: Self.strangers, areKnownOnceTheyAsk: false)
    router.add(
      middleware: BoardGuard(settings: settings, accounts: desk.accounts, pages: pages, strangers: strangers))
    pages.addRoutes(to: router)
    let calls = Router(context: DeskContext.self)
    calls.add(middleware: ApiGuard(settings: settings, accounts: desk.accounts, strangers: strangers))
    desk.addRoutes(to: calls)
    try desk.addDescription(to: calls)
    let http = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [ReadingInSteps(), MinimumPace(Self.pace, strangers: strangers)],
        idleTimeout: .seconds(60),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 64)))
    let (server, address) = try listening(http)
    if case .socket(let path) = settings.way { unlink(path) }
    let application = Application(
      responder: Doors(board: router.buildResponder(), api: calls.buildResponder()), server: server,
      configuration: .init(
        address: address, availableConnectionsDelegate: MaximumAvailableConnections(Self.connections)),
      onServerRunning: { [settings] _ in
        if case .socket(let path) = settings.way { chmod(path, 0o660) }
        await running()
      }, logger: logger)
    try await application.run()
  }

  /// Browsers open six each.
  private static let connections = 1024
  /// Of those, on which nobody has signed in: the others are kept for those who have.
  private static let strangers = 256

  /// Whoever takes nothing of a document for a minute keeps a place from others. A browser shows the answer to an upload
  /// once it has sent all of it.
  private static var pace: MinimumPace.Limits {
    var limits = MinimumPace.Limits()
    limits.patience = .minutes(1)
    (limits.excess, limits.farewell) = (Pages.uploadLimit, .minutes(10))
    return limits
  }

  private func listening(_ http: HTTPServerBuilder) throws -> (HTTPServerBuilder, BindAddress) {
    switch settings.way {
    case .socket(let path): return (http, .unixDomainSocket(path: path))
    case .plain(let host, let port): return (http, .hostname(host, port: port))
    case .tls(let host, let port, let certificate, let key):
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate)).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key), format: .pem)))
      tls.minimumTLSVersion = .tlsv12
      tls.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
      return (try .tls(http, tlsConfiguration: tls), .hostname(host, port: port))
    }
  }
}
