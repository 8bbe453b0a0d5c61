import Foundation
import Handover
import Ledger
import Testing

@testable import Mission
@testable import Sealing

@Suite("Holds on missions of version 0.1.0: taken into the store, and never lost by a file that cannot be read")
struct MissionHoldsTests {
  private let folder: ScratchFolder
  private let ledger: SQLiteLedger

  init() throws {
    folder = try ScratchFolder()
    ledger = try SQLiteLedger.open(
      at: folder.path + "/store", mission: MissionID("ly-tripoli"), now: Offices.now, ballast: 0
    ) { SHA256() }
  }

  private var file: String { folder.path + "/held-missions.json" }

  private func move() async throws {
    try await MissionHolds(home: MissionHome(path: folder.path)).move(to: ledger, now: Offices.now)
  }

  @Test("no file, no holds; what is held stays held, and the file goes")
  func kept() async throws {
    try await move()
    #expect(try await ledger.heldMissions() == [:])
    try Data(#"{"ng-lagos":"moving house"}"#.utf8).write(to: URL(filePath: file))
    try await move()
    #expect(try await ledger.heldMissions() == [MissionID("ng-lagos"): "moving house"])
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test(
    "a file that is not what was written stops the start, and stays as it is",
    arguments: ["", "[]", "{\"ng-lagos\": \"moving", "{\"ng-lagos\": 1}", "{\"Not An Id\": \"moving house\"}"])
  func malformed(text: String) async throws {
    try Data(text.utf8).write(to: URL(filePath: file))
    let problem = await #expect(throws: HomeProblem.self) { try await move() }
    #expect(problem?.description.contains(file) == true)
    #expect(problem?.description.contains("nothing is sent until") == true)
    #expect(try Data(contentsOf: URL(filePath: file)) == Data(text.utf8))
  }

  @Test("what stands in the file's place and is no file stops the start", arguments: [true, false])
  func unreadable(isLink: Bool) async throws {
    #expect(isLink ? symlink(folder.path + "/nowhere", file) == 0 : mkdir(file, 0o700) == 0)
    await #expect(throws: HomeProblem.self) { try await move() }
  }
}
