import Base
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("Setting a mission up")
struct SetupTests {
  private let folder: ScratchFolder
  private let setup: Setup

  init() throws {
    folder = try ScratchFolder()
    setup = Setup(home: MissionHome(path: folder.path + "/home"))
  }

  private func question(_ key: String) throws -> SetupQuestion {
    try #require(SetupQuestion.all.first { $0.key == key })
  }

  private func file(_ text: String) throws -> String {
    let file = folder.path + "/answers.yaml"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  private static let answers = "name: Tripoli\ncountry: Libya\naddress: https://127.0.0.1:8441\npassphraseFile: \"-\"\n"

  @Test("every question says why, and has an answer when nothing is said but for name, country and perhaps the address")
  func defaults() throws {
    var answers: SetupAnswers = [
      "home": "/h", "name": "São Tomé (port)", "country": "STP", "address": "https://a.example:8443",
    ]
    for question in SetupQuestion.all where question.key != "board" {
      #expect(!question.why.isEmpty)
      answers[question.key] = try question.answer("", answers)
    }
    #expect(
      answers["id"] == "st-sao-tome-port" && answers["languages"] == "en" && answers["timeZone"]?.contains("/") == true)
  }

  @Test("what is proposed follows from the country", arguments: [("LBY", "fri,sat"), ("NGA", "sat,sun")])
  func proposals(country: String, weekend: String) throws {
    #expect(
      try question("weekend").answer("", ["country": country]).split(separator: ",").sorted()
        == weekend.split(separator: ",").sorted())
  }

  @Test(
    "what will not do is said",
    arguments: [
      ("country", "Atlantis"), ("country", ""), ("id", "Tripoli"), ("timeZone", "here"), ("weekend", "mo"),
      ("address", "tripoli"),
      ("address", ""), ("languages", "Arabic, and English!"), ("board", "http://board.example.org"),
      ("passphraseFile", "secret"),
      ("name", ""), ("name", "a\u{1B}[2J"), ("name", "a\nb"),
    ])
  func wrong(key: String, text: String) throws {
    let question = try question(key)
    guard !text.isEmpty || question.proposal([:]) == nil else { return }
    #expect(throws: (any Error).self) { try question.answer(text, [:]) }
  }

  @Test("from a file: keys, request and settings are made; the second time nothing is")
  func fromFile() throws {
    let file = try file(Self.answers + "board: http://127.0.0.1:8080\n")
    #expect(try setup.stage() == .begun)
    let halves = try setup.make(setup.answers(fromFile: file))
    #expect(halves?.count == 2)
    #expect(try setup.stage() == .requested("\(folder.path)/home/ly-tripoli.request"))
    let profile = try setup.home.profile()
    #expect(profile.id.text == "ly-tripoli" && profile.country == "LBY" && Set(profile.weekend) == ["fri", "sat"])
    let configuration = try BatonConfiguration.load(file: setup.home.configurationFile)
    #expect(configuration.board.port == 8080 && configuration.board.isPlain && configuration.passphraseFile == nil)
    let request = try Data(contentsOf: URL(filePath: "\(folder.path)/home/ly-tripoli.request"))
    #expect(try setup.make(setup.answers(fromFile: file)) == nil)
    #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/home/ly-tripoli.request")) == request)
  }

  @Test("a passphrase that is not there is made, for its owner alone, and the keys are under it")
  func passphrase() throws {
    let path = folder.path + "/apart/passphrase"
    let file = try file(Self.answers.replacing("\"-\"", with: path))
    _ = try setup.make(setup.answers(fromFile: file))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o400)
    #expect(try BatonConfiguration.load(file: setup.home.configurationFile).passphraseFile == path)
    #expect(try setup.home.keys.isUnderPassphrase())
  }

  @Test("settings that are there are left as they are")
  func settings() throws {
    try FileManager.default.createDirectory(atPath: setup.home.path, withIntermediateDirectories: true)
    try "log:\n  level: debug\n".write(toFile: setup.home.configurationFile, atomically: true, encoding: .utf8)
    _ = try setup.make(setup.answers(fromFile: file(Self.answers)))
    #expect(try BatonConfiguration.load(file: setup.home.configurationFile).logLevel == "debug")
  }

  @Test("what was answered before an interruption is proposed")
  func interrupted() throws {
    try setup.keep(["name": "Tripoli", "country": "LBY"])
    let answers = try Setup(home: setup.home).answers()
    #expect(try question("name").answer("", answers) == "Tripoli")
    #expect(try question("id").answer("", answers) == "ly-tripoli")
  }

  @Test(
    "a file with an answer that is none, or to no question, is refused by file and key",
    arguments: ["town: x", "country: Atlantis", "- a"])
  func wrongFile(text: String) throws {
    let file = try file(text + "\n")
    let problem = #expect(throws: SetupProblem.self) { try setup.answers(fromFile: file) }
    #expect(problem?.description.contains(file) == true)
  }
}
