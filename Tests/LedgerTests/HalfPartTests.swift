import Base
import Foundation
import Handover
import HandoverTesting
import Ledger
import Synchronization
import Testing

@Suite("Parts that come over a line, whole or in halves")
struct HalfPartTests {
  private let scratch: Scratch
  private let parts: DiskPartFiles
  private let bytes = [UInt8]("a sealed part".utf8)
  private let delivery = TestSHA256.digest([1])
  private let other = TestSHA256.digest([2])
  private var digest: Digest { TestSHA256.digest(bytes) }
  private var part: Manifest.Part { Manifest.Part(sha256: digest, bytes: Int64(bytes.count)) }

  init() throws {
    scratch = try Scratch()
    parts = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
  }

  private func write(_ bytes: some Collection<UInt8>, to writer: any PartWriter) throws {
    try Array(bytes).withUnsafeBytes { try writer.write($0) }
  }

  /// Writes some octets and breaks off.
  private func begin(_ count: Int, in files: DiskPartFiles? = nil, of delivery: DeliveryID? = nil) throws {
    let writer = try (files ?? parts).writer(part, of: delivery ?? self.delivery, from: 0)
    try write(bytes[..<count], to: writer)
  }

  private var content: [String] { files(in: scratch.path) }
  private var halfFile: String { "half/\(delivery)-\(digest)" }

  @Test("a part written piece by piece appears when it is finished, not before", arguments: [1, 5, 13, 100])
  func written(_ step: Int) throws {
    let writer = try parts.writer(part, of: delivery, from: 0)
    for start in stride(from: 0, to: bytes.count, by: step) {
      try write(bytes[start..<min(start + step, bytes.count)], to: writer)
      #expect(!parts.has(digest))
    }
    try writer.finish()
    #expect(parts.has(digest))
    #expect(FileManager.default.contents(atPath: parts.path(of: digest)) == Data(bytes))
    #expect(content == ["parts/\(digest.text.prefix(2))/\(digest)"])
    #expect(parts.halves == [])
  }

  @Test("what has come stays when the line breaks, and the rest is added to it", arguments: [1, 6, 12])
  func resumed(_ count: Int) throws {
    try begin(count)
    #expect(try parts.have(part, of: delivery) == Int64(count))
    #expect(parts.halfBytes(of: delivery) == Int64(count))
    let writer = try parts.writer(part, of: delivery, from: Int64(count))
    try write(bytes[count...], to: writer)
    try writer.finish()
    #expect(FileManager.default.contents(atPath: parts.path(of: digest)) == Data(bytes))
    #expect(parts.halves == [])
  }

  @Test("it stays over a restart too, and a delivery that is not coming any more takes it along")
  func restarted() throws {
    try begin(6)
    let again = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    #expect(again.halves == [delivery])
    #expect(try again.have(part, of: delivery) == 6)
    again.discardHalves(of: delivery)
    #expect(content == [])
    #expect(try again.have(part, of: delivery) == 0)
  }

  @Test("another number of octets than is here is told, and nothing changes", arguments: [0, 1, 5, 7, 13])
  func elsewhere(_ offset: Int64) throws {
    try begin(6)
    let problem = #expect(throws: OffsetMismatch.self) { try parts.writer(part, of: delivery, from: offset) }
    #expect(problem?.have == 6)
    #expect(try parts.have(part, of: delivery) == 6)
  }

  @Test("of a part of which nothing is here, nothing can be gone on from, and no file is left", arguments: [1, 7, 13])
  func nothingHere(_ offset: Int64) throws {
    let problem = #expect(throws: OffsetMismatch.self) { try parts.writer(part, of: delivery, from: offset) }
    #expect(problem?.have == 0)
    #expect(content.filter { $0.hasPrefix("half/") } == [])
  }

  @Test("from the beginning is always possible")
  func anew() throws {
    try begin(6)
    let writer = try parts.writer(part, of: delivery, from: nil)
    try write(bytes, to: writer)
    try writer.finish()
    #expect(parts.has(digest))
  }

  @Test("the newest request owns the part; what an older one still brings is not taken")
  func newest() throws {
    let older = try parts.writer(part, of: delivery, from: 0)
    try write(bytes[..<6], to: older)
    let newer = try parts.writer(part, of: delivery, from: 6)
    let problem = #expect(throws: SealProblem.self) { try write(bytes[6...], to: older) }
    #expect(problem?.code == .superseded)
    #expect(throws: SealProblem.self) { try older.finish() }
    #expect(throws: SealProblem.self) { try older.pause() }
    try write(bytes[6...], to: newer)
    try newer.finish()
    #expect(FileManager.default.contents(atPath: parts.path(of: digest)) == Data(bytes))
  }

  @Test("whoever asks how much is here ends who writes: the answer stays true")
  func asked() throws {
    let writer = try parts.writer(part, of: delivery, from: 0)
    try write(bytes[..<6], to: writer)
    #expect(try parts.have(part, of: delivery) == 6)
    #expect(throws: SealProblem.self) { try write(bytes[6...], to: writer) }
    #expect(try parts.have(part, of: delivery) == 6)
  }

  @Test("one request at a time decides who has a half part: whoever comes while it is read again waits")
  func oneAtATime() async throws {
    try begin(6)
    let stop = StoppedHashing()
    let slow = try DiskPartFiles(directory: scratch.path) { stop.hasher() }
    let (part, delivery) = (part, delivery)
    async let older = Blocking.run { try slow.writer(part, of: delivery, from: 6) }
    while !stop.isReached { try await Task.sleep(for: .milliseconds(1)) }
    async let newer = Blocking.run {
      defer { stop.note() }
      return try slow.writer(part, of: delivery, from: nil)
    }
    // Without the lock it would be there in no time, and the first would go on behind an end that is gone.
    let end = ContinuousClock.now + .milliseconds(300)
    while ContinuousClock.now < end, !stop.isNoted { try await Task.sleep(for: .milliseconds(5)) }
    #expect(!stop.isNoted)
    stop.goOn()
    let (first, second) = (try await older, try await newer)
    #expect(throws: SealProblem.self) { try write(bytes[6...], to: first) }
    try write(bytes, to: second)
    try second.finish()
    #expect(FileManager.default.contents(atPath: parts.path(of: digest)) == Data(bytes))
  }

  /// Stands still in the first piece that is hashed, until it is told to go on.
  private final class StoppedHashing: Sendable {
    private let state = Mutex<(isReached: Bool, isNoted: Bool)>((false, false))
    private let on = DispatchSemaphore(value: 0)

    var isReached: Bool { state.withLock { $0.isReached } }
    /// Whether whoever came later has been let in.
    var isNoted: Bool { state.withLock { $0.isNoted } }

    func note() { state.withLock { $0.isNoted = true } }

    func goOn() { on.signal() }

    func hasher() -> any PartHasher { Hasher(self) }

    private func stop() {
      let isFirst = state.withLock { state in
        defer { state.isReached = true }
        return !state.isReached
      }
      if isFirst { on.wait() }
    }

    private final class Hasher: PartHasher {
      private let whole = TestSHA256()
      private let stopping: StoppedHashing

      init(_ stopping: StoppedHashing) { self.stopping = stopping }

      func update(_ bytes: UnsafeRawBufferPointer) {
        stopping.stop()
        whole.update(bytes)
      }

      func finish() -> Digest { whole.finish() }
    }
  }

  @Test("a half part belongs to one delivery: another that names the part neither sees nor disturbs it")
  func twoDeliveries() throws {
    try begin(6)
    #expect(try parts.have(part, of: other) == 0)
    try begin(3, of: other)
    #expect(try parts.have(part, of: delivery) == 6)
    parts.discardHalves(of: other)
    #expect(try parts.have(part, of: delivery) == 6)
  }

  @Test("when a delivery ends, whoever still writes of it is ended, and nothing of it is left")
  func discarded() throws {
    let writer = try parts.writer(part, of: delivery, from: 0)
    try write(bytes[..<6], to: writer)
    parts.discardHalves(of: delivery)
    let problem = #expect(throws: SealProblem.self) { try write(bytes[6...], to: writer) }
    #expect(problem?.code == .superseded)
    #expect(content == [])
  }

  @Test("a part of which all has come before the line broke is checked and there")
  func allButTheAnswer() throws {
    try begin(bytes.count)
    #expect(try parts.have(part, of: delivery) == Int64(bytes.count))
    #expect(parts.has(digest))
    #expect(parts.halves == [])
  }

  @Test("a half part damaged on the disk begins anew", arguments: [6, 13])
  func damaged(_ count: Int) throws {
    try begin(count)
    try Data(repeating: 0x21, count: count).write(to: URL(filePath: scratch.file(halfFile)))
    let again = try DiskPartFiles(directory: scratch.path, hashing: testHashing)
    let have = try again.have(part, of: delivery)
    #expect(have == (count == 13 ? 0 : 6))
    if have > 0 {
      let writer = try again.writer(part, of: delivery, from: have)
      try write(bytes[count...], to: writer)
      let problem = #expect(throws: SealProblem.self) { try writer.finish() }
      #expect(problem?.code == .digestMismatch)
    }
    #expect(content == [])
    #expect(try again.have(part, of: delivery) == 0)
  }

  @Test("wrong bytes are refused and leave nothing", arguments: ["a Sealed part", "a sealed par", ""])
  func wrong(_ text: String) throws {
    let writer = try parts.writer(part, of: delivery, from: 0)
    try write([UInt8](text.utf8), to: writer)
    let problem = #expect(throws: SealProblem.self) { try writer.finish() }
    #expect(problem?.code == .digestMismatch)
    #expect(problem?.layer == .part)
    #expect(problem?.detail.contains("\(text.utf8.count) octets of 13 came") == (text.utf8.count < bytes.count))
    #expect(throws: SealProblem.self) { try writer.finish() }
    #expect(!parts.has(digest))
    #expect(content == [])
  }

  @Test("more than was announced is refused at once, whatever comes after")
  func tooLong() throws {
    let writer = try parts.writer(part, of: delivery, from: 0)
    try write(bytes, to: writer)
    let problem = #expect(throws: SealProblem.self) { try write([0], to: writer) }
    #expect(problem?.code == .tooLarge)
    #expect(throws: SealProblem.self) { try writer.finish() }
    #expect(throws: SealProblem.self) { try write([], to: writer) }
    #expect(!parts.has(digest))
    #expect(content == [])
  }

  @Test("a finished writer takes nothing more and removes nothing")
  func finished() throws {
    try {
      let writer = try parts.writer(part, of: delivery, from: 0)
      try write(bytes, to: writer)
      try writer.finish()
      #expect(throws: SealProblem.self) { try write([1], to: writer) }
      #expect(throws: SealProblem.self) { try writer.finish() }
    }()
    #expect(parts.has(digest))
    #expect(content.count == 1)
  }
}
