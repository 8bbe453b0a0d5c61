import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("An office that moves, or is called otherwise")
struct MoveTests {
  private let offices: Offices
  private let home: MissionHome
  private let tripoli: MissionID
  private let later = Offices.now + 30 * 86_400

  init() throws {
    offices = try Offices()
    home = try offices.open("ly-tripoli")
    tripoli = try MissionID("ly-tripoli")
  }

  private func seals(at now: Date) throws -> MissionSeals { try home.seals(passphrase: nil, now: now) }

  private func move(to address: String) throws -> MissionHome.Requested {
    let request = try home.change(.init(address: address), kind: .p256, passphrase: nil)
    _ = try home.install(offices.admit(request.file, rotating: true, now: later), expectedRoot: nil, now: later)
    return request
  }

  @Test("a new host: its certificate is shown there at once, the former address holds for a week, the home follows")
  func moves() throws {
    let old = try home.profile().address
    let before = try seals(at: later).identity.current(.tls, now: later).certificate.fingerprint
    let request = try move(to: "https://new.example.org:9443")
    #expect(request.uses == [.tls] && !request.replaced)
    #expect(try home.profile().address == "https://new.example.org:9443")
    let seals = try seals(at: later)
    let shown = try seals.identity.server(for: nil, now: later).certificate
    #expect(shown.fingerprint != before && shown.covers("new.example.org") && shown.covers("127.0.0.1"))
    #expect(try seals.identity.server(for: "127.0.0.1", now: later).certificate.fingerprint == before)
    #expect(try seals.identity.shown(.tls, now: later).certificate.fingerprint == before, "others do not know it yet")
    let way = try seals.endpoint(of: tripoli, now: later)
    #expect(way.url == "https://new.example.org:9443" && way.former == old)
    #expect(try seals.endpoint(of: tripoli, now: later + MissionIdentity.overlap).former == nil)
  }

  @Test("until it is installed nothing has changed, and a second request says that it replaces the first")
  func asked() throws {
    let before = try home.profile()
    #expect(try !home.change(.init(name: "Tripoli, port"), kind: .p256, passphrase: nil).replaced)
    #expect(try home.profile() == before)
    let second = try home.change(.init(dutyContact: "+218 00"), kind: .p256, passphrase: nil)
    #expect(second.replaced && second.uses.isEmpty)
    let installed = try home.install(
      offices.admit(second.file, rotating: true, now: later), expectedRoot: nil, now: later)
    #expect(installed.movedTo == nil)
    #expect(try home.profile().dutyContact == "+218 00")
    #expect(throws: HomeProblem.self) { try home.change(.init(dutyContact: "+218 00"), kind: .p256, passphrase: nil) }
  }

  @Test("an address that another mission has, or has just left, is refused; a revoked mission's is free")
  func taken() throws {
    let old = try home.profile().address
    let lagos = try offices.home("ng-lagos").create(
      Offices.profile("ng-lagos", address: old), kind: .p256, passphrase: nil
    ).request
    let problem = #expect(throws: AdmissionProblem.self) { try offices.admit(lagos, now: later) }
    #expect(problem?.description.contains("ly-tripoli") == true)
    _ = try move(to: "https://new.example.org")
    #expect(throws: AdmissionProblem.self) { try offices.admit(lagos, now: later) }
    _ = try offices.authority.revoke(tripoli, passphrase: nil, now: later)
    _ = try offices.admit(lagos, now: later)
  }
}
