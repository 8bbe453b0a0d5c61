import Base
package import Handover

/// What may be done. Whoever has none of it is told that there is no such page.
package enum Right: Sendable, CaseIterable {
  /// Lists of cases, with names.
  case listCases
  /// What a case says, but for the files of its compartments.
  case readCases
  case readMedical, readMHPSS, readChild, readProtection
  /// Which compartments a case has.
  case nameCompartments
  case handIn
  /// The queue, the lines and their verbs: ids and codes, no word of a case.
  case runLines
  /// Whether all is well with the installation.
  case seeHealth
  case manageAccounts
  case readJournal
  /// What no role has.
  case nothing
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
    case .supervisor: Self.casework.union([.nameCompartments])
    case .logistics: [.listCases]
    case .manager: []
    case .operator: [.runLines, .seeHealth]
    case .auditor: [.readJournal]
    case .administrator: [.manageAccounts, .readJournal, .seeHealth]
    }
  }

  private static let casework: Set<Right> = [.listCases, .readCases, .handIn]

  /// Whether it must have a second factor.
  package var needsSecondFactor: Bool { self == .administrator || self == .supervisor }
}

/// Whoever has signed in.
package struct Person: Sendable, Equatable {
  package let login: Code
  package let staff: Code
  package let name: String
  package let roles: [AccountRole]

  package init(_ account: Account) {
    login = account.login
    staff = account.staff
    name = account.name
    roles = account.roles
  }

  package func may(_ right: Right) -> Bool { roles.contains { $0.rights.contains(right) } }

  /// The roles in which this person may speak in statements, the likeliest first.
  package var speaksAs: [StaffRole] {
    roles.flatMap(\.speaksAs).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
