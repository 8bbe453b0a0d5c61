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
          "--time-zone", "Africa/Tripoli", "--address", "https://127.0.0.1:\(office.port)", "--passphrase-file",
          windows,
        ])
        try federation.admit(office)
        try federation.install(federation.directoryFile, at: federation["ng-lagos"])
        try office.configure(Federation.settings, ["keys": ["passphraseFile": windows]])
        try Self.tryAll(office, federation, noted)
        try office.start()
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
