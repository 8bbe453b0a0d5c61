import Foundation

/// Reads the files of a tar that is held in memory: plain ustar headers, pax headers skipped.
enum TarText {
  static func files(_ tar: Data) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let bytes = [UInt8](tar)
    var offset = 0
    while offset + 512 <= bytes.count, bytes[offset] != 0 {
      let header = bytes[offset..<offset + 512]
      let size = Int(text(header, 124, 12).trimmingCharacters(in: .whitespaces), radix: 8) ?? 0
      let prefix = text(header, 345, 155)
      let name = prefix.isEmpty ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100)
      guard offset + 512 + size <= bytes.count else { throw HarnessProblem("the tar ends within \(name)") }
      let kind = bytes[offset + 156]
      if kind == 0 || kind == UInt8(ascii: "0") {
        files[name] = Data(bytes[offset + 512..<offset + 512 + size])
      }
      offset += 512 + (size + 511) / 512 * 512
    }
    return files
  }

  private static func text(_ header: ArraySlice<UInt8>, _ start: Int, _ count: Int) -> String {
    let field = header[(header.startIndex + start)..<(header.startIndex + start + count)]
    return String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}
