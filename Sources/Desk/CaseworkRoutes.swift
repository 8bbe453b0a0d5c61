import Base
import Foundation
import Handover
import Hummingbird

extension StaffDesk {
  /// `POST /v1/transfers/{id}/statements/{type}`: who says it in `staff` and `role`, the body's members by their keys.
  func addCaseworkRoutes(to router: Router<BasicRequestContext>) {
    router.post("/v1/transfers/:id/statements/:type") { request, context in
      let saying = try Saying(context.parameters.get("type") ?? "", query: request.uri.queryParameters)
      let record = try await casework.say(saying, about: named(context), at: now())
      return try DeskAnswers.json(view(record), status: .created)
    }
  }
}

extension Saying {
  /// - Throws: `DeskError` when it does not say who speaks, or in a role that there is none of.
  init(_ type: String, query: Parameters) throws {
    guard let type = try? StatementType(type) else { throw DeskError(404, "people do not say “\(type)”") }
    let name = query.get("staff") ?? ""
    guard let staff = Code.of(name) else { throw DeskError(400, Code.staffWords(name)) }
    let role = query.get("role")
    guard role == nil || role.flatMap(StaffRole.init) != nil else {
      throw DeskError(400, "“\(role ?? "")” is no role: focal, caseworker, supervisor or duty")
    }
    let typed = query.filter { !["staff", "role"].contains($0.key) }.map { (String($0.key), String($0.value)) }
    self.init(
      type: type, staff: staff, role: role.flatMap(StaffRole.init),
      fields: Dictionary(typed) { first, _ in first })
  }
}
