import Base
import CaseFile
package import Foundation
import Handover
package import Sealing
import Yams

/// What has to be known to set a mission up: a row a question, each with why it is asked and what is proposed. Nothing of it is
/// secret.
package struct SetupQuestion: Sendable {
  package let key: String
  package let question: String
  package let why: String
  /// Whether nothing is an answer.
  package let isOptional: Bool
  private let propose: @Sendable (SetupAnswers) -> String?
  private let read: @Sendable (String, SetupAnswers) throws -> String

  init(
    _ key: String, _ question: String, why: String, isOptional: Bool = false,
    propose: @escaping @Sendable (SetupAnswers) -> String? = { _ in nil },
    read: @escaping @Sendable (String, SetupAnswers) throws -> String = { text, _ in text }
  ) {
    (self.key, self.question, self.why, self.isOptional) = (key, question, why, isOptional)
    (self.propose, self.read) = (propose, read)
  }

  /// What is taken where nobody says anything else: what was answered before, or a proposal.
  package func proposal(_ answers: SetupAnswers) -> String? { answers[key] ?? propose(answers) }

  /// - Parameter text: What was answered; empty for what is proposed.
  /// - Throws: `SetupProblem`, or what says what the answer has to look like.
  package func answer(_ text: String, _ answers: SetupAnswers) throws -> String {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.unicodeScalars.contains(where: \.isUnshowable) else {
      throw SetupProblem("an answer is one line without control characters")
    }
    let given = text == "-" && isOptional ? "" : text.isEmpty ? proposal(answers) ?? "" : text
    if given.isEmpty {
      guard isOptional else { throw SetupProblem("there is nothing to propose: an answer is needed") }
      return ""
    }
    return try read(given, answers)
  }
}

/// By the keys of the questions; an empty text means nothing.
package typealias SetupAnswers = [String: String]

package struct SetupProblem: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension SetupQuestion {
  /// In the order in which they are asked: later ones are proposed by what was answered before.
  package static let all = [
    SetupQuestion(
      "name", "What do people call this mission?",
      why: "Other missions choose it from a list: the place, such as Tripoli."),
    SetupQuestion(
      "country", "Which country is it in?", why: "Cases for people of another country are asked about before they go.",
      read: { text, _ in
        guard let country = CountryCodes.country(meaning: text) else {
          throw SetupProblem("“\(text.prefix(40))” is no country: write its name, or its code such as LBY")
        }
        return country.code
      }),
    SetupQuestion(
      "id", "Which id does it get?",
      why:
        "It names the mission in every statement, and cannot be changed: the country's two letters, a hyphen, the place.",
      propose: { answers in
        let place = (answers["name"] ?? "").folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        let words = place.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let country = CountryCodes.country(meaning: answers["country"] ?? "")?.short.lowercased()
        return country.flatMap { words.isEmpty ? nil : ([$0[...]] + words).joined(separator: "-") }
      }, read: { text, _ in try MissionID(text).text }),
    SetupQuestion(
      "organisation", "Which organisation does it belong to?", why: "Shown beside its name. “-” for none.",
      isOptional: true),
    SetupQuestion(
      "timeZone", "In which time zone does it work?",
      why: "Deadlines in working days, and the day's mail, go by its clock.",
      propose: { SetupDefaults.zone($0["country"] ?? "") },
      read: { text, _ in
        guard text.contains("/"), TimeZone(identifier: text) != nil else { throw AdmissionProblem.timeZone(text) }
        return text
      }),
    SetupQuestion(
      "weekend", "Which days are off?", why: "On these no deadline in working days runs.",
      propose: { SetupDefaults.weekend($0["country"] ?? "") },
      read: { text, _ in
        var days = WorkingDays()
        let names = SetupDefaults.list(text.lowercased())
        guard days.setWeekend(names) else {
          throw SetupProblem("write days such as fri,sat, of \(WorkingDays.names.joined(separator: ", ")), not all")
        }
        return names.joined(separator: ",")
      }),
    SetupQuestion(
      "languages", "Which languages does it work in?",
      why: "Two letters each, such as ar,en. Senders see whether somebody there speaks a person's language.",
      propose: { _ in "en" },
      read: { text, _ in
        let languages = SetupDefaults.list(text)
        guard
          languages.allSatisfy({
            $0.utf8.count <= 35 && $0.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
          })
        else { throw SetupProblem("write languages such as ar,en") }
        return languages.joined(separator: ",")
      }),
    SetupQuestion(
      "address", "Where do other missions reach it?",
      why: "https://, the name or address of this machine as others see it, and a port that is open for them.",
      propose: { _ in SetupDefaults.address },
      read: { text, _ in
        _ = try Address(text)
        return text
      }),
    SetupQuestion(
      "dutyContact", "Whom do other missions call at any hour?",
      why: "When something about a person cannot wait. “-” for nobody.",
      isOptional: true),
    SetupQuestion(
      "passphraseFile", "Which file has the passphrase of the private keys?",
      why:
        "Whoever copies the disk cannot use keys that are under one. A file that is not there is made, with a passphrase of 256 "
        + "random bits; keep a copy of it elsewhere than the backup. “-”: none.",
      isOptional: true, propose: { SetupDefaults.passphraseFile($0["home"] ?? "") },
      read: { text, _ in
        guard text.hasPrefix("/") else { throw SetupProblem("write the whole path, such as /etc/baton/passphrase") }
        return text
      }),
    SetupQuestion(
      "board", "Where do people call the board in a browser?",
      why: "Such as https://board.example.org, which a proxy on this machine passes on to the board's socket; or "
        + "http://127.0.0.1:8080, for this machine alone. “-”: no board.",
      isOptional: true, read: { text, _ in try SetupDefaults.board(text) }),
  ]

  /// What of a mission's own can be put into a file.
  package static let keys = all.map(\.key)
}

/// What is proposed, of what this machine knows.
private enum SetupDefaults {
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// This machine's own, or else the first of the country in the system's table.
  static func zone(_ country: String) -> String? {
    let own = TimeZone.current.identifier
    guard let short = CountryCodes.country(meaning: country)?.short,
      let table = try? String(contentsOfFile: "/usr/share/zoneinfo/zone.tab", encoding: .utf8)
    else { return own.contains("/") ? own : nil }
    let rows = table.split(separator: "\n").map { row in row.split(separator: "\t").map(String.init) }
    let zones = rows.filter { $0.count > 2 && $0[0] == short }.map { $0[2] }
    return zones.contains(own) ? own : zones.first ?? (own.contains("/") ? own : nil)
  }

  /// As the country has it (Unicode CLDR).
  static func weekend(_ country: String) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    if let short = CountryCodes.country(meaning: country)?.short { calendar.locale = Locale(identifier: "en_\(short)") }
    // 2027-01-04 was a Monday.
    let monday = Date(timeIntervalSince1970: 1_799_020_800)
    let days = (0..<7).filter { calendar.isDateInWeekend(monday + Double($0) * 86_400) }.map {
      WorkingDays.names[($0 + 1) % 7]
    }
    return days.isEmpty ? "sat,sun" : days.joined(separator: ",")
  }

  static var address: String? {
    let host = ProcessInfo.processInfo.hostName
    return host.contains(".") ? "https://\(host):8443" : nil
  }

  static func passphraseFile(_ home: String) -> String {
    access("/etc/baton", W_OK) == 0 || Disk.exists("/etc/baton/passphrase")
      ? "/etc/baton/passphrase" : "\(home).passphrase"
  }

  static func board(_ text: String) throws -> String {
    let parts = URLComponents(string: text.lowercased())
    guard let scheme = parts?.scheme, ["http", "https"].contains(scheme), let host = parts?.host, !host.isEmpty,
      parts?.path.isEmpty ?? false
    else { throw SetupProblem("write scheme and host, like https://board.example.org") }
    guard scheme == "https" || (parts?.port != nil && ["127.0.0.1", "localhost"].contains(host)) else {
      throw SetupProblem("without TLS the board is for this machine alone: http://127.0.0.1:8080, or https://…")
    }
    return text.lowercased()
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}

/// The setting up of one home. It can be interrupted at any moment and begun again: what was answered is kept, and what is made
/// already is left as it is.
package struct Setup: Sendable {
  package let home: MissionHome

  package init(home: MissionHome) { self.home = home }

  /// What was answered before it was interrupted.
  private var answersFile: String { "\(home.path)/setup.json" }

  /// How far it is.
  package enum Stage: Sendable, Equatable {
    case begun
    /// Keys and request are made; the file to send.
    case requested(String)
    /// The admission is installed.
    case admitted
  }

  /// - Throws: `HomeProblem` where the home is not one that can be used.
  package func stage() throws -> Stage {
    guard Disk.exists(home.profileFile) else { return .begun }
    let mission = try home.profile().id
    return Disk.exists(home.directoryFile) ? .admitted : .requested("\(home.path)/\(mission).request")
  }

  /// What was answered so far.
  package func answers() throws -> SetupAnswers {
    let kept = Disk.exists(answersFile) ? try JSON.decode(SetupAnswers.self, from: DurableFile.read(answersFile)) : [:]
    return kept.merging(["home": home.path]) { $1 }
  }

  package func keep(_ answers: SetupAnswers) throws {
    try DurableFile.makeDirectory(home.path)
    try DurableFile.write(JSON.encode(answers, pretty: true), to: answersFile, mode: 0o600)
  }

  /// Reads answers from a file: YAML, a line an answer, by the keys of the questions.
  ///
  /// - Throws: `SetupProblem`, naming file and key.
  package func answers(fromFile file: String) throws -> SetupAnswers {
    let text = String(decoding: try DurableFile.read(file), as: UTF8.self)
    let tree: Any?
    do { tree = try Yams.load(yaml: text) } catch { throw SetupProblem("\(file): not YAML: \(error)") }
    guard let given = tree as? [String: Any] else {
      throw SetupProblem("\(file): lines such as `name: Tripoli` are expected")
    }
    if let strange = given.keys.sorted().first(where: { !SetupQuestion.keys.contains($0) }) {
      throw SetupProblem(
        "\(file), \(strange.prefix(40)): there is no such answer; there are \(SetupQuestion.keys.joined(separator: ", "))"
      )
    }
    var answers = try self.answers()
    for question in SetupQuestion.all {
      let text = given[question.key].map { value in
        (value as? [Any])?.map { "\($0)" }.joined(separator: ",") ?? (value is NSNull ? "-" : "\(value)")
      }
      do { answers[question.key] = try question.answer(text ?? "", answers) } catch {
        throw SetupProblem("\(file), \(question.key): \(error)")
      }
    }
    return answers
  }

  /// Makes keys and request, and the settings. Nothing that is there is changed.
  ///
  /// - Returns: The halves of the passphrase of recovery, which are kept nowhere; nil where the keys were there.
  package func make(_ answers: SetupAnswers) throws -> [String]? {
    func text(_ key: String) -> String { answers[key] ?? "" }
    let profile = MissionProfile(
      id: try MissionID(text("id")), name: text("name"), organisation: text("organisation"), country: text("country"),
      timeZone: text("timeZone"), weekend: SetupDefaults.list(text("weekend")),
      languages: SetupDefaults.list(text("languages")),
      address: text("address"), dutyContact: text("dutyContact"))
    try AdmissionProblem.check(profile)
    let passphrase = try text("passphraseFile").isEmpty ? nil : passphrase(text("passphraseFile"))
    if !Disk.exists(home.configurationFile) {
      try DurableFile.makeDirectory(home.path)
      try DurableFile.write(Data(settings(answers).utf8), to: home.configurationFile, mode: 0o600)
      _ = try BatonConfiguration.load(file: home.configurationFile)
    }
    guard try stage() == .begun else { return nil }
    let created = try home.create(profile, kind: .p256, passphrase: passphrase)
    unlink(answersFile)
    return created.recovery
  }

  private func passphrase(_ file: String) throws -> String {
    if !Disk.exists(file) {
      var rng = SystemRandomNumberGenerator()
      let octets = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &rng) })
      try DurableFile.makeDirectory((file as NSString).deletingLastPathComponent)
      try DurableFile.write(Data((octets.base64EncodedString() + "\n").utf8), to: file, mode: 0o400)
    }
    return try PassphraseFile.read(file)
  }

  private func settings(_ answers: SetupAnswers) -> String {
    var lines = ["# Made by `baton setup`. All settings, with what they mean: Deploy/configuration/baton.yaml."]
    if let file = answers["passphraseFile"], !file.isEmpty {
      lines += ["keys:", "  passphraseFile: \(Self.quoted(file))"]
    }
    if let board = answers["board"], !board.isEmpty {
      lines += ["board:", "  address: \(board)"]
      if board.hasPrefix("http:"), let port = URLComponents(string: board)?.port {
        lines += ["  port: \(port)", "  plain: true"]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
