import Base
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

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

  @Test(
    "an admission for keys that are not here is refused, and one that lists this mission and another's is not its own")
  func otherKeys() throws {
    let offices = try Offices()
    let admission = try offices.admit(offices.make("ly-tripoli"))
    let home = offices.home("ly-tripoli")
    try FileManager.default.moveItem(atPath: home.path, toPath: home.path + ".old")
    _ = try offices.make("ly-tripoli")
    let problem = #expect(throws: HomeProblem.self) {
      try home.install(admission, expectedRoot: nil, now: Offices.now)
    }
    #expect(problem?.description.contains("nothing was installed") == true)
    #expect(!FileManager.default.fileExists(atPath: home.directoryFile))
    // Its own home takes it.
    try FileManager.default.removeItem(atPath: home.path)
    try FileManager.default.moveItem(atPath: home.path + ".old", toPath: home.path)
    #expect(try home.install(admission, expectedRoot: nil, now: Offices.now).version == 2)
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
    #expect(identity.openers.count == 3, "what was sealed for the old key can still be opened")
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
