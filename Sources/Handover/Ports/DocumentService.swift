import Base
package import Foundation
import Synchronization

/// What a mission publishes, and what the others publish: every door comes through here.
package struct DocumentService: Sendable {
  private let seals: any DocumentSeals
  private let shelf: any DocumentShelf
  private let courier: any DocumentCourier
  private let asked = AskedMissions()

  package init(seals: any DocumentSeals, shelf: any DocumentShelf, courier: any DocumentCourier) {
    self.seals = seals
    self.shelf = shelf
    self.courier = courier
  }

  /// This mission's own.
  package func own(now: Date) throws -> DocumentList {
    guard let der = try shelf.list(of: seals.mission) else {
      return DocumentList(mission: seals.mission, issued: Timestamp(now), documents: [])
    }
    return try seals.verify(documents: der, of: seals.mission, now: now)
  }

  /// Publishes a document, in place of the one of the same kind and language.
  ///
  /// - Throws: `ServiceError` saying what is wrong with it.
  package func publish(
    _ kind: MissionDocument.Kind, _ language: String, title: String, _ content: Data, now: Date
  ) throws -> DocumentList {
    let document = try MissionDocument(
      kind: kind, language: language, title: title, content: content, sha256: seals.digest(content))
    let others = try own(now: now).documents.filter { ($0.kind, $0.language) != (document.kind, document.language) }
    guard others.count < DocumentList.most else {
      throw ServiceError.documents(.tooMany(DocumentList.most))
    }
    try shelf.keep(content, as: document.sha256, of: seals.mission)
    return try issue(
      (others + [document]).sorted { ($0.kind.rawValue, $0.language) < ($1.kind.rawValue, $1.language) },
      own(now: now).terms, now)
  }

  /// Publishes what this mission takes, in place of what it said before; nil: it says nothing of that any more.
  ///
  /// - Throws: `ServiceError` saying what is wrong with it.
  package func publish(_ terms: MissionTerms?, now: Date) throws -> DocumentList {
    if let problem = terms?.problem { throw ServiceError.documents(.unfit(problem)) }
    return try issue(own(now: now).documents, terms, now)
  }

  /// - Throws: `ServiceError` when there is no such document.
  package func withdraw(_ kind: MissionDocument.Kind, _ language: String, now: Date) throws -> DocumentList {
    let own = try own(now: now)
    let left = own.documents.filter { ($0.kind, $0.language) != (kind, language) }
    guard left.count < own.documents.count else {
      throw ServiceError.documents(.notPublished(kind, language: language))
    }
    return try issue(left, own.terms, now)
  }

  private func issue(_ documents: [MissionDocument], _ terms: MissionTerms?, _ now: Date) throws -> DocumentList {
    let list = DocumentList(mission: seals.mission, issued: Timestamp(now), documents: documents, terms: terms)
    try shelf.keep(try seals.sign(list), of: seals.mission, naming: Set(documents.map(\.sha256)))
    return list
  }

  /// What another mission publishes: asked of it, or, where it cannot be reached, what was kept.
  ///
  /// - Returns: The list, and why it may not be the newest; no list where none has ever come.
  package func list(of mission: MissionID, now: Date) async throws -> (list: DocumentList?, stale: String?) {
    try await list(of: mission, within: Self.patience, now: now)
  }

  /// Seconds that somebody waits who has asked for what a mission publishes.
  private static let patience: TimeInterval = 30

  private func list(of mission: MissionID, within patience: TimeInterval, now: Date) async throws -> (
    list: DocumentList?, stale: String?
  ) {
    if mission == seals.mission { return (try own(now: now), nil) }
    let kept = try kept(of: mission, now: now)
    do {
      guard let der = try await courier.list(of: mission, within: patience) else { return (kept, nil) }
      let come = try seals.verify(documents: der, of: mission, now: now)
      if let kept, kept.issued.date >= come.issued.date {
        return (kept, kept == come ? nil : "the mission answered with an older list than the one that is kept")
      }
      try shelf.keep(der, of: mission, naming: Set(come.documents.map(\.sha256)))
      return (come, nil)
    } catch let error as ServiceError { return (kept, "\(error)") } catch let problem as SealProblem {
      return (kept, "the list that came is not genuine: \(problem)")
    }
  }

  private func kept(of mission: MissionID, now: Date) throws -> DocumentList? {
    try shelf.list(of: mission).flatMap { try? seals.verify(documents: $0, of: mission, now: now) }
  }

  /// What another mission takes, for whoever hands a case in: as it is known here, and of one that was not asked for a while
  /// as it says now, where it answers at once. Nothing of it stands in the way of a case.
  package func terms(of mission: MissionID, now: Date) async -> MissionTerms? {
    if asked.isDue(mission, at: now) {
      _ = try? await list(of: mission, within: AskedMissions.patience, now: now)
    }
    return try? kept(of: mission, now: now)?.terms
  }

  /// A document's octets, from here or from its mission.
  ///
  /// - Throws: `ServiceError` when it is not to be had.
  package func content(_ kind: MissionDocument.Kind, _ language: String, of mission: MissionID, now: Date) async throws
    -> (document: MissionDocument, content: Data)
  {
    let (list, stale) = try await list(of: mission, now: now)
    guard let document = list?.documents.first(where: { $0.kind == kind && $0.language == language }) else {
      throw ServiceError.documents(.notPublishedThere(mission, kind, language: language, stale: stale))
    }
    if let content = try shelf.content(document.sha256, of: mission), content.count == document.bytes {
      return (document, content)
    }
    let content = try await courier.content(document.sha256, of: mission)
    guard content.count == document.bytes, seals.digest(content) == document.sha256,
      MissionDocument.looks(document.mediaType, content)
    else { throw ServiceError.documents(.notAsListed(mission)) }
    try shelf.keep(content, as: document.sha256, of: mission)
    return (document, content)
  }
}

/// When which mission was last asked for what it takes.
private final class AskedMissions: Sendable {
  private let asked = Mutex<[MissionID: Date]>([:])

  /// Seconds that whoever hands in a case waits for it.
  static let patience: TimeInterval = 3
  /// Seconds for which it is not asked again.
  private static let pause: TimeInterval = 3600

  /// Whether it is time to ask; it counts as asked then.
  func isDue(_ mission: MissionID, at now: Date) -> Bool {
    asked.withLock { asked in
      if let last = asked[mission], abs(now.timeIntervalSince(last)) < Self.pause { return false }
      asked[mission] = now
      return true
    }
  }
}
