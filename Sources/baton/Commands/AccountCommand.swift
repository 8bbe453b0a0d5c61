import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission

struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Who may use the mission's board, and as what.",
    subcommands: [
      Add.self, List.self, Link.self, Roles.self, Disable.self, Enable.self, User.self, OpenID.self, Mail.self,
      Token.self, Away.self,
    ])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Make an account; its owner sets the password with the link that is printed.",
      discussion: """
        The link works once, for a day. Give it to its owner by a way that nobody else reads. The first account is an \
        administrator's: --role administrator.
        """)
    @Argument(help: "What is typed to sign in: a-z, 0-9, “-”, “.”, “_”.") var login: String
    @Option(help: "The name that colleagues see (default: the one for signing in).") var name: String?
    @Option(help: "A role; may be given several times. \(Self.known)") var role: [String]
    @Option(help: "The id that the mission counts its staff by (default: one is made). It never leaves the mission.")
    var staff: String?
    @Flag(help: "It is another program's, which calls the API with a token (`baton account token`).") var machine =
      false
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    static let known = AccountRole.allCases.map(\.rawValue).joined(separator: ", ")

    func run() throws {
      let query =
        role.map { "role=" + Paths.escaped($0) } + (name.map { ["name=" + Paths.escaped($0)] } ?? [])
        + (staff.map { ["staff=" + Paths.escaped($0)] } ?? [])
      if machine {
        return try change(
          login, "machine?\(query.joined(separator: "&"))", home, "can be given a token: `baton account token \(login)`"
        )
      }
      try Self.print(home.desk.post("\(path(login, "add"))?\(query.joined(separator: "&"))"), json.isOn)
    }

    static func print(_ link: AccountLinkView, _ json: Bool) throws {
      if json { return try Terminal.json(link) }
      Terminal.say("\(link.login) sets a password here, once, until \(Timestamp(link.ends)):")
      Terminal.say("  \(link.link)")
      if link.link.hasPrefix("/") {
        Terminal.say("That is its path on the board: set board.address in baton.yaml, and restart the daemon.")
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All accounts.")
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let accounts: [AccountView] = try home.desk.get("/v1/accounts")
      if json.isOn { return try Terminal.json(accounts) }
      var rows = [["LOGIN", "STAFF", "NAME", "ROLES", "STATE", "SECOND FACTOR", "SIGNED IN", "USER", "AWAY"]]
      for account in accounts {
        rows.append([
          account.login.text, account.staff.text, account.name, account.roles.map(\.rawValue).joined(separator: ", "),
          account.state, account.hasSecondFactor ? "yes" : "no", "\(account.sessions)",
          account.user.map(Self.user) ?? "", account.absence.map { "\($0.from) to \($0.to)" } ?? "",
        ])
      }
      Terminal.table(rows)
    }

    private static func user(_ id: UInt32) -> String {
      getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? "\(id)"
    }
  }

  struct Link: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "link", abstract: "A new link for somebody who has lost the password or the telephone.",
      discussion: "The account's sessions and its second factor end at once; the password once the link is used.")
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws { try Add.print(home.desk.post(path(login, "link")), json.isOn) }
  }

  struct Roles: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "roles", abstract: "Give an account these roles in place of those it has; its sessions end.")
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @Option(help: "A role; may be given several times. \(Add.known)") var role: [String]
    @OptionGroup var home: HomeOption

    func run() throws {
      try change(
        login, "roles?" + role.map { "role=" + Paths.escaped($0) }.joined(separator: "&"), home, "has its roles")
    }
  }

  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "disable", abstract: "Shut an account at once, wherever it is signed in.")
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @OptionGroup var home: HomeOption

    func run() throws { try change(login, "disable", home, "can do nothing any more") }
  }

  struct Enable: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enable", abstract: "Open an account again.")
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @OptionGroup var home: HomeOption

    func run() throws { try change(login, "enable", home, "can sign in again") }
  }

  struct Away: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "away", abstract: "Say when an account's owner is not there; without days: that they are there.",
      discussion: """
        Whoever gives a case to somebody sees it, and so does whoever looks at a case that they have. `baton doctor` says when \
        nobody, or one person alone, is left to look at what comes.
        """)
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @Option(help: "The first day: 2027-01-14.") var from: String = ""
    @Option(help: "The last day.") var to: String = ""
    @OptionGroup var home: HomeOption

    func run() throws {
      let days = "absence?from=\(Paths.escaped(from))&to=\(Paths.escaped(to))"
      try change(login, days, home, from.isEmpty && to.isEmpty ? "is there" : "is away from \(from) to \(to)")
    }
  }

  struct User: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "user", abstract: "Say which user of this machine an account's owner is.",
      discussion: """
        From the first account that has a user on, `baton` does for each user what the roles of their account allow, and the \
        journal and statements name them. The system's administrator and the daemon's own user can then run the lines and \
        the accounts, and read no case.
        """)
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @Argument(help: "The name of a user of this machine (default: none; the account has no user any more).")
    var user: String?
    @OptionGroup var home: HomeOption

    func run() throws {
      guard let user else { return try change(login, "user", home, "has no user of this machine any more") }
      guard let entry = getpwnam(user) else { throw Complaint("there is no user “\(user)” on this machine") }
      try change(login, "user?uid=\(entry.pointee.pw_uid)", home, "is \(user) on this machine")
    }
  }

  struct OpenID: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "openid", abstract: "Say who an account's owner is at the provider of identities.",
      discussion: """
        From then on they sign in by way of the provider (`openid` in baton.yaml), with the roles that the account has here. The \
        account's sessions end. Whoever tries before that is told the name to give here.
        """)
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @Argument(help: "What the provider calls them, its `sub`, never a mail address (default: nobody any more).")
    var subject: String?
    @OptionGroup var home: HomeOption

    func run() throws {
      let done: ShownText = subject == nil ? "does not sign in by the provider any more" : "signs in by the provider"
      try change(login, "openid?subject=" + Paths.escaped(subject ?? ""), home, done)
    }
  }

  struct Mail: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mail", abstract: "Say what an account's owner is told by mail, and where.",
      discussion: """
        Counts, codes and ids, never a name and never a word of a case. Its owner says the same on the board, on their own page. \
        The mail server stands in baton.yaml.
        """)
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @Argument(help: "The mail address (default: none; the account gets no mail any more).") var address: String?
    @Option(help: "The hour after which the day's digest goes, by the mission's clock.") var digest: Int?
    @Flag(help: "No alarms, which are sent at once.") var noAlarms = false
    @Option(help: "The first hour without alarms, such as 22.") var quietFrom: Int?
    @Option(help: "The hour from which there are alarms again, such as 6.") var quietTo: Int?
    @Option(help: "en, fr or ar.") var language = "en"
    @OptionGroup var home: HomeOption

    func run() throws {
      guard let address else { return try change(login, "mail", home, "gets no mail any more") }
      let hours = [("digest", digest), ("quiet-from", quietFrom), ("quiet-to", quietTo)].compactMap { name, hour in
        hour.map { "\(name)=\($0)" }
      }
      let query =
        ["address=" + Paths.escaped(address), "language=" + Paths.escaped(language), "alarms=\(!noAlarms)"] + hours
      try change(login, "mail?\(query.joined(separator: "&"))", home, "gets mail at \(address)")
    }
  }

  struct Token: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "token", abstract: "Make a token for a machine's account. It is printed once.",
      discussion: """
        A program calls the API at the board's address with it (/api/v1; /api/v1/openapi.json says what there is). A new token \
        ends those from before within a day, so that there is time to change it; `baton account disable` ends all at once and for good.
        """)
    @Argument(help: "What its owner types to sign in: `baton account list`.") var login: String
    @Option(
      help: """
        What it allows; may be given several times (default: all that the account's roles do and a token may). list-cases, \
        read-cases, hand-in, say, run-lines, see-health
        """)
    var may: [String] = []
    @Option(help: "Days for which it holds, 365 at most.") var days = 365
    @OptionGroup var home: HomeOption
    @OptionGroup var json: JSONFlag

    func run() throws {
      let query = (["days=\(days)"] + may.map { "may=" + Paths.escaped($0) }).joined(separator: "&")
      let made: TokenView = try home.desk.post("\(path(login, "token"))?\(query)")
      if json.isOn { return try Terminal.json(made) }
      Terminal.say(
        "\(made.login) calls with this until \(Timestamp(made.ends)), and may \(made.may.joined(separator: ", ")):")
      Terminal.say("  \(made.token)")
    }
  }

  private static func path(_ login: String, _ verb: String) -> String {
    "/v1/accounts/\(Paths.escaped(login.lowercased()))/\(verb)"
  }

  private static func change(_ login: String, _ verb: String, _ home: HomeOption, _ done: ShownText) throws {
    for name in try home.desk.post(path(login, verb), as: [String].self) { Terminal.say("\(name) \(done)") }
  }
}
