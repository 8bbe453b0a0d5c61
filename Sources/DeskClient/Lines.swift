import CCurl
import Synchronization

/// The connections to one daemon: each serves one question after another, and what changes something begins a new one. As many
/// are open as requests are under way at once.
final class Lines: Sendable {
  /// A handle of libcurl's, which keeps its connection open.
  ///
  /// `@unchecked Sendable`: in the hands of one exchange at a time.
  final class Line: @unchecked Sendable {
    let easy = curl_easy_init()

    deinit { curl_easy_cleanup(easy) }
  }

  let socket: String
  private let idle = Mutex<[Line]>([])

  init(socket: String) {
    _ = Self.library
    self.socket = socket
  }

  private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  func take() -> Line { idle.withLock { $0.popLast() } ?? Line() }

  func giveBack(_ line: Line) {
    // Forgets what was set for the last request; the connection stays.
    curl_easy_reset(line.easy)
    idle.withLock { $0.append(line) }
  }
}
