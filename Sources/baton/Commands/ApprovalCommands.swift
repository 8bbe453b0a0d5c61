import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover

/// Who acts, as the mission counts its staff.
struct StaffOption: ParsableArguments {
  @Option(help: "Who does it: your mission's own id for you, never a name (default: your account on this machine).")
  var staff: String?

  func code() throws -> Code {
    let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? ""
    let name = staff ?? account
    guard let who = Code.of(name) else { throw Complaint("\(Code.staffWords(name)): name yourself with --staff") }
    return who
  }
}

struct DraftsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts", abstract: "What waits for a second person of this mission, with its words.",
    discussion: "What wants one stands in the home's policy.yaml, under four_eyes. The reading is journalled.")
  @OptionGroup var home: HomeOption
  @OptionGroup var json: JSONFlag

  func run() throws {
    let drafts: [DraftView] = try home.desk.get("/v1/drafts")
    if json.isOn { return try Terminal.json(drafts) }
    guard !drafts.isEmpty else { return Terminal.say("nothing waits for a second person") }
    var rows = [["DRAFT", "TRANSFER", "WHAT", "BY", "AT"]]
    var words: [Int: [String]] = [:]
    for draft in drafts {
      words[rows.count] = draft.words
      rows.append([
        String(draft.id.text.prefix(12)), draft.transfer.text, draft.type.text, draft.staff.text,
        Moments.minute(draft.at),
      ])
    }
    Terminal.table(rows, under: words)
  }
}

extension DraftView {
  /// What is to be said, member by member.
  var words: [String] {
    guard !type.isBundle else { return ["the case, as it was handed in: `baton read` opens it"] }
    guard let fields else { return ["it cannot be opened here: write it again"] }
    let keys = StatementKind.of(type).map { ($0.fields + $0.sealed).map(\.key) } ?? []
    return keys.compactMap { key in fields[key].map { "\(key): \($0.replacingOccurrences(of: "\n", with: " / "))" } }
  }
}

/// Which draft, and who the second person is.
struct ApprovalArguments: ParsableArguments {
  @OptionGroup var home: HomeOption
  @Argument(help: "The draft, or enough of its beginning: `baton drafts` lists them.") var draft: String
  @OptionGroup var staff: StaffOption
  @Option(
    help: """
      Where the mission keeps accounts: the name that the second person signs in with. Password and one-time code are asked \
      for, or come in two lines of standard input.
      """) var login: String?
  @Option(help: "What you have been shown of the log: if more was said since, nothing is signed.") var seen: String?
  @OptionGroup var json: JSONFlag

  func post(_ verb: String) throws -> TransferView {
    let approval = Approval(
      staff: try staff.code(), login: login, password: try login.map { _ in try secret("password") },
      code: try login.map { _ in try secret("one-time code") }, shown: try seen.map { try Heads($0) })
    let body = try JSON.encode(approval)
    return try home.desk.upload("/v1/drafts/\(Paths.escaped(draft))/\(verb)") { write in
      try body.withUnsafeBytes { try write($0) }
    }
  }

  private func secret(_ what: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
    guard let typed = getpass("\(what): ") else { throw Complaint("no \(what) can be asked for here") }
    return String(cString: typed)
  }
}

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve, as the second person, what a colleague has written or handed in.",
    discussion: "A statement is signed in your name then, a case goes. Whoever wrote it cannot approve it.")
  @OptionGroup var arguments: ApprovalArguments

  func run() throws {
    let view = try arguments.post("approve")
    if arguments.json.isOn { return try Terminal.json(view) }
    Terminal.say("approved: \(view.transfer) is \(Stages.handover(view)), its case \(view.state)")
  }
}

struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Drop what a colleague has written, or what you have written yourself: it is not said.",
    discussion: "A case that waits is not dropped but given up: `baton retire`.")
  @OptionGroup var arguments: ApprovalArguments

  func run() throws {
    let view = try arguments.post("reject")
    if arguments.json.isOn { return try Terminal.json(view) }
    Terminal.say("dropped: nothing was said about \(view.transfer)")
  }
}
