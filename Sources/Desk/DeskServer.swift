import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

/// The local API, on a Unix socket that only the mission's own group can reach.
package struct DeskServer: Sendable {
  private let desk: StaffDesk
  private let socket: String
  private let logger: Logger

  package init(desk: StaffDesk, socket: String, logger: Logger) {
    self.desk = desk
    self.socket = socket
    self.logger = logger
  }

  /// Serves until the surrounding task is told to stop.
  package func run(running: @escaping @Sendable () async -> Void) async throws {
    unlink(socket)
    let router = Router(context: DeskContext.self)
    router.add(middleware: DeskGuard())
    router.add(middleware: SocketGuard(accounts: desk.accounts))
    desk.addRoutes(to: router)
    let application = Application(
      router: router, configuration: .init(address: .unixDomainSocket(path: socket)),
      onServerRunning: { [socket] _ in
        chmod(socket, 0o660)
        await running()
      }, logger: logger)
    try await application.run()
  }
}

/// Turns errors into answers a person can act on.
struct DeskGuard: RouterMiddleware {
  @concurrent func handle(
    _ request: Request, context: DeskContext,
    next: @concurrent (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let error as HTTPError {
      return try error.response(from: request, context: context)
    } catch {
      return try DeskAnswers.error(DeskError(explaining: error))
    }
  }
}

extension DeskError {
  /// What was asked for wrongly; nil for an error of any other kind.
  init?(refusal error: any Error, in terms: Terms) {
    guard error is DeskError || error is ServiceError || error is BoardProblem else { return nil }
    self.init(explaining: error, in: terms)
  }

  /// An error of the engines, for the person in front of the screen.
  init(explaining error: any Error, in terms: Terms = .commands(.english)) {
    switch error {
    case let error as DeskError: self = error
    case let problem as BoardProblem: self.init(problem.status, "\(problem.words(in: terms.language))")
    case .handIn(let fault) as ServiceError where !terms.isCommandLine && fault.said(in: .of(terms.language)) != nil:
      self.init(ServiceError.handIn(fault).status, "\(fault.said(in: .of(terms.language)) ?? "")")
    case let error as ServiceError: self.init(error.status, error.words(terms))
    case let problem as SealProblem: self.init(problem.code == .noSpace ? 507 : 422, "\(problem)")
    case let problem as StorageProblem:
      self.init(
        problem.isFull ? 507 : 500,
        problem.isFull
          ? "the disk is full: nothing was changed. Free some space, then try again" : "\(problem)")
    case let problem as StoreProblem: self.init(409, "\(problem)")
    case let error as MalformedIdentifier: self.init(400, "\(error)")
    case is NIOTooManyBytesError: self.init(413, "too much was given at once; nothing was done: shorten it")
    default: self.init(500, "\(error)")
    }
  }
}

enum DeskAnswers {
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSON.encode(value))))
  }

  /// What is shown of a transfer, with how far its log goes as its tag (RFC 9110, §8.8.3).
  static func json(_ value: some Encodable, shown heads: Heads) throws -> Response {
    var response = try json(value)
    response.headers[.eTag] = "\"\(heads)\""
    return response
  }

  /// A listing, and in a header field what of it cannot be read: at most twenty rows are named.
  static func json(_ value: some Encodable, unreadable: [Unreadable]) throws -> Response {
    var response = try json(value)
    guard !unreadable.isEmpty, let name = HTTPField.Name(Unreadable.field) else { return response }
    let named = String(decoding: try JSON.encode(Array(unreadable.prefix(20))), as: UTF8.self)
    response.headers[name] = named.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    return response
  }

  static func error(_ error: DeskError) throws -> Response {
    try json(error, status: HTTPResponse.Status(code: error.status))
  }

  static func bytes(_ data: Data, type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
  }

  /// A tar as it is made. Whether all went well is said at the end, in the trailer `Outcome.field`.
  static func tar(_ reading: Reading) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/x-tar"],
      body: reading.body { failure in trailer(failure.map { Outcome.failed(DeskError(explaining: $0)) } ?? .whole) })
  }

  private static func trailer(_ outcome: Outcome) -> HTTPFields {
    var fields = HTTPFields()
    if let name = HTTPField.Name(Outcome.field) { fields[name] = outcome.text }
    return fields
  }
}
