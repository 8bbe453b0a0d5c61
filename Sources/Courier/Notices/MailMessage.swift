package import Foundation
package import Handover
import PeerProtocol

/// A message as it goes to a mail server: plain text in UTF-8, of which nothing can become a header (RFC 5322, RFC 2045, RFC 2047).
package struct MailMessage: Sendable {
  /// Shown before the address of whoever sends it.
  package var name: String
  package var from: MailAddress
  package var to: MailAddress
  /// What stands before the `@` of its `Message-ID`.
  package var id: String
  package var date: Date
  package var subject: String
  package var text: String

  package init(
    name: String, from: MailAddress, to: MailAddress, id: String, date: Date, subject: String, text: String
  ) {
    (self.name, self.from, self.to, self.id) = (name, from, to, id)
    (self.date, self.subject, self.text) = (date, subject, text)
  }

  package var octets: Data {
    let lines = [
      "From: \(Self.words(name))\r\n <\(from)>", "To: <\(to)>", "Date: \(Self.written(date))",
      "Message-ID: <\(id)@\(from.domain)>", "Subject: \(Self.words(subject))", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
      // Nobody's absence is to be answered to it (RFC 3834).
      "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All", "",
    ]
    return Data((lines + Self.base64(Data(text.utf8), width: 76)).map { $0 + "\r\n" }.joined().utf8)
  }

  /// Words of a header, as encoded words whatever is in them: no line end and no mark of a header gets through.
  static func words(_ text: String) -> String {
    var pieces: [String] = [""]
    for character in text.unicodeScalars where !(0..<32).contains(character.value) && character.value != 127 {
      // 39 octets of text are 52 of base64: with what stands around it, and the header's name, a line has less than 76.
      if (pieces.last ?? "").utf8.count + String(character).utf8.count > 39 { pieces.append("") }
      pieces[pieces.count - 1].unicodeScalars.append(character)
    }
    return pieces.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }

  private static func base64(_ data: Data, width: Int) -> [String] {
    let text = Array(data.base64EncodedString().utf8)
    return stride(from: 0, to: text.count, by: width).map {
      String(decoding: text[$0..<min($0 + width, text.count)], as: UTF8.self)
    }
  }

  /// RFC 5322, §3.3.
  private static func written(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(from: date)
  }
}

/// The mission's mail server.
package struct MailServer: Sendable {
  /// `smtp://host:port` with STARTTLS, or `smtps://host:port`.
  package var url: String
  package var user: String?
  package var password: String?
  package var from: MailAddress
  /// PEM of the roots that its certificate may lead to; nil: those of the system.
  package var roots: Data?

  package init(url: String, user: String?, password: String?, from: MailAddress, roots: Data?) {
    (self.url, self.user, self.password, self.from, self.roots) = (url, user, password, from, roots)
  }

  func request(_ message: MailMessage) -> CurlRequest {
    var request = CurlRequest(.post, url, body: .bytes(message.octets), responseLimit: NoticeRunner.answer)
    request.mail = Envelope(from: from.text, to: [message.to.text], user: user, password: password)
    (request.roots, request.timeout, request.isAlone) = (roots, NoticeRunner.patience, true)
    return request
  }

  /// What it makes of a message.
  static func outcome(_ reply: CurlResponse) -> NoticeOutcome {
    guard !(200..<300).contains(reply.status) else { return .told }
    let text = String(decoding: reply.body, as: UTF8.self)
    let why = "the mail server answers \(reply.status)\(text.isEmpty ? "" : ": \(text)")"
    // Of the receiver, or once it has the message: all else is of the server, and holds for every message.
    let isOfThis = text.hasPrefix("RCPT failed") || text.isEmpty
    return isOfThis && reply.status >= 500 ? .refused(why: why) : .failed(why: why, retryAfter: nil)
  }
}
