import Base
package import Foundation

/// Makes the reports of a running mission. What they are made from is kept once it was asked for, and follows the logs: to open
/// ten thousand outcomes takes seconds, to count them none.
package actor ReportBook {
  private let store: any HandoverStore
  private let halves: SealedHalves
  private let index: CaseIndex
  private let mission: MissionID
  private let policy: @Sendable () -> ClockPolicy
  private var traces: [TransferID: CaseTrace] = [:]
  private var unreadable: [TransferID: [Unreadable]] = [:]
  /// Up to which statement the book has followed.
  private var number: Int64 = 0

  package init(
    store: any HandoverStore, files: any PartFiles, seals: any Seals, index: CaseIndex,
    policy: @escaping @Sendable () -> ClockPolicy
  ) {
    self.store = store
    halves = SealedHalves(files: files, seals: seals)
    self.index = index
    mission = seals.mission
    self.policy = policy
  }

  /// - Parameter months: The first and the last month of arrival that count, such as `2027-02`; nil for no end.
  package func report(
    _ kind: Report.Kind, by grouping: Report.Grouping, months: (from: String?, to: String?) = (nil, nil), at now: Date
  ) async throws -> (report: Report, unreadable: [Unreadable]) {
    try await follow(at: now)
    let figures = try await index.figures()
    let policy = policy()
    let isWhole = months.from == nil && months.to == nil
    let facts = traces.compactMap { id, trace -> CaseFacts? in
      let limit = Self.receiptLimit(policy, with: trace.sender == mission ? trace.receiver : trace.sender)
      guard let facts = CaseFacts(kind, trace, figures[id], receiptLimit: limit, at: now) else { return nil }
      guard let month = facts.month else { return isWhole ? facts : nil }
      return months.from ?? month <= month && month <= months.to ?? month ? facts : nil
    }
    return (Report(kind, facts, by: grouping), unreadable.values.flatMap(\.self))
  }

  private func follow(at now: Date) async throws {
    for (transfer, trace) in traces where trace.isProvisional { try await take(transfer, at: now) }
    let grown = try await store.allGrown(after: number)
    for transfer in grown.transfers { try await take(transfer, at: now) }
    number = grown.number
  }

  private func take(_ transfer: TransferID, at now: Date) async throws {
    guard let record = try await store.transfer(transfer) else { return }
    let log = try await store.logHeads(transfer)
    unreadable[transfer] = log.unreadable.isEmpty ? nil : log.unreadable
    traces[transfer] = await trace(record, log.values, at: now)
  }

  /// Of what was taken back no word counts.
  @concurrent
  private nonisolated func trace(_ record: TransferRecord, _ log: [LogHead], at now: Date) async -> CaseTrace? {
    let isLocked = record.isLocked
    return CaseTrace(record, log, at: now) { isLocked ? nil : try? halves.read($0) }
  }

  private static func receiptLimit(_ policy: ClockPolicy, with other: MissionID) -> TimeInterval? {
    let hours = policy.limits(of: .receipt, with: other).compactMap { limit -> Int? in
      guard limit.base == .afterOwed, limit.within == nil, case .hours(let hours) = limit.span else { return nil }
      return hours
    }
    return hours.min().map { Double($0) * 3600 }
  }
}
