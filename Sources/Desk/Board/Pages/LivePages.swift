import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

extension Pages {
  /// What an open page listens to (server-sent events, WHATWG HTML §9.2): that a case, or any, has something new. What it is the
  /// page asks for as it always does; so nothing that is read goes this way. An event's id is how far the logs went: whoever
  /// comes back with one is told at once what was missed.
  func addLive(to router: Router<BoardContext>) {
    router.get("/live") { request, context in
      let own = try own(context)
      guard let session = context.session else { throw AccountProblem.noSession }
      let asked = request.uri.queryParameters.get("case")
      let transfer = try await asked == nil ? nil : own.transfer(asked ?? "").record.id
      if transfer == nil { try own.require(.listCases) }
      let after = (request.headers[Self.lastEvent] ?? request.uri.queryParameters.get("after")).flatMap { Int64($0) }
      guard let (id, news) = await live.watch(session.digest) else {
        throw BoardProblem.manyPages
      }
      let stream = LiveStream(news: news, transfer: transfer, session: session.digest, after: after, pages: self)
      let body = ResponseBody { [live] writer in
        let output = LiveOutput(writer: writer)
        do { try await request.body.consumeWithCancellationOnInboundClose { _ in try await stream.run(output) } } catch
        {
          // The page is closed: nobody is there to be told.
        }
        await live.leave(id)
        try await output.finish()
      }
      return Response(
        status: .ok,
        headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store", Self.unbuffered: "no"],
        body: body)
    }
  }

  private static let lastEvent = HTTPField.Name("Last-Event-ID") ?? .ifMatch
  /// For a proxy that would keep events until it has many of them.
  private static let unbuffered = HTTPField.Name("X-Accel-Buffering") ?? .via
}

/// The way to one page.
private final class LiveOutput: @unchecked Sendable {
  // Used by one task at a time: the body's own, and then the one within it that it waits for.
  private var writer: any ResponseBodyWriter

  init(writer: any ResponseBodyWriter) { self.writer = writer }

  func write(_ text: String) async throws { try await writer.write(ByteBuffer(string: text)) }

  func finish() async throws { try await writer.finish(nil) }
}

/// What one page is told.
private struct LiveStream {
  let news: AsyncStream<LiveNews.News>
  let transfer: TransferID?
  let session: Digest
  let after: Int64?
  let pages: Pages

  /// Seconds after which a page has to ask anew, which tells that somebody is there: a session without use ends.
  private static let longest = Duration.seconds(600)

  func run(_ output: LiveOutput) async throws {
    let end = ContinuousClock.now + Self.longest
    try await output.write("retry: 2000\n\n")
    if let after, let missed = try await missed(after) { try await output.write(missed) }
    for await event in news {
      switch event {
      case .nothing: try await output.write(": \n\n")
      case .grown(let number, let transfers): if concerns(transfers) { try await output.write(Self.event(number)) }
      }
      guard .now < end, try await pages.desk.accounts.isAlive(session) else { break }
    }
    try await output.write("event: end\ndata:\n\n")
  }

  private func concerns(_ transfers: Set<TransferID>) -> Bool { transfer.map(transfers.contains) ?? true }

  private func missed(_ after: Int64) async throws -> String? {
    let grown = try await pages.desk.store.allGrown(after: after)
    return grown.number > after && concerns(Set(grown.transfers)) ? Self.event(grown.number) : nil
  }

  private static func event(_ number: Int64) -> String { "id: \(number)\ndata: new\n\n" }
}
