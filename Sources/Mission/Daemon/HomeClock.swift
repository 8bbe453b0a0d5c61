import Base
import Foundation
import Handover
import Ledger

/// What in a mission's home was made at a later time than the clock of the machine shows: then the clock is behind, or it was
/// ahead when that was made. Whether it is ahead now only others can tell (`PeerClocks`).
struct HomeClock: Sendable {
  /// What was made when, the newest of each kind.
  let witnesses: [Witness]

  struct Witness: Sendable {
    let what: String
    let made: Date
  }

  /// - Parameters:
  ///   - issued: When the directory in force was signed.
  ///   - record: When this mission last wrote something down; nil when it has not, or nobody can look.
  init(home: MissionHome, issued: Date, record: Date?) {
    var witnesses = [Witness(what: "the directory held here, which was signed", made: issued)]
    if let record {
      witnesses.append(Witness(what: "the newest entry of this mission's journal, which was made", made: record))
    }
    let names = (try? Disk.names(in: home.path)) ?? []
    if let newest = names.compactMap({ Disk.changed("\(home.path)/\($0)") }).max() {
      witnesses.append(Witness(what: "the newest file in \(home.path), which was written", made: newest))
    }
    self.witnesses = witnesses
  }

  /// What is wrong with the clock; nil when nothing of the home speaks against it.
  func doubt(at now: Date) -> String? {
    guard let last = witnesses.max(by: { $0.made < $1.made }), last.made > now + PeerClocks.tolerance else {
      return nil
    }
    return ClockDoubt.behind(now, last.what, last.made)
  }
}
