import CCurl
import Foundation
import PeerProtocol
import Testing

@testable import Courier

@Suite("CurlEngine: failures, and whose they are", .timeLimit(.minutes(2)))
struct CurlFailureTests {
  let certificates: Certificates

  init() throws { certificates = try Certificates.shared.get() }

  enum Kind: Equatable {
    case unreachable, untrusted, proxy, other
    case answered(Int)
  }

  func kind(
    _ peer: PeerServer?, _ path: String = "/echo", host: String = "127.0.0.1",
    identity: ClientIdentity? = nil,
    settings: CurlSettings = CurlSettings(), change: (inout CurlRequest) -> Void = { _ in }
  ) async throws -> Kind {
    let engine = try CurlEngine(identity: try identity ?? certificates.identity(), settings: settings)
    var request = CurlRequest(.get, "https://\(host):\(peer?.port ?? 1)\(path)")
    change(&request)
    do { return .answered(try await engine.perform(request).status) } catch {
      switch error {
      case .unreachable, .broken: return .unreachable
      case .proxy: return .proxy
      case .untrusted: return .untrusted
      case .tooLarge, .cancelled, .fileChanged: return .other
      }
    }
  }

  @Test("nobody listens, no such name")
  func nobody() async throws {
    #expect(try await kind(nil) == .unreachable)
    #expect(try await kind(nil, host: "no-such-host.invalid") == .unreachable)
  }

  @Test("an answer that does not come whole", arguments: ["/reset", "/truncate", "/empty"])
  func broken(path: String) async throws {
    #expect(try await kind(PeerServer.usual.get(), path) == .unreachable)
  }

  @Test("a peer that breaks off in the handshake", arguments: [PeerServer.Mode.eof, .reset])
  func brokenHandshake(mode: PeerServer.Mode) async throws {
    #expect(try await kind(PeerServer(mode)) == .unreachable)
  }

  @Test("a silent peer is given up: before the handshake, before the answer, while it takes the body")
  func silent() async throws {
    var settings = CurlSettings()
    settings.connectTimeout = 0.5
    settings.silence = 1
    #expect(try await kind(PeerServer(.silent), settings: settings) == .unreachable)
    let peer = try PeerServer.usual.get()
    #expect(try await kind(peer, "/hang", settings: settings) == .unreachable)
    let body = CurlRequest.Body.bytes(Data(count: 20 << 20))
    #expect(
      try await kind(peer, "/hang-reading", settings: settings) {
        $0.method = .post
        $0.body = body
      } == .unreachable)
  }

  @Test("a slow peer is no silent one: as long as more arrives there it is waited for")
  func slow() async throws {
    var settings = CurlSettings()
    settings.silence = 1
    let began = ContinuousClock.now
    let end = try await kind(PeerServer(.slow), settings: settings) {
      $0.method = .post
      $0.body = .bytes(Data(count: 500_000))
    }
    #expect(end == .answered(200))
    #expect(.now - began > .seconds(2), "longer than a silence may be, and all of it was in a buffer of ours at once")
  }

  @Test("a whole exchange can be limited")
  func timeout() async throws {
    #expect(try await kind(PeerServer.usual.get(), "/hang") { $0.timeout = 0.3 } == .unreachable)
  }

  @Test("a certificate of another root, for another host")
  func peerCertificate() async throws {
    #expect(try await kind(PeerServer(certificate: "foreign")) == .untrusted)
    #expect(try await kind(PeerServer(certificate: "elsewhere")) == .untrusted)
    let peer = try PeerServer.usual.get()
    #expect(try await kind(peer, identity: certificates.identity(root: "other-root")) == .untrusted)
    #expect(try await kind(peer) == .answered(200))
  }

  @Test("no TLS at all, no https")
  func notTLS() async throws {
    #expect(try await kind(PeerServer(.http)) == .untrusted)
    #expect(try await kind(PeerServer.usual.get()) { $0.url = "http://127.0.0.1:1/" } == .untrusted)
    #expect(try await kind(PeerServer.usual.get()) { $0.url = "file:///etc/passwd" } == .untrusted)
  }

  @Test("the peer refuses our certificate", arguments: [PeerServer.Mode.tls13, .tls12])
  func refusedCertificate(mode: PeerServer.Mode) async throws {
    let peer = try PeerServer(mode)
    let stranger = try certificates.identity("stranger")
    var answers: [Kind] = []
    // With TLS 1.3 the peer's reset can overtake its alert; then it looks like a broken line, now and then.
    while answers.last != .untrusted, answers.count < 30 {
      answers.append(try await kind(peer, identity: stranger))
    }
    #expect(answers.last == .untrusted)
    #expect(answers.dropLast().allSatisfy { $0 == .unreachable && mode == .tls13 })
    #expect(try await kind(peer) == .answered(200))
  }

  @Test("a pinned key: the right one, one of two, the wrong one; also on a connection that stands")
  func pins() async throws {
    let peer = try PeerServer.usual.get()
    let (right, wrong) = (try certificates.pin("server"), try certificates.pin("foreign"))
    #expect(try await kind(peer) { $0.pins = [right] } == .answered(200))
    #expect(try await kind(peer) { $0.pins = [wrong, right] } == .answered(200))
    #expect(try await kind(peer) { $0.pins = [wrong] } == .untrusted)
    #expect(try await kind(peer) { $0.pins = [] } == .untrusted)
    let engine = try CurlEngine(identity: try certificates.identity())
    _ = try await engine.perform(CurlRequest(.get, peer.url("/echo"), pins: [right]))
    await #expect(throws: TransferFailure.self) {
      try await engine.perform(CurlRequest(.get, peer.url("/echo"), pins: [wrong]))
    }
  }

  @Test("a locked key opens with its passphrase; without it nobody is asked")
  func lockedKey() async throws {
    let peer = try PeerServer.usual.get()
    let open = try certificates.identity(key: "locked", passphrase: "secret")
    #expect(try await kind(peer, identity: open) == .answered(200))
    for passphrase in [nil, "wrong"] {
      let shut = try certificates.identity(key: "locked", passphrase: passphrase)
      #expect(try await kind(peer, identity: shut) == .untrusted)
    }
  }

  @Test("a proxy comes from the settings only")
  func proxy() async throws {
    setenv("https_proxy", "http://127.0.0.1:1", 1)
    defer { unsetenv("https_proxy") }
    let peer = try PeerServer.usual.get()
    #expect(try await kind(peer) == .answered(200))
    #expect(try await kind(peer, settings: CurlSettings(proxy: "http://127.0.0.1:1")) == .proxy)
  }

  /// What an engine with that proxy says of a peer that is there, from one request to the next.
  private func words(through proxy: PeerServer, times: Int = 1) async throws -> [TransferFailure] {
    var settings = CurlSettings(proxy: "http://somebody:secret@127.0.0.1:\(proxy.port)", silence: 5)
    settings.connectTimeout = 1
    let engine = try CurlEngine(identity: try certificates.identity(), settings: settings)
    var failures: [TransferFailure] = []
    let request = CurlRequest(.get, try PeerServer.usual.get().url("/echo"))
    for _ in 0..<times {
      do { _ = try await engine.perform(request) } catch { failures.append(error) }
    }
    return failures
  }

  @Test(
    "a proxy that refuses, hangs up or says nothing is named, and not the mission",
    arguments: [
      (PeerServer.Mode.proxy407, "wants a name and a password"), (.proxy403, "answers 403"),
      (.proxyCloses, "no connection"),
      (.silent, "no connection"),
    ])
  func proxyInTheWay(mode: PeerServer.Mode, word: String) async throws {
    let proxy = try PeerServer(mode)
    guard case .proxy(let text)? = try await words(through: proxy).first else {
      Issue.record("not the proxy's fault")
      return
    }
    #expect(text.contains("the proxy 127.0.0.1:\(proxy.port)") && text.contains(word), "\(text)")
    #expect(!text.contains("secret"))
  }

  @Test("a proxy that finds no way to the mission says so: that is the mission's silence")
  func proxyWithoutWay() async throws {
    guard case .unreachable(let text)? = try await words(through: PeerServer(.proxy503)).first else {
      Issue.record("not unreachable")
      return
    }
    #expect(text.contains("answers 503"))
  }

  @Test("what a proxy said before is not what it says now")
  func proxyTurns() async throws {
    let said = try await words(through: PeerServer(.proxy407ThenCloses), times: 2).map(\.description)
    #expect(said.count == 2 && said[0].contains("answers 407") && !said[1].contains("answers 407"), "\(said)")
  }

  @Test("a connection that stood and broke is told from one that never stood")
  func brokenConnection() {
    let broken = TransferFailure.broken("Send failure: Broken pipe")
    #expect(FailureRules.classify(CURLE_SEND_ERROR, text: "Send failure: Broken pipe") == broken)
    #expect(FailureRules.classify(CURLE_GOT_NOTHING, text: "Empty reply") == .broken("Empty reply"))
    // Another program at the mission's port, behind its key: no reason to hold the mission for an hour.
    let old = "Received HTTP/0.9 when not allowed"
    let told = "what answers there does not speak HTTP (\(old))"
    #expect(FailureRules.classify(CURLE_UNSUPPORTED_PROTOCOL, text: old) == .broken(told))
  }

  @Test("libcurl's codes and OpenSSL's words")
  func words() {
    let alert = "OpenSSL SSL_read: error:0A000418:SSL routines::tlsv1 alert unknown ca, errno 0"
    #expect(FailureRules.classify(CURLE_RECV_ERROR, text: alert) == .untrusted(alert))
    let reset = "OpenSSL SSL_connect: Connection reset by peer in connection to 127.0.0.1:1"
    #expect(FailureRules.classify(CURLE_SSL_CONNECT_ERROR, text: reset) == .unreachable(reset))
    let trouble = "OpenSSL SSL_read: error:0A000438:SSL routines::tlsv1 alert internal error, errno 0"
    #expect(FailureRules.classify(CURLE_RECV_ERROR, text: trouble) == .unreachable(trouble))
  }
}
