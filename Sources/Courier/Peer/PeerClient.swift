import Base
import Foundation
import Handover
import Logging
import PeerProtocol
import Synchronization

/// Speaks the peer protocol. Every answer's `Baton-Directory` is looked at here.
struct PeerClient: Sendable {
  let transport: any PeerTransport
  let seals: any Seals
  let clock: CourierClock
  let directories: DirectoryExchange
  let clocks: PeerClocks
  let logger: Logger

  /// Octets of a directory that are taken.
  static let directoryLimit = 16 << 20
  /// Octets of our directory that go into an offer, which has 8 MiB in all.
  static let offeredDirectoryLimit = 4 << 20

  /// Sends a request to a mission, at the address and with the keys that the directory gives it.
  func call(
    _ mission: MissionID, _ call: PeerCall, at path: String? = nil, headers: [PeerHeader: String] = [:],
    body: CurlRequest.Body = .none, limit: Int = 1 << 20, timeout: TimeInterval? = nil, gate: LineGate? = nil,
    sent: @escaping @Sendable (Int64) -> Void = { _ in }
  ) async throws(AttemptResult) -> CurlResponse {
    let endpoint = try endpoint(of: mission)
    let come = Atomic<Int64>(0)
    let request = { (base: String) in
      CurlRequest(
        call, at: path, to: endpoint, base: base, headers: headers, body: body, responseLimit: limit, timeout: timeout,
        gate: gate
      ) { octets in
        come.store(octets, ordering: .relaxed)
        sent(octets)
      }
    }
    let response: CurlResponse
    do {
      do { response = try await transport.perform(request(endpoint.url)) } catch TransferFailure.unreachable
        where
        endpoint.former != nil && come.load(ordering: .relaxed) == 0
      {
        // It moves: it may not be there yet.
        response = try await transport.perform(request(endpoint.former ?? endpoint.url))
      }
    } catch {
      let isEarly = body.size > 0 && come.load(ordering: .relaxed) < Self.early
      throw AttemptResult(isEarly ? await reason(of: error, endpoint) : error)
    }
    if let date = response.date { clocks.heard(date, from: mission, monotonic: clock.monotonic()) }
    if let version = response.directory { await follow(version, endpoint) }
    return response
  }

  /// Octets that are on their way before a peer's word on our certificate can be here.
  private static let early: Int64 = 256 << 10

  /// Why a connection broke at the start of a request. With TLS 1.3, whoever refuses our certificate says so after the
  /// handshake and hangs up: one who is sending sees a broken line. A question without a body hears the reason.
  private func reason(of failure: TransferFailure, _ peer: PeerEndpoint) async -> TransferFailure {
    guard case .broken = failure else { return failure }
    do {
      _ = try await transport.perform(CurlRequest(.getStatus, to: peer, timeout: 15))
    } catch {
      switch error {
      case .untrusted, .proxy: return error
      case .unreachable, .broken, .tooLarge, .cancelled, .fileChanged: break
      }
    }
    return failure
  }

  /// A call that says whether the mission is there.
  func status(of mission: MissionID) async throws(AttemptResult) {
    let response = try await call(mission, .getStatus, timeout: 30)
    guard response.status == 200 else { throw AttemptResult(response) }
  }

  /// Our directory, when the peer is known to hold an older one.
  func directoryFor(_ mission: MissionID) -> Data? {
    let (version, der) = seals.directory
    guard der.count <= Self.offeredDirectoryLimit else { return nil }
    return directories.isBehind(mission, ours: version) ? der : nil
  }

  private func endpoint(of mission: MissionID) throws(AttemptResult) -> PeerEndpoint {
    do { return try seals.endpoint(of: mission, now: clock.now()) } catch {
      // Not in the directory, or without a valid certificate in it: that takes a person, like a wrong certificate.
      throw .answered(.peerUntrusted("the directory gives no way to it (\(error.code.rawValue))"))
    }
  }

  /// Fetches the peer's directory when it is newer, once.
  private func follow(_ version: Int, _ peer: PeerEndpoint) async {
    let ours = seals.directory.version
    guard directories.shouldFetch(version, from: peer.mission, ours: ours) else { return }
    let request = CurlRequest(.getDirectory, to: peer, responseLimit: Self.directoryLimit, timeout: 60)
    do {
      let response = try await transport.perform(request)
      guard response.status == 200 else { throw AttemptResult(response) }
      let now = clock.now()
      let isNew = try await Blocking.run { [seals] in try seals.adopt(directory: response.body, now: now) }
      logger.notice(
        "directory fetched",
        metadata: ["mission": "\(peer.mission)", "version": "\(version)", "adopted": "\(isNew)"])
    } catch {
      // Only what is not genuine is not asked for again.
      if (error as? SealProblem)?.code ?? .internalError == .internalError {
        directories.forget(version, from: peer.mission)
      }
      logger.warning(
        "directory not adopted",
        metadata: ["mission": "\(peer.mission)", "version": "\(version)", "error": "\(error)"])
    }
  }
}

/// Sends one request and brings the answer: `CurlEngine`, or a script in a test.
package protocol PeerTransport: Sendable {
  func perform(_ request: CurlRequest) async throws(TransferFailure) -> CurlResponse
}
