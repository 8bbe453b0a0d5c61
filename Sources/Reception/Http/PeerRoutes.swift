import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore
import PeerProtocol

/// The peer protocol's routes. Source: specification §6; openapi.yaml.
struct PeerRoutes {
  let intake: Intake
  let documents: any PublishedDocuments
  let keys: any PublishedKeys
  let version: String

  func add(to router: Router<PeerContext>) {
    for call in PeerCall.allCases {
      router.on(RouterPath(call.path), method: call.method.http) { request, context in
        try await answer(call, request, context)
      }
    }
  }

  private func answer(_ call: PeerCall, _ request: Request, _ context: PeerContext) async throws -> Response {
    switch call {
    case .offerBundle: return try await offer(request, context)
    case .putPart: return try await part(request, context, .init(announced: Self.length(request)))
    case .patchPart: return try await part(request, context, Self.rest(request))
    case .headPart: return try await have(context)
    case .postStatements: return try await statements(request, context)
    case .getDirectory: return Answers.signed(intake.seals.directory.der)
    case .getStatus:
      _ = try await caller(context)
      return try Answers.json(status())
    case .getAccount: return try await account(context)
    case .getDocuments:
      _ = try await caller(context)
      guard let list = try await Blocking.run({ [documents] in try documents.list() }) else { throw Self.noDocument }
      return Answers.signed(list)
    case .getDocument: return try await document(context)
    case .getKeys:
      let (caller, now) = (try await caller(context), intake.now())
      guard let note = try await Blocking.run({ [keys] in try keys.note(for: caller, now: now) }) else {
        throw Self.noDocument
      }
      return Answers.signed(note)
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
    if missing.missing.isEmpty { response.set(.retryAfter, "2") }
    return response
  }

  private func part(_ request: Request, _ context: PeerContext, _ upload: PartReceiver.Upload) async throws -> Response
  {
    let (delivery, digest) = try Self.names(context)
    do {
      let caller = try await caller(context)
      let have = try await PartReceiver(intake: intake)
        .receive(digest, of: delivery, from: caller, upload, body: request.body)
      if have.isWhole, request.value(.accept) == PeerMediaType.cms.rawValue,
        let settled = try await intake.settled(delivery, from: caller)
      {
        return try Self.answer(settled)
      }
      return Self.offset(have.octets, isComplete: have.isWhole, Response(status: .noContent))
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
    response.set(.uploadOffset, "\(octets)")
    response.set(.uploadComplete, PeerHeader.boolean(isComplete))
    return response
  }

  /// What a `PATCH` says of itself.
  private static func rest(_ request: Request) throws(SealProblem) -> PartReceiver.Upload {
    guard request.headers[.contentType] == PeerMediaType.partialUpload.rawValue,
      let offset = request.value(.uploadOffset).flatMap({ Int64($0) }), offset >= 0,
      let isComplete = PeerHeader.boolean(request.value(.uploadComplete))
    else {
      throw SealProblem(
        .envelope, .malformed, "the rest of a part is application/partial-upload with Upload-Offset and Upload-Complete"
      )
    }
    return PartReceiver.Upload(offset: offset, isComplete: isComplete, announced: length(request))
  }

  private static func length(_ request: Request) -> Int64? { request.headers[.contentLength].flatMap { Int64($0) } }

  private static func names(_ context: PeerContext) throws(SealProblem) -> (delivery: DeliveryID, part: Digest) {
    guard let delivery = try? Digest(context.parameters.get(PeerCall.delivery) ?? ""),
      let digest = try? Digest(context.parameters.get(PeerCall.digest) ?? "")
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
    guard let digest = try? Digest(context.parameters.get(PeerCall.document) ?? "") else { throw Self.noDocument }
    let found = try await Blocking.run { [documents] in try documents.content(digest) }
    guard let found else { throw Self.noDocument }
    return Answers.make(.ok, .octets, found)
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

extension PeerMethod {
  fileprivate var http: HTTPRequest.Method {
    switch self {
    case .get: .get
    case .head: .head
    case .post: .post
    case .put: .put
    case .patch: .patch
    }
  }
}

/// Draws up what this mission and a caller share.
struct AccountReader {
  let store: any HandoverStore

  func account(of caller: MissionID) async throws -> PeerAccount {
    var heads: [PeerAccount.Head] = []
    var previous: TransferID?
    while case let page = try await store.logEnds(with: caller, after: previous, limit: 100), let last = page.last {
      heads += page.map(PeerAccount.Head.init)
      previous = last.transfer
    }
    let open = try await store.unfinished(from: caller).map(\.delivery)
    return PeerAccount(epoch: store.epoch, transfers: heads, open: open)
  }
}
