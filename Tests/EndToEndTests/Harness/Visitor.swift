import Accounts
import Foundation
import Handover

/// What a board answered.
struct BoardAnswer {
  let status: Int
  let fields: [(name: String, value: String)]
  let body: String

  func field(_ name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }

  var location: String? { field("location") }

  /// The token that a form of this page brings back.
  var formToken: String? {
    body.range(of: #"name="form_token" value=""#).map { String(body[$0.upperBound...].prefix { $0 != "\"" }) }
  }
}

/// Somebody who asks a mission's board over plain HTTP: keeps cookies, fills in forms, and can do it wrong.
final class Visitor {
  let port: Int
  var cookies: [String: String] = [:]
  private var formToken = ""

  init(_ port: Int) { self.port = port }

  var address: String { "http://127.0.0.1:\(port)" }

  @discardableResult
  func get(_ path: String, host: String? = nil) throws -> BoardAnswer {
    try ask("GET", path, host: host, [], Data())
  }

  /// Sends a form, with the token of the page that was last seen.
  @discardableResult
  func post(
    _ path: String, _ fields: [(String, String)] = [], token: String? = nil, origin: String? = nil,
    type: String = "application/x-www-form-urlencoded"
  ) throws -> BoardAnswer {
    let pairs = [("form_token", token ?? formToken)] + fields
    let body = pairs.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
    return try ask(
      "POST", path, host: nil, ["origin: \(origin ?? address)", "content-type: \(type)"], Data(body.utf8))
  }

  /// Sends a form with a file.
  ///
  /// - Parameter share: How much of it is sent before the line breaks.
  @discardableResult
  func upload(
    _ path: String, _ fields: [(String, String)], file: Data, name: String, upTo share: Double = 1
  ) throws -> BoardAnswer {
    let boundary = "xx-\(UUID().uuidString)"
    var body = Data()
    for (key, value) in [("form_token", formToken)] + fields {
      body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Data(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        .utf8)
    body += file + Data("\r\n--\(boundary)--\r\n".utf8)
    return try ask(
      "POST", path, host: nil, ["origin: \(address)", "content-type: multipart/form-data; boundary=\(boundary)"], body,
      upTo: share)
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  // MARK: Signing in

  /// Uses a one-time link to set a password, and signs in with it.
  func settle(link: String, login: String, password: String = Visitor.password) throws {
    let path = link.replacing(address, with: "")
    try get(path)
    try expect(post(path, [("password", password), ("again", password)]), "/sign-in")
    try signIn(login, password: password)
  }

  /// The same for somebody who needs a second factor, and sets one up on the way.
  func settleTwice(link: String, login: String) throws {
    let path = link.replacing(address, with: "")
    try get(path)
    try expect(post(path, [("password", Self.password), ("again", Self.password)]), "/sign-in")
    try get("/sign-in")
    try expect(post("/sign-in", [("login", login), ("password", Self.password)]), "/second-factor")
    let shown = try get("/second-factor").body.firstMatch(of: /class="secret"><code dir="ltr">([A-Z2-7 ]+)</)
    let step = Int64(Date().timeIntervalSince1970) / OneTimeCodes.period
    let code = OneTimeCodes.code(Self.octets(base32: String(shown?.1 ?? "")), step: step)
    let enrolled = try post("/second-factor", [("code", code)])
    guard enrolled.status == 200 else { throw HarnessProblem("no second factor: \(enrolled.status)") }
  }

  /// RFC 4648 §6.
  private static func octets(base32 text: String) -> Data {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = text.compactMap(alphabet.firstIndex).map { String(String(32 + $0, radix: 2).dropFirst()) }.joined()
    return Data(stride(from: 0, to: bits.count - 7, by: 8).compactMap { UInt8(bits.dropFirst($0).prefix(8), radix: 2) })
  }

  static let password = "seven quiet boats"

  func signIn(_ login: String, password: String = Visitor.password) throws {
    try get("/sign-in")
    try expect(post("/sign-in", [("login", login), ("password", password)]), "/")
  }

  private func expect(_ answer: BoardAnswer, _ place: String) throws {
    guard answer.status == 303, answer.location == place else {
      throw HarnessProblem("expected to go to \(place): \(answer.status) \(answer.location ?? answer.body)")
    }
  }

  // MARK: The wire

  func ask(
    _ method: String, _ path: String, host: String?, _ fields: [String], _ body: Data, upTo share: Double = 1
  ) throws -> BoardAnswer {
    // The daemon's socket answers a moment before its board does.
    let descriptor = try Deadline(60).wait("the board on port \(port)", for: { Ports.connect(port) })
    defer { close(descriptor) }
    var lines = ["\(method) \(path) HTTP/1.1", "host: \(host ?? "127.0.0.1:\(port)")", "connection: close"] + fields
    if !cookies.isEmpty {
      lines.append(
        "cookie: " + cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
    }
    if method != "GET" { lines.append("content-length: \(body.count)") }
    let sent = body.prefix(Int(Double(body.count) * share))
    try Self.write(Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + sent, descriptor)
    if share < 1 {
      shutdown(descriptor, Int32(SHUT_WR))
      _ = Self.read(descriptor)
      return BoardAnswer(status: 0, fields: [], body: "")
    }
    let answer = try Self.parse(Self.read(descriptor))
    keep(answer)
    return answer
  }

  private func keep(_ answer: BoardAnswer) {
    for set in answer.fields where set.name == "set-cookie" {
      let pair = set.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(pair[0])] = set.value.contains("Max-Age=0") ? nil : String(pair[1])
    }
    if let token = answer.formToken { formToken = token }
  }

  private static func write(_ data: Data, _ descriptor: Int32) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // Whoever refuses what is too large does not wait for all of it.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func read(_ descriptor: Int32) -> Data {
    var data = Data()
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = recv(descriptor, &piece, piece.count, 0), count > 0 {
      data.append(contentsOf: piece[..<count])
    }
    return data
  }

  private static func parse(_ data: Data) throws -> BoardAnswer {
    guard let end = data.firstRange(of: Data("\r\n\r\n".utf8)) else { throw HarnessProblem("no answer from the board") }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: parts[0].lowercased(), value: parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
    }
    var body = Data(data[end.upperBound...])
    if fields.contains(where: { $0.name == "transfer-encoding" && $0.value == "chunked" }) { body = unchunked(body) }
    return BoardAnswer(
      status: Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0, fields: fields,
      body: String(decoding: body, as: UTF8.self))
  }

  private static func unchunked(_ data: Data) -> Data {
    var (rest, whole) = (data[...], Data())
    while let end = rest.firstRange(of: Data("\r\n".utf8)) {
      let size = Int(String(decoding: rest[rest.startIndex..<end.lowerBound], as: UTF8.self), radix: 16) ?? 0
      guard size > 0 else { break }
      whole += rest[end.upperBound..<min(end.upperBound + size, rest.endIndex)]
      rest = rest[min(end.upperBound + size + 2, rest.endIndex)...]
    }
    return whole
  }
}

extension Office {
  /// Makes an account on the command line.
  ///
  /// - Returns: Its one-time link.
  func account(_ login: String, _ roles: [String]) throws -> String {
    let arguments =
      ["account", "add", login, "--name", login.capitalized, "--json"] + roles.flatMap { ["--role", $0] }
    let outcome = try Program.run([Program.baton] + arguments, environment: ["BATON_HOME": home])
    guard outcome.status == 0, let view = try outcome.json() as? [String: Any], let link = view["link"] as? String
    else {
      throw HarnessProblem("no account \(login): \(outcome.err)")
    }
    return link
  }

  /// Gives the daemon, which is still to be started, a board on this machine.
  func openBoard(on board: Int) throws {
    try configure(
      Federation.settings,
      ["board": ["address": "http://127.0.0.1:\(board)", "port": "\(board)", "plain": "true"]])
  }

  /// Somebody with a new account, signed in.
  func visitor(_ login: String, _ roles: String..., board: Int) throws -> Visitor {
    let visitor = Visitor(board)
    let link = try account(login, roles)
    let needsTwo = roles.contains { AccountRole(rawValue: $0)?.needsSecondFactor ?? false }
    try needsTwo ? visitor.settleTwice(link: link, login: login) : visitor.settle(link: link, login: login)
    return visitor
  }
}
