import Courier
import Desk
import Foundation
import Handover
import Ledger
package import Logging
import Reception
import Sealing
import ServiceLifecycle
import UnixSignals

/// A mission's daemon: configuration → objects → services. Started in this order, stopped in the reverse:
/// ledger, reception, courier, desk.
package struct Daemon {
  package static let version = "0.1.0"

  private let home: MissionHome
  private let configuration: BatonConfiguration
  private let logger: Logger
  private let parts: DaemonParts

  /// Opens everything that can fail before anything is served.
  ///
  /// - Throws: `HomeProblem`, `SealProblem`, `KeyProblem`, `LedgerProblem`, `StorageProblem`: each says what to do.
  package init(home: MissionHome, configuration: BatonConfiguration, logger: Logger) async throws {
    self.home = home
    self.configuration = configuration
    self.logger = logger
    parts = try await DaemonParts.open(home: home, configuration: configuration, logger: logger)
  }

  /// Runs until SIGTERM or SIGINT.
  ///
  /// Where people call the board; nil where there is none.
  package var boardAddress: String? { parts.boardAddress }

  /// - Parameter ready: Called once the peer port, the local socket and the board take connections.
  package func run(ready: @escaping @Sendable (_ port: Int) -> Void) async throws {
    let gate = ReadyGate(doors: parts.board == nil ? 1 : 2) { port in
      SystemdNotify.send("READY=1")
      ready(port)
    }
    let parts = parts
    let watchdog = StopWatchdog()
    defer { withExtendedLifetime(watchdog) {} }
    var services: [any Service] = [
      ClosureService("ledger", ends: .whenCancelled) { try await parts.keepOpen() },
      ClosureService("reception", ends: .byItself) { try await parts.reception.run { await gate.port($0) } },
      ClosureService("courier", ends: .whenCancelled) { await parts.dispatcher.run() },
      ClosureService("desk", ends: .byItself) { try await parts.desk.run { await gate.door() } },
    ]
    if let notices = parts.notices {
      services.append(ClosureService("notices", ends: .whenCancelled) { await notices.run() })
    }
    if let board = parts.board {
      services.append(ClosureService("board", ends: .byItself) { try await board.run { await gate.door() } })
      services.append(ClosureService("news", ends: .whenCancelled) { await board.tellNews() })
    }
    var settings = ServiceGroupConfiguration(
      services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    settings.maximumGracefulShutdownDuration = .seconds(StopWatchdog.graceful)
    do { try await ServiceGroup(configuration: settings).run() } catch {
      parts.close()
      throw ServeProblem(error, parts.address)
    }
    parts.close()
    SystemdNotify.send("STOPPING=1")
  }
}

/// A service that is a function.
private struct ClosureService: Service, CustomStringConvertible {
  /// How a graceful shutdown reaches it.
  enum Ending {
    /// It listens for the shutdown itself: takes nothing new, and finishes what it has begun.
    case byItself
    case whenCancelled
  }

  let description: String
  private let ending: Ending
  private let body: @Sendable () async throws -> Void

  init(_ name: String, ends ending: Ending, _ body: @escaping @Sendable () async throws -> Void) {
    description = name
    self.ending = ending
    self.body = body
  }

  func run() async throws {
    do {
      switch ending {
      case .byItself: try await body()
      case .whenCancelled: try await cancelWhenGracefulShutdown { try await body() }
      }
    } catch is CancellationError {
      // That is how it was told to stop: no failure.
    }
  }
}

/// Says once that all doors are open.
private actor ReadyGate {
  private var port: Int?
  private var shutDoors: Int
  private let ready: @Sendable (Int) -> Void

  /// - Parameter doors: Those of staff.
  init(doors: Int, _ ready: @escaping @Sendable (Int) -> Void) {
    shutDoors = doors
    self.ready = ready
  }

  func port(_ port: Int) {
    self.port = port
    check()
  }

  func door() {
    shutDoors -= 1
    check()
  }

  private func check() { if let port, shutDoors == 0 { ready(port) } }
}

/// Why the daemon could not go on serving.
package struct ServeProblem: Error, CustomStringConvertible {
  package let description: String

  init(_ error: any Error, _ address: String) {
    let text = "\(error)"
    let cause = Self.causes(address).first { text.contains($0.sign) }
    description = cause?.meaning ?? "\(address), or the staff's socket, cannot be served: \(text)"
  }

  /// What the system's words mean here. There are only words: which call failed is not told apart.
  private static func causes(_ address: String) -> [(sign: String, meaning: String)] {
    let port = address.split(separator: ":").last ?? "PORT"
    let host = "set listen.host to one of this machine's own addresses, or to 0.0.0.0 for all of them"
    return [
      (
        "Address already in use",
        "\(address) is taken by another program: see which with `ss -ltnp 'sport = :\(port)'`, and stop that one. "
          + "Do not change listen.port for this: the other missions call the address in the directory"
      ),
      ("Cannot assign requested address", "\(address) is no address of this machine: \(host)"),
      ("UnknownHost", "the host of \(address) is not known here: \(host)"),
      ("unixDomainSocketPathTooLong", "the home's path is too long for a socket in it: use a shorter --home"),
    ]
  }
}
