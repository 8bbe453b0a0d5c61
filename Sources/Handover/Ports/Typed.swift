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

// MARK: Files that are attached to it

/// Where the files of what one person types are kept.
package struct TypedPlace: Sendable, Hashable {
  /// Of the form, as in `TypedCase`.
  package let id: String
  package let staff: Code

  package init(_ id: String, of staff: Code) {
    self.id = id
    self.staff = staff
  }
}

/// A file that somebody has attached to what they type, or as much of it as has come.
package struct TypedFile: Sendable, Equatable {
  /// Octets that come, and are sealed, at a time; the last time fewer.
  package static let piece = 1 << 20
  /// Octets of all files of one form.
  package static let limit: Int64 = 1 << 30
  /// Files of one form.
  package static let most = 40

  package let id: String
  package let said: Said
  /// Octets that are here.
  package let come: Int64

  /// What is known of it before it comes.
  package struct Said: Sendable, Codable, Equatable {
    /// As it is called where it comes from.
    package let name: String
    package let size: Int64
    /// When it was changed there last, as the browser says: with name and size it tells the same file again.
    package let stamp: String
    /// Its number in the case.
    package var document: String
    /// What it is, a code of the table of fields.
    package let type: String
    /// The number of whom it is about; nil where it is about all.
    package let person: String?

    package init(name: String, size: Int64, stamp: String, document: String, type: String, person: String?) {
      self.name = name
      self.size = size
      self.stamp = stamp
      self.document = document
      self.type = type
      self.person = person
    }
  }

  package init(id: String, said: Said, come: Int64) {
    self.id = id
    self.said = said
    self.come = come
  }

  package var isWhole: Bool { come == said.size }
}

/// Keeps files that were attached to what somebody types, sealed piece by piece. All of it blocks.
package protocol TypedFileStore: Sendable {
  /// In the order of their numbers.
  ///
  /// - Throws: `StorageProblem`.
  func files(at place: TypedPlace) throws -> [TypedFile]

  /// Makes room for one, or finds the one that is the same and has not come whole.
  ///
  /// - Parameters:
  ///   - said: The number that it gets is the next that is free.
  ///   - taken: Numbers that other documents of the case have.
  /// - Throws: `StorageProblem`; `TypedFileProblem`.
  func begin(_ said: TypedFile.Said, at place: TypedPlace, besides taken: Set<String>) throws -> TypedFile

  /// Keeps a piece. The same one again is the same; on return it is durable.
  ///
  /// - Throws: `StorageProblem`; `TypedFileProblem` where it is not the one that comes next, or there is no such file.
  func keep(_ octets: Data, from offset: Int64, of file: String, at place: TypedPlace) throws -> TypedFile

  /// The piece that begins at an offset, opened; nothing at the end.
  func octets(from offset: Int64, of file: TypedFile, at place: TypedPlace) throws -> Data

  /// Lets nothing come or go any more, since it is being handed in.
  ///
  /// - Returns: What is there.
  /// - Throws: `TypedFileProblem.gone` where somebody else does the same; `StorageProblem`.
  func hold(_ place: TypedPlace) throws -> [TypedFile]
  func release(_ place: TypedPlace)

  func drop(_ file: String, at place: TypedPlace) throws
  func dropAll(at place: TypedPlace) throws

  /// Drops those of all other places.
  func keepOnly(_ places: () async throws -> [TypedPlace]) async throws
}

/// Why a file cannot be attached, or a piece of it not be kept.
package enum TypedFileProblem: Error, Equatable {
  /// There are as many as may be, or they are as large together.
  case full
  /// There is no such file: it was taken away, or what it belongs to was handed in.
  case gone
  /// Another piece is to come: from this octet on.
  case notNext(Int64)
  /// The disk has to keep a reserve.
  case noSpace
}
