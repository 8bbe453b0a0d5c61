import Base
import Foundation
import Handover
import Ledger
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
    #expect(keys.map { $0.prefix { $0 != "-" } } == ["sealing", "sealing", "signing", "tls"])
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
    #expect(keys.count == 5)
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

  @Test("a restored ledger gets a new epoch and an entry in the journal, unless a daemon works on it or there is none")
  func epoch() async throws {
    let offices = try Offices()
    defer { withExtendedLifetime(offices) {} }
    let home = try offices.open("ly-tripoli")
    await #expect(throws: HomeProblem.self) { try await home.renewEpoch(now: Offices.now) }
    #expect(!FileManager.default.fileExists(atPath: home.path + "/ledger.sqlite"))
    let mission = try home.profile().id
    var ledger: SQLiteLedger? = try SQLiteLedger.open(at: home.path, mission: mission, now: Offices.now) { SHA256() }
    let old = try #require(ledger?.epoch)
    await #expect(throws: LedgerProblem.self) { try await home.renewEpoch(now: Offices.now) }
    try ledger?.close()
    ledger = nil
    let new = try await home.renewEpoch(now: Offices.now)
    let again = try SQLiteLedger.open(at: home.path, mission: mission, now: Offices.now) { SHA256() }
    #expect(new != old && again.epoch == new)
    #expect(try await again.journal(limit: 1).first?.text.contains("epoch.renewed") == true)
  }
}
