import Foundation
import Handover
import HandoverTesting
import Ledger
import Synchronization
import Testing

@Suite("Group commit")
struct GroupCommitTests {
  @Test("answers each writer of a group with its own outcome")
  func isolation() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    for number in 0..<40 { try await ledger.submit(world.submission(number)) }
    let gate = Gate()
    async let first = ledger.issue(world.transfer(0), at: world.at(1)) { position in
      gate.wait()
      return try world.sign("asked", world.transfer(0))(position)
    }
    let outcomes = Outcomes()
    await withTaskGroup { group in
      for number in 1..<40 {
        group.addTask {
          let id = world.transfer(number)
          do {
            let entry = try await ledger.issue(id, at: world.at(1)) { position in
              if number % 2 == 0 { throw Unsigned(number: number) }
              return try world.sign("asked", id)(position)
            }
            outcomes.note(number, entry.statement.transfer == id)
          } catch let error as Unsigned {
            outcomes.note(number, error.number == number)
          } catch { outcomes.note(number, false) }
        }
      }
      group.addTask { gate.open() }
    }
    _ = try await first
    #expect(outcomes.wrong == [])
    for number in 0..<40 {
      let expected = number == 0 || number % 2 == 1 ? 2 : 1
      #expect(try await ledger.log(world.transfer(number)).count == expected)
    }
  }

  private func submitAtOnce(_ count: Int, to ledger: SQLiteLedger) async throws {
    let world = try makeWorld(ledger)
    try await withThrowingTaskGroup { group in
      for number in 0..<count { group.addTask { try await ledger.submit(world.submission(number)) } }
      try await group.waitForAll()
    }
  }

  @Test("commits far less often than it is called")
  func gathers() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    try await submitAtOnce(200, to: ledger)
    #expect(try await ledger.queue().count == 200)
    #expect(ledger.commits < 100, "\(ledger.commits) commits for 200 writes")
  }

  @Test("nothing of a group is written outside the ledger's own files")
  func staysAtHome() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    try await submitAtOnce(200, to: ledger)
    let descriptors = "/proc/self/fd"
    let open = try FileManager.default.contentsOfDirectory(atPath: descriptors)
      .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(descriptors)/\($0)") }
    #expect(open.contains { $0.hasPrefix(scratch.path) })
    #expect(open.filter { $0.contains("etilqs") } == [], "SQLite's temporary files")
  }

  @Test("a read sees what was confirmed before it")
  func readsOwnWrites() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    try await withThrowingTaskGroup { group in
      for number in 0..<64 {
        group.addTask {
          let submission = world.submission(number)
          try await ledger.submit(submission)
          #expect(try await ledger.queueItem(submission.item.id) == submission.item)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("work in hand is finished before the store closes")
  func closing() async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path)
    let world = try makeWorld(ledger)
    let confirmed = await withTaskGroup(of: Int.self) { group in
      for number in 0..<64 {
        group.addTask { (try? await ledger.submit(world.submission(number))) == nil ? 0 : 1 }
      }
      group.addTask {
        try? ledger.close()
        return 0
      }
      return await group.reduce(0, +)
    }
    let copy = try Scratch()
    try FileManager.default.copyItem(
      atPath: scratch.file("ledger.sqlite"), toPath: copy.file("ledger.sqlite"))
    #expect(try await openLedger(copy.path).queue().count == confirmed)
  }
}

private struct Unsigned: Error { let number: Int }

/// Holds a thread until it is opened.
private final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func wait() { semaphore.wait() }
  func open() { semaphore.signal() }
}

private final class Outcomes: Sendable {
  private let noted = Mutex([Int: Bool]())
  func note(_ number: Int, _ isRight: Bool) { noted.withLock { $0[number] = isRight } }
  var wrong: [Int] { noted.withLock { all in (1..<40).filter { all[$0] != true } } }
}
