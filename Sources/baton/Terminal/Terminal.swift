import ArgumentParser
import Base
import Foundation
import Handover
import Synchronization

/// The one way to the screen: everything that commands print goes through `say`, `complain`, `table` or `json`, and what is
/// not ours in it is made visible on the way (`ShownText`).
///
/// Standard output and standard error, a whole line at a time from whichever thread. What nobody takes any more, or a
/// full disk refuses, never ends the program: what it has done stands whether it can be printed or not.
enum Terminal {
  /// The `errno` of the first write to standard output that failed; 0 while all is well.
  private static let output = Mutex<Int32>(0)
  private static let errors = Mutex<Void>(())

  /// Of whoever sits at it, where there are words in theirs: by `LC_ALL`, `LC_MESSAGES` or `LANG`. Source: POSIX.1-2017, 8.2.
  static var language: Language {
    let environment = ProcessInfo.processInfo.environment
    let wanted = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return wanted.flatMap { Language(rawValue: String($0.prefix(2))) } ?? .english
  }

  /// What standard output did not take has been said on standard error instead.
  static func saidElsewhere() { output.withLock { $0 = EPIPE } }

  /// Whether standard output could not take something; not when its reader has gone away.
  static var isOutputRefused: Bool { output.withLock { $0 != 0 && $0 != EPIPE } }

  /// Whether something that was said on standard output did not get there.
  static var isOutputLost: Bool { output.withLock { $0 != 0 } }

  static func say(_ text: ShownText) { put(Data("\(text)\n".utf8)) }

  static func complain(_ text: ShownText) { draw("\(text)\n") }

  /// Text on standard error as it is, without an end of line: for what moves the cursor, and nothing else.
  static func draw(_ text: String) { errors.withLock { _ in _ = write(Data(text.utf8), to: STDERR_FILENO) } }

  /// One JSON document with stable keys on standard output.
  static func json(_ value: some Encodable) throws {
    put(try JSON.printed(value) + Data("\n".utf8))
  }

  /// Writes to standard output, until that has failed once: half of a text with holes helps nobody.
  private static func put(_ data: Data) {
    output.withLock { failure in
      guard failure == 0 else { return }
      failure = write(data, to: STDOUT_FILENO)
      if failure != 0, failure != EPIPE {
        complain("error: standard output cannot be written: \(String(cString: strerror(failure)))")
      }
    }
  }

  /// - Returns: 0, or the `errno`.
  private static func write(_ data: Data, to descriptor: Int32) -> Int32 {
    _ = closedPipesAreErrors
    return data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int32 in
      var rest = bytes
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if count < 0, errno == EAGAIN {
          // Somebody else has set it not to block.
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
        } else if count == 0 || errno != EINTR {
          return count == 0 ? EIO : errno
        }
      }
      return 0
    }
  }

  /// Without this a pipe that nobody reads any more ends the program in the midst of its work.
  private static let closedPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether somebody sits there who can be asked.
  static var isAnswering: Bool { isatty(STDIN_FILENO) == 1 && isInteractive }

  /// Asks, and takes nothing but yes for an answer.
  static func agrees(_ question: ShownText) -> Bool {
    draw("\(question) Write yes: ")
    return readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == "yes"
  }

  /// Columns, aligned; the first row is the heading.
  ///
  /// - Parameter lines: What stands under a row, by its number.
  static func table(_ rows: [[String]], under lines: [Int: [String]] = [:]) {
    let rows = rows.map { $0.map(\.visible) }
    guard let columns = rows.map(\.count).max() else { return }
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    for (number, row) in rows.enumerated() {
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell.padding(toLength: widths[index], withPad: " ", startingAt: 0)
      }
      say("\(cells.joined(separator: "  "))")
      for line in lines[number] ?? [] { say("      \(line)") }
    }
  }

  /// How a line stands out, on a terminal only.
  enum Emphasis { case none, strong, alarming }

  /// The same, in as many columns as the terminal has, or 80: what is too long is cut with `…`.
  ///
  /// - Parameter cuts: Which columns may be cut, and to how many characters, in the order in which they are while there is
  ///   need.
  static func table(_ rows: [[String]], cutting cuts: [(column: Int, least: Int)], emphasis: [Emphasis]) {
    let rows = rows.map { $0.map(\.visible) }
    let columns = rows.map(\.count).max() ?? 0
    var widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    for cut in cuts {
      let excess = widths.reduce(2 * (columns - 1), +) - width
      widths[cut.column] -= max(0, min(excess, widths[cut.column] - cut.least))
    }
    for (row, emphasis) in zip(rows, emphasis) {
      let cells = zip(row, widths).map { cell, width in
        let cut = cell.count > width ? cell.prefix(max(0, width - 1)) + "…" : cell[...]
        return cut + String(repeating: " ", count: max(0, width - cut.count))
      }
      var text = cells.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      switch isColoured ? emphasis : .none {
      case .none: say("\(text)")
      case .strong: say("\u{1B}[1m\(text)\u{1B}[0m")
      case .alarming: say("\u{1B}[31m\(text)\u{1B}[0m")
      }
    }
  }

  /// Columns of the terminal; 80 where there is none.
  private static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  private static let isColoured = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

  /// Asks for a line where a person sits; otherwise takes the first of standard input.
  static func ask(_ question: String) -> String? {
    if isatty(STDIN_FILENO) == 1 { draw(question) }
    return readLine()?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The same for what nobody is to see on the screen.
  static func askQuietly(_ question: String) -> String? {
    var before = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else { return ask(question) }
    var quiet = before
    quiet.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      draw("\n")
    }
    return ask(question)
  }

  /// `12.3 MB`, in powers of ten.
  static func bytes(_ count: Int64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(count)
    var unit = 0
    while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return unit == 0 ? "\(count) B" : String(format: "%.1f %@", value, units[unit])
  }
}
