import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore
import Wire

/// Before every page: is it meant for this board, and who asks? Behind it: what browsers may do with the answer; and errors
/// as pages that say what to do.
struct BoardGuard: RouterMiddleware {
  let settings: BoardSettings
  let accounts: AccountDesk
  let pages: Pages
  let strangers: Strangers

  @concurrent func handle(
    _ request: Request, context: BoardContext, next: @concurrent (Request, BoardContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    var response: Response
    do {
      context.language = Language.wanted(by: request, cookie: BoardCookies.value(pages.cookies.language, in: request))
      try checkPlace(request)
      context.takesGzip = Self.takesGzip(request)
      if request.method == .get { context.here = request.uri.string }
      try await recognise(request, &context)
      response = try await next(request, context)
    } catch let error as HTTPError {
      let isUnknown = error.status == .notFound || error.status == .methodNotAllowed
      response = try pages.problem(
        isUnknown
          ? DeskError(explaining: BoardProblem.nowhere, in: context.terms)
          : DeskError(error.status.code, "the request cannot be understood"), context)
    } catch let error as AccountProblem {
      response = try pages.problem(
        DeskError(error.status, "\(Sentences.of(context.language).problem(error))"), context)
    } catch {
      response = try pages.problem(DeskError(explaining: error, in: context.terms), context)
    }
    Self.protect(&response, settings)
    return response
  }

  /// Another name for this machine may be somebody's trick with the name system, another origin somebody's page.
  private func checkPlace(_ request: Request) throws {
    guard request.head.authority == settings.host else {
      throw DeskError(421, "this board is called by its address only: \(settings.address)")
    }
    guard ![.get, .head].contains(request.method) else { return }
    guard request.headers[.origin] == settings.address else {
      throw BoardProblem.elsewhere
    }
  }

  /// RFC 9110 §12.5.3, but for weights: none that a browser sends is 0.
  private static func takesGzip(_ request: Request) -> Bool {
    (request.headers[.acceptEncoding] ?? "").split(separator: ",").contains {
      $0.trimmingCharacters(in: .whitespaces).lowercased() == "gzip"
    }
  }

  private func recognise(_ request: Request, _ context: inout BoardContext) async throws {
    if let token = BoardCookies.value(pages.cookies.session, in: request),
      let session = try await accounts.session(token)
    {
      context.token = token
      if session.stage == .open {
        context.session = session
        strangers.leave(context.channel)
      } else {
        context.isHalfOpen = true
      }
    } else {
      context.token = BoardCookies.value(pages.cookies.form, in: request) ?? ""
    }
  }

  static func protect(_ response: inout Response, _ settings: BoardSettings) {
    if settings.address.hasPrefix("https:") {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    // Attachments bring a stricter policy of their own.
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    response.headers[.xContentTypeOptions] = "nosniff"
    for (name, value) in fields { response.headers[name] = value }
  }

  private static let fields: [(HTTPField.Name, String)] = [
    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}

extension AccountProblem {
  /// As HTTP tells it.
  var status: Int {
    switch self {
    case .notSignedIn, .wrongCode, .usedCode, .clock, .noSession: 401
    case .tooManyTries: 429
    case .deadLink, .unknownAccount: 404
    case .wrongPassword: 403
    case .takenLogin, .takenUser, .takenIdentity, .lastAdministrator, .nothingToSetUp, .noSecondFactor, .machine,
      .noMachine:
      409
    case .password, .passwordsDiffer, .login, .noRole, .noName, .right, .days, .absence: 422
    }
  }
}
