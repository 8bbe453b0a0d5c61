import Base
package import Foundation

/// What somebody has typed of a case and not handed in: theirs alone.
package struct TypedCase: Sendable, Equatable {
  /// Seconds for which it is kept after it was last typed at.
  package static let lasting: TimeInterval = 30 * 86_400
  /// How many one person may have.
  package static let most = 40

  /// Of the form: one of its own for a new case, and for one that is there already its transfer's.
  package let id: String
  package let staff: Code
  /// What it is about, where that is there already.
  package let transfer: TransferID?
  /// The page that kept it last: another one that is older does not write over it.
  package let page: String
  package let at: Date
  package let sealed: Data

  package init(id: String, staff: Code, transfer: TransferID?, page: String, at: Date, sealed: Data) {
    self.id = id
    self.staff = staff
    self.transfer = transfer
    self.page = page
    self.at = at
    self.sealed = sealed
  }
}

/// What became of what was to be kept.
package enum TypedKeeping: Sendable, Equatable {
  case kept
  /// Another page has kept its own since.
  case overtaken
  /// It was handed in or thrown away since.
  case gone
  /// This person has as many as may be.
  case full
}

package protocol TypedStore: Sendable {
  /// Newest first; of everybody where nobody is named.
  func typed(of staff: Code?) async throws -> [TypedCase]

  func typed(_ id: String, of staff: Code) async throws -> TypedCase?

  /// Puts it in place of what there is, unless that is of another page than its own or the one it came from.
  ///
  /// - Parameter before: The page that had kept what this page began with; empty where it began with nothing.
  func keep(_ typed: TypedCase, after before: String) async throws -> TypedKeeping

  func dropTyped(_ id: String, of staff: Code) async throws

  /// Drops what nobody has typed at since.
  func dropTyped(before moment: Date) async throws
}
