import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

/// What the demo does, step by step, as a person would follow it.
struct DemoStory {
  let federation: DemoFederation
  let examples: [String]
  let cases: Int

  private struct Sent {
    let name: String
    let folder: String
    let to: String
    let transfer: TransferID

    var told: DemoConversation.Case { .init(name: name, to: to, transfer: transfer) }
  }

  /// - Parameter withStaff: Whether accounts for the boards are made, too.
  /// - Returns: The accounts of each mission, by its id.
  func tell(withStaff: Bool) async throws -> [String: [ReadyAccount]] {
    Terminal.say(
      "Five missions found a federation: ly-tripoli sends, the others receive, each the people of its country.")
    try federation.found()
    var staff: [String: [ReadyAccount]] = [:]
    if withStaff {
      for office in DemoFederation.offices { staff[office.id] = try await federation.makeStaff(office.id) }
    }
    for office in DemoFederation.offices { try federation.start(office.id) }
    Terminal.say("Their daemons are up, each with its own keys; they speak HTTPS with mutual TLS.")
    Terminal.say("")
    let plan = try plan()
    let large = try handIn(plan[0].folder, plan[0].to)
    try killHalfWay(large)
    Terminal.say("")
    let sent = [large] + (try plan.dropFirst().map { try handIn($0.folder, $0.to) })
    Terminal.say("")
    try followAll(sent)
    try report(sent)
    if cases <= 10 {
      try findAgain(sent)
      let conversation = DemoConversation(federation: federation, staff: staff)
      try conversation.tell(sent.map(\.told))
      try count(plan, conversation)
    }
    if withStaff, let (folder, to) = plan.first(where: { $0.to == "ng-lagos" }) {
      Terminal.say("")
      try followAll([try handIn(folder, to)])
      Terminal.say("\(to) has one more, which nobody has looked at yet: it is for you.")
    }
    return staff
  }

  /// Which folder goes where. The large case goes first, alone, so that its upload can be caught half-way.
  private func plan() throws -> [(folder: String, to: String)] {
    let checked = try examples.map { try CheckedFolder($0, now: Date()) }
    let sizes = checked.map(\.bytes)
    let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    let order = [largest] + examples.indices.filter { $0 != largest }
    return (0..<cases).map { number in
      let index = order[number % order.count]
      return (examples[index], Self.office(for: checked[index].record))
    }
  }

  /// The mission in the country of the people of a case.
  private static func office(for record: CaseRecord) -> String {
    let countries = record.persons.flatMap(\.nationalities)
    let receivers = DemoFederation.offices.dropFirst()
    return (receivers.first { countries.contains($0.country) } ?? receivers[1]).id
  }

  private func handIn(_ folder: String, _ to: String, isTold: Bool = true) throws -> Sent {
    let name = (folder as NSString).lastPathComponent
    let view: TransferView = try federation.client("ly-tripoli").upload("/v1/cases?to=\(to)&again=yes") { write in
      try CaseTarSink(output: write).copy(FolderSource(CheckedFolder(folder, now: Date()).folder)) { _ in }
    }
    if cases <= 10, isTold {
      Terminal.say("ly-tripoli hands in \(name) for \(to): sealed, signed, queued as \(view.transfer)")
    }
    return Sent(name: name, folder: folder, to: to, transfer: view.transfer)
  }

  /// Kills the receiver of the large case while its parts are on the line, and starts it again.
  private func killHalfWay(_ large: Sent) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let view: TransferView = try federation.client("ly-tripoli").get("/v1/transfers/\(large.transfer)")
      if view.state == "delivered" {
        throw Complaint("\(large.name) was delivered before the power could be cut; is the machine very busy?")
      }
      if let done = view.sent, done > view.bytes / 4, done < view.bytes * 3 / 4 {
        federation.kill(large.to)
        Terminal.say("")
        Terminal.say(
          "Power cut at \(large.to): its daemon is killed (SIGKILL) with \(Terminal.bytes(done)) "
            + "of \(Terminal.bytes(view.bytes)) of \(large.name) on the line.")
        try federation.start(large.to)
        return Terminal.say("Power is back at \(large.to). Nobody does anything; the queue goes on by itself.")
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw Complaint("\(large.name) never got under way: `baton why` would tell why")
  }

  private func followAll(_ sent: [Sent], isTold: Bool = true) throws {
    let deadline = ContinuousClock.now + .seconds(120 + 2 * cases)
    var open = sent
    while !open.isEmpty {
      let views: [TransferView] = try federation.client("ly-tripoli").get("/v1/transfers")
      let states = Dictionary(uniqueKeysWithValues: views.map { ($0.transfer, $0) })
      open.removeAll { one in
        guard states[one.transfer]?.state == "delivered" else { return false }
        if cases <= 10, isTold {
          Terminal.say("\(one.to) has verified, opened and stored \(one.name); its signed receipt is at ly-tripoli.")
        }
        return true
      }
      if let stuck = open.compactMap({ states[$0.transfer] }).first(where: { ["held", "dead"].contains($0.state) }) {
        throw Complaint("\(stuck.transfer) is \(stuck.state): \(stuck.reason ?? "")")
      }
      guard ContinuousClock.now < deadline else { throw Complaint("\(open.count) cases were not delivered in time") }
      if !open.isEmpty { Thread.sleep(forTimeInterval: 0.1) }
    }
  }

  /// People of whom one by one there is no more to tell: with fewer than these no report would say anything.
  private static let unnamed = 6

  /// How many people were met by somebody who had read their file.
  private func count(_ plan: [(folder: String, to: String)], _ conversation: DemoConversation) throws {
    guard let (folder, to) = plan.first(where: { $0.to == "ng-lagos" }) else { return }
    Terminal.say("")
    Terminal.say("\(Self.unnamed) more come to \(to), one by one, and are met. What the sender's reports say then:")
    let more = try (0..<Self.unnamed).map { _ in try handIn(folder, to, isTold: false) }
    try followAll(more, isTold: false)
    try conversation.tellQuietly(more.map(\.told))
    let report: Report = try federation.client("ly-tripoli").get("/v1/reports/continuity?by=all")
    Terminal.say("")
    ReportTable.show(report, empty: "nobody was to have arrived yet")
    Terminal.say("(* is one to four, or what would give such a number away)")
  }

  private func report(_ sent: [Sent]) throws {
    let directory = try federation.home("ly-tripoli").directory(now: Date())
    var rows = [["CASE", "TO", "BYTES", "TRIES", "RECEIPT", "OPENED"]]
    var verified = 0
    for one in sent {
      let view: TransferView = try federation.client("ly-tripoli").get("/v1/transfers/\(one.transfer)")
      let receipt = try federation.client("ly-tripoli").data("/v1/transfers/\(one.transfer)/receipt")
      let good = Self.verifies(receipt, view, directory)
      let same = try opensIdentical(one)
      if good, same { verified += 1 }
      rows.append([
        one.name, one.to, "\(view.bytes)", "\(view.attempts)", good ? "verified" : "NOT VALID",
        same ? "identical" : "DIFFERS",
      ])
    }
    Terminal.say("")
    if cases <= 10 { Terminal.table(rows) }
    Terminal.say("\(verified) of \(sent.count) receipts verified")
    guard verified == sent.count else { throw Complaint("not every case came through") }
  }

  /// Each case by the name of somebody in it, at both ends.
  private func findAgain(_ sent: [Sent]) throws {
    var rows = [["CASE", "LOOKED FOR BY NAME", "AT", "AND AT"]]
    for one in sent {
      let record = try CheckedFolder(one.folder, now: Date()).record
      guard let name = CaseCard(record).persons.last?.names.last else { continue }
      for office in ["ly-tripoli", one.to] {
        let page: CasePage = try federation.client(office).upload("/v1/find?limit=500") { write in
          try Data(name.utf8).withUnsafeBytes { try write($0) }
        }
        guard page.lines.contains(where: { $0.view.transfer == one.transfer }) else {
          throw Complaint("\(one.name) is not found by name at \(office)")
        }
      }
      rows.append([one.name, name, "ly-tripoli: found", "\(one.to): found"])
    }
    Terminal.say("")
    Terminal.table(rows)
  }

  /// Checks a receipt as anybody could years later: with the directory alone.
  private static func verifies(_ receipt: Data, _ view: TransferView, _ directory: Directory) -> Bool {
    guard let entry = try? StatementVerifier(directory: directory).verify(receipt, now: Date()) else { return false }
    return entry.statement.type == .received && entry.statement.author == view.to
      && entry.statement.bundle == view.delivery && entry.statement.body["bytes"]?.integer == view.bytes
  }

  /// Reads the case at the receiver and compares it with the folder that was handed in.
  private func opensIdentical(_ one: Sent) throws -> Bool {
    let (sink, client, path) = (
      ComparingSink(folder: one.folder), federation.client(one.to), "/v1/transfers/\(one.transfer)"
    )
    let keys = federation.home(one.to).staffKeys
    let openings = try DemoFederation.keyHolders.map { role, name in
      let key = try StaffKey(
        file: Files.read(keys.keyFile(of: name)), passphrase: federation.passphrase(one.to, name))
      return try CompartmentOpening(role, of: path, from: client, with: key)
    }
    try CompartmentOpening.copy(
      path, openings, from: client, into: sink, scratch: federation.home(one.to).path + ".sealed", progress: { _ in })
    return try sink.isIdentical()
  }

  /// Of those who are asked for one.
  private static func codes(_ staff: [String: [ReadyAccount]]) -> [[String]] {
    staff.sorted { $0.key > $1.key }.flatMap { id, accounts in
      accounts.filter { !$0.recoveryCodes.isEmpty }.map {
        [id, $0.login, $0.recoveryCodes.prefix(2).joined(separator: " ")]
      }
    }
  }

  private static func words(_ federation: DemoFederation) -> [[String]] {
    federation.boardAddresses.keys.sorted(by: >).flatMap { id in
      DemoFederation.keyHolders.map { [id, $0.name, federation.passphrase(id, $0.name)] }
    }
  }

  /// Says where to look around, and waits.
  static func stayUp(_ federation: DemoFederation, _ staff: [String: [ReadyAccount]]) {
    Terminal.say("")
    Terminal.say("The missions stay up until you press Ctrl-C. Their boards, in a browser on this machine:")
    for (id, address) in federation.boardAddresses.sorted(by: { $0.key > $1.key }) {
      Terminal.say("  \(id)  \(address)")
    }
    Terminal.say("")
    Terminal.say("At each of them, with the password “\(DemoFederation.password)”:")
    Terminal.table(
      [["SIGN IN AS", "ROLE", "NAME"]]
        + DemoFederation.people.map { [$0.login, $0.roles.map(\.rawValue).joined(separator: ", "), $0.name] })
    Terminal.say("")
    Terminal.say("Some are asked for a code besides:")
    Terminal.table([["MISSION", "SIGN IN AS", "CODES (EACH WORKS ONCE)"]] + codes(staff))
    Terminal.say("")
    Terminal.say("What is sealed for one role they open on a case’s page, with the six words of their key:")
    Terminal.table([["MISSION", "KEY", "WORDS"]] + words(federation))
    Terminal.say("")
    Terminal.say("At the command line, in another terminal, for example:")
    Terminal.say("  baton inbox --home \(federation.home("ng-lagos").path)")
    while true { pause() }
  }
}

/// Compares an opened case with a folder, file by file.
private final class ComparingSink: CaseSink {
  private let folder: String
  private var current: (path: String, data: Data)?
  private var paths: Set<String> = []
  private var same = true

  init(folder: String) { self.folder = folder }

  func begin(_ file: CaseSourceFile) { current = (file.path, Data()) }
  func write(_ bytes: UnsafeRawBufferPointer) { current?.data.append(contentsOf: bytes) }
  func end() {
    guard let current else { return }
    paths.insert(current.path)
    let original = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + current.path))
    if original != current.data { same = false }
  }
  func commit() {}

  func isIdentical() throws -> Bool {
    let expected = Set(try CheckedFolder(folder, now: Date()).folder.files.map(\.path))
    return same && paths == expected
  }
}
