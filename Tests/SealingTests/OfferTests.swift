import Base
import Foundation
import Handover
import Testing

@testable import Sealing

/// The tars that travel. Source: specification §4.5.
struct OfferTests {
  private static let half = SHA256.digest(Data("half".utf8))

  @Test("an offer comes back as it was")
  func anOfferComesBackAsItWas() throws {
    let folder = try TestFolder()
    let store = try TestParts(folder.path)
    let parts = (1...3).map { SampleCase.noise(1000 * $0, seed: UInt64($0)) }
    for part in parts { try store.put(SHA256.digest(part).text, part) }
    let tar = try OfferTar.pack(
      directory: Data("directory".utf8), manifest: Data("manifest".utf8),
      parts: parts.map { SHA256.digest($0) },
      files: store.files)
    // A slice whose indices do not begin with 0 must do as well.
    let offer = try OfferTar.unpack((Data("xyz".utf8) + tar).dropFirst(3))
    #expect(offer.directory == Data("directory".utf8))
    #expect(offer.manifest == Data("manifest".utf8))
    #expect(offer.parts.map(\.bytes) == parts)
    #expect(offer.parts.map(\.digest) == parts.map { SHA256.digest($0) })
  }

  @Test("statements keep their order", arguments: [1, 9, 10, 100])
  func statementsKeepTheirOrder(_ count: Int) throws {
    let halves = (0..<count).map { Data("half \($0)".utf8) }
    let tar = StatementsTar(
      statements: (0..<count).map { Data("statement \($0)".utf8) },
      sealed: Dictionary(uniqueKeysWithValues: halves.map { (SHA256.digest($0), $0) }))
    #expect(try OfferTar.unpackStatements(OfferTar.pack(tar)) == tar)
  }

  @Test("more than a hundred statements are too many")
  func moreThanAHundredStatementsAreTooMany() throws {
    let statements = (0..<101).map { Data("\($0)".utf8) }
    #expect(
      IdentityTests.code { try OfferTar.unpackStatements(OfferTar.pack(StatementsTar(statements: statements))) }
        == .tooLarge
    )
  }

  @Test(
    "statements under other names are refused",
    arguments: [
      ["statements/0002.p7m", "statements/0001.p7m"], ["statements/1.p7m"], ["statements/00a1.p7m"],
      ["statements/../0001.p7m"], ["manifest.p7m"], ["statements/0001.p7m", "statements/0001.p7m"],
      ["statements/-001.p7m"], ["x"], ["sealed/x.p7m"], ["sealed/\(half.text)"], ["sealed/\(half.text).p7m", "x"],
      ["sealed/\(half.text).p7m", "statements/0001.p7m"], ["sealed/\(half.text).p7m", "sealed/\(half.text).p7m"],
    ])
  func statementsUnderOtherNamesAreRefused(_ names: [String]) {
    let tar = TarFixture.archive(names.map { .init($0, Data([1])) })
    #expect(IdentityTests.code { try OfferTar.unpackStatements(tar) } == .malformed)
  }

  @Test("huge headers are refused")
  func hugeHeadersAreRefused() {
    let pax = TarFixture.Entry("x", Data(repeating: 0x20, count: 2 << 20), type: "x")
    let long = TarFixture.Entry("x", Data(repeating: 0x61, count: 2 << 20), type: "L")
    let chain = (0..<5000).map { _ in TarFixture.Entry("x", Data("a\0".utf8), type: "L") }
    let volumes = (0..<5000).map { _ in TarFixture.Entry("x", type: "V") }
    let globals = (0..<5000).map { _ in TarFixture.Entry("x", Data("11 path=abc\n".utf8), type: "g") }
    for entries in [[pax], [long], chain, volumes, globals] {
      let tar = TarFixture.archive(entries + [.init("manifest.p7m", Data([1]))])
      #expect(throws: SealProblem.self) { try OfferTar.unpack(tar) }
    }
  }

  @Test("a size that is a lie is refused", arguments: [-1, 1 << 62, 0o777_7777_7777])
  func aSizeThatIsALieIsRefused(_ size: Int) {
    let tar = TarFixture.archive([.init("manifest.p7m", Data([1]), size: size)])
    #expect(throws: SealProblem.self) { try OfferTar.unpack(tar) }
  }

  @Test("an empty offer is refused")
  func anEmptyOfferIsRefused() {
    #expect(IdentityTests.code { try OfferTar.unpack(Data()) } == .malformed)
    #expect(IdentityTests.code { try OfferTar.unpack(Data(count: 1024)) } == .malformed)
  }
}
