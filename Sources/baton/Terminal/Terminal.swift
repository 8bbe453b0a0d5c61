import Foundation
import Handover

enum Terminal {
  static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

  static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// One JSON document with stable keys on standard output.
  static func json(_ value: some Encodable) throws {
    FileHandle.standardOutput.write(try JSON.encode(value, pretty: true) + Data("\n".utf8))
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns, aligned; the first row is the heading.
  static func table(_ rows: [[String]]) {
    guard let columns = rows.map(\.count).max() else { return }
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    for row in rows {
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell.padding(toLength: widths[index], withPad: " ", startingAt: 0)
      }
      say(cells.joined(separator: "  "))
    }
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
