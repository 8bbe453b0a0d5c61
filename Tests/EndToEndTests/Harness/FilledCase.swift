import Foundation
import Testing

@testable import CaseFile

/// A case folder in which every field of the table has a value, and every one that may hold it a word.
struct FilledCase {
  private let word: String
  private let document: CaseDocument

  /// - Parameter folder: Where; it is made.
  static func write(_ folder: String, word: String) throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/attachments", withIntermediateDirectories: true)
    for document in CaseTable.documents {
      let filled = Self(word: word, document: document)
      var tree = filled.tree(of: document.section)
      if document.compartment == .core { tree = try filled.withChild(tree) }
      let json = try JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys])
      try json.write(to: URL(fileURLWithPath: "\(folder)/\(document.file)"))
      for attachment in try #require(tree["attachments"] as? [[String: Any]]) {
        let file = try #require(attachment["file"] as? String)
        try Data("%PDF-1.7\n\(word)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
    }
  }

  private func tree(of section: CaseSection) -> [String: Any] {
    let fields = section.fields.filter { $0.key != "sha256" }
    return Dictionary(uniqueKeysWithValues: fields.map { ($0.key, value(of: $0)) })
  }

  private func value(of field: CaseField) -> Any {
    guard !field.stops.contains(where: { $0.reason == nil }) else { return "unknown" }
    switch field.example {
    case .text(let text): return with(word, in: text, of: field.type.form)
    case .flag(let flag): return flag
    case .count(let count): return count
    case .list(let texts): return texts.map { with(word, in: $0, of: field.type.form) }
    case .ofSection:
      let inner = field.type.section.map { tree(of: $0) } ?? [:]
      return field.type.isList ? [inner] : inner
    }
  }

  private func with(_ word: String, in text: String, of form: TextForm?) -> String {
    switch form?.name {
    case TextForm.any.name: "\(text) \(word)"
    case TextForm.id.name, TextForm.documentReference.name:
      text == "d2" ? "\(document.compartment)\(word)" : text + word
    case TextForm.email.name: word + text
    case TextForm.attachmentPath.name:
      text.replacing("attachments/", with: "attachments/\(document.compartment)-\(word)-")
    default: text
    }
  }

  /// Both persons agree to all of it; the second is the one to whom the relation in the table's example leads.
  private func withChild(_ tree: [String: Any]) throws -> [String: Any] {
    let persons = try #require(tree["persons"] as? [[String: Any]])
    var first = try #require(persons.first)
    var consent = try #require(first["consent"] as? [String: Any])
    var identity = try #require(first["identity"] as? [String: Any])
    consent["scope"] = CaseTable.documents.map(\.compartment.rawValue)
    consent["recipients"] = ["post-return-mission"]
    first["consent"] = consent
    (consent["obtained_from"], consent["capacity"]) = ("parent", "child_with_assent")
    (identity["person_id"], identity["birth_date"]) = ("p2\(word)", "2018")
    return tree.merging(["persons": [first, ["identity": identity, "consent": consent]]]) { $1 }
  }
}
