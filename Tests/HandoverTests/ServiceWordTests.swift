import Base
import Foundation
import Testing

@testable import Handover

@Suite("Words: what could not be done, why, and what to do")
struct ServiceWordTests {
  private static let errors: [ServiceError] = [
    .handIn(.ownMission(LogSample.sender)),
    .handIn(.alreadyOnTheWay([LogSample.transfer], to: LogSample.receiver)),
    .handIn(.refused(["the folder cannot be handed in", "  case.json:3: no name"])), .handIn(.packed(.noCase)),
    .handIn(.suspended(Suspension(reason: "the certificate has ended", advice: "Renew it."))),
    .reading(.noTransfer(LogSample.transfer)), .reading(.unreadableLog(LogSample.transfer, not: .sent)),
    .reading(.takenBack(LogSample.transfer)), .saying(.noMember("x", of: .accepted)),
    .saying(.notPossible("it is delivered", commands: ["review", "accept"])),
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
    let findings = ServiceError.handIn(.refused(["one\u{1B}", "two"]))
    #expect(findings.lines == ["one\\u{1B}", "two"])
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
