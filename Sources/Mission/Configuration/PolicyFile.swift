import Base
import Foundation
package import Handover
import Logging
package import Sealing
import Synchronization
import Yams

/// What a mission has decided for itself and with others.
package struct MissionPolicy: Sendable, Equatable {
  package var clocks: ClockPolicy
  package var fourEyes = FourEyes.proposed

  package init(clocks: ClockPolicy = ClockPolicy()) { self.clocks = clocks }
}

/// What two missions have agreed on times, what wants a second person here, and how long what has ended is kept, as `policy.yaml` in the home says it. Without
/// the file what Baton proposes holds.
package enum PolicyFile {
  /// - Parameter days: When the missions of the directory work; the file may say otherwise.
  /// - Throws: `ConfigurationProblem`, naming file, line, key and what is expected.
  package static func read(_ file: String, days: [MissionID: WorkingDays] = [:]) throws -> MissionPolicy {
    var policy = MissionPolicy(clocks: ClockPolicy(days: days))
    guard FileManager.default.fileExists(atPath: file) else { return policy }
    let text = String(decoding: try DurableFile.read(file), as: UTF8.self)
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw ConfigurationProblem(file: file, key: nil, what: "not YAML: \(error)")
    }
    guard let root else { return policy }
    for part in try PolicyNode(file: file, key: "", node: root).members([
      "limits", "missions", "escalation", "four_eyes", "notice", "retention",
    ]) {
      switch part.name {
      case "limits": policy.clocks.limits = try limits(part)
      case "escalation": policy.clocks.escalation = try escalation(part)
      case "notice": policy.clocks.notice = try notice(part)
      case "retention": policy.clocks.retention = try retention(part)
      case "four_eyes": policy.fourEyes = try fourEyes(part)
      default: for mission in try part.members(nil) { try add(mission, to: &policy.clocks) }
      }
    }
    return policy
  }

  private static func add(_ node: PolicyNode, to policy: inout ClockPolicy) throws {
    guard let mission = try? MissionID(node.name) else {
      throw node.problem("“\(node.name.prefix(40))” is no mission id")
    }
    var days = policy.days[mission] ?? WorkingDays()
    for part in try node.members(["zone", "weekend", "holidays", "limits"]) {
      switch part.name {
      case "limits": policy.agreed[mission] = try limits(part)
      case "holidays": days.holidays = Set(try part.texts().map { try holiday($0, part) })
      case "weekend":
        guard days.setWeekend(try part.texts()) else {
          throw part.problem(
            "write days off such as [fri, sat], of \(WorkingDays.names.joined(separator: ", ")), not all")
        }
      default:
        days.zone = TimeZone(identifier: try part.text())
        guard days.zone != nil else { throw part.problem("this is no time zone: write Africa/Lagos") }
      }
    }
    policy.days[mission] = days
  }

  private static func notice(_ node: PolicyNode) throws -> ClockPolicy.Notice {
    var notice = ClockPolicy.Notice()
    for part in try node.members(["usual", "special"]) {
      guard let limit = try Limit(part.text()), limit.base == .beforeArrival, limit.within == nil else {
        throw part.problem("write how long before the arrival, such as T-5wd")
      }
      if part.name == "usual" { notice.usual = limit } else { notice.special = limit }
    }
    return notice
  }

  private static func retention(_ node: PolicyNode) throws -> RetentionPolicy {
    var policy = RetentionPolicy()
    for part in try node.members(["sent", "received", "returned", "notice"]) {
      guard let limit = try Limit(part.text()), limit.base == .afterOwed, limit.within == nil,
        case .hours(let hours) = limit.span
      else { throw part.problem("write days or hours, such as 30d") }
      switch part.name {
      case "sent": policy.sent = hours
      case "received": policy.received = hours
      case "returned": policy.returned = hours
      default: policy.notice = hours
      }
    }
    guard policy.notice <= min(policy.sent, policy.received, policy.returned) else {
      throw node.problem("what goes is shown for as long as notice says before: nothing can be kept for less than that")
    }
    return policy
  }

  private static func fourEyes(_ node: PolicyNode) throws -> FourEyes {
    FourEyes(
      rules: try node.texts(orNone: true).map { text in
        guard let rule = FourEyes.Rule(text) else {
          throw node.problem(
            "“\(text.prefix(60))” is nothing that can wait for a second person: write a kind of statement such as recalled, "
              + "or submitted, and where it is to wait only then: recalled if accepted, onward if outside, "
              + "submitted if vital_interest")
        }
        return rule
      })
  }

  private static func limits(_ node: PolicyNode) throws -> ClockPolicy.Limits {
    try node.members(Deadline.What.allCases.map(\.rawValue)).reduce(into: [:]) { limits, part in
      guard let what = Deadline.What(rawValue: part.name) else { return }
      limits[what] = try part.texts().map { text in
        guard let limit = Limit(text) else {
          throw part.problem("“\(text.prefix(40))” is no limit: write 4h, 2wd, T-72h, T+30d, or 4h if T<72h")
        }
        guard limit.base != .afterArrival || !before.contains(what) else {
          throw part.problem(
            "this is owed before people arrive: “\(text.prefix(40))” would ask for it when they are there")
        }
        return limit
      }
    }
  }

  /// What is of no use any more once people have arrived.
  private static let before: Set<Deadline.What> = [.receipt, .review, .answer, .acceptance, .assignment, .readiness]

  private static func escalation(_ node: PolicyNode) throws -> ClockPolicy.Escalation {
    var escalation = ClockPolicy.Escalation()
    for part in try node.members(["supervisor", "other_mission"]) {
      guard let limit = try Limit(part.text()), limit.base == .afterOwed, limit.within == nil,
        case .hours(let hours) = limit.span
      else { throw part.problem("write hours or days of being late, such as 4h") }
      if part.name == "supervisor" { escalation.supervisor = hours } else { escalation.otherMission = hours }
    }
    return escalation
  }

  private static func holiday(_ text: String, _ part: PolicyNode) throws -> Int {
    guard let date = PartialDate(text), date.day != nil else {
      throw part.problem("“\(text.prefix(40))” is no day: write 2027-01-01")
    }
    return Int(date.start.timeIntervalSince1970 / 86_400)
  }
}

/// The policy in force: read again when the file or the directory has changed.
///
/// A slip in the file stops nobody from being handed over, and takes no guard away: what it last said when it could be read
/// holds, from a copy beside it also after a restart. Where there is none, what Baton proposes holds, and nothing is
/// destroyed by it, until the file is mended.
final class PolicyWatch: Sendable {
  private struct Held {
    let stamp: Stamp
    let policy: MissionPolicy
  }

  private struct Stamp: Equatable {
    let directory: Int
    let modified: Date?
    let size: Int?
  }

  private let file: String
  private let seals: MissionSeals
  private let logger: Logger
  private let held = Mutex<Held?>(nil)
  /// One change after the other.
  private let turn = Mutex(())

  init(file: String, seals: MissionSeals, logger: Logger) {
    self.file = file
    self.seals = seals
    self.logger = logger
  }

  var policy: MissionPolicy {
    let directory = seals.currentDirectory
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    let stamp = Stamp(
      directory: directory.document.version, modified: attributes?[.modificationDate] as? Date,
      size: attributes?[.size] as? Int)
    return held.withLock { held in
      if let held, held.stamp == stamp { return held.policy }
      let policy = read(days: directory.workingDays)
      held = Held(stamp: stamp, policy: policy)
      return policy
    }
  }

  /// What the file said when it could last be read.
  private var copy: String { file + ".held" }

  private func read(days: [MissionID: WorkingDays]) -> MissionPolicy {
    do {
      let policy = try PolicyFile.read(file, days: days)
      try keepCopy()
      return policy
    } catch let problem as ConfigurationProblem {
      logger.error("policy not taken; what it said before holds", metadata: ["error": "\(problem)"])
    } catch { logger.error("policy not read or not kept", metadata: ["error": "\(error)"]) }
    if FileManager.default.fileExists(atPath: copy), let before = try? PolicyFile.read(copy, days: days) {
      return before
    }
    var proposed = MissionPolicy(clocks: ClockPolicy(days: days))
    proposed.clocks.retention = .suspended
    return proposed
  }

  private func keepCopy() throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: file) else {
      if manager.fileExists(atPath: copy) { try manager.removeItem(atPath: copy) }
      return
    }
    let octets = try DurableFile.read(file)
    if !manager.fileExists(atPath: copy) || (try? DurableFile.read(copy)) != octets {
      try DurableFile.write(octets, to: copy, mode: 0o600)
    }
  }
}

extension PolicyWatch: RuleKeeping {
  var proposed: String { PolicyFile.proposed }

  func rules() throws -> String {
    guard Disk.exists(file) else { return "" }
    guard let text = String(validating: try DurableFile.read(file), as: UTF8.self) else {
      throw RuleProblem.wrong("policy.yaml is not UTF-8: mend it on the server")
    }
    return text
  }

  func change(to text: String, isSure: Bool, where isSeen: (String) -> Bool) throws {
    let before = policy
    try turn.withLock { _ in
      guard isSeen(try rules()) else { throw RuleProblem.changedSince }
      let next = try checked(text)
      guard isSure || !next.isWeaker(than: before) else { throw RuleProblem.weaker }
      try DurableFile.write(Data(text.utf8), to: file, mode: 0o600)
      held.withLock { $0 = nil }
    }
    _ = policy
  }

  /// As the daemon would read it.
  private func checked(_ text: String) throws -> MissionPolicy {
    guard text.utf8.count <= Self.longest else { throw RuleProblem.wrong("more than 64 KiB") }
    // One of them multiplies what is behind it, and every start would read it again.
    guard !text.contains(/(?:^|[:\[,\-]\s*)[&*][A-Za-z0-9_]/.anchorsMatchLineEndings()) else {
      throw RuleProblem.wrong("`&` and `*` (YAML aliases): write it out")
    }
    let next = file + ".next"
    defer { unlink(next) }
    try DurableFile.write(Data(text.utf8), to: next, mode: 0o600)
    do { return try PolicyFile.read(next, days: seals.currentDirectory.workingDays) } catch let problem
      as ConfigurationProblem
    {
      throw RuleProblem.wrong([problem.key, problem.what].compactMap(\.self).joined(separator: ": "))
    }
  }

  private static let longest = 64 << 10
}

extension MissionPolicy {
  /// Whether something would go without a second person that waits for one now, or be kept for a shorter time.
  fileprivate func isWeaker(than other: MissionPolicy) -> Bool {
    let (now, before) = (clocks.retention, other.clocks.retention)
    return !other.fourEyes.rules.allSatisfy(fourEyes.rules.contains)
      || now.sent < before.sent || now.received < before.received || now.returned < before.returned
      || now.notice < before.notice
  }
}

extension Directory {
  /// When its missions work.
  package var workingDays: [MissionID: WorkingDays] {
    document.missions.reduce(into: [:]) { found, listed in
      var days = WorkingDays(zone: TimeZone(identifier: listed.profile.timeZone))
      _ = days.setWeekend(listed.profile.weekend)
      found[listed.profile.id] = days
    }
  }
}

/// A place in the policy file.
private struct PolicyNode {
  let file: String
  /// The way to it, such as `with.ng-lagos.zone`.
  let key: String
  let node: Node

  /// The last word of the key.
  var name: String { key.split(separator: ".").last.map(String.init) ?? "" }

  func problem(_ what: String) -> ConfigurationProblem {
    let line = node.mark.map { "line \($0.line): " } ?? ""
    return ConfigurationProblem(file: file, key: key.isEmpty ? nil : key, what: line + what)
  }

  /// - Parameter known: The names there may be; nil for any.
  func members(_ known: [String]?) throws -> [PolicyNode] {
    if node.scalar?.string.isEmpty == true { return [] }
    guard let mapping = node.mapping else {
      throw problem("entries such as `\(known?.first ?? "ng-lagos"):` are expected")
    }
    return try mapping.map { name, value in
      let name = name.scalar?.string ?? ""
      let part = PolicyNode(file: file, key: key.isEmpty ? name : "\(key).\(name)", node: value)
      guard known?.contains(name) ?? true else {
        throw part.problem("there is no such entry; there are \(known?.joined(separator: ", ") ?? "")")
      }
      return part
    }
  }

  /// One text, or a list of them.
  func texts(orNone: Bool = false) throws -> [String] {
    if orNone, node.sequence?.isEmpty == true { return [] }
    guard let sequence = node.sequence else { return [try text()] }
    return try sequence.map { try PolicyNode(file: file, key: key, node: $0).text() }
  }

  func text() throws -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw problem("a value is expected") }
    return text
  }
}
