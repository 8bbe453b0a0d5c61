import Base
import Foundation
import Handover
import Logging
import PeerProtocol
import Synchronization
import Testing

@testable import Courier

@Suite("Mail and webhooks as they go out")
struct NoticeSendingTests {
  @Test(
    "an address of this machine or of an inner network is none of the open internet, however it is written",
    arguments: [
      "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
      "100.64.0.1", "198.18.0.1", "192.0.2.7", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::", "::1", "fe80::1",
      "fc00::1",
      "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::a01:203",
      "2002:7f00:1::",
      "2002:c0a8:101::", "2001:db8::1", "2001::1", "fec0::1", "::127.0.0.1", "no address",
    ])
  func inside(text: String) { #expect(!PublicAddress.isOne(text)) }

  @Test(
    "all other addresses are",
    arguments: ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "64:ff9b::808:808", "2002:808:808::"])
  func outside(text: String) { #expect(PublicAddress.isOne(text)) }

  private static func message(name: String = "Baton", subject: String = "x", text: String = "y") throws -> String {
    let message = MailMessage(
      name: name, from: try MailAddress("baton@example.org"), to: try MailAddress("ada@example.org"), id: "abc",
      date: Date(timeIntervalSince1970: 1_800_000_000), subject: subject, text: text)
    return String(decoding: message.octets, as: UTF8.self)
  }

  @Test(
    "whatever is in a name, a subject or a text, no header is added and no line is too long",
    arguments: [
      "a\r\nBcc: eve@example.org", "a\nX: y\n\nbody", "\u{0}\u{7F}", "é\r\n.\r\nMAIL FROM:<x>",
      String(repeating: "ዐab", count: 400),
    ])
  func injection(hostile: String) throws {
    let plain = try Self.message()
    let mail = try Self.message(name: hostile, subject: hostile, text: hostile)
    let names = { (text: String) in
      text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }
        .map { $0.prefix { $0 != ":" } }
    }
    #expect(names(mail) == names(plain))
    #expect(!mail.replacing("\r\n", with: "").unicodeScalars.contains { $0.value < 32 || $0.value > 126 })
    #expect(mail.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
  }

  @Test("a mail says what it is, and is not to be answered by machines")
  func headers() throws {
    let mail = try Self.message(subject: "Où")
    for line in [
      "From: =?utf-8?B?QmF0b24=?=\r\n <baton@example.org>", "To: <ada@example.org>",
      "Date: Fri, 15 Jan 2027 08:00:00 +0000",
      "Message-ID: <abc@example.org>", "Subject: =?utf-8?B?T8O5?=", "Auto-Submitted: auto-generated",
    ] {
      #expect(mail.contains(line + "\r\n"), "\(line) in \(mail)")
    }
  }

  @Test(
    "what a mail server says is of the receiver, or of the server and so of every mail",
    arguments: [
      (250, "", "told"), (451, "RCPT failed: 451", "failed"), (550, "RCPT failed: 550", "refused"),
      (552, "", "refused"), (452, "", "failed"), (535, "Login denied", "failed"), (553, "MAIL failed: 553", "failed"),
    ])
  func replies(status: Int, text: String, means: String) {
    #expect(Self.name(MailServer.outcome(CurlResponse(status: status, body: Data(text.utf8)))) == means)
  }

  @Test(
    "what a webhook answers",
    arguments: [
      (200, "told"), (204, "told"), (301, "failed"), (307, "failed"), (400, "refused"), (401, "failed"),
      (404, "failed"),
      (408, "failed"), (410, "stopped"), (413, "refused"), (422, "refused"), (429, "failed"), (500, "failed"),
      (503, "failed"),
    ])
  func answers(status: Int, means: String) {
    #expect(Self.name(Webhook.outcome(CurlResponse(status: status))) == means)
  }

  private static func name(_ outcome: NoticeOutcome) -> String {
    switch outcome {
    case .told: "told"
    case .failed: "failed"
    case .refused: "refused"
    case .stopped: "stopped"
    case .pointless: "pointless"
    case .interrupted: "interrupted"
    }
  }

  @Test(
    "a webhook is signed as Standard Webhooks has it: id, second, body; no redirect, no inner address, and it has an end"
  )
  func signed() throws {
    let signed = Mutex(Data())
    let hook = Webhook(lane: try Code("system"), url: "https://example.org/x", only: nil, isInside: false, roots: nil) {
      data in
      signed.withLock { $0 = data }
      return "c2ln"
    }
    let request = hook.request("n-1", Data("{}".utf8), at: Date(timeIntervalSince1970: 1_800_000_000.7))
    #expect(signed.withLock { String(decoding: $0, as: UTF8.self) } == "n-1.1800000000.{}")
    let fields = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
    #expect(
      fields["webhook-id"] == "n-1" && fields["webhook-timestamp"] == "1800000000"
        && fields["webhook-signature"] == "v1,c2ln")
    #expect(request.isForPublicAddresses && request.isAlone && request.timeout == NoticeRunner.patience)
    #expect(request.responseLimit == NoticeRunner.answer)
  }
}

@Suite("An engine for the outside", .serialized, .timeLimit(.minutes(2)))
struct OutsideEngineTests {
  let certificates: Certificates

  init() throws { certificates = try Certificates.shared.get() }

  @Test(
    "a name that turns out to be an address of the inside is not connected to, where that is asked for",
    arguments: ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
  func inside(host: String) async throws {
    let engine = try CurlEngine(trust: .system, settings: CurlSettings())
    var request = CurlRequest(.post, "https://\(host):9/x", body: .bytes(Data("{}".utf8)), timeout: 10)
    request.isForPublicAddresses = true
    await #expect(throws: TransferFailure.unreachable(PublicAddress.words)) { try await engine.perform(request) }
  }

  @Test("the roots of a request are believed, and nobody else's; the federation's identity is not shown")
  func roots() async throws {
    let peer = try PeerServer.usual.get()
    let engine = try CurlEngine(trust: .system, settings: CurlSettings())
    var request = CurlRequest(.get, peer.url("/status/200"), timeout: 20)
    for (roots, isGood) in [(nil, false), (try certificates.data("other-root.pem"), false)] as [(Data?, Bool)] {
      request.roots = roots
      let told = try? await engine.perform(request)
      #expect((told != nil) == isGood)
    }
  }
}
