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
    ("pullFloor", \.pullFloor), ("retryAfterMax", \.retryAfterMax),
    ("deadAfterArrival", \.deadAfterArrival), ("deadAfterCreated", \.deadAfterCreated),
  ]
  nonisolated(unsafe) static let counts: [(key: String, path: WritableKeyPath<QueuePolicy, Int>)] = [
    ("windowStart", \.windowStart), ("windowMax", \.windowMax), ("totalMax", \.totalMax),
    ("breakerCohort", \.breakerCohort), ("poisonCrashes", \.poisonCrashes), ("poisonRejects", \.poisonRejects),
  ]

  static let all: Set<String> = Set(
    [
      "listen.host", "listen.port", "keys.passphraseFile", "storage.reserve", "storage.unfinished",
      "courier.sendRate", "courier.proxy", "courier.silence", "log.level",
      "mail.server", "mail.port", "mail.tls", "mail.user", "mail.passwordFile", "mail.from", "mail.rootsFile",
      "openid.issuer", "openid.client", "openid.secretFile", "openid.rootsFile",
      "board.address", "board.host", "board.port", "board.certificateFile", "board.keyFile", "board.plain",
    ] + seconds.map { "queue.\($0.key)" } + counts.map { "queue.\($0.key)" })

  /// What a webhook has, under a name that the mission gives it.
  static let ofWebhook: Set<String> = ["url", "secretFile", "only", "inside", "rootsFile"]

  /// The settings of a YAML file, each as written, by key such as `listen.port`.
  ///
  /// - Throws: `ConfigurationProblem` for what is not YAML, and for a key that is not known.
  static func read(_ file: String) throws -> [String: String] {
    let text = try DurableFile.read(file)
    let tree: Any?
    do { tree = try Yams.load(yaml: String(decoding: text, as: UTF8.self)) } catch {
      throw ConfigurationProblem(file: file, key: nil, what: "not YAML: \(error)")
    }
    guard let tree, !(tree is NSNull) else { return [:] }
    guard let root = tree as? [String: Any] else {
      throw ConfigurationProblem(file: file, key: nil, what: "sections such as `listen:` are expected")
    }
    return try root.reduce(into: [:]) { settings, section in
      settings.merge(try read(section.key, section.value, file)) { $1 }
    }
  }

  private static func read(_ section: String, _ value: Any, _ file: String) throws -> [String: String] {
    if value is NSNull { return [:] }
    if section == "webhooks" { return try readWebhooks(value, file) }
    guard let entries = value as? [String: Any] else { throw unknown(section, file) }
    var settings: [String: String] = [:]
    for (name, value) in entries where !(value is NSNull) {
      let key = "\(section).\(name)"
      guard all.contains(key) else { throw unknown(key, file) }
      guard !(value is [String: Any]), !(value is [Any]) else {
        throw ConfigurationProblem(file: file, key: key, what: "a single value is expected")
      }
      settings[key] = "\(value)"
    }
    return settings
  }

  /// `webhooks.NAME.url`, and so on.
  private static func readWebhooks(_ value: Any, _ file: String) throws -> [String: String] {
    guard let entries = value as? [String: Any] else {
      throw ConfigurationProblem(
        file: file, key: "webhooks", what: "names are expected, each with its `url` and `secretFile`")
    }
    var settings: [String: String] = [:]
    for (name, value) in entries {
      let key = "webhooks.\(name)"
      guard let members = value as? [String: Any] else {
        throw ConfigurationProblem(file: file, key: key, what: "`url` and `secretFile` are expected")
      }
      for (member, value) in members where !(value is NSNull) {
        guard ofWebhook.contains(member) else {
          throw unknown("\(key).\(member)", file, ofWebhook.map { "\(key).\($0)" })
        }
        guard !(value is [String: Any]), !(value is [Any]) else {
          throw ConfigurationProblem(file: file, key: "\(key).\(member)", what: "a single value is expected")
        }
        settings["\(key).\(member)"] = "\(value)"
      }
    }
    return settings
  }

  private static func unknown(_ key: String, _ file: String, _ known: [String] = Array(all)) -> ConfigurationProblem {
    let near = known.sorted().min { distance($0, key) < distance($1, key) } ?? ""
    return ConfigurationProblem(file: file, key: key, what: "there is no such setting; did you mean \(near)?")
  }

  /// Letters of one word that the other has not, both ways: enough to find the nearest.
  private static func distance(_ a: String, _ b: String) -> Int {
    let difference = b.difference(from: a)
    return difference.insertions.count + difference.removals.count
  }
}
