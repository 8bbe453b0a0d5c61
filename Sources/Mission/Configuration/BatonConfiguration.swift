import Configuration
import Courier
import Foundation
package import Handover
import Reception

/// A mission's configuration, read once: file, then environment (`BATON_…`), then flags, the later ones winning.
package struct BatonConfiguration: Sendable {
  /// Nil: the host and port of the mission's own address.
  package var listenHost: String?
  package var listenPort: Int?
  package var passphraseFile: String?
  /// Free octets below which new work is refused.
  package var reserve: Int64 = 1 << 30
  /// Deliveries that one mission may have begun and not finished here.
  package var unfinished = 64
  /// Octets a second, per connection; nil: as fast as the line goes.
  package var sendRate: Int64?
  package var proxy: String?
  /// Seconds of silence on a line after which it is given up.
  package var silence: Double = 60
  package var logLevel = "notice"
  package var board = BoardConfiguration()
  package var notices = NoticeConfiguration()
  package var openID: OpenIDConfiguration?
  package var policy = QueuePolicy()

  package init() {}

  /// Reads the file if there is one.
  ///
  /// - Parameter overrides: What flags said, by key, such as `listen.port`.
  /// - Throws: `ConfigurationProblem`, naming file, key and what is expected.
  package static func load(file: String, overrides: [String: String] = [:]) throws -> BatonConfiguration {
    let settings = FileManager.default.fileExists(atPath: file) ? try KnownKeys.read(file) : [:]
    let reader = ConfigReader(providers: [
      provider(overrides), EnvironmentVariablesProvider().prefixKeys(with: "baton"), provider(settings),
    ])
    var configuration = try BatonConfiguration(reading: reader, file: file)
    configuration.notices.hooks = try NoticeConfiguration.hooks(settings, file: file)
    return configuration
  }

  private static func provider(_ values: [String: String]) -> InMemoryProvider {
    InMemoryProvider(
      values: Dictionary(
        uniqueKeysWithValues: values.map { key, value in
          (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(.string(value), isSecret: false))
        }))
  }

  private init(reading reader: ConfigReader, file: String) throws {
    let values = ConfigurationValues(reader: reader, file: file)
    listenHost = try values.text("listen.host")
    listenPort = try values.number("listen.port", in: 1...65535)
    passphraseFile = try values.text("keys.passphraseFile")
    reserve = try values.number("storage.reserve", in: 0...(1 << 50)).map(Int64.init) ?? reserve
    unfinished = try values.number("storage.unfinished", in: 1...10_000) ?? unfinished
    sendRate = try values.number("courier.sendRate", in: 1024...(1 << 40)).map(Int64.init)
    proxy = try values.proxy("courier.proxy")
    silence = try values.real("courier.silence", in: 5...3600) ?? silence
    logLevel =
      try values.choice(
        "log.level", of: ["trace", "debug", "info", "notice", "warning", "error", "critical"]) ?? logLevel
    board = try BoardConfiguration(values)
    notices = try NoticeConfiguration(values)
    openID = try OpenIDConfiguration(values, board: board)
    for (key, path) in KnownKeys.seconds {
      if let value = try values.real("queue.\(key)", in: 0.01...1e9) { policy[keyPath: path] = value }
    }
    for (key, path) in KnownKeys.counts {
      if let value = try values.number("queue.\(key)", in: 1...1000) { policy[keyPath: path] = value }
    }
    if let fault = policy.faults.first { throw ConfigurationProblem(file: file, key: "queue", what: fault) }
  }
}

/// A configuration that cannot be used.
package struct ConfigurationProblem: Error, CustomStringConvertible {
  let file: String
  let key: String?
  let what: String

  package var description: String {
    "configuration \(file)\(key.map { ", \($0)" } ?? ""): \(what)"
  }
}
