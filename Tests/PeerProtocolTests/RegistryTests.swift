import Foundation
import Handover
import HandoverTesting
import PeerProtocol
import Testing

/// `Protocol/registry.md` is what other programs are written from; it and this program say the same.
@Suite("Registry: codes, statuses and what a sender does")
struct RegistryTests {
  @Test("status, remedy and meaning of a code are the document's", arguments: ProblemCode.allCases)
  func problemCode(code: ProblemCode) throws {
    let row = try #require(try Registry.rows("Problem codes").first { $0[0] == code.rawValue })
    #expect(row == [code.rawValue, "\(code.status)", code.remedy.rawValue, code.meaning])
  }

  @Test("the program does with every unsigned answer what the document says")
  func answers() throws {
    let rows = try Self.rows.filter(\.isOfStatus)
    for status in 100..<600 {
      for problem in [nil] + ProblemCode.allCases.map(\.rawValue) {
        let row = try #require(rows.first { $0.fits(status, problem) })
        let verdict = AnswerRules.judge(.http(status, retryAfter: nil, problem: problem))
        #expect(Next(verdict) == row.next, "\(status) \(problem ?? "")")
      }
    }
  }

  @Test(
    "the program does what the document says with a proof, and with a line that fails",
    arguments: [
      ("200 with another receipt", .receiptInvalid("digest")), ("422 with a signed refusal", .refused(code: "bomb")),
      ("no connection", .unreachable("reset")), ("TLS certificate", .peerUntrusted("key")),
    ] as [(String, PeerAnswer)])
  func others(answer: String, ours: PeerAnswer) throws {
    let row = try #require(try Self.rows.first { $0.answer.hasPrefix(answer) })
    #expect(Next(AnswerRules.judge(ours)) == row.next)
  }

  private static var rows: [Row] {
    get throws { try Registry.rows("What a sender does with an answer").map(Row.init) }
  }

  /// What a sender does, and whether that counts against the mission.
  private struct Next: Equatable {
    let what: String
    let counts: Bool

    init(_ verdict: Verdict) {
      var counts = false
      if case .retry(true, _) = verdict { counts = true }
      self.counts = counts
      what =
        switch verdict {
        case .done: "done"
        case .again: "again"
        case .retry: "retry later"
        case .holdItem: "hold the item"
        case .holdMission: "hold the mission"
        case .alarm: "alarm, retry later"
        }
    }

    init(_ what: String, counts: String) {
      self.what = what
      self.counts = counts == "yes"
    }
  }

  /// One row of the table of answers.
  private struct Row {
    let answer: String
    let next: Next

    init(_ cells: [String]) {
      answer = cells[0]
      next = Next(cells[1], counts: cells[2])
    }

    /// Whether it speaks of an answer by its status, and its code where it names one.
    var isOfStatus: Bool {
      !answer.contains(" with ") && answer.first?.isNumber == true || answer == "any other status"
    }

    func fits(_ status: Int, _ problem: String?) -> Bool {
      if answer == "any other status" { return true }
      let words = answer.replacing(" otherwise", with: "").split { ", ".contains($0) }.map(String.init)
      let codes = words.filter { ProblemCode(rawValue: $0) != nil }
      return words.contains { Self.holds($0, status) } && (codes.isEmpty || problem.map(codes.contains) == true)
    }

    private static func holds(_ word: String, _ status: Int) -> Bool {
      let ends = word.split(separator: "–").compactMap { Int($0) }
      return ends.first.map { ($0...(ends.last ?? $0)).contains(status) } ?? false
    }
  }
}
