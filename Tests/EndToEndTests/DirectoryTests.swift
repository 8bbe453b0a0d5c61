import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Directory and certificates")
  struct Directories {
    @Test("A mission that is not in the directory: refused by name, nothing queued")
    func unknownMission() async throws {
      try await withFederation { federation in
        let sender = federation["ly-tripoli"]
        let folder = try federation.writeCase()
        let outcome = try sender.baton("send", folder, "--to", "xx-nowhere")
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("xx-nowhere"), "\(outcome.err)")
        try Self.nothingQueued(sender)
      }
    }

    static func nothingQueued(_ sender: Office) throws {
      #expect(try sender.transfers().isEmpty && sender.queue().isEmpty)
      try Proof.tidy(sender, parts: [])
    }

    @Test("A revoked mission: nothing is sealed for it; what waits for it is kept; what it offers is refused")
    func revoked() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        sender.kill()
        let waiting = try receiver.send(folder, to: sender)
        try Program.mustBaton(["federation", "revoke", "--at", federation.authority, receiver.name])
        try federation.install(federation.directoryFile, at: sender)
        try sender.start()
        let refused = try sender.baton("send", folder, "--to", receiver.name)
        #expect(refused.status == 1)
        #expect(refused.err.contains(receiver.name) || refused.err.contains("revoked"), "\(refused.err)")
        try Self.nothingQueued(sender)
        // The revoked mission goes on trying, is refused, and keeps what it has.
        try Deadline(30).wait("a refused attempt") { try receiver.transfer(waiting).attempts >= 1 }
        try Deadline(30).wait("the reason") {
          let why = try receiver.baton("why", waiting.text).out
          return why.contains("revoked") || why.contains("certificate") || why.contains("refus")
        }
        #expect(try receiver.queue().map(\.transfer) == [waiting])
        #expect(try sender.transfers().isEmpty)
        // Under the root its certificate still stands: it may fetch the directory that says so, and nothing else.
        let peer = try Peer(receiver, of: federation)
        #expect(try peer.call("GET", "/v1/directory", to: sender).status == 200)
        let digest = String(repeating: "0", count: 64)
        for path in ["/v1/status", "/v1/account", "/v1/documents", "/v1/documents/\(digest)"] {
          let answer = try peer.call("GET", path, to: sender)
          #expect(answer.status == 403 && answer.problem == "revoked", "\(path): \(answer.text)")
        }
      }
    }

    @Test("A TLS session that is resumed is judged anew: its mission may have been revoked meanwhile")
    func resumedSession() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let peer = try Peer(sender, of: federation)
        let session = "\(federation.folder)/session"
        func ask(_ how: String) throws -> String {
          let request = "printf 'GET /v1/status HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n'"
          let client =
            "openssl s_client -connect 127.0.0.1:\(receiver.port) -cert \(peer.certificate) -key \(peer.key) "
            + "-CAfile \(federation.root) -ign_eof"
          return try Program.run(["/bin/sh", "-c", "\(request) | \(client) \(how) \(session) 2>&1"]).out
        }
        let first = try ask("-sess_out")
        #expect(first.contains("New, TLSv1.3") && first.contains("HTTP/1.1 200"), "\(first)")
        let again = try ask("-sess_in")
        #expect(again.contains("Reused, TLSv1.3") && again.contains("HTTP/1.1 200"), "\(again)")
        let version = try receiver.status().directory
        try Program.mustBaton(["federation", "revoke", "--at", federation.authority, sender.name])
        try federation.install(federation.directoryFile, at: receiver)
        try Deadline(30).wait("the newer directory") { try receiver.status().directory == version + 1 }
        let refused = try ask("-sess_in")
        #expect(refused.contains("Reused, TLSv1.3") && refused.contains("urn:baton:problem:revoked"), "\(refused)")
      }
    }

    @Test("A directory installed under a running daemon is taken without a restart")
    func installedWhileRunning() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let version = try sender.status().directory
        try Program.mustBaton(["federation", "revoke", "--at", federation.authority, receiver.name])
        try federation.install(federation.directoryFile, at: sender)
        try Deadline(30).wait("the newer directory") { try sender.status().directory == version + 1 }
        let folder = try federation.writeCase()
        #expect(try sender.baton("send", folder, "--to", receiver.name).status == 1)
        try Self.nothingQueued(sender)
      }
    }

    @Test("A mission that moves to another host is reached there at once, with the certificate that names it")
    func moves() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase()
        let asked = try receiver.baton("mission", "change", "--address", "https://localhost:\(receiver.port)")
        #expect(asked.status == 0 && asked.out.contains("seven days"), "\(asked.err)")
        let request = "\(receiver.home)/\(receiver.name).request"
        let signed = try Program.baton("federation", "rotate", "--at", federation.authority, request)
        #expect(signed.out.contains("also call it at https://127.0.0.1"), "\(signed.out)\(signed.err)")
        for office in [sender, receiver] { try federation.install(federation.directoryFile, at: office) }
        let profile = try receiver.baton("mission", "status")
        #expect(profile.out.contains("https://localhost:"), "\(profile.out)")
        try Deadline(30).wait("the certificate of the new host") {
          receiver.logText.contains("next TLS certificate taken")
        }
        try sender.waitForReceipt(sender.send(folder, to: receiver))
        try receiver.waitForReceipt(receiver.send(folder, to: sender))
      }
    }

    @Test("The next TLS certificate takes over in running daemons once the present one is revoked")
    func nextTLS() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let present = try Self.tlsCertificate(of: receiver, in: federation)
        let folder = try federation.writeCase()
        try sender.waitForReceipt(sender.send(folder, to: receiver))

        try Program.mustBaton(["mission", "renew", "--home", receiver.home, "--use", "tls"])
        let request = "\(receiver.home)/\(receiver.name).request"
        try Program.mustBaton(["federation", "rotate", "--at", federation.authority, request])
        try Program.mustBaton(
          ["federation", "revoke", "--at", federation.authority, receiver.name, "--certificate", present])
        for office in [receiver, sender] { try federation.install(federation.directoryFile, at: office) }
        try Deadline(30).wait("the next certificate") { receiver.logText.contains("next TLS certificate taken") }
        let version = try receiver.status().directory
        try Deadline(30).wait("the newer directory") { try sender.status().directory == version }

        // The sender takes no revoked certificate, of the port or of a caller.
        try sender.waitForReceipt(sender.send(folder, to: receiver))
        try receiver.waitForReceipt(receiver.send(folder, to: sender))
      }
    }

    private struct Listed: Decodable {
      struct Mission: Decodable {
        struct Certificate: Decodable {
          let use: String
          let fingerprint: String
        }

        let id: String
        let certificates: [Certificate]
      }

      let missions: [Mission]
    }

    private static func tlsCertificate(of office: Office, in federation: Federation) throws -> String {
      let shown = try Program.mustBaton(["federation", "show", "--at", federation.authority, "--json"])
      let listed = try JSONDecoder().decode(Listed.self, from: Data(shown.out.utf8))
      let certificates = listed.missions.first { $0.id == office.name }?.certificates
      return try #require(certificates?.first { $0.use == "tls" }).fingerprint
    }

    @Test("A directory of a lower version, a changed one, one of another authority: refused, nothing changed")
    func forgedDirectory() async throws {
      try await withFederation(starting: false) { federation in
        let sender = federation["ly-tripoli"]
        let old = try Data(contentsOf: URL(fileURLWithPath: federation.directoryFile))
        try Program.mustBaton(["federation", "revoke", "--at", federation.authority, "ng-lagos"])
        try federation.install(federation.directoryFile, at: sender)
        let held = try Data(contentsOf: URL(fileURLWithPath: sender.home + "/directory.p7m"))
        var changed = held
        changed[changed.count / 2] ^= 1
        let other = try Federation(["ly-tripoli"])
        let foreign = try Data(contentsOf: URL(fileURLWithPath: other.directoryFile))
        for (name, bytes) in [("older", old), ("changed", changed), ("foreign", foreign), ("garbage", Data([1, 2]))] {
          let file = "\(federation.folder)/\(name).p7m"
          try bytes.write(to: URL(fileURLWithPath: file))
          let outcome = try Program.baton("mission", "install", "--home", sender.home, file)
          #expect(outcome.status == 1, "\(name)")
          #expect(outcome.err.hasPrefix("error:"), "\(name): \(outcome.err)")
          #expect(try Data(contentsOf: URL(fileURLWithPath: sender.home + "/directory.p7m")) == held)
        }
        let admission = "\(other.authority)/ly-tripoli.admission"
        #expect(try Program.baton("mission", "install", "--home", sender.home, admission).status == 1)
      }
    }
  }
}
