import Accounts
import Base
import CaseFile
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// What this mission publishes for the others: its documents, and what it takes.
  func addPublishing(to router: Router<BoardContext>) {
    router.get("/lines/published") { request, context in
      try await published(context, nil, isDone: request.uri.queryParameters.get("done") == "yes")
    }
    router.post("/lines/published") { request, context in
      try await publishing(context) { own in
        try own.require(.runLines)
        let (fields, file, _) = try await receive(request, context)
        guard let file, let kind = MissionDocument.Kind(rawValue: fields["kind"] ?? "") else {
          throw BoardProblem.noFile
        }
        try await own.publish(
          kind, (fields["language"] ?? "").trimmed, title: (fields["title"] ?? "").trimmed,
          try file.start(upTo: MissionDocument.limit + 1))
      }
    }
    router.post("/lines/published/:kind/:language/withdraw") { request, context in
      _ = try await BoardForm(request, context)
      let language = context.parameters.get("language") ?? ""
      guard let kind = MissionDocument.Kind(rawValue: context.parameters.get("kind") ?? "") else {
        throw BoardProblem.nowhere
      }
      return try await publishing(context) { try await $0.withdraw(kind, language.removingPercentEncoding ?? language) }
    }
    router.post("/lines/terms") { request, context in
      let form = try await BoardForm(request, context)
      return try await publishing(context) { try await $0.publish(try Self.terms(form)) }
    }
  }

  private func publishing(_ context: BoardContext, _ body: (PersonalDesk) async throws -> Void) async throws -> Response
  {
    do {
      try await body(own(context))
      return Self.seeOther("/lines/published?done=yes")
    } catch {
      guard let refused = DeskError(refusal: error, in: context.terms), ![403, 404].contains(refused.status) else {
        throw error
      }
      return try await published(context, refused)
    }
  }

  /// What is left empty is not said.
  private static func terms(_ form: BoardForm) throws -> MissionTerms {
    func list(_ text: String, _ isEnd: (Character) -> Bool) -> [String]? {
      let found = text.split(whereSeparator: isEnd).map { String($0).trimmed }.filter { !$0.isEmpty }
      return found.isEmpty ? nil : found
    }
    func line(_ key: String) -> String? { form[key].trimmed.isEmpty ? nil : form[key].trimmed }
    let capacity = line("capacity")
    guard capacity == nil || capacity.flatMap(Int.init) != nil else { throw BoardProblem.noNumber }
    let categories = form.all("category")
    return MissionTerms(
      categories: categories.isEmpty ? nil : categories, languages: list(form["languages"]) { ", ".contains($0) },
      capacity: capacity.flatMap(Int.init), notice: line("notice"), answer: line("answer"),
      needs: list(form["needs"], \.isNewline))
  }

  private func published(_ context: BoardContext, _ failed: DeskError?, isDone: Bool = false) async throws -> Response {
    let view = try await own(context).published()
    let (words, moments) = (Sentences.of(context.language), moments(context))
    let terms = view.terms
    return try page(
      "published", title: "title_published",
      [
        "failed": failed?.lines.map(\.visible) ?? [], "has_failed": failed != nil, "is_done": isDone,
        "issued": view.issued.map { moments.full($0.date) }.orFalse, "own": view.mission.text,
        "documents": view.documents.map { document in
          let path = document.language.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
          return [
            "href": "/missions/\(view.mission)/document/\(document.kind.rawValue)/\(path)",
            "withdraw": "/lines/published/\(document.kind.rawValue)/\(path)/withdraw",
            "title": document.title.visible, "kind": words["document_\(document.kind.rawValue)"],
            "language": document.language.visible, "size": Self.size(Int64(document.bytes), words),
          ] as [String: Any]
        }, "has_documents": !view.documents.isEmpty,
        "kinds": MissionDocument.Kind.allCases.map {
          ["value": $0.rawValue, "label": words["document_\($0.rawValue)"]] as [String: Any]
        },
        "categories": Category.allCases.map {
          [
            "value": $0.rawValue, "label": words.code("code", $0.rawValue),
            "chosen": terms?.categories?.contains($0.rawValue) ?? false,
          ] as [String: Any]
        },
        "spoken": (terms?.languages ?? []).joined(separator: ", ").visible,
        "capacity": terms?.capacity.map { "\($0)" } ?? "", "notice": (terms?.notice ?? "").visible,
        "answer": (terms?.answer ?? "").visible, "needs": (terms?.needs ?? []).map(\.visible).joined(separator: "\n"),
      ], context, status: failed.map { HTTPResponse.Status(code: $0.status) } ?? .ok)
  }
}

extension AnonymousFile {
  /// How it begins.
  fileprivate func start(upTo limit: Int) throws -> Data {
    var data = Data(count: min(limit, Int(size)))
    var read = 0
    while read < data.count {
      let next = try data.withUnsafeMutableBytes { bytes in
        try self.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[read...]), at: Int64(read))
      }
      guard next > 0 else { break }
      read += next
    }
    return data.prefix(read)
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
