/// Rows that stand together: the fields of one object of a case.
///
/// A class because it is shared and compared by identity: one contact is described once and stands in three places.
package final class CaseSection: Sendable {
  /// Its name in the schema.
  package let name: String
  /// What the object is, in a sentence.
  package let says: String
  /// In the order in which they are read and findings are told.
  package let fields: [CaseField]
  /// Fields of which at least one must be there.
  package let choice: Choice?
  /// Keys that lead to the text by which findings name the person this is about.
  let subject: [String]

  init(_ name: String, _ says: String, choice: Choice? = nil, subject: [String] = [], _ fields: [CaseField]) {
    self.name = name
    self.says = says
    self.choice = choice
    self.subject = subject
    self.fields = fields
  }

  /// Fields of which at least one must be there, or is expected; a reason counts as well.
  package struct Choice: Sendable {
    package let keys: [String]
    var need = CaseField.Need.required
    let fault: FieldFault
  }

  /// The row of a field, if there is such a field.
  package subscript(_ key: String) -> CaseField? { fields.first { $0.key == key } }
}

/// A row and the way to it.
package struct CaseRow: Sendable {
  /// The section in which the way begins.
  package let root: CaseSection
  /// The section the row stands in.
  package let section: CaseSection
  /// From the outermost section to the row itself; never empty.
  package let path: [CaseField]
  package let field: CaseField

  /// Where it stands in a case; of lists, in the first element: `persons[0].identity.sex`.
  package var place: String {
    let around = path.dropLast().map { $0.type.isList ? $0.key + "[0]" : $0.key }
    return (around + [field.key]).joined(separator: ".")
  }
}

extension CaseSection {
  /// All rows of the section and of the objects inside it, each object's right after its own.
  package var rows: [CaseRow] { rows(below: [], of: self) }

  private func rows(below path: [CaseField], of root: CaseSection) -> [CaseRow] {
    fields.flatMap { field in
      let inner = field.type.section?.rows(below: path + [field], of: root) ?? []
      return [CaseRow(root: root, section: self, path: path + [field], field: field)] + inner
    }
  }
}
