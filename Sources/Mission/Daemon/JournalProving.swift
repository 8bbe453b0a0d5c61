package import Handover
import Ledger
import Sealing

extension JournalView {
  init(_ verdict: JournalVerdict, head: JournalHead) {
    switch verdict {
    case .intact(let proven):
      self.init(sound: true, entries: proven.number, head: proven.hash.text, problem: nil)
    case .broken(let number, let reason):
      self.init(sound: false, entries: head.number, head: head.hash.text, problem: "entry \(number): \(reason)")
    }
  }
}

extension MissionHome {
  /// Proves the journal of a home on which no daemon works.
  package func proveJournal() throws -> JournalView {
    let verdict = try JournalProof.verify(home: path) { SHA256() }
    return JournalView(verdict, head: .empty)
  }
}
