import Foundation

/// Loopback ports that nobody listens on.
enum Ports {
  /// Below those that the system gives to outgoing connections (ip_local_port_range), which could take one of these
  /// before it is listened on. Held open together, so that all are different.
  static func free(_ count: Int) throws -> [Int] {
    var held: [(descriptor: Int32, port: Int)] = []
    defer { for socket in held { close(socket.descriptor) } }
    for candidate in (15_000..<32_000).shuffled() where held.count < count {
      if let socket = try? listen(port: candidate, backlog: nil) { held.append(socket) }
    }
    guard held.count == count else { throw HarnessProblem("no \(count) ports are free") }
    return held.map(\.port)
  }

  /// A socket bound to a port of the loopback interface.
  ///
  /// - Parameter backlog: Nil when it shall only be bound.
  static func listen(port: Int, backlog: Int32?) throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = loopback(port)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound, backlog.map({ Glibc.listen(descriptor, $0) == 0 }) ?? true else {
      close(descriptor)
      throw HarnessProblem("port \(port) cannot be had: errno \(errno)")
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// A connection to a port of the loopback interface; nil when nobody takes it.
  static func connect(_ port: Int) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = loopback(port)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) }
    }
    if result == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  private static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }
}
