import Foundation
import Handover

@testable import Sealing

extension Scenario {
  private typealias Entry = TarFixture.Entry

  /// Sealed and signed by a mission that wants to do harm, or is faulty.
  static let archive: [Scenario] =
    nested + [
      frame("no-zstd", .malformed, "The tar is not compressed.") { $0 },
      frame("empty-frame", .malformed, "A frame with nothing in it.") { _ in ZstdFixture.frame(Data()) },
      frame("two-frames", .malformed, "Two zstd frames.") {
        ZstdFixture.frame($0.prefix(1024)) + ZstdFixture.frame($0.dropFirst(1024))
      },
      frame("trailing", .malformed, "Octets behind the zstd frame.") {
        ZstdFixture.frame($0) + Data("more".utf8)
      },
      frame("skippable", .malformed, "A skippable frame behind the zstd frame.") {
        ZstdFixture.frame($0) + Data([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4])
      },
      frame("skippable-first", .malformed, "A skippable frame before the zstd frame.") {
        Data([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]) + ZstdFixture.frame($0)
      },
      frame("truncated", .malformed, "The frame is cut off.") { ZstdFixture.frame($0).dropLast(700) },
      frame("window", .bomb, "A window of 2 GiB.") { ZstdFixture.frame($0, window: 0xa8) },
      frame("window-above", .bomb, "A window of 9 MiB.") { ZstdFixture.frame($0, window: 0x69) },
      frame("window-single", .bomb, "A single segment of 9 MiB, which is its window.") {
        var frame = ZstdFixture.frame($0)
        frame.replaceSubrange(4..<6, with: [0xa0, 0, 0, 0x90, 0])
        return frame
      },
      frame("dictionary", .malformed, "A frame that needs a dictionary.") { content in
        var frame = ZstdFixture.frame(content)
        frame[4] = 1
        frame.insert(7, at: 6)
        return frame
      },
      frame("bomb", .bomb, "Inflates to 256 MiB more than was signed.") {
        ZstdFixture.bomb(after: $0, blocks: 2048)
      },
      Scenario("archive", "short", .archive, .malformed, "Inflates to less than was signed.") {
        try Crafted { $0.bytes = 1 << 20 }.make($0)
      },
      tar("tar-trailing", .malformed, "Something behind the end of the tar.") { $0 += Data("more".utf8) },
      tar("tar-second", .malformed, "A second archive behind the first.") {
        $0 += TarFixture.archive([Entry("data/attachments/b.pdf", Data([1]))])
      },
      tar("tar-header-sum", .malformed, "A header with a wrong sum.") { $0[1030] ^= 1 },
      tar("tar-garbage", .malformed, "No tar at all.") { $0 = SampleCase.noise(5000) },
      tar("tar-cut", .malformed, "The tar ends within a file.") { $0 = $0.prefix(1600) },
      entry("symlink", "A symbolic link.") { Entry("data/attachments/x", type: "2", link: "/etc/passwd") },
      entry("hard-link", "A hard link.") { Entry("data/attachments/x", type: "1", link: "data/case.json") },
      entry("character-device", "A character device.") { Entry("data/attachments/x", type: "3") },
      entry("block-device", "A block device.") { Entry("data/attachments/x", type: "4") },
      entry("directory", "A directory.") { Entry("data/attachments/x/", type: "5") },
      entry("pipe", "A named pipe.") { Entry("data/attachments/x", type: "6") },
      entry("absolute", "An absolute name.") { Entry("/etc/cron.d/x", Data([1])) },
      entry("climbing", "A name with `..`.") { Entry("data/attachments/../../x", Data([1])) },
      entry("climbing-marked", "A `..` whose slash carries a combining accent.") {
        Entry("data/attachments/../\u{301}x", Data([1]))
      },
      entry("dot", "A name with `.`.") { Entry("data/./x", Data([1])) },
      entry("empty-component", "A name with two slashes.") { Entry("data//x", Data([1])) },
      entry("control", "A line feed in a name.") { Entry("data/attachments/x\ny", Data([1])) },
      entry("backslash", "A backslash in a name.") { Entry("data/attachments/..\\x", Data([1])) },
      entry("not-utf8", "A name that is not UTF-8.") {
        var entry = Entry("data/attachments/x", Data([1]))
        entry.name += [0xff, 0xfe]
        return entry
      },
      entry("long-name", "A name of 300 octets.") {
        Entry("data/attachments/" + String(repeating: "a/", count: 142), Data([1]))
      },
      entry("name-twice", "The same name twice.") { Entry("data/attachments/a.pdf", Data([1])) },
      entry("file-and-folder", "A file below another file.") {
        Entry("data/attachments/a.pdf/b.pdf", Data([1]))
      },
      entry("outside", "A payload file outside of attachments/.") { Entry("data/other/x", Data([1])) },
      entry("reserved", "A name that Windows keeps for itself.") {
        Entry("data/attachments/NUL.txt", Data([1]))
      },
      entry("gnu-sparse", "A sparse file (GNU).") { Entry("data/attachments/x", Data([1]), type: "S") },
    ]

  /// What a library that looks for filters within filters, or for any format, would take for the case.
  private static let nested: [Scenario] =
    [
      frame("nested", .malformed, "A zstd frame around the zstd frame.") {
        ZstdFixture.frame(ZstdFixture.frame($0))
      },
      frame("nested-windows", .malformed, "A zstd frame around sixteen more, each with a window of 128 MiB.") {
        (0..<16).reduce(ZstdFixture.frame($0, window: 0x88)) { inner, index in
          ZstdFixture.frame(inner, window: index == 15 ? 0x38 : 0x88)
        }
      },
      tar("nested-signed", .malformed, "A zstd frame around the zstd frame, whose size is the one signed.") {
        $0 = ZstdFixture.frame($0)
      },
      tar("tar-mtree", .malformed, "A list that names files of the reader's disk (mtree).") {
        $0 = Data("#mtree\n./data/case.json type=file contents=/etc/hostname\n".utf8)
      },
      tar("tar-cpio", .malformed, "A cpio archive.") { $0 = try FilterFixture.cpio("bagit.txt", $0) },
      Scenario("bag", "tar-in-tar", .bag, .bagInvalid, "The tar as the one file of a tar.") { world in
        try Crafted { $0.tar = { $0 = TarFixture.archive([Entry("bag.tar", $0)]) } }.make(world)
      },
    ]
    + FilterFixture.all.flatMap { name, filter in
      [
        // A text that is longer than what it encodes.
        frame(
          "nested-\(name)", name.hasPrefix("uu") || name.hasPrefix("b64") ? .bomb : .malformed,
          "The tar inside \(name), inside the zstd frame."
        ) { ZstdFixture.frame(try FilterFixture.filtered($0, filter)) },
        tar("tar-\(name)", .malformed, "The tar inside \(name), whose size is the one signed.") {
          $0 = try FilterFixture.filtered($0, filter)
        },
      ]
    }

  private static func frame(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ make: @escaping @Sendable (Data) throws -> Data
  ) -> Scenario {
    Scenario("archive", name, .archive, code, description) { try Crafted { $0.frame = make }.make($0) }
  }

  private static func tar(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ change: @escaping @Sendable (inout Data) throws -> Void
  ) -> Scenario {
    Scenario("archive", name, .archive, code, description) { try Crafted { $0.tar = change }.make($0) }
  }

  /// One entry more, listed like the others.
  private static func entry(
    _ name: String, _ description: String, _ make: @escaping @Sendable () -> TarFixture.Entry
  ) -> Scenario {
    Scenario("archive", name, .archive, .unsafePath, description) { world in
      try Crafted { $0.beforeLists = { $0.append(make()) } }.make(world)
    }
  }
}
