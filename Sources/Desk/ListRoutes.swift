import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension StaffDesk {
  /// `GET /v1/cases`: a page of a list. `POST /v1/find`: a search, its text in the body, since an address may be kept where
  /// nobody thinks of it.
  func addListRoutes(to router: Router<DeskContext>) {
    router.get("/v1/cases") { request, _ in
      let query = request.uri.queryParameters
      let page = try await cases.page(
        CaseFilter(query: query), after: query.get("after").map { try TransferID($0) }, limit: Self.limit(query))
      return try DeskAnswers.json(page, unreadable: page.unreadable)
    }
    router.post("/v1/find") { request, _ in
      let body = try await request.body.collect(upTo: 4096)
      let text = String(buffer: body).trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty else { throw DeskError(400, "there is nothing to look for") }
      let page = try await cases.find(text, limit: Self.limit(request.uri.queryParameters))
      try await note("case.find", detail: ["found": "\(page.total)"])
      return try DeskAnswers.json(page, unreadable: page.unreadable)
    }
  }

  private static func limit(_ query: Parameters) -> Int {
    min(max(1, query.get("limit").flatMap(Int.init) ?? 100), 500)
  }
}

extension CaseFilter {
  /// - Throws: `DeskError` for what it does not know.
  init(query: Parameters) throws {
    self.init()
    switch query.get("way") {
    case nil: break
    case "in": outgoing = false
    case "out": outgoing = true
    case let other?: throw DeskError(400, "“\(other)” is no way: in or out")
    }
    isReceipted = query.get("receipted").map { $0 == "yes" }
    unread = query.get("unread") == "yes"
    late = query.get("late") == "yes"
    isStranded = query.get("stranded") == "yes"
    isGoing = query.get("going") == "yes"
    (from, to) = (try Self.day(query.get("from")), try Self.day(query.get("to")))
    if let from, let to, from > to { throw DeskError(400, "\(from) is after \(to): turn the two days round") }
    flight = query.get("flight")
    order = query.get("order") == "arrival" ? .arrival : .newest
  }

  static func day(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard let day = try? Timestamp("\(text)T00:00:00Z"), day.text.prefix(10) == text else {
      throw DeskError(400, "“\(text)” is no day: write it like 2027-01-14")
    }
    return text
  }
}
