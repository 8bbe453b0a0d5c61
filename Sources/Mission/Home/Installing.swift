import Base
package import Foundation
package import Handover
import Sealing

/// What installing an admission or a newer directory came to.
package struct Installed: Sendable {
  package let mission: MissionID
  package let federation: String
  package let version: Int
  package let root: Fingerprint
  /// Whether the root was trusted for the first time now.
  package let firstTrust: Bool
  /// The mission's address, where it is another from now on.
  package let movedTo: String?
}

extension MissionHome {
  /// Takes an admission, or a directory passed on by anybody.
  ///
  /// - Parameter expectedRoot: The root's fingerprint as learnt by another way; checked when given.
  /// - Throws: `HomeProblem`, `SealProblem`; nothing has been changed then.
  package func install(_ file: Data, expectedRoot: Fingerprint?, now: Date) throws -> Installed {
    let mission = try profile().id
    try checkOwner()
    let held = try root()
    let offered = try Self.open(file, trusting: held)
    guard held == nil || held?.fingerprint == offered.root.fingerprint,
      expectedRoot == nil || expectedRoot == offered.root.fingerprint
    else { throw HomeProblem.otherRoot(offered.root.fingerprint.text) }
    let directory = try Directory(verifying: offered.directory, root: offered.root, now: now)
    try checkNewer(directory, now: now)
    try checkListed(mission, in: directory, isAdmission: offered.isAdmission)
    try DurableFile.write(offered.root.pem, to: rootFile, mode: 0o644)
    try DurableFile.write(offered.directory, to: directoryFile, mode: 0o644)
    let movedTo = try takeProfile(from: directory)
    return Installed(
      mission: mission, federation: directory.document.federation, version: directory.document.version,
      root: offered.root.fingerprint, firstTrust: held == nil, movedTo: movedTo)
  }

  private static func open(_ file: Data, trusting held: Certificate?) throws
    -> (root: Certificate, directory: Data, isAdmission: Bool)
  {
    if let admission = try? JSON.decode(Admission.self, from: file) {
      return (try Certificate(pem: Data(admission.root.utf8)), admission.directory, true)
    }
    guard let held else {
      throw SealProblem(
        .envelope, .malformed, "this is no admission, and without one there is no root to check a directory with")
    }
    return (held, file, false)
  }

  /// An admission lists this mission, with a key that lies here: else it is another mission's, or that of another home.
  private func checkListed(_ mission: MissionID, in directory: Directory, isAdmission: Bool) throws {
    guard isAdmission else {
      _ = try directory.mission(mission)
      return
    }
    let listed: ListedMission
    do throws(SealProblem) { listed = try directory.mission(mission) } catch {
      throw SealProblem(
        error.layer, error.code, "\(error.detail). This admission is another mission's; nothing was installed")
    }
    let isHeld = try listed.certificates.contains {
      keys.holds(try Certificate(der: $0.der).publicKey, for: $0.use)
    }
    guard isHeld else { throw HomeProblem.otherKeys(mission, home: path) }
  }

  private func checkNewer(_ offered: Directory, now: Date) throws {
    guard FileManager.default.fileExists(atPath: directoryFile) else { return }
    let held = try directory(now: now)
    let version = held.document.version
    // One authority signs each version once; a running daemon refuses a second one as well.
    guard offered.document.version != version || offered.der == held.der else {
      throw SealProblem(
        .signature, .conflict,
        "another directory of version \(version) is held here; nothing was changed. "
          + "The authority's folder exists twice: ask the authority")
    }
    guard offered.document.version >= version else {
      throw SealProblem(
        .signature, .staleDirectory,
        "directory version \(offered.document.version) is older than version \(version) held here, which goes on; nothing was "
          + "changed, and there is nothing to do: `baton doctor` says whether anything is missing")
    }
  }
}
