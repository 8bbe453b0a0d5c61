import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Wire

@Suite("Connections that do not keep up")
struct MinimumPaceTests {
  private let channel: EmbeddedChannel

  init() throws {
    var limits = MinimumPace.Limits()
    limits.octets = 1000
    channel = EmbeddedChannel(handler: MinimumPace(limits, strangers: Strangers(limit: 1)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  private func begin() throws {
    try channel.writeInbound(
      HTTPRequestPart.head(HTTPRequest(method: .put, scheme: "https", authority: "a", path: "/")))
  }

  private func receive(_ octets: Int) throws {
    try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: octets)))
  }

  private func pass(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

  /// For as long as asked, `octets` come each second.
  private func trickle(_ octets: Int, for seconds: Int) throws {
    for _ in 0..<seconds where channel.isActive {
      channel.read()
      pass(.seconds(1))
      if channel.isActive { try receive(octets) }
    }
  }

  @Test("a connection on which nothing is asked is closed", arguments: [19, 21])
  func nothingAsked(seconds: Int64) {
    channel.read()
    pass(.seconds(seconds))
    #expect(channel.isActive == (seconds < 20))
  }

  @Test("a body that trickles in is cut off")
  func trickling() throws {
    try begin()
    try trickle(10, for: 200)
    #expect(!channel.isActive)
  }

  @Test("one that comes as fast as the slowest line may goes on")
  func slow() throws {
    try begin()
    try trickle(20, for: 600)
    #expect(channel.isActive)
  }

  @Test("one that stops in the midst is cut off")
  func stopped() throws {
    try begin()
    try trickle(1000, for: 90)
    channel.read()
    pass(.seconds(121))
    #expect(!channel.isActive)
  }

  @Test("while we are not ready to read nobody is too slow")
  func notReading() throws {
    try begin()
    try receive(1)
    pass(.minutes(10))
    #expect(channel.isActive)
  }

  @Test("between requests there is no pace")
  func between() throws {
    try begin()
    try receive(1)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    channel.read()
    pass(.minutes(10))
    #expect(channel.isActive)
  }

  private func answer() {
    channel.write(HTTPResponsePart.head(HTTPResponse(status: .notFound)), promise: nil)
    channel.writeAndFlush(HTTPResponsePart.end(nil), promise: nil)
  }

  @Test("of a body that is answered no more is read than may have been on its way")
  func excess() throws {
    try begin()
    try receive(5 << 20)
    answer()
    try receive(1 << 20)
    #expect(channel.isActive)
    try receive(1)
    #expect(!channel.isActive)
  }

  @Test("and it ends soon, or the connection does", arguments: [false, true])
  func farewell(ends: Bool) throws {
    try begin()
    answer()
    pass(.seconds(9))
    if ends { try channel.writeInbound(HTTPRequestPart.end(nil)) }
    pass(.seconds(2))
    #expect(channel.isActive == ends)
  }

  @Test("the next request has its own body")
  func next() throws {
    for _ in 1...3 {
      try begin()
      answer()
      try receive(1 << 20)
      try channel.writeInbound(HTTPRequestPart.end(nil))
    }
    #expect(channel.isActive)
  }

  @Test("an answer that nobody takes is not waited for for ever")
  func untaken() throws {
    let stuck = Stuck()
    try channel.pipeline.syncOperations.addHandler(stuck, position: .first)
    try begin()
    channel.write(HTTPResponsePart.body(ByteBuffer(string: "answer")), promise: nil)
    pass(.minutes(9))
    stuck.takeOne()
    channel.write(HTTPResponsePart.body(ByteBuffer(string: "more")), promise: nil)
    pass(.minutes(9))
    #expect(channel.isActive)
    pass(.minutes(2))
    #expect(!channel.isActive)
  }

  /// The network, when the other end does not read.
  private final class Stuck: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart
    private var promises: [EventLoopPromise<Void>] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      if let promise { promises.append(promise) }
    }

    func takeOne() { promises.removeFirst().succeed() }

    func channelInactive(context: ChannelHandlerContext) {
      for promise in promises { promise.fail(ChannelError.ioOnClosedChannel) }
      context.fireChannelInactive()
    }
  }
}
