import Base
package import Foundation

/// What of a case may still be read after consent to some of its compartments was withdrawn.
package struct Remainder: Sendable {
  /// The documents that are left, without a word about what else there was.
  package let documents: [(name: String, text: Data)]
  private let files: Set<PathKey>

  /// - Parameters:
  ///   - documents: As they stand in the case.
  ///   - withdrawn: Compartments, by name.
  /// - Throws: `CaseProblem` for what is no JSON.
  package init(_ documents: [(name: String, text: Data)], without withdrawn: Set<String>) throws(CaseProblem) {
    let gone = Set(withdrawn.compactMap(Compartment.init))
    var (kept, files, numbers): ([(String, CaseDocument, JSONTree)], Set<PathKey>, Set<String>) = ([], [], [])
    for (name, text) in documents {
      guard let document = CaseTable.document(named: name) else { continue }
      let tree = try CaseText.parse(text, as: document).tree
      for entry in tree.attachments where gone.contains(document.compartment) || gone.contains(entry.sealedIn) {
        files.insert(Spelling.canonical.key(entry.file))
        numbers.insert(entry.number)
      }
      if !gone.contains(document.compartment) { kept.append((name, document, tree)) }
    }
    self.files = files
    self.documents = kept.map { name, document, tree in
      guard case .object(var fields) = tree else { return (name, document.text(tree)) }
      fields["attachments"] = fields["attachments"]?.without(numbers, key: "doc_id")
      if document.compartment == .core { fields["parts_withheld"] = .bool(true) }
      return (name, document.text(JSONTree.object(fields).withholding(references: numbers)))
    }
  }

  /// Whether an attachment is one of those that are not read any more.
  package func isWithdrawn(_ path: String) -> Bool { files.contains(Spelling.canonical.key(path)) }
}

extension JSONTree {
  /// The documents that are listed in it.
  fileprivate var attachments: [(file: String, number: String, sealedIn: Compartment)] {
    guard case .object(let fields) = self, case .array(let items)? = fields["attachments"] else { return [] }
    return items.compactMap { item in
      guard case .object(let entry) = item, case .string(let file)? = entry["file"],
        case .string(let number)? = entry["doc_id"]
      else { return nil }
      var named: Compartment?
      if case .string(let text)? = entry["compartment"] { named = Compartment(rawValue: text) }
      guard case .string(let type)? = entry["type"] else { return (file, number, named ?? .core) }
      return (file, number, named ?? Compartment.ofDocuments(type))
    }
  }
}
