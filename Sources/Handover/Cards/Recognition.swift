import Base

/// Who of a case is known at this mission already. A suggestion: people decide. Nobody else learns of it.
package struct Recognised: Sendable, Equatable {
  /// Open transfers of the same case, or of one of the same persons, from here to the same mission.
  package internal(set) var same: [TransferID] = []
  /// Other transfers of the same case or of one of the same persons, or of somebody who may be one of them.
  package internal(set) var likely: [TransferID] = []

  package init() {}
}

/// What a case is recognised by: its number, or somebody in it.
struct KnownCase {
  private let number: String
  private let faces: [Face]

  init(_ card: CaseCard) {
    number = PersonNumber.plain(card.group.number)
    faces = card.persons.map(Face.init)
  }

  /// An equal number of the case, or the same person.
  func isSame(_ other: CaseCard, numbered otherNumber: String) -> Bool {
    !number.isEmpty && number == otherNumber
      || other.persons.contains { person in faces.contains { $0.isSame(person) } }
  }

  /// Somebody who may be in both.
  func isLikely(_ other: CaseCard) -> Bool {
    other.persons.contains { person in faces.contains { $0.isLikely(person) } }
  }
}

/// What a person is recognised by.
struct Face {
  private let person: PersonCard
  private let names: [[NameWord]]

  init(_ person: PersonCard) {
    self.person = person
    names = Self.names(person)
  }

  private static func names(_ person: PersonCard) -> [[NameWord]] {
    person.names.map(NameWord.words).filter { !$0.isEmpty }
  }

  /// An equal travel document, or an equal number in the same other system.
  func isSame(_ other: PersonCard) -> Bool { person.numbers.contains(where: other.numbers.contains) }

  /// The same sex and year of birth, and names that may be the same in some script: all words of the shorter one are in the
  /// longer, and they are two at least, or all there are.
  func isLikely(_ other: PersonCard) -> Bool {
    guard let sex = person.sex, sex == other.sex, let year = person.birthYear, year == other.birthYear else {
      return false
    }
    return Self.names(other).contains { theirs in names.contains { Self.areAlike($0, theirs) } }
  }

  private static func areAlike(_ first: [NameWord], _ second: [NameWord]) -> Bool {
    let (short, long) = first.count < second.count ? (first, second) : (second, first)
    return (short.count > 1 || long.count == 1) && short.allSatisfy { word in long.contains { word.isLike($0) } }
  }
}
