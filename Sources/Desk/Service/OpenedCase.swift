import Accounts
import CaseFile
import Handover

/// A case that has been opened for a reader, as far as it concerns them.
struct OpenedCase: Sendable {
  let record: CaseRecord
  /// Files of the compartments that the reader's roles are for.
  let parts: [CasePart]
  /// Compartments that are for others; empty for whoever need not know that they are there.
  let others: [Compartment]
  /// All of it, to be compared with another version.
  let whole: CaseContents
  /// What is missing in it or has aged.
  let findings: [CaseFinding]

  init(_ contents: CaseContents, _ findings: [CaseFinding], for person: Person) {
    (record, whole) = (contents.record, contents)
    parts = contents.parts.filter { person.may($0.document.compartment.right) }
    others =
      person.may(.nameCompartments)
      ? contents.parts.map(\.document.compartment).filter { !person.may($0.right) } : []
    let hidden = contents.parts.map(\.document).filter { !person.may($0.compartment.right) }.map(\.file)
    self.findings = findings.filter { !hidden.contains($0.file ?? "") }
  }

  /// Of the core, and of what else the reader may see.
  var attachments: [CaseAttachment] {
    let seen = Set([Compartment.core] + parts.map(\.document.compartment))
    return record.attachments.filter { $0.compartment.map(seen.contains) ?? true } + parts.flatMap(\.attachments)
  }
}

extension Compartment {
  /// What a reader of it must have.
  var right: Right {
    switch self {
    case .core: .readCases
    case .medical: .readMedical
    case .mhpss: .readMHPSS
    case .child: .readChild
    case .protectionTrafficking, .protectionGBV: .readProtection
    }
  }
}
