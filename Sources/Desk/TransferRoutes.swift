import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension StaffDesk {
  func addTransferRoutes(to router: Router<DeskContext>) {
    addHandInRoutes(to: router)
    addReadingRoutes(to: router)
    router.get("/v1/receivers/:id") { _, context in
      guard let mission = try? MissionID(context.parameters.get("id") ?? "") else {
        throw DeskError(400, "that is no mission id")
      }
      return try DeskAnswers.json(try await counter.receiver(mission))
    }
    router.get("/v1/transfers") { _, _ in
      let found = try await views()
      return try DeskAnswers.json(found.values, unreadable: found.unreadable)
    }
    router.get("/v1/transfers/:id") { _, context in
      let transfer = try await named(context)
      guard let line = try await cases.line(transfer) else { throw DeskError(404, "there is no transfer \(transfer)") }
      return try DeskAnswers.json(line, shown: line.view.heads)
    }
    router.get("/v1/transfers/:id/log") { _, context in
      let found = try await statements(named(context))
      return try DeskAnswers.json(found.values, unreadable: found.unreadable)
    }
    router.get("/v1/transfers/:id/children") { _, context in
      try DeskAnswers.json(await casework.children(of: named(context)))
    }
    // What is known of people by other missions' cases is a supervisor's to look at; that it was looked at is journalled.
    router.get("/v1/transfers/:id/known") { _, context in
      let transfer = try await named(context)
      let known = try await cases.known(transfer)
      if !(known.same + known.likely).isEmpty { try await note("case.matched", transfer: transfer) }
      return try DeskAnswers.json(known)
    }
    router.get("/v1/transfers/:id/receipt") { _, context in try await receipt(named(context)) }
  }

  /// A case comes in, or its next version.
  private func addHandInRoutes(to router: Router<DeskContext>) {
    router.post("/v1/cases") { request, context in
      var order = try HandIn(query: request.uri.queryParameters)
      // Whoever the kernel names, whatever the caller writes.
      order.staff = Caller.current.person?.staff ?? order.staff
      order.transfer = try Self.idempotencyKey(request) ?? order.transfer
      let taken =
        if Self.isStreamed(request, context) {
          try await take(request) { [order] in try await counter.handIn(order, tar: $0) }
        } else { try await counter.handIn(order, archive: packed(request)) }
      return try DeskAnswers.json(
        TakenView(view(taken.record), taken, obstacle: await obstacle(to: order.to)),
        status: taken.isRepeated ? .ok : .created)
    }
    router.post("/v1/transfers/:id/versions") { request, context in
      let asked = try CaseUpdate(await named(context), query: request.uri.queryParameters)
      let update = CaseUpdate(
        transfer: asked.transfer, arrival: asked.arrival, priority: asked.priority,
        staff: Caller.current.person?.staff ?? asked.staff, leavesOut: asked.leavesOut)
      try await matchVersion(request, update.transfer)
      let taken =
        if Self.isStreamed(request, context) {
          try await take(request) { try await counter.update(update, tar: $0) }
        } else { try await counter.update(update, archive: packed(request)) }
      try await note("case.updated", transfer: update.transfer)
      return try DeskAnswers.json(
        TakenView(view(taken.record), taken, obstacle: await obstacle(to: taken.record.receiver)), status: .created)
    }
  }

  /// What keeps everything for a mission; nil where nothing does.
  private func obstacle(to mission: MissionID) async throws -> String? {
    let status = try await status()
    return status.suspension?.reason ?? status.missions.first { $0.mission == mission }?.why.reason
  }

  /// What is given out of a case is journalled.
  private func addReadingRoutes(to router: Router<DeskContext>) {
    router.get("/v1/transfers/:id/changes") { _, context in
      let transfer = try await named(context)
      let changes = try await counter.changes(of: transfer, without: Caller.current.hidden)
      try await note("case.read", transfer: transfer)
      return try DeskAnswers.json(changes)
    }
    router.get("/v1/transfers/:id/compartments/:role") { _, context in
      let transfer = try await named(context)
      let sealed = try await counter.compartment(context.parameters.get("role") ?? "", of: transfer)
      try await note("compartment.given", transfer: transfer)
      return try DeskAnswers.json(sealed)
    }
    router.get("/v1/transfers/:id/circles/:role") { _, context in
      try DeskAnswers.json(await counter.circle(context.parameters.get("role") ?? "", of: named(context)))
    }
    router.get("/v1/transfers/:id/compartments/:role/parts") { _, context in
      let (transfer, role) = (try await named(context), context.parameters.get("role") ?? "")
      let reading = try await Reading(readings, for: Caller.current.actor) { flow in
        try await counter.compartmentParts(role, of: transfer, to: flow)
      }
      try await note("compartment.parts", transfer: transfer)
      return DeskAnswers.tar(reading)
    }
    router.get("/v1/transfers/:id/case") { _, context in try await giveOut(named(context)) }
    router.get("/v1/transfers/:id/bundle") { _, context in
      let transfer = try await named(context)
      let reading = try await Reading(readings, for: Caller.current.actor) { flow in
        try await counter.export(transfer, to: flow)
      }
      // Something comes of it, and nothing has left yet.
      try await note("case.exported", transfer: transfer)
      return DeskAnswers.tar(reading)
    }
  }

  /// A version has no id that its sender could give it: what was sent twice is known by the log that it was made for.
  private func matchVersion(_ request: Request, _ transfer: TransferID) async throws {
    guard HTTPField.Name("Idempotency-Key").flatMap({ request.headers[$0] }) == nil else {
      throw DeskError(
        400,
        "a version has no Idempotency-Key; nothing was taken. Send If-Match with the transfer's ETag: the same a second time is "
          + "refused then (412)")
    }
    _ = try await matched(
      request, transfer, "read the transfer again; nothing was taken. A version that was taken before counts, too")
  }

  /// Under which a hand-in can be repeated: the id that the transfer gets.
  private static func idempotencyKey(_ request: Request) throws -> TransferID? {
    guard let name = HTTPField.Name("Idempotency-Key"), let text = request.headers[name] else { return nil }
    let bare = text.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    // Lists go by the moment in an id.
    guard let key = try? TransferID(bare.lowercased()), abs(key.made.timeIntervalSinceNow) < 7 * 86_400 else {
      throw DeskError(
        400, "an Idempotency-Key is a UUID of version 7 of these days, a new one for each case: nothing was taken")
    }
    return key
  }

  /// The id in the path, as its form wants it: pasted from a document it may be in capitals.
  static func id(in context: DeskContext) -> String {
    let text = context.parameters.get("id") ?? ""
    return (text.removingPercentEncoding ?? text).lowercased()
  }

  /// The first five that the id of a draft may mean.
  static func ambiguous(_ text: String, _ ids: [String]) -> DeskError {
    let names = ids.prefix(5).reduce("" as ShownText) { $0 + "\n  \($1)" } + (ids.count > 5 ? "\n  …" : "")
    return DeskError(409, "“\(text)” may be any of these; write more of the id:" + names)
  }

  /// The same of transfers: where each stands, since a case's number cannot be written longer.
  func ambiguous(_ text: String, _ transfers: [TransferID]) async throws -> DeskError {
    var names: ShownText = ""
    for transfer in transfers.prefix(5) {
      guard let line = try await cases.line(transfer) else { continue }
      let view = line.view
      let stands = view.handover.map { $0.rawValue.replacingOccurrences(of: "_", with: " ") } ?? view.state
      let day = view.arrival.map { ", arrives \($0.text.prefix(10))" } ?? ""
      let way = view.outgoing ? "to \(view.to)" : "from \(view.from)"
      names =
        names + "\n  \(transfer)  \(line.group?.number ?? "")  \(way), \(stands), version \(view.version)\(day)"
    }
    return DeskError(
      409,
      "“\(text)” may be any of these; name one by its id, or by the end of it:" + names
        + (transfers.count > 5 ? "\n  …" : ""))
  }

  /// The transfers that `text` may mean, of all in the books, also those long delivered: the case's number, the id, or a
  /// beginning or an end of that. Six at most: `ambiguous` names five.
  func transfers(named text: String) async throws -> [TransferID] {
    let numbered = try await cases.transfers(numbered: text)
    guard text.count >= 4 || !numbered.isEmpty else {
      throw DeskError(400, "“\(text)” is too little of an id: write four characters or more of its beginning or end")
    }
    let near = text.count >= 4 ? try await store.transfers(named: text, limit: 6) : []
    return Array((numbered + near.filter { !numbered.contains($0) }).prefix(6))
  }

  /// The transfer that the path names: its id, the case's number, or a beginning or end of the id that no other has.
  func named(_ context: DeskContext) async throws -> TransferID {
    let text = Self.id(in: context)
    if let id = try? TransferID(text) {
      guard try await store.parties(of: id) != nil else { throw DeskError(404, "there is no transfer \(text)") }
      return id
    }
    let near = try await transfers(named: text)
    let typed = context.parameters.get("id")?.removingPercentEncoding ?? text
    guard let found = near.first else {
      throw DeskError(
        404,
        "there is no transfer “\(typed)”: `baton transfers` lists them, and `baton find` looks for a name or a number; what was "
          + "destroyed here is found by its id alone")
    }
    guard near.count == 1 else { throw try await ambiguous(typed, near) }
    return found
  }

  /// Whether a case comes as the command line sends it; otherwise as somebody has packed its folder.
  /// A stream keeps one of few places while it comes, which the command line alone is trusted with.
  private static func isStreamed(_ request: Request, _ context: DeskContext) -> Bool {
    !context.isApi && request.headers[.contentType] == HandIn.streamed
  }

  private func packed(_ request: Request) async throws -> AnonymousFile {
    let file = try spool()
    var size = 0
    for try await piece in request.body {
      size += piece.readableBytes
      guard size <= Pages.uploadLimit else {
        throw DeskError(
          413, "the case has more than 1 GiB; nothing was sent: hand it in with `baton send` on the server")
      }
      let octets = Data(piece.readableBytesView)
      try await Blocking.run { try file.append(octets) }
    }
    guard size > 0 else { throw DeskError(400, "the body is empty: it is the case folder, packed as zip or tar") }
    return file
  }

  /// Octets that go to the counter at a time: each time wakes a thread.
  private static let step = 128 << 10

  /// Gives the body of a request to the counter as it comes.
  private func take(
    _ request: Request, _ body: @escaping @Sendable (Inflow) async throws -> TakenCase
  ) async throws -> TakenCase {
    let flow = Inflow()
    async let taken = body(flow)
    do {
      var gathered = ByteBuffer()
      for try await piece in request.body {
        gathered.writeImmutableBuffer(piece)
        if gathered.readableBytes >= Self.step { try await flow.push(gathered.takeData()) }
      }
      if gathered.readableBytes > 0 { try await flow.push(gathered.takeData()) }
      flow.finish()
    } catch is Inflow.Abandoned {
      // The counter refused; its own error says why.
    } catch { flow.finish(error) }
    return try await taken
  }

  func views() async throws -> Listing<TransferView> {
    let underWay = Dictionary(
      try await control.underWay().filter { $0.kind == .bundle }.map { ($0.transfer, $0) }
    ) { first, _ in first }
    let (policy, moment) = (clocks(), now())
    var views: [TransferView] = []
    let unreadable = try await store.forEachTransfer { record in
      views.append(
        TransferView(record, here: mission, queued: underWay[record.id], policy: policy, at: moment))
    }
    return Listing(values: views, unreadable: unreadable)
  }

  func view(_ transfer: TransferID) async throws -> TransferView {
    guard let record = try await store.transfer(transfer) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    var queued: QueueView?
    if let item = record.item { queued = try await control.entry(item.id) }
    return view(record, queued: queued)
  }

  func statements(_ transfer: TransferID) async throws -> Listing<StatementView> {
    let log = try await store.logListing(transfer)
    return Listing(
      values: StatementView.views(of: log.values, TransferState(folding: log.values), at: now()),
      unreadable: log.unreadable)
  }

  private func receipt(_ transfer: TransferID) async throws -> Response {
    guard let receipt = try await store.log(transfer).last(where: { $0.statement.type == .received }) else {
      throw DeskError(404, "there is no receipt for \(transfer) yet")
    }
    return DeskAnswers.bytes(receipt.der, type: "application/pkcs7-mime")
  }

  private func giveOut(_ transfer: TransferID) async throws -> Response {
    guard let record = try await store.transfer(transfer) else {
      throw DeskError(404, "there is no transfer \(transfer)")
    }
    let hidden = Caller.current.hidden
    let reading = try await Reading(readings, for: Caller.current.actor) { flow in
      do {
        try await counter.giveOut(transfer, without: hidden, to: flow)
      } catch let problem as SealProblem where problem.layer == .part {
        try await note("case.damaged", transfer: transfer)
        guard record.receiver == mission else {
          throw DeskError(
            422,
            "the copy of this case is gone or damaged on this disk; nothing was written: its folder is the only one")
        }
        throw DeskError(
          422,
          "a sealed part of this case is gone or damaged on this disk; nothing was written. Ask \(record.sender) for it: "
            + "`baton export \(transfer) --bundle FILE` there, `baton bundle open FILE` here. Restarting does not help")
      }
    }
    // Something comes of it, and nothing has left yet.
    try await note("case.read", transfer: transfer)
    if record.receiver == mission { try await cases.noteReading(of: transfer, at: now()) }
    return DeskAnswers.tar(reading)
  }
}

extension ByteBuffer {
  fileprivate mutating func takeData() -> Data {
    defer { clear() }
    return Data(readableBytesView)
  }
}
