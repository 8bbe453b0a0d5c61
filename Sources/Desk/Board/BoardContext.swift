import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// What is known of one request to the board.
struct BoardContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Whoever has signed in; a session that is only half open counts as none.
  var session: OpenSession?
  /// The token of the session's cookie, or of the cookie that forms have before somebody has signed in.
  var token = ""
  var isHalfOpen = false
  var language = Language.english
  /// The page that was asked for, to which somebody who signs in or changes the language comes back; empty where something was sent.
  var here = ""
  /// Whether the browser takes what is compressed.
  var takesGzip = false
  /// What codes are called in it.
  var terms: Terms { Sentences.of(language).terms }

  /// The connection that it came on.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// What a form must bring back. Nobody else's page can know it.
  var formToken: String { Secrets.mac("form", key: Data(token.utf8)) }
}

/// The cookies of one mission's board. Browsers tell cookies apart by host and not by port, so the mission is in the name.
struct BoardCookies: Sendable {
  let mission: MissionID

  var session: String { "__Host-baton-\(mission)" }
  /// Known again at the next sign-in.
  var browser: String { "__Host-baton-\(mission)-browser" }
  /// For the forms of somebody who has not signed in.
  var form: String { "__Host-baton-\(mission)-form" }
  /// What a browser keeps while its owner is at the provider. It comes back from another place, to which others are not shown.
  var openID: String { "__Host-baton-\(mission)-openid" }
  var language: String { "__Host-baton-\(mission)-language" }

  /// - Parameter seconds: How long it is kept; nil: as long as the browser is open; 0: not any more.
  /// - Parameter isLax: Whether it is also shown by a browser that comes from elsewhere.
  static func set(_ name: String, _ value: String, for seconds: Int?, isLax: Bool = false) -> String {
    let age = seconds.map { "; Max-Age=\($0)" } ?? ""
    return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=\(isLax ? "Lax" : "Strict")\(age)"
  }

  /// - Returns: Nil as well where it comes twice: then nobody knows who has set it.
  static func value(_ name: String, in request: Request) -> String? {
    let pairs = request.headers[values: .cookie].flatMap { $0.split(separator: ";") }
    let found = pairs.map { $0.trimmingPrefix { $0 == " " } }.filter { $0.hasPrefix("\(name)=") }
    guard found.count == 1 else { return nil }
    let value = found[0].dropFirst(name.count + 1)
    return value.isEmpty || value.utf8.count > 200 ? nil : String(value)
  }
}
