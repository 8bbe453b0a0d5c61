import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// The peer protocol's routes. Source: specification §6; openapi.yaml.
struct PeerRoutes {
  let intake: Intake
  let documents: any PublishedDocuments
  let version: String

  func add(to router: Router<PeerContext>) {
    router.post("/v1/bundles") { request, context in try await offer(request, context) }
    router.put("/v1/bundles/:delivery/parts/:sha256") { request, context in
      try await part(request, context, .init(announced: Self.length(request)))
    }
    router.patch("/v1/bundles/:delivery/parts/:sha256") { request, context in
      try await part(request, context, Self.rest(request))
    }
    router.head("/v1/bundles/:delivery/parts/:sha256") { _, context in try await have(context) }
    router.post("/v1/statements") { request, context in try await statements(request, context) }
    router.get("/v1/directory") { _, _ in Answers.signed(intake.seals.directory.der) }
    router.get("/v1/status") { _, context in
      _ = try await caller(context)
      return try Answers.json(status())
    }
    router.get("/v1/account") { _, context in try await account(context) }
    router.get("/v1/documents") { _, context in
      _ = try await caller(context)
      guard let list = try await Blocking.run({ [documents] in try documents.list() }) else { throw Self.noDocument }
      return Answers.signed(list)
    }
    router.get("/v1/documents/:sha256") { _, context in try await document(context) }
  }

  /// The methods of what is at a path; nil where nothing is.
  static func methods(at path: String) -> String? {
    let words = path.split(separator: "/")
    guard words.first == "v1" else { return nil }
    switch words.dropFirst() {
    case ["bundles"], ["statements"]: return "POST"
    case ["directory"], ["status"], ["account"]: return "GET"
    default:
      let isPart = words.count == 5 && words[1] == "bundles" && words[3] == "parts"
      return isPart ? "HEAD, PATCH, PUT" : nil
    }
  }

  /// The mission at the other end.
  ///
  /// Not inlined: the optimiser of Swift 6.3.1 crashes in coroutine splitting where it is.
  @inline(never) private func caller(_ context: PeerContext) async throws -> MissionID {
    try intake.seals.caller(await context.certificate(), now: intake.now())
  }

  private func offer(_ request: Request, _ context: PeerContext) async throws -> Response {
    let body = try await collect(request)
    guard body.isWhole else {
      try await intake.salvage(body.data, from: caller(context))
      throw PartReceiver.brokenOff
    }
    let offer = try intake.seals.unpackOffer(body.data)
    // Before the caller is judged: the directory it brings may be the one that lists it.
    if let directory = offer.directory { _ = try intake.seals.adopt(directory: directory, now: intake.now()) }
    return try await Self.answer(intake.take(offer, from: caller(context)))
  }

  private static func answer(_ answer: Intake.Answer) throws -> Response {
    switch answer {
    case .receipt(let receipt): return Answers.signed(receipt.der)
    case .refusal(let refusal): return Answers.signed(refusal.der, status: .unprocessableContent)
    case .missing(let missing): return try accepted(missing)
    case .opening(let delivery): return try accepted(.init(delivery: delivery))
    }
  }

  /// 202: what is missing; nothing missing means that the opening goes on.
  private static func accepted(_ missing: MissingParts) throws -> Response {
    var response = try Answers.json(missing, status: .accepted)
    if missing.missing.isEmpty { response.set("Retry-After", "2") }
    return response
  }

  private func part(_ request: Request, _ context: PeerContext, _ upload: PartReceiver.Upload) async throws -> Response
  {
    let (delivery, digest) = try Self.names(context)
    do {
      let caller = try await caller(context)
      let have = try await PartReceiver(intake: intake)
        .receive(digest, of: delivery, from: caller, upload, body: request.body)
      if upload.isComplete, request.headers[.accept] == Answers.cms,
        let settled = try await intake.settled(delivery, from: caller)
      {
        return try Self.answer(settled)
      }
      return Self.offset(have, isComplete: upload.isComplete, Response(status: .noContent))
    } catch let mismatch as OffsetMismatch {
      let problem = SealProblem(.part, .offsetMismatch, "\(mismatch.have) octets of the part are here")
      return Self.offset(mismatch.have, isComplete: false, Answers.problem(problem))
    }
  }

  /// `HEAD`: how much of a part is here.
  private func have(_ context: PeerContext) async throws -> Response {
    let (delivery, digest) = try Self.names(context)
    let have = try await PartReceiver(intake: intake).have(digest, of: delivery, from: caller(context))
    return Self.offset(have.octets, isComplete: have.isWhole, Response(status: .noContent))
  }

  /// With how much of a part is here (draft-ietf-httpbis-resumable-upload-15, §4).
  private static func offset(_ octets: Int64, isComplete: Bool, _ response: Response) -> Response {
    var response = response
    response.set("Upload-Offset", "\(octets)")
    response.set("Upload-Complete", isComplete ? "?1" : "?0")
    return response
  }

  /// What a `PATCH` says of itself.
  private static func rest(_ request: Request) throws(SealProblem) -> PartReceiver.Upload {
    guard request.headers[.contentType] == "application/partial-upload",
      let offset = request.value("Upload-Offset").flatMap({ Int64($0) }), offset >= 0,
      let isComplete = ["?0": false, "?1": true][request.value("Upload-Complete") ?? ""]
    else {
      throw SealProblem(
        .envelope, .malformed, "the rest of a part is application/partial-upload with Upload-Offset and Upload-Complete"
      )
    }
    return PartReceiver.Upload(offset: offset, isComplete: isComplete, announced: length(request))
  }

  private static func length(_ request: Request) -> Int64? { request.headers[.contentLength].flatMap { Int64($0) } }

  private static func names(_ context: PeerContext) throws(SealProblem) -> (delivery: DeliveryID, part: Digest) {
    guard let delivery = try? Digest(context.parameters.get("delivery") ?? ""),
      let digest = try? Digest(context.parameters.get("sha256") ?? "")
    else { throw SealProblem(.envelope, .malformed, "delivery and part are SHA-256 digests in lower-case hex") }
    return (delivery, digest)
  }

  private func statements(_ request: Request, _ context: PeerContext) async throws -> Response {
    let caller = try await caller(context)
    let tar = try await collect(request).data
    let statements = try await Blocking.run { [seals = intake.seals] in try seals.unpackStatements(tar) }
    return try Answers.json(await StatementIntake(intake: intake).take(statements, from: caller))
  }

  private func document(_ context: PeerContext) async throws -> Response {
    _ = try await caller(context)
    guard let digest = try? Digest(context.parameters.get("sha256") ?? "") else { throw Self.noDocument }
    let found = try await Blocking.run { [documents] in try documents.content(digest) }
    guard let found else { throw Self.noDocument }
    return Answers.make(.ok, "application/octet-stream", found)
  }

  private static let noDocument = SealProblem(.envelope, .unknownDocument, "no such document is published here")

  /// A body that is held in memory. A line that breaks ends it too soon, or with an error.
  private func collect(_ request: Request) async throws -> (data: Data, isWhole: Bool) {
    let limit = intake.settings.offerLimit
    var gathered = ByteBuffer()
    var isBroken = false
    do {
      for try await piece in request.body {
        gathered.writeImmutableBuffer(piece)
        guard gathered.readableBytes <= limit else {
          throw SealProblem(.envelope, .tooLarge, "at most \(limit) octets")
        }
      }
    } catch let problem as SealProblem { throw problem } catch { isBroken = true }
    let data = Data(gathered.readableBytesView)
    return (data, !isBroken && Int64(data.count) >= Self.length(request) ?? 0)
  }

  private func account(_ context: PeerContext) async throws -> Response {
    let account = try await AccountReader(store: intake.store).account(of: caller(context))
    return try Answers.json(account)
  }

  private func status() -> PeerStatus {
    PeerStatus(
      mission: intake.seals.mission, epoch: intake.store.epoch, directory: intake.seals.directory.version,
      accepting: intake.files.free >= intake.settings.reserve && intake.seals.suspension(now: intake.now()) == nil,
      version: version)
  }
}

extension Response {
  fileprivate mutating func set(_ name: String, _ value: String) {
    if let name = HTTPField.Name(name) { headers[name] = value }
  }
}

extension Request {
  fileprivate func value(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// 202 to an offer.
struct MissingParts: Encodable, Sendable {
  let delivery: DeliveryID
  /// Parts not here; none while the bundle is being opened.
  var missing: [Digest] = []
  /// Octets of the missing parts that are here, by part; nil where nothing is.
  var have: [String: Int64]?
}

/// `GET /v1/status`.
struct PeerStatus: Encodable {
  let mission: MissionID
  let epoch: String
  let directory: Int
  let accepting: Bool
  let version: String
}
