import Base
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("The directory authority's folder")
struct AuthorityTests {
  @Test("its key is readable by its owner only; a second one is not made over it")
  func create() throws {
    let offices = try Offices()
    #expect(try ScratchFolder.mode(offices.authority.path + "/root.key") == 0o400)
    let before = try Data(contentsOf: URL(filePath: offices.authority.rootFile))
    #expect(throws: HomeProblem.self) {
      try offices.authority.create(federation: "Again", kind: .p256, passphrase: nil, now: Offices.now)
    }
    #expect(try Data(contentsOf: URL(filePath: offices.authority.rootFile)) == before)
  }

  @Test("versions rise by one with every admission")
  func versions() throws {
    let offices = try Offices()
    #expect(try offices.authority.directory(now: Offices.now).document.version == 1)
    try offices.open("ly-tripoli")
    try offices.open("ng-lagos")
    #expect(try offices.authority.directory(now: Offices.now).document.version == 3)
  }

  @Test("what a mission says of itself must make sense", arguments: ["country", "timeZone", "weekend", "address"])
  func profile(_ wrong: String) throws {
    let offices = try Offices()
    let profile = MissionProfile(
      id: try MissionID("ly-tripoli"), name: "Tripoli", organisation: "Test",
      country: wrong == "country" ? "LYB" : "LBY", timeZone: wrong == "timeZone" ? "Africa/Nowhere" : "Africa/Tripoli",
      weekend: wrong == "weekend" ? ["funday"] : ["fri"], languages: ["ar"],
      address: wrong == "address" ? "http://127.0.0.1:1" : "https://127.0.0.1:1", dutyContact: "")
    #expect(throws: AdmissionProblem.self) {
      try offices.home("ly-tripoli").create(profile, kind: .p256, passphrase: nil)
    }
  }

  @Test(
    "the longest names go into certificates, from the authority to what is sealed",
    arguments: ["Test", String(repeating: "F", count: 59), String(repeating: "ፌ", count: 59)])
  func longestNames(federation: String) throws {
    let offices = try Offices(federation: federation)
    let id = "ly-" + String(repeating: "t", count: 53)
    let home = try offices.open(id)
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    #expect(seals.mission.text == id)
    for use in CertificateUse.allCases { _ = try seals.identity.current(use, now: Offices.now) }
    #expect(try home.directory(now: Offices.now).document.federation == federation)
  }

  @Test(
    "a federation's name that no certificate takes is refused before anything is made",
    arguments: ["", String(repeating: "F", count: 60), String(repeating: "ፌ", count: 60), "My\nfederation"])
  func federationNames(name: String) throws {
    let folder = try ScratchFolder()
    let problem = #expect(throws: AdmissionProblem.self) {
      try AuthorityHome(path: folder.path + "/authority")
        .create(federation: name, kind: .p256, passphrase: nil, now: Offices.now)
    }
    #expect(problem?.description.contains("59") == true)
    #expect(folder.contents() == [])
  }

  @Test("what is no request is refused, and the directory stays")
  func garbage() throws {
    let offices = try Offices()
    #expect(throws: HomeProblem.self) {
      try offices.authority.admit(Data("{}".utf8), rotating: false, passphrase: nil, now: Offices.now)
    }
    #expect(try offices.authority.directory(now: Offices.now).document.version == 1)
  }

  @Test("the same request twice is what is there already, and says where its admission lies", arguments: [false, true])
  func twice(rotating: Bool) throws {
    let offices = try Offices()
    let request = try offices.make("ly-tripoli")
    _ = try offices.admit(request)
    let problem = #expect(throws: AdmissionProblem.self) { try offices.admit(request, rotating: rotating) }
    #expect(problem?.description.contains("admitted already") == true)
    #expect(problem?.description.contains("ly-tripoli.admission") == true)
    #expect(try offices.authority.directory(now: Offices.now).document.version == 2)
  }

  @Test("a mission, or a certificate, that is revoked is not revoked again, and it is said since when")
  func revokedTwice() throws {
    let offices = try Offices()
    try offices.open("ly-tripoli")
    let mission = try MissionID("ly-tripoli")
    let revoke = { (certificates: [String]) in
      try offices.authority.revoke(mission, certificates: certificates, passphrase: nil, now: Offices.now)
    }
    let one = try #require(try offices.authority.directory(now: Offices.now).mission(mission).certificates.first)
    _ = try revoke([one.fingerprint.text])
    for certificates in [[one.fingerprint.text], [one.fingerprint.text]] {
      let problem = #expect(throws: AdmissionProblem.self) { try revoke(certificates) }
      #expect(problem?.description.contains("since \(Timestamp(Offices.now))") == true)
    }
    #expect(try revoke([]).document.version == 4, "the others were not revoked yet")
    #expect(throws: AdmissionProblem.self) { try revoke([]) }
    #expect(try offices.authority.directory(now: Offices.now).document.version == 4)
  }

  @Test("nobody speaks for a listed mission by a first request, and no unlisted one rotates")
  func firstAndNext() throws {
    let (offices, strangers) = (try Offices(), try Offices())
    let request = try strangers.make("ly-tripoli")
    #expect { try offices.admit(request, rotating: true) } throws: { error in
      if case AdmissionProblem.unknown = error { true } else { false }
    }
    try offices.open("ly-tripoli")
    #expect { try offices.admit(request) } throws: { error in
      if case AdmissionProblem.known = error { true } else { false }
    }
    #expect(try offices.authority.directory(now: Offices.now).document.version == 2)
  }

  @Test("a certificate is revoked by the beginning of its fingerprint, one that is not there by none")
  func revokeOne() throws {
    let offices = try Offices()
    try offices.open("ly-tripoli")
    let (authority, mission) = (offices.authority, try MissionID("ly-tripoli"))
    let listed = { try authority.directory(now: Offices.now).mission(mission).certificates }
    let one = try #require(listed().first).fingerprint
    for wrong in ["", String(one.text.prefix(7)), "0123456789abcdef", one.text + "0"] {
      #expect(throws: AdmissionProblem.self) {
        try authority.revoke(mission, certificates: [wrong], passphrase: nil, now: Offices.now)
      }
    }
    _ = try authority.revoke(
      mission, certificates: [one.text.prefix(16).uppercased()], passphrase: nil, now: Offices.now)
    #expect(try listed().filter { $0.revokedAt != nil }.map(\.fingerprint) == [one])
  }

  @Test("a revoked mission belongs again only if somebody says so")
  func again() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let rotate = { reinstating in
      let request = try home.renew(CertificateUse.allCases, kind: .p256, passphrase: nil).file
      return try offices.authority.admit(
        Data(contentsOf: URL(filePath: request)), rotating: true, reinstating: reinstating, passphrase: nil,
        now: Offices.now)
    }
    #expect(try !rotate(false).wasRevoked)
    _ = try offices.authority.revoke(MissionID("ly-tripoli"), passphrase: nil, now: Offices.now)
    let before = try offices.authority.directory(now: Offices.now).document.version
    #expect(throws: AdmissionProblem.self) { try rotate(false) }
    #expect(try offices.authority.directory(now: Offices.now).document.version == before)
    #expect(try rotate(true).wasRevoked)
  }

  @Test("where there is none, the error says how to make one")
  func none() throws {
    let folder = try ScratchFolder()
    let problem = #expect(throws: HomeProblem.self) {
      try AuthorityHome(path: folder.path).directory(now: Offices.now)
    }
    #expect(problem?.description.contains("baton federation init") == true)
  }
}
