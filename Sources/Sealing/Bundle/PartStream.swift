import Dispatch
import Foundation
import Handover
import Synchronization

/// The content of a compartment's parts, in order, each opened and checked as a whole before any octet of it
/// is given out. While one part is read, the next ones may be opened on the other cores.
final class PartStream {
  /// A part that is being opened.
  ///
  /// `@unchecked Sendable`: `result` is set before `done` is signalled, and read after it was waited for.
  private final class Opening: @unchecked Sendable {
    let done = DispatchSemaphore(value: 0)
    var result: Result<(PartBuffer, Range<Int>), SealProblem>?
  }

  private let parts: [Manifest.Part]
  private let opener: PartOpener
  private let queue = DispatchQueue(label: "baton.opening", attributes: .concurrent)
  private var ahead: [Opening] = []
  private var started = 0
  private var current: PartBuffer?
  private let lookAhead: Int

  /// - Parameter lookAhead: Parts that are opened while one is read: each has a buffer of its own.
  init(_ parts: [Manifest.Part], opener: PartOpener, lookAhead: Int) {
    self.parts = parts
    self.opener = opener
    self.lookAhead = min(lookAhead, parts.count - 1)
  }

  deinit { for opening in ahead { opening.done.wait() } }

  /// The next part's content, valid until the next call; empty after the last.
  func next() throws(SealProblem) -> UnsafeRawBufferPointer {
    // The spent buffer is given back before another is taken, so that memory stays at `lookAhead` + 1 parts.
    if let spent = current { opener.pool.giveBack(spent) }
    current = nil
    if lookAhead < 1, started < parts.count {
      started += 1
      return keep(try opener.open(parts[started - 1], isLast: started == parts.count))
    }
    while started < parts.count, ahead.count < lookAhead { startNext() }
    guard !ahead.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let opening = ahead.removeFirst()
    opening.done.wait()
    guard let result = opening.result else {
      throw SealProblem(.part, .internalError, "a part was not opened")
    }
    let opened = try result.get()
    if started < parts.count { startNext() }
    return keep(opened)
  }

  private func startNext() {
    let opening = Opening()
    let part = parts[started]
    ahead.append(opening)
    started += 1
    queue.async { [opener, isLast = started == parts.count] in
      do throws(SealProblem) { opening.result = .success(try opener.open(part, isLast: isLast)) } catch {
        opening.result = .failure(error)
      }
      opening.done.signal()
    }
  }

  private func keep(_ opened: (buffer: PartBuffer, content: Range<Int>)) -> UnsafeRawBufferPointer {
    current = opened.buffer
    return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(opened.buffer.memory)[opened.content])
  }
}

/// Opens single parts: size and digest first, then structure, then key and tag.
struct PartOpener: Sendable {
  let files: any PartSource
  let openers: [SealedPart.Opener]
  let pool: PartBufferPool

  init(files: any PartSource, openers: [SealedPart.Opener], parts: [Manifest.Part]) {
    self.files = files
    self.openers = openers
    let largest = parts.map(\.bytes).max() ?? 0
    pool = PartBufferPool(capacity: Int(clamping: min(largest, Self.limit)))
  }

  private static let limit = Int64(SealedPart.contentSize + SealedPart.overhead)

  func open(_ part: Manifest.Part, isLast: Bool) throws(SealProblem) -> (
    buffer: PartBuffer, content: Range<Int>
  ) {
    let buffer = try read(part)
    guard SHA256.digest([UnsafeRawBufferPointer(buffer.memory)]) == part.sha256 else {
      throw SealProblem(.part, .digestMismatch, "part \(part.sha256) is damaged")
    }
    let content = try SealedPart.open(buffer.memory, with: openers)
    guard isLast || content.count == SealedPart.contentSize else {
      throw SealProblem(.structure, .malformed, "a part that is not the last holds less than 8 MiB")
    }
    return (buffer, content)
  }

  /// Checks size, digest and structure of a part that is for others.
  func inspect(_ part: Manifest.Part, isLast: Bool) throws(SealProblem) {
    let buffer = try read(part)
    defer { pool.giveBack(buffer) }
    guard SHA256.digest([UnsafeRawBufferPointer(buffer.memory)]) == part.sha256 else {
      throw SealProblem(.part, .digestMismatch, "part \(part.sha256) is damaged")
    }
    let count = try PartLayout(UnsafeRawBufferPointer(buffer.memory)).ciphertext.count
    guard isLast ? count <= SealedPart.contentSize : count == SealedPart.contentSize else {
      throw SealProblem(.structure, .malformed, "a part of another size than its place allows")
    }
  }

  private func read(_ part: Manifest.Part) throws(SealProblem) -> PartBuffer {
    guard part.bytes > 0, part.bytes <= Self.limit else {
      throw SealProblem(.part, .tooLarge, "a part of \(part.bytes) octets")
    }
    let missing = SealProblem(.part, .partMissing, "part \(part.sha256) is not here")
    guard let place = files.place(of: part.sha256) else { throw missing }
    let descriptor = Foundation.open(place.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw missing }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, (place.bytes ?? Int64(status.st_size) - place.offset) == part.bytes else {
      throw SealProblem(.part, .digestMismatch, "part \(part.sha256) has another size than the manifest says")
    }
    let buffer = pool.take()
    buffer.use(Int(part.bytes))
    try fill(buffer.memory, from: descriptor, at: place.offset, part)
    return buffer
  }

  private func fill(
    _ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int64, _ part: Manifest.Part
  ) throws(SealProblem) {
    var filled = 0
    while filled < memory.count {
      let count = pread(
        descriptor, memory.baseAddress?.advanced(by: filled), memory.count - filled, off_t(offset) + off_t(filled))
      guard count > 0 else { throw SealProblem(.part, .digestMismatch, "part \(part.sha256) cannot be read") }
      filled += count
    }
  }
}
