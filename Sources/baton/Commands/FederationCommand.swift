import ArgumentParser
import Base
import Foundation
import Handover
import Mission
import Sealing

extension KeyKind: ExpressibleByArgument {}
extension CertificateUse: ExpressibleByArgument {}

struct FederationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "federation", abstract: "The directory authority's work: who belongs, with which certificates.",
    subcommands: [Initialise.self, Admit.self, Rotate.self, Revoke.self, Show.self])

  struct Place: ParsableArguments {
    @Option(help: "The authority's folder. Its root key belongs on a machine that is offline.")
    var at: String

    var home: AuthorityHome { AuthorityHome(path: Paths.absolute(at)) }
  }

  struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Make a federation and its root key.")
    @OptionGroup var place: Place
    @Option(help: "The federation's name.") var name: String
    @Option(help: "p256, p384 or rsa3072.") var key: KeyKind = .p256
    @OptionGroup var passphrase: PassphraseOption

    func run() throws {
      let root = try place.home.create(federation: name, kind: key, passphrase: passphrase.read(), now: Date())
      Terminal.say("Federation “\(name)” made in \(place.home.path).")
      Terminal.say("Root fingerprint: \(root)")
      Terminal.say("Give this fingerprint to every mission by another way than its admission file.")
    }
  }

  struct Admit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "admit", abstract: "Certify a mission's request and sign the next directory.")
    @OptionGroup var place: Place
    @Argument(help: "The request made by `baton mission init`.") var request: String
    @OptionGroup var passphrase: PassphraseOption

    func run() throws { try Certifying.run(place.home, request, rotating: false, passphrase) }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract:
        "Certify a mission's next keys (`baton mission renew`) or take over what it changes (`baton mission change`).",
      discussion: "The present certificates stay valid beside the next ones.")
    @OptionGroup var place: Place
    @Argument(help: "The request made by `baton mission renew` or `change`.") var request: String
    @Flag(help: "Take a mission back that has been revoked.") var reinstate = false
    @OptionGroup var passphrase: PassphraseOption

    func run() throws {
      try Certifying.run(place.home, request, rotating: true, reinstating: reinstate, passphrase)
    }
  }

  /// What `admit` and `rotate` have in common.
  private enum Certifying {
    static func run(
      _ authority: AuthorityHome, _ request: String, rotating: Bool, reinstating: Bool = false,
      _ passphrase: PassphraseOption
    ) throws {
      let admitted = try authority.admit(
        Data(Files.read(request)), rotating: rotating, reinstating: reinstating, passphrase: passphrase.read(),
        now: Date())
      if admitted.wasRevoked { Terminal.say("\(admitted.mission) had been revoked; with these keys it belongs again.") }
      Terminal.say("Directory version \(admitted.directory.document.version) signed: \(authority.directoryFile)")
      Terminal.say("Admission written: \(admitted.file)")
      if let former = admitted.former {
        Terminal.say("Until \(former.until) the other missions also call it at \(former.address).")
      }
      let name = (admitted.file as NSString).lastPathComponent
      Terminal.say("Next, on the mission's machine: baton mission install \(name)")
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Revoke a mission, or some of its certificates, from now on.")
    @OptionGroup var place: Place
    @Argument(help: "The mission.", transform: MissionID.init(_:)) var mission: MissionID
    @Option(help: "Only the certificate whose fingerprint begins like this; may be given several times.")
    var certificate: [String] = []
    @OptionGroup var passphrase: PassphraseOption

    func run() throws {
      let directory = try place.home.revoke(
        mission, certificates: certificate, passphrase: passphrase.read(), now: Date())
      Terminal.say("Revoked in directory version \(directory.document.version): \(place.home.directoryFile)")
      Terminal.say(
        "No mission knows this yet. Take directory.p7m to every mission; each runs "
          + "\"baton mission install directory.p7m\".")
      Terminal.say("Missions also pass it on to one another with what they send: do not wait for that.")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "The directory as it stands.")
    @OptionGroup var place: Place
    @OptionGroup var json: JSONFlag

    func run() throws {
      let directory = try place.home.directory(now: Date())
      if json.isOn { return try Terminal.json(directory.document) }
      DirectoryTable.show(directory)
    }
  }
}

/// A directory as a table.
enum DirectoryTable {
  static func show(_ directory: Directory) {
    let document = directory.document
    Terminal.say("\(document.federation): directory version \(document.version), issued \(document.issued)")
    Terminal.say("Root fingerprint: \(directory.root.fingerprint)")
    var rows = [["MISSION", "USE", "CERTIFICATE", "VALID UNTIL", "STATE"]]
    for mission in document.missions {
      for listed in mission.certificates {
        let end = (try? Certificate(der: listed.der).notAfter).map { Timestamp($0).text.prefix(10) } ?? "?"
        rows.append([
          mission.profile.id.text, listed.use.rawValue + (listed.number.map { " \($0)" } ?? ""),
          String(listed.fingerprint.text.prefix(16)), String(end),
          listed.revokedAt.map { "revoked \($0.text.prefix(10))" } ?? "valid",
        ])
      }
    }
    Terminal.table(rows)
  }
}

enum Files {
  static func read(_ path: String) throws -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw Complaint("\(path) cannot be read: is the name right, and may you read it?")
    }
  }
}
