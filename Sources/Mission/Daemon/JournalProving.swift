package import Handover
package import Ledger
import Sealing

extension JournalView {
  init(_ verdict: JournalVerdict, head: JournalHead) {
    switch verdict {
    case .intact(let proven):
      self.init(sound: true, entries: proven.number, head: proven.description, problem: nil)
    case .broken(let number, let reason):
      self.init(sound: false, entries: head.number, head: head.description, problem: "entry \(number): \(reason)")
    }
  }
}

extension MissionHome {
  /// Proves the journal of a home on which no daemon works.
  ///
  /// - Parameter noted: A head that was printed earlier; nil when there is none to compare.
  package func proveJournal(noted: JournalHead?) throws -> JournalView {
    let verdict = try JournalProof.verify(home: path, noted: noted) { SHA256() }
    return JournalView(verdict, head: .empty)
  }
}
