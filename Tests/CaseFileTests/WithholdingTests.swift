import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("What is not consented to is not in what travels")
struct WithholdingTests {
  private static let two = """
    [\(Sample.person(Sample.identity, Sample.consent.replacingOccurrences(of: #"["core"]"#, with: #"["core", "medical"]"#))),
    \(Sample.person(Sample.identity.replacingOccurrences(of: "p1", with: "p2")))]
    """
  private static let group = """
    {"case_group_id": "G1", "group_type": "family", "head_person_id": "p1", "keep_together": true, "links": []}
    """

  private func json(_ person: String?, _ compartment: String?, type: String = "medical_report") -> String {
    let about = person.map { #""person": "\#($0)", "# } ?? ""
    let sealed = compartment.map { #", "compartment": "\#($0)""# } ?? ""
    let entry = #"{"file": "attachments/Quxword.pdf", "doc_id": "Quxword", \#(about)"type": "\#(type)"\#(sealed)}"#
    return Sample.json(group: Self.group, persons: Self.two, attachments: "[\(Sample.attachment), \(entry)]")
  }

  private static let placed: [(String?, String?, Bool)] = [
    ("p1", "medical", false), ("p2", "medical", true), (nil, "medical", true), ("p1", "child", true),
    ("p2", "core", false), (nil, "core", false), ("p2", nil, true), ("p1", nil, false),
  ]

  @Test(
    "an attachment goes where whom it is about agreed to its compartment; of the group, where everybody did",
    arguments: placed)
  func attachments(person: String?, compartment: String?, stays: Bool) throws {
    let cleared = try HandingIn.cleared(json(person, compartment))
    #expect(cleared.stays("attachments/Quxword.pdf") == stays)
    #expect(!cleared.stays("attachments/a.pdf"))
    #expect(cleared.record.attachments.count == (stays ? 1 : 2))
    #expect(cleared.findings.contains { $0.kind == .withheld && $0.message.contains("Quxword.pdf") } == stays)
  }

  @Test("no word of it is left in case.json, which says that something was withheld and not what")
  func noWord() throws {
    let consent = json("p2", "medical").replacingOccurrences(of: #""doc_ref": "d1""#, with: #""doc_ref": "Quxword""#)
    let cleared = try HandingIn.cleared(consent)
    let text = String(decoding: cleared.documents[0].text, as: UTF8.self)
    #expect(!text.contains("Quxword"))
    #expect(cleared.record.values.flag("parts_withheld").value == true)
    #expect(
      cleared.record.persons.allSatisfy { $0.values.object("consent").value?.text("doc_ref").reason == .withheld })
  }

  @Test("what is left is what it was: every other field has its value")
  func rest() throws {
    let whole = try CaseRecord.read(Data(json("p2", "medical").utf8)).record
    let cleared = try HandingIn.cleared(json("p2", "medical")).record
    for key in ["group", "travel", "case_management"] {
      #expect(cleared.values.object(key) == whole.values.object(key))
    }
    #expect(cleared.persons == whole.persons)
    #expect(cleared.attachments == Array(whole.attachments.prefix(1)))
  }

  @Test("what consent was withdrawn to stays, whatever the case says of it")
  func withdrawn() throws {
    let documents = [("case.json", Data(json("p1", "medical").utf8))]
    let before = try ClearedCase(documents, for: HandingIn.lagos, now: HandingIn.now)
    #expect(!before.stays("attachments/Quxword.pdf"))
    let after = try ClearedCase(documents, for: HandingIn.lagos, without: ["medical"], now: HandingIn.now)
    #expect(after.stays("attachments/Quxword.pdf"))
    #expect(after.documents[0].text.range(of: Data("Quxword".utf8)) == nil)
  }

  @Test("what its receiver has no key for stays, and whoever hands in is asked", arguments: [true, false])
  func noKey(hasKey: Bool) throws {
    let receiver = Receiver(
      id: "ng-lagos", name: "Lagos office", country: "NGA", organisation: "IOM", isOwn: true,
      roles: hasKey ? [.medical] : [.child])
    let cleared = try HandingIn.cleared(json("p1", "medical"), for: receiver)
    #expect(cleared.stays("attachments/Quxword.pdf") == !hasKey)
    let asked = cleared.findings.filter { $0.kind == .misfit }
    #expect(asked.contains { $0.message.contains("no key for medical") } == !hasKey, "\(asked)")
    #expect((cleared.documents[0].text.range(of: Data("Quxword".utf8)) == nil) == !hasKey)
  }

  // MARK: Files of compartments

  private static func medical(_ persons: String..., attachments: String = "[]") -> String {
    let entries = persons.map { #"{"person_id": "\#($0)", "equipment": ["Quxword of \#($0)"]}"# }
    return
      #"{"schema": "baton-case/1", "persons": [\#(entries.joined(separator: ","))], "attachments": \#(attachments)}"#
  }

  private static let family = Sample.json(group: group, persons: two)

  @Test("of a compartment's file those go who agreed to it; when nobody did, nothing of it goes")
  func parts() throws {
    let both = try HandingIn.cleared(Self.family, ["medical.json": Self.medical("p1", "p2")])
    #expect(both.documents.map(\.name) == ["case.json", "medical.json"])
    let text = String(decoding: both.documents[1].text, as: UTF8.self)
    #expect(text.contains("Quxword of p1") && !text.contains("p2"))
    #expect(both.record.values.flag("parts_withheld").value == true)
    #expect(both.findings.filter { $0.kind == .withheld }.map(\.person) == ["p2"])
    let none = try HandingIn.cleared(Self.family, ["medical.json": Self.medical("p2")])
    #expect(none.documents.map(\.name) == ["case.json"])
    let all = try HandingIn.cleared(Self.family, ["medical.json": Self.medical("p1")])
    #expect(all.documents[1].text == Data(Self.medical("p1").utf8))
    #expect(all.record.values.flag("parts_withheld").value == nil)
  }

  @Test("with a compartment's file its documents stay as well, and each by itself where only some of it goes")
  func partAttachments() throws {
    let entries = ["p1", "p2"].map {
      #"{"file": "attachments/\#($0).pdf", "doc_id": "\#($0)-report", "person": "\#($0)", "type": "medical_report"}"#
    }
    let list = "[\(entries.joined(separator: ","))]"
    let some = try HandingIn.cleared(Self.family, ["medical.json": Self.medical("p1", attachments: list)])
    #expect(!some.stays("attachments/p1.pdf") && some.stays("attachments/p2.pdf"))
    #expect(!String(decoding: some.documents[1].text, as: UTF8.self).contains("p2-report"))
    let none = try HandingIn.cleared(Self.family, ["medical.json": Self.medical("p2", attachments: list)])
    #expect(none.stays("attachments/p1.pdf") && none.stays("attachments/p2.pdf"))
  }

  @Test(
    "texts are written again as they were read", arguments: ["a\"b\\c", "a\u{1}\u{1F}b", "الحاج ✓ 𝄞", "e\u{301}\u{e9}"])
  func texts(text: String) throws {
    let tree = JSONTree.object(["schema": .string(text)])
    let again = try JSONParser.parse(Array(CaseTable.core.text(tree)))
    #expect(again.tree == tree)
    guard case .object(let fields) = again.tree, case .string(let read)? = fields["schema"] else { return }
    #expect(Array(read.utf8) == Array(text.utf8))
  }
}
