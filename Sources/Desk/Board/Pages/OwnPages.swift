import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// What somebody does with their own account.
  func addSelf(to router: Router<BoardContext>) {
    router.get("/me") { request, context in
      try await me(context, problem: nil, done: request.uri.queryParameters.get("done") == "password")
    }
    router.post("/me/password") { request, context in
      let form = try await BoardForm(request, context)
      guard let session = context.session else { throw AccountProblem.noSession }
      do {
        guard form["password"] == form["again"] else { throw AccountProblem.passwordsDiffer }
        try await desk.accounts.changePassword(form["old"], to: form["password"], by: session)
      } catch let problem as AccountProblem { return try await me(context, problem: problem, done: false) }
      return Self.seeOther("/me?done=password")
    }
    router.post("/me/sessions") { request, context in
      let form = try await BoardForm(request, context)
      guard let session = context.session else { throw AccountProblem.noSession }
      try await desk.accounts.end(form["session"] == "others" ? nil : Digest(form["session"]), by: session)
      return Self.seeOther(form["session"] == session.digest.text ? "/sign-in" : "/me")
    }
  }

  private func me(_ context: BoardContext, problem: AccountProblem?, done: Bool) async throws -> Response {
    guard let session = context.session else { throw AccountProblem.noSession }
    let words = Sentences.of(context.language)
    let moments = moments(context)
    let sessions = try await desk.accounts.sessions(of: session.person.login).map { record in
      [
        "digest": record.digest.text, "browser": record.browser.visible, "began": moments.local(record.began),
        "seen": moments.relative(record.seen), "current": record.digest == session.digest,
      ] as [String: Any]
    }
    return try page(
      "me", title: "title_me",
      [
        "problem": problem.map(words.problem).orFalse, "done": done, "name": session.person.name.visible,
        "login": session.person.login.text, "staff": session.person.staff.text,
        "roles": session.person.roles.map { words["role_\($0)"] }.joined(separator: ", "),
        "second_factor": session.hasSecondFactor, "recovery": "\(session.recoveryCodes)", "sessions": sessions,
        "several": sessions.count > 1,
      ], context, status: problem.map { HTTPResponse.Status(code: $0.status) } ?? .ok)
  }
}
