import Base
import Foundation
import Handover
import Synchronization

/// What has become of each folder so far, for a person who interrupts: a case must not go twice.
final class HandInRecord: Sendable {
  enum Fate {
    /// Not begun, or refused.
    case notHandedIn
    /// On its way to the daemon; or the answer was lost.
    case underWay(TransferID)
    case handedIn(TransferID)
  }

  private let folders: [String]
  private let fates: Mutex<[Fate]>

  init(_ folders: [String]) {
    self.folders = folders
    fates = Mutex([Fate](repeating: .notHandedIn, count: folders.count))
  }

  func set(_ index: Int, _ fate: Fate) { fates.withLock { $0[index] = fate } }

  /// Says it of every folder, and ends the program before any other is begun.
  func sayLastWord() {
    fates.withLock { fates in
      Terminal.complain("interrupted")
      for (folder, fate) in zip(folders, fates) {
        switch fate {
        case .notHandedIn: Terminal.complain("\(folder): not handed in")
        case .underWay(let transfer):
          Terminal.complain(
            "\(folder): not known: ask `baton show \(transfer)` in a minute, and send it again only if there is no "
              + "such transfer")
        case .handedIn(let transfer):
          Terminal.complain("\(transfer)  \(folder): handed in; do not send it again")
        }
      }
      _exit(1)
    }
  }
}
