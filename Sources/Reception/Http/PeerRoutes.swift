import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// The peer protocol's routes. Source: specification §6; openapi.yaml.
struct PeerRoutes {
  let intake: Intake
  let version: String

  func add(to router: Router<PeerContext>) {
    router.post("/v1/bundles") { request, context in try await offer(request, context) }
    router.put("/v1/bundles/:delivery/parts/:sha256") { request, context in try await part(request, context) }
    router.post("/v1/statements") { request, context in try await statements(request, context) }
    router.get("/v1/directory") { _, _ in Answers.signed(intake.seals.directory.der) }
    router.get("/v1/status") { _, context in
      _ = try await caller(context)
      return try Answers.json(status())
    }
    router.get("/v1/account") { _, context in try await account(context) }
  }

  /// The mission at the other end.
  ///
  /// Not inlined: the optimiser of Swift 6.3.1 crashes in coroutine splitting where it is.
  @inline(never) private func caller(_ context: PeerContext) async throws -> MissionID {
    try intake.seals.caller(await context.certificate(), now: intake.now())
  }

  private func offer(_ request: Request, _ context: PeerContext) async throws -> Response {
    let offer = try intake.seals.unpackOffer(await collect(request))
    // Before the caller is judged: the directory it brings may be the one that lists it.
    if let directory = offer.directory { _ = try intake.seals.adopt(directory: directory, now: intake.now()) }
    switch try await intake.take(offer, from: caller(context)) {
    case .receipt(let receipt): return Answers.signed(receipt.der)
    case .refusal(let refusal): return Answers.signed(refusal.der, status: .unprocessableContent)
    case .missing(let delivery, let missing): return try Self.accepted(delivery, missing)
    case .opening(let delivery): return try Self.accepted(delivery, [])
    }
  }

  /// 202: what is missing; nothing missing means that the opening goes on.
  private static func accepted(_ delivery: DeliveryID, _ missing: [Digest]) throws -> Response {
    struct Missing: Encodable {
      let delivery: DeliveryID
      let missing: [Digest]
    }
    var response = try Answers.json(Missing(delivery: delivery, missing: missing), status: .accepted)
    if missing.isEmpty, let name = HTTPField.Name("Retry-After") { response.headers[name] = "2" }
    return response
  }

  private func part(_ request: Request, _ context: PeerContext) async throws -> Response {
    guard let delivery = try? Digest(context.parameters.get("delivery") ?? ""),
      let digest = try? Digest(context.parameters.get("sha256") ?? "")
    else { throw SealProblem(.envelope, .malformed, "delivery and part are SHA-256 digests in lower-case hex") }
    try await PartReceiver(intake: intake).receive(
      digest, of: delivery, from: caller(context),
      announced: request.headers[.contentLength].flatMap { Int64($0) }, body: request.body)
    return Response(status: .noContent)
  }

  private func statements(_ request: Request, _ context: PeerContext) async throws -> Response {
    let caller = try await caller(context)
    let statements = try intake.seals.unpackStatements(await collect(request))
    return try Answers.json(await StatementIntake(intake: intake).take(statements, from: caller))
  }

  private func collect(_ request: Request) async throws -> Data {
    do {
      let buffer = try await request.body.collect(upTo: intake.settings.offerLimit)
      return Data(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw SealProblem(.envelope, .tooLarge, "at most \(intake.settings.offerLimit) octets")
    }
  }

  private func account(_ context: PeerContext) async throws -> Response {
    let account = try await AccountReader(store: intake.store).account(of: caller(context))
    return try Answers.json(account)
  }

  private func status() -> PeerStatus {
    PeerStatus(
      mission: intake.seals.mission, epoch: intake.store.epoch, directory: intake.seals.directory.version,
      accepting: intake.files.free >= intake.settings.reserve, version: version)
  }
}

/// `GET /v1/status`.
struct PeerStatus: Encodable {
  let mission: MissionID
  let epoch: String
  let directory: Int
  let accepting: Bool
  let version: String
}
