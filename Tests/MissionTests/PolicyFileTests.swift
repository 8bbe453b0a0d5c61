import Base
import Foundation
import Handover
import Logging
import Testing

@testable import Mission

@Suite("The policy of times in a mission's home")
struct PolicyFileTests {
  private static func read(_ text: String) throws -> ClockPolicy { try whole(text).clocks }

  private static func whole(_ text: String) throws -> MissionPolicy {
    let file = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try PolicyFile.read(file.path)
  }

  @Test(
    "what is owed before people arrive is not asked for afterwards", arguments: ["acceptance", "readiness", "review"])
  func before(what: String) throws {
    let error = #expect(throws: ConfigurationProblem.self) { try Self.read("limits:\n  \(what): T+30d\n") }
    #expect(error?.description.contains("when they are there") == true && error?.description.contains("line 2") == true)
    _ = try Self.read("limits:\n  arrival: T+4h\n")
  }

  @Test("what is proposed on the board is the file that comes with the program, and says what holds without any")
  func proposed() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Deploy/configuration/policy.yaml").standardized
    #expect(try PolicyFile.proposed == String(contentsOf: file, encoding: .utf8))
    let (said, without) = (try Self.whole(PolicyFile.proposed), MissionPolicy())
    #expect(said.fourEyes == without.fourEyes && said.clocks.retention == without.clocks.retention)
    #expect(said.clocks.notice == without.clocks.notice && said.clocks.escalation == without.clocks.escalation)
    #expect(Set(said.clocks.limits.keys) == Set(Deadline.What.allCases) && said.clocks.agreed.isEmpty)
  }

  @Test("a file says what was agreed with whom; what it leaves out is as proposed")
  func whole() throws {
    let policy = try Self.read(
      """
      limits:
        review: [2wd, 4h if T<72h]
        acceptance: 3wd
      missions:
        ly-tripoli: {zone: Africa/Tripoli, weekend: [fri, sat]}
        ng-lagos:
          zone: Africa/Lagos
          holidays: [2027-01-01, 2027-10-01]
          limits: {receipt: 2h}
      escalation: {other_mission: 2d}
      """)
    let lagos = try MissionID("ng-lagos")
    #expect(policy.limits(of: .review, with: lagos) == ["2wd", "4h if T<72h"].compactMap(Limit.init))
    #expect(policy.limits(of: .acceptance, with: lagos) == ["3wd"].compactMap(Limit.init))
    #expect(policy.limits(of: .receipt, with: lagos) == ["2h"].compactMap(Limit.init))
    #expect(policy.limits(of: .readiness, with: lagos) == ["T-24h"].compactMap(Limit.init))
    #expect(policy.days[try MissionID("ly-tripoli")]?.weekend == [5, 6] && policy.days[lagos]?.weekend == [0, 6])
    #expect(policy.days[lagos]?.holidays.count == 2)
    #expect(policy.escalation.supervisor == 0 && policy.escalation.otherMission == 48)
  }

  @Test("no file, and an empty one, is what Baton proposes", arguments: ["", "# nothing yet\n", "limits:\n"])
  func nothing(text: String) throws {
    #expect(try Self.read(text) == ClockPolicy())
    #expect(try PolicyFile.read("/nowhere/policy.yaml") == MissionPolicy())
  }

  @Test("what wants a second person is proposed, can be decided otherwise, and can be nothing")
  func fourEyes() throws {
    let own = try Self.whole("four_eyes: [alert, closed if accepted, submitted if outside]\n").fourEyes
    #expect(own.ask(.alert) { _ in false })
    #expect(own.ask(.closed) { $0 == .accepted } && !own.ask(.closed) { _ in false })
    #expect(own.ask(.submitted) { $0 == .outside } && !own.ask(.recalled) { _ in true })
    #expect(try Self.whole("four_eyes: []\n").fourEyes.rules.isEmpty)
    #expect(FourEyes.proposed.rules.count == 4)
  }

  @Test(
    "a slip is named with line, place and what was meant",
    arguments: [
      ("limits:\n  reveiw: 4h\n", "limits.reveiw", "line 2"), ("limits:\n  review: soon\n", "limits.review", "4h"),
      ("missions:\n  ng-lagos:\n    weekend: [saturdy]\n", "missions.ng-lagos.weekend", "[fri, sat]"),
      ("missions: {ng-lagos: {zone: Lagos}}\n", "missions.ng-lagos.zone", "Africa/Lagos"),
      ("missions:\n  Lagos!:\n    zone: Africa/Lagos\n", "missions.Lagos!", "no mission id"),
      ("missions: {ng-lagos: {holidays: [1.1.2027]}}\n", "missions.ng-lagos.holidays", "2027-01-01"),
      ("escalation:\n  supervisor: 2wd\n", "escalation.supervisor", "hours"),
      ("limits: [4h]\n", "limits", "entries"), ("times: {}\n", "times", "no such entry"),
      (
        "missions: {ng-lagos: {weekend: [sun, mon, tue, wed, thu, fri, sat]}}\n", "missions.ng-lagos.weekend", "not all"
      ),
      ("notice: {usual: 5wd}\n", "notice.usual", "T-5wd"),
      ("four_eyes: [recaled]\n", "four_eyes", "recalled if accepted"),
      ("four_eyes: [received]\n", "four_eyes", "recalled if accepted"),
      ("four_eyes: [alert if outside]\n", "four_eyes", "onward if outside"),
      ("four_eyes: [recalled when accepted]\n", "four_eyes", "recalled if accepted"),
      ("limits: {review: {after: 4h}}\n", "limits.review", "value"), ("a: [\n", "not YAML", "policy-"),
    ])
  func slips(text: String, place: String, words: String) {
    let problem = #expect(throws: ConfigurationProblem.self) { try Self.read(text) }
    #expect(
      problem?.description.contains(place) == true && problem?.description.contains(words) == true,
      "\(problem.map { "\($0)" } ?? "")")
  }

  @Test("what the directory says of a mission's days holds where the file says nothing")
  func directory() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("missions: {ly-tripoli: {holidays: [2027-02-17]}}".utf8).write(to: file)
    let tripoli = try MissionID("ly-tripoli")
    let days = WorkingDays(weekend: [5, 6], zone: TimeZone(identifier: "Africa/Tripoli"))
    let policy = try PolicyFile.read(file.path, days: [tripoli: days]).clocks
    #expect(policy.days[tripoli]?.weekend == [5, 6] && policy.days[tripoli]?.zone == days.zone)
    #expect(policy.days[tripoli]?.holidays.count == 1)
  }

  @Test(
    "a slip in the file takes no guard away: what it said before holds, also after a restart, and nothing is destroyed for want of it"
  )
  func slip() throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    _ = try home.install(
      Data(contentsOf: URL(filePath: offices.authority.directoryFile)), expectedRoot: nil, now: Offices.now)
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    func policy() -> MissionPolicy {
      PolicyWatch(file: home.policyFile, seals: seals, logger: Logger(label: "test")).policy
    }
    try Data("reciept: 4h\n".utf8).write(to: URL(filePath: home.policyFile))
    let unknown = policy()
    #expect(unknown.fourEyes == .proposed && unknown.clocks.retention == .suspended)
    try Data("four_eyes: [submitted, recalled]\nretention: {sent: 400d}\n".utf8).write(
      to: URL(filePath: home.policyFile))
    let meant = policy()
    #expect(meant.fourEyes != .proposed && meant.clocks.retention.sent == 400 * 24)
    try Data("four_eyes: [submitted, recalled]\nreciept: 4h\n".utf8).write(to: URL(filePath: home.policyFile))
    #expect(policy() == meant)
    try FileManager.default.removeItem(atPath: home.policyFile)
    #expect(policy().fourEyes == .proposed && policy().clocks.retention == RetentionPolicy())
    try Data("reciept: 4h\n".utf8).write(to: URL(filePath: home.policyFile))
    #expect(policy().clocks.retention == .suspended, "a file that was taken away is not what holds")
  }

  @Test("the example in Deploy is what Baton proposes")
  func example() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let policy = try PolicyFile.read(root.appending(path: "Deploy/configuration/policy.yaml").path).clocks
    for what in Deadline.What.allCases {
      #expect(policy.limits[what] == ClockPolicy().limits(of: what, with: try MissionID("ng-lagos")), "\(what)")
    }
    #expect(policy.escalation == ClockPolicy().escalation && policy.notice == ClockPolicy().notice)
    #expect(try PolicyFile.read(root.appending(path: "Deploy/configuration/policy.yaml").path).fourEyes == .proposed)
  }
}
