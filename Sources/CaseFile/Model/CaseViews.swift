package import Base

// What the program itself needs of a case, by name. Each is a view over `CaseValues`; whoever needs one field more adds one line.

/// The people of one case, as a group.
package struct CaseGroup: Sendable, Equatable {
  /// One relation between two persons.
  struct Link: Sendable, Equatable {
    let a: String
    let b: String
    /// What `a` is to `b`, a code.
    let relation: String

    init?(_ values: CaseValues) {
      guard let a = values.text("a").value, let b = values.text("b").value,
        let relation = values.text("relation").value
      else { return nil }
      self.a = a
      self.b = b
      self.relation = relation
    }
  }

  /// The sending mission's identifier of this case group.
  package let caseGroupID: String
  let groupType: GroupType
  /// `person_id` of the person who speaks for the group.
  let headPersonID: String?
  /// Who is related to whom.
  let links: [Link]

  /// One of which nothing could be read: it relates nobody to anybody.
  static let unread = CaseGroup()

  private init() { (caseGroupID, groupType, headPersonID, links) = ("", .family, nil, []) }

  init?(_ values: CaseValues) {
    guard let id = values.text("case_group_id").value,
      let type = values.text("group_type").value.flatMap(GroupType.init)
    else { return nil }
    caseGroupID = id
    groupType = type
    headPersonID = values.text("head_person_id").value
    links = (values.objects("links").value ?? []).compactMap(Link.init)
  }
}

/// One person of a case.
package struct CasePerson: Sendable, Equatable {
  /// Identifier of the person within the case group.
  package let personID: String
  /// All that is said of the person.
  package let values: CaseValues

  init?(_ values: CaseValues) {
    guard let id = values.object("identity").value?.text("person_id").value else { return nil }
    personID = id
    self.values = values
  }
}

/// A danger that everybody must know of.
package struct CaseAlert: Sendable, Equatable {
  /// `nil`: of a kind that a newer Baton knows; it counts as the gravest.
  package let type: AlertType?
  package let text: Answer<String>

  init(_ values: CaseValues) {
    type = values.text("type").value.flatMap(AlertType.init)
    text = values.text("text")
  }
}

/// Somebody in a person's life.
package struct CaseContact: Sendable, Equatable {
  package let name: Answer<String>
  package let phone: Answer<String>
  /// Whether the number may be called without asking first. What is not said, or not understood, means that it may not.
  package let mayCall: Bool

  init(_ values: CaseValues) {
    name = values.text("name")
    phone = values.text("phone")
    mayCall = values.text("safe_to_call").value.flatMap(SafeToCall.init) == .yes
  }
}

extension CasePerson {
  /// The person's alerts, those of an unknown kind first; otherwise in the order of the case.
  package var alerts: [CaseAlert] {
    let all = (values.objects("alerts").value ?? []).map(CaseAlert.init)
    return all.filter { $0.type == nil } + all.filter { $0.type != nil }
  }

  package var contacts: [CaseContact] { (values.objects("contacts").value ?? []).map(CaseContact.init) }

  var identity: CaseValues? { values.object("identity").value }

  var birth: PartialDate? { identity?.date("birth_date").value }

  /// ISO 639-3; empty where nothing is known.
  var spokenLanguages: [String] {
    (identity?.objects("languages").value ?? []).filter { $0.flag("speaks").value != false }
      .compactMap { $0.text("code").value }
  }

  /// ISO 3166-1 alpha-3; empty where nothing is known.
  package var nationalities: [String] { identity?.texts("nationality").value ?? [] }
}

/// One flight.
package struct CaseLeg: Sendable, Equatable {
  /// IATA codes.
  let from: String?
  let to: String?
  let number: String?
  package let depart: Answer<Moment>
  package let arrive: Answer<Moment>

  init(_ values: CaseValues) {
    from = values.text("from_iata").value
    to = values.text("to_iata").value
    number = values.text("number").value
    depart = values.moment("depart")
    arrive = values.moment("arrive")
  }
}

/// A document that belongs to a case; its bytes stand in a file of the case folder.
package struct CaseAttachment: Sendable, Equatable {
  /// Path relative to the case folder, beginning with `attachments/`.
  package let file: String
  /// Identifier of the document within the case.
  package let documentID: String
  /// What it is, a code.
  package let type: String?
  /// `person_id` of the person it is about; `nil` when it is about the group.
  package let person: String?
  /// The compartment that its entry names; nil where it stands in a compartment's own file.
  package let compartment: Compartment?
  /// SHA-256 of the file's bytes, 64 small hexadecimal digits.
  package let sha256: String?
  /// Who keeps the original on paper.
  package let originalHeldBy: String?

  /// Those that a document lists.
  static func all(in values: CaseValues) -> [CaseAttachment] {
    (values.objects("attachments").value ?? []).compactMap(CaseAttachment.init)
  }

  private init?(_ values: CaseValues) {
    guard let file = values.text("file").value, let id = values.text("doc_id").value else { return nil }
    self.file = file
    documentID = id
    type = values.text("type").value
    person = values.text("person").value
    compartment = values.knows("compartment") ? values.text("compartment").value.flatMap(Compartment.init) : nil
    sha256 = values.text("sha256").value
    originalHeldBy = values.text("original_held_by").value
  }
}
