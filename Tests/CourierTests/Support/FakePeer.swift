import Base
import Courier
import Foundation
import Handover
import HandoverTesting
import PeerProtocol
import Synchronization

/// A receiving mission in memory: it does what the protocol says, unless a test says otherwise.
final class FakePeer: PeerTransport {
  /// One request, as a test looks at it.
  struct Seen: Sendable {
    let method: CurlRequest.Method
    let path: String
    let body: Data
    var host = ""
    /// Where a `PATCH` goes on from.
    var offset: Int64?
    /// What an offer carried.
    var offer: TestSeals.Tar? { try? JSON.decode(TestSeals.Tar.self, from: body) }
  }

  enum Answer: Sendable {
    /// As the protocol says.
    case usual
    case response(CurlResponse)
    case failure(TransferFailure)
    /// So many octets of the body arrive, then the line breaks.
    case breaks(after: Int)
    /// So many octets are acknowledged, and none arrives.
    case failsAfter(Int, TransferFailure)
    /// No answer until the task is cancelled.
    case hang
  }

  private struct State {
    var seen: [Seen] = []
    var parts: [String: Data] = [:]
    /// What has come of parts that broke off.
    var halves: [String: Data] = [:]
    var now = 0
    var most = 0
    var seq = 0
  }

  private let state = Mutex(State())
  private let script: Mutex<@Sendable (Seen, Int) async -> Answer>

  /// - Parameter script: Gets the request, and how many like it (method and path) were seen before.
  init(_ script: @escaping @Sendable (Seen, Int) async -> Answer = { _, _ in .usual }) {
    self.script = Mutex(script)
  }

  func change(_ script: @escaping @Sendable (Seen, Int) async -> Answer) {
    self.script.withLock { $0 = script }
  }

  var seen: [Seen] { state.withLock { $0.seen } }
  var parts: Int { state.withLock { $0.parts.count } }
  /// The most PUTs that were on the way at once.
  var mostAtOnce: Int { state.withLock { $0.most } }

  func seen(_ method: CurlRequest.Method, _ prefix: String) -> [Seen] {
    seen.filter { $0.method == method && $0.path.hasPrefix(prefix) }
  }

  func perform(_ request: CurlRequest) async throws(TransferFailure) -> CurlResponse {
    if Task.isCancelled { throw .cancelled }
    let path = URL(string: request.url)?.path ?? ""
    let offset = request.headers.first { $0.name == "Upload-Offset" }.flatMap { Int64($0.value) }
    let seen = Seen(
      method: request.method, path: path, body: Self.bytes(request.body),
      host: URL(string: request.url)?.host ?? "", offset: offset)
    let before = state.withLock { state in
      defer { state.seen.append(seen) }
      return state.seen.count { $0.method == seen.method && $0.path == seen.path }
    }
    if request.method == .put { await count() }
    defer { if request.method == .put { state.withLock { $0.now -= 1 } } }
    let answer = await script.withLock({ $0 })(seen, before)
    if Task.isCancelled { throw .cancelled }
    if case .usual = answer { request.sent(Int64(seen.body.count)) }
    switch answer {
    case .usual: return usual(seen)
    case .response(let response): return response
    case .failure(let failure): throw failure
    case .failsAfter(let count, let failure):
      request.sent(Int64(count))
      throw failure
    case .breaks(let count):
      request.sent(Int64(count))
      keepHalf(seen, count)
      throw .unreachable("reset")
    case .hang:
      try? await Task.sleep(for: .seconds(600))
      throw .cancelled
    }
  }

  private func count() async {
    state.withLock { state in
      state.now += 1
      state.most = max(state.most, state.now)
    }
    for _ in 0..<20 { await Task.yield() }
  }

  private static func bytes(_ body: CurlRequest.Body) -> Data {
    switch body {
    case .none: Data()
    case .bytes(let data): data
    case .file(let path, _, let offset):
      ((try? Data(contentsOf: URL(filePath: path))) ?? Data()).dropFirst(Int(offset)).asData
    }
  }

  /// What has come of a part before the line broke.
  private func keepHalf(_ seen: Seen, _ count: Int) {
    guard seen.method == .put || seen.method == .patch, let digest = seen.path.split(separator: "/").last else {
      return
    }
    state.withLock { state in
      let before = seen.offset == nil ? Data() : state.halves[String(digest)] ?? Data()
      state.halves[String(digest)] = before + seen.body.prefix(count)
    }
  }

  func usual(_ seen: Seen) -> CurlResponse {
    switch (seen.method, seen.path) {
    case (.get, "/v1/status"): return CurlResponse(status: 200, contentType: "application/json")
    case (.post, "/v1/bundles"): return offered(seen)
    case (.post, "/v1/statements"): return statements(seen, "stored")
    case (.put, let path), (.patch, let path):
      let digest = String(path.split(separator: "/").last ?? "")
      let half = seen.offset == nil ? Data() : state.withLock { $0.halves[digest] ?? Data() }
      guard Int64(half.count) == seen.offset ?? 0 else {
        return CurlResponse(status: 409, uploadOffset: Int64(half.count))
      }
      state.withLock { $0.halves[digest] = nil }
      guard TestSHA256.digest(half + seen.body).text == digest else { return .problem(422, "digest-mismatch") }
      state.withLock { $0.parts[digest] = half + seen.body }
      return CurlResponse(status: 204)
    default: return .problem(404, "malformed")
    }
  }

  func statements(_ seen: Seen, _ result: String, code: String? = nil) -> CurlResponse {
    let entries = (try? JSON.decode([Data].self, from: seen.body)) ?? []
    let results = entries.map { der in
      var one = ["digest": TestSHA256.digest(der).text, "result": result]
      one["code"] = code
      return one
    }
    return .json(200, ["results": results])
  }

  private func offered(_ seen: Seen) -> CurlResponse {
    guard let tar = seen.offer, let manifest = try? JSON.decode(Manifest.self, from: tar.manifest) else {
      return .problem(400, "malformed")
    }
    let delivery = TestSHA256.digest(tar.manifest)
    let missing = state.withLock { state in
      for (digest, bytes) in tar.parts { state.parts[digest] = bytes }
      return manifest.parts.map(\.sha256.text).filter { state.parts[$0] == nil }
    }
    let have = state.withLock { $0.halves.mapValues(\.count) }
    return missing.isEmpty ? answer(manifest, delivery) : .missing(delivery, missing, have: have)
  }

  /// A signed answer, right in everything that `change` does not spoil.
  func answer(
    _ manifest: Manifest, _ delivery: DeliveryID, type: StatementType = .received, status: Int = 200,
    author: MissionID? = nil, spoil: [String: JSONValue] = [:]
  ) -> CurlResponse {
    var body: [String: JSONValue] = [
      "delivery": .string(delivery.text), "bytes": .integer(manifest.sealedBytes),
      "parts": .integer(Int64(manifest.parts.count)), "epoch": .string("e1"),
    ]
    body.merge(spoil) { $1 }
    let statement = Statement(
      type: type, transfer: manifest.transfer, bundle: delivery, author: author ?? manifest.to,
      staff: .daemon,
      position: LogPosition(seq: 1, seen: 1), at: Timestamp(Date(timeIntervalSince1970: 0)),
      body: .object(body))
    return CurlResponse(
      status: status, contentType: "application/pkcs7-mime", body: (try? JSON.encode(statement)) ?? Data())
  }
}

extension CurlResponse {
  static func json(_ status: Int, _ value: some Encodable, retryAfter: TimeInterval? = nil) -> CurlResponse {
    CurlResponse(
      status: status, contentType: "application/json", body: (try? JSON.encode(value)) ?? Data(),
      retryAfter: retryAfter)
  }

  static func problem(_ status: Int, _ code: String, directory: Int? = nil) -> CurlResponse {
    CurlResponse(
      status: status, contentType: "application/problem+json",
      body: Data(#"{"type":"urn:baton:problem:\#(code)","title":"No","status":\#(status)}"#.utf8),
      directory: directory)
  }

  static func missing(
    _ delivery: DeliveryID, _ parts: [String], have: [String: Int]? = nil, retryAfter: TimeInterval? = nil
  ) -> CurlResponse {
    struct Missing: Encodable {
      let delivery: String
      let missing: [String]
      let have: [String: Int]?
    }
    return json(202, Missing(delivery: delivery.text, missing: parts, have: have), retryAfter: retryAfter)
  }
}

extension Data {
  fileprivate var asData: Data { Data(self) }
}
