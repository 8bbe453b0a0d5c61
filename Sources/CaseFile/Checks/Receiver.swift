import Base

/// The mission that a case is handed in for, as far as a case is judged by it.
///
/// - Note: Source: the federation's directory, and what the mission publishes.
package struct Receiver: Sendable, Equatable {
  /// Such as `ng-lagos`.
  package let id: String
  package let name: String
  /// ISO 3166-1 alpha-3.
  package let country: String
  package let organisation: String
  /// Whether it is of the sender's organisation: handing over to any other is sharing with a third party.
  package let isOwn: Bool
  /// Categories of cases that it says it takes; nil: all, as far as is known.
  package let categories: [String]?
  /// Languages in which it says it can talk with people, ISO 639-3; nil: not known.
  package let languages: [String]?
  /// The roles whose compartments can be sealed for it; nil where that is not known.
  package let roles: Set<CompartmentRole>?

  package init(
    id: String, name: String, country: String, organisation: String, isOwn: Bool, categories: [String]? = nil,
    languages: [String]? = nil, roles: Set<CompartmentRole>? = nil
  ) {
    self.categories = categories
    self.languages = languages
    self.roles = roles
    self.id = id
    self.name = name
    self.country = country
    self.organisation = organisation
    self.isOwn = isOwn
  }

  /// Whether a compartment can certainly not be sealed for it.
  func hasNoKey(for compartment: Compartment) -> Bool {
    guard let roles, let role = compartment.role else { return false }
    return !roles.contains(role)
  }

  /// As people are shown it: `Lagos (NGA)`.
  package var shown: String { "\(name.isEmpty ? id : name) (\(country))" }

  /// As a finding names it.
  package struct Named: Sendable, Equatable {
    let id: String
    let shown: String
  }

  var named: Named { Named(id: id, shown: shown) }
}

/// What a consent calls those who receive a case.
extension Receiver {
  /// A mission of the sender's own organisation in the country of return.
  static let postReturnMission = "post-return-mission"

  /// Whether a word in `recipients` means this mission. A word that is not understood means somebody else.
  func isMeant(by word: String) -> Bool {
    let word = word.foldedWord
    if word == Self.postReturnMission.foldedWord { return isOwn }
    return exactNames.contains(word)
  }

  /// Whether a word in `withheld_from` means this mission, or something that it is part of: here a word too many stops a
  /// case, and a word too few tells whom it must not.
  func isMeant(byBan word: String) -> Bool {
    let folded = word.foldedWord
    if isMeant(by: word) || ["all", "everyone", "everybody"].contains(folded) { return true }
    let parts = id.split(separator: "-") + name.split { !$0.isLetter }
    return CountryCodes.codes(meaning: word).contains(country) || parts.contains { $0.foldedWord == folded }
  }

  private var exactNames: [String] { [id, name, organisation].filter { !$0.isEmpty }.map(\.foldedWord) }
}
