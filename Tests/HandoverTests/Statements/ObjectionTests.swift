import Base
import Testing

@testable import Handover

@Suite("Why something cannot be said, in the words of whoever reads it, and what helps")
struct ObjectionTests {
  private static let all: [Objection] = [
    .stranger(LogSample.receiver), .otherParty(.completed), .otherParty(.accepted), .role(.accepted),
    .body(.noObject), .body(.missing("moment")), .body(.unfit("moment", .moment)),
    .body(.unfit("state", .word(["arrived"]))), .body(.typed("yesterday", key: "moment", .moment)),
    .body(.typed("9", key: "rsi_social", .number(0...1))), .body(.which([2, 4])), .bundle(.received),
    .stage(.outcome, at: .assigned), .journey(.arrived, after: .cancelled), .noNextVersion, .noQuestion,
    .noSuchQuestion, .sameBackup, .recallTooLate, .nobodyAskedBack, .nothingTakenBack, .goesByItself, .somethingOpen,
    .statedBefore, .noPart, .partMayBeThere, .partStillComing, .noSuchOnward, .onwardOpen, .overAndQuiet,
    .outcomeStands,
    .notLastStep,
    .nothingToTakeBack,
  ]

  /// As a page would call things.
  private static func page(_ language: Language) -> Terms { Terms(language) { "\($0.rawValue)-\($1)" } }

  @Test("each has words of its own in every language, and on a page names no command", arguments: all)
  func words(objection: Objection) {
    let words = Language.allCases.map { objection.words(Self.page($0)).description }
    #expect(Set(words).count == Language.allCases.count && words.allSatisfy { !$0.contains("baton") }, "\(words)")
    for terms in [Terms.commands(.english), Self.page(.french)] {
      let own = objection.words(terms).description
      #expect(own.count > 10 && Self.all.count { $0.words(terms).description == own } == 1, "\(own)")
    }
  }

  @Test("what is called otherwise where it is read is called so in the sentence")
  func terms() {
    let stage = Objection.stage(.outcome, at: .assigned)
    #expect(
      stage.words(.commands(.english)).description
        == "it is assigned, and “outcome” is said when it is in progress or closed or completed")
    for name in ["stage-assigned", "say-outcome", "stage-in_progress"] {
      #expect(stage.words(Self.page(.arabic)).description.contains(name))
    }
    #expect(Objection.role(.accepted).words(Self.page(.french)).description.contains("role-supervisor"))
    let words = Objection.body(.unfit("state", .word(["not_departed"])))
    #expect(words.words(.commands(.english)).description.contains("one of not_departed"))
    #expect(words.words(Self.page(.english)).description.contains("one of movement-not_departed"))
    let missing = Objection.body(.missing("moment"))
    #expect(missing.words(.commands(.english)).description == "“moment (--at)” is missing")
    #expect(missing.words(Self.page(.french)).description == "« field-moment » manque")
  }

  @Test(
    "what helps is named: what comes first, here or at the other mission, or what is said instead",
    arguments: [
      ([], .outcome, false, "First: `baton accept`"), ([.accepted], .outcome, false, "First: `baton contact`"),
      ([.accepted, .assigned], .outcome, false, "First: `baton contact`"),
      ([.accepted, .assigned], .assigned, false, "Instead: `baton reassign`"),
      ([.accepted, .assigned], .completed, true, "First: `baton close` at ng-lagos"),
      ([.accepted, .firstContact], .completed, true, "First: `baton close` at ng-lagos"),
      ([], .clarificationAsked, false, "First: `baton review`"), ([.accepted], .ready, false, "First: `baton assign`"),
      ([.accepted], .recalled, true, "Instead: `baton ask-back`"),
      ([.accepted, .onward], .closed, false, "First: `baton onward-received`"),
      // It is past that, and nothing leads back.
      ([.accepted, .closed], .clarificationAsked, false, nil),
      ([.accepted, .firstContact, .outcome, .closed], .outcome, false, nil),
      ([.accepted, .firstContact], .firstContact, false, nil), ([.recalled], .accepted, false, nil),
      ([.opened], .clarificationGiven, true, nil),
    ] as [([StatementType], StatementType, Bool, String?)])
  func steps(said: [StatementType], type: StatementType, bySender: Bool, step: String?) throws {
    var writer = try Said.log(said)
    let state = try #require(TransferState(folding: writer.entries))
    try writer.add(type, bySender: bySender, body: Said.body(type, asked: 1, flag: false))
    let statement = try #require(writer.entries.last?.statement)
    let objection = try #require(state.objection(to: statement))
    let mission = bySender ? LogSample.sender : LogSample.receiver
    let found = state.step(past: objection, for: mission)
    #expect(found?.words(.commands(.english)).description == step)
    #expect(found.map { !$0.words(Self.page(.french)).description.contains("baton") } ?? true)
  }
}
