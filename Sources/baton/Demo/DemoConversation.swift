import Base
import DeskClient
import Foundation
import Handover
import Mission

/// What people of the missions say about the cases once they are there, each with a story of its own.
struct DemoConversation {
  let federation: DemoFederation
  /// The accounts of each mission, by its id; none where boards are not shown.
  let staff: [String: [ReadyAccount]]

  /// A case as it was handed in.
  struct Case {
    let name: String
    let to: String
    let transfer: TransferID
  }

  /// One thing that somebody says.
  private struct Step {
    let bySender: Bool
    let type: StatementType
    let fields: [String: String]
    /// As it is told here, after the mission's name.
    let words: String

    init(_ side: Side, _ type: StatementType, _ words: String, _ fields: [String: String] = [:]) {
      bySender = side == .sender
      self.type = type
      self.fields = fields
      self.words = words
    }
  }

  func tell(_ cases: [Case]) throws {
    Terminal.say("")
    for (number, one) in cases.enumerated() {
      for step in Self.stories[number % Self.stories.count] { try say(step, about: one) }
    }
    Terminal.say("")
    var rows = [["CASE", "TO", "STEPS"]]
    for one in cases { rows.append([one.name, one.to, try steps(of: one)]) }
    Terminal.table(rows)
  }

  /// The same as the first story, without a word, of people who came one by one.
  func tellQuietly(_ cases: [Case]) throws {
    for one in cases {
      for step in Self.arriving where step.fields["state"] != "departed" { try say(step, about: one, isTold: false) }
    }
  }

  private func say(_ step: Step, about one: Case, isTold: Bool = true) throws {
    let (speaker, listener) = step.bySender ? ("ly-tripoli", one.to) : (one.to, "ly-tripoli")
    let path = "/v1/transfers/\(one.transfer)"
    var fields = step.fields
    // Who comes quietly comes today.
    if !isTold, step.type == .movement { fields["moment"] = Timestamp(Date()).text }
    if step.type == .onwardReceived {
      fields["onward"] = try federation.client(speaker).get(path, as: TransferView.self).onward.first.map { "\($0)" }
    }
    // The days of the story are still to come.
    let saying = Saying(type: step.type, staff: try Code("demo"), role: nil, fields: fields, isSure: true)
    let answer: SaidView = try post(saying, speaker, "\(path)/statements")
    if isTold { Terminal.say("\(speaker) \(step.words) (\(one.name))") }
    let said = try answer.draft.map { try approve($0, at: speaker) } ?? answer.view
    let deadline = ContinuousClock.now + .seconds(30)
    while try federation.client(listener).get(path, as: TransferView.self).heads != said.heads {
      guard ContinuousClock.now < deadline else { throw Complaint("\(listener) did not hear of it in time") }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// The second person: whoever wrote it may not.
  private func approve(_ draft: Digest, at mission: String) throws -> TransferView {
    let account = staff[mission]?.first { $0.roles.contains(.supervisor) }
    // The first codes are left to whoever looks around afterwards.
    let approval = Approval(
      staff: try Code("demo-2"), login: account?.login, password: account.map { _ in DemoFederation.password },
      code: account?.recoveryCodes.last)
    let view: TransferView = try post(approval, mission, "/v1/drafts/\(draft)/approve")
    Terminal.say("\(mission): it was not said before a second person, a supervisor, has approved it")
    return view
  }

  private func post<T: Decodable>(_ value: some Encodable, _ mission: String, _ path: String) throws -> T {
    let body = try JSON.encode(value)
    return try federation.client(mission).upload(path) { write in try body.withUnsafeBytes { try write($0) } }
  }

  /// What the log says, in the words of the statements, each once where it is repeated.
  private func steps(of one: Case) throws -> String {
    let log: [StatementView] = try federation.client("ly-tripoli").get("/v1/transfers/\(one.transfer)/log")
    return log.map { view in
      (view.body["state"]?.string ?? view.type.text).replacingOccurrences(of: "_", with: " ")
    }.joined(separator: " → ")
  }

  private static let stories: [[Step]] = [arriving, whole, wrongPerson, postponed, noShow]

  /// Accepted, assigned with who stands in, and met at the airport.
  private static let arriving =
    taken
    + [
      Step(.receiver, .ready, "has read the file and planned the reception"),
      Step(
        .sender, .movement, "says that the family has departed",
        ["state": "departed", "moment": "2027-06-14T08:40:00+02:00"]),
      Step(
        .receiver, .movement, "has met them at the airport",
        ["state": "arrived", "moment": "2027-06-14T13:05:00+01:00"]),
    ]

  /// From a question to the end of both loops, and beyond it.
  private static let whole =
    [
      Step(.receiver, .opened, "looks at the case"),
      Step(
        .receiver, .clarificationAsked, "asks who else may fetch him at the airport",
        ["text": "Who else may fetch him at the airport?"]),
      Step(
        .sender, .clarificationGiven, "answers: his brother, who has his photograph",
        ["text": "His brother Sunday; he has his photograph."]),
    ] + taken + arriving.suffix(3)
    + [
      Step(.receiver, .firstContact, "has seen him two days later", ["moment": "2027-06-16T10:00:00+01:00"]),
      Step(
        .receiver, .onward,
        "hands his papers on to a caseworker of the ministry, who has no Baton and gets a sealed file",
        [
          "partner": "Federal Ministry of Labour, Lagos", "consent": "signed on 2027-06-17, for the ministry alone",
          "text": "For the vocational training; without the medical part.",
        ]),
      Step(
        .receiver, .onwardReceived, "has the ministry's signature for it",
        [
          "partner": "Federal Ministry of Labour, Lagos", "signed_by": "B. Okoro",
          "signed_at": "2027-06-18T11:30:00+01:00",
        ]),
      Step(
        .receiver, .outcome, "tells what became of him",
        ["text": "A stall at the market, open since August.", "rsi_composite": "0.62"]),
      Step(.receiver, .closed, "closes the case"),
      Step(.sender, .completed, "knows how it ended: both loops are closed"),
      Step(.sender, .alert, "raises an alert all the same", ["text": "His family writes that he is in hospital."]),
    ]

  /// The file of somebody else was sent.
  private static let wrongPerson = [
    Step(.receiver, .opened, "looks at the case"),
    Step(
      .sender, .recalled, "recalls it: it is another person's file, and locked at once",
      ["unconditional": "true", "code": "wrong_person", "text": "The file is about somebody of the same name."]),
    Step(.receiver, .destroyed, "has destroyed all of it, and states so", ["unreachable": "nothing was printed"]),
    Step(.sender, .erased, "too"),
  ]

  private static let postponed =
    taken + [Step(.sender, .movement, "says that the flight is postponed", ["state": "postponed"])]

  private static let noShow =
    taken
    + [
      Step(
        .receiver, .movement, "waited, and nobody came",
        ["state": "no_show", "moment": "2027-06-14T15:00:00+01:00"])
    ]

  private static let taken = [
    Step(.receiver, .accepted, "accepts: the responsibility is theirs now"),
    Step(
      .receiver, .assigned, "names a caseworker, and who stands in",
      [
        "primary": "c-17", "backup": "c-18", "name": "Zaina Bello", "phone": "+234 1 555 0101",
        "backup_name": "Tunde Ade",
      ]),
  ]
}
