import Base
package import Handover

/// What may be done. Whoever has none of it is told that there is no such page.
package enum Right: String, Sendable, CaseIterable {
  /// Lists of cases, with names.
  case listCases = "list-cases"
  /// What a case says, but for the files of its compartments.
  case readCases = "read-cases"
  case readMedical = "read-medical"
  case readMHPSS = "read-mhpss"
  case readChild = "read-child"
  case readProtection = "read-protection"
  /// Which compartments a case has.
  case nameCompartments = "name-compartments"
  /// Who of a case may be known here already, whichever mission they came from.
  case seeMatches = "see-matches"
  case handIn = "hand-in"
  /// To speak in statements, as far as a role may.
  case say
  /// To be handed what is sealed for a role, which a staff key opens.
  case fetchCompartments = "fetch-compartments"
  /// To be the second person.
  case approve
  /// The queue, the lines and their verbs: ids and codes, no word of a case.
  case runLines = "run-lines"
  /// Counts, with nobody in them.
  case seeReports = "see-reports"
  /// To tell a person all that is kept about them.
  case answerPersons = "answer-persons"
  /// To keep a case beyond its time: no word of it is read for that.
  case keepCases = "keep-cases"
  /// To let a case go that was kept.
  case letCasesGo = "let-cases-go"
  /// Whether all is well with the installation.
  case seeHealth = "see-health"
  case manageAccounts = "manage-accounts"
  case readJournal = "read-journal"
  /// What no role has.
  case nothing

  /// What a machine's token may allow: never a compartment, an approval, an account or the journal. Source: decision 0056.
  package static let ofTokens: Set<Right> = [.listCases, .readCases, .handIn, .say, .runLines, .seeReports, .seeHealth]

  package var isOfTokens: Bool { Self.ofTokens.contains(self) }
}

extension AccountRole {
  /// The one place where rights follow from roles. Source: decision 0036.
  package var rights: Set<Right> {
    switch self {
    case .focal, .caseworker, .duty: Self.casework
    case .medical: Self.casework.union([.readMedical])
    case .mhpss: Self.casework.union([.readMHPSS])
    case .child: Self.casework.union([.readChild])
    case .protection: Self.casework.union([.readProtection])
    case .supervisor:
      Self.casework.union([.nameCompartments, .seeMatches, .keepCases, .letCasesGo, .seeReports, .answerPersons])
    case .logistics: [.listCases]
    case .manager: [.seeReports]
    case .operator: [.runLines, .seeHealth, .keepCases]
    case .auditor: [.readJournal]
    case .administrator: [.manageAccounts, .readJournal, .seeHealth]
    }
  }

  private static let casework: Set<Right> = [.listCases, .readCases, .handIn, .say, .fetchCompartments, .approve]

  /// Whether it must have a second factor.
  package var needsSecondFactor: Bool { self == .administrator || self == .supervisor }
}

/// Whoever has signed in.
package struct Person: Sendable, Equatable {
  package let login: Code
  package let staff: Code
  package let name: String
  package let roles: [AccountRole]
  package let rights: Set<Right>

  /// - Parameter only: What is allowed at most, whatever the roles do; nil: all that they do.
  package init(_ account: Account, only: Set<Right>? = nil) {
    login = account.login
    staff = account.staff
    name = account.name
    roles = account.roles
    let all = account.roles.reduce(into: Set<Right>()) { $0.formUnion($1.rights) }
    rights = only.map(all.intersection) ?? all
  }

  package func may(_ right: Right) -> Bool { rights.contains(right) }

  /// The roles in which this person may speak in statements, the likeliest first.
  package var speaksAs: [StaffRole] {
    roles.flatMap(\.speaksAs).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
