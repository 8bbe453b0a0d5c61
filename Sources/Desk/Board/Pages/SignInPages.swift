import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// Signing in, in two steps; setting a password by link; the second factor.
  func addSignIn(to router: Router<BoardContext>) {
    router.get("/sign-in") { request, context in
      let next = request.uri.queryParameters.get("next") ?? ""
      guard context.session == nil else { return Self.seeOther(Self.isOwn(next) ? next : "/") }
      return try signIn(context, login: "", next: next, problem: nil)
    }
    router.post("/sign-in") { request, context in try await enter(request, context) }
    router.get("/sign-in/code") { request, context in
      guard context.isHalfOpen else { return Self.seeOther("/sign-in") }
      return try code(context, next: request.uri.queryParameters.get("next") ?? "", problem: nil)
    }
    router.post("/sign-in/code") { request, context in try await complete(request, context) }
    router.get("/second-factor") { _, context in try await enrolment(context, problem: nil) }
    router.post("/second-factor") { request, context in try await enrol(request, context) }
    router.post("/sign-out") { request, context in
      _ = try await BoardForm(request, context)
      // One that is half open as well.
      if let session = try await desk.accounts.session(context.token) {
        await desk.unlocking.lock(session.digest)
        try await desk.accounts.signOut(session)
      }
      return Self.seeOther("/sign-in", cookies: [BoardCookies.set(cookies.session, "", for: 0)])
    }
    router.get("/link/:token") { _, context in
      let account = try await desk.accounts.owner(ofLink: context.parameters.get("token") ?? "")
      return try welcome(account, context, problem: nil)
    }
    router.post("/link/:token") { request, context in try await useLink(request, context) }
    router.post("/language") { request, context in
      let form = try await BoardForm(request, context)
      let language = Language(rawValue: form["language"]) ?? .english
      return Self.seeOther(
        Self.isOwn(form["back"]) ? form["back"] : "/",
        cookies: [languageCookie(language)])
    }
  }

  func languageCookie(_ language: Language) -> String {
    BoardCookies.set(cookies.language, language.rawValue, for: 365 * 86_400)
  }

  /// Whether a path stays on this board. Browsers leave out tabs and ends of lines before they read it.
  static func isOwn(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x5c }
  }

  /// Where to sign in, and to come from there to a page of this board.
  static func signIn(then path: String, at step: String = "/sign-in") -> String {
    guard isOwn(path), path != "/", !path.hasPrefix("/sign-in") else { return step }
    return "\(step)?next=\(path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
  }

  /// Forms of somebody who has not signed in need a cookie to belong to.
  private func withFormCookie(_ context: BoardContext, _ make: (BoardContext) throws -> Response) throws -> Response {
    guard context.token.isEmpty else { return try make(context) }
    var context = context
    context.token = Secrets.token()
    var response = try make(context)
    response.headers.append(
      HTTPField(name: .setCookie, value: BoardCookies.set(cookies.form, context.token, for: nil)))
    return response
  }

  private func signIn(_ context: BoardContext, login: String, next: String, problem: AccountProblem?) throws -> Response
  {
    try withFormCookie(context) { context in
      try page(
        "sign_in", title: "title_sign_in",
        [
          "login": login.visible, "next": Self.isOwn(next) ? next : "", "problem": words(problem, context),
          "has_provider": desk.openID != nil,
        ], context, status: status(problem))
    }
  }

  private func words(_ problem: AccountProblem?, _ context: BoardContext) -> Any {
    problem.map { Sentences.of(context.language).problem($0) }.orFalse
  }

  private func status(_ problem: AccountProblem?) -> HTTPResponse.Status {
    problem.map { HTTPResponse.Status(code: $0.status) } ?? .ok
  }

  private func enter(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    do {
      let entry = try await desk.accounts.signIn(
        form["login"], form["password"], known: BoardCookies.value(cookies.browser, in: request),
        browser: Browser.name(request.headers[.userAgent] ?? ""))
      return goOn(entry, to: form["next"])
    } catch let problem as AccountProblem {
      return try signIn(context, login: form["login"], next: form["next"], problem: problem)
    }
  }

  /// - Parameter next: The page that was asked for before.
  func goOn(_ entry: Entry, to next: String = "") -> Response {
    var set = [BoardCookies.set(cookies.session, entry.token, for: Int(AccountDesk.longest))]
    if !entry.browser.isEmpty { set.append(BoardCookies.set(cookies.browser, entry.browser, for: 180 * 86_400)) }
    switch entry.stage {
    case .open: return Self.seeOther(Self.isOwn(next) ? next : "/", cookies: set)
    case .code: return Self.seeOther(Self.signIn(then: next, at: "/sign-in/code"), cookies: set)
    case .enrolment: return Self.seeOther("/second-factor", cookies: set)
    }
  }

  private func code(_ context: BoardContext, next: String, problem: AccountProblem?) throws -> Response {
    try page(
      "code", title: "title_code", ["problem": words(problem, context), "next": Self.isOwn(next) ? next : ""], context,
      status: status(problem))
  }

  private func complete(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    do {
      return goOn(
        try await desk.accounts.complete(
          context.token, code: form["code"], known: BoardCookies.value(cookies.browser, in: request)),
        to: form["next"])
    } catch let problem as AccountProblem { return try code(context, next: form["next"], problem: problem) }
  }

  // MARK: Second factor

  /// Of a session that is open, or waits for this.
  private func enrolling(_ context: BoardContext) async throws -> OpenSession {
    guard let session = try await desk.accounts.session(context.token), session.stage != .code else {
      throw AccountProblem.noSession
    }
    guard !session.hasSecondFactor else { throw AccountProblem.nothingToSetUp }
    return session
  }

  /// Follows from the session's token, so that it need not be kept before it is taken up.
  private func secret(_ context: BoardContext) -> Data {
    Data(Secrets.mac("second factor", key: Data(context.token.utf8)).utf8.prefix(OneTimeCodes.secretCount))
  }

  private func enrolment(_ context: BoardContext, problem: AccountProblem?) async throws -> Response {
    let session = try await enrolling(context)
    let text = OneTimeCodes.base32(secret(context))
    let groups = stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }
    return try page(
      "second_factor", title: "title_second_factor",
      [
        "problem": words(problem, context), "secret": groups.joined(separator: " "),
        "link": OneTimeCodes.link(secret(context), account: session.person.login.text, mission: desk.mission.text),
        "required": session.stage == .enrolment,
      ], context, status: status(problem))
  }

  private func enrol(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let session = try await enrolling(context)
    do {
      let (entry, codes) = try await desk.accounts.enrol(secret(context), code: form["code"], by: session)
      var context = context
      context.token = entry.token
      context.session = try await desk.accounts.session(entry.token)
      var response = try page(
        "recovery_codes", title: "title_recovery_codes", ["codes": codes, "login": session.person.login.text], context)
      for cookie in goOn(entry).headers[values: .setCookie] {
        response.headers.append(HTTPField(name: .setCookie, value: cookie))
      }
      return response
    } catch let problem as AccountProblem { return try await enrolment(context, problem: problem) }
  }

  // MARK: One-time link

  private func welcome(_ account: Account, _ context: BoardContext, problem: AccountProblem?) throws -> Response {
    try withFormCookie(context) { context in
      try page(
        "welcome", title: "title_welcome",
        ["name": account.name.visible, "login": account.login.text, "problem": words(problem, context)], context,
        status: status(problem))
    }
  }

  private func useLink(_ request: Request, _ context: BoardContext) async throws -> Response {
    let form = try await BoardForm(request, context)
    let token = context.parameters.get("token") ?? ""
    let account = try await desk.accounts.owner(ofLink: token)
    do {
      guard form["password"] == form["again"] else { throw AccountProblem.passwordsDiffer }
      _ = try await desk.accounts.useLink(token, password: form["password"])
      return Self.seeOther("/sign-in", cookies: [BoardCookies.set(cookies.session, "", for: 0)])
    } catch let problem as AccountProblem { return try welcome(account, context, problem: problem) }
  }
}

/// What kind of browser it is, in two words: enough for its owner to know it again.
enum Browser {
  static func name(_ agent: String) -> String {
    let kinds = [
      ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
      ("Linux", "Linux"),
    ]
    let kind = kinds.first { agent.contains($0.0) }?.1 ?? "?"
    return systems.first { agent.contains($0.0) }.map { "\(kind), \($0.1)" } ?? kind
  }
}
