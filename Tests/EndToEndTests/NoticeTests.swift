import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite(
    "People and programs outside are told: codes and ids, at least once, and nothing is lost",
    .enabled(if: Sinks.isThere, "aiosmtpd is not installed (make test)"))
  struct Notices {
    /// Two missions, of which Lagos has a mail server and a webhook.
    private static func withSinks(
      inside: Bool = true, _ body: @escaping @Sendable (Federation, Office, Sinks) throws -> Void
    ) async throws {
      try await withFederation(starting: false) { federation in
        let (office, sinks) = (federation["ng-lagos"], try Sinks(in: federation.folder))
        try sinks.connect(office, inside: inside)
        for name in ["ly-tripoli", "ng-lagos"] { try federation[name].start() }
        try body(federation, office, sinks)
      }
    }

    private static func lane(_ office: Office, _ name: String = "system") throws -> NoticeLane {
      try #require(try office.status().notices.first { $0.lane.text == name })
    }

    @Test(
      "A program is told of each statement, signed, without a word of the case; somebody gets the day's mail, and a test"
    )
    func told() async throws {
      try await Self.withSinks { federation, office, sinks in
        let word = "Zaqaryeba"
        try Deadline(30).wait("the webhook's place in the logs") { try office.baton("notices").out.contains("system") }
        #expect(try office.baton("notices", "test", "system").out.contains("got through"))
        let id = try federation["ly-tripoli"].send(federation.writeCase(word: word), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        try Deadline(30).wait("both statements") { try sinks.calls().count >= 3 }
        let calls = try sinks.calls()
        #expect(calls.map(\.type) == ["notice.test", "statement.submitted", "statement.received"])
        for call in calls {
          #expect(try call.signature(key: Sinks.key) == call.headers["webhook-signature"])
          #expect(!call.body.contains(word) && call.headers["content-type"] == "application/json")
        }
        #expect(Set(calls.map { $0.headers["webhook-id"] }).count == 3 && calls[1].body.contains(id.text))
        try Self.mailed(office, sinks, word)
      }
    }

    private static func mailed(_ office: Office, _ sinks: Sinks, _ word: String) throws {
      _ = try office.account("amina", ["focal"])
      let hostile = try office.baton("account", "mail", "amina", "amina@example.org\r\nBcc: eve@example.org")
      #expect(hostile.status == 1 && hostile.err.contains("no mail address"))
      let noAddress = try office.baton("notices", "test", "mail", "--to", "amina")
      #expect(noAddress.status == 1 && noAddress.err.contains("account mail"))
      let set = try office.baton("account", "mail", "amina", "amina@example.org", "--digest", "0", "--language", "fr")
      #expect(set.status == 0, "\(set.err)")
      let test = try office.baton("notices", "test", "mail", "--to", "amina")
      #expect(test.out.contains("got through"), "\(test.err)")
      _ = try office.stop()
      try office.start()
      try Deadline(60).wait("the digest") { try sinks.mails().count >= 2 }
      let mails = try sinks.mails()
      #expect(mails.allSatisfy { $0.to == ["amina@example.org"] && !$0.text.contains("eve@") })
      #expect(mails[1].body.contains("Nouveaux, pas encore ouverts : 1"), "\(mails[1].body)")
      #expect(mails.allSatisfy { !$0.body.contains(word) && !$0.body.contains(word.lowercased()) })
      _ = try office.stop()
      try office.start()
      #expect(try office.baton("notices").out.contains("works"))
      #expect(try sinks.mails().count == 2, "the day's mail goes once a day")
      let shown = try office.baton("status").out + office.baton("doctor", "--offline").out
      #expect(!shown.contains("do not get through") && !office.logText.contains("seven quiet boats"))
    }

    @Test(
      "Killed again and again while the target is down: each statement is told once it is up, under one id, and no storm before"
    )
    func killed() async throws {
      try await Self.withSinks { federation, office, sinks in
        try Deadline(30).wait("the webhook's place in the logs") { try office.baton("notices").out.contains("system") }
        try sinks.web("503")
        var ids: [TransferID] = []
        for number in 1...3 {
          let folder = try federation.writeCase("case-\(number)", bytes: 1000)
          ids.append(try federation["ly-tripoli"].send(folder, to: office))
          try federation["ly-tripoli"].waitForReceipt(ids[number - 1])
          try Deadline(60).wait("an attempt") { try sinks.calls().count >= number }
          office.kill()
          try office.start()
        }
        let attempts = try sinks.calls().count
        #expect(attempts < 12, "a storm of attempts: \(attempts)")
        // The deaths came before an answer was written down: one that is not cut short says why.
        try Deadline(60).wait("all six, and why not") {
          let lane = try Self.lane(office)
          return lane.waiting == 6 && lane.failing != nil
        }
        let failing = try Self.lane(office)
        #expect(failing.failing != nil && failing.why?.contains("503") == true)
        let doctor = try office.baton("doctor", "--offline")
        #expect(doctor.status == 1 && doctor.out.contains("notices by system do not get through since"))
        #expect(try office.baton("status").out.contains("system fails since"))
        #expect(try office.baton("metrics").out.contains("baton_notices_failing{lane=\"system\"} 1"))
        try sinks.web("hang")
        let before = try sinks.calls().count
        _ = try office.baton("notices", "resume", "system")
        try Deadline(60).wait("a target that does not answer") { try sinks.calls().count > before }
        // In the midst of it: nobody knows whether it was told.
        office.kill()
        try sinks.web("200")
        try office.start()
        try Deadline(60).wait("all of them") { try Self.lane(office).waiting == 0 }
        let told = try sinks.calls().filter { $0.mode == "200" }
        #expect(Set(told.map { $0.headers["webhook-id"] }).count == 6 && told.count == 6)
        for id in ids { #expect(told.filter { $0.body.contains(id.text) }.count == 2) }
        #expect(try Self.lane(office).isWell)
      }
    }

    @Test(
      "A target of the inside is not called unless that was said; one that sends elsewhere is not followed; 410 ends it"
    )
    func guarded() async throws {
      try await Self.withSinks(inside: false) { federation, office, sinks in
        let refused = try office.baton("notices", "test", "system")
        #expect(refused.status == 1 && refused.err.contains("inner network"), "\(refused.err)")
        #expect(try sinks.calls().isEmpty)
        _ = try office.stop()
        try sinks.connect(office)
        try office.start()
        for (mode, words) in [("redirect", "nobody follows"), ("big", "larger than"), ("404", "404"), ("500", "500")] {
          try sinks.web(mode)
          let count = try sinks.calls().count
          let said = try Deadline(60).wait("the test of \(mode)") {
            let said = try office.baton("notices", "test", "system")
            return said.err.contains("a moment ago") ? nil : said
          }
          #expect(said.status == 1 && said.err.contains(words), "\(mode): \(said.err)")
          #expect(try sinks.calls().count == count + 1, "\(mode) is followed")
        }
        try sinks.web("410")
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        try Deadline(60).wait("its end") { try Self.lane(office).isStopped }
        #expect(try office.baton("notices").out.contains("stopped since"))
        try sinks.web("200")
        _ = try office.baton("notices", "resume", "system")
        try Deadline(60).wait("the rest") { try Self.lane(office).waiting == 0 }
        #expect(try Self.lane(office).isWell)
      }
    }
  }
}

extension Sinks.Call {
  var type: String? {
    ((try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any])?["type"] as? String
  }

  /// By another implementation: what the signature must be.
  func signature(key: String) throws -> String {
    let text = "\(headers["webhook-id"] ?? "").\(headers["webhook-timestamp"] ?? "").\(body)"
    let script = "printf '%s' \"$1\" | openssl dgst -sha256 -mac HMAC -macopt hexkey:\"$2\" -binary | base64"
    let outcome = try Program.run(["/bin/sh", "-c", script, "sh", text, key])
    return "v1," + outcome.out.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension Sinks.Mail {
  /// As it is read.
  var body: String {
    let parts = text.components(separatedBy: "\r\n\r\n")
    let encoded = parts.dropFirst().joined().replacing("\r\n", with: "")
    return Data(base64Encoded: encoded).map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
