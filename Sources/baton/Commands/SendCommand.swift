import ArgumentParser
import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Hand in one or more case folders for a mission.",
    discussion: "Prints the transfer's id once it is sealed and durable here. `baton read` opens a "
      + "copy of it again, and `baton update` sends a changed folder as its next version.")
  @OptionGroup var home: HomeOption
  @Argument(help: "Case folders.") var folder: [String]
  @Option(help: "The receiving mission.", transform: MissionID.init(_:)) var to: MissionID
  @Option(
    help: "Planned arrival, RFC 3339 with offset (default: the last leg's, from case.json).",
    transform: Timestamp.init(_:)) var arrival: Timestamp?
  @Option(help: "routine, urgent or emergency.") var priority: Priority = .routine
  @Flag(help: "Also where the case, or one of its persons, is on the way to that mission already, in an open transfer.")
  var again = false
  @Option(
    help: """
      The transfer by which the case came here: it is handed on. A recall or a withdrawal of that one then takes this one \
      back too. Say so to its sender afterwards: `baton onward`.
      """) var partOf: String?
  @Flag(help: "Stay until the signed receipt is back.") var wait = false
  @OptionGroup var staff: StaffOption
  @OptionGroup var confirmation: Confirmation
  @OptionGroup var json: JSONFlag

  func run() throws {
    let client = home.desk
    let paths = try folders()
    let receiver = try receiver(client, paths)
    let cases = try check(paths, for: receiver, now: Date())
    Terminal.complain("to \(receiver.shown)")
    try checkArrival(now: Date())
    let isConfirmed = try confirmation.given(for: cases, receiver)
    let parent = try partOf.map { try client.get("/v1/transfers/" + Paths.escaped($0), as: TransferView.self).transfer }
    let record = HandInRecord(cases.map(\.folder.root))
    LastWord.onSignal { record.sayLastWord() }
    let results = handIn(cases, isConfirmed: isConfirmed, partOf: parent, client, record)
    var sent = zip(cases, results).compactMap { checked, result in
      (try? result?.get()).map { HandedIn(folder: checked.folder.root, view: $0) }
    }
    let isWhole = sent.count == cases.count
    let trouble = wait && isWhole ? follow(&sent, client) : nil
    try say(sent)
    // Of several, each refusal has been said with its folder.
    if !isWhole, cases.count > 1 { throw ExitCode(1) }
    for result in results { _ = try result?.get() }
    if let trouble { throw trouble }
    if sent.contains(where: { ["held", "dead"].contains($0.view.state) && !$0.view.awaitsApproval }) {
      throw ExitCode(1)
    }
    if sent.contains(where: { $0.view.awaitsApproval }) { throw ExitCode(2) }
  }

  /// Asks the daemon who the receiver is. Where it cannot say, what is wrong with the cases is said first.
  private func receiver(_ client: DeskClient, _ folders: [String]) throws -> Receiver {
    do { return Receiver(try client.get("/v1/receivers/\(to)", as: ReceiverView.self)) } catch {
      _ = try check(folders, for: nil, now: Date())
      throw error
    }
  }

  /// As they were named, each once.
  private func folders() throws -> [String] {
    let paths = folder.map(Paths.absolute)
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw Complaint("\(twice) is named twice; nothing was sent. A case goes once: name each folder once")
    }
    return folder
  }

  /// A day that was typed here, and is past, is likely a slip.
  private func checkArrival(now: Date) throws {
    guard let arrival, arrival.date < now, !confirmation.yes else { return }
    guard Terminal.isAnswering else {
      throw Complaint(
        "the arrival, \(arrival), is past; nothing was sent: is the date right? If it is, say so with --yes")
    }
    Terminal.complain("the arrival, \(arrival), is past")
    guard Terminal.agrees("Send it all the same?") else { throw Complaint("nothing was sent") }
  }

  /// Looks at everything before anything is handed in.
  private func check(_ folders: [String], for receiver: Receiver?, now: Date) throws -> [CheckedFolder] {
    let checked = try Lanes(folders) { try CheckedFolder($0, for: receiver, now: now) }.run(Self.lanes)
      .compactMap { try $0?.get() }
    for (folder, checked) in zip(folders, checked) { say(checked, folder) }
    return checked
  }

  /// Doubts that are told in full: a large family may have many.
  private static let told = 3

  /// What stays here and what is hardly meant, each by name; of the rest how much there is.
  private func say(_ checked: CheckedFolder, _ folder: String) {
    // What is asked about is said with the question; with --yes there is none.
    let staying = checked.findings.filter { finding in
      finding.kind == .withheld || finding.kind == .ignored || finding.kind == .misfit && confirmation.yes
    }
    for finding in staying {
      let what: ShownText = finding.kind == .ignored ? "\(finding.place): \(finding.message)" : "\(finding.message)"
      Terminal.complain("\(folder): \(what)")
    }
    let doubts = checked.findings.filter { [.doubtful, .aged].contains($0.kind) }
    for doubt in doubts.prefix(Self.told) {
      Terminal.complain("\(folder): \(doubt.person.map { "[\($0)] " as ShownText } ?? "")\(doubt.message)")
    }
    let count = checked.findings.count - staying.count - min(doubts.count, Self.told)
    guard count > 0 else { return }
    let others: ShownText = "\(doubts.isEmpty ? "" : "more ")\(count == 1 ? "thing" : "things")"
    Terminal.complain("\(folder): \(count) \(others) to look at (`baton case check \(folder) --to \(to)`)")
  }

  /// The daemon seals four at a time; meanwhile others are read here, or are on their way to its disk.
  private static let lanes = 8

  /// The first refusal ends it. What was handed in by then stays so, and each is named as soon as it is there, lest
  /// somebody send it again.
  private func handIn(
    _ cases: [CheckedFolder], isConfirmed: Bool, partOf parent: TransferID?, _ client: DeskClient,
    _ record: HandInRecord
  ) -> [Result<TransferView, any Error>?] {
    let bar = ProgressBar("packing", total: cases.reduce(0) { $0 + $1.bytes })
    let (isAlone, saysEach) = (cases.count == 1, !json.isOn)
    let results = Lanes(Array(cases.indices)) { index -> TransferView in
      let folder = cases[index].folder.root
      var random = SystemRandomNumberGenerator()
      let transfer = TransferID(at: Date(), using: &random)
      record.set(index, .underWay(transfer))
      do {
        let taken = try upload(again) {
          try upload(cases[index], as: transfer, isConfirmed: isConfirmed, partOf: parent, again: $0, client, bar)
        }
        let view = taken.view
        record.set(index, .handedIn(transfer))
        let fate: ShownText =
          view.awaitsApproval ? "WAITS FOR A SECOND PERSON of your mission: `baton drafts`" : "handed in"
        if saysEach { bar.aside { Terminal.say("\(transfer)  \(folder) → \(view.to): \(fate)") } }
        bar.aside { HandInNotes.say(taken, folder) }
        return view
      } catch {
        let isLost = error is AnswerLost
        record.set(index, isLost ? .underWay(transfer) : .notHandedIn)
        if !isAlone { bar.aside { Terminal.complain("error: \(folder): \(isLost ? "" : "not handed in: ")\(error)") } }
        throw error
      }
    }.run(Self.lanes)
    bar.finish()
    for (checked, result) in zip(cases, results) where result == nil {
      Terminal.complain("\(checked.folder.root): not handed in, since another was refused")
    }
    return results
  }

  /// Follows each until its receipt is back. What has been handed in stays so whatever happens here.
  ///
  /// - Parameter sent: Each that was followed becomes what it is then; the others stay as they were handed in.
  /// - Returns: Why not all could be followed.
  private func follow(_ sent: inout [HandedIn], _ client: DeskClient) -> (any Error)? {
    for index in sent.indices {
      do { sent[index] = try sent[index].followed(client) } catch {
        for other in sent[(index + 1)...] {
          Terminal.complain("\(other.view.transfer)  \(other.folder): handed in; do not send it again")
        }
        return error
      }
    }
    return nil
  }

  /// The document, where one is wanted. What standard output did not take is said on standard error.
  private func say(_ sent: [HandedIn]) throws {
    defer {
      if Terminal.isOutputLost {
        for one in sent { Terminal.complain("\(one.view.transfer)  \(one.folder) → \(one.view.to): handed in") }
        // A document that is missing is an error; that a case was handed in must not look like one.
        if !json.isOn { Terminal.saidElsewhere() }
      }
    }
    if json.isOn { try Terminal.json(sent) }
  }

  /// Whoever hands in one case, and sits in front of a terminal, is asked whether one that is on its way goes once more.
  private func upload(_ again: Bool, _ send: (_ again: Bool) throws -> TakenView) throws -> TakenView {
    do { return try send(again) } catch let error as DeskError where error.status == DeskError.toConfirm {
      guard Terminal.isAnswering, folder.count == 1 else { throw error }
      Terminal.complain("\(error)")
      guard Terminal.agrees("Is it another journey, to be sent as well?") else { throw Complaint("nothing was sent") }
      return try send(true)
    }
  }

  private func upload(
    _ checked: CheckedFolder, as transfer: TransferID, isConfirmed: Bool, partOf parent: TransferID?, again: Bool,
    _ client: DeskClient,
    _ bar: ProgressBar
  ) throws -> TakenView {
    let author = try staff.code()
    var query = "to=\(to)&priority=\(priority.rawValue)&transfer=\(transfer)&staff=\(author)"
    if isConfirmed { query += "&confirmed=yes" }
    if let arrival { query += "&arrival=" + Paths.escaped(arrival.text) }
    if again { query += "&again=yes" }
    if let parent { query += "&part_of=\(parent)" }
    let folder = checked.folder
    do {
      return try client.upload("/v1/cases?\(query)") { write in
        try CaseTarSink(output: write).copy(FolderSource(folder)) { bar.add($0) }
      }
    } catch let problem as NoDaemon where problem.mayHaveActed {
      throw AnswerLost(transfer: transfer, cause: problem)
    } catch let error as DeskError where error.status == 500 {
      // A disk that fails in the midst of a commit leaves open what stands on it.
      throw AnswerLost(transfer: transfer, cause: error)
    }
  }
}

/// Whether a case goes to a mission that it does not seem to be meant for.
struct Confirmation: ParsableArguments {
  @Flag(name: .long, help: "Send it though it does not seem to fit the receiving mission.") var yes = false

  /// Asks the person in front of the terminal, if there is something to ask.
  ///
  /// - Throws: `Complaint` when nobody says yes.
  func given(for cases: [CheckedFolder], _ receiver: Receiver) throws -> Bool {
    let doubts = cases.flatMap { one in
      one.findings.filter { $0.kind == .misfit }.map { "\(one.folder.root): \($0.message)" as ShownText }
    }
    if yes || doubts.isEmpty { return yes }
    for doubt in doubts { Terminal.complain(doubt) }
    guard Terminal.isAnswering else {
      throw Complaint("nothing was sent: if \(receiver.shown) is right, say so with --yes")
    }
    guard Terminal.agrees("Send to \(receiver.shown) all the same?") else { throw Complaint("nothing was sent") }
    return true
  }
}

extension Confirmation {
  /// The same for a version of what has gone there already. A program is told, and goes on: that its people are of another
  /// country may have been confirmed with the first version.
  ///
  /// - Throws: `Complaint` when somebody who was asked does not say yes.
  func askAnew(_ checked: CheckedFolder, _ receiver: Receiver) throws {
    let doubts = checked.findings.filter { $0.kind == .misfit }
    guard !yes, !doubts.isEmpty else { return }
    for doubt in doubts { Terminal.complain("\(checked.folder.root): \(doubt.message)") }
    guard Terminal.isAnswering else { return }
    guard Terminal.agrees("Send this version to \(receiver.shown) all the same?") else {
      throw Complaint("nothing was sent")
    }
  }
}

/// Nobody knows whether the case was handed in, and a case must not go twice.
private struct AnswerLost: Error, CustomStringConvertible {
  let transfer: TransferID
  let cause: any Error

  var description: String {
    "\(cause). Whether the case was handed in is not known: ask `baton show \(transfer)` once the daemon runs, "
      + "and send it again only if there is no such transfer"
  }
}

/// A transfer with the folder it came from.
private struct HandedIn: Encodable {
  let folder: String
  let view: TransferView

  private enum CodingKeys: CodingKey { case folder }

  func followed(_ client: DeskClient) throws -> HandedIn {
    HandedIn(folder: folder, view: try Follower(client: client).follow(view))
  }

  func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(folder, forKey: .folder)
  }
}
