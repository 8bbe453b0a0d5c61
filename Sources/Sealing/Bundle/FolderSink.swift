import Base
import Foundation
package import Handover
import Synchronization

/// Writes an opened case into a folder that appears only when the whole has been verified, and is durable.
package final class FolderSink: CaseSink {
  private let target: String
  private let temporary: String
  private var descriptor: Int32 = -1
  private var path = ""
  /// Octets of the current file, and how many of them the disk has been told to take.
  private var written = 0
  private var begun = 0
  private static let step = 8 << 20
  private var committed = false

  /// - Parameter target: A folder that must not exist yet, or be empty; the one around it exists.
  /// - Throws: `FolderRefused`; `StorageProblem`.
  package init(target folder: String) throws {
    // A slash at the end would put the temporary folder inside the target.
    target =
      folder.utf8.count > 1 && folder.utf8.last == UInt8(ascii: "/") ? String(folder.dropLast()) : folder
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: target, isDirectory: &isFolder), !isFolder.boolValue {
      throw FolderRefused("\(target) is a file: name a folder that does not exist yet")
    }
    if let contents = try? manager.contentsOfDirectory(atPath: target), !contents.isEmpty {
      throw FolderRefused("\(target) is not empty: name a folder that does not exist yet")
    }
    let parent = (target as NSString).deletingLastPathComponent
    guard manager.fileExists(atPath: parent.isEmpty ? "." : parent) else {
      let name = (target as NSString).lastPathComponent
      throw FolderRefused("there is no folder \(parent) to put \(name) into: make it first")
    }
    temporary = target + Self.mark + "\(getpid())"
    try? manager.removeItem(atPath: temporary)
    guard mkdir(temporary, 0o700) == 0 else {
      throw StorageProblem(call: "mkdir", path: temporary, errno: errno)
    }
    let made = temporary
    Self.unfinished.withLock { _ = $0.insert(made) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !committed { try? FileManager.default.removeItem(atPath: temporary) }
    let gone = temporary
    Self.unfinished.withLock { _ = $0.remove(gone) }
  }

  package func begin(_ file: CaseSourceFile) throws {
    path = temporary + "/" + file.path
    var folder = temporary
    for component in file.path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
      folder += "/" + String(decoding: component, as: UTF8.self)
      try Disk.makeDirectory(folder)
    }
    descriptor = try Disk.open(path, O_WRONLY | O_CREAT | O_EXCL)
    (written, begun) = (0, 0)
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    try Disk.write(descriptor, bytes, path: path)
    written += bytes.count
    // The disk works on a large file while its rest is opened: `end` waits for all of it.
    guard written - begun >= Self.step else { return }
    Disk.beginWriteOut(descriptor, from: Int64(begun), count: Int64(written - begun))
    begun = written
  }

  package func end() throws {
    try Disk.synchronizeData(descriptor, path: path)
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw StorageProblem(call: "close", path: path, errno: errno) }
  }

  /// Puts the folder in place; an empty one that stood there is replaced.
  package func commit() throws {
    let (opened, place) = (temporary, target)
    try Self.unfinished.withLock { unfinished in
      try Disk.move(opened, to: place)
      unfinished.remove(opened)
    }
    committed = true
    try Disk.synchronizeDirectory((target as NSString).deletingLastPathComponent)
  }
}

// What a reading that was interrupted would leave: a case in clear under a name that nobody looks for.
extension FolderSink {
  /// Stands between the target's name and the id of the process that writes.
  private static let mark = ".opening-"
  /// The folders this process is writing. The lock is held while one of them is put in place or removed, so that
  /// never half of a case is put in place.
  private static let unfinished = Mutex<Set<String>>([])

  /// Removes what this process has opened and not put in place, from whichever thread; the process is to end then.
  ///
  /// - Returns: Whether there was anything.
  package static func removeUnfinished() -> Bool {
    unfinished.withLock { folders in
      for folder in folders {
        // The thread that opens goes on meanwhile, and may put one more file beside those just removed.
        for _ in 0..<100 where Disk.exists(folder) { try? FileManager.default.removeItem(atPath: folder) }
      }
      return !folders.isEmpty
    }
  }

  /// The folders that earlier processes, which have ended, have left beside a target.
  ///
  /// - Parameter target: The path of a case folder, without a slash at its end.
  package static func leftovers(beside target: String) -> [String] {
    let parent = (target as NSString).deletingLastPathComponent
    let start = (target as NSString).lastPathComponent + mark
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
    return names.sorted().filter { name in
      guard name.hasPrefix(start), let process = pid_t(name.dropFirst(start.count)), process > 0 else { return false }
      return kill(process, 0) != 0 && errno == ESRCH
    }.map { (parent as NSString).appendingPathComponent($0) }
  }
}

/// A folder into which nothing is opened; says why, and what to do.
package struct FolderRefused: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
