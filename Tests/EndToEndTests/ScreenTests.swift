import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("What others have worded forges nothing on a screen")
  struct Screens {
    /// What a terminal would obey, or what turns around what follows it; but for the ends of lines.
    private static func forging(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.isUnshowable && $0 != "\n" }
    }

    private static func isClean(_ outcome: Program.Outcome, _ what: String) {
      for text in [outcome.out, outcome.err] { #expect(forging(text) == [], "\(what): \(text)") }
    }

    @Test("Names of files and keys of case.json, in `case check` and `send`")
    func caseFolder() async throws {
      try await withFederation(["ly-tripoli"], starting: false) { federation in
        let folder = try federation.writeCase("odd\u{1B}[1m\ncase")
        let names = ["a\u{1B}[2J.jpg", "a\r\nwrong.jpg", "a\u{2028}b.jpg", "a\u{202E}gpj.exe", "a\u{9B}b"]
        for name in names { try Data().write(to: URL(fileURLWithPath: "\(folder)/attachments/\(name)")) }
        try Self.checkedAndSent(folder, federation["ly-tripoli"], lines: names.count)
        for name in names { unlink("\(folder)/attachments/\(name)") }
        let json = try String(contentsOfFile: "\(folder)/case.json", encoding: .utf8)
        let keys = [#"\u001b[2J"#, #"a\r\nb"#, #"a\u2028b"#, "a\u{202E}b", "a\u{2028}b\u{7F}"]
        let members = keys.map { "\"\($0)\": 1" }.joined(separator: ",")
        try json.replacingOccurrences(of: "\"travel\" :", with: "\(members), \"travel\" :")
          .write(toFile: "\(folder)/case.json", atomically: true, encoding: .utf8)
        try Self.checkedAndSent(folder, federation["ly-tripoli"], lines: keys.count)
      }
    }

    private static func checkedAndSent(_ folder: String, _ office: Office, lines: Int) throws {
      let checked = try office.baton("case", "check", folder)
      let wrong = checked.out.split(separator: "\n").count { $0.hasPrefix("wrong ") }
      #expect(checked.status == 1 && wrong == lines, "\(checked.out)")
      isClean(checked, "case check")
      let sent = try office.baton("send", folder, "--to", office.name)
      #expect(sent.status == 1 && sent.err.contains("nothing was sent"), "\(sent.err)")
      #expect(sent.err.split(separator: "\n").count == 1 + 2 * lines, "\(sent.err)")
      isClean(sent, "send")
    }

    @Test(
      "What is typed, or comes out of a script",
      arguments: [
        ["show", "\u{1B}[2J\nabcd"], ["bundle", "inspect", "/tmp/\u{1B}[31m\nno"], ["send", "x", "--to", "a\u{1B}[2J"],
        ["receipt", "verify", "\u{202E}x", "--root", "\u{7}", "--directory", "\r"], ["\u{1B}]0;x\u{7}"],
        ["serve", "--home", "/tmp/none\u{1B}[2J\ngood"], ["case", "check", "/tmp/none\u{1B}[2J"],
      ])
    func arguments(_ arguments: [String]) async throws {
      try await withFederation(["ly-tripoli"]) { federation in
        let home = arguments.contains("--home") ? [:] : ["BATON_HOME": federation["ly-tripoli"].home]
        let outcome = try Program.run([Program.baton] + arguments, environment: home)
        #expect(outcome.status != 0)
        #expect(!(outcome.out + outcome.err).isEmpty)
        Self.isClean(outcome, "\(arguments)")
      }
    }

    @Test("What another mission states: refused, or shown in words of ours")
    func statements() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase(), to: receiver)
        try sender.waitForReceipt(id)
        let forged = "x\u{1B}[2J\n\(id)  ly-tripoli  delivered\u{202E}"
        let hostile = try Hostile(receiver, of: federation)
        let delivery = try sender.transfer(id).delivery
        let statements: [(type: String, body: [String: String], staff: String, answer: String)] = [
          ("refused", ["code": forged], "s1", "malformed"), ("undelivered", ["reason": forged], "s1", "malformed"),
          ("noted", ["code": forged], "s1\n", "malformed"),
          ("noted", ["code": forged, "reason": forged], "s1", "stored"),
          ("refused", ["code": "bomb", "layer": forged], "s2", "stored"),
        ]
        var seq = 2
        for statement in statements {
          let answer = try hostile.state(
            statement.type, id, delivery, seq: seq, staff: statement.staff, body: statement.body, to: sender)
          #expect(answer.text.contains("\"\(statement.answer)\""), "\(statement): \(answer.text)")
          if statement.answer == "stored" { seq += 1 }
        }
        for command in [
          ["transfers"], ["show", id.text], ["log", id.text], ["journal", "show"], ["why", id.text], ["queue"],
        ] {
          let outcome = try Program.run([Program.baton] + command, environment: ["BATON_HOME": sender.home])
          Self.isClean(outcome, "\(command)")
          #expect(!outcome.out.contains("x\\u{1B}"), "\(command): \(outcome.out)")
        }
        #expect(try sender.baton("log", id.text).out.split(separator: "\n").count == 1 + 2 + 2)
        #expect(Self.forging(sender.logText) == [])
        let journal = try sender.baton("journal", "show", "--json").out
        #expect(!journal.contains("delivered\\u202E") && !journal.contains("u001b"), "\(journal)")
      }
    }
  }
}

/// A mission that signs with its own true key, by hand, whatever it likes.
private struct Hostile {
  private let office: Office
  private let peer: Peer
  private let federation: Federation

  init(_ office: Office, of federation: Federation) throws {
    self.office = office
    self.federation = federation
    peer = try Peer(office, of: federation)
  }

  private func signed(_ document: Data) throws -> String {
    let base = "\(federation.folder)/hostile"
    let directory = try office.baton("mission", "status", "--json").json() as? [String: Any]
    let certificates = directory?["certificates"] as? [[String: Any]] ?? []
    let der = certificates.first { $0["use"] as? String == "signing" }?["der"] as? String ?? ""
    try (Data(base64Encoded: der) ?? Data()).write(to: URL(fileURLWithPath: base + ".der"))
    let key = try FileManager.default.contentsOfDirectory(atPath: office.home + "/keys").first {
      $0.hasPrefix("signing-")
    }
    try document.write(to: URL(fileURLWithPath: base + ".json"))
    let script = """
      openssl x509 -inform DER -in hostile.der -out hostile.pem && mkdir -p statements &&
      openssl cms -sign -binary -nodetach -nosmimecap -md sha256 -outform DER -signer hostile.pem -inkey "$1" \
        -in hostile.json -out statements/0001.p7m &&
      tar --format=gnu -cf hostile.tar statements/0001.p7m
      """
    let outcome = try Program.run(
      ["/bin/sh", "-c", "cd \"$0\" && \(script)", federation.folder, "\(office.home)/keys/\(key ?? "")"])
    guard outcome.status == 0 else { throw HarnessProblem("openssl: \(outcome.err)") }
    return base + ".tar"
  }

  func state(
    _ type: String, _ transfer: TransferID, _ bundle: DeliveryID, seq: Int, staff: String, body: [String: String],
    to other: Office
  ) throws -> Peer.Answer {
    let document: [String: Any] = [
      "type": type, "transfer": transfer.text, "bundle": bundle.text, "author": office.name,
      "staff": ["role": "daemon", "id": staff], "seq": seq, "seen": 1, "at": Timestamp(Date()).text, "body": body,
    ]
    let json = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
    return try peer.call("POST", "/v1/statements", body: signed(json), to: other)
  }
}
