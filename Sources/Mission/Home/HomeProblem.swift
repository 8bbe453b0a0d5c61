package import Base
package import Handover

/// Why a home cannot be used as it is: what, where, and what to do.
package enum HomeProblem: Error, CustomStringConvertible {
  case noHome(String)
  case gone(String, orFetch: Bool = false)
  case noFederation(String)
  case occupied(String)
  case notInstalled(MissionID, home: String)
  case otherMission(String, expected: MissionID)
  case otherRoot(String)
  case otherKeys(MissionID, home: String)
  case looseKey(String)
  case loosePassphrase(String)
  case plainKeys(String)
  case nothingToChange
  case noUsableKey(SealProblem)
  case otherOwner(String)
  case unreadable(String, String)
  case unreadableHolds(String)
  case foreignKey(String)
  case failingDisk(StorageProblem)
  case noLedger(String)
  case noAccount(String, String)

  package var description: String {
    switch self {
    case .noHome(let home):
      "there is no mission in \(home): make one with `baton mission init --home \(home) --id …`, "
        + "or name another with --home or BATON_HOME"
    case .gone(let file, let orFetch):
      "\(file) is gone, and the rest of the mission's home is here: bring it back from the backup (Deploy/runbooks/restore.md)"
        + (orFetch ? ", or take it from any other mission or the authority: `baton mission install directory.p7m`" : "")
        + ". Do not make a new mission in its place: new keys open nothing that was sealed for the old ones"
    case .noLedger(let home):
      "there is no ledger in \(home): put the backup in place first (Deploy/runbooks/restore.md); nothing was changed"
    case .noAccount(let login, let why): "the account \(login) cannot be made: \(why)"
    case .noFederation(let path):
      "there is no directory authority in \(path): make one with `baton federation init --at \(path) --name …`"
    case .occupied(let path): "\(path) is already in use; nothing was changed"
    case .notInstalled(let mission, let home):
      "\(mission) has no certificates yet: send \(home)/\(mission).request to the directory authority, "
        + "then `baton mission install` the admission that comes back"
    case .otherMission(let what, let expected): "\(what) is not for \(expected)"
    case .otherRoot(let fingerprint):
      "the federation's root certificate has fingerprint \(fingerprint), which is not the one this mission "
        + "trusts; nothing was changed. Ask the directory authority by another way than the one the file came by"
    case .otherKeys(let mission, let home):
      "this admission is for keys of \(mission) that are not in \(home)/keys: it belongs to another home, or to a request that "
        + "another one has replaced; nothing was installed. Send \(home)/\(mission).request to the directory authority"
    case .looseKey(let path): "\(path) can be read by others: `chmod 0400 \(path)`"
    case .loosePassphrase(let path): "the passphrase in \(path) can be read by everybody: `chmod 0400 \(path)`"
    case .noUsableKey(let problem):
      "\(problem). Without it nothing can be sent, received or read here; what is in this home stays as it is. Bring keys/ "
        + "back from the backup (Deploy/runbooks/restore.md); what was sealed for a lost key stays closed. Only where there is "
        + "none: `baton mission renew`, there `baton federation rotate`, then `baton mission install`"
    case .plainKeys(let path):
      "the keys in \(path) are under a passphrase, and the next ones would lie there open; nothing was changed. "
        + "Name the passphrase's file with --passphrase-file"
    case .nothingToChange:
      "that is how the mission is described already; nothing was made. Name what is new: --address, --name or --duty-contact"
    case .unreadable(let path, let why): "\(path) cannot be read: \(why)"
    case .otherOwner(let home):
      "\(home) belongs to another user, who could not read what is written now; nothing was changed. Run this as that "
        + "user, as with `runuser -u baton -- baton …`"
    case .unreadableHolds(let file):
      "\(file) cannot be read: nothing is sent until it is put right, or removed in the knowledge that every hold "
        + "on a mission ends"
    case .foreignKey(let path):
      "the key in \(path) is not the one that was made under this name: it was exchanged or damaged, and nothing is signed "
        + "or opened with it. Bring the file back from the backup; if nobody knows how this came about, have the mission's "
        + "certificates revoked"
    case .failingDisk(let problem):
      "\(problem): the disk still fails; nothing was removed, and nothing is sent or received. Save a copy of the home "
        + "and restore it to another disk (Deploy/runbooks/disk-full.md, step 5)"
    }
  }
}
