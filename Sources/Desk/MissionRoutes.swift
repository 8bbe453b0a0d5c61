import Base
import CaseFile
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension StaffDesk {
  /// The missions of the directory, and what they and this one publish.
  func addMissionRoutes(to router: Router<DeskContext>) {
    router.get("/v1/missions") { _, _ in try DeskAnswers.json(missions().sorted { $0.mission < $1.mission }) }
    router.get("/v1/missions/:id") { _, context in
      var view = try listed(context)
      let (list, stale) = try await documents.list(of: view.mission, now: now())
      (view.issued, view.documents, view.terms, view.stale) = (list?.issued, list?.documents ?? [], list?.terms, stale)
      return try DeskAnswers.json(view)
    }
    router.get("/v1/missions/:id/documents/:kind/:language") { _, context in
      let (kind, language) = try Self.named(context)
      let found = try await documents.content(kind, language, of: listed(context).mission, now: now())
      return DeskAnswers.bytes(found.content, type: found.document.mediaType)
    }
    router.post("/v1/documents/:kind/:language") { request, context in
      let (kind, language) = try Self.named(context)
      let body = try await request.body.collect(upTo: MissionDocument.limit + 1)
      let title = request.uri.queryParameters.get("title") ?? ""
      let list = try await publish(kind, language, title: title, Data(body.readableBytesView))
      return try DeskAnswers.json(list, status: .created)
    }
    // What this mission takes; an empty object takes back what it said of that.
    router.post("/v1/terms") { request, _ in
      let body = try await request.body.collect(upTo: DocumentList.limit)
      let terms: MissionTerms
      do { terms = try JSON.decode(MissionTerms.self, from: Data(body.readableBytesView)) } catch {
        throw DeskError(
          400, "what a mission takes is an object of categories, languages, capacity, notice, answer, needs")
      }
      return try DeskAnswers.json(await publish(terms), status: .created)
    }
    router.delete("/v1/documents/:kind/:language") { _, context in
      let (kind, language) = try Self.named(context)
      return try DeskAnswers.json(await withdraw(kind, language))
    }
  }

  /// - Parameter actor: Who does it, for the journal; nil: whoever calls.
  func publish(
    _ kind: MissionDocument.Kind, _ language: String, title: String, _ content: Data, by actor: String? = nil
  ) async throws -> DocumentList {
    let list = try documents.publish(kind, language, title: title, content, now: now())
    try await note("document.published", subject: "\(kind.rawValue) \(language)", by: actor)
    return list
  }

  /// What this mission takes; nothing in it takes back what it said of that.
  func publish(_ terms: MissionTerms, by actor: String? = nil) async throws -> DocumentList {
    try mustBeKnown(terms)
    let list = try documents.publish(terms == MissionTerms() ? nil : terms, now: now())
    try await note("terms.published", by: actor)
    return list
  }

  func withdraw(_ kind: MissionDocument.Kind, _ language: String, by actor: String? = nil) async throws -> DocumentList
  {
    let list = try documents.withdraw(kind, language, now: now())
    try await note("document.withdrawn", subject: "\(kind.rawValue) \(language)", by: actor)
    return list
  }

  /// A slip in a code would tell every other mission that cases of a kind are not taken.
  func mustBeKnown(_ terms: MissionTerms) throws {
    for text in terms.categories ?? [] where Category(rawValue: text) == nil {
      let known = Category.allCases.map(\.rawValue).joined(separator: ", ")
      throw DeskError(400, "“\(text)” is no category; there are: \(known). Nothing was published")
    }
  }

  private func listed(_ context: DeskContext) throws -> MissionProfileView {
    let name = context.parameters.get("id") ?? ""
    let missions = missions()
    guard let view = missions.first(where: { $0.mission.text == name }) else {
      let known = missions.map(\.mission.text).sorted().prefix(20).joined(separator: ", ")
      throw DeskError(404, "“\(name)” is no mission of the directory; there are: \(known)")
    }
    return view
  }

  private static func named(_ context: DeskContext) throws -> (MissionDocument.Kind, String) {
    let name = context.parameters.get("kind") ?? ""
    guard let kind = MissionDocument.Kind(rawValue: name) else {
      let kinds = MissionDocument.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw DeskError(400, "“\(name)” is no kind of document; there are: \(kinds)")
    }
    return (kind, context.parameters.get("language") ?? "")
  }
}
