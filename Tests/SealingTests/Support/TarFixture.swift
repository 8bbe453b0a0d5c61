import Foundation

/// A tar archive written octet by octet (POSIX.1-1988 ustar, GNU magic), so that it can say anything.
enum TarFixture {
  struct Entry {
    var name: [UInt8]
    var type: Character = "0"
    var link = ""
    /// What the header says; the true size when nil.
    var size: Int?
    var data = Data()

    init(_ name: String, _ data: Data = Data(), type: Character = "0", link: String = "", size: Int? = nil) {
      self.name = Array(name.utf8)
      self.data = data
      self.type = type
      self.link = link
      self.size = size
    }

    var text: String { String(decoding: name, as: UTF8.self) }
  }

  static func archive(_ entries: [Entry]) -> Data {
    entries.reduce(Data()) { $0 + octets($1) } + Data(count: 1024)
  }

  static func octets(_ entry: Entry) -> Data {
    guard entry.name.count <= 100 else { return longName(entry) }
    var header = [UInt8](repeating: 0, count: 512)
    put(entry.name, at: 0, in: &header)
    put(Array("0000600\0".utf8), at: 100, in: &header)
    put(Array("0000000\0".utf8), at: 108, in: &header)
    put(Array("0000000\0".utf8), at: 116, in: &header)
    put(number(entry.size ?? entry.data.count), at: 124, in: &header)
    put(number(0), at: 136, in: &header)
    put(Array(String(entry.type).utf8), at: 156, in: &header)
    put(Array(entry.link.utf8.prefix(100)), at: 157, in: &header)
    put(Array("ustar  \0".utf8), at: 257, in: &header)
    if entry.type == "S" {
      // One octet at 4096, in a file of 4097: old GNU sparse map, and the true size.
      put(number(4096) + [0] + number(1), at: 386, in: &header)
      put(number(4097), at: 483, in: &header)
    }
    put(Array("        ".utf8), at: 148, in: &header)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(Array((String(repeating: "0", count: 6 - sum.utf8.count) + sum + "\0 ").utf8), at: 148, in: &header)
    return Data(header) + padded(entry.data)
  }

  /// GNU: an entry of type `L` that holds the name of the next one.
  private static func longName(_ entry: Entry) -> Data {
    var rest = entry
    rest.name = Array(entry.name.prefix(100))
    return octets(Entry("././@LongLink", Data(entry.name) + Data(count: 1), type: "L")) + octets(rest)
  }

  static func padded(_ data: Data) -> Data { data + Data(count: (512 - data.count % 512) % 512) }

  private static func number(_ value: Int) -> [UInt8] {
    let digits = String(value, radix: 8)
    return Array((String(repeating: "0", count: max(0, 11 - digits.utf8.count)) + digits).utf8.prefix(12))
  }

  private static func put(_ bytes: [UInt8], at offset: Int, in header: inout [UInt8]) {
    header.replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }
}

/// zstd frames (RFC 8878) of stored and repeated blocks: no compressor needed, and any lie possible.
enum ZstdFixture {
  /// Zeros, of which a tar has many, become repeated blocks.
  ///
  /// - Parameter window: The window descriptor; 0x38 is 128 KiB.
  static func frame(_ content: Data, window: UInt8 = 0x38) -> Data {
    var frame = Data([0x28, 0xb5, 0x2f, 0xfd, 0x00, window])
    var rest = content
    repeat {
      let zeros = rest.prefix(64 << 10).prefix { $0 == 0 }.count
      let stored = zeros > 64 ? 0 : storedCount(rest.prefix(64 << 10))
      let isLast = rest.count == max(stored, zeros > 64 ? zeros : 0)
      if stored > 0 || rest.isEmpty {
        frame += block(stored, type: 0, isLast: isLast) + rest.prefix(stored)
        rest = rest.dropFirst(stored)
      } else {
        frame += block(zeros, type: 1, isLast: isLast) + [0]
        rest = rest.dropFirst(zeros)
      }
    } while !rest.isEmpty
    return frame
  }

  /// Octets up to the next long run of zeros.
  private static func storedCount(_ content: Data) -> Int {
    guard let run = content.range(of: Data(count: 65)) else { return content.count }
    return max(run.lowerBound - content.startIndex, 1)
  }

  /// A frame of `content` and then `count` times 128 KiB of zeros, a few octets each.
  static func bomb(after content: Data, blocks count: Int) -> Data {
    var frame =
      Data([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]) + block(content.count, type: 0, isLast: false) + content
    for index in 0..<count { frame += block(128 << 10, type: 1, isLast: index == count - 1) + [0] }
    return frame
  }

  private static func block(_ size: Int, type: Int, isLast: Bool) -> Data {
    let value = size << 3 | type << 1 | (isLast ? 1 : 0)
    return Data([UInt8(value & 0xff), UInt8(value >> 8 & 0xff), UInt8(value >> 16)])
  }
}
