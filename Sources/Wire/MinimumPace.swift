package import NIOCore
package import NIOHTTPTypes
import NIOSSL

/// Closes a connection whose other end does not keep up: one on which nothing is asked, a body that trickles in or goes on
/// behind its answer, or an answer that nobody takes. Time in which we ourselves were not ready to read does not count. Silence between requests is
/// the idle time's affair. Source: specification §6.1.
package final class MinimumPace: ChannelDuplexHandler, RemovableChannelHandler {
  package typealias InboundIn = HTTPRequestPart
  package typealias InboundOut = HTTPRequestPart
  package typealias OutboundIn = HTTPResponsePart
  package typealias OutboundOut = HTTPResponsePart

  package struct Limits: Sendable {
    /// From the connection, with its TLS handshake still to come, to the head of the first request.
    var head = TimeAmount.seconds(20)
    /// Octets of body that must come in each `window` of waiting for them: half of what our own courier sends at the least.
    var octets = 256 * 60
    var window = TimeAmount.seconds(60)
    /// How long nothing of an answer may be taken.
    package var patience = TimeAmount.minutes(10)
    /// Octets of a body that may still come once it has been answered: what was on its way, and no more.
    package var excess = 1 << 20
    /// How long they may take.
    package var farewell = TimeAmount.seconds(10)

    package init() {}
  }

  private let limits: Limits
  private let strangers: Strangers
  private var watch: RepeatedTask?
  private var beginning: Scheduled<Void>?
  private var isBodyComing = false
  private var isAnswered = false
  /// Octets of body behind the answer.
  private var excess = 0
  private var farewell: Scheduled<Void>?
  private var isCutOff = false
  private var received = 0
  /// Waited for what was received, and since when now.
  private var waited = TimeAmount.zero
  private var waitsSince: NIODeadline?
  private var untaken = 0
  private var lastTaken = NIODeadline.distantPast
  /// Octets of answer that the system had not taken when last looked at.
  private var buffered = 0

  package init(_ limits: Limits = Limits(), strangers: Strangers) {
    self.limits = limits
    self.strangers = strangers
  }

  package func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    beginning = context.eventLoop.scheduleTask(in: limits.head) { bound.value.context.close(promise: nil) }
    watch = context.eventLoop.scheduleRepeatedTask(initialDelay: limits.window, delay: limits.window) { _ in
      bound.value.handler.look(bound.value.context)
    }
  }

  /// Only now it is known where the connection comes from.
  package func channelActive(context: ChannelHandlerContext) {
    strangers.enter(context.channel)
    context.fireChannelActive()
  }

  package func handlerRemoved(context: ChannelHandlerContext) { stopWatching(context.channel) }

  package func channelInactive(context: ChannelHandlerContext) {
    stopWatching(context.channel)
    context.fireChannelInactive()
  }

  private func stopWatching(_ channel: any Channel) {
    hasBegun(channel)
    strangers.leave(channel)
    farewell?.cancel()
    watch?.cancel()
    watch = nil
  }

  /// Something has been asked, or never will be.
  private func hasBegun(_ channel: any Channel) {
    guard let beginning else { return }
    beginning.cancel()
    self.beginning = nil
    strangers.hasAsked(channel)
  }

  private func look(_ context: ChannelHandlerContext) {
    let now = context.eventLoop.now
    countWaiting(until: now, goesOn: true)
    noteTaking(context)
    let isTooSlow = isBodyComing && waited >= limits.window && received < limits.octets
    let isLeft = untaken > 0 && now - lastTaken >= limits.patience
    if isTooSlow || isLeft { return context.close(promise: nil) }
    if waited >= limits.window { (waited, received) = (.zero, 0) }
  }

  /// A long answer is one write, which is done when all of it is taken: until then what is left of it tells.
  private func noteTaking(_ context: ChannelHandlerContext) {
    guard let left = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes) else { return }
    if left < buffered { lastTaken = context.eventLoop.now }
    buffered = left
  }

  private func countWaiting(until now: NIODeadline, goesOn: Bool) {
    guard let since = waitsSince else { return }
    waited = waited + (now - since)
    waitsSince = goesOn ? now : nil
  }

  package func read(context: ChannelHandlerContext) {
    waitsSince = waitsSince ?? context.eventLoop.now
    context.read()
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isCutOff else { return }
    countWaiting(until: context.eventLoop.now, goesOn: false)
    switch unwrapInboundIn(data) {
    case .head:
      hasBegun(context.channel)
      (isBodyComing, waited, received) = (true, .zero, 0)
      (isAnswered, excess) = (false, 0)
    case .body(let piece):
      received += piece.readableBytes
      if isAnswered { excess += piece.readableBytes }
    case .end:
      isBodyComing = false
      farewell?.cancel()
    }
    guard excess <= limits.excess else { return cutOff(context) }
    context.fireChannelRead(data)
  }

  private func noteAnswer(_ context: ChannelHandlerContext) {
    isAnswered = true
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    farewell = context.eventLoop.scheduleTask(in: limits.farewell) { bound.value.handler.cutOff(bound.value.context) }
  }

  /// Whoever is answered and goes on sending is not waited for. TLS would be: it closes once the other end has said goodbye,
  /// and reads on until then; so the socket below it is closed.
  private func cutOff(_ context: ChannelHandlerContext) {
    isCutOff = true
    guard let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLHandler.self) else {
      return context.close(promise: nil)
    }
    tls.close(promise: nil)
  }

  package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data), isBodyComing { noteAnswer(context) }
    if untaken == 0 { lastTaken = context.eventLoop.now }
    untaken += 1
    let taken = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound((handler: self, loop: context.eventLoop), eventLoop: context.eventLoop)
    taken.futureResult.whenComplete { _ in
      bound.value.handler.untaken -= 1
      bound.value.handler.lastTaken = bound.value.loop.now
    }
    context.write(data, promise: taken)
  }
}
