/// What one row of the table says in a case, for whoever shows all of it.
package struct FieldAnswer: Sendable {
  package enum Content: Sendable {
    case flag(Bool)
    case count(Int)
    case text(String)
    case texts([String])
    case object(CaseValues)
    case objects([CaseValues])
  }

  package let field: CaseField
  package let content: Answer<Content>
}

extension CaseValues {
  /// What each row of `section` says here, in the order of the table.
  ///
  /// - Parameter section: The one these values are of.
  package func answers(of section: CaseSection) -> [FieldAnswer] {
    section.fields.map { FieldAnswer(field: $0, content: content(of: $0)) }
  }

  private func content(of field: CaseField) -> Answer<FieldAnswer.Content> {
    switch field.type {
    case .flag: flag(field.key).map { .flag($0) }
    case .count: count(field.key).map { .count($0) }
    case .text: text(field.key).map { .text($0) }
    case .object: object(field.key).map { .object($0) }
    case .list(.object, _): objects(field.key).map { .objects($0) }
    case .list: texts(field.key).map { .texts($0) }
    }
  }
}
