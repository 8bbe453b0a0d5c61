import Base
package import Foundation

/// What of a case is handed in: all of it that the people in it have consented to.
///
/// What they have not consented to is not in it, octet for octet, and which compartments it was is not said either: that
/// there is such a part is what was not consented to (Protocol/decisions/0027).
package struct ClearedCase: Sendable {
  /// What `case.json` says as it travels.
  package let record: CaseRecord
  /// The documents as they travel, in the order of the case.
  package let documents: [(name: String, text: Data)]
  /// Everything that was found, nothing of it wrong.
  package let findings: [CaseFinding]
  private let withheld: Withheld
  /// The names of attachments as the documents have them, by the letters they are made of.
  private let names: [PathKey: String]
  /// What is sealed apart from the core, and for whom.
  private let apart: [PathKey: CompartmentRole]

  /// - Parameters:
  ///   - documents: `case.json` and the files of other compartments, in the order of the case.
  ///   - receiver: Who is to get it; nil where that is not known yet.
  ///   - withdrawn: Compartments that consent was withdrawn to, whatever the case says.
  /// - Throws: `CaseProblem` with everything that keeps the case from being handed in.
  package init(
    _ documents: [(name: String, text: Data)], for receiver: Receiver?, without withdrawn: Set<String> = [], now: Date
  ) throws(CaseProblem) {
    guard let core = documents.first?.text else { throw CaseProblem([.noCase]) }
    let reading = try CaseRecord.examine(core)
    var found = reading.findings
    guard let read = reading.record else { throw CaseProblem(found) }
    var contents = CaseContents(read)
    var isRead = true
    for (name, text) in documents.dropFirst() {
      guard let document = CaseTable.document(named: name) else { continue }
      do throws(CaseProblem) { found += try contents.add(text, as: document) } catch {
        found += error.findings
        isRead = false
      }
    }
    let judged = contents.judged(
      Occasion(now: now, receiver: receiver), core, without: Set(withdrawn.compactMap(Compartment.init)))
    // What is there and cannot be read is not missing.
    findings = found.judged(judged.findings) + (isRead ? contents.checkCategories() : [])
    guard !findings.contains(where: { $0.kind == .wrong }) else { throw CaseProblem(findings) }
    let withheld = judged.withheld
    self.withheld = withheld
    names = Dictionary(contents.attachments.map { (Spelling.canonical.key($0.file), $0.file) }) { first, _ in first }
    var travelling: [(name: String, text: Data)] = []
    for (name, text) in documents {
      if let cut = try withheld.cut(name, text) { travelling.append(cut) }
    }
    self.documents = travelling
    apart = contents.apart
    givenApart = Set(contents.parts.filter { $0.document.compartment.role != nil }.map(\.document.file))
    record = withheld.isEmpty ? read : try CaseRecord.read(travelling[0].text).record
  }

  /// Whether an attachment stays with the sender.
  package func stays(_ path: String) -> Bool { withheld.files.contains(Spelling.canonical.key(path)) }

  /// What stays with the sender, in sentences.
  package var staying: [String] { withheld.findings.map(\.message) }

  /// Whose compartment a file is sealed in; nil for the core.
  package func role(of path: String) -> CompartmentRole? { apart[Spelling.canonical.key(path)] }

  /// The documents that were given for roles, whether they go or not.
  package let givenApart: Set<String>

  /// Whether anything of it is sealed apart from the core.
  package var isDivided: Bool {
    documents.contains { role(of: $0.name) != nil }
      || apart.keys.contains { !withheld.files.contains($0) && names[$0] != nil }
  }

  /// The name under which an attachment travels: as its entry has it, however the disk stores its accents.
  package func name(of path: String) -> String { names[Spelling.canonical.key(path)] ?? path }
}

extension CaseFinding {
  /// Whether one stands where the other does, or inside it.
  fileprivate func isNested(with other: CaseFinding) -> Bool {
    func holds(_ outer: String, _ inner: String) -> Bool {
      inner == outer || inner.hasPrefix(outer + ".") || inner.hasPrefix(outer + "[")
    }
    return holds(place, other.place) || holds(other.place, place)
  }

  static let noCase = CaseFinding(kind: .wrong, place: CaseText.name, .folder(.beginsWithout))
}

extension [CaseFinding] {
  /// With what was judged; where that is wrong, to fill in or to say why is no way out. Where something could not be read,
  /// nothing is judged that may follow from it.
  func judged(_ judged: [CaseFinding]) -> [CaseFinding] {
    let unread = filter { $0.kind == .wrong }
    let judged = judged.filter { one in !unread.contains { $0.file == one.file && $0.isNested(with: one) } }
    let wrong = Set(judged.filter { $0.kind == .wrong }.map(\.place))
    return filter { $0.fault != .field(.unsaid) || !wrong.contains($0.place) } + judged
  }
}

extension CaseContents {
  /// What only the sender can judge: the consent, what cannot be, whether the case fits its receiver, and what has aged.
  ///
  /// - Parameter core: The text of `case.json`, in which lines are counted.
  func judged(
    _ occasion: Occasion, _ core: Data, without withdrawn: Set<Compartment> = []
  ) -> (findings: [CaseFinding], withheld: Withheld) {
    let notes = Notes(JSONText(bytes: Array(core)), file: CaseText.name)
    record.checkConsent(occasion, notes)
    record.checkPlausibility(occasion, notes)
    if let receiver = occasion.receiver { record.checkReceiver(receiver, notes) }
    let withheld = Withheld(self, without: withdrawn, for: occasion.receiver)
    return (notes.findings + withheld.findings + aged(now: occasion.now), withheld)
  }
}

extension CaseContents {
  /// The files that are sealed apart from the core, documents among them, and for whom.
  var apart: [PathKey: CompartmentRole] {
    let documents = parts.map { ($0.document.file, $0.document.compartment.role) }
    return (documents + listed.map { ($0.attachment.file, $0.compartment.role) }).reduce(into: [:]) { apart, file in
      apart[Spelling.canonical.key(file.0)] = file.1
    }
  }
}

extension CaseContents.Listed {
  /// The compartment it is sealed in: that of the document that lists it; of what `case.json` lists, its own.
  var compartment: Compartment {
    let listing = CaseTable.document(named: file)?.compartment ?? .core
    return listing == .core ? attachment.sealedIn : listing
  }
}

/// What stays with the sender: for want of consent, or of a key to seal it for.
struct Withheld: Sendable {
  /// Documents of which nothing goes, by name.
  private var documents: Set<String> = []
  /// Persons of whom a document says nothing, by its name.
  private var persons: [String: Set<String>] = [:]
  /// Attachments, by `doc_id`.
  private var attachments: Set<String> = []
  private(set) var files: Set<PathKey> = []
  /// What stays, for the person who hands in.
  private(set) var findings: [CaseFinding] = []

  var isEmpty: Bool { findings.isEmpty }
  private let receiver: Receiver?
  /// What each person has agreed to.
  private let consented: [String: Set<Compartment>]

  init(_ contents: CaseContents, without withdrawn: Set<Compartment> = [], for receiver: Receiver? = nil) {
    self.receiver = receiver
    let covered = contents.record.persons.map {
      (id: $0.personID, scope: Consent(of: $0).covered.subtracting(withdrawn))
    }
    consented = Dictionary(covered.map { ($0.id, $0.scope) }) { first, _ in first }
    /// Whoever of those that something is about has not agreed to its compartment; of the group, anybody. What cannot be
    /// sealed apart is nobody's to agree to.
    func objector(_ person: String?, _ compartment: Compartment) -> String? {
      covered.first {
        (person == nil || $0.id == person)
          && (!$0.scope.contains(compartment) || receiver?.hasNoKey(for: compartment) == true)
      }?.id
    }
    for part in contents.parts { withhold(part) { objector($0, part.document.compartment) } }
    for listed in contents.listed {
      let sealedIn = listed.compartment
      let person =
        documents.contains(listed.file) ? listed.attachment.person : objector(listed.attachment.person, sealedIn)
      if documents.contains(listed.file) || person != nil { withhold(listed, of: person, sealedIn) }
    }
  }

  /// The persons of a compartment's file who have not agreed to it; when nobody is left, the file.
  private mutating func withhold(_ part: CasePart, objector: (String?) -> String?) {
    let (file, compartment) = (part.document.file, part.document.compartment)
    let ids = part.persons.compactMap { $0.text("person_id").value }
    let staying = ids.filter { objector($0) != nil }
    guard !staying.isEmpty else { return }
    persons[file] = Set(staying)
    if staying.count == ids.count { documents.insert(file) }
    for (index, id) in ids.enumerated() where staying.contains(id) {
      note(id, "persons[\(index)]", file, .saying(document: file), compartment)
    }
  }

  private mutating func withhold(_ listed: CaseContents.Listed, of person: String?, _ compartment: Compartment) {
    attachments.insert(listed.attachment.documentID)
    files.insert(Spelling.canonical.key(listed.attachment.file))
    note(person, listed.place, listed.file, .file(listed.attachment.file), compartment)
  }

  private mutating func note(
    _ person: String?, _ place: String, _ file: String, _ what: WithheldFault.Thing, _ compartment: Compartment
  ) {
    let isConsented = person.flatMap { consented[$0] }?.contains(compartment) ?? false
    let (kind, fault): (CaseFinding.Kind, WithheldFault) =
      if isConsented, let receiver {
        (.misfit, .keyless(what, compartment: compartment.rawValue, receiver: receiver.shown))
      } else {
        (.withheld, .unconsented(what, compartment: compartment.rawValue))
      }
    findings.append(CaseFinding(kind: kind, person: person, place: place, file: file, .withheld(fault)))
  }

  /// A document as it travels; nil when it does not. Without what stays, and without a word about what that was.
  func cut(_ name: String, _ text: Data) throws(CaseProblem) -> (name: String, text: Data)? {
    guard !isEmpty, let document = CaseTable.document(named: name) else { return (name, text) }
    if documents.contains(name) { return nil }
    let tree = try CaseText.parse(text, as: document).tree
    guard case .object(var fields) = tree else { return (name, text) }
    fields["attachments"] = fields["attachments"]?.without(attachments, key: "doc_id")
    if name == CaseText.name {
      fields["parts_withheld"] = .bool(true)
    } else {
      fields["persons"] = fields["persons"]?.without(persons[name] ?? [], key: "person_id")
    }
    let cut = JSONTree.object(fields).withholding(references: attachments)
    return cut == tree ? (name, text) : (name, document.text(cut))
  }
}

extension CaseAttachment {
  /// The compartment it is sealed in: that of its entry, or, where it names none, the one its type belongs in.
  var sealedIn: Compartment {
    compartment ?? .ofDocuments(type ?? "")
  }
}

extension Compartment {
  /// The one that documents of a type belong in.
  static func ofDocuments(_ type: String) -> Compartment {
    switch type {
    case "fit_to_travel", "medical_report", "medif", "prescription": .medical
    case "bia", "bid", "tracing", "guardian_consent": .child
    default: .core
    }
  }
}

extension JSONTree {
  /// A list without the objects whose key has one of these values.
  func without(_ values: Set<String>, key: String) -> JSONTree {
    guard case .array(let items) = self else { return self }
    return .array(
      items.filter { item in
        guard case .object(let fields) = item, case .string(let value)? = fields[key] else { return true }
        return !values.contains(value)
      })
  }

  /// The same with `withheld` in place of each reference to one of these documents.
  func withholding(references ids: Set<String>) -> JSONTree {
    switch self {
    case .array(let items): return .array(items.map { $0.withholding(references: ids) })
    case .object(let fields):
      let kept = fields.map { key, value -> (String, JSONTree) in
        if key == "doc_ref", case .string(let id) = value, ids.contains(id) {
          return (key, .string(MissingReason.withheld.rawValue))
        }
        return (key, value.withholding(references: ids))
      }
      return .object(Dictionary(uniqueKeysWithValues: kept))
    default: return self
    }
  }
}
