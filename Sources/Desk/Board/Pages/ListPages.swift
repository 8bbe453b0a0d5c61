import Accounts
import Base
import Foundation
import Handover
import Hummingbird

extension Pages {
  /// The first screens of those who hand over and of those who receive.
  func addLists(to router: Router<BoardContext>) {
    router.get("/cases") { request, context in try await sending(request, context) }
    router.get("/arrivals") { request, context in try await arrivals(request, context) }
  }

  private func rows(_ context: BoardContext) async throws -> (rows: [CaseWords], unreadable: Int) {
    let found = try await own(context).cases()
    let (moments, names) = (moments(context), desk.places.names())
    let rows = found.values.map { CaseWords(listed: $0, moments: moments, names: names, here: desk.mission) }
    return (rows, found.unreadable.count)
  }

  private func isOpen(_ view: TransferView) -> Bool { view.handover != .completed && view.handover != .returned }

  private func sending(_ request: Request, _ context: BoardContext) async throws -> Response {
    let (all, unreadable) = try await rows(context)
    let showsAll = request.uri.queryParameters.get("all") != nil
    let outgoing = all.filter { $0.view.outgoing && (showsAll || isOpen($0.view) || $0.view.handover == .returned) }
      .sorted(by: Self.isSooner)
    return try page(
      "sending", title: "nav_sending",
      [
        "rows": outgoing.map { words in
          words.row.merging(["who": words.whoWillBeThere(nil), "late": words.isLate]) { $1 }
        },
        "count": "\(outgoing.count)", "unreadable": unreadable > 0 ? "\(unreadable)" : false, "all": showsAll,
        "may_hand_in": try own(context).person.may(.handIn),
      ], context)
  }

  private static func isSooner(_ first: CaseWords, _ second: CaseWords) -> Bool {
    let dates = [first, second].map { $0.view.arrival?.date ?? .distantFuture }
    return dates[0] == dates[1] ? first.view.created > second.view.created : dates[0] < dates[1]
  }

  private func arrivals(_ request: Request, _ context: BoardContext) async throws -> Response {
    let (all, unreadable) = try await rows(context)
    let showsAll = request.uri.queryParameters.get("all") != nil
    let moments = moments(context)
    let incoming = all.filter { !$0.view.outgoing && (showsAll || isOpen($0.view)) }.sorted(by: Self.isSooner)
    let days = Dictionary(grouping: incoming) { $0.view.arrival.map(moments.day) ?? .max }.sorted { $0.key < $1.key }
    return try page(
      "arrivals", title: "nav_arrivals",
      [
        "days": days.map { day, rows in
          [
            "name": day == .max ? moments.words["day_unknown"] : moments.named(day: day),
            "near": Self.near(day - moments.today, moments.words),
            "rows": rows.map { $0.row.merging(["late": $0.isLate]) { $1 } },
          ] as [String: Any]
        },
        "count": "\(incoming.count)", "unreadable": unreadable > 0 ? "\(unreadable)" : false, "all": showsAll,
      ], context)
  }

  private static func near(_ days: Int, _ words: Sentences) -> Any {
    switch days {
    case 0: words["today"]
    case 1: words["tomorrow"]
    case -1: words["yesterday"]
    default: false
    }
  }
}
