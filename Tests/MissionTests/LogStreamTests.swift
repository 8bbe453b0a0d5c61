import Base
import Handover
import Logging
import Synchronization
import Testing

@testable import Mission

@Suite("The daemon's log")
struct LogStreamTests {
  @Test("an event is one line, whatever its values and its error hold")
  func oneLine() {
    struct Worded: Error, CustomStringConvertible {
      let description = "x\n2027-01-01 notice baton: [Forged] all is well"
    }
    let lines = Mutex<[String]>([])
    nonisolated(unsafe) let seen = LogStream { line in lines.withLock { $0.append(line.description) } }
    let logger = Logger(label: "test") { StreamLogHandler(label: $0, stream: seen) }
    logger.error(
      "something\u{1B}[2J", metadata: ["file": "a\nb", "list": .array(["\u{202E}", "c\r\n"]), "error": "\(Worded())"])
    let all = lines.withLock { $0 }
    #expect(all.count == 1)
    #expect(all.first?.unicodeScalars.contains(where: \.isUnshowable) == false)
    for shown in [#"a\u{A}b"#, #"\u{202E}"#, #"\u{1B}[2J"#, #"x\u{A}2027"#] {
      #expect(all.first?.contains(shown) == true, "\(shown)")
    }
  }

  @Test("what the web server says of itself is left out; what this program says is not")
  func withoutServerLines() {
    let lines = Mutex<[String]>([])
    let logger = Logger(label: "test") { label in
      WithoutServerLines(
        StreamLogHandler(label: label, stream: LogStream { line in lines.withLock { $0.append("\(line)") } }))
    }
    logger.error("Server shutdown error: Already closed", source: "HummingbirdCore")
    logger.error("storage failed", source: "Reception")
    #expect(lines.withLock { $0.count } == 1)
    #expect(lines.withLock { $0.first?.contains("storage failed") } == true)
  }
}
