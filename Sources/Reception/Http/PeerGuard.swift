import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import Logging
import PeerProtocol

/// Stands before every route: says which directory is held here, turns problems into answers, and lets one caller
/// have only so many connections, and so many requests under way.
struct PeerGuard: RouterMiddleware {
  let seals: any Seals
  let limits: ReceptionSettings.CallerLimits
  private let connections = Connections()
  private let underWay = Quotas<Data>()
  private let large = Quotas<Data>()

  init(seals: any Seals, limits: ReceptionSettings.CallerLimits) {
    self.seals = seals
    self.limits = limits
  }

  @concurrent func handle(
    _ request: Request, context: PeerContext, next: @concurrent (Request, PeerContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    var isLast = false
    do {
      try Self.checkHost(request)
      let caller = try await context.certificate()
      guard connections.admit(context.channel, of: caller, limit: limits.connections) else {
        isLast = true
        context.closeSoon()
        throw SealProblem(.envelope, .rateLimited, "at most \(limits.connections) connections")
      }
      response = try await counted(underWay, caller, limits.requests) {
        // What is read into memory as a whole.
        guard Self.isGathered(request) else { return try await next(request, context) }
        return try await counted(large, caller, limits.large) { try await next(request, context) }
      }
    } catch let problem as SealProblem where problem == PartReceiver.brokenOff {
      context.logger.info("line broke in the midst of a request")
      response = Answers.problem(problem)
    } catch let problem as SealProblem {
      // Whether something is published is asked every day, and most missions publish little.
      context.logger.log(
        level: problem.code == .unknownDocument ? .debug : .notice, "request refused",
        metadata: ["code": "\(problem.code.rawValue)", "layer": "\(problem.layer.rawValue)"])
      response = Answers.problem(problem)
    } catch let problem as StorageProblem {
      context.logger.error("storage failed", metadata: ["call": "\(problem.call)", "errno": "\(problem.errno)"])
      response = Answers.problem(
        SealProblem(.envelope, problem.isFull ? .noSpace : .internalError, "storage failed"))
    } catch let error as HTTPError {
      response = Self.answer(to: request, error)
    } catch {
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      response = Answers.problem(SealProblem(.envelope, .internalError, "the request failed here"))
    }
    // An answer to HEAD has no body, whatever it says (RFC 9110, section 9.3.2).
    if request.method == .head { response.body = ResponseBody() }
    response.headers[.cacheControl] = "no-store"
    if isLast { response.headers[.connection] = "close" }
    response.set(.directory, "\(seals.directory.version)")
    return response
  }

  /// One `Host`, and no more: what stands between two ends might go by the other one (RFC 9112 §3.2). The first is taken out
  /// of the fields before they come here.
  private static func checkHost(_ request: Request) throws(SealProblem) {
    let another = HTTPField.Name("Host").flatMap { request.headers[$0] }
    guard request.head.authority?.isEmpty == false, another == nil else {
      throw SealProblem(.envelope, .malformed, "a request names its host, and one only")
    }
  }

  /// Where there is something, and not for this method, the methods are named (RFC 9110 §15.5.6).
  private static func answer(to request: Request, _ error: HTTPError) -> Response {
    let calls = PeerCall.at(request.uri.path)
    guard error.status == .notFound, !calls.isEmpty else { return Answers.problem(error.status) }
    var response = Answers.problem(HTTPResponse.Status.methodNotAllowed)
    response.headers[.allow] = calls.map(\.method.rawValue).sorted().joined(separator: ", ")
    return response
  }

  private func counted(
    _ quotas: Quotas<Data>, _ caller: Data, _ limit: Int, _ body: () async throws -> Response
  ) async throws -> Response {
    guard let place = try? quotas.enter(caller, ofOne: limit) else {
      throw SealProblem(.envelope, .rateLimited, "at most \(limit) such requests at once")
    }
    defer { withExtendedLifetime(place) {} }
    return try await body()
  }

  /// Whether a request's body takes up noticeable memory: parts go to the disk as they come, all others do not.
  private static func isGathered(_ request: Request) -> Bool {
    guard request.method == .post else { return false }
    let announced = request.headers[.contentLength].flatMap { Int($0) } ?? .max
    return announced > 256 << 10
  }
}
