package import Base

/// What the codes in a sentence are called at the door at which it is read: states, statements, members and roles. On the board
/// they have the names of its buttons and fields, so that whoever reads a sentence finds what it speaks of.
package struct Terms: Sendable {
  package enum Group: String, Sendable, CaseIterable {
    /// Where the handing over or the journey stands.
    case stage, movement
    /// A statement as something that was said, and as something to do.
    case say, `do`
    /// A member of a statement, and a word that stands in one.
    case field, word
    case role
  }

  package let language: Language
  /// Whether whoever reads it types commands; else what can be done now stands on the page beside it.
  package let isCommandLine: Bool
  private let name: @Sendable (Group, String) -> String

  package init(
    _ language: Language, isCommandLine: Bool = false, name: @escaping @Sendable (Group, String) -> String
  ) {
    self.language = language
    self.isCommandLine = isCommandLine
    self.name = name
  }

  /// Those of the command line.
  package static func commands(_ language: Language) -> Terms {
    Terms(language, isCommandLine: true) { group, code in
      switch group {
      case .stage, .movement, .role: code.replacing("_", with: " ")
      case .say, .word: code
      case .do: "baton " + ((try? StatementType(code)).flatMap(StatementKind.of)?.command ?? "say \(code)")
      case .field: typedAs[code].map { "\(code) (\($0))" } ?? code
      }
    }
  }

  /// How members are given at the command line.
  private static let typedAs = [
    "moment": "--at", "primary": "the caseworker’s id", "backup": "--backup", "text": "--text", "code": "--code",
    "asked": "--question", "state": "the state of the journey", "compartment": "--compartment",
  ]
}

extension Terms {
  func stage(_ stage: HandoverStage) -> String { name(.stage, stage.rawValue) }
  func journey(_ stage: MovementStage) -> String { name(.movement, stage.rawValue) }
  func say(_ type: StatementType) -> ShownText { quoted(name(.say, type.text)) }
  func field(_ key: String) -> ShownText { quoted(name(.field, key)) }

  /// One of those that a member may be: as it is typed, or as the choice on the page has it.
  func word(_ key: String, _ word: String) -> String {
    isCommandLine ? word : name(key == BodyField.state.key ? .movement : .word, word)
  }

  func role(_ role: StaffRole) -> String { name(.role, role.rawValue) }

  func act(_ type: StatementType) -> ShownText {
    let name = name(.do, type.text)
    return isCommandLine ? "`\(name)`" : quoted(name)
  }

  func stages(of type: StatementType) -> [String] {
    StatementKind.of(type)?.stages.map(stage) ?? []
  }

  func roles(of type: StatementType) -> [String] { StatementKind.of(type)?.roles.map(role) ?? [] }

  private func quoted(_ text: String) -> ShownText {
    switch language {
    case .english: "“\(text)”"
    case .french: "« \(text) »"
    case .arabic: "«\(text)»"
    }
  }
}
