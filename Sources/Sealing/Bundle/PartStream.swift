import Dispatch
import Foundation
import Handover
import Synchronization

/// The content of a compartment's parts, in order, each opened and checked as a whole before any octet of it is
/// given out. While one part is read, the next ones are opened on the other cores.
final class PartStream {
  /// A part that is being opened.
  private final class Opening: @unchecked Sendable {
    let done = DispatchSemaphore(value: 0)
    /// Set before `done`, read after it.
    var result: Result<(PartBuffer, Range<Int>), SealProblem>?
  }

  private let parts: [Manifest.Part]
  private let opener: PartOpener
  private let queue = DispatchQueue(label: "baton.opening", attributes: .concurrent)
  private var ahead: [Opening] = []
  private var started = 0
  private var current: PartBuffer?
  private static let lookAhead = 2

  init(_ parts: [Manifest.Part], opener: PartOpener) {
    self.parts = parts
    self.opener = opener
  }

  deinit { for opening in ahead { opening.done.wait() } }

  /// The next part's content, valid until the next call; empty after the last.
  func next() throws(SealProblem) -> UnsafeRawBufferPointer {
    // The spent buffer is given back before another is taken, so that memory stays at `lookAhead` + 1 parts.
    current = nil
    if parts.count == 1, started == 0 {
      started = 1
      return keep(try opener.open(parts[0]))
    }
    while started < parts.count, ahead.count < Self.lookAhead { start(parts[started]) }
    guard !ahead.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let opening = ahead.removeFirst()
    opening.done.wait()
    guard let result = opening.result else { throw SealProblem(.part, .internalError, "a part was not opened") }
    let opened = try result.get()
    if started < parts.count { start(parts[started]) }
    return keep(opened)
  }

  private func start(_ part: Manifest.Part) {
    let opening = Opening()
    ahead.append(opening)
    started += 1
    queue.async { [opener] in
      do throws(SealProblem) { opening.result = .success(try opener.open(part)) } catch {
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

/// The memory of one part.
final class PartBuffer: @unchecked Sendable {
  let memory: UnsafeMutableRawBufferPointer

  init(count: Int) { memory = .allocate(byteCount: count, alignment: 4096) }

  deinit { memory.deallocate() }
}

/// Opens single parts: size and digest first, then structure, then key and tag.
struct PartOpener: Sendable {
  let files: any PartFiles
  let openers: [SealedPart.Opener]

  func open(_ part: Manifest.Part) throws(SealProblem) -> (buffer: PartBuffer, content: Range<Int>) {
    let buffer = try read(part)
    guard SHA256.digest([UnsafeRawBufferPointer(buffer.memory)]) == part.sha256 else {
      throw SealProblem(.part, .digestMismatch, "part \(part.sha256) is damaged")
    }
    return (buffer, try SealedPart.open(buffer.memory, with: openers))
  }

  private func read(_ part: Manifest.Part) throws(SealProblem) -> PartBuffer {
    guard part.bytes > 0, part.bytes <= SealedPart.contentSize + SealedPart.overhead else {
      throw SealProblem(.part, .tooLarge, "a part of \(part.bytes) octets")
    }
    let descriptor = Foundation.open(files.path(of: part.sha256), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw SealProblem(.part, .partMissing, "part \(part.sha256) is not here") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int64(status.st_size) == part.bytes else {
      throw SealProblem(.part, .digestMismatch, "part \(part.sha256) has another size than the manifest says")
    }
    let buffer = PartBuffer(count: Int(part.bytes))
    var filled = 0
    while filled < buffer.memory.count {
      let count = Foundation.read(
        descriptor, buffer.memory.baseAddress?.advanced(by: filled), buffer.memory.count - filled)
      guard count > 0 else { throw SealProblem(.part, .digestMismatch, "part \(part.sha256) cannot be read") }
      filled += count
    }
    return buffer
  }
}
