import Base
import CaseFile
import Foundation
import Handover
import Sealing
import Testing

@testable import Mission

@Suite("The passphrase's file")
struct PassphraseFileTests {
  private let folder: ScratchFolder
  private let file: String

  init() throws {
    folder = try ScratchFolder()
    file = folder.path + "/passphrase"
  }

  @Test(
    "its first line, without its end and without a byte order mark, is the passphrase",
    arguments: [
      "open sesame", "open sesame\n", "open sesame\nand more\n", "open sesame\r\n", "open sesame\r\nand more\r\n",
      "open sesame\r", "open sesame\rand more", "\u{FEFF}open sesame\r\n", "\u{FEFF}open sesame", "open sesame\n\n",
    ])
  func firstLine(text: String) throws {
    try DurableFile.write(Data(text.utf8), to: file, mode: 0o400)
    #expect(try PassphraseFile.read(file) == "open sesame")
  }

  @Test(
    "one that everybody may read, or that is empty, is refused",
    arguments: [
      ("x", 0o604), ("x", 0o644), ("\nx", 0o400), ("", 0o400), ("\r\nx", 0o400), ("\u{FEFF}", 0o400),
      ("\u{FEFF}\r\nx", 0o400),
      ("a\0b", 0o400), (String(repeating: "x", count: 1025), 0o400),
    ])
  func refused(text: String, mode: Int) throws {
    try DurableFile.write(Data(text.utf8), to: file, mode: mode_t(mode))
    #expect(throws: HomeProblem.self) { try PassphraseFile.read(file) }
  }

  @Test("one in UTF-16 is refused, and told how to save it")
  func utf16() throws {
    try DurableFile.write(Data([0xFF, 0xFE, 0x61, 0, 0x0D, 0, 0x0A, 0]), to: file, mode: 0o400)
    let problem = #expect(throws: HomeProblem.self) { try PassphraseFile.read(file) }
    #expect(problem?.description.contains("plain text") == true)
  }

  @Test("spaces and letters of any script are part of it", arguments: [" a b ", "كلمة السر", "e\u{301}"])
  func kept(text: String) throws {
    try DurableFile.write(Data((text + "\r\n").utf8), to: file, mode: 0o400)
    #expect(Array(try PassphraseFile.read(file).utf8) == Array(text.utf8))
  }

  @Test("of a mission's keys it is the one named, else the one that the daemon is configured with")
  func configured() throws {
    let home = MissionHome(path: folder.path)
    #expect(try home.passphrase(file: nil) == nil)
    try DurableFile.write(Data("from baton.yaml\r\n".utf8), to: file, mode: 0o400)
    try DurableFile.write(Data("keys:\n  passphraseFile: \(file)\n".utf8), to: home.configurationFile, mode: 0o600)
    try DurableFile.write(Data("named\n".utf8), to: file + ".other", mode: 0o400)
    #expect(try home.passphrase(file: nil) == "from baton.yaml")
    #expect(try home.passphrase(file: file + ".other") == "named")
  }
}

@Suite("Files that are written whole or not at all")
struct DurableFileTests {
  @Test("the file has the content and the mode, and nothing else is left", arguments: [0o400, 0o600, 0o644])
  func write(mode: Int) throws {
    let folder = try ScratchFolder()
    try DurableFile.write(Data("one".utf8), to: folder.path + "/a", mode: mode_t(mode))
    try DurableFile.write(Data("two".utf8), to: folder.path + "/a", mode: mode_t(mode))
    #expect(try DurableFile.read(folder.path + "/a") == Data("two".utf8))
    #expect(try ScratchFolder.mode(folder.path + "/a") == mode)
    #expect(folder.contents() == ["a"])
  }

  @Test("where it cannot stand, nothing is left")
  func failure() throws {
    let folder = try ScratchFolder()
    try DurableFile.makeDirectory(folder.path + "/a/b")
    #expect(throws: StorageProblem.self) {
      try DurableFile.write(Data(), to: folder.path + "/a", mode: 0o600)
    }
    #expect(throws: StorageProblem.self) {
      try DurableFile.write(Data(), to: folder.path + "/c/d", mode: 0o600)
    }
    #expect(folder.contents() == ["a", "a/b"])
  }

  @Test("a part that nobody makes durable leaves nothing")
  func dropped() throws {
    let folder = try ScratchFolder()
    try DurableFile.makeDirectory(folder.path + "/parts")
    let parts = DirectoryParts(bundle: folder.path)
    let digest = SHA256.digest(Data([1]))
    try [UInt8(1)].withUnsafeBytes { bytes in
      _ = try parts.write(digest, [bytes])
      #expect(folder.contents() == ["parts"])
      try parts.write(digest, [bytes])()
    }
    #expect(folder.contents() == ["parts", "parts/\(digest).p7m"])
  }

  @Test("a file that is not there is named")
  func read() throws {
    let problem = #expect(throws: StorageProblem.self) { try DurableFile.read("/nowhere/at/all") }
    #expect(problem?.path == "/nowhere/at/all")
    #expect(problem?.errno == ENOENT)
  }
}

@Suite("When a bundle's time is over")
struct LifetimeTests {
  private static let created = Offices.now
  private static let day: TimeInterval = 86400

  @Test(
    "thirty days after the arrival or forty-five after it was made, the later",
    arguments: [(nil, 45), (0, 45), (15, 45), (16, 46), (200, 230)] as [(Double?, Double)])
  func end(arrivesIn: Double?, days: Double) throws {
    let arrival = arrivesIn.map { Self.created + $0 * Self.day }
    #expect(try Lifetime.end(arrival: arrival, created: Self.created) == Self.created + days * Self.day)
  }

  @Test("an arrival beyond all planning is a slip of the pen")
  func tooFar() throws {
    #expect(throws: ServiceError.handIn(.arrivalTooFar)) {
      try Lifetime.end(arrival: Timestamp("9999-12-31T23:59:59Z").date, created: Offices.now)
    }
  }
}
