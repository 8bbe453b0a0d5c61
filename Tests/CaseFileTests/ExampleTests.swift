import CaseFile
import Foundation
import Glibc
import Testing

@Suite("The example cases")
struct ExampleTests {
  static let root = URL(filePath: String(cString: realpath(#filePath, nil)))
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Protocol/examples/cases").path

  static let names = [
    "01-single-man-lagos", "02-mother-two-children-addis", "03-unaccompanied-girl-conakry",
    "04-trafficking-survivor-banjul", "05-family-arabic-amharic",
  ]

  @Test("nothing is wrong with any of them", arguments: names)
  func check(name: String) throws {
    let report = CaseCheck.check(folder: "\(Self.root)/\(name)", now: CaseCheckTests.now)
    #expect(report.findings.filter { $0.kind == .wrong } == [])
  }

  @Test("the first is entirely clean")
  func clean() {
    let report = CaseCheck.check(folder: "\(Self.root)/\(Self.names[0])", now: CaseCheckTests.now)
    #expect(report.findings == [])
    #expect(report.exitStatus == 0)
  }

  @Test("there are these five and no others")
  func list() throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: Self.root).sorted() == Self.names)
  }

  @Test("they arrive in early 2027", arguments: names)
  func arrivals(name: String) throws {
    let contents = try CaseCheck.read(CaseFolder.scan("\(Self.root)/\(name)")).0
    #expect(contents.record.plannedArrivalText?.hasPrefix("2027-0") == true)
    let holders = Set(contents.attachments.compactMap(\.originalHeldBy))
    #expect(holders == ["ly-tripoli"])
  }

  @Test("what is meant to warn warns")
  func warnings() {
    func aged(_ name: String) -> [String] {
      CaseCheck.check(folder: "\(Self.root)/\(name)", now: CaseCheckTests.now)
        .findings.filter { $0.kind == .aged }.map(\.place)
    }
    #expect(aged(Self.names[2]) == ["persons[0].identity.travel_document.expiry"])
    #expect(aged(Self.names[4]) == ["persons[0].identity.travel_document.expiry"])
  }

  @Test("between them they have a large file and names in four ways of writing")
  func variety() throws {
    let files = try Self.names.flatMap { try CaseFolder.scan("\(Self.root)/\($0)").files }
    let paths = files.map(\.path)
    #expect(files.contains { $0.size > 5_500_000 && $0.size < 6_500_000 })
    #expect(paths.contains { $0.unicodeScalars.contains { (0x0600...0x06FF).contains($0.value) } })
    #expect(paths.contains { $0.unicodeScalars.contains { (0x1200...0x137F).contains($0.value) } })
    #expect(paths.contains { $0.unicodeScalars.contains { $0.value == 0x301 } })
    #expect(files.map(\.size).reduce(0, +) < 9_500_000)
  }
}
