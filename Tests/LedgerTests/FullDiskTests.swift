import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Testing

/// A small file system of its own, that can be filled to the last block.
final class SmallDisk: Sendable {
  /// Whether this user may mount one.
  static let isPossible = (try? SmallDisk(kibibytes: 64)) != nil

  let path: String
  private let scratch: Scratch

  init(kibibytes: Int) throws {
    scratch = try Scratch()
    path = scratch.path
    guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kibibytes)k,mode=0700", "tmpfs", path]) else {
      throw StorageProblem(call: "mount", path: path, errno: EPERM)
    }
  }

  deinit { _ = Self.run("umount", ["-l", path]) }

  /// Takes all the room there is, but for `rest` octets.
  func fill(leaving rest: Int = 0) throws {
    let handle = open(path + "/filler", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(handle) }
    let block = [UInt8](repeating: 0x42, count: 4096)
    while write(handle, block, block.count) > 0 {}
    var status = stat()
    fstat(handle, &status)
    if rest > 0 { ftruncate(handle, max(0, status.st_size - off_t(rest))) }
  }

  /// Octets left.
  var free: Int64 {
    var status = statvfs()
    return statvfs(path, &status) == 0 ? Int64(status.f_bavail) * Int64(status.f_bsize) : 0
  }

  func clear() { unlink(path + "/filler") }

  private static func run(_ tool: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(tool)")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

@Suite(
  "A full disk",
  .enabled(if: SmallDisk.isPossible, "needs the right to mount a tmpfs (root): run the tests as root"))
struct FullDiskTests {
  @Test("fails a call as full, keeps the store whole, and lets it go on when there is room")
  func goesOn() async throws {
    let disk = try SmallDisk(kibibytes: 4096)
    var ledger: SQLiteLedger? = try openLedger(disk.path + "/home")
    let stored = try await {
      let world = try makeWorld(try #require(ledger))
      try await world.store.submit(world.submission(1))
      try disk.fill()
      let stored = try await submitUntilFull(world, from: 2)
      let records = try await world.store.transfers()
      #expect(records.count == stored + 1, "what was confirmed is there, what was not is not")
      disk.clear()
      try await world.store.submit(world.submission(9000))
      return stored
    }()
    ledger = nil
    let again = try openLedger(disk.path + "/home")
    #expect(try await again.transfers().count == stored + 2)
  }

  @Test("lets receipts out of the ballast, which a full disk frees by itself")
  func ballast() async throws {
    let disk = try SmallDisk(kibibytes: 4096)
    let ledger = try openLedger(disk.path + "/home", ballast: 1 << 20)
    let world = try makeWorld(ledger)
    let offer = world.offer(9000)
    try disk.fill()
    #expect(ledger.hasBallast)
    let wal = status(disk.path + "/home/ledger.sqlite-wal")?.size ?? 0
    var number = 0
    while ledger.hasBallast {
      number += 1
      try await ledger.submit(world.submission(number))
    }
    #expect(disk.free + (status(disk.path + "/home/ledger.sqlite-wal")?.size ?? 0) - wal > 500_000)
    let receipt = try await ledger.publish(offer, at: world.at(2), sign: world.receipt(offer))
    #expect(try await ledger.arrival(offer.entry.digest)?.state == .received(receipt: receipt))
    #expect(try await ledger.transfers().count == number + 1)
  }

  @Test("with the ballast used up refuses, and takes the ballast back when there is room")
  func noBallast() async throws {
    let disk = try SmallDisk(kibibytes: 4096)
    let ledger = try openLedger(disk.path + "/home", ballast: 1 << 20)
    let world = try makeWorld(ledger)
    let offer = world.offer(9000)
    try disk.fill()
    _ = try await submitUntilFull(world, from: 1)
    #expect(!ledger.hasBallast)
    let failure = await #expect(throws: StorageProblem.self) {
      _ = try await ledger.publish(offer, at: world.at(1), sign: world.receipt(offer))
    }
    #expect(failure?.isFull == true)
    #expect(try await ledger.arrival(offer.entry.digest) == nil)
    #expect(throws: StorageProblem.self) { try ledger.restoreBallast() }
    #expect(!ledger.hasBallast)
    disk.clear()
    try ledger.restoreBallast()
    #expect(ledger.hasBallast)
    _ = try await ledger.publish(offer, at: world.at(2), sign: world.receipt(offer))
  }

  @Test("fails every writer of a group, and no half of it stays")
  func group() async throws {
    let disk = try SmallDisk(kibibytes: 4096)
    let ledger = try openLedger(disk.path + "/home")
    let world = try makeWorld(ledger)
    try disk.fill()
    _ = try await submitUntilFull(world, from: 1)
    let before = try await ledger.transfers().count
    let confirmed = await withTaskGroup(of: Int.self) { group in
      for number in 2000..<2064 {
        group.addTask { (try? await ledger.submit(world.submission(number))) == nil ? 0 : 1 }
      }
      return await group.reduce(0, +)
    }
    #expect(try await ledger.transfers().count == before + confirmed)
    disk.clear()
    try await withThrowingTaskGroup { group in
      for number in 3000..<3064 { group.addTask { try await ledger.submit(world.submission(number)) } }
      try await group.waitForAll()
    }
    #expect(try await ledger.transfers().count == before + confirmed + 64)
  }

  @Test("does not keep a store from opening: statements still go out")
  func opening() async throws {
    let disk = try SmallDisk(kibibytes: 4096)
    try await {
      let ledger = try openLedger(disk.path + "/home", ballast: 1 << 20)
      try await ledger.submit(makeWorld(ledger).submission(1))
      try ledger.releaseBallast()
    }()
    try disk.fill(leaving: 128 << 10)
    let again = try openLedger(disk.path + "/home", ballast: 1 << 20)
    #expect(!again.hasBallast)
    let world = try makeWorld(again)
    let id = world.transfer(1)
    _ = try await again.issue(id, at: world.at(1), sign: world.sign("asked", id))
    #expect(try await again.log(id).count == 2)
  }

  @Test("refuses a part and leaves none of it", arguments: [0, 4096, 40_960])
  func part(_ room: Int) throws {
    let disk = try SmallDisk(kibibytes: 8192)
    let parts = try DiskPartFiles(directory: disk.path, hashing: testHashing)
    let bytes = [UInt8](repeating: 7, count: 100_000)
    let digest = TestSHA256.digest(bytes)
    try disk.fill(leaving: room)
    let problem = #expect(throws: StorageProblem.self) {
      try bytes.withUnsafeBytes { try parts.store(digest, [$0]) }
    }
    #expect(problem?.isFull == true)
    do {
      let writer = try? parts.writer(.init(sha256: digest, bytes: 100_000), of: digest, from: 0)
      if let writer {
        #expect(throws: StorageProblem.self) { try bytes.withUnsafeBytes { try writer.write($0) } }
      }
    }
    #expect(!parts.has(digest))
    #expect(files(in: disk.path) == ["filler"])
    disk.clear()
    try bytes.withUnsafeBytes { try parts.store(digest, [$0]) }
    #expect(parts.has(digest))
  }

  /// - Returns: How many submissions the store confirmed before it said that the disk is full.
  private func submitUntilFull(_ world: ContractWorld, from first: Int) async throws -> Int {
    for number in first..<first + 5000 {
      do { try await world.store.submit(world.submission(number)) } catch let problem as StorageProblem {
        #expect(problem.isFull)
        return number - first
      }
    }
    Issue.record("the disk never filled up")
    return 0
  }
}
