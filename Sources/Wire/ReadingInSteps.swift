package import NIOCore

/// Reads a connection 64 KiB at a time. By default it is four times as much, for which the layers above keep buffers of
/// half a megabyte on every connection, and a mission sends its parts on several.
package final class ReadingInSteps: ChannelInboundHandler, RemovableChannelHandler {
  package typealias InboundIn = Any

  package init() {}

  package func handlerAdded(context: ChannelHandlerContext) {
    context.channel.setOption(.maxMessagesPerRead, value: 1).whenComplete { _ in }
  }
}
