import ArgumentParser
import Base
import Foundation
import Handover
import Logging
import Mission
import Sealing

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "The daemon: sends, receives, and serves this machine's command line.",
    discussion: "Stops gracefully on SIGTERM. Settings come from HOME/baton.yaml, BATON_… variables and flags.")
  @OptionGroup var home: HomeOption
  @OptionGroup var passphrase: PassphraseOption
  @Option(help: "Listen here instead of the address's host.") var listenHost: String?
  @Option(help: "Listen on this port instead of the address's.") var listenPort: Int?
  @Option(help: "Read this configuration file instead of HOME/baton.yaml.") var config: String?

  func run() async throws {
    Self.harden()
    HeapSettings.keepSmall()
    let home = home.mission
    var overrides: [String: String] = [:]
    overrides["listen.host"] = listenHost
    overrides["listen.port"] = listenPort.map(String.init(describing:))
    overrides["keys.passphraseFile"] = passphrase.passphraseFile
    if let config, !FileManager.default.fileExists(atPath: config) {
      throw Complaint("there is no configuration file \(config)")
    }
    let configuration = try BatonConfiguration.load(
      file: config ?? home.configurationFile, overrides: overrides)
    LoggingSystem.bootstrap { label in
      WithoutServerLines(StreamLogHandler(label: label, stream: LogStream { Terminal.complain($0) }))
    }
    var logger = Logger(label: "baton")
    logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .notice
    let daemon = try await Daemon(home: home, configuration: configuration, logger: logger)
    let mission = try home.profile().id
    let board = daemon.boardAddress.map { ", board at \($0)" as ShownText } ?? ""
    try await daemon.run { port in
      Terminal.complain("\(mission) is up: peers on port \(port), staff on \(home.socket)" + board)
    }
    Terminal.complain("\(mission) has stopped")
  }

  /// No core dumps (keys are in memory), no file that others can read, no death by a closed pipe, and a descriptor for
  /// each connection that the port lets in.
  private static func harden() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    var descriptors = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &descriptors) == 0 {
      descriptors.rlim_cur = min(descriptors.rlim_max, max(descriptors.rlim_cur, 8192))
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &descriptors)
    }
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    // Nothing is re-read on SIGHUP; a terminal that closes does not end the daemon either.
    signal(SIGHUP, SIG_IGN)
  }
}
