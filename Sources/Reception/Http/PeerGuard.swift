import Foundation
import HTTPTypes
import Handover
import Hummingbird
import Logging
import Synchronization

/// Stands before every route: says which directory is held here, turns problems into answers, and lets one caller
/// have only so many requests under way.
struct PeerGuard: RouterMiddleware {
  let seals: any Seals
  let limit: Int
  private let underWay = InFlight()

  init(seals: any Seals, limit: Int) {
    self.seals = seals
    self.limit = limit
  }

  /// Requests under way, per certificate.
  private final class InFlight: Sendable {
    private let counts = Mutex<[Data: Int]>([:])

    func enter(_ certificate: Data, limit: Int) -> Bool {
      counts.withLock { counts in
        guard counts[certificate, default: 0] < limit else { return false }
        counts[certificate, default: 0] += 1
        return true
      }
    }

    func leave(_ certificate: Data) {
      counts.withLock { counts in
        counts[certificate, default: 1] -= 1
        if counts[certificate] == 0 { counts[certificate] = nil }
      }
    }
  }

  @concurrent func handle(
    _ request: Request, context: PeerContext, next: @concurrent (Request, PeerContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      let certificate = try await context.certificate()
      guard underWay.enter(certificate, limit: limit) else {
        throw SealProblem(.envelope, .rateLimited, "at most \(limit) requests at once")
      }
      defer { underWay.leave(certificate) }
      response = try await next(request, context)
    } catch let problem as SealProblem {
      context.logger.notice(
        "request refused", metadata: ["code": "\(problem.code.rawValue)", "layer": "\(problem.layer.rawValue)"])
      response = Answers.problem(problem)
    } catch let problem as StorageProblem {
      context.logger.error("storage failed", metadata: ["call": "\(problem.call)", "errno": "\(problem.errno)"])
      response = Answers.problem(
        SealProblem(.envelope, problem.isFull ? .noSpace : .internalError, "storage failed"))
    } catch let error as HTTPError {
      response = try error.response(from: request, context: context)
    } catch {
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
      response = Answers.problem(SealProblem(.envelope, .internalError, "the request failed here"))
    }
    if let name = HTTPField.Name("Baton-Directory") { response.headers[name] = "\(seals.directory.version)" }
    return response
  }
}
