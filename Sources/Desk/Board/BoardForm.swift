import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// What somebody has filled in (`application/x-www-form-urlencoded`).
struct BoardForm: Sendable {
  /// Octets. Above what a sealed half takes when every octet is written as three.
  static let limit = 256 << 10
  /// Fields: above what the largest of our forms, that of a case, brings with all its reasons (`CaseDraft.most`).
  static let most = 3 * CaseDraft.most

  private let values: [String: [String]]
  /// In the order in which they came.
  let names: [String]

  /// Reads a form and checks that it is one of ours.
  ///
  /// - Parameter limit: Octets.
  /// - Throws: `DeskError` 415, 400; `BoardProblem` where it is too large, or does not bring back the token of its page.
  init(_ request: Request, _ context: BoardContext, limit: Int = Self.limit) async throws {
    try await self.init(unchecked: request, limit: limit)
    try Self.check(self["form_token"], context)
  }

  /// Reads a form that may be of another session's page: whoever takes it looks at its token.
  init(unchecked request: Request, limit: Int) async throws {
    let type = request.headers[.contentType] ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw DeskError(415, "forms of this board come as application/x-www-form-urlencoded")
    }
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: limit) } catch {
      throw BoardProblem.largeForm
    }
    try self.init(String(validating: body.readableBytesView, as: UTF8.self) ?? "")
  }

  /// - Throws: `DeskError`.
  init(_ text: String) throws {
    let fields = text.split(separator: "&")
    guard fields.count <= Self.most else { throw DeskError(400, "the form has more fields than any of ours") }
    let pairs: [(name: String, value: String)] = try fields.map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = parts.map { $0.replacing("+", with: " ").removingPercentEncoding }
      guard let name = decoded[0], let value = decoded.count > 1 ? decoded[1] : "" else {
        throw DeskError(400, "the form cannot be read: it holds what is no UTF-8")
      }
      return (name: name, value: value.replacing("\r\n", with: "\n"))
    }
    self.init(pairs)
  }

  init(_ fields: [(name: String, value: String)]) {
    names = fields.map(\.name)
    values = Dictionary(grouping: fields, by: \.name).mapValues { $0.map(\.value) }
  }

  /// The same with another value of one field.
  func with(_ name: String, _ value: String) -> BoardForm { with([(name: name, value: value)]) }

  /// The same with other values of some fields.
  func with(_ fields: [(name: String, value: String)]) -> BoardForm {
    let others = Set(fields.map(\.name))
    return BoardForm(pairs.filter { !others.contains($0.name) } + fields)
  }

  /// With some of the elements of a list alone: they move up.
  ///
  /// - Parameters:
  ///   - kept: The numbers of those elements, from 0.
  ///   - list: What the fields of its elements begin with, before `[0].`.
  func keeping(_ kept: [Int], of list: String) -> BoardForm {
    let moved = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    let fields = pairs.compactMap { name, value -> (name: String, value: String)? in
      guard name.hasPrefix("\(list)["), let end = name.dropFirst(list.count).firstIndex(of: "]"),
        let element = Int(name[..<end].dropFirst(list.count + 1))
      else { return (name, value) }
      return moved[element].map { ("\(list)[\($0)\(name[end...])", value) }
    }
    return BoardForm(fields).with("\(list).count", "\(kept.count)")
  }

  /// Each field with each of its values, in the order in which they came.
  private var pairs: [(name: String, value: String)] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.flatMap { name in all(name).map { (name: name, value: $0) } }
  }

  /// What was filled in, as it would come again.
  ///
  /// - Parameter left: Fields that are left out.
  func text(without left: Set<String>) -> String {
    var seen: Set<String> = []
    return names.filter { !left.contains($0) && seen.insert($0).inserted }.flatMap { name in
      all(name).filter { !$0.isEmpty }.map { "\(Self.escaped(name))=\(Self.escaped($0))" }
    }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.urlQueryAllowed)) ?? ""
  }

  static func check(_ formToken: String, _ context: BoardContext) throws {
    guard isOurs(formToken, context) else { throw BoardProblem.staleForm }
  }

  /// Whether a token is that of this session's pages.
  static func isOurs(_ formToken: String, _ context: BoardContext) -> Bool {
    !context.token.isEmpty && Secrets.equal(formToken, context.formToken)
  }

  /// The first of that name; empty where there is none.
  subscript(_ name: String) -> String { values[name]?.first ?? "" }

  func all(_ name: String) -> [String] { values[name] ?? [] }
}
