import Foundation
import Testing

@testable import Base

@Suite("What an operator hears of the disk")
struct DiskStateTests {
  private static let reserve: Int64 = 1 << 30

  @Test(
    "is whose it is, what is short, and what to do",
    arguments: [
      (3 * reserve, 1_000_000, false, []), (3 * reserve, nil, false, []),
      (2 * reserve - 1, nil, false, ["nearly-full"]),
      (reserve, nil, false, ["full"]), (0, 0, true, ["read-only", "full", "no-inodes"]),
      (3 * reserve, 4999, false, ["no-inodes"]),
    ] as [(Int64, Int64?, Bool, [String])])
  func warnings(free: Int64, files: Int64?, readOnly: Bool, codes: [String]) {
    let state = DiskState(free: free, freeFiles: files, isReadOnly: readOnly)
    let found = state.warnings(reserve: Self.reserve, home: "/h")
    #expect(found.map(\.code) == codes)
    #expect(
      found.allSatisfy { $0.what.contains("this machine's disk") && $0.what.contains("/h") && !$0.advice.isEmpty })
  }

  @Test("is read of the file system that a folder lies on")
  func read() throws {
    let state = try #require(DiskState("/tmp"))
    #expect(state.free > 0 && !state.isReadOnly)
    #expect(DiskState("/proc/nowhere") == nil)
  }
}
