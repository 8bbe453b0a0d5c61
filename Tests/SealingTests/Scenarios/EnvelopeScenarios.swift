import Base
import Foundation
import Handover

@testable import Sealing

/// Makings of offers and statements.
enum OfferScenarios {
  typealias Entry = TarFixture.Entry

  /// An offer in form. What its members hold is for others to look at.
  static func tar(_ change: (inout [Entry]) -> Void = { _ in }) -> Data {
    let part = Data("a part".utf8)
    var entries = [
      Entry("directory.p7m", Data("a directory".utf8)), Entry("manifest.p7m", Data("a manifest".utf8)),
      Entry("parts/\(SHA256.digest(part)).p7m", part),
    ]
    change(&entries)
    return TarFixture.archive(entries)
  }

  static var receipt: [String: JSONValue] {
    let delivery = JSONValue.string(SHA256.digest(Data("a manifest".utf8)).text)
    return [
      "type": .string("received"), "transfer": .string(Crafted.transfer), "bundle": delivery,
      "author": .string(World.receiver.text),
      "staff": .object(["role": .string("daemon"), "id": .string("baton")]),
      "seq": .integer(1), "seen": .integer(1), "at": .string("2027-01-15T08:00:00Z"),
      "body": .object([
        "delivery": delivery, "bytes": .integer(1000), "parts": .integer(1),
        "epoch": .string("6f9619ff-8b86-4011-b42d-00c04fc964ff"),
      ]),
    ]
  }
}

extension Scenario {
  /// What is no offer, no manifest, no statement.
  static let envelope: [Scenario] =
    [
      offer("offer-device", "A device among the members.") { $0.append(.init("parts/x.p7m", type: "3")) },
      offer("offer-link", "A link as the manifest.") {
        $0[1] = .init("manifest.p7m", type: "2", link: "/etc/passwd")
      },
      offer("offer-unknown-member", "A member that the format does not know.") {
        $0.append(.init("notes.txt", Data([1])))
      },
      offer("offer-no-manifest", "Parts without a manifest.") { $0.remove(at: 1) },
      offer("offer-part-first", "A part before the manifest.") { $0.swapAt(1, 2) },
      offer("offer-directory-late", "The directory after the manifest.") { $0.swapAt(0, 1) },
      offer("offer-twice", "The same part twice.") { $0.append($0[2]) },
      offer("offer-climbing", "A part that would climb out of its folder.") {
        $0[2].name = Array("parts/../x.p7m".utf8)
      },
      Scenario("envelope", "offer-trailing", .envelope, .malformed, "Something behind the end of the tar.") {
        _ in
        var vector = Vector(.offer)
        vector.offer = OfferScenarios.tar() + Data("more".utf8)
        return vector
      },
      Scenario("envelope", "offer-garbage", .envelope, .malformed, "No tar at all.") { _ in
        var vector = Vector(.offer)
        vector.offer = SampleCase.noise(2000)
        return vector
      },
      manifest("manifest-garbage", "Text in place of the signed manifest.") { _ in Data("hello".utf8) },
      manifest("manifest-empty", "Nothing in place of the signed manifest.") { _ in Data() },
      manifest("manifest-trailing", "An octet behind the signed manifest.") { $0 + [0] },
      manifest("manifest-truncated", "The last octet is missing.") { $0.dropLast() },
      manifest("manifest-indefinite", "The outer value in BER with indefinite length.") { der in
        guard let tree = DERTree(der) else { return der }
        return Data([0x30, 0x80]) + tree.children.reduce(Data()) { $0 + $1.der } + Data([0, 0])
      },
      manifest("manifest-inner-ber", "The content in BER: a constructed octet string.") { der in
        PartTree.changed(der) { tree in
          let content = tree[1, 0, 2, 1, 0]
          tree[1, 0, 2, 1, 0] = DERTree(0x24, children: [content])
        }
      },
      Scenario(
        "envelope", "manifest-is-part", .envelope, .malformed, "A sealed part in place of the manifest."
      ) {
        world in
        var vector = try Crafted().make(world)
        vector.manifest = vector.parts?.values.first
        return vector
      },
    ]

  private static func offer(
    _ name: String, _ description: String, _ change: @escaping @Sendable (inout [TarFixture.Entry]) -> Void
  ) -> Scenario {
    Scenario("envelope", name, .envelope, .malformed, description) { _ in
      var vector = Vector(.offer)
      vector.offer = OfferScenarios.tar(change)
      return vector
    }
  }

  private static func manifest(
    _ name: String, _ description: String, _ change: @escaping @Sendable (Data) -> Data
  ) -> Scenario {
    Scenario("envelope", name, .envelope, .malformed, description) { world in
      try Crafted { $0.vector = { $0.manifest = $0.manifest.map(change) } }.make(world)
    }
  }
}
