import Base
import Handover
import Hummingbird

extension StaffDesk {
  /// `GET /v1/reports/continuity`: counts, by route and month of arrival; `from` and `to` are months such as `2027-02`.
  func addReportRoutes(to router: Router<DeskContext>) {
    router.get("/v1/reports/continuity") { request, _ in
      let query = request.uri.queryParameters
      let (from, to) = (try month(query.get("from")), try month(query.get("to")))
      let (policy, moment) = (clocks(), now())
      var facts: [TransferFacts] = []
      let unreadable = try await store.forEachTransfer { record in
        guard let fact = TransferFacts(record, policy: policy, here: mission, at: moment) else { return }
        let month = fact.route?.month
        if (from == nil && to == nil) || month.map({ $0 >= from ?? $0 && $0 <= to ?? $0 }) ?? false {
          facts.append(fact)
        }
      }
      return try DeskAnswers.json(Continuity(facts), unreadable: unreadable)
    }
  }

  private func month(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard let date = PartialDate(text), date.month != nil, date.day == nil else {
      throw DeskError(400, "“\(text)” is no month: write 2027-02")
    }
    return text
  }
}
