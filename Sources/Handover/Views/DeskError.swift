package import Base
import Foundation

/// An error of the local API: what happened and what to do. It travels to the screen of whoever asked.
package struct DeskError: Sendable, Codable, Equatable, Error, SeveralLines, CustomStringConvertible {
  package let status: Int
  package let error: String

  /// The status of what is done once whoever asked for it says that it is meant (RFC 6585 §3).
  package static let toConfirm = 428

  package init(_ status: Int, _ error: ShownText) {
    self.status = status
    self.error = error.description
  }

  package var description: String { error }

  package var lines: [String] { error.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

/// How an answer ended that is made as it is sent, in a trailer field (RFC 9110 §6.5). What comes without this trailer is
/// not whole.
package enum Outcome: Equatable {
  case whole
  /// What was sent is to be thrown away.
  case failed(DeskError)

  package static let field = "Baton-Outcome"

  /// A status and a text; in percent encoding, since a field takes ASCII only.
  package var text: String {
    guard case .failed(let error) = self else { return "whole" }
    return "\(error.status) " + (error.error.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
  }

  /// Reads what `text` wrote.
  package init(_ text: String) {
    let status = text.prefix { $0 != " " }
    let words = text.dropFirst(status.count + 1)
    guard text != "whole" else {
      self = .whole
      return
    }
    let lines = (words.removingPercentEncoding ?? text).split(separator: "\n", omittingEmptySubsequences: false)
    let error = lines.map { "\($0)" as ShownText }
    self = .failed(DeskError(Int(status) ?? 500, error.dropFirst().reduce(error.first ?? "") { $0 + "\n" + $1 }))
  }
}
