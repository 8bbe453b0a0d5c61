import Base
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("Homes: making a mission")
struct HomeTests {
  @Test("a home of another user's is left alone", .enabled(if: geteuid() == 0, "needs root"))
  func otherOwner() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    #expect(chown(home.path, 65534, 65534) == 0)
    #expect(throws: HomeProblem.self) { try home.renew(CertificateUse.allCases, kind: .p256, passphrase: nil) }
    #expect(throws: HomeProblem.self) { try home.install(directory, expectedRoot: nil, now: Offices.now) }
    #expect(chown(home.path, 0, 0) == 0)
    _ = try home.install(directory, expectedRoot: nil, now: Offices.now)
  }

  @Test("keys are made here, one a use, readable by their owner only, and the request holds none of them")
  func create() throws {
    let offices = try Offices()
    let request = try offices.make("ly-tripoli")
    let home = offices.home("ly-tripoli").path
    #expect(request == home + "/ly-tripoli.request")
    #expect(try ScratchFolder.mode(home) == 0o700)
    #expect(try ScratchFolder.mode(home + "/keys") == 0o700)
    let keys = try FileManager.default.contentsOfDirectory(atPath: home + "/keys").sorted()
    #expect(keys.map { $0.prefix { $0 != "-" } } == ["sealing", "signing", "tls"])
    for key in keys { #expect(try ScratchFolder.mode("\(home)/keys/\(key)") == 0o400) }
    let text = try String(contentsOfFile: request, encoding: .utf8)
    #expect(!text.contains("PRIVATE KEY"))
    #expect(text.contains("CERTIFICATE REQUEST"))
  }

  @Test("a home that is in use is left as it is")
  func occupied() throws {
    let offices = try Offices()
    _ = try offices.make("ly-tripoli")
    let before = offices.folder.contents()
    let problem = #expect(throws: HomeProblem.self) { try offices.make("ly-tripoli") }
    #expect(problem?.description.contains("nothing was changed") == true)
    #expect(offices.folder.contents() == before)
  }

  @Test(
    "a profile that others could not use is refused before anything is made",
    arguments: [
      "http://127.0.0.1:8443", "https://", "tripoli.example.org", "https://a:8443/path", "https://a:0",
    ])
  func badAddress(address: String) throws {
    let offices = try Offices()
    #expect(throws: AdmissionProblem.self) {
      try offices.home("ly-tripoli").create(
        Offices.profile("ly-tripoli", address: address), kind: .p256, passphrase: nil)
    }
    #expect(!FileManager.default.fileExists(atPath: offices.home("ly-tripoli").path))
  }

  @Test("where there is no mission, the error says how to make one")
  func noHome() throws {
    let folder = try ScratchFolder()
    let problem = #expect(throws: HomeProblem.self) { try MissionHome(path: folder.path).profile() }
    #expect(problem?.description.contains("baton mission init") == true)
  }

  @Test(
    "what is gone of a home is to be brought back: no new mission is made in its place, and no next keys beside lost ones",
    arguments: ["mission.json", "directory.p7m", "root.pem", "keys"])
  func gone(file: String) throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    try FileManager.default.removeItem(atPath: "\(home.path)/\(file)")
    let before = offices.folder.contents()
    let problem: HomeProblem?
    switch file {
    case "mission.json":
      problem = #expect(throws: HomeProblem.self) { try offices.make("ly-tripoli") }
      #expect(throws: HomeProblem.self) { try home.profile() }
    case "keys":
      problem = #expect(throws: HomeProblem.self) { try home.renew([.tls], kind: .p256, passphrase: nil) }
    default: problem = #expect(throws: HomeProblem.self) { try home.seals(passphrase: nil, now: Offices.now) }
    }
    let text = try #require(problem).description
    #expect(text.contains("\(home.path)/\(file) is gone") && text.contains("bring it back from the backup"), "\(text)")
    #expect(text.contains("baton mission install") == (file == "directory.p7m"))
    #expect(offices.folder.contents() == before)
  }

  @Test("before its admission a mission cannot start, and the error names the request")
  func notInstalled() throws {
    let offices = try Offices()
    _ = try offices.make("ly-tripoli")
    let problem = #expect(throws: HomeProblem.self) {
      try offices.home("ly-tripoli").seals(passphrase: nil, now: Offices.now)
    }
    #expect(problem?.description.contains("ly-tripoli.request") == true)
    #expect(problem?.description.contains("baton mission install") == true)
  }

  @Test("a key that others can read is not used", arguments: [0o440, 0o404, 0o644])
  func looseKey(mode: Int) throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let key = try #require(FileManager.default.contentsOfDirectory(atPath: home.path + "/keys").first)
    let file = "\(home.path)/keys/\(key)"
    chmod(file, mode_t(mode))
    let problem = #expect(throws: HomeProblem.self) { try home.seals(passphrase: nil, now: Offices.now) }
    #expect(problem?.description.contains("chmod 0400 \(file)") == true)
  }

  @Test("keys under a passphrase open with it only")
  func passphrase() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli", passphrase: "correct horse")
    #expect(try home.seals(passphrase: "correct horse", now: Offices.now).mission.text == "ly-tripoli")
    #expect(throws: KeyProblem.self) { try home.seals(passphrase: nil, now: Offices.now) }
    #expect(throws: KeyProblem.self) { try home.seals(passphrase: "wrong", now: Offices.now) }
  }

  @Test("keys under a passphrase are not renewed without it, nor under another; nothing is made then")
  func renewalUnderPassphrase() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli", passphrase: "correct horse")
    let before = offices.folder.contents()
    let problem = #expect(throws: HomeProblem.self) { try home.renew([.tls], kind: .p256, passphrase: nil) }
    #expect(problem?.description.contains("--passphrase-file") == true)
    #expect(throws: KeyProblem.wrongPassphrase) { try home.renew([.tls], kind: .p256, passphrase: "battery staple") }
    #expect(offices.folder.contents() == before)

    _ = try home.renew([.tls], kind: .p256, passphrase: "correct horse")
    let keys = try FileManager.default.contentsOfDirectory(atPath: home.path + "/keys")
    #expect(keys.count == 4)
    for key in keys {
      let pem = try String(contentsOfFile: "\(home.path)/keys/\(key)", encoding: .utf8)
      #expect(pem.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    }
  }

  @Test("a key lost from disk is noticed, and by its use")
  func missingKey() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let keys = try FileManager.default.contentsOfDirectory(atPath: home.path + "/keys")
    let signing = try #require(keys.first { $0.hasPrefix("signing") })
    try FileManager.default.removeItem(atPath: "\(home.path)/keys/\(signing)")
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    let problem = #expect(throws: SealProblem.self) { try seals.identity.current(.signing, now: Offices.now) }
    #expect(problem?.detail.contains("signing") == true)
  }
}

@Suite("Installing: whom a mission believes")
struct InstallTests {
  @Test("the first admission is trusted, the second only under the same root")
  func firstTrust() throws {
    let offices = try Offices()
    let admission = try offices.admit(offices.make("ly-tripoli"))
    let home = offices.home("ly-tripoli")
    let first = try home.install(admission, expectedRoot: nil, now: Offices.now)
    #expect(first.firstTrust)
    #expect(first.version == 2)
    #expect(first.federation == "Test")
    let again = try home.install(admission, expectedRoot: first.root, now: Offices.now)
    #expect(!again.firstTrust)
  }

  @Test("another federation's root is refused, and nothing is changed")
  func otherRoot() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let before = try Data(contentsOf: URL(filePath: home.directoryFile))
    let stranger = try Offices(federation: "Stranger")
    let admission = try stranger.admit(home.path + "/ly-tripoli.request")
    let problem = #expect(throws: HomeProblem.self) {
      try home.install(admission, expectedRoot: nil, now: Offices.now)
    }
    #expect(problem?.description.contains("nothing was changed") == true)
    #expect(try Data(contentsOf: URL(filePath: home.directoryFile)) == before)
  }

  @Test("a fingerprint given must be the root's")
  func expectedRoot() throws {
    let offices = try Offices()
    let admission = try offices.admit(offices.make("ly-tripoli"))
    let other = Digest(bytes: [UInt8](repeating: 1, count: 32))
    #expect(throws: HomeProblem.self) {
      try offices.home("ly-tripoli").install(admission, expectedRoot: other, now: Offices.now)
    }
    #expect(!FileManager.default.fileExists(atPath: offices.home("ly-tripoli").directoryFile))
  }

  @Test("a newer directory alone is taken, an older one refused")
  func directories() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let older = try Data(contentsOf: URL(filePath: home.directoryFile))
    try offices.open("ng-lagos")
    let newer = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    #expect(try home.install(newer, expectedRoot: nil, now: Offices.now).version == 3)
    #expect(try home.directory(now: Offices.now).document.missions.count == 2)
    let problem = #expect(throws: SealProblem.self) {
      try home.install(older, expectedRoot: nil, now: Offices.now)
    }
    #expect(problem?.code == .staleDirectory)
    #expect(try home.directory(now: Offices.now).document.version == 3)
  }

  @Test("of two directories with one version the held one stays; the same one again is taken")
  func twoOfOneVersion() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let held = try Data(contentsOf: URL(filePath: home.directoryFile))
    // The authority's folder, restored or copied, signs version 3 twice, with other missions in it.
    let copy = offices.folder.path + "/copy"
    try FileManager.default.copyItem(atPath: offices.authority.path, toPath: copy)
    try offices.open("ng-lagos")
    let third = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    let request = try Data(contentsOf: URL(filePath: offices.make("gm-banjul")))
    _ = try AuthorityHome(path: copy).admit(request, rotating: false, passphrase: nil, now: Offices.now)
    let other = try Data(contentsOf: URL(filePath: copy + "/directory.p7m"))
    #expect(held != third && third != other)

    for _ in 1...2 {
      #expect(try home.install(third, expectedRoot: nil, now: Offices.now).version == 3)
    }
    let problem = #expect(throws: SealProblem.self) {
      try home.install(other, expectedRoot: nil, now: Offices.now)
    }
    #expect(problem?.code == .conflict)
    #expect(problem?.description.contains("nothing was changed") == true)
    #expect(try Data(contentsOf: URL(filePath: home.directoryFile)) == third)
  }

  @Test("a directory alone, before any admission, has nothing to be checked with")
  func directoryFirst() throws {
    let offices = try Offices()
    _ = try offices.make("ly-tripoli")
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    #expect(throws: SealProblem.self) {
      try offices.home("ly-tripoli").install(directory, expectedRoot: nil, now: Offices.now)
    }
  }

  @Test("an admission that does not list this mission is refused")
  func otherMission() throws {
    let offices = try Offices()
    _ = try offices.make("ly-tripoli")
    let others = try offices.admit(offices.make("ng-lagos"))
    let problem = #expect(throws: SealProblem.self) {
      try offices.home("ly-tripoli").install(others, expectedRoot: nil, now: Offices.now)
    }
    #expect(problem?.code == .unknownMission)
    #expect(!FileManager.default.fileExists(atPath: offices.home("ly-tripoli").directoryFile))
  }

  @Test("what is neither is refused", arguments: ["", "{}", "garbage", "-----BEGIN CERTIFICATE-----"])
  func garbage(text: String) throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let before = try Data(contentsOf: URL(filePath: home.directoryFile))
    #expect(throws: (any Error).self) {
      try home.install(Data(text.utf8), expectedRoot: nil, now: Offices.now)
    }
    #expect(try Data(contentsOf: URL(filePath: home.directoryFile)) == before)
  }

  @Test(
    "renewing: the present keys go on until peers had time to learn of the next, then those are used, the old kept")
  func renewal() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let later = Offices.now + 86400
    func signing(at now: Date? = nil) throws -> Fingerprint {
      try home.seals(passphrase: nil, now: later).identity.current(.signing, now: now ?? later).certificate
        .fingerprint
    }
    let before = try signing()
    let request = try home.renew([.signing, .sealing], kind: .p384, passphrase: nil).file
    #expect(try signing() == before)
    _ = try home.install(offices.admit(request, rotating: true, now: later), expectedRoot: nil, now: later)
    #expect(try signing() == before)
    #expect(try signing(at: later + MissionIdentity.overlap) != before)
    let identity = try home.seals(passphrase: nil, now: later).identity
    #expect(identity.openers.count == 2, "what was sealed for the old key can still be opened")
  }

  @Test("a revoked mission is told so when it wants to sign")
  func revoked() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    _ = try offices.authority.revoke(
      MissionID("ly-tripoli"), passphrase: nil, now: Offices.now)
    let directory = try Data(contentsOf: URL(filePath: offices.authority.directoryFile))
    _ = try home.install(directory, expectedRoot: nil, now: Offices.now)
    let seals = try home.seals(passphrase: nil, now: Offices.now + 1)
    let problem = #expect(throws: SealProblem.self) {
      try seals.identity.current(.signing, now: Offices.now + 1)
    }
    #expect(problem?.code == .revoked)
  }
}

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
