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
      let done = request.uri.queryParameters.get("done")
      return try await me(context, problem: nil, done: done.flatMap { Self.done[$0] })
    }
    router.post("/me/absence") { request, context in
      let form = try await BoardForm(request, context)
      guard let session = context.session else { throw AccountProblem.noSession }
      do {
        try await desk.accounts.setAbsence(
          session.person.login, from: form["from"], to: form["to"], by: session.person)
      } catch let problem as AccountProblem { return try await me(context, problem: problem, done: nil) }
      return Self.seeOther("/me?done=absence")
    }
    router.post("/me/notices") { request, context in
      let form = try await BoardForm(request, context)
      guard let session = context.session else { throw AccountProblem.noSession }
      let wishes: NoticeWishes?
      do { wishes = try Self.wishes(form, context) } catch let problem as NoticeProblem {
        return try await me(context, notice: problem, done: nil)
      }
      try await desk.accounts.setNotices(session.person.login, wishes, by: session.person)
      return Self.seeOther("/me?done=notices")
    }
    router.post("/me/notices/test") { request, context in
      _ = try await BoardForm(request, context)
      let told = try await own(context).tryMail()
      return try await me(context, notice: told.map(NoticeProblem.words), done: told == nil ? "way_told" : nil)
    }
    router.post("/me/password") { request, context in
      let form = try await BoardForm(request, context)
      guard let session = context.session else { throw AccountProblem.noSession }
      do {
        guard form["password"] == form["again"] else { throw AccountProblem.passwordsDiffer }
        try await desk.accounts.changePassword(form["old"], to: form["password"], by: session)
      } catch let problem as AccountProblem { return try await me(context, problem: problem, done: nil) }
      return Self.seeOther("/me?done=password")
    }
    router.post("/me/sessions") { request, context in
      let form = try await BoardForm(request, context)
      guard let session = context.session else { throw AccountProblem.noSession }
      try await desk.accounts.end(form["session"] == "others" ? nil : Digest(form["session"]), by: session)
      return Self.seeOther(form["session"] == session.digest.text ? "/sign-in" : "/me")
    }
  }

  /// What is said once something is done.
  private static let done = ["password": "password_changed", "notices": "notices_saved", "absence": "absence_saved"]

  /// What is wrong with what somebody wants to be told.
  private enum NoticeProblem: Error {
    case address(String)
    case quiet
    /// A key of a sentence, or words of elsewhere.
    case words(String)
  }

  private static func wishes(_ form: BoardForm, _ context: BoardContext) throws -> NoticeWishes? {
    let text = form["address"].trimmingCharacters(in: .whitespaces)
    if text.isEmpty { return nil }
    guard let address = try? MailAddress(text) else { throw NoticeProblem.address(text) }
    do {
      return try NoticeWishes(
        address: address, language: context.language.rawValue, digest: form["digest"], alarms: form["alarms"] == "yes",
        quiet: (form["quiet_from"], form["quiet_to"]))
    } catch is DeskError { throw NoticeProblem.quiet }
  }

  private static func words(_ problem: NoticeProblem, _ words: Sentences) -> String {
    switch problem {
    case .address(let text): words("problem_address", ["address": String(text.prefix(80)).visible])
    case .quiet: words["problem_quiet"]
    case .words(let text): words.maybe(text) ?? words("way_not_told", ["why": text.visible])
    }
  }

  private func me(
    _ context: BoardContext, problem: AccountProblem? = nil, notice: NoticeProblem? = nil, done: String?
  ) async throws -> Response {
    guard let session = context.session else { throw AccountProblem.noSession }
    let words = Sentences.of(context.language)
    let moments = moments(context)
    let sessions = try await desk.accounts.sessions(of: session.person.login).map { record in
      [
        "digest": record.digest.text, "browser": record.browser.visible, "began": moments.full(record.began),
        "seen": moments.relative(record.seen), "current": record.digest == session.digest,
      ] as [String: Any]
    }
    let said = problem.map(words.problem) ?? notice.map { Self.words($0, words) }
    let account = try await desk.accounts.accounts().first { $0.login == session.person.login }
    let wishes = account?.notices
    return try page(
      "me", title: "title_me",
      [
        "problem": said.orFalse, "done": done.map { words[$0] }.orFalse,
        "has_mail": desk.notices?.lanes.contains(Notice.mail) ?? false, "address": wishes?.address.text ?? "",
        "has_address": wishes != nil, "alarms": wishes?.alarms ?? true,
        "digest_hours": Self.hours(wishes.map(\.digest) ?? 7), "from_hours": Self.hours(wishes?.quiet?.from),
        "to_hours": Self.hours(wishes?.quiet?.to), "name": session.person.name.visible,
        "login": session.person.login.text, "staff": session.person.staff.text,
        "roles": session.person.roles.map { words["role_\($0)"] }.joined(separator: ", "),
        "second_factor": session.hasSecondFactor, "recovery": "\(session.recoveryCodes)", "sessions": sessions,
        "several": sessions.count > 1, "away": away(account?.absence, context).orFalse,
        "from": account?.absence?.from ?? "", "to": account?.absence?.to ?? "",
      ], context,
      status: problem.map { HTTPResponse.Status(code: $0.status) } ?? (notice == nil ? .ok : .unprocessableContent))
  }

  /// The hours of a day, for a choice.
  private static func hours(_ chosen: Int?) -> [[String: Any]] {
    (0...23).map { ["hour": "\($0)", "name": String(format: "%02d:00", $0), "chosen": $0 == chosen] }
  }
}
