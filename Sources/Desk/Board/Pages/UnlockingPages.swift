import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// The lock on what is sealed for the role of whoever reads a case.
  func addUnlocking(to router: Router<BoardContext>) {
    router.post("/case/:id/unlock") { request, context in try await unlock(request, context) }
    router.post("/case/:id/lock") { request, context in
      _ = try await BoardForm(request, context)
      try await own(context).lock()
      return Self.seeOther("/case/\(context.parameters.get("id") ?? "")#file")
    }
  }

  /// Unlocks the key of whoever reads, for this session.
  private func unlock(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let own = try own(context)
    let (record, _) = try await own.transfer(context.parameters.get("id") ?? "")
    do {
      try await own.unlock(
        form["key"].trimmingCharacters(in: .whitespaces),
        words: form["words"].lowercased().split(separator: " ").joined(separator: " "))
      return Self.seeOther("/case/\(record.id)#file")
    } catch let problem as BoardProblem where problem != .nowhere {
      let error = DeskError(explaining: problem, in: context.terms)
      return try await show(context, said: nil, failed: FailedSaying(type: "", form: form, error: error))
    }
  }
}
