import Foundation
import Handover
import HandoverTesting

/// A file that goes when the last reference does.
final class ScratchFile: Sendable {
  let path: String
  let sha256: String

  init(_ data: Data) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "courier-\(UUID().uuidString)").path
    sha256 = TestSHA256.digest(data).text
    try data.write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
