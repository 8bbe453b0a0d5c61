import CaseFile
import Foundation
import Testing

/// Not a check but a figure, as the others: what the check of a large family costs.
@Suite(
  "Measurement of the check", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BATON_MEASURE"] != nil, "prints figures; set BATON_MEASURE=1"))
struct CaseMeasurement {
  @Test("a case of 60 persons, each as full as an example's")
  func sixty() throws {
    let example = URL(filePath: "\(ExampleTests.root)/\(ExampleTests.names[4])/case.json")
    var json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: example)) as? [String: Any])
    let person = try #require((json["persons"] as? [[String: Any]])?.first)
    json["persons"] = (1...60).map { number -> [String: Any] in
      var copy = person
      var identity = copy["identity"] as? [String: Any] ?? [:]
      identity["person_id"] = "p\(number)"
      copy["identity"] = identity
      return copy
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "sixty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let octets = try JSONSerialization.data(withJSONObject: json, options: .prettyPrinted)
    try octets.write(to: folder.appending(path: "case.json"))
    let clock = ContinuousClock()
    let rounds = (1...20).map { _ in
      clock.measure { _ = CaseCheck.check(folder: folder.path, now: CaseCheckTests.now) }
    }.sorted()
    let findings = CaseCheck.check(folder: folder.path, now: CaseCheckTests.now).findings.count
    print(
      "60 persons, \(octets.count) octets, \(findings) findings: \(rounds[10]) (from \(rounds[0]) to \(rounds[19]))")
  }
}
