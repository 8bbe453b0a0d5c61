package import Base
package import CaseFile
package import Foundation
package import Handover
package import Sealing

/// What a mission's home knows of compartment keys: its own, and those of others.
extension MissionHome {
  package var staffKeys: StaffKeys { StaffKeys(home: path) }

  /// Whether the file of numbers says what the directory does; true of a mission that is not in one yet.
  ///
  /// - Throws: `StaffProblem.disagrees`; `SealProblem` where the directory cannot be read.
  package func checkStaffKeys(now: Date) throws {
    let (directory, own) = (try directory(now: now), try profile().id)
    guard let listed = try? directory.mission(own) else { return }
    try staffKeys.check(listed.certificates)
  }

  /// Where notes of other missions lie.
  var notes: NoteFolder { NoteFolder(path: "\(path)/notes") }

  /// What of a case can be sealed apart for a mission, as far as is known here.
  package func compartments(of mission: MissionID, _ seals: MissionSeals, now: Date) throws -> Compartments {
    let note = try notes.note(of: mission).flatMap { try? seals.open(note: $0, of: mission, now: now) }
    let retired = try retirement(of: mission, seals, now: now)?.fingerprints ?? []
    return try Compartments(of: mission, in: seals.currentDirectory, note: note, without: retired, now: now)
  }

  /// What of a case can be sealed apart for this mission itself: as its own file of numbers says.
  package func ownCompartments(_ seals: MissionSeals, now: Date) throws -> Compartments {
    let note = KeyNote(mission: seals.mission, keys: try staffKeys.numbers())
    let retired = try retirement(of: seals.mission, seals, now: now)?.fingerprints ?? []
    return try Compartments(of: seals.mission, in: seals.currentDirectory, note: note, without: retired, now: now)
  }

  /// What a mission, this one or another, has retired.
  func retirement(of mission: MissionID, _ seals: MissionSeals, now: Date) throws -> Retirement? {
    try notes.retirement(of: mission, in: seals.currentDirectory, now: now)
  }

  /// Takes roles from a member of staff, whose keys are retired from this moment on, whether the authority can be reached or
  /// not. Writes the request for the certificates of the next keys.
  ///
  /// - Returns: The request's path, for the directory authority.
  package func take(
    _ roles: [CompartmentRole], from name: String, by recovery: StaffKey, _ seals: MissionSeals, kind: KeyKind,
    now: Date
  ) throws -> String {
    try checkOwner()
    let (mission, profile) = (seals.mission, try profile())
    let listed = try numberedCertificates(seals)
    let made = try staffKeys.take(
      roles, from: name, by: recovery, kind: kind, listed: Set(listed.map { SHA256.digest($0.publicKey) })
    ) { try retire($0, seals, now: now) }
    return try write(AdmissionRequest(mission: profile, keys: [:], compartments: made), profile)
  }

  private func numberedCertificates(_ seals: MissionSeals) throws -> [Certificate] {
    try seals.currentDirectory.mission(seals.mission).certificates.filter { $0.number != nil }
      .map { try Certificate(der: $0.der) }
  }

  /// Says that keys are retired, by the digest of the public one; durable on return.
  private func retire(_ digests: some Sequence<Digest>, _ seals: MissionSeals, now: Date) throws {
    let digests = Set(digests)
    let gone = try numberedCertificates(seals).filter { digests.contains(SHA256.digest($0.publicKey)) }.map(
      \.fingerprint)
    let before = try retirement(of: seals.mission, seals, now: now)?.keys ?? []
    let new = Set(gone).subtracting(before.map(\.fingerprint)).sorted { $0.text < $1.text }
    guard !new.isEmpty else { return }
    let keys = before + new.map { Retirement.Key(fingerprint: $0, at: Timestamp(now)) }
    try notes.keep(
      retirement: seals.sign(Retirement(mission: seals.mission, keys: keys), now: now), of: seals.mission)
  }

  /// Retires what is listed though somebody left with it before it was.
  func retireBurnt(_ seals: MissionSeals, now: Date) throws { try retire(staffKeys.burnt(), seals, now: now) }
}

extension MissionHome {
  /// Which of this mission's numbered keys is for which role, for another mission alone.
  ///
  /// - Throws: `StaffProblem.noKeys`; `SealProblem`.
  package func note(for mission: MissionID, _ seals: MissionSeals, now: Date) throws -> Data {
    let numbers = try staffKeys.numbers()
    guard !numbers.isEmpty else { throw StaffProblem.noKeys }
    let note = KeyNote(mission: seals.mission, keys: numbers, retired: try notes.retirement(of: seals.mission))
    return try seals.seal(note, for: mission, now: now)
  }

  /// Keeps what another mission said of its keys, once it fits what the directory says.
  package func take(note: Data, of mission: MissionID, _ seals: MissionSeals, now: Date) throws {
    let opened = try seals.open(note: note, of: mission, now: now)
    try checkOwner()
    let held = try retirement(of: mission, seals, now: now)?.fingerprints ?? []
    let said = try opened.retired.map { try seals.verify(retirement: $0, of: mission, now: now).fingerprints } ?? []
    // What was retired once stays so, whatever an older or a false note says.
    guard said.isSuperset(of: held) else {
      throw SealProblem(.manifest, .conflict, "the note on keys of \(mission) is older than the one that is held here")
    }
    if said != held, let retired = opened.retired { try notes.keep(retirement: retired, of: mission) }
    try notes.keep(note, of: mission)
  }
}

/// `notes/` in the home: what each other mission has said of its numbered keys, sealed for this one.
struct NoteFolder: Sendable {
  let path: String

  private func file(_ mission: MissionID) -> String { "\(path)/\(mission).p7m" }

  func note(of mission: MissionID) throws -> Data? {
    Disk.exists(file(mission)) ? try DurableFile.read(file(mission)) : nil
  }

  private func retiredFile(_ mission: MissionID) -> String { "\(path)/\(mission).retired.p7m" }

  /// What a mission has said of its retired keys, as signed.
  func retirement(of mission: MissionID) throws -> Data? {
    Disk.exists(retiredFile(mission)) ? try DurableFile.read(retiredFile(mission)) : nil
  }

  /// The same, verified; nil where there is none, or none that is genuine.
  func retirement(of mission: MissionID, in directory: Directory, now: Date) throws -> Retirement? {
    try retirement(of: mission).flatMap { try? directory.verify(retirement: $0, of: mission, now: now) }
  }

  func keep(retirement: Data, of mission: MissionID) throws {
    try DurableFile.makeDirectory(path)
    try DurableFile.write(retirement, to: retiredFile(mission), mode: 0o600)
  }

  /// When the note of a mission was taken; nil where there is none.
  func taken(_ mission: MissionID) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file(mission))
    return attributes?[.modificationDate] as? Date
  }

  /// Without a sync: what a power cut takes is asked for again, and a disk that fails is not found out about here.
  func keep(_ note: Data, of mission: MissionID) throws {
    try DurableFile.makeDirectory(path)
    try DurableFile.writeUnsynced(note, to: file(mission), mode: 0o600)
  }
}
