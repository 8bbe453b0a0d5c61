import Base
import Foundation
import Handover
import Sealing

/// What this mission and the others tell one another of their numbered keys.
struct KeyNotes: PublishedKeys {
  let home: MissionHome
  let seals: MissionSeals
  let courier: any KeyCourier
  /// What a mission says is taken by one at a time: between what is held of it and what is kept, nobody else keeps anything.
  private let taking = Turns<MissionID>()

  init(home: MissionHome, seals: MissionSeals, courier: any KeyCourier) {
    (self.home, self.seals, self.courier) = (home, seals, courier)
  }

  func note(for mission: MissionID, now: Date) throws -> Data? {
    try home.staffKeys.numbers().isEmpty ? nil : home.note(for: mission, seals, now: now)
  }

  /// What can be sealed apart for a mission; asked of it, where it has not said so yet. Where it cannot be reached, that stays
  /// unknown.
  ///
  /// - Parameter fresh: Seconds after which it is asked again, though it has said so: it may have retired a key since.
  func compartments(of mission: MissionID, fresh: TimeInterval = .infinity, now: Date) async throws -> Compartments {
    let held = try await Blocking.run { try home.compartments(of: mission, seals, now: now) }
    let isFresh = fresh == .infinity || home.notes.taken(mission).map { $0 > Date() - fresh } ?? true
    guard !held.isKnown || !isFresh else { return held }
    guard let note = try? await courier.note(of: mission) else { return held }
    return try await taking.take(mission) {
      try await Blocking.run {
        do { try home.take(note: note, of: mission, seals, now: now) } catch is SealProblem { return held }
        return try home.compartments(of: mission, seals, now: now)
      }
    }
  }

  /// Asks every mission whose keys are not known, so that a case need not wait when its line is down.
  func gather(now: Date) async {
    try? await Blocking.run { [home, seals] in try home.retireBurnt(seals, now: now) }
    for mission in seals.others { _ = try? await compartments(of: mission, fresh: 600, now: now) }
  }
}
