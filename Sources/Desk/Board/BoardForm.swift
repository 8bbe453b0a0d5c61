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
    let type = request.headers[.contentType] ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw DeskError(415, "forms of this board come as application/x-www-form-urlencoded")
    }
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: limit) } catch {
      throw BoardProblem.largeForm
    }
    try self.init(String(validating: body.readableBytesView, as: UTF8.self) ?? "")
    try Self.check(self["form_token"], context)
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
    names = pairs.map(\.name)
    values = Dictionary(grouping: pairs, by: \.name).mapValues { $0.map(\.value) }
  }

  static func check(_ formToken: String, _ context: BoardContext) throws {
    guard !context.token.isEmpty, Secrets.equal(formToken, context.formToken) else {
      throw BoardProblem.staleForm
    }
  }

  /// The first of that name; empty where there is none.
  subscript(_ name: String) -> String { values[name]?.first ?? "" }

  func all(_ name: String) -> [String] { values[name] ?? [] }
}
