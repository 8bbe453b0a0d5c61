import ArgumentParser
import Base
import CaseFile
import Foundation
import Handover
import Mission
import Sealing

/// What is opened besides the core, and with whose key.
struct CompartmentOptions: ParsableArguments {
  @Option(
    help: "Also what is sealed for medical, mhpss, child or protection; may be given several times.",
    transform: StaffCommand.RoleOption.role) var compartment: [CompartmentRole] = []
  @OptionGroup var staff: StaffKeyOption
}

/// Whose key, and where it lies.
struct StaffKeyOption: ParsableArguments {
  @Option(
    help:
      "Your key: a name of `baton staff list`, or its file. The passphrase is asked for, or taken from standard input.")
  var key: String?

  /// Opens a key with the passphrase that is asked for.
  ///
  /// - Parameter name: Whose; nil for the one that the option names.
  func open(_ name: String? = nil, in home: MissionHome) throws -> StaffKey {
    guard let text = name ?? key else {
      throw ValidationError("say with whose key: --key NAME, or --key FILE where it lies elsewhere")
    }
    let file = Self.file(text, in: home)
    guard FileManager.default.fileExists(atPath: file) else {
      throw Complaint("there is no key \(file): `baton staff list` names those of this mission")
    }
    do { return try home.staffKeys.open(file, passphrase: Self.passphrase(of: text), now: Date()) } catch KeyProblem
      .wrongPassphrase
    {
      throw Complaint(
        text == StaffKeys.recovery
          ? "these are not the two halves of recovery, six words each, the first half first; nothing was done"
          : "that is not the passphrase of \(text), six words; nothing was done")
    }
  }

  static func file(_ text: String, in home: MissionHome) -> String {
    text.contains("/") || text.hasSuffix(".pem") ? Paths.absolute(text) : home.staffKeys.keyFile(of: text)
  }

  private static func passphrase(of name: String) throws -> String {
    let questions = name == StaffKeys.recovery ? ["First half: ", "Second half: "] : ["Passphrase of \(name): "]
    let answers = questions.map { (Terminal.askQuietly($0) ?? "").split(separator: " ") }
    guard answers.allSatisfy({ !$0.isEmpty }) else { throw Complaint("no passphrase was given; nothing was done") }
    return answers.joined().joined(separator: " ")
  }
}

struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Who of this mission opens which compartment of a case.",
    subcommands: [
      Init.self, Add.self, List.self, Roles.self, Remove.self, Passphrase.self, Note.self, TakeNote.self,
    ])

  /// Roles as they are typed.
  struct RoleOption: ParsableArguments {
    @Option(help: "medical, mhpss, child or protection; may be given several times.", transform: Self.role) var role:
      [CompartmentRole]

    static func role(_ text: String) throws -> CompartmentRole {
      guard let role = CompartmentRole(named: text) else {
        throw ValidationError("“\(text)” is no role: medical, mhpss, child or protection")
      }
      return role
    }
  }

  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make compartment keys for a mission that has none, and a request for their certificates.")
    @OptionGroup var home: HomeOption
    @Option(help: "p256, p384 or rsa3072.") var key: KeyKind = .p256

    func run() throws {
      let created = try home.mission.createCompartments(kind: key)
      Terminal.say("Request written: \(created.request)")
      StaffCommand.say(recovery: created.recovery)
      Terminal.say("Next: `baton federation rotate` at the directory authority, then `baton mission install` here.")
    }
  }

  /// The halves are shown once.
  static func say(recovery halves: [String]) {
    Terminal.say(
      "Compartment keys made. Two people can open them until staff can; each writes down one half, which is kept nowhere:"
    )
    for (name, half) in zip(["first", "second"], halves) { Terminal.say("  \(name) half: \(half)") }
    Terminal.say("Next, with both halves: `baton staff add NAME --role medical`. That proves the halves, too.")
  }

  static func say(newHalves halves: [String]) {
    Terminal.say("The former halves open it no more. Each of the two people writes down one, which is kept nowhere:")
    for (name, half) in zip(["first", "second"], halves) { Terminal.say("  \(name) half: \(half)") }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a key for somebody, with roles that are given by whoever has them.")
    @OptionGroup var home: HomeOption
    @Argument(help: "A name for the key: a–z, 0–9 and “-”.") var name: String
    @OptionGroup var roles: RoleOption
    @Option(help: "Who gives the roles: somebody who has them, or recovery, which takes two people.")
    var by = StaffKeys.recovery
    @Option(help: "Where the private key goes, such as their own stick (default: the home).") var out: String?

    func run() throws {
      try home.mission.checkStaffKeys(now: Date())
      let giver = try StaffKeyOption().open(by, in: home.mission)
      let made = try home.mission.staffKeys.add(
        name, roles: roles.role, by: giver, file: out.map(Paths.absolute), now: Date())
      Terminal.say(
        "\(name) opens \(made.member.roles.map(\.rawValue).joined(separator: ", ")). Words of the certificate: \(made.member.certificate.words)"
      )
      Terminal.say("Passphrase, kept nowhere, for \(name) alone: \(made.passphrase)")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Who has which key.")
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let members = try home.mission.staffKeys.members()
      if json.isOn {
        return try Terminal.json(
          members.map {
            Row(name: $0.name, roles: $0.roles, fingerprint: $0.certificate.fingerprint, words: $0.certificate.words)
          })
      }
      guard !members.isEmpty else { return Terminal.say("this mission has no compartment keys: `baton staff init`") }
      let rows = members.map { [$0.name, $0.roles.map(\.rawValue).joined(separator: ", "), $0.certificate.words] }
      Terminal.table([["NAME", "OPENS", "WORDS OF THE CERTIFICATE"]] + rows)
    }

    private struct Row: Encodable {
      let name: String
      let roles: [CompartmentRole]
      let fingerprint: Digest
      let words: String
    }
  }

  struct Roles: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give roles to somebody who has a key.",
      discussion:
        "Compare the six words of their certificate with them first: whoever could write on this disk could have "
        + "put another certificate in its place.")
    @OptionGroup var home: HomeOption
    @Argument(help: "Whose key.") var name: String
    @OptionGroup var roles: RoleOption
    @Option(help: "The six words of their certificate, as they say them.") var words: String
    @Option(help: "Who gives the roles: somebody who has them, or recovery.") var by = StaffKeys.recovery

    func run() throws {
      let keys = home.mission.staffKeys
      let member = try keys.member(name)
      guard words.split(separator: " ").elementsEqual(member.certificate.words.split(separator: " ")) else {
        throw Complaint(
          "these are not the words of the certificate that lies here under \(name); nothing was given. If \(name) has read them "
            + "from the right key, somebody has exchanged the certificate")
      }
      try home.mission.checkStaffKeys(now: Date())
      try keys.give(roles.role, to: member, by: StaffKeyOption().open(by, in: home.mission))
      Terminal.say("\(name) opens \(try keys.member(name).roles.map(\.rawValue).joined(separator: ", ")) now.")
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take roles, or all, from somebody: nothing that is sealed from now on opens with their key.",
      discussion:
        "With both halves of recovery. This mission says so to the others by itself; the directory authority is needed "
        + "for the certificates of the keys after the next alone.")
    @OptionGroup var home: HomeOption
    @OptionGroup var passphrase: PassphraseOption
    @Argument(help: "Whose key.") var name: String
    @Option(help: "Which role; all of theirs when none is given.", transform: RoleOption.role) var role:
      [CompartmentRole] = []
    @Option(help: "p256, p384 or rsa3072, for the keys after the next.") var key: KeyKind = .p256

    func run() throws {
      let home = self.home.mission
      let roles = try role.isEmpty ? home.staffKeys.member(name).roles : role
      let recovery = try StaffKeyOption().open(StaffKeys.recovery, in: home)
      let request = try home.take(
        roles, from: name, by: recovery, home.seals(passphrase: passphrase.read(for: home), now: Date()), kind: key,
        now: Date())
      Terminal.say(
        "\(name) opens nothing of \(roles.map(\.rawValue).joined(separator: ", ")) that is sealed from now on; what came before they may have kept."
      )
      Terminal.say(
        "The other missions are told as they ask; what one of them has sealed for the former key is refused, and it seals anew."
      )
      Terminal.say(
        "Request written: \(request). In time: `baton federation rotate` at the authority, then `baton mission install` here."
      )
    }
  }

  struct Passphrase: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Put a key under a new passphrase.")
    @OptionGroup var home: HomeOption
    @Argument(help: "A name of `baton staff list`, or the key's file.") var name: String

    func run() throws {
      let opened = try StaffKeyOption().open(name, in: home.mission)
      let made = try home.mission.staffKeys.renewPassphrase(of: opened, in: StaffKeyOption.file(name, in: home.mission))
      guard made.count == 1 else { return StaffCommand.say(newHalves: made) }
      Terminal.say("The former one opens it no more. Passphrase, kept nowhere: \(made.joined())")
    }
  }

  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write for another mission which of this one's keys is for whom, where no line does it.",
      discussion: "Sealed for that mission alone.")
    @OptionGroup var home: HomeOption
    @OptionGroup var passphrase: PassphraseOption
    @Argument(help: "The other mission.", transform: MissionID.init(_:)) var mission: MissionID
    @Option(help: "The file to write.") var out: String

    func run() throws {
      let home = self.home.mission
      let note = try home.note(
        for: mission, home.seals(passphrase: passphrase.read(for: home), now: Date()), now: Date())
      try note.write(to: URL(fileURLWithPath: Paths.absolute(out)), options: .withoutOverwriting)
      Terminal.say("wrote \(out): `baton staff take-note \(out) --of \(try home.profile().id)` at \(mission)")
    }
  }

  struct TakeNote: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-note", abstract: "Take what another mission wrote of its keys.")
    @OptionGroup var home: HomeOption
    @OptionGroup var passphrase: PassphraseOption
    @Argument(help: "The file.") var file: String
    @Option(help: "The mission that wrote it.", transform: MissionID.init(_:)) var of: MissionID

    func run() throws {
      let home = self.home.mission
      try home.take(
        note: Files.read(file), of: of, home.seals(passphrase: passphrase.read(for: home), now: Date()), now: Date())
      Terminal.say("taken: what is sealed apart can go to \(of) now")
    }
  }
}
