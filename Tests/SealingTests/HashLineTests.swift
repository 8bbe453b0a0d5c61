import Foundation
import Handover
import Testing

@testable import Sealing

@Suite("Hashing on another core")
struct HashLineTests {
  private static func hash(_ data: Data, with line: HashLine, pieces: Int, announced: Int) -> Digest {
    line.begin(size: Int64(announced))
    var rest = data[...]
    while !rest.isEmpty {
      rest.prefix(pieces).withUnsafeBytes { line.update($0) }
      rest = rest.dropFirst(pieces)
    }
    return line.finish()
  }

  @Test(
    "One file after another gets its own digest, whatever its size and its pieces",
    arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20, 5_000_001])
  func severalFiles(size: Int) {
    let line = HashLine()
    for (seed, pieces) in [(1, 1 << 17), (2, 777_777), (3, 4 << 20)] {
      let data = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed &+ $0 >> 8) })
      #expect(Self.hash(data, with: line, pieces: pieces, announced: size) == SHA256.digest(data))
    }
  }

  @Test("A file that was given up leaves nothing behind in the next one")
  func abandoned() {
    let line = HashLine()
    line.begin(size: 9 << 20)
    Data(repeating: 7, count: 2_500_000).withUnsafeBytes { line.update($0) }
    let data = Data(repeating: 9, count: 2_000_000)
    #expect(Self.hash(data, with: line, pieces: 300_000, announced: data.count) == SHA256.digest(data))
  }
}
