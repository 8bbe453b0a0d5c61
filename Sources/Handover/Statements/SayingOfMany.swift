import Base
package import Foundation

/// What somebody wants to say of everybody on a flight, or of a day: one statement a transfer.
package struct SayingOfMany: Sendable, Codable {
  package let saying: Saying
  /// Carrier and number, such as `UZ4821`; nil: whatever they come by.
  package let flight: String?
  /// The day of the flight's departure or arrival, or, without a flight, of the arrival at its place: `2027-06-14`.
  package let day: String

  package init(saying: Saying, flight: String?, day: String) {
    self.saying = saying
    self.flight = flight
    self.day = day
  }
}

/// What became of one of many.
package struct SaidOfOne: Sendable, Codable {
  package enum Fate: String, Sendable, Codable {
    case said
    /// A second person is to approve it.
    case waits
    case refused
  }

  package let transfer: TransferID
  package let fate: Fate
  /// Why it could not be said, in English.
  package let why: String?
  /// The same as a code; nil after its way through JSON.
  package private(set) var refusal: ServiceError?

  private enum CodingKeys: CodingKey { case transfer, fate, why }

  init(_ transfer: TransferID, _ fate: Fate, _ error: (any Error)? = nil) {
    (self.transfer, self.fate) = (transfer, fate)
    why = error.map { "\($0)" }
    refusal = error as? ServiceError
  }
}

extension Casework {
  /// Says the same of several transfers. What cannot be said of one is told, and keeps no other back.
  ///
  /// - Returns: In the order of `transfers`.
  /// - Throws: `ServiceError` where what it says is hardly meant of one of them: then it is said of none.
  package func say(_ saying: Saying, about transfers: [TransferID], at now: Date) async throws -> [SaidOfOne] {
    for transfer in transfers { try await checkMeant(saying, about: transfer, at: now) }
    return await withTaskGroup(of: (Int, SaidOfOne).self) { group in
      var found = [SaidOfOne?](repeating: nil, count: transfers.count)
      for (index, transfer) in transfers.enumerated() {
        // So many share a commit; more would only wait.
        if index >= 16, let (done, one) = await group.next() { found[done] = one }
        group.addTask { (index, await sayOne(saying, transfer, at: now)) }
      }
      for await (done, one) in group { found[done] = one }
      return found.compactMap(\.self)
    }
  }

  private func sayOne(_ saying: Saying, _ transfer: TransferID, at now: Date) async -> SaidOfOne {
    do {
      let said = try await say(saying, about: transfer, at: now)
      return SaidOfOne(transfer, said.draft == nil ? .said : .waits)
    } catch { return SaidOfOne(transfer, .refused, error) }
  }
}
