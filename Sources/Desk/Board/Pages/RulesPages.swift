import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// What this mission has agreed with others, and decided for itself: `policy.yaml`, checked before it is taken.
  func addRules(to router: Router<BoardContext>) {
    router.get("/house/rules") { request, context in
      try await rules(context, isDone: request.uri.queryParameters.get("done") == "yes")
    }
    router.post("/house/rules") { request, context in
      let form = try await BoardForm(request, context)
      do {
        try await own(context).change(rules: form["rules"], from: form["seen"], isSure: form["sure"] == "yes")
        return Self.seeOther("/house/rules?done=yes")
      } catch let problem as RuleProblem {
        let words = Sentences.of(context.language)
        let said =
          switch problem {
          case .wrong(let what): words("rules_wrong", ["what": what.visible])
          case .changedSince: words["rules_changed_since"]
          case .weaker: words["rules_weaker"]
          }
        return try await rules(context, typed: form["rules"], problem: said, asksSure: problem == .weaker)
      }
    }
  }

  private func rules(
    _ context: BoardContext, typed: String? = nil, problem: String? = nil, isDone: Bool = false, asksSure: Bool = false
  ) async throws -> Response {
    let (text, stamp) = try await own(context).rules()
    return try page(
      "rules", title: "title_rules",
      [
        "rules": typed ?? (text.isEmpty ? desk.rules.proposed : text), "seen": stamp, "asks_sure": asksSure,
        "problem": problem.orFalse,
        "is_done": isDone, "is_proposed": text.isEmpty,
      ], context, status: problem == nil ? .ok : .unprocessableContent)
  }
}
