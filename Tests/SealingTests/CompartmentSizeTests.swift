import Foundation
import Testing

@testable import Sealing

/// Source: specification §4.3.
@Suite("Sizes of compartments")
struct CompartmentSizeTests {
  @Test(
    "up to 64 KiB all are as large as the largest needs; beyond, each by itself",
    arguments: [
      ([4608, 4608, 4608, 4608], [16384, 16384, 16384, 16384]), ([4608, 16384], [16384, 16384]),
      ([4608, 16896], [32768, 32768]), ([40_000, 4608], [65536, 65536]), ([66_048, 4608], [67584, 65536]),
      ([], []),
    ] as [([Int64], [Int64])])
  func alike(tars: [Int64], sizes: [Int64]) { #expect(CompartmentSize.padded(tars) == sizes) }

  @Test("Padmé adds an eighth at most, never takes away, and leaves few sizes")
  func padme() {
    var sizes: Set<Int64> = []
    for size in stride(from: Int64(65 << 10), to: 64 << 20, by: 4099) {
      let padded = CompartmentSize.padme(size)
      #expect(padded >= size && Double(padded) <= Double(size) * 1.12)
      sizes.insert(padded)
    }
    #expect(sizes.count < 400)
  }

  @Test(
    "so many octets make a frame of as many, which inflates to them",
    arguments: [1, 131_071, 131_072, 131_073, 500_000])
  func stored(count: Int) throws {
    var frame = Data()
    let content = SampleCase.noise(count)
    let writer = StoredFrame { frame.append(contentsOf: $0) }
    for piece in stride(from: 0, to: count, by: 70_000) {
      try content[piece..<min(count, piece + 70_000)].withUnsafeBytes { try writer.write($0) }
    }
    try writer.finish()
    #expect(frame.count == 6 + count + 3 * (max(0, count - 1) / 131_072 + 1))
    var given = false
    let inflated = try InflatedStream(limit: Int64(count)) {
      defer { given = true }
      return given ? UnsafeRawBufferPointer(start: nil, count: 0) : UnsafeRawBufferPointer(copied(frame))
    }
    var out = Data()
    while case let piece = try inflated.next(), !piece.isEmpty { out.append(contentsOf: piece) }
    try inflated.finish()
    #expect(out == content)
  }

  /// Lives as long as the test.
  private func copied(_ data: Data) -> UnsafeMutableRawBufferPointer {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 16)
    memory.copyBytes(from: data)
    return memory
  }
}
