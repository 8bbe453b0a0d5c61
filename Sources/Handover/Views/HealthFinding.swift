package import Base

/// One thing looked at, of how the installation is: how well it is, and what it is as a code, so that it is said in the language of
/// whoever reads it. The words stand in `Words/EnglishHealth.swift` and its sisters. Source: decision 0019.
package struct HealthFinding: Sendable, Encodable {
  package enum Level: String, Sendable, Codable, CaseIterable { case good, warning, bad }

  package enum Code: Sendable {
    /// In the words of whatever could not be looked at.
    case told(String)
    case keysInOrder(MissionID)
    case numbersUnreadable, noCompartmentKeys, compartmentKeys
    /// So many compartments have no key in use.
    case keysMissing(Int, NextStep)
    /// So many have no next one that lasts.
    case keysRunOut(Int, NextStep)
    case noNextCoreKey(home: String)
    case nextCoreKey(days: Int)
    case openSSL(String)
    case oldOpenSSL(String)
    case homeClosed(String)
    case homeOpen(String)
    case weakKeys(Int, first: String)
    case orphans(Int, folder: String)
    /// In how many days it ends, and the one after it.
    case certificate(String, days: Int, next: Int?, home: String)
    case certificateProblem(String, home: String)
    case clock(String)
    case directory(Int, missions: Int)
    case staleDirectory(Int, since: String)
    case policy(String)
    case diskUnknown(String)
    case diskFree(mebibytes: Int64)
    /// One of `DiskState.Warning`, with MiB.
    case disk(String, free: Int64, reserve: Int64, files: Int64, home: String)
    case daemon(waiting: Int, held: Int, stopped: [MissionID])
    case loss(String)
    case restored([MissionID])
    case suspended(Suspension)
    case going(Int)
    case standing(Int)
    case stalled(Int)
    case noApprover, oneApprover
    /// How many people who look at what comes are there today: none, or one.
    case pool(Int)
    case noticesAside(NoticeLane)
    case noticesFail(NoticeLane)
    case peerAnswers(MissionID, String, status: Int)
    case peerClock(MissionID, String, theirs: String, ours: String)
    case peerProblem(MissionID, String)
    case peerUntrusted(MissionID, String)
    case peerProxy(MissionID, String)
    case peerSilent(MissionID, String)
  }

  /// What is to be done about keys that are missing.
  package struct NextStep: Sendable {
    /// Whether the request for them is written already.
    let isAsked: Bool
    let home: String

    package init(isAsked: Bool, home: String) { (self.isAsked, self.home) = (isAsked, home) }
  }

  package let level: Level
  package let code: Code

  package init(level: Level, code: Code) { (self.level, self.code) = (level, code) }

  /// In English.
  package var what: String { words(in: .english).what.description }
  package var advice: String? { words(in: .english).advice?.description }

  /// The other mission that it is about.
  package var mission: MissionID? {
    switch code {
    case .peerAnswers(let mission, _, _), .peerClock(let mission, _, _, _), .peerProblem(let mission, _),
      .peerUntrusted(let mission, _), .peerProxy(let mission, _), .peerSilent(let mission, _):
      mission
    default: nil
    }
  }

  private enum CodingKeys: CodingKey { case level, what, advice }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(level, forKey: .level)
    try members.encode(what, forKey: .what)
    try members.encodeIfPresent(advice, forKey: .advice)
  }
}
