import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

/// A directory authority and missions in one scratch folder, made as their people make them.
struct Offices {
  static let now = Date(timeIntervalSince1970: 1_800_000_000)

  let folder: ScratchFolder
  let authority: AuthorityHome

  init(federation: String = "Test") throws {
    folder = try ScratchFolder()
    authority = AuthorityHome(path: folder.path + "/authority")
    _ = try authority.create(federation: federation, kind: .p256, passphrase: nil, now: Self.now)
  }

  func home(_ id: String) -> MissionHome { MissionHome(path: "\(folder.path)/\(id)") }

  /// On this machine, each at a port of its own.
  static func profile(_ id: String, address given: String? = nil) throws -> MissionProfile {
    let port = 8000 + id.utf8.reduce(0) { $0 + Int($1) } % 1000
    let address = given ?? "https://127.0.0.1:\(port)"
    return MissionProfile(
      id: try MissionID(id), name: id, organisation: "Test", country: "LBY", timeZone: "Africa/Tripoli",
      weekend: ["fri", "sat"], languages: ["en"], address: address, dutyContact: "")
  }

  /// Makes a mission and its request.
  func make(_ id: String, passphrase: String? = nil) throws -> String {
    try home(id).create(Self.profile(id), kind: .p256, passphrase: passphrase).request
  }

  /// Certifies a request.
  ///
  /// - Returns: The admission.
  func admit(_ request: String, rotating: Bool = false, now: Date = now) throws -> Data {
    let request = try Data(contentsOf: URL(filePath: request))
    let admitted = try authority.admit(request, rotating: rotating, passphrase: nil, now: now)
    return try Data(contentsOf: URL(filePath: admitted.file))
  }

  /// Makes a mission that is ready for use.
  @discardableResult
  func open(_ id: String, passphrase: String? = nil) throws -> MissionHome {
    _ = try home(id).install(admit(make(id, passphrase: passphrase)), expectedRoot: nil, now: Self.now)
    return home(id)
  }
}
