import Foundation
import Handover
import Testing

@testable import Mission

/// Serialized: one of the tests sets a variable of this process's environment.
@Suite("Configuration: file, environment, flags", .serialized)
struct ConfigurationTests {
  private static func load(_ text: String, _ overrides: [String: String] = [:]) async throws
    -> BatonConfiguration
  {
    let folder = try ScratchFolder()
    let file = folder.path + "/baton.yaml"
    try Data(text.utf8).write(to: URL(filePath: file))
    return try BatonConfiguration.load(file: file, overrides: overrides)
  }

  /// What is wrong with a text; nil when nothing is.
  private static func problem(_ text: String) async throws -> ConfigurationProblem? {
    do {
      _ = try await load(text)
      return nil
    } catch let problem as ConfigurationProblem { return problem }
  }

  @Test("without a file everything has its default")
  func noFile() async throws {
    let folder = try ScratchFolder()
    let configuration = try BatonConfiguration.load(file: folder.path + "/none.yaml")
    #expect(Self.sameAsDefault(configuration))
  }

  @Test(
    "an empty file, or one of empty sections, changes nothing",
    arguments: ["", "# only this\n", "listen:\nqueue:\n"])
  func emptyFile(text: String) async throws {
    #expect(Self.sameAsDefault(try await Self.load(text)))
  }

  @Test("values of a file are taken")
  func values() async throws {
    let configuration = try await Self.load(
      """
      listen:
        host: 0.0.0.0
        port: 9443
      keys:
        passphraseFile: /etc/baton/passphrase
      storage:
        reserve: 5000000000
      courier:
        sendRate: 4096
        proxy: http://proxy.example.org:3128
        silence: 90
      log:
        level: debug
      queue:
        windowMax: 8
        backoffBase: 0.5
        slowWait: 7200
      """)
    #expect(configuration.listenHost == "0.0.0.0")
    #expect(configuration.listenPort == 9443)
    #expect(configuration.passphraseFile == "/etc/baton/passphrase")
    #expect(configuration.reserve == 5_000_000_000)
    #expect(configuration.sendRate == 4096)
    #expect(configuration.proxy == "http://proxy.example.org:3128")
    #expect(configuration.silence == 90)
    #expect(configuration.logLevel == "debug")
    #expect(configuration.policy.windowMax == 8)
    #expect(configuration.policy.backoffBase == 0.5)
    #expect(configuration.policy.slowWait == 7200)
    #expect(configuration.policy.windowStart == QueuePolicy().windowStart)
  }

  @Test(
    "an unknown key is an error that names the nearest known one",
    arguments: [
      ("listen:\n  prot: 8443\n", "listen.prot", "listen.port"),
      ("listn:\n  port: 8443\n", "listn.port", "listen.port"),
      ("queue:\n  windowmax: 3\n", "queue.windowmax", "queue.windowMax"),
      ("keys:\n  passphrase: secret\n", "keys.passphrase", "keys.passphraseFile"),
      ("log:\n  levl: debug\n", "log.levl", "log.level"),
      ("listen: 8443\n", "listen", "listen.host"),
    ])
  func unknownKey(text: String, key: String, nearest: String) async throws {
    let problem = try #require(try await Self.problem(text))
    #expect(problem.key == key)
    #expect(problem.what.contains("did you mean \(nearest)?"), "\(problem)")
    #expect(problem.description.contains("baton.yaml"))
  }

  @Test(
    "a wrong value is an error that names file, key and what is expected",
    arguments: [
      ("listen:\n  port: ninety\n", "listen.port"), ("listen:\n  port: 0\n", "listen.port"),
      ("listen:\n  port: 70000\n", "listen.port"), ("listen:\n  port: 84.5\n", "listen.port"),
      ("storage:\n  reserve: 1 GiB\n", "storage.reserve"), ("storage:\n  reserve: -1\n", "storage.reserve"),
      ("courier:\n  sendRate: 10\n", "courier.sendRate"), ("log:\n  level: loud\n", "log.level"),
      ("queue:\n  backoffBase: soon\n", "queue.backoffBase"),
      ("queue:\n  backoffBase: 0\n", "queue.backoffBase"),
      ("queue:\n  poisonCrashes: 0\n", "queue.poisonCrashes"),
      ("courier:\n  proxy: not a url\n", "courier.proxy"), ("courier:\n  proxy: proxy:3128\n", "courier.proxy"),
    ])
  func wrongValue(text: String, key: String) async throws {
    let problem = try #require(try await Self.problem(text))
    #expect(problem.key == key)
    #expect(problem.description.contains("baton.yaml, \(key): "))
  }

  @Test("values that make no sense together are refused")
  func together() async throws {
    let problem = try #require(try await Self.problem("queue:\n  totalMax: 2\n"))
    #expect(problem.key == "queue")
    #expect(problem.what.contains("totalMax"))
  }

  @Test(
    "a file that is not YAML, or no mapping, is refused", arguments: ["listen: [\n", "- listen\n", "42\n"])
  func notAMapping(text: String) async throws {
    #expect(try await Self.problem(text) != nil)
  }

  @Test("a flag wins over the file")
  func flags() async throws {
    let configuration = try await Self.load("listen:\n  port: 9443\n  host: a\n", ["listen.port": "9444"])
    #expect(configuration.listenPort == 9444)
    #expect(configuration.listenHost == "a")
    let wrong = await #expect(throws: ConfigurationProblem.self) {
      try await Self.load("", ["listen.port": "x"])
    }
    #expect(wrong?.key == "listen.port")
  }

  @Test("the environment wins over the file, and a flag over both")
  func environment() async throws {
    setenv("BATON_LISTEN_PORT", "9555", 1)
    setenv("BATON_KEYS_PASSPHRASE_FILE", "/run/passphrase", 1)
    setenv("BATON_QUEUE_SLOW_WAIT", "60.5", 1)
    defer {
      for name in ["LISTEN_PORT", "KEYS_PASSPHRASE_FILE", "QUEUE_SLOW_WAIT"] { unsetenv("BATON_" + name) }
    }
    let text = "listen:\n  port: 9443\nkeys:\n  passphraseFile: /etc/p\n"
    let configuration = try await Self.load(text)
    #expect(configuration.listenPort == 9555)
    #expect(configuration.passphraseFile == "/run/passphrase")
    #expect(configuration.policy.slowWait == 60.5)
    #expect(try await Self.load(text, ["listen.port": "9666"]).listenPort == 9666)
  }

  @Test("a mail server and webhooks are taken, each webhook under its name")
  func notices() async throws {
    let configuration = try await Self.load(
      """
      mail:
        server: smtp.example.org
        tls: tls
        user: baton
        passwordFile: /etc/baton/mail-password
        from: baton@example.org
      webhooks:
        case-system:
          url: https://cases.example.org/baton
          secretFile: /etc/baton/secret
          only: accepted, movement
        other:
          url: https://10.0.0.7/x
          secretFile: /etc/baton/other
          inside: true
      """)
    let notices = configuration.notices
    #expect(notices.mail?.url == "smtps://smtp.example.org:465" && notices.mail?.from.text == "baton@example.org")
    #expect(
      notices.hooks.map(\.name.text) == ["case-system", "other"] && notices.hooks.map(\.isInside) == [false, true])
    #expect(notices.hooks[0].only == ["accepted", "movement"] && notices.hooks[1].only == nil)
  }

  @Test(
    "what is wrong with mail and webhooks is said by its key",
    arguments: [
      ("mail:\n  from: a@b\n", "mail.server"), ("mail:\n  server: x.org\n", "mail.from"),
      ("mail:\n  server: x.org\n  from: nobody\n", "mail.from"),
      ("mail:\n  server: x.org/y\n  from: a@b\n", "mail.server"),
      ("mail:\n  server: x.org\n  from: a@b\n  user: me\n", "mail.user"),
      ("mail:\n  server: x.org\n  from: a@b\n  tls: none\n", "mail.tls"),
      ("webhooks:\n  x: 1\n", "webhooks.x"), ("webhooks:\n  x:\n    secretFile: /s\n", "webhooks.x.url"),
      ("webhooks:\n  x:\n    url: http://x.org/\n    secretFile: /s\n", "webhooks.x.url"),
      ("webhooks:\n  x:\n    url: https://me:you@x.org/\n    secretFile: /s\n", "webhooks.x.url"),
      ("webhooks:\n  x:\n    url: https://x.org/\n", "webhooks.x.secretFile"),
      ("webhooks:\n  x:\n    url: https://x.org/\n    secretFile: /s\n    only: accept\n", "webhooks.x.only"),
      ("webhooks:\n  x:\n    url: https://x.org/\n    secretFile: /s\n    inside: maybe\n", "webhooks.x.inside"),
      ("webhooks:\n  x:\n    uri: https://x.org/\n", "webhooks.x.uri"),
      ("webhooks:\n  mail:\n    url: https://x.org/\n    secretFile: /s\n", "webhooks.mail"),
    ])
  func wrongNotices(text: String, key: String) async throws {
    #expect(try #require(try await Self.problem(text)).key == key)
  }

  // The example in Deploy/.

  @Test("the example holds the defaults: as it is, it changes nothing")
  func exampleIsTheDefault() async throws {
    #expect(Self.sameAsDefault(try await Self.load(Example.text())))
  }

  @Test("the example holds every key there is, each with a value that is accepted")
  func exampleIsWhole() async throws {
    let text = try Example.uncommented()
    let keys = Example.keys(text)
    #expect(Set(keys) == KnownKeys.all)
    #expect(keys.count == KnownKeys.all.count, "a key stands twice")
    let configuration = try await Self.load(text)
    #expect(configuration.listenHost != nil && configuration.listenPort != nil)
    #expect(
      configuration.passphraseFile != nil && configuration.proxy != nil && configuration.sendRate != nil)
  }

  @Test("each number of the queue in the example is its default")
  func exampleNumbers() throws {
    let values = Example.values(try Example.text())
    let policy = QueuePolicy()
    for (key, path) in KnownKeys.seconds {
      #expect(values["queue.\(key)"] == policy[keyPath: path], "\(key)")
    }
    for (key, path) in KnownKeys.counts {
      #expect(values["queue.\(key)"] == Double(policy[keyPath: path]), "\(key)")
    }
  }

  private static func sameAsDefault(_ configuration: BatonConfiguration) -> Bool {
    let usual = BatonConfiguration()
    return configuration.listenHost == nil && configuration.listenPort == nil
      && configuration.passphraseFile == nil
      && configuration.sendRate == nil && configuration.proxy == nil && configuration.reserve == usual.reserve
      && configuration.silence == usual.silence
      && configuration.logLevel == usual.logLevel && configuration.policy == usual.policy
  }
}

/// `Deploy/configuration/baton.yaml`, read by its lines: this test must not trust the reader that it tests.
private enum Example {
  static func text() throws -> String {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Deploy/configuration/baton.yaml"), encoding: .utf8)
  }

  /// With every `#key:` turned into `key:`.
  static func uncommented() throws -> String {
    try text().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let rest = line.drop { $0 == " " }
      guard rest.first == "#", rest.dropFirst().first?.isLetter == true else { return String(line) }
      return line.prefix(line.count - rest.count) + String(rest.dropFirst())
    }.joined(separator: "\n")
  }

  static func keys(_ text: String) -> [String] { entries(text).map(\.key) }

  static func values(_ text: String) -> [String: Double] {
    Dictionary(entries(text).compactMap { entry in Double(entry.value).map { (entry.key, $0) } }) { $1 }
  }

  private static func entries(_ text: String) -> [(key: String, value: String)] {
    var section = ""
    var entries: [(key: String, value: String)] = []
    for line in text.split(separator: "\n") {
      let bare = line.prefix { $0 != "#" }
      guard let colon = bare.firstIndex(of: ":") else { continue }
      let name = bare[..<colon].trimmingCharacters(in: .whitespaces)
      guard line.first == " " else {
        section = name
        continue
      }
      entries.append(
        ("\(section).\(name)", bare[bare.index(after: colon)...].trimmingCharacters(in: .whitespaces)))
    }
    return entries
  }
}
