import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Mission
@testable import Sealing

@Suite("Keys unlocked on the board", .timeLimit(.minutes(2)))
struct UnlockedKeysTests {
  private struct NoCase: Error {}
  private struct NoParts: PartSource {
    func place(of digest: Digest) -> PartPlace? { nil }
  }

  private static func session(_ number: UInt8) -> Digest { SHA256.digest(Data([number])) }

  private static func keys(lasting: TimeInterval = 600) throws -> (KeyedPair, UnlockedKeys, words: String) {
    let pair = try KeyedPair()
    let (_, words) = try pair.home.staffKeys.add(
      "nadia", roles: [.medical], by: pair.recovery, file: nil, now: Offices.now)
    let keys = UnlockedKeys(pair.home.staffKeys, files: NoParts(), lasting: lasting) { _, _ in throw NoCase() }
    return (pair, keys, words)
  }

  @Test("A key is there for the session that unlocked it and no other, until it is locked")
  func session() async throws {
    let (pair, keys, words) = try Self.keys()
    try await keys.unlock("nadia", words: words, for: Self.session(1))
    #expect(await keys.key(of: Self.session(1)) == "nadia")
    #expect(await keys.key(of: Self.session(2)) == nil)
    await keys.lock(Self.session(2))
    #expect(await keys.count == 1)
    await keys.lock(Self.session(1))
    #expect(await keys.count == 0)
    withExtendedLifetime(pair) {}
  }

  @Test("A key that nobody uses goes from memory by itself")
  func forgotten() async throws {
    let (pair, keys, words) = try Self.keys(lasting: 0.2)
    try await keys.unlock("nadia", words: words, for: Self.session(1))
    // The suite's time limit ends this where it does not.
    while await keys.count > 0 { await Task.yield() }
    #expect(await keys.key(of: Self.session(1)) == nil)
    withExtendedLifetime(pair) {}
  }

  @Test("Wrong words open nothing, and after six the key rests; a name that is none, or a path, is no key")
  func refused() async throws {
    let (pair, keys, words) = try Self.keys()
    for name in ["nobody", "../staff/nadia", "", "recovery/../nadia", StaffKeys.recovery] {
      await #expect(throws: UnlockProblem.notHere) { try await keys.unlock(name, words: words, for: Self.session(1)) }
    }
    // All at once, each counts.
    let problems = await withTaskGroup(of: UnlockProblem?.self) { group in
      for number in 0..<9 {
        group.addTask {
          do { try await keys.unlock("nadia", words: "not these words", for: Self.session(UInt8(number))) } catch {
            return error as? UnlockProblem
          }
          return nil
        }
      }
      return await group.reduce(into: [UnlockProblem?]()) { $0.append($1) }
    }
    #expect(problems.count { $0 == .wrongWords } == 6 && problems.allSatisfy { $0 != nil })
    do {
      try await keys.unlock("nadia", words: words, for: Self.session(1))
      Issue.record("unlocked")
    } catch UnlockProblem.resting(let until) { #expect(until.date > Date() + 600) }
    #expect(await keys.count == 0)
    // One whose file lies elsewhere.
    try FileManager.default.removeItem(atPath: pair.home.staffKeys.keyFile(of: "nadia"))
    await #expect(throws: UnlockProblem.notHere) { try await keys.unlock("nadia", words: words, for: Self.session(1)) }
  }
}
