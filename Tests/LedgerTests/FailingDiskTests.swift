import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Synchronization
import Testing

@Suite(
  "A failing disk", .serialized, .timeLimit(.minutes(5)),
  .enabled(
    if: FaultInjection.isPossible, "needs strace and the right to trace: apt install strace, run as root"))
struct FailingDiskTests {
  private let bytes = [UInt8]("a sealed part".utf8)
  private var digest: Digest { TestSHA256.digest(bytes) }

  private func store(_ parts: DiskPartFiles) throws {
    try bytes.withUnsafeBytes { try parts.store(digest, [$0]) }
  }

  /// Stores the part on a thread whose calls fail.
  private func storeFailing(_ parts: DiskPartFiles, _ calls: String, _ error: String) throws {
    let fault = try FaultInjection(calls, error: error)
    defer { fault.end() }
    try store(parts)
  }

  @Test("a sync that fails is final: everything later is refused", arguments: ["fdatasync", "fsync"])
  func final(_ call: String) throws {
    let scratch = try Scratch()
    let parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    let begun = try parts.writer(.init(sha256: digest, bytes: Int64(bytes.count)), of: digest, from: 0)
    try bytes.withUnsafeBytes { try begun.write($0) }
    let first = #expect(throws: StorageProblem.self) { try storeFailing(parts, call, "EIO") }
    #expect(first?.call == call)
    #expect(first?.errno == EIO)
    #expect(!parts.has(digest))
    for later in [
      { try store(parts) }, { _ = try parts.writer(.init(sha256: digest, bytes: 1), of: digest, from: 0) },
      begun.finish,
    ] {
      let problem = #expect(throws: StorageProblem.self) { try later() }
      #expect(problem?.call == call)
    }
    let again = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    #expect(again.needRecheck, "the next start knows")
    again.rechecked()
    #expect(!again.needRecheck)
    _ = try again.sweep(keeping: [], reserve: 0)
    #expect(files(in: scratch.path + "/parts") + files(in: scratch.path + "/temp") == [])
    try store(again)
    #expect(again.has(digest))
  }

  @Test("how much of half a part is here is not told before it is durable")
  func halfNotDurable() throws {
    let scratch = try Scratch()
    let parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    let part = Manifest.Part(sha256: digest, bytes: Int64(bytes.count))
    do {
      let writer = try parts.writer(part, of: digest, from: 0)
      try bytes[..<6].withUnsafeBytes { try writer.write($0) }
    }
    let fault = try FaultInjection("fdatasync", error: "ENOSPC")
    #expect(throws: StorageProblem.self) { try parts.have(part, of: digest) }
    fault.end()
    #expect(try parts.have(part, of: digest) == 6)
  }

  @Test("a part that cannot be read is not taken for a damaged one")
  func unreadable() throws {
    let scratch = try Scratch()
    let parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    try store(parts)
    let fault = try FaultInjection("read", error: "EIO", files: [parts.path(of: digest)])
    let problem = #expect(throws: StorageProblem.self) { try parts.damaged() }
    fault.end()
    #expect(problem?.path == parts.path(of: digest))
    #expect(try parts.damaged() == [])
  }

  @Test(
    "a step that fails leaves no part, and the next try succeeds",
    arguments: [
      ("write", "ENOSPC"), ("write", "EIO"), ("fdatasync", "ENOSPC"), ("rename,renameat,renameat2", "ENOSPC"),
      ("rename,renameat,renameat2", "EIO"), ("fsync", "ENOSPC"), ("fsync", "EDQUOT"),
      ("open,openat", "EMFILE"),
    ])
  func passing(_ calls: String, _ error: String) throws {
    let scratch = try Scratch()
    let parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    #expect(throws: StorageProblem.self) { try storeFailing(parts, calls, error) }
    #expect(!parts.has(digest))
    #expect(files(in: scratch.file("temp")) == [])
    try store(parts)
    #expect(parts.has(digest))
    #expect(FileManager.default.contents(atPath: parts.path(of: digest)) == Data(bytes))
  }

  @Test("an interrupted call is made again")
  func interrupted() throws {
    let scratch = try Scratch()
    let parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    let fault = try FaultInjection("write", error: "EINTR", occurrence: "1")
    defer { fault.end() }
    try store(parts)
    #expect(parts.has(digest))
  }

  /// Issues a statement whose commit meets a fault: it is armed while the signature is made, on the thread
  /// that commits.
  ///
  /// - Returns: What the caller was told.
  private func issue(
    _ world: ContractWorld, in directory: String, meeting calls: String, _ error: String,
    occurrence: String = "1+"
  ) async -> (any Error)? {
    let armed = Armed()
    let files = ["ledger.sqlite-wal", "ledger.sqlite"].map { "\(directory)/\($0)" }
    defer { armed.end() }
    do {
      _ = try await world.store.issue(world.transfer(1), at: world.at(1)) { position in
        armed.arm(try FaultInjection(calls, error: error, occurrence: occurrence, files: files))
        return try world.sign("asked", world.transfer(1))(position)
      }
      return nil
    } catch { return error }
  }

  @Test(
    "a commit that cannot be synced fails, and so does every later one, until the daemon starts again",
    arguments: ["fdatasync,fsync", "fdatasync,fsync,ftruncate,pread64,read"])
  func commit(_ calls: String) async throws {
    let scratch = try Scratch()
    try await {
      let ledger = try openLedger(scratch.path, ballast: 0)
      let world = try makeWorld(ledger)
      try await ledger.submit(world.submission(1))
      let failure = await issue(world, in: scratch.path, meeting: calls, "EIO")
      #expect((failure as? StorageProblem)?.errno == EIO)
      let later = await #expect(throws: StorageProblem.self) { try await ledger.submit(world.submission(2)) }
      #expect(later?.errno == EIO)
      #expect(files(in: scratch.path).contains("recheck"), "the next start reads every part again")
      // Waits for the failed work, which holds on to the ledger and with it to the home's lock.
      try ledger.close()
    }()
    let again = try openLedger(scratch.path, ballast: 0)
    let world = try makeWorld(again)
    #expect(try await again.queueItem(world.submission(1).item.id) != nil, "what was confirmed is there")
    try await again.submit(world.submission(2))
  }

  @Test("a commit that finds no room fails, and the next succeeds", arguments: ["ENOSPC", "EIO"])
  func commitWithoutRoom(_ error: String) async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path, ballast: 0)
    let world = try makeWorld(ledger)
    try await ledger.submit(world.submission(1))
    let failure = await issue(world, in: scratch.path, meeting: "pwrite64", error)
    #expect((failure as? StorageProblem)?.isFull == (error == "ENOSPC"))
    #expect(try await ledger.log(world.transfer(1)).count == 1, "no half of it stays")
    try await ledger.submit(world.submission(2))
    let id = world.transfer(1)
    #expect(
      try await ledger.issue(id, at: world.at(2), sign: world.sign("asked", id)).statement.seq == 2)
  }

  @Test(
    "whichever write of a commit fails, it is there whole or not at all, as its caller was told",
    arguments: ["ENOSPC", "EIO"], 1...6)
  func anyWrite(_ error: String, _ occurrence: Int) async throws {
    let scratch = try Scratch()
    let ledger = try openLedger(scratch.path, ballast: 0)
    let world = try makeWorld(ledger)
    try await ledger.submit(world.submission(1))
    let failure = await issue(
      world, in: scratch.path, meeting: "pwrite64", error, occurrence: "\(occurrence)")
    #expect(try await ledger.log(world.transfer(1)).count == (failure == nil ? 2 : 1))
    #expect(try await ledger.queue().count == (failure == nil ? 2 : 1))
    try await ledger.submit(world.submission(2))
    let copy = try Scratch()
    try FileManager.default.copyItem(atPath: scratch.path, toPath: copy.file("home"))
    #expect(try await openLedger(copy.file("home")).transfers().count == 2)
  }
}

/// A fault that one thread brings about and another ends.
private final class Armed: Sendable {
  private let fault = Mutex<FaultInjection?>(nil)

  func arm(_ injection: FaultInjection) { fault.withLock { $0 = injection } }

  func end() { fault.withLock { $0 }?.end() }
}
