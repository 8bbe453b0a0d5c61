import Foundation
import Handover

@testable import Sealing

extension Scenario {
  /// Parts that are not what was signed; that are signed and not in form; that do not open.
  static let parts: [Scenario] = [
    stored("missing", .partMissing, "The part is not there.") { $0 = [:] },
    stored("damaged", .digestMismatch, "An octet of the stored part was changed.") { parts in
      parts = parts.mapValues { part in Data(part.dropLast()) + [part[part.endIndex - 1] ^ 1] }
    },
    stored("short", .digestMismatch, "The stored part has lost its last octet.") {
      $0 = $0.mapValues { $0.dropLast() }
    },
    stored("long", .digestMismatch, "The stored part has an octet too many.") {
      $0 = $0.mapValues { $0 + [0] }
    },
    opening("tag", "The tag was changed before the manifest was signed.") { $0[1, 0, 3].octets[0] ^= 1 },
    opening("ciphertext", "The ciphertext was changed before the manifest was signed.") {
      $0[1, 0, 2, 2].octets[0] ^= 1
    },
    opening("nonce", "The nonce was changed before the manifest was signed.") {
      $0[1, 0, 2, 1, 1, 0].octets[0] ^= 1
    },
    opening("wrapped-key", "The wrapped key was changed.") { $0[1, 0, 1, 0, 3, 0, 1].octets[0] ^= 1 },
    Scenario(
      "opening", "other-recipient", .opening, .notForUs, "Sealed for a third mission, signed as if for us."
    ) {
      try Crafted { $0.sealedFor = World.third }.make($0)
    },
    Scenario("opening", "rsa-wrapped-key", .opening, .tampered, "The key wrapped with RSA was changed.") {
      world in
      try Crafted { craft in
        craft.to = World.rsa
        craft.part = { PartTree.changed($0) { $0[1, 0, 1, 0, 3].octets[9] ^= 1 } }
      }.make(world)
    },
  ]

  static let structure: [Scenario] =
    [
      sealed("cbc", .weakAlgorithm, "EnvelopedData with AES-256-CBC: nothing authenticates it.") {
        try ForeignCMS.encrypt($0, for: $1, .aes256CBC)
      },
      sealed("aes-128", .weakAlgorithm, "AES-128-GCM.") {
        try ForeignCMS.encrypt($0, for: $1, .aes128GCM, soundDerivation: true)
      },
      sealed(
        "sha1-derivation", .weakAlgorithm,
        "Key derivation with SHA-1, as `openssl cms -encrypt` does unasked."
      ) {
        try ForeignCMS.encrypt($0, for: $1, .aes256GCM)
      },
      sealed("signed-data", .weakAlgorithm, "No sealed part at all, but SignedData.") { content, _ in
        try World.shared.get().sign(content, as: World.sender)
      },
      changed("short-tag", .weakAlgorithm, "A tag of 12 octets, and ICVlen says so.") {
        $0[1, 0, 3].octets.removeLast(4)
        $0[1, 0, 2, 1, 1, 1].octets = [12]
      },
      changed("one-octet-tag", .weakAlgorithm, "A tag of one octet: CVE-2026-34182.") {
        $0[1, 0, 3].octets.removeLast(15)
      },
      changed("default-tag-length", .weakAlgorithm, "ICVlen left out, which means 12.") {
        $0.children[1].children[0].children[2].children[1].children[1].children.removeLast()
      },
      changed("tag-length", .weakAlgorithm, "ICVlen says 12; the tag has 16 octets.") {
        $0[1, 0, 2, 1, 1, 1].octets = [12]
      },
      changed("aes-192", .weakAlgorithm, "The cipher is called AES-192-GCM.") {
        $0[1, 0, 2, 1, 0].octets[8] = 0x1a
      },
      changed("hybrid-point", .weakAlgorithm, "The originator's point in hybrid form.") {
        $0[1, 0, 1, 0, 1, 0, 1].octets[1] = 6
      },
      changed("long-nonce", .weakAlgorithm, "A nonce of 16 octets.") {
        $0[1, 0, 2, 1, 1, 0].octets += [1, 2, 3, 4]
      },
      changed("content-type", .weakAlgorithm, "The content is called SignedData inside.") {
        $0[1, 0, 2, 0].octets[8] = 2
      },
      changed("attributes", .malformed, "Authenticated attributes, which no part has.") {
        let attribute = DERTree(
          0x30, children: [DERTree(0x06, [0x2a, 0x03]), DERTree(0x31, children: [DERTree(0x05, [])])])
        $0.children[1].children[0].children.insert(DERTree(0xa1, children: [attribute]), at: 3)
      },
      changed("originator", .malformed, "Originator info, which no part has.") {
        $0.children[1].children[0].children.insert(DERTree(0xa0, children: []), at: 1)
      },
      changed("version", .malformed, "AuthEnvelopedData of version 3.") { $0[1, 0, 0].octets = [3] },
      changed("no-recipients", .malformed, "Sealed for nobody.") { $0[1, 0, 1].children = [] },
      changed("no-ciphertext", .malformed, "Detached: the ciphertext is left out.") {
        $0.children[1].children[0].children[2].children.removeLast()
      },
      changed("constructed", .malformed, "The ciphertext in constructed form (BER).") {
        let ciphertext = $0[1, 0, 2, 2].octets
        $0[1, 0, 2, 2] = DERTree(0xa0, children: [DERTree(0x04, ciphertext)])
      },
      changed("password", .weakAlgorithm, "A password recipient.") {
        $0[1, 0, 1, 0] = DERTree(
          0xa3, children: [DERTree(0x02, [0]), DERTree(0x30, children: []), DERTree(0x04, [0])])
      },
      octets("trailing", .malformed, "An octet behind the part.") { $0 + [0] },
      octets("truncated", .malformed, "The last octet is missing.") { $0.dropLast() },
      octets("indefinite", .malformed, "The outer value in BER with indefinite length.") { part in
        guard let tree = DERTree(part) else { return part }
        return Data([0x30, 0x80]) + tree.children.reduce(Data()) { $0 + $1.der } + Data([0, 0])
      },
      octets("long-length", .malformed, "A length with a zero in front, which is not DER.") { part in
        guard let tree = DERTree(part) else { return part }
        let contents = tree.children.reduce(Data()) { $0 + $1.der }
        return Data([0x30, 0x83, 0, UInt8(contents.count >> 8), UInt8(contents.count & 0xff)]) + contents
      },
      Scenario("structure", "rsa-pkcs1", .structure, .weakAlgorithm, "The key wrapped with RSA PKCS #1 v1.5.") {
        world in
        try Crafted { craft in
          craft.to = World.rsa
          craft.seal = { try ForeignCMS.encrypt($0, for: $1, .aes256GCM) }
        }.make(world)
      },
    ]

  private static func stored(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ change: @escaping @Sendable (inout [String: Data]) -> Void
  ) -> Scenario {
    Scenario("part", name, .part, code, description) { world in
      try Crafted { craft in
        craft.vector = { vector in
          var parts = vector.parts ?? [:]
          change(&parts)
          vector.parts = parts
        }
      }.make(world)
    }
  }

  private static func opening(
    _ name: String, _ description: String, _ change: @escaping @Sendable (inout DERTree) -> Void
  ) -> Scenario {
    Scenario("opening", name, .opening, .tampered, description) { world in
      try Crafted { $0.part = { PartTree.changed($0, change) } }.make(world)
    }
  }

  private static func changed(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ change: @escaping @Sendable (inout DERTree) -> Void
  ) -> Scenario {
    octets(name, code, description) { PartTree.changed($0, change) }
  }

  private static func octets(
    _ name: String, _ code: ProblemCode, _ description: String, _ change: @escaping @Sendable (Data) -> Data
  ) -> Scenario {
    Scenario("structure", name, .structure, code, description) { try Crafted { $0.part = change }.make($0) }
  }

  private static func sealed(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ seal: @escaping @Sendable (Data, Certificate) throws -> Data
  ) -> Scenario {
    Scenario("structure", name, .structure, code, description) { try Crafted { $0.seal = seal }.make($0) }
  }
}
