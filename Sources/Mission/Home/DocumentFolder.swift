import Base
import Foundation
import Handover
import Sealing

/// `documents/` in the home: a folder a mission, with its signed list and its documents under their digests.
struct DocumentFolder: DocumentShelf {
  let path: String

  private func folder(_ mission: MissionID) -> String { "\(path)/\(mission)" }
  private func listFile(_ mission: MissionID) -> String { "\(folder(mission))/list.p7m" }
  private func file(_ digest: Digest, _ mission: MissionID) -> String { "\(folder(mission))/\(digest)" }

  func list(of mission: MissionID) throws -> Data? { try read(listFile(mission)) }

  func content(_ digest: Digest, of mission: MissionID) throws -> Data? { try read(file(digest, mission)) }

  func keep(_ content: Data, as digest: Digest, of mission: MissionID) throws {
    try DurableFile.makeDirectory(folder(mission))
    try DurableFile.write(content, to: file(digest, mission), mode: 0o600)
  }

  func keep(_ list: Data, of mission: MissionID, naming named: Set<Digest>) throws {
    try DurableFile.makeDirectory(folder(mission))
    try DurableFile.write(list, to: listFile(mission), mode: 0o600)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder(mission)) {
      guard let digest = try? Digest(name), !named.contains(digest) else { continue }
      try FileManager.default.removeItem(atPath: file(digest, mission))
    }
  }

  private func read(_ file: String) throws -> Data? {
    FileManager.default.fileExists(atPath: file) ? try DurableFile.read(file) : nil
  }
}

/// This mission's own folder, as the peer port gives it out.
struct OwnDocuments: PublishedDocuments {
  let shelf: DocumentFolder
  let mission: MissionID

  func list() throws -> Data? { try shelf.list(of: mission) }
  func content(_ digest: Digest) throws -> Data? { try shelf.content(digest, of: mission) }
}

extension MissionProfileView {
  init(_ profile: MissionProfile) {
    self.init(
      mission: profile.id, name: profile.name, organisation: profile.organisation, country: profile.country,
      timeZone: profile.timeZone, weekend: profile.weekend, languages: profile.languages, address: profile.address,
      dutyContact: profile.dutyContact)
  }
}
