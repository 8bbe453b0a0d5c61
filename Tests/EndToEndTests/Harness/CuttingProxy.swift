import Foundation
import Synchronization

/// A TCP line between two missions that can be cut, silenced and slowed. It counts what passes.
final class CuttingProxy: Sendable {
  /// What the line does.
  enum Weather: Sendable, Equatable {
    case fair
    /// All connections break once so many octets towards the receiver have passed since the break before: the
    /// first number, then the second, and so on; after the last the weather is fair.
    case breaks(after: [Int])
    /// All connections break again and again, each time once so many octets towards the receiver have passed, which go at
    /// so many octets a second.
    case keepsBreaking(after: Int, rate: Int)
    /// Every connection breaks at its first octet.
    case down
    /// Connections are taken, and then nothing passes in either direction and nothing is closed.
    case blackHole
    /// At most so many octets a second towards the receiver, on each connection.
    case slow(Int)
    /// At most so many octets a second towards the receiver, on all connections together, which take turns.
    case narrow(Int)

    var rate: Int? {
      switch self {
      case .keepsBreaking(_, let rate), .slow(let rate): rate
      case .fair, .breaks, .down, .blackHole, .narrow: nil
      }
    }
  }

  /// What has happened on the line.
  struct Account: Sendable {
    /// Octets that came from the sender and were passed on.
    var upstream = 0
    var downstream = 0
    var connections = 0
    var breaks = 0
  }

  let port: Int
  private let target: Int
  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var weather = Weather.fair
    var account = Account()
    /// Octets towards the receiver since the last break.
    var sinceBreak = 0
    var open: Set<Int32> = []
    /// When a narrow line is free again, on the monotonic clock.
    var free = ContinuousClock.now
    var isOver = false

    /// Breaks every connection now.
    mutating func breakAll() {
      account.breaks += 1
      sinceBreak = 0
      for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    /// How long so many octets have to wait until they are through a narrow line.
    mutating func queue(_ octets: Int, rate: Int) -> Duration {
      let now = ContinuousClock.now
      free = max(free, now) + .seconds(1) * octets / rate
      return free - now
    }

    /// Counts what has passed, and breaks the line where the weather says so.
    mutating func count(_ octets: Int, isUpstream: Bool) {
      guard isUpstream else {
        account.downstream += octets
        return
      }
      account.upstream += octets
      sinceBreak += octets
      if case .keepsBreaking(let limit, _) = weather, sinceBreak >= limit { return breakAll() }
      guard case .breaks(let limits) = weather, let limit = limits.first, sinceBreak >= limit else { return }
      weather = limits.count > 1 ? .breaks(after: Array(limits.dropFirst())) : .fair
      breakAll()
    }
  }

  /// - Parameters:
  ///   - target: The receiver's port on this machine.
  ///   - buffer: Octets that the system may take in of each connection for the line; nil for what it likes, which hides the
  ///     line.
  init(to target: Int, buffer: Int32? = nil) throws {
    self.target = target
    (listener, port) = try Ports.listen(port: 0, backlog: 64)
    if var buffer {
      setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &buffer, socklen_t(MemoryLayout<Int32>.size))
    }
    Thread.detachNewThread { [self] in
      while let accepted = accept() { Thread.detachNewThread { [self] in carry(accepted) } }
    }
  }

  var account: Account { state.withLock { $0.account } }

  func set(_ weather: Weather) { state.withLock { $0.weather = weather } }

  /// Breaks every connection now.
  func breakAll() { state.withLock { $0.breakAll() } }

  func end() {
    state.withLock { $0.isOver = true }
    shutdown(listener, Int32(SHUT_RDWR))
    breakAll()
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
    state.withLock { state in
      state.account.connections += 1
      state.open.formUnion([near, far])
    }
    let back = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [self] in
      pump(far, near, isUpstream: false)
      back.signal()
    }
    pump(near, far, isUpstream: true)
    back.wait()
    state.withLock { $0.open.subtract([near, far]) }
    close(near)
    close(far)
  }

  private func pump(_ from: Int32, _ to: Int32, isUpstream: Bool) {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let piece = isUpstream && isNarrow ? 1400 : buffer.count
      let count = read(from, &buffer, piece)
      guard count > 0, pass(buffer[..<count], to, isUpstream) else { break }
    }
    for descriptor in [from, to] { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  private var isNarrow: Bool { if case .narrow = state.withLock({ $0.weather }) { true } else { false } }

  /// - Returns: Whether the connection goes on.
  private func pass(_ bytes: ArraySlice<UInt8>, _ to: Int32, _ isUpstream: Bool) -> Bool {
    while state.withLock({ $0.weather == .blackHole && !$0.isOver }) { usleep(10_000) }
    let weather = state.withLock { $0.weather }
    if weather == .down { return false }
    if isUpstream, let rate = weather.rate { usleep(UInt32(bytes.count * 1_000_000 / max(1, rate))) }
    if isUpstream, case .narrow(let rate) = weather {
      let wait = state.withLock { $0.queue(bytes.count, rate: rate) }
      usleep(UInt32(wait / .microseconds(1)))
    }
    guard Self.send(bytes, to) else { return false }
    state.withLock { $0.count(bytes.count, isUpstream: isUpstream) }
    return true
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
