import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// Signing in by way of the provider that the mission believes: away, and back.
  func addOpenID(to router: Router<BoardContext>) {
    guard let openID = desk.openID else { return }
    router.get("/sign-in/openid") { _, context in
      do {
        let (url, browser) = try await openID.begin()
        return Self.seeOther(url, cookies: [BoardCookies.set(cookies.openID, browser, for: 600, isLax: true)])
      } catch let problem as OpenIDProblem { return try refused(problem, context) }
    }
    router.get("/sign-in/openid/back") { request, context in
      let query = request.uri.queryParameters
      let back = OpenIDDesk.Return(
        state: query.get("state") ?? "", code: query.get("code"), error: query.get("error"), issuer: query.get("iss"))
      do {
        let identity = try await openID.complete(back, browser: BoardCookies.value(cookies.openID, in: request))
        let entry = try await desk.accounts.signIn(identity, browser: Browser.name(request.headers[.userAgent] ?? ""))
        return try arrived(entry, context)
      } catch let problem as OpenIDProblem { return try refused(problem, context) }
    }
  }

  /// A browser that was sent here from elsewhere does not show the session's cookie on the way on: a page of ours goes on.
  private func arrived(_ entry: Entry, _ context: BoardContext) throws -> Response {
    let next = goOn(entry)
    var response = try page("arrived", title: "title_arrived", ["next": next.headers[.location] ?? "/"], context)
    for cookie in next.headers[values: .setCookie] + [BoardCookies.set(cookies.openID, "", for: 0, isLax: true)] {
      response.headers.append(HTTPField(name: .setCookie, value: cookie))
    }
    return response
  }

  private func refused(_ problem: OpenIDProblem, _ context: BoardContext) throws -> Response {
    let words = Sentences.of(context.language)
    let (status, text): (Int, String) =
      switch problem {
      case .provider(let why): (502, words("openid_provider", ["why": why.visible]))
      case .stray: (400, words["openid_stray"])
      case .denied(let code): (403, words("openid_denied", ["code": code?.text ?? "-"]))
      case .token(let why): (403, words("openid_token", ["why": why.visible]))
      case .unbound(let subject): (403, words("openid_unbound", ["subject": String(subject.prefix(255)).visible]))
      }
    return try self.problem(DeskError(status, "\(text)"), context)
  }
}
