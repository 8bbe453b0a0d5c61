import Base
import Foundation
import Handover
import Testing

@testable import Mission
@testable import Sealing

@Suite("Whoever has no key learns nothing of which compartments a case has")
struct AlikeTests {
  /// What shows of a bundle from outside: every number of its manifest, and the beginnings of its parts.
  private static func features(_ bundle: (manifest: Data, parts: DirectoryParts), _ manifest: Manifest) throws
    -> [Double]
  {
    var features = [Double(bundle.manifest.count), Double(manifest.compartments.count)]
    for compartment in manifest.compartments.dropFirst() {
      features += [
        Double(compartment.content.bytes), Double(compartment.parts.count), Double(compartment.recipients.count),
      ]
      for part in compartment.parts {
        let octets = try DurableFile.read(bundle.parts.path(of: part.sha256))
        features.append(Double(part.bytes))
        features += octets.prefix(200).map { Double($0) } + octets.suffix(16).map { Double($0) }
      }
    }
    return features
  }

  /// The best that one number can do on half of the cases, tried on the other half.
  static func accuracy(_ cases: [(features: [Double], has: Bool)]) -> Double {
    let (train, test) = (
      cases.enumerated().filter { $0.offset % 4 < 2 }.map(\.element),
      cases.enumerated().filter { $0.offset % 4 > 1 }.map(\.element)
    )
    var best = (score: 0.0, feature: 0, threshold: 0.0, above: true)
    for feature in train[0].features.indices {
      for threshold in Set(train.map { $0.features[feature] }) {
        for above in [true, false] {
          let hits = train.count { ($0.features[feature] >= threshold) == (above == $0.has) }
          if Double(hits) > best.score { best = (Double(hits), feature, threshold, above) }
        }
      }
    }
    let hits = test.count { ($0.features[best.feature] >= best.threshold) == (best.above == $0.has) }
    return Double(hits) / Double(test.count)
  }

  @Test("a classifier that is given all that shows of a bundle tells a protection file no better than chance")
  func chance() throws {
    let pair = try KeyedPair()
    let folder = pair.offices.folder.path + "/case"
    var cases: [(features: [Double], has: Bool)] = []
    for number in 0..<80 {
      let has = number % 2 == 1
      try Self.write(folder, protection: has, number)
      let bundle = try pair.seal(folder, to: "bundle-\(number)")
      let manifest = try pair.verified(bundle.manifest).manifest
      // The core is not made alike, and here it is the same.
      cases.append((try Self.features(bundle, manifest), has))
    }
    #expect(Set(cases.map { $0.features.prefix(2).last }).count == 1)
    let accuracy = Self.accuracy(cases)
    #expect((0.25...0.75).contains(accuracy), "\(accuracy)")
    // The same classifier finds what is there to be found.
    let told = cases.map { (features: $0.features + [$0.has ? 1 : 0], has: $0.has) }
    #expect(Self.accuracy(told) == 1)
  }

  /// A case of one person; with a protection file of some hundred octets, or without.
  static func write(_ folder: String, protection: Bool, _ number: Int) throws {
    try? FileManager.default.removeItem(atPath: folder)
    try DurableFile.makeDirectory(folder)
    let core = """
      {"schema": "baton-case/1", "group": {"case_group_id": "G\(1000 + number)", "group_type": "individual"}, "travel": {},
      "persons": [{"identity": {"person_id": "p1", "names": [{"given": "Ada"}], "nationality": ["GMB"]},
      "consent": {"scope": ["core", "protection_trafficking"], "recipients": ["ng-lagos"]}}]}
      """
    try DurableFile.write(Data(core.utf8), to: folder + "/case.json", mode: 0o600)
    guard protection else { return }
    let part = #"{"schema": "baton-case/1", "persons": [{"person_id": "p1"}]}"#
    try DurableFile.write(Data(part.utf8), to: folder + "/protection_trafficking.json", mode: 0o600)
  }
}
