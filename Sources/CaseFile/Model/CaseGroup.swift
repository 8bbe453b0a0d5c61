/// The people of one case, as a group.
package struct CaseGroup: Sendable, Equatable {
  /// One relation between two persons: `a` is `relation` of `b`.
  package struct Link: Sendable, Equatable {
    package let a: String
    package let b: String
    package let relation: Relation
  }

  /// The sending mission's identifier of this case group.
  package let caseGroupID: String
  /// What holds the group together.
  package let groupType: GroupType
  /// `person_id` of the person who speaks for the group.
  package let headPersonID: Answer<String>
  /// Who is what to whom.
  package let links: Answer<[Link]>
  /// Whether the group must not be separated.
  package let keepTogether: Answer<Bool>
}

extension CaseGroup {
  /// - Parameter persons: How many persons the case has; a single one needs no links and no head.
  init?(_ reader: FieldReader, persons: Int) {
    let need: Need = persons > 1 ? .expected : .optional
    let id = reader.value("case_group_id", .id)
    let type = reader.value("group_type", Field<GroupType>.code)
    headPersonID = reader.answer("head_person_id", need, .id)
    links = reader.answer("links", need, .list(of: .object(Link.init)))
    keepTogether = reader.answer("keep_together", need, .bool)
    guard let id, let type else { return nil }
    caseGroupID = id
    groupType = type
  }
}

extension CaseGroup.Link {
  init?(_ reader: FieldReader) {
    let a = reader.value("a", .id)
    let b = reader.value("b", .id)
    let relation = reader.value("relation", Field<Relation>.code)
    guard let a, let b, let relation else { return nil }
    self.init(a: a, b: b, relation: relation)
  }
}
