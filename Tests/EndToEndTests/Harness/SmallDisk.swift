import Foundation

/// A small file system in memory, to be filled up. Needs the right to mount.
final class SmallDisk {
  let path: String

  /// - Throws: `HarnessProblem` when this user may not mount.
  init(_ path: String, bytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let outcome = try Program.run([
      Program.find("mount") ?? "/bin/mount", "-t", "tmpfs", "-o", "size=\(bytes),mode=0700", "tmpfs", path,
    ])
    guard outcome.status == 0 else { throw HarnessProblem("no tmpfs can be mounted: \(outcome.err)") }
  }

  deinit { _ = try? Program.run([Program.find("umount") ?? "/bin/umount", "-l", path]) }

  /// Whether this user may mount, tried once.
  static let isAllowed: Bool = {
    let place = NSTemporaryDirectory() + "baton-mount-\(getpid())"
    defer { rmdir(place) }
    return (try? SmallDisk(place, bytes: 1 << 20)) != nil
  }()

  var free: Int {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return 0 }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  /// Takes up room until so many octets are free.
  func fill(leaving bytes: Int) throws {
    let file = open("\(path)/filler", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(file) }
    // Somebody may be writing meanwhile: then less is free than was asked for.
    var failed: Int32 = 0
    for _ in 0..<100 {
      var status = stat()
      fstat(file, &status)
      let more = free - bytes
      guard more > 0 else { return }
      failed = posix_fallocate(file, off_t(status.st_size), off_t(more))
      if failed == 0 { return }
      guard failed == ENOSPC else { break }
    }
    throw HarnessProblem("the disk cannot be filled: errno \(failed)")
  }

  /// - Parameter mode: `ro` or `rw`.
  func remount(_ mode: String) throws {
    let outcome = try Program.run([Program.find("mount") ?? "/bin/mount", "-o", "remount,\(mode)", path])
    guard outcome.status == 0 else { throw HarnessProblem("no remount: \(outcome.err)") }
  }

  /// Gives the room back.
  func makeRoom() { unlink("\(path)/filler") }
}
