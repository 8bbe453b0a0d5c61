import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension StaffDesk {
  func addQueueRoutes(to router: Router<DeskContext>) {
    router.get("/v1/queue") { request, _ in try await page(request) }
    router.get("/v1/queue/ages") { request, _ in
      let limits = request.uri.queryParameters.getAll("limit").compactMap { TimeInterval($0) }
      return try await DeskAnswers.json(store.queueAges(at: now(), limits: limits))
    }
    router.get("/v1/queue/counts") { _, _ in try await DeskAnswers.json(store.queueCounts()) }
    router.get("/v1/queue/:id") { _, context in
      let views = try await items(context)
      var answer: [WhyView] = []
      for view in views { answer.append(WhyView(queue: view, attempts: try await store.attempts(of: view.item))) }
      return try DeskAnswers.json(answer)
    }
    router.post("/v1/queue/:id/:verb") { request, context in
      let text = request.uri.queryParameters.get("text") ?? ""
      let verb = context.parameters.get("verb") ?? ""
      let views = Self.concerned(try await items(context, reviving: verb == "requeue"), by: verb)
      var stopped: Set<String> = []
      for view in views where try await perform(verb, on: view, text) { stopped.insert(view.item) }
      let status = try await status()
      return try DeskAnswers.json(
        views.map { view in
          "the \(view.kind.rawValue) of \(view.transfer) to \(view.to)"
            + (stopped.contains(view.item) ? Self.mayHaveArrived(view.to) : "") + Self.remark(verb, view, status)
        })
    }
    router.post("/v1/missions/:id/:verb") { request, context in
      let text = request.uri.queryParameters.get("text") ?? ""
      guard let mission = try? MissionID(context.parameters.get("id") ?? "") else {
        throw DeskError(400, "that is no mission id")
      }
      let verb = context.parameters.get("verb") ?? ""
      let isStopped = try await perform(verb, onMission: mission, text)
      return try DeskAnswers.json(["everything for \(mission)" + (isStopped ? Self.mayHaveArrived(mission) : "")])
    }
  }

  /// Of what waits for a transfer: what a verb is about. Of several items only some may be held.
  private static func concerned(_ views: [QueueView], by verb: String) -> [QueueView] {
    guard ["release", "retire"].contains(verb) else { return views }
    let held = views.filter { $0.hold != nil }
    return held.isEmpty ? views : held
  }

  /// What whoever gave the order should know besides.
  private static func remark(_ verb: String, _ view: QueueView, _ status: DaemonView) -> String {
    var words: [String] = []
    if verb == "release", let hold = view.hold {
      words.append("it was held: \(hold.text.isEmpty ? hold.code : hold.text)")
    }
    if verb == "hold", let hold = view.hold, !hold.isByOperator {
      words.append(
        "it was held already, and release will let it go all the same: \(hold.text.isEmpty ? hold.code : hold.text)")
    }
    if verb == "retire" {
      words.append(
        "\(view.to) is told, the sealed case stays here, and what is still to reach it goes in with `baton send`")
    } else if status.suspension != nil || status.missions.contains(where: { $0.mission == view.to }) {
      // What only a person lifts has no end that is known.
      let isOutOfReach = status.missions.contains { $0.mission == view.to && $0.why.until != nil }
      let isAsked = verb == "requeue" && status.suspension == nil && isOutOfReach
      words.append(
        isAsked
          ? "\(view.to) is asked again at once, and this goes when it answers: `baton queue` says what is in the way"
          : "nothing goes to \(view.to) now: `baton queue` says why")
    }
    return words.isEmpty ? "" : " (\(words.joined(separator: "; ")))"
  }

  private static func mayHaveArrived(_ mission: MissionID) -> String {
    "; it was on its way and was broken off: IT MAY HAVE ARRIVED ALL THE SAME, ask \(mission)"
  }

  /// A page of what waits, in the order in which it goes; where the next one begins stands in a header field.
  private func page(_ request: Request) async throws -> Response {
    let query = request.uri.queryParameters
    let limit = min(max(1, query.get("limit").flatMap(Int.init) ?? 1000), 1000)
    let after = query.get("after").map { $0.removingPercentEncoding ?? $0 }
    let page = try await control.page(QueueFilter(), after: after, limit: limit)
    var response = try DeskAnswers.json(page.values, unreadable: page.unreadable)
    if let last = page.last, let name = HTTPField.Name(QueueView.nextField) {
      response.headers[name] = last.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    }
    return response
  }

  /// The items that the path names: one, or all of a transfer.
  ///
  /// A short id is held against all transfers, not only against those that wait: otherwise it would mean another case
  /// as soon as the one that was meant is delivered.
  ///
  /// - Parameter reviving: Whether a bundle that was given up is to wait again.
  private func items(_ context: DeskContext, reviving: Bool = false) async throws -> [QueueView] {
    let text = Self.id(in: context)
    let transfers = try await transfers(named: text)
    // Six, since `ambiguous` names five; of one transfer more may wait.
    let named = try await control.page(QueueFilter(prefix: text), after: nil, limit: 6).values
    let meant = Set(transfers.map(\.text) + named.map(\.transfer.text))
    guard meant.count <= 1 else {
      throw try await ambiguous(text, meant.sorted().map { try TransferID($0) })
    }
    guard let transfer = transfers.first else {
      guard named.isEmpty else { return named }
      throw Self.unknown(text)
    }
    let found = try await control.page(QueueFilter(transfer: transfer), after: nil, limit: 1000).values
    let state = try await state(of: transfer)
    if reviving, state == Delivery.dead(reason: "").word {
      try await revive(transfer)
      return try await control.page(QueueFilter(transfer: transfer), after: nil, limit: 1000).values
    }
    guard found.isEmpty else { return found }
    throw DeskError(404, "\(transfer) does not wait any more (\(state))")
  }

  /// Takes a bundle up again that was given up.
  private func revive(_ transfer: TransferID) async throws {
    guard let record = try await store.transfer(transfer) else { return }
    try await control.revive(record.delivery.text)
  }

  /// Takes up again what was given up, as `queue requeue` does.
  ///
  /// - Parameter text: The transfer's id, or enough of its beginning or end.
  /// - Throws: `DeskError` where no transfer is called so, several are, or it was not given up.
  func revive(named text: String, by actor: String) async throws {
    let found = try await transfers(named: text)
    guard found.count <= 1 else { throw try await ambiguous(text, found) }
    guard let transfer = found.first else { throw Self.unknown(text) }
    let state = try await state(of: transfer)
    guard state == Delivery.dead(reason: "").word else {
      throw DeskError(409, "\(transfer) was not given up (\(state)); nothing was changed")
    }
    try await revive(transfer)
    try await note("queue.revive", transfer: transfer, by: actor)
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
    guard let record = try await store.transfer(transfer) else { return "unknown" }
    return view(record).state
  }

  /// A reason, with who gave it and when: whoever reads the queue next knows whom to ask.
  private func signed(_ text: String, _ actor: String?) -> String {
    let who = [actor ?? Caller.current.actor, Timestamp(now()).text.prefix(16) + "Z"].joined(separator: ", ")
    return text.isEmpty ? "(\(who))" : "\(text) (\(who))"
  }

  /// - Parameter actor: Who does it, for the journal.
  /// - Returns: Whether something was on its way and was broken off.
  func perform(
    _ verb: String, on view: QueueView, _ text: String, by actor: String? = nil
  ) async throws -> Bool {
    var isStopped = false
    switch verb {
    case "hold": isStopped = try await control.hold(view.item, signed(text, actor))
    case "release": try await control.release(view.item)
    case "retire": try await control.retire(view.item)
    case "requeue": try await control.requeue(view.item)
    case "quarantine": isStopped = try await control.quarantine(view.item, signed(text, actor))
    default: throw DeskError(404, "operators can hold, release, requeue, quarantine and retire")
    }
    // A person's words are no code and stay out of the chain; what was lifted or given up was said in one.
    let code = view.hold.map { ["hold": $0.code] } ?? [:]
    try await note(
      "queue.\(verb)", transfer: view.transfer, subject: view.item, detail: code.merging(["reason": text]) { $1 },
      by: actor)
    return isStopped
  }

  /// - Returns: As for an item.
  func perform(
    _ verb: String, onMission mission: MissionID, _ text: String, by actor: String? = nil
  ) async throws -> Bool {
    var isStopped = false
    switch verb {
    case "hold": isStopped = try await control.holdMission(mission, signed(text, actor))
    case "release": try await control.releaseMission(mission)
    default: throw DeskError(404, "a mission can be held or released")
    }
    try await note("mission.\(verb)", subject: mission.text, detail: ["reason": text], by: actor)
    return isStopped
  }
}
