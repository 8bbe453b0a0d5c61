import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct MissionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mission", abstract: "This mission's keys and its place in the federation.",
    subcommands: [Initialise.self, Renew.self, Change.self, Install.self, Status.self, RenewEpoch.self])

  struct Initialise: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Make this mission's keys and a request for admission.")
    @OptionGroup var home: HomeOption
    @Option(help: "The mission's id, such as ly-tripoli.", transform: MissionID.init(_:)) var id: MissionID
    @Option(help: "Its name as people say it.") var name: String
    @Option(help: "The organisation it belongs to.") var organisation: String = ""
    @Option(help: "Its country, ISO 3166-1 alpha-3, such as LBY.") var country: String
    @Option(help: "Its IANA time zone, such as Africa/Tripoli.") var timeZone: String
    @Option(help: "Its days off, such as fri,sat.") var weekend: String = "sat,sun"
    @Option(help: "Its working languages, BCP 47, such as ar,en.") var languages: String = "en"
    @Option(help: "Where its daemon is reached: https://host:port.") var address: String
    @Option(help: "Whom to call at any hour.") var dutyContact: String = ""
    @Option(help: "p256, p384 or rsa3072.") var key: KeyKind = .p256
    @OptionGroup var passphrase: PassphraseOption

    func run() throws {
      let profile = MissionProfile(
        id: id, name: name, organisation: organisation, country: country, timeZone: timeZone,
        weekend: Self.list(weekend), languages: Self.list(languages), address: address, dutyContact: dutyContact)
      let created = try home.mission.create(profile, kind: key, passphrase: passphrase.read(for: home.mission))
      Terminal.say("Keys of \(id) made in \(home.mission.path)/keys; they never leave it.")
      StaffCommand.say(recovery: created.recovery)
      Terminal.say("Request written: \(created.request)")
      Terminal.say("Next: send the request to the directory authority (`baton federation admit`).")
    }

    private static func list(_ text: String) -> [String] {
      text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  struct Renew: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "renew", abstract: "Make the next keys, before the present certificates end.",
      discussion:
        "With --use sealing: the next core key, and those of compartments that soon have none in use, or no next one. Nobody's "
        + "passphrase is needed: whoever has a role has its new key.")
    @OptionGroup var home: HomeOption
    @Option(help: "tls, signing or sealing; may be given several times. All when none is given.")
    var use: [CertificateUse] = []
    @Option(help: "p256, p384 or rsa3072.") var key: KeyKind = .p256
    @OptionGroup var passphrase: PassphraseOption

    func run() throws {
      let uses = use.isEmpty ? CertificateUse.allCases : use
      let request = try home.mission.renew(
        uses, kind: key, passphrase: passphrase.read(for: home.mission))
      if uses.contains(.sealing) {
        Terminal.say(
          "The core key takes over by itself when the one before it has been in use for 90 days; compartment keys are asked for "
            + "where they soon end.")
      }
      Requests.show(request, meanwhile: "Everything goes on with the present keys until it is installed.")
    }
  }

  struct Change: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "change", abstract: "Ask for another address, name or duty contact in the directory.")
    @OptionGroup var home: HomeOption
    @Option(help: "Where its daemon will be reached: https://host:port.") var address: String?
    @Option(help: "Its name as people say it.") var name: String?
    @Option(help: "Whom to call at any hour.") var dutyContact: String?
    @Option(help: "p256, p384 or rsa3072, for the certificate of a new host.") var key: KeyKind = .p256
    @OptionGroup var passphrase: PassphraseOption

    func run() throws {
      let change = MissionHome.ProfileChange(address: address, name: name, dutyContact: dutyContact)
      let request = try home.mission.change(change, kind: key, passphrase: passphrase.read(for: home.mission))
      Requests.show(request, meanwhile: "Nothing changes here until it is installed.")
      if address != nil {
        Terminal.say(
          "For seven days from the signature the others call the former address where the new one does not answer.")
      }
    }
  }

  private enum Requests {
    static func show(_ request: MissionHome.Requested, meanwhile: ShownText) {
      Terminal.say("Request written: \(request.file). " + meanwhile)
      if request.replaced {
        Terminal.say("It replaces one that had not been certified yet: throw that one away wherever it was sent.")
      }
      Terminal.say("Next: `baton federation rotate` at the directory authority, then `baton mission install` here.")
    }
  }

  struct RenewEpoch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "renew-epoch",
      abstract: "After a backup was restored: tell the others that something was forgotten.",
      discussion: "Once, while no daemon runs on the home, and before its first start: Deploy/runbooks/restore.md.")
    @OptionGroup var home: HomeOption

    func run() async throws {
      let epoch = try await home.mission.renewEpoch(now: Date())
      Terminal.say("The ledger's epoch is \(epoch) now; the others learn of it with the next receipt from here.")
    }
  }

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Take an admission, or a newer directory.")
    @OptionGroup var home: HomeOption
    @Argument(help: "The admission from `baton federation admit`, or a directory.p7m.") var file: String
    @Option(help: "The root's fingerprint, as you learnt it by another way.", transform: Digest.init(_:))
    var root: Digest?

    func run() throws {
      let installed = try home.mission.install(Files.read(file), expectedRoot: root, now: Date())
      Terminal.say(
        "\(installed.mission): directory version \(installed.version) of “\(installed.federation)” installed.")
      if installed.firstTrust, root == nil {
        Terminal.say("Root fingerprint: \(installed.root)")
        Terminal.say(
          "Compare it with the one the directory authority gives you by another way, before you send anything.")
      }
      if let address = installed.movedTo {
        Terminal.say("This mission is reached at \(address) now: restart its daemon, so that it listens there.")
      }
      try waitForDaemon(installed.version)
    }

    /// Returns once a running daemon works by it: a revocation holds from then on.
    private func waitForDaemon(_ version: Int) throws {
      let client = home.desk
      for _ in 0..<50 {
        guard let daemon: DaemonView = try? client.get("/v1/status") else { return }
        guard daemon.directory < version else { return Terminal.say("The running daemon has taken it.") }
        // A person waits here; the daemon looks into its home every second.
        Thread.sleep(forTimeInterval: 0.2)
      }
      throw Complaint(
        "the running daemon has not taken it: look into its log, or restart it (`systemctl restart baton`)")
    }
  }

  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Who this mission is, and which directory it holds.")
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let profile = try home.mission.profile()
      let directory = try home.mission.directory(now: Date())
      if json.isOn { return try Terminal.json(directory.mission(profile.id)) }
      Terminal.say("\(profile.id) (\(profile.name)), reached at \(profile.address)")
      DirectoryTable.show(directory)
    }
  }
}
