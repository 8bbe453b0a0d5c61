import Base
import Foundation
import HandoverTesting
import Testing

@testable import Handover

@Suite("What a log says, advanced by one statement at a time")
struct FoldedLogTests {
  private static func heads(_ types: [StatementType]) throws -> [LogHead] { try Said.log(types).entries.map(\.head) }

  @Test("in the order in which it was said nothing is ever folded anew", arguments: Said.ways)
  func inOrder(types: [StatementType]) throws {
    let log = try Self.heads(types)
    let (fold, anew) = LogSample.advanced(log)
    #expect(anew == 0 && fold == FoldedLog(folding: log))
  }

  @Test("in every other order it says the same in the end")
  func anyOrder() throws {
    let log = try Self.heads([.opened, .clarificationAsked, .clarificationGiven, .accepted])
    var (mostly, least) = (0, log.count)
    for order in LogSample.permutations(log) {
      let (fold, anew) = LogSample.advanced(order)
      #expect(fold == FoldedLog(folding: order))
      #expect(fold.state == FoldedLog(folding: log).state)
      (mostly, least) = (max(mostly, anew), min(least, anew))
    }
    #expect(least == 0 && mostly > 0)
  }

  @Test("what crosses is read before what had not seen it, and has the log folded anew at one of the two ends")
  func crossing() throws {
    var writer = try Said.log([.opened])
    let common = writer.entries.map(\.head)
    try writer.add(.alert, bySender: true, seen: 1)
    let senders = try #require(writer.entries.last?.head)
    try writer.add(.accepted, bySender: false, seen: 1)
    let receivers = try #require(writer.entries.last?.head)
    let first = FoldedLog(folding: common)
    #expect(first.advanced(by: senders) == nil, "it is read before “opened”, which it had not seen")
    let other = try #require(first.advanced(by: receivers))
    #expect(other.advanced(by: senders) == nil)
  }

  @Test("a stranger's statement, one behind a gap and one of an unknown kind are noted as the fold has them")
  func odd() throws {
    var log = try Self.heads([.accepted])
    let stranger = try LogSample.entry(.accepted, by: try MissionID("et-addis"), seq: 1, seen: 0).head
    let waiting = try LogSample.entry(
      .consentWithdrawn, by: LogSample.sender, seq: 9, seen: 1, body: ["part": .bool(false)]
    ).head
    let unknown = try LogSample.entry(StatementType("noted_later"), by: LogSample.receiver, seq: 3, seen: 1).head
    var fold = FoldedLog(folding: log)
    for entry in [stranger, waiting, unknown] {
      log.append(entry)
      fold = try #require(fold.advanced(by: entry))
      #expect(fold == FoldedLog(folding: log))
    }
    #expect(fold.state?.isStopped == true && fold.state?.illegal.count == 1 && fold.state?.read == 4)
    #expect(fold.last(of: LogSample.sender) == 9 && fold.end(of: LogSample.sender) == 1)
  }

  @Test("a log that holds no first version says who has taken the case back; with that version it is folded anew")
  func early() throws {
    let recall = try LogSample.entry(
      .recalled, by: LogSample.sender, seq: 2, seen: 0, body: ["unconditional": .bool(true)]
    ).head
    let parties = Parties(sender: LogSample.sender, receiver: LogSample.receiver)
    let fold = try #require(FoldedLog().advanced(by: recall))
    #expect(fold.state == nil && fold.isStopped(parties) && fold.isLocked(parties))
    #expect(!fold.isStopped(Parties(sender: LogSample.receiver, receiver: LogSample.sender)))
    #expect(fold.advanced(by: try Self.heads([])[0]) == nil)
    #expect(FoldedLog(folding: [recall, try Self.heads([])[0]]).state?.isStopped == true)
  }

  @Test("moments of each kind: the latest, and some before it, that a clock which is ahead may not hide")
  func moments() throws {
    var writer = try LogSample.submitted()
    for hour in [1.0, 3, 2, 900, 5] {
      try writer.add(.alert, bySender: true, seen: 0, at: LogSample.morning + hour * 3600)
    }
    let state = try #require(TransferState(folding: writer.entries))
    #expect(state.moments.of(.alert) == [900.0, 5, 3].map { LogSample.morning + $0 * 3600 })
    #expect(state.moments.newest(upTo: LogSample.morning + 6 * 3600) == LogSample.morning + 5 * 3600)
    #expect(state.moments.newest(upTo: LogSample.morning + 0.5 * 3600) == LogSample.morning)
  }

  /// What many conversations fold to, by the rules of `FoldedLog.encoding`. Does this fail, then either a rule has changed by
  /// mistake, or on purpose: then `encoding` is to be counted up, and this digest written anew.
  @Test("the rules are those that what stores keep was made by")
  func rules() throws {
    #expect(FoldedLog.encoding == 7)
    var text = ""
    for way in Said.ways {
      for type in StatementKind.table.map(\.type) {
        for bySender in [true, false] {
          var writer = try Said.log(way)
          try writer.add(type, bySender: bySender, body: Said.body(type, asked: 3))
          let record = TransferRecord(
            id: LogSample.transfer, sender: LogSample.sender, receiver: LogSample.receiver, arrival: nil,
            created: LogSample.morning, version: 1, delivery: LogSample.delivery, log: writer.entries.map(\.head),
            item: nil, attempts: 1)
          let view = TransferView(record, here: LogSample.sender, queued: nil, at: LogSample.morning)
          text += String(decoding: try JSON.encode(view), as: UTF8.self)
          text += String(decoding: try JSON.encode(record.fold.state?.illegal.map(\.reason)), as: UTF8.self) + "\n"
        }
      }
    }
    let digest = TestSHA256.digest(text.utf8).text
    #expect(digest == "75617bedb9559fb5b3f6cda9c55bf34c085b32b829bf004713d75998647e4d8f", "\(digest)")
  }
}
