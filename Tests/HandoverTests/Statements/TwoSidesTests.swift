import Base
import Foundation
import Testing

@testable import Handover

/// Two missions that talk across one another over a line that loses, repeats and reorders.
@Suite("The conversation at both ends: one state, whatever came when and how often")
struct TwoSidesTests {
  private struct Site {
    let isSender: Bool
    var log: [LogEntry] = []

    /// What is here is taken once.
    mutating func take(_ entry: LogEntry) {
      if !log.contains(where: { $0.digest == entry.digest }) { log.append(entry) }
    }

    private func numbers(_ author: MissionID) -> [Int] {
      log.map(\.statement).filter { $0.author == author }.map(\.seq).sorted()
    }

    /// Says something, having seen what there is without a gap, or less.
    mutating func say(_ type: StatementType, _ body: [String: JSONValue], role: StaffRole, behind: Int) throws {
      let (own, other) = (
        isSender ? LogSample.sender : LogSample.receiver, isSender ? LogSample.receiver : LogSample.sender
      )
      let last = log.last { $0.statement.author == own }?.statement.seen ?? 0
      let whole = zip(1..., numbers(other)).prefix { $0 == $1 }.count
      log.append(
        try LogSample.entry(
          type, by: own, seq: (numbers(own).last ?? 0) + 1, seen: max(last, whole - behind), body: body,
          staff: Staff(role: role.rawValue, id: Said.ada)))
    }
  }

  private static let types = StatementKind.people.map(\.type)

  /// Something that is often possible where this side stands, and often not.
  private static func chatter(_ site: inout Site, using rng: inout QueueSample.SplitMix64) throws {
    let mission = site.isSender ? LogSample.sender : LogSample.receiver
    let possible = TransferState(folding: site.log)?.possible(for: mission).map(\.type) ?? []
    let isProper = Int.random(in: 0..<4, using: &rng) > 0
    guard let type = (isProper ? possible : types + [.received, .refused, .undelivered]).randomElement(using: &rng)
    else { return }
    let kind = StatementKind.of(type)
    let roles = isProper ? kind?.roles : StaffRole.allCases
    let journey = MovementStage.allCases.randomElement(using: &rng)?.rawValue ?? ""
    try site.say(
      type, Said.body(type, journey, asked: Int.random(in: 1...6, using: &rng)),
      role: roles?.randomElement(using: &rng) ?? .daemon, behind: Int.random(in: 0...2, using: &rng))
  }

  @Test("random conversations, crossing, lost, repeated and reordered", arguments: 1...20 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var rng = QueueSample.SplitMix64(seed: seed)
    var said: [StatementType: Int] = [:]
    var flagged = 0
    for _ in 0..<25 {
      let (sender, receiver) = try Self.conversation(using: &rng)
      let ours = try #require(TransferState(folding: sender.log))
      let theirs = try #require(TransferState(folding: receiver.log))
      #expect(ours == theirs)
      #expect(ours == TransferState(folding: sender.log.shuffled(using: &rng)))
      #expect(ours.read == sender.log.count)
      flagged += ours.illegal.count
      try Self.expectRules(sender.log, ours, counting: &said)
    }
    // The conversations go somewhere: otherwise equality would say little.
    #expect(flagged > 0 && said[.accepted, default: 0] > 5 && said[.movement, default: 0] > 5, "\(said)")
  }

  private static func conversation(using rng: inout QueueSample.SplitMix64) throws -> (Site, Site) {
    var sites = [Site(isSender: true), Site(isSender: false)]
    for entry in try LogSample.submitted().entries { sites[0].take(entry) }
    if let first = sites[0].log.first { sites[1].take(first) }
    try sites[1].say(.received, ["epoch": .string("e")], role: .daemon, behind: 0)
    for _ in 0..<20 {
      let side = Int.random(in: 0...1, using: &rng)
      try chatter(&sites[side], using: &rng)
      // Something arrives, old or new, perhaps again; something else does not.
      for _ in 0..<Int.random(in: 0...3, using: &rng) {
        if let entry = sites[side].log.randomElement(using: &rng) { sites[1 - side].take(entry) }
        if let entry = sites[1 - side].log.randomElement(using: &rng) { sites[side].take(entry) }
      }
    }
    for entry in sites[0].log.shuffled(using: &rng) { sites[1].take(entry) }
    for entry in sites[1].log.shuffled(using: &rng) { sites[0].take(entry) }
    return (sites[0], sites[1])
  }

  /// What was applied, held against rules that are written here once more, by hand.
  private static func expectRules(
    _ log: [LogEntry], _ state: TransferState, counting said: inout [StatementType: Int]
  ) throws {
    let illegal = Set(state.illegal.map(\.statement))
    var before: Set<StatementType> = []
    let needs: [StatementType: StatementType] = [
      .opened: .received, .accepted: .received, .returned: .received, .clarificationAsked: .opened,
      .clarificationGiven: .clarificationAsked, .returnAcknowledged: .returned, .assigned: .accepted,
      .assignmentDeclined: .assigned, .reassigned: .accepted, .ready: .assigned, .firstContact: .accepted,
      .outcome: .firstContact, .closed: .accepted, .completed: .closed,
    ]
    for entry in CausalOrder.readable(log, sender: LogSample.sender) where !illegal.contains(entry.digest) {
      let statement = entry.statement
      let type = statement.type
      if let need = needs[type] {
        #expect(before.contains(need), "\(type) without \(need)")
        #expect((statement.author == LogSample.sender) == Said.isSenders(type), "\(type) by \(statement.author)")
        #expect(!before.contains(.returned) || type == .returnAcknowledged, "\(type) after a return")
        #expect(!before.contains(.closed) || type == .completed, "\(type) after the end")
      }
      if type == .accepted { #expect(statement.staff.role == "supervisor") }
      before.insert(type)
      said[type, default: 0] += 1
    }
  }
}
