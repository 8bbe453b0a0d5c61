import Foundation
import Handover
import HandoverTesting
import Sealing

/// Parts in a folder of a test.
struct TestParts {
  let files: DirectoryPartFiles

  init(_ folder: String) throws {
    files = try DirectoryPartFiles(folder + "/parts")
  }

  /// Puts octets there under a name that need not be true.
  func put(_ name: String, _ part: Data) throws {
    try part.write(to: URL(fileURLWithPath: "\(files.folder)/\(name).p7m"))
  }

  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for digest in files.digests {
      contents[digest.text] = try Data(contentsOf: URL(fileURLWithPath: files.path(of: digest)))
    }
    return contents
  }
}
