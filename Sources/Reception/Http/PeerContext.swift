import Foundation
import Handover
import Hummingbird
import NIOCore
import NIOSSL

/// A request on the peer port: with the connection, whose other end has shown a certificate of the federation.
struct PeerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// DER of the certificate at the other end.
  func certificate() async throws -> Data {
    guard let certificate = try await channel.nioSSL_peerCertificate().get() else {
      throw SealProblem(.envelope, .unknownMission, "the connection shows no certificate")
    }
    return Data(try certificate.toDERBytes())
  }

  /// Closes the connection when the answer has had time to get through. Whoever reads `Connection: close` does so first.
  func closeSoon() {
    channel.eventLoop.scheduleTask(in: .seconds(10)) { [channel] in channel.close(promise: nil) }
  }
}
