import Foundation
import Handover
import Hummingbird

extension StaffDesk {
  func addQueueRoutes(to router: Router<BasicRequestContext>) {
    router.get("/v1/queue") { _, _ in
      try await DeskAnswers.json(asSigned(control.queue()), unreadable: store.queueListing().unreadable)
    }
    router.get("/v1/queue/:id") { _, context in
      let views = try await asSigned(items(context))
      var answer: [WhyView] = []
      for view in views { answer.append(WhyView(queue: view, attempts: try await store.attempts(of: view.item))) }
      return try DeskAnswers.json(answer)
    }
    router.post("/v1/queue/:id/:verb") { request, context in
      let text = request.uri.queryParameters.get("text") ?? ""
      let views = try await items(context)
      let verb = context.parameters.get("verb") ?? ""
      for view in views { try await perform(verb, on: view, text) }
      let kept = try await status().missions.map(\.mission)
      let isStopped = ["hold", "quarantine"].contains(verb)
      return try DeskAnswers.json(
        views.map { view in
          "the \(view.kind.rawValue) of \(view.transfer?.text ?? view.item) to \(view.to)"
            + (isStopped && view.sending ? Self.mayHaveArrived(view.to) : "")
            + (kept.contains(view.to) ? " (nothing goes to \(view.to) now: `baton queue` says why)" : "")
        })
    }
    router.post("/v1/missions/:id/:verb") { request, context in
      let text = request.uri.queryParameters.get("text") ?? ""
      guard let mission = try? MissionID(context.parameters.get("id") ?? "") else {
        throw DeskError(400, "that is no mission id")
      }
      let isUnderWay = try await control.queue().contains { $0.to == mission && $0.sending }
      let verb = context.parameters.get("verb") ?? ""
      try await perform(verb, onMission: mission, text)
      return try DeskAnswers.json([
        "everything for \(mission)" + (verb == "hold" && isUnderWay ? Self.mayHaveArrived(mission) : "")
      ])
    }
  }

  private static func mayHaveArrived(_ mission: MissionID) -> String {
    "; it was on its way and was broken off: IT MAY HAVE ARRIVED ALL THE SAME, ask \(mission)"
  }

  /// With each bundle's arrival as it was signed: in UTC an arrival after midnight shows the day before.
  private func asSigned(_ queue: [QueueView]) async throws -> [QueueView] {
    var views = queue
    for index in views.indices where views[index].kind == .bundle {
      // A bundle waits under the id of its delivery.
      guard let delivery = try? DeliveryID(views[index].item), let manifest = try await store.manifestHead(delivery),
        let arrival = manifest.statement.arrival
      else { continue }
      views[index].arrival = arrival
    }
    return views
  }

  /// The items that the path names: one, or all of a transfer.
  ///
  /// A short id is held against all transfers, not only against those that wait: otherwise it would mean another case
  /// as soon as the one that was meant is delivered.
  private func items(_ context: BasicRequestContext) async throws -> [QueueView] {
    let text = Self.id(in: context)
    let transfers = try await transfers(named: text)
    let waiting = try await control.queue()
    let named = waiting.filter { $0.item.hasPrefix(text) }
    let meant = Set(transfers.map(\.text) + named.map { $0.transfer?.text ?? $0.item })
    guard meant.count <= 1 else { throw Self.ambiguous(text, meant.sorted()) }
    guard let transfer = transfers.first else {
      guard named.isEmpty else { return named }
      throw Self.unknown(text)
    }
    let found = waiting.filter { $0.transfer == transfer }
    guard found.isEmpty else { return found }
    let state = try await state(of: transfer)
    throw DeskError(404, "\(transfer) does not wait any more (\(state))")
  }

  private static func unknown(_ text: String) -> DeskError {
    guard (try? MissionID(text)) == nil else {
      return DeskError(
        404, "“\(text)” is a mission: `baton queue` says what keeps it; hold and release need --mission")
    }
    return DeskError(
      404, "nothing that waits is called “\(text)”: `baton queue` lists what does, `baton show` what was delivered")
  }

  /// Where a transfer's delivery stands, in one word.
  private func state(of transfer: TransferID) async throws -> String {
    guard let record = try await store.transfer(transfer), let state = TransferState(folding: record.log) else {
      return "unknown"
    }
    return Delivery(state, item: record.item).word
  }

  private func perform(_ verb: String, on view: QueueView, _ text: String) async throws {
    switch verb {
    case "hold": try await control.hold(view.item, text)
    case "release": try await control.release(view.item)
    case "requeue": try await control.requeue(view.item)
    case "quarantine": try await control.quarantine(view.item, text)
    default: throw DeskError(404, "operators can hold, release, requeue and quarantine")
    }
    try await note("queue.\(verb)", transfer: view.transfer, subject: view.item)
  }

  private func perform(_ verb: String, onMission mission: MissionID, _ text: String) async throws {
    switch verb {
    case "hold": try await control.holdMission(mission, text)
    case "release": try await control.releaseMission(mission)
    default: throw DeskError(404, "a mission can be held or released")
    }
    try await note("mission.\(verb)", subject: mission.text)
  }
}
