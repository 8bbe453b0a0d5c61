import CCurl
import Foundation
import Glibc

/// The octets of one request as libcurl asks for them, from memory or straight from a file. Used on the engine's
/// thread only.
final class CurlBody {
  private enum Source {
    case memory(Data)
    case file(descriptor: Int32)
  }

  private let source: Source
  /// Octets to send, and where in the source they begin.
  let size: Int64
  private let start: Int64
  private var offset: Int64 = 0
  /// A read found another file than was announced.
  private(set) var hasChanged = false

  /// - Throws: `TransferFailure.fileChanged`.
  init(_ body: CurlRequest.Body) throws(TransferFailure) {
    size = body.size
    switch body {
    case .none: (source, start) = (.memory(Data()), 0)
    case .bytes(let data): (source, start) = (.memory(data), 0)
    case .file(let path, let size, let offset):
      start = offset
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .fileChanged }
      var status = stat()
      guard fstat(descriptor, &status) == 0, Int64(status.st_size) == size else {
        close(descriptor)
        throw .fileChanged
      }
      source = .file(descriptor: descriptor)
    }
  }

  deinit {
    if case .file(let descriptor) = source { close(descriptor) }
  }

  /// Goes to `offset`: libcurl sends the body once more, on another connection.
  func seek(to offset: Int64) -> Int32 {
    guard (0...size).contains(offset) else { return CURL_SEEKFUNC_FAIL }
    self.offset = offset
    return CURL_SEEKFUNC_OK
  }

  private let began = ContinuousClock.now
  /// What goes to libcurl at a time becomes one TLS record or several, and of a record that a line breaks in nothing arrives.
  private static let smallStep = 4 << 10
  /// Octets after which a line has shown how wide it is, and octets a second from which on it is wide.
  private static let (trial, wide): (Int64, Double) = (512 << 10, 1e6)

  /// Octets at a time: few, until the line has shown that it is wide.
  private var step: Int {
    guard offset >= Self.trial, Double(offset) >= Self.wide * ((ContinuousClock.now - began) / .seconds(1)) else {
      return Self.smallStep
    }
    return .max
  }

  /// Fills `buffer`, and says how far; 0 at the end.
  ///
  /// - Parameter isSlice: No more than a little.
  func read(into buffer: UnsafeMutableRawBufferPointer, isSlice: Bool) -> Int {
    let wanted = Int(min(Int64(min(buffer.count, isSlice ? Self.smallStep : step)), size - offset))
    guard wanted > 0 else { return 0 }
    let got: Int
    switch source {
    case .memory(let data):
      let first = data.startIndex + Int(offset)
      got = data[first..<first + wanted].copyBytes(to: buffer)
    case .file(let descriptor):
      got = pread(descriptor, buffer.baseAddress, wanted, off_t(start + offset))
    }
    guard got > 0 else {
      hasChanged = true
      return Int(CURL_READFUNC_ABORT)
    }
    offset += Int64(got)
    return got
  }
}
