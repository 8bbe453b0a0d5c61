import Accounts
import Base
import Handover
import Hummingbird

extension StaffDesk {
  /// What goes when, and what is kept longer: ids, moments and codes.
  func addRetentionRoutes(to router: Router<DeskContext>) {
    router.get("/v1/retention") { _, _ in try DeskAnswers.json(await retention.list(at: now())) }
    router.post("/v1/retention/:id/hold") { request, context in try await keep("hold", request, context) }
    router.post("/v1/retention/:id/release") { request, context in try await keep("release", request, context) }
  }

  private func keep(_ verb: String, _ request: Request, _ context: DeskContext) async throws -> Response {
    let transfer = try await named(context)
    let query = request.uri.queryParameters
    let staff = try Caller.current.person?.staff ?? query.staff ?? Code("staff")
    try await keep(transfer, verb, query.get("reason") ?? "", by: staff)
    return try DeskAnswers.json(await view(transfer))
  }

  /// Keeps a case longer than the policy says, or lets it go.
  func keep(_ transfer: TransferID, _ verb: String, _ reason: String, by staff: Code) async throws {
    switch verb {
    case "hold":
      guard let known = Keeping.Reason(rawValue: reason) else {
        let reasons = Keeping.Reason.allCases.map(\.rawValue).joined(separator: ", ")
        throw DeskError(400, "“\(reason)” is no reason to keep a case; there are: \(reasons)")
      }
      try await retention.hold(transfer, known, by: staff, at: now())
    case "release": try await retention.release(transfer, by: staff, at: now())
    default: throw DeskError(404, "a case can be held or released")
    }
  }
}
