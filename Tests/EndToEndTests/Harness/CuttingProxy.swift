import Foundation
import Synchronization

/// A TCP line between two missions that can be cut, silenced and slowed. It counts what passes.
final class CuttingProxy: Sendable {
  /// What the line does.
  enum Weather: Sendable, Equatable {
    case fair
    /// Each connection breaks after so many octets towards the receiver: the first after the first number,
    /// and so on, round and round.
    case cut(after: [Int])
    /// Connections are taken, and then nothing passes in either direction and nothing is closed.
    case blackHole
    /// At most so many octets a second towards the receiver, on each connection.
    case slow(Int)
  }

  /// What has happened on the line.
  struct Account: Sendable {
    /// Octets that came from the sender and were passed on.
    var upstream = 0
    var downstream = 0
    var connections = 0
    var cuts = 0
  }

  let port: Int
  private let target: Int
  private let listener: Int32
  private let state = Mutex((weather: Weather.fair, account: Account(), open: Set<Int32>(), isOver: false))

  /// - Parameter target: The receiver's port on this machine.
  init(to target: Int) throws {
    self.target = target
    (listener, port) = try Ports.listen(port: 0, backlog: 64)
    Thread.detachNewThread { [self] in
      while let accepted = accept() { Thread.detachNewThread { [self] in carry(accepted) } }
    }
  }

  var account: Account { state.withLock { $0.account } }

  func set(_ weather: Weather) { state.withLock { $0.weather = weather } }

  /// Breaks every connection now.
  func cutAll() {
    state.withLock { state in
      state.account.cuts += state.open.count / 2
      for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  func end() {
    state.withLock { $0.isOver = true }
    shutdown(listener, Int32(SHUT_RDWR))
    cutAll()
  }

  private func accept() -> Int32? {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0, !state.withLock({ $0.isOver }) else {
      close(listener)
      return nil
    }
    return descriptor
  }

  /// Carries one connection until either end closes it or the line is cut.
  private func carry(_ near: Int32) {
    guard let far = Ports.connect(target) else {
      close(near)
      return
    }
    let number = state.withLock { state in
      defer { state.account.connections += 1 }
      state.open.formUnion([near, far])
      return state.account.connections
    }
    let back = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [self] in
      pump(far, near, number, isUpstream: false)
      back.signal()
    }
    pump(near, far, number, isUpstream: true)
    back.wait()
    state.withLock { $0.open.subtract([near, far]) }
    close(near)
    close(far)
  }

  private func pump(_ from: Int32, _ to: Int32, _ number: Int, isUpstream: Bool) {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    var passed = 0
    while true {
      let count = read(from, &buffer, buffer.count)
      guard count > 0, pass(buffer[..<count], to, number, &passed, isUpstream) else { break }
    }
    for descriptor in [from, to] { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  /// - Returns: Whether the connection goes on.
  private func pass(
    _ bytes: ArraySlice<UInt8>, _ to: Int32, _ number: Int, _ passed: inout Int, _ isUpstream: Bool
  ) -> Bool {
    while state.withLock({ $0.weather == .blackHole && !$0.isOver }) { usleep(10_000) }
    let weather = state.withLock { $0.weather }
    var share = bytes
    var isCut = false
    if case .cut(let limits) = weather, isUpstream, case let limit = limits[number % limits.count],
      passed + bytes.count >= limit
    {
      share = bytes.prefix(max(0, limit - passed))
      isCut = true
    }
    if case .slow(let rate) = weather, isUpstream { usleep(UInt32(bytes.count * 1_000_000 / max(1, rate))) }
    guard Self.send(share, to) else { return false }
    passed += share.count
    state.withLock { state in
      if isUpstream { state.account.upstream += share.count } else { state.account.downstream += share.count }
      if isCut { state.account.cuts += 1 }
    }
    return !isCut
  }

  private static func send(_ bytes: ArraySlice<UInt8>, _ to: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
