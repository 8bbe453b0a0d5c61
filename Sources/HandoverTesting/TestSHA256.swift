package import Handover

/// SHA-256 (FIPS 180-4) in plain Swift, for tests of modules that have no cryptographic library.
package final class TestSHA256: PartHasher {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var rest: [UInt8] = []
  private var length: UInt64 = 0
  private var schedule = [UInt32](repeating: 0, count: 64)

  package init() {}

  /// The digest of `bytes`.
  package static func digest(_ bytes: some Sequence<UInt8>) -> Digest {
    let hasher = TestSHA256()
    Array(bytes).withUnsafeBytes { hasher.update($0) }
    return hasher.finish()
  }

  package func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    rest.append(contentsOf: bytes)
    let whole = rest.count - rest.count % 64
    for start in stride(from: 0, to: whole, by: 64) { compress(rest[start..<start + 64]) }
    rest.removeFirst(whole)
  }

  package func finish() -> Digest {
    let bits = length * 8
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - Int(length % 64)) % 64)
    padding += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
    padding.withUnsafeBytes { update($0) }
    return Digest(
      bytes: state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } })
  }

  private func compress(_ block: ArraySlice<UInt8>) {
    for index in 0..<16 {
      let start = block.startIndex + 4 * index
      schedule[index] = block[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index - 15], schedule[index - 2])
      let sum0 = Self.turn(early, 7) ^ Self.turn(early, 18) ^ early >> 3
      let sum1 = Self.turn(late, 17) ^ Self.turn(late, 19) ^ late >> 10
      schedule[index] = schedule[index - 16] &+ sum0 &+ schedule[index - 7] &+ sum1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sum1 = Self.turn(e, 6) ^ Self.turn(e, 11) ^ Self.turn(e, 25)
      let first = h &+ sum1 &+ (e & f ^ ~e & g) &+ Self.constants[index] &+ schedule[index]
      let sum0 = Self.turn(a, 2) ^ Self.turn(a, 13) ^ Self.turn(a, 22)
      let second = sum0 &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = primes.map { prime in
    let root = cubeRoot(UInt64(prime), scaled: 32)
    return UInt32(truncatingIfNeeded: root)
  }

  private static let primes = (2...311).filter { n in (2..<n).allSatisfy { n % $0 != 0 } }

  /// ⌊∛value · 2^bits⌋, by bisection in 128-bit integers.
  private static func cubeRoot(_ value: UInt64, scaled bits: UInt64) -> UInt64 {
    var (low, high): (UInt128, UInt128) = (0, 8 << UInt128(bits))
    let target = UInt128(value) << UInt128(3 * bits)
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle * middle * middle <= target { low = middle } else { high = middle }
    }
    return UInt64(low)
  }
}
