import Base
import Foundation
import Testing

@testable import Handover

extension ServiceError.Slip {
  fileprivate init(seq: Int, journey: MovementStage) {
    self.init(
      Statement(
        type: .movement, transfer: LogSample.transfer, bundle: nil, author: LogSample.sender,
        staff: Staff(role: "focal", id: "a"), position: LogPosition(seq: seq, seen: 0),
        at: Timestamp(Date(timeIntervalSince1970: 1_800_000_000)), body: ["state": .string(journey.rawValue)]))
  }
}

@Suite("Words: what could not be done, why, and what to do")
struct ServiceWordTests {
  private static let errors: [ServiceError] = [
    .handIn(.ownMission(LogSample.sender)),
    .handIn(.alreadyOnTheWay([LogSample.transfer], to: LogSample.receiver)),
    .handIn(.refused([.english: ["the folder cannot be handed in", "  case.json:3: no name"]])),
    .handIn(.packed(.noCase)),
    .handIn(.suspended(Suspension(reason: "the certificate has ended", advice: "Renew it."))),
    .reading(.noTransfer(LogSample.transfer)), .reading(.unreadableLog(LogSample.transfer, not: .sent)),
    .reading(.takenBack(LogSample.transfer)), .saying(.noMember("x", of: .accepted)),
    .saying(.notPossible(.noQuestion, step: nil, ways: [.opened, .accepted])),
    .saying(.saidMeanwhile(LogSample.transfer, [], now: Heads(sender: 1, receiver: 2))), .queue(.notHeld("i")),
    .draft(.notApprover([.supervisor])),
    .documents(.notPublishedThere(LogSample.receiver, .brief, language: "fr", stale: "the line is cut")),
  ]

  @Test("each is a sentence, and none is another's", arguments: errors)
  func sentences(error: ServiceError) {
    #expect(error.description.count > 20)
    #expect(Self.errors.count { $0.description == error.description } == 1)
  }

  @Test("what was typed or sent can neither break a line nor turn it around")
  func hostile() {
    for error in [
      ServiceError.queue(.keptBack("a\u{1B}[2J\nforged")), .saying(.noMember("a\nb", of: .accepted)),
      .documents(.outOfReach(LogSample.receiver, "a\u{202E}\nb")),
    ] {
      #expect(error.lines.count == 1 && !error.description.unicodeScalars.contains(where: \.isUnshowable))
    }
    let findings = ServiceError.handIn(
      .refused([.english: ["one\u{1B}", "two"], .french: ["un"], .arabic: ["واحد\u{202E}"]]))
    #expect(findings.lines == ["one\\u{1B}", "two"] && findings.words(in: .french).description == "un")
    #expect(findings.words(in: .arabic).description == "واحد\\u{202E}")
  }

  @Test(
    "what makes it particular is read in every language, and the rest is not English",
    arguments: [
      (ServiceError.handIn(.ownMission(LogSample.sender)), ["\(LogSample.sender)"]),
      (.handIn(.alreadyOnTheWay([LogSample.transfer], to: LogSample.receiver)), ["\(LogSample.transfer)", "--again"]),
      (.handIn(.otherCase(LogSample.transfer, known: "K1", given: "G2")), ["K1", "G2", "\(LogSample.transfer)"]),
      (.handIn(.packed(.several("case.json"))), ["case.json"]),
      (.handIn(.keysUnknown(LogSample.receiver)), ["\(LogSample.receiver)", "take-note"]),
      (.handIn(.partsMissing(LogSample.transfer)), ["\(LogSample.transfer)", "--leave-out", "--compartment"]),
      (.reading(.unreadableLog(LogSample.transfer, not: .said)), ["\(LogSample.transfer)", "baton log"]),
      (.saying(.tooMuch(octets: 77, limit: 66)), ["77", "66"]),
      (
        .saying(.notPossible(.stage(.outcome, at: .delivered), step: nil, ways: [.opened, .accepted])),
        ["delivered", "baton review", "baton accept"]
      ),
      (
        .saying(.noSlip(.nothingToTakeBack, can: [.init(seq: 7, journey: .arrivedUnmet)])),
        ["7", "arrived unmet", "2027-01-15"]
      ), (.saying(.noSlip(.nothingToTakeBack, can: [])), []), (.draft(.notApprover([.supervisor])), ["supervisor"]),
      (.queue(.keptBack("flood")), ["flood", "baton release"]),
      (.documents(.answered(LogSample.receiver, status: 418)), ["\(LogSample.receiver)", "418"]),
    ])
  func languages(error: ServiceError, says: [String]) {
    for language in Language.allCases {
      let words = error.words(in: language).description
      for word in says { #expect(words.contains(word), "\(words) lacks \(word)") }
      #expect(language == .english || words != error.description)
    }
  }

  @Test("an HTTP status stands only where HTTP is spoken")
  func statuses() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    let engines = files.filter { file in
      file.hasSuffix(".swift") && !["Desk/", "DeskClient/", "Handover/Views/"].contains { file.hasPrefix($0) }
    }
    #expect(engines.count > 300, "the check would check nothing")
    let speaking = try engines.filter { file in
      try String(contentsOf: sources.appending(path: file), encoding: .utf8).contains("DeskError(")
    }
    #expect(speaking == [])
  }
}
