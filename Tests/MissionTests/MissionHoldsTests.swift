import Foundation
import Handover
import Testing

@testable import Mission

@Suite("Holds on missions: kept, and never lost by a file that cannot be read")
struct MissionHoldsTests {
  private static func file(_ folder: ScratchFolder) -> String { folder.path + "/held-missions.json" }

  @Test("no file, no holds; what is held stays held by the next start")
  func kept() throws {
    let folder = try ScratchFolder()
    let home = MissionHome(path: folder.path)
    let lagos = try MissionID("ng-lagos")
    let holds = try MissionHolds(home: home)
    #expect(holds.load().isEmpty)
    try holds.hold(lagos, "moving house")
    #expect(try MissionHolds(home: home).load() == [lagos: "moving house"])
    try holds.release(lagos)
    #expect(try MissionHolds(home: home).load().isEmpty)
  }

  @Test(
    "a file that is not what was written stops the start, and stays as it is",
    arguments: ["", "[]", "{\"ng-lagos\": \"moving", "{\"ng-lagos\": 1}", "{\"Not An Id\": \"moving house\"}"])
  func malformed(text: String) throws {
    let folder = try ScratchFolder()
    let file = Self.file(folder)
    try Data(text.utf8).write(to: URL(filePath: file))
    let problem = #expect(throws: HomeProblem.self) { try MissionHolds(home: MissionHome(path: folder.path)) }
    #expect(problem?.description.contains(file) == true)
    #expect(problem?.description.contains("nothing is sent until") == true)
    #expect(try Data(contentsOf: URL(filePath: file)) == Data(text.utf8))
  }

  @Test("what stands in the file's place and is no file stops the start", arguments: [true, false])
  func unreadable(isLink: Bool) throws {
    let folder = try ScratchFolder()
    let file = Self.file(folder)
    #expect(isLink ? symlink(folder.path + "/nowhere", file) == 0 : mkdir(file, 0o700) == 0)
    #expect(throws: HomeProblem.self) { try MissionHolds(home: MissionHome(path: folder.path)) }
  }
}
