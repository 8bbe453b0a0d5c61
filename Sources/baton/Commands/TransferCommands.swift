import ArgumentParser
import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct TransfersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers",
    abstract: "Where the transfers of this mission stand: whom nobody has met first, then newest first.")
  @OptionGroup var home: HomeOption
  @Flag(help: "Only those without a receipt.") var open = false
  @Flag(help: "Only those of which something is late: `baton show` says what, and by whom.") var late = false
  @Flag(help: "Only those that have ended and go soon: `baton retention` says when.") var going = false
  @OptionGroup var list: ListOptions

  func run() throws {
    var query: [String: String] = [:]
    if going { query["going"] = "yes" }
    if open { query["receipted"] = "no" }
    if late { query["late"] = "yes" }
    try list.show(
      home.desk, query,
      empty: going
        ? "nothing goes soon" : late ? "no transfers are late" : open ? "no transfers are open" : "no transfers yet")
  }
}

struct InboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "What has come for this mission: whom nobody has met first, then by arrival.",
    discussion: "Days are those of the place of arrival.")
  @OptionGroup var home: HomeOption
  @Option(help: "First day of arrival, such as 2027-01-14.") var from: String?
  @Option(help: "Last day of arrival.") var to: String?
  @Flag(help: "Only what nobody here has opened.") var unread = false
  @Flag(help: "What others have begun to send and not finished, instead.") var unfinished = false
  @OptionGroup var list: ListOptions

  func run() throws {
    if unfinished { return try UnfinishedTable.show(home, list.json) }
    var query = ["way": "in", "receipted": "yes", "order": "arrival"]
    query["from"] = from
    query["to"] = to
    if unread { query["unread"] = "yes" }
    let isWhole = from == nil && to == nil && !unread
    try list.show(home.desk, query, empty: isWhole ? "nothing has come yet" : "nothing like that has come")
  }
}

/// What is still arriving, as a table.
enum UnfinishedTable {
  static func show(_ home: HomeOption, _ json: JSONFlag) throws {
    let views: [UnfinishedView] = try home.desk.get("/v1/unfinished")
    if json.isOn { return try Terminal.json(views) }
    guard !views.isEmpty else { return Terminal.say("nothing is unfinished") }
    var rows = [["TRANSFER", "FROM", "SINCE", "LAST PROGRESS", "PARTS HERE", "HERE", "OF"]]
    for view in views {
      rows.append([
        view.transfer?.text ?? view.delivery.text, view.from.text, Moments.minute(view.since),
        Moments.minute(view.lastProgress), "\(view.partsHere) of \(view.parts)", Terminal.bytes(view.bytesHere),
        Terminal.bytes(view.bytes),
      ])
    }
    Terminal.table(rows)
    Terminal.say("what brings nothing forward for 14 days is let go; its sender is told, and can send it anew")
  }
}

/// Dates as tables show them: in UTC, but for an arrival, which is a matter of the day at its place.
enum Moments {
  /// The day and minute that were signed, with their offset: `2027-01-20 00:35 +01:00`.
  static func arrival(_ arrival: Timestamp?, at place: String? = nil) -> String {
    guard let text = arrival?.text else { return "not given" }
    let minute = text.prefix(16).replacingOccurrences(of: "T", with: " ")
    let offset = text.hasSuffix("Z") ? "\(minute)Z" : "\(minute) \(text.suffix(6))"
    return place.map { "\(offset) (\($0))" } ?? offset
  }

  /// When something comes next: what is due already waits for nothing but its turn.
  static func next(_ date: Date?, now: Date = Date()) -> String {
    date.map { $0 <= now ? "now, in its turn" : minute($0) } ?? ""
  }

  static func minute(_ date: Date?) -> String {
    date.map { Timestamp($0).text.prefix(16).replacingOccurrences(of: "T", with: " ") + "Z" } ?? ""
  }
}

struct TransferArguments: ParsableArguments {
  @OptionGroup var home: HomeOption
  @Argument(help: "The case's number, or the transfer's id, or enough of its beginning or end.") var id: String
  @OptionGroup var json: JSONFlag

  func validate() throws {
    if id.isEmpty { throw ValidationError("the id is empty: `baton transfers` lists them") }
  }

  var client: DeskClient { home.desk }
  var path: String { "/v1/transfers/" + Paths.escaped(id) }

  /// - Throws: `Complaint` for a place within the mission's home.
  func mustLieElsewhere(_ place: String) throws {
    let folder = Paths.followed(home.mission.path)
    guard !(Paths.followed(place) + "/").hasPrefix(folder + "/") else {
      throw Complaint(
        "\(place) lies in the mission's home, where nobody looks for an open case; nothing was read. Name a place elsewhere"
      )
    }
  }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "One transfer.")
  @OptionGroup var arguments: TransferArguments

  func run() throws {
    let line: CaseLine = try arguments.client.get(arguments.path)
    if arguments.json.isOn { return try Terminal.json(line) }
    let view = line.view
    let log: [StatementView] = try arguments.client.get(arguments.path + "/conversation")
    var rows = Stages.stranded(view, log, lines: view.stranding == nil ? [:] : dutyLines()) + CaseTable.details(line)
    rows += [
      ["transfer", "\(view.transfer), version \(view.version)"], ["from", view.from.text], ["to", view.to.text],
      ["slip", view.slip],
      ["delivery", view.delivery.text],
      ["bundle", (view.state == "dead" ? "given up" : view.state) + (view.reason.map { " (\($0))" } ?? "")],
      ["arrival", Moments.arrival(view.arrival, at: line.group?.place)], ["handed in", Moments.minute(view.created)],
      ["sealed", "\(Terminal.bytes(view.bytes)) in \(view.parts) part(s)"], ["tries", "\(view.attempts)"],
    ]
    if let planned = view.planned, planned != view.arrival {
      rows.append(["planned", Moments.arrival(planned, at: line.group?.place)])
    }
    if view.state != "delivered", let next = view.nextAttempt { rows.append(["next try", Moments.next(next)]) }
    if let received = view.receivedAt { rows.append(["received", Moments.minute(received)]) }
    if let newest = view.newest {
      rows.append([
        "newest",
        "version \(newest) is known; what stands here is of version \(view.version), up to which the log goes",
      ])
    }
    if let receipted = view.receipted, receipted != view.version {
      rows.append(["opens", "version \(receipted), the newest with a receipt"])
    }
    if view.waiting > 0 {
      rows.append(["waiting", "\(view.waiting) statements behind a gap: `baton log \(view.transfer)`"])
    }
    rows.append(["heads", view.heads.text])
    rows += Stages.rows(view, log) + Stages.owed(view)
    rows += Stages.children(try arguments.client.get(arguments.path + "/children"))
    rows += try known()
    if let parent = line.group?.partOf { rows.append(["part of", parent.text]) }
    rows += RetentionTable.rows(view)
    if view.illegal > 0 { rows.append(["illegal", "\(view.illegal) statements: `baton log \(view.transfer)`"]) }
    Terminal.table(rows)
  }
}

extension ShowCommand {
  /// What the directory says of who is on duty; nothing for those who may not see that.
  private func dutyLines() -> [MissionID: String] {
    let missions: [MissionProfileView] = (try? arguments.client.get("/v1/missions")) ?? []
    return Dictionary(missions.map { ($0.mission, $0.dutyContact) }) { first, _ in first }
  }

  /// Where else somebody in it is known; nothing for those who may not see that.
  private func known() throws -> [[String]] {
    let known: KnownCases
    do { known = try arguments.client.get(arguments.path + "/known") } catch let error as DeskError
      where error.status == 403
    { return [] }
    return [("known", known.same), ("may be known", known.likely)].flatMap { word, lines in
      lines.map { line in
        let way: ShownText = line.view.outgoing ? "to \(line.view.to)" : "from \(line.view.from)"
        return [word, "by \(line.group?.number ?? line.short), \(way): `baton show \(line.short)`"]
      }
    }
  }
}

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "A transfer's signed statements.",
    discussion:
      "What was written for those of one role alone opens with their key, in this process: --for medical --key NAME.")
  @OptionGroup var arguments: TransferArguments
  @Option(
    name: .customLong("for"), help: "Also what was written for medical, mhpss, child or protection staff alone.",
    transform: StaffCommand.RoleOption.role) var role: CompartmentRole?
  @OptionGroup var staff: StaffKeyOption

  func run() throws {
    let reader = try role.map {
      try WordsApart.Reader($0, arguments.path, arguments.client, with: staff.open(in: arguments.home.mission))
    }
    var statements: [StatementView] = try arguments.client.get(arguments.path + "/conversation")
    if let reader {
      for index in statements.indices {
        guard let words = reader.words(of: statements[index]) else { continue }
        statements[index].said?["text"] = .string(words)
      }
    }
    if arguments.json.isOn { return try Terminal.json(statements) }
    var rows = [["SEQ", "AUTHOR", "STATEMENT", "AT", "BY", "NOTE"]]
    var words: [Int: [String]] = [:]
    for statement in statements {
      words[rows.count] = statement.words
      rows.append([
        "\(statement.seq)", statement.author.text, statement.type.text, statement.at.text, statement.staff.role,
        Self.note(on: statement),
      ])
    }
    Terminal.table(rows, under: words)
  }

  private static func note(on statement: StatementView) -> String {
    if let illegal = statement.illegal { return "illegal: \(illegal)" }
    if statement.waits { return "counts for nothing: it waits for a statement that is not here" }
    let says = statement.says ?? statement.why?.text ?? ""
    return statement.doubt.map { "\(says); that \($0.words): no clock goes by it" } ?? says
  }
}

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Open a case into a folder: one that has come, or the copy of one that was sent.",
    discussion:
      "The newest version. The reading is journalled. What is sealed for those who do one kind of work opens with "
      + "their own key, in this process: --compartment medical --key NAME.", aliases: ["copy"])
  @OptionGroup var arguments: TransferArguments
  @Option(help: "The case folder to write; it must not exist, or be empty.") var to: String
  @OptionGroup var apart: CompartmentOptions

  func run() throws {
    try arguments.mustLieElsewhere(to)
    let view: TransferView = try arguments.client.get(arguments.path)
    let openings = try CompartmentOpening.all(apart, of: arguments)
    let sink = try OpeningFolder.sink(to)
    let bar = ProgressBar("opening", total: view.bytes)
    defer { bar.finish() }
    try CompartmentOpening.copy(
      arguments.path, openings, from: arguments.client, into: sink, scratch: Paths.absolute(to) + ".sealed-\(getpid())",
      progress: { bar.add($0) })
    try sink.commit()
    bar.finish()
    defer { Findings.sayNewer(in: Paths.absolute(to)) }
    if arguments.json.isOn { return try Terminal.json(["transfer": view.transfer.text, "folder": to]) }
    Terminal.say("opened into \(to)")
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a bundle, still sealed, or its receipt to a file.",
    discussion: "The bundle opens with openssl, tar and zstd alone: see Protocol/open-by-hand.sh.")
  @OptionGroup var arguments: TransferArguments
  @Option(help: "Where the sealed bundle goes, a .baton file.") var bundle: String?
  @Option(help: "Where the signed receipt goes, a .p7m file.") var receipt: String?

  func run() throws {
    guard bundle != nil || receipt != nil, bundle != "", receipt != "" else {
      throw ValidationError("say --bundle FILE or --receipt FILE")
    }
    for file in [receipt, bundle].compactMap(\.self).map(Paths.absolute)
    where FileManager.default.fileExists(atPath: file) {
      throw Complaint("\(file) is there already: name a new file, or remove that one first")
    }
    if let receipt { try writeReceipt(to: Paths.absolute(receipt)) }
    if let bundle { try writeBundle(to: Paths.absolute(bundle)) }
    let written = [("bundle", bundle), ("receipt", receipt)].compactMap { name, file in
      file.map { (name, Paths.absolute($0)) }
    }
    if arguments.json.isOn { return try Terminal.json(Dictionary(uniqueKeysWithValues: written)) }
    for (_, file) in written { Terminal.say("wrote \(file)") }
  }

  private func writeReceipt(to file: String) throws {
    let receipt = try arguments.client.data(arguments.path + "/receipt")
    try receipt.write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
  }

  private func writeBundle(to file: String) throws {
    LastWord.onSignal { unlink(TempFile.temporary(for: file)) }
    try TempFile.replace(file) { written in
      try arguments.client.download(arguments.path + "/bundle") { next in
        while case let piece = try next(), !piece.isEmpty { try written.write(piece) }
      }
    }
  }
}

/// Unpacks what the daemon streams out.
enum CaseUnpacking {
  static func copy(_ source: any CaseSource, into sink: any CaseSink, progress: (Int64) -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while let file = try source.next() {
      try sink.begin(file)
      var copied: Int64 = 0
      while case let count = try source.read(into: buffer), count > 0 {
        try sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        copied += Int64(count)
        progress(Int64(count))
      }
      guard copied == file.size else { throw Complaint("the daemon broke off; nothing was written") }
      try sink.end()
    }
  }
}
