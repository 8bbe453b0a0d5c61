package import Base
package import CaseFile

/// What is wrong with an order about staff and their keys.
package enum StaffProblem: Error, CustomStringConvertible {
  case thereAlready(String)
  case noKeys
  case name(String)
  case nobody(String)
  case somebody(String)
  case notTheirs(CompartmentRole)
  case notHeld(CompartmentRole, String)
  case lastHolder(CompartmentRole, String)
  case noNext(CompartmentRole)
  case recovery
  /// The file of numbers and the directory differ.
  case disagrees(String)
  case resting(until: Timestamp)

  package var description: String {
    switch self {
    case .thereAlready(let folder): "this mission has compartment keys already, in \(folder); nothing was made"
    case .noKeys:
      "this mission has no compartment keys: `baton staff init` makes them, the directory authority certifies them"
    case .name(let name):
      "“\(name)” cannot be the name of a key: 1 to 32 of a–z, 0–9 and “-”, a letter or digit first; nothing was made"
    case .nobody(let name): "there is no \(name) among the staff with keys: `baton staff list`"
    case .somebody(let name):
      "there is \(name) already: `baton staff roles` gives more roles, `baton staff remove` takes the key away; nothing was made"
    case .notHeld(let role, let name): "\(name) does not open \(role.rawValue): `baton staff list`; nothing was changed"
    case .lastHolder(let role, let name):
      "\(name) is the last who opens \(role.rawValue): give it to somebody else first (`baton staff add`, with both halves of "
        + "recovery), or nobody can read what comes; nothing was changed"
    case .noNext(let role):
      "the next key of \(role.rawValue) is not there yet; nothing was changed. `baton mission install` the admission of the last request first"
    case .resting(let until):
      "six wrong passphrases: this key, and no other, is not tried again before \(until); nothing was done. Whoever has "
        + "forgotten theirs gets a new key: `baton staff remove`, `baton staff add`"
    case .disagrees(let file):
      "\(file) does not say what the directory does of this mission's keys: somebody has changed it; nothing was done. Bring it "
        + "back from the backup (Deploy/runbooks/restore.md)"
    case .recovery:
      "recovery is not taken away: make keys anew with `baton staff init` in a new home; nothing was changed"
    case .notTheirs(let role):
      "whoever gives a role has it: this key opens nothing of \(role.rawValue); nothing was changed. `baton staff list` says who "
        + "does, or let two people use recovery"
    }
  }
}
