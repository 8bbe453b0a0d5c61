import Foundation
import Handover
import Yams

/// Every key a configuration file may hold. An unknown one is an error that names the nearest known one: a setting
/// that is silently ignored is worse than none.
enum KnownKeys {
  nonisolated(unsafe) static let seconds: [(key: String, path: WritableKeyPath<QueuePolicy, TimeInterval>)] = [
    ("probeFirst", \.probeFirst), ("probeMax", \.probeMax), ("missionHoldProbe", \.missionHoldProbe),
    ("noticeAfter", \.noticeAfter), ("alarmAfter", \.alarmAfter), ("escalateAfter", \.escalateAfter),
    ("backoffBase", \.backoffBase), ("backoffCap", \.backoffCap), ("quickPhase", \.quickPhase),
    ("middleCap", \.middleCap), ("middlePhase", \.middlePhase), ("slowWait", \.slowWait),
    ("pullFloor", \.pullFloor), ("retryAfterMax", \.retryAfterMax), ("undatedArrival", \.undatedArrival),
    ("deadAfterArrival", \.deadAfterArrival), ("deadAfterCreated", \.deadAfterCreated),
  ]
  nonisolated(unsafe) static let counts: [(key: String, path: WritableKeyPath<QueuePolicy, Int>)] = [
    ("windowStart", \.windowStart), ("windowMax", \.windowMax), ("totalMax", \.totalMax),
    ("breakerCohort", \.breakerCohort), ("poisonCrashes", \.poisonCrashes), ("poisonRejects", \.poisonRejects),
  ]

  static let all: Set<String> = Set(
    [
      "listen.host", "listen.port", "keys.passphraseFile", "storage.reserve", "courier.sendRate", "courier.proxy",
      "log.level",
    ] + seconds.map { "queue.\($0.key)" } + counts.map { "queue.\($0.key)" })

  static func check(_ file: String) throws {
    let text = try DurableFile.read(file)
    let tree: Any?
    do { tree = try Yams.load(yaml: String(decoding: text, as: UTF8.self)) } catch {
      throw ConfigurationProblem(file: file, key: nil, what: "not YAML: \(error)")
    }
    guard let tree else { return }
    guard let root = tree as? [String: Any] else {
      throw ConfigurationProblem(file: file, key: nil, what: "sections such as `listen:` are expected")
    }
    for (section, value) in root { try check(section, value, file) }
  }

  private static func check(_ section: String, _ value: Any, _ file: String) throws {
    if value is NSNull { return }
    guard let entries = value as? [String: Any] else { throw unknown(section, file) }
    for key in entries.keys where !all.contains("\(section).\(key)") { throw unknown("\(section).\(key)", file) }
  }

  private static func unknown(_ key: String, _ file: String) -> ConfigurationProblem {
    let near = all.min { distance($0, key) < distance($1, key) } ?? ""
    return ConfigurationProblem(file: file, key: key, what: "there is no such setting; did you mean \(near)?")
  }

  /// Letters of one word that the other has not, both ways: enough to find the nearest.
  private static func distance(_ a: String, _ b: String) -> Int {
    let difference = b.difference(from: a)
    return difference.insertions.count + difference.removals.count
  }
}
