package import Base
package import Foundation

/// A text that a mission publishes for the others, by language. Source: specification §6.3.7.
package struct MissionDocument: Sendable, Codable, Equatable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// How the mission receives: its standard operating procedure.
    case procedure
    /// What to tell the person before the journey: assistance, waiting times, conditions on return.
    case advice
    /// What the mission sees this month: words and counts, no person.
    case brief
  }

  package let kind: Kind
  /// BCP 47.
  package let language: String
  /// One line that people read.
  package let title: String
  /// `text/plain` (UTF-8) or `application/pdf`.
  package let mediaType: String
  package let bytes: Int
  package let sha256: Digest

  enum CodingKeys: String, CodingKey {
    case kind, language, title, bytes, sha256
    case mediaType = "media_type"
  }

  package static let mediaTypes = ["application/pdf", "text/plain"]
  /// Octets: on the worst line ten minutes.
  package static let limit = 2 << 20
  package static let titleLimit = 120

  /// - Throws: `ServiceError` saying what is wrong with what somebody wants to publish.
  package init(kind: Kind, language: String, title: String, content: Data, sha256: Digest) throws {
    guard let mediaType = Self.mediaTypes.first(where: { Self.looks($0, content) }) else {
      throw ServiceError.documents(.form)
    }
    self.kind = kind
    self.language = language
    self.title = title
    self.mediaType = mediaType
    bytes = content.count
    self.sha256 = sha256
    if let problem { throw ServiceError.documents(.unfit(problem)) }
  }

  /// What no list may hold, of whoever's.
  package var problem: ShownText? {
    if !language.isLanguageTag { return "“\(language)” is no language: write en, fr, ar or another tag of BCP 47" }
    if title.isEmpty || title.count > Self.titleLimit || title.unicodeScalars.contains(where: \.isUnshowable) {
      return "a title has 1 to \(Self.titleLimit) characters in one line"
    }
    if !Self.mediaTypes.contains(mediaType) { return "“\(mediaType)” is neither text/plain nor application/pdf" }
    if !(1...Self.limit).contains(bytes) { return "a document has 1 to \(Self.limit) octets, and this has \(bytes)" }
    return nil
  }

  /// Whether octets are what their type says.
  package static func looks(_ mediaType: String, _ content: Data) -> Bool {
    if mediaType == "application/pdf" { return content.starts(with: Data("%PDF-".utf8)) }
    return String(data: content, encoding: .utf8) != nil && !content.contains(0)
  }
}

extension String {
  /// The form of a language tag (BCP 47): letters and digits in groups of at most eight.
  fileprivate var isLanguageTag: Bool {
    let groups = split(separator: "-", omittingEmptySubsequences: false)
    return utf8.count <= 35 && (2...8).contains(groups[0].utf8.count) && groups[0].utf8.allSatisfy(\.isLetter)
      && groups.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isLetter || $0.isDigit } }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

/// What a mission says that it takes, needs, and within what time it answers. What is left out it says nothing of. Only ever
/// shown and asked about at the sender: nothing is refused by it.
package struct MissionTerms: Sendable, Codable, Equatable {
  /// Categories of cases that it takes, as a case names them; nil: all.
  package var categories: [String]?
  /// Languages in which it can talk with people (ISO 639-3); nil: not said.
  package var languages: [String]?
  /// Cases that it can take in a month.
  package var capacity: Int?
  /// How long before the arrival it wants a case: a `Limit` such as `T-5wd`.
  package var notice: String?
  /// Within what time it accepts or returns: a `Limit` such as `2wd`.
  package var answer: String?
  /// What it needs besides, for people to read.
  package var needs: [String]?

  package init(
    categories: [String]? = nil, languages: [String]? = nil, capacity: Int? = nil, notice: String? = nil,
    answer: String? = nil, needs: [String]? = nil
  ) {
    self.categories = categories
    self.languages = languages
    self.capacity = capacity
    self.notice = notice
    self.answer = answer
    self.needs = needs
  }

  /// Entries in one of its lists.
  package static let most = 64

  /// What no list may hold, of whoever's. Codes that this version does not know may stand in another's.
  package var problem: ShownText? {
    let lists = [categories, languages, needs].compactMap(\.self)
    if lists.contains(where: { !(1...Self.most).contains($0.count) }) {
      return "what a mission takes has 1 to \(Self.most) entries of each kind"
    }
    if let odd = (categories ?? []).first(where: { !$0.isCategoryCode }) { return "“\(odd)” is no category" }
    if let odd = (languages ?? []).first(where: { $0.utf8.count != 3 || !$0.utf8.allSatisfy(\.isSmallLetter) }) {
      return "“\(odd)” is no language of ISO 639-3, such as eng"
    }
    if let capacity, !(0...100_000).contains(capacity) { return "a capacity is 0 to 100000 cases a month" }
    if let notice, Limit(notice)?.base != .beforeArrival { return "“\(notice)” is no notice: write it like T-5wd" }
    if let answer, Limit(answer)?.base != .afterOwed { return "“\(answer)” is no time to answer in: write it like 2wd" }
    let isOdd = (needs ?? []).contains { need in
      !(1...BodyField.line).contains(need.utf8.count) || need.unicodeScalars.contains(where: \.isUnshowable)
    }
    return isOdd ? "what it needs is said in lines of at most \(BodyField.line) octets" : nil
  }
}

extension String {
  fileprivate var isCategoryCode: Bool {
    (1...40).contains(utf8.count) && utf8.allSatisfy { $0.isSmallLetter || $0 == UInt8(ascii: "_") }
  }
}

extension UInt8 {
  fileprivate var isSmallLetter: Bool { (0x61...0x7A).contains(self) }
}

/// Everything that a mission publishes: signed as a whole, the newer one holds.
package struct DocumentList: Sendable, Codable, Equatable {
  package static let format = "baton-documents/1"
  /// Documents in one list.
  package static let most = 64
  /// Octets of a list as signed.
  package static let limit = 64 << 10

  package let format: String
  package let mission: MissionID
  package let issued: Timestamp
  package let documents: [MissionDocument]
  /// What it takes; nil where it says nothing of that.
  package let terms: MissionTerms?

  package init(mission: MissionID, issued: Timestamp, documents: [MissionDocument], terms: MissionTerms? = nil) {
    self.terms = terms
    format = Self.format
    self.mission = mission
    self.issued = issued
    self.documents = documents
  }

  /// What makes it no list of this format; nil when nothing does.
  package var problem: ShownText? {
    if format != Self.format { return "“\(format)” is no format of a list of documents" }
    if documents.count > Self.most { return "a list has at most \(Self.most) documents" }
    return documents.lazy.compactMap(\.problem).first ?? terms?.problem
  }
}
