import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("What two versions of a case say differently")
struct CaseChangeTests {
  private func record(_ place: String? = nil, _ value: JSONTree? = nil) throws -> CaseContents {
    let json = try place.map { try FullCase.json($0, value) } ?? FullCase.json
    return CaseContents(try CaseRecord.read(Data(json.utf8)).record)
  }

  @Test("the same says nothing")
  func same() throws { #expect(try record().changes(to: record()).isEmpty) }

  private func told(_ old: CaseContents, _ new: CaseContents) -> [String] {
    old.changes(to: new).map { "\($0.place) (\($0.label)): \($0.before ?? "-") → \($0.after ?? "-")" }
  }

  @Test("a field that is changed, added or taken out is named by what its list's elements are known by")
  func fields() throws {
    let (place, key) = ("persons[0].identity.sex", "persons[p1].identity.sex")
    let (old, new) = (try record(), try record(place, .string("male")))
    #expect(told(old, new) == ["\(key) (Sex): female → male"])
    let without = try record(place, nil)
    #expect(told(old, without) == ["\(key) (Sex): female → -"])
    #expect(told(without, old) == ["\(key) (Sex): - → female"])
    let unknown = try record(place, .string("unknown"))
    #expect(old.changes(to: unknown).map(\.after) == ["unknown"])
  }

  @Test(
    "every optional value that is left out is told",
    arguments: CaseRow.wanted { $0 == .optional }.filter { $0.document.compartment == .core })
  func every(_ row: CaseRow) throws {
    // What is wrong without it is no case.
    guard let new = try? record(row.place, nil) else { return }
    let old = try record()
    let changes = old.changes(to: new)
    #expect(!changes.isEmpty && changes.allSatisfy { $0.after == nil })
    #expect(changes.map(\.place) == new.changes(to: old).map(\.place))
  }

  @Test("what the file of a compartment says otherwise is told with its name")
  func compartments() throws {
    let document = try #require(CaseTable.document(named: "mhpss.json"))
    let texts = ["tired", "rested"].map {
      #"{"schema": "baton-case/1", "persons": [{"person_id": "p1", "presentation": "\#($0)"}]}"#
    }
    let versions = try texts.map { text in
      var contents = try record()
      _ = try contents.add(Data(text.utf8), as: document)
      return contents
    }
    let place = "mhpss.json: persons[p1].presentation"
    #expect(versions[0].changes(to: versions[1]).map(\.place) == [place])
    #expect(try record().changes(to: versions[1]).map(\.place).contains(place))
  }
}
