import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore
import Wire

/// Before every call of another program: whose token is it, and does it allow this? Errors go out as RFC 9457 has them.
struct ApiGuard: RouterMiddleware {
  let settings: BoardSettings
  let accounts: AccountDesk
  let strangers: Strangers
  /// The calls of each machine that are being answered: what they bring is held in memory.
  private let underWay = Quotas<Code>()
  private static let ofOne = 16

  init(settings: BoardSettings, accounts: AccountDesk, strangers: Strangers) {
    self.settings = settings
    self.accounts = accounts
    self.strangers = strangers
  }

  @concurrent func handle(
    _ request: Request, context: DeskContext, next: @concurrent (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      guard request.head.authority == settings.host else {
        throw DeskError(421, "this mission is called by its address only: \(settings.address)")
      }
      response = try await answer(request, context, next)
    } catch let error as HTTPError {
      response = try Self.problem(DeskError(error.status.code, "the request cannot be understood"))
    } catch { response = try Self.problem(DeskError(explaining: error)) }
    response.headers[.cacheControl] = "no-store"
    response.headers[.xContentTypeOptions] = "nosniff"
    return response
  }

  private func answer(
    _ request: Request, _ context: DeskContext, _ next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    if path == ApiDescription.path { return try await next(request, context) }
    guard let person = try await person(request) else { return try Self.unknown() }
    strangers.leave(context.channel)
    let calls = DeskCall.found(path)
    guard !calls.isEmpty else { throw DeskError(404, "there is no such call: \(ApiDescription.whole) lists them") }
    guard let call = calls.first(where: { $0.method == request.method }) else {
      return try Self.otherMethods(calls.map(\.method))
    }
    guard call.rights.isEmpty || call.rights.contains(where: person.may) else {
      let wanted = call.rights.map(\.rawValue).joined(separator: " or ")
      throw DeskError(
        403,
        "the token of \(person.login) does not allow this, which needs \(wanted); nothing was done. An administrator "
          + "can give another one: `baton account token`")
    }
    let place: Quotas<Code>.Place
    do { place = try underWay.enter(person.login, ofOne: Self.ofOne) } catch {
      throw DeskError(429, "\(Self.ofOne) calls of \(person.login) are under way: wait until one is answered")
    }
    defer { withExtendedLifetime(place) {} }
    var context = context
    context.isApi = true
    return try await Caller.$current.withValue(.person(person)) { [context] in try await next(request, context) }
  }

  private func person(_ request: Request) async throws -> Person? {
    guard let value = request.headers[.authorization], value.lowercased().hasPrefix("bearer ") else { return nil }
    return try await accounts.machine(value.dropFirst(7).trimmingCharacters(in: .whitespaces))
  }

  /// RFC 6750, §3.
  private static func unknown() throws -> Response {
    var response = try problem(
      DeskError(401, "give a token that holds: Authorization: Bearer …. `baton account token` makes one"))
    response.headers[.wwwAuthenticate] = "Bearer"
    return response
  }

  private static func otherMethods(_ methods: [HTTPRequest.Method]) throws -> Response {
    var response = try problem(DeskError(405, "this is called otherwise"))
    response.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
    return response
  }

  /// What the options that errors name are in a call. Source: `DeskCall`.
  private static let options = [
    "--yes": "confirmed=yes", "--again": "again=yes", "--leave-out": "leave_out=yes", "--to": "to=",
  ]

  /// A problem as RFC 9457 has it.
  private static func problem(_ error: DeskError) throws -> Response {
    let status = HTTPResponse.Status(code: error.status)
    var response = try DeskAnswers.json(
      ApiProblem(
        title: ApiProblem.title(error.status), status: error.status,
        detail: options.reduce(error.error) { $0.replacing($1.key, with: $1.value) }), status: status)
    response.headers[.contentType] = ApiProblem.mediaType
    return response
  }
}

/// Why a call failed (RFC 9457). Its type is `about:blank`: the status says what kind it is.
struct ApiProblem: Codable, Sendable {
  static let mediaType = "application/problem+json"

  var type = "about:blank"
  let title: String
  let status: Int
  /// What happened and what to do, for people.
  let detail: String

  /// The phrase of a status (RFC 9110, §15).
  static func title(_ status: Int) -> String {
    let known: [HTTPResponse.Status] = [
      .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .conflict, .preconditionFailed,
      .contentTooLarge, .misdirectedRequest, .unprocessableContent, .tooManyRequests, .internalServerError,
    ]
    if status == 507 { return "Insufficient Storage" }
    return known.first { $0.code == status }?.reasonPhrase ?? "Refused"
  }
}

/// The doors of one port: the board's pages, and under `/api` the calls of other programs, which are the socket's.
struct Doors<Board: HTTPResponder<BoardContext>, Api: HTTPResponder<DeskContext>>: HTTPResponder {
  struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      channel = source.channel
    }

    var source: ApplicationRequestContextSource {
      ApplicationRequestContextSource(channel: channel, logger: logger)
    }
  }

  let board: Board
  let api: Api

  func respond(to request: Request, context: Context) async throws -> Response {
    guard let path = request.head.path, path.hasPrefix("/api/") else {
      return try await board.respond(to: request, context: BoardContext(source: context.source))
    }
    var head = request.head
    head.path = String(path.dropFirst("/api".count))
    return try await api.respond(
      to: Request(head: head, body: request.body), context: DeskContext(source: context.source))
  }
}
