import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Keys under a passphrase")
  struct Passphrases {
    @Test(
      "A file from Windows is read by every command, with the option or from baton.yaml; the passphrase is what was noted"
    )
    func everyCommand() async throws {
      try await withFederation(["ng-lagos"], starting: false) { federation in
        let windows = try Self.file("windows", "\u{FEFF}open sesame\r\nsecond line\r\n", in: federation)
        let noted = try Self.file("noted", "open sesame\n", in: federation)
        let office = try Office("ly-tripoli", in: federation.folder, port: try Ports.free(1)[0])
        try Program.mustBaton([
          "mission", "init", "--home", office.home, "--id", office.name, "--name", "Tripoli", "--country", "LBY",
          "--organisation", "Test", "--time-zone", "Africa/Tripoli", "--address", "https://127.0.0.1:\(office.port)",
          "--passphrase-file",
          windows,
        ])
        try federation.admit(office)
        try federation.install(federation.directoryFile, at: federation["ng-lagos"])
        try office.configure(Federation.settings, ["keys": ["passphraseFile": windows]])
        try Self.tryAll(office, federation, noted)
        try Self.lockAsBefore(office)
        try office.start()
        try Self.areLockedWell(office)
        let receiver = federation["ng-lagos"]
        try receiver.start()
        try office.waitForReceipt(office.send(federation.writeCase("sent"), to: receiver))
        #expect(try office.baton("doctor").status == 0)
      }
    }

    private static func file(_ name: String, _ text: String, in federation: Federation) throws -> String {
      let path = "\(federation.folder)/\(name)"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      chmod(path, 0o400)
      return path
    }

    private static func keys(_ office: Office) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: office.home + "/keys").map { "\(office.home)/keys/\($0)" }
    }

    /// As earlier versions wrote keys.
    private static func lockAsBefore(_ office: Office) throws {
      let script = """
        openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 2048 -in "$0" -passin "pass:$1" -passout "pass:$1" -out "$0.new" &&
        chmod 0400 "$0.new" && mv -f "$0.new" "$0"
        """
      for key in try keys(office) {
        let outcome = try Program.run(["/bin/sh", "-c", script, key, "open sesame"])
        #expect(outcome.status == 0, "\(outcome.err)")
      }
      #expect(try office.baton("doctor", "--offline").out.contains("guessed"))
    }

    private static func areLockedWell(_ office: Office) throws {
      for key in try keys(office) {
        let text = try Program.run(["/usr/bin/env", "openssl", "asn1parse", "-in", key]).out
        for word in [":scrypt", ":4000", ":aes-256-cbc"] { #expect(text.contains(word), "\(key): \(text)") }
      }
      #expect(try !office.baton("doctor", "--offline").out.contains("guessed"))
      #expect(office.logText.contains("locked anew"))
    }

    /// With what `baton.yaml` names, and with the file that somebody typed from a note.
    private static func tryAll(_ office: Office, _ federation: Federation, _ noted: String) throws {
      let folder = try federation.writeCase()
      for (index, option) in [[], ["--passphrase-file", noted]].enumerated() {
        let out = "\(federation.folder)/out-\(index).baton"
        for command in [
          ["bundle", "seal", folder, "--to", "ng-lagos", "--out", out], ["bundle", "verify", out],
          ["doctor", "--offline"], ["mission", "renew", "--use", "signing"],
        ] {
          let outcome = try Program.run(
            [Program.baton] + command + option, environment: ["BATON_HOME": office.home])
          // The doctor finds the daemon down, and nothing wrong with the keys.
          #expect(outcome.status == 0 || command[0] == "doctor", "\(command) \(option): \(outcome.err)")
          #expect(!outcome.out.contains("passphrase"), "\(outcome.out)")
        }
      }
    }
  }
}
