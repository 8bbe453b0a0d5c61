import Base
import Foundation
import Handover
import Testing

@testable import Mission

@Suite("The doctor: what it says of the daemon")
struct DoctorTests {
  private struct NoAnswer: Error, CustomStringConvertible {
    let description = "no daemon answers: start it with `baton serve`"
  }

  private static func findings(_ daemon: () throws -> DaemonView) async throws -> [HealthFinding] {
    let folder = try ScratchFolder()
    return await Doctor(home: MissionHome(path: folder.path), passphraseFile: nil, reachPeers: false)
      .examine(daemon: daemon)
  }

  private static func view(held: Int, stalled: Int = 0, approvers: Int? = nil, pool: Int? = nil) throws -> DaemonView {
    DaemonView(
      mission: try MissionID("ly-tripoli"), version: "0", epoch: "e", directory: 1, address: "127.0.0.1:8443",
      freeBytes: 2, reserveBytes: 1, queued: held, held: held, missions: [],
      unfinished: 5, stalled: stalled, approvers: approvers, pool: pool)
  }

  @Test("what is held is a warning of its own, and says where to look", arguments: [1, 3])
  func held(count: Int) async throws {
    let findings = try await Self.findings { try Self.view(held: count) }
    let found = findings.first { $0.what.contains("until somebody acts") }
    #expect(found?.level == .warning)
    #expect(found?.what.hasPrefix("\(count) case") == true)
    #expect(found?.advice == "baton queue")
  }

  @Test("what others have begun and not gone on with is a warning", arguments: [1, 3])
  func stalled(count: Int) async throws {
    let findings = try await Self.findings { try Self.view(held: 0, stalled: count) }
    #expect(findings.last?.level == .warning)
    #expect(findings.last?.what.hasPrefix("\(count) deliver") == true)
    #expect(findings.last?.advice?.contains("baton inbox --unfinished") == true)
  }

  @Test(
    "that nobody, or one person alone, can approve what wants a second person is said, with the way out",
    arguments: [(0, .bad), (1, .warning), (2, nil), (nil, nil)] as [(Int?, HealthFinding.Level?)])
  func lonely(approvers: Int?, level: HealthFinding.Level?) async throws {
    let findings = try await Self.findings { try Self.view(held: 0, approvers: approvers) }
    let found = findings.first { $0.advice?.contains("four_eyes") == true }
    #expect(found?.level == level)
    #expect(found == nil || found?.what.contains("second person") == true)
  }

  @Test(
    "that nobody, or one person alone, is there to look at what comes is said",
    arguments: [(0, .bad), (1, .warning), (2, nil), (nil, nil)] as [(Int?, HealthFinding.Level?)])
  func pool(count: Int?, level: HealthFinding.Level?) async throws {
    let findings = try await Self.findings { try Self.view(held: 0, pool: count) }
    #expect(
      findings.first { $0.what.contains("looks at what comes") || $0.what.contains("look at what comes") }?.level
        == level)
  }

  @Test("a daemon with nothing held is well")
  func well() async throws {
    let last = try await Self.findings { try Self.view(held: 0) }.last
    #expect(last?.level == .good)
    #expect(last?.what.contains("the daemon runs") == true)
  }

  @Test("the other missions are asked through the courier's proxy, and a proxy in the way is named")
  func proxy() async throws {
    let offices = try Offices()
    try offices.open("ng-lagos")
    let home = try offices.open("ly-tripoli")
    try "courier:\n  proxy: http://127.0.0.1:1\n".write(
      toFile: home.configurationFile, atomically: true, encoding: .utf8)
    let findings = await Doctor(home: home, passphraseFile: nil, reachPeers: true, now: Offices.now)
      .examine(daemon: { throw NoAnswer() })
    let found = findings.first { $0.what.contains("ng-lagos") }
    #expect(found?.level == .bad)
    #expect(found?.what.contains("the proxy 127.0.0.1:1") == true, "\(findings)")
    #expect(found?.advice?.contains("courier.proxy") == true)
  }

  @Test("a clock that is wrong on the day of admission is named, with what it says")
  func clock() async throws {
    let offices = try Offices()
    let home = try offices.open("ly-tripoli")
    let wrong = Offices.now - 30 * 86_400
    let findings = await Doctor(home: home, passphraseFile: nil, reachPeers: false, now: wrong)
      .examine(daemon: { throw NoAnswer() })
    #expect(
      findings.contains { $0.level == .bad && $0.what.contains("the clock of this machine says \(Timestamp(wrong))") },
      "\(findings)")
  }

  @Test("no daemon is bad: nothing is sent and nothing received")
  func down() async throws {
    let last = try await Self.findings { throw NoAnswer() }.last
    #expect(last?.level == .bad)
    #expect(last?.what.contains("baton serve") == true)
  }
}
