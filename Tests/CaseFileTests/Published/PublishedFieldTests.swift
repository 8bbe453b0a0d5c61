import CaseFile
import Foundation
import Testing

/// What is published about the fields of a case follows from the table. To write it anew:
/// `BATON_WRITE_FIELDS=1 swift test --filter PublishedFieldTests`.
@Suite("Published fields")
struct PublishedFieldTests {
  private static let folder = URL(filePath: ExampleTests.root).appending(path: "../..").standardized

  /// Holds a file below `Protocol` against what it must be, or writes it.
  private func compare(_ path: String, _ text: String) throws {
    let file = Self.folder.appending(path: path)
    if ProcessInfo.processInfo.environment["BATON_WRITE_FIELDS"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let wanted = text.components(separatedBy: "\n")
    let index = zip(lines, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines.count, wanted.count)
    #expect(
      lines == wanted,
      """
      Protocol/\(path) is not what the table of fields says, from line \(index + 1). Write it anew: \
      BATON_WRITE_FIELDS=1 swift test --filter PublishedFieldTests
      """)
  }

  @Test("the JSON Schema of each document is what the table says", arguments: CaseTable.documents.map(\.section.name))
  func schema(name: String) throws {
    let document = try #require(CaseTable.documents.first { $0.section.name == name })
    try compare("schemas/v\(CaseTable.version)/\(name).schema.json", CaseSchema(section: document.section).text)
  }

  @Test("the page of fields is what the table says")
  func page() throws {
    try compare("case-fields.md", FieldPage(documents: CaseTable.documents).text)
  }

  @Test("what is described once has a name of its own")
  func names() {
    let rows = CaseTable.documents.flatMap(\.section.rows)
    let forms = rows.compactMap(\.field.type.form)
    let sections = rows.compactMap(\.field.type.section)
    let formNames = Set(forms.map(\.name))
    let sectionNames = Set(sections.map(\.name))
    #expect(formNames.isDisjoint(with: sectionNames))
    #expect(!formNames.union(sectionNames).contains("reason"))
    #expect(sectionNames.count == Set(sections.map(ObjectIdentifier.init)).count)
    for name in formNames {
      let codes = forms.filter { $0.name == name }.map { $0.codes?.texts ?? [] }
      #expect(Set(codes).count == 1, "\(name) says different things in different places")
    }
  }
}
