import Base
import Foundation
import Handover

@testable import Sealing

extension Scenario {
  /// Documents that nobody of the federation signed, or not with what they may sign with.
  static let signature: [Scenario] =
    [
      signed("content-changed", .badSignature, "One octet of the signed manifest was changed.") { der in
        PartTree.changed(der) { $0[1, 0, 2, 1, 0].octets[20] ^= 1 }
      },
      signed("signature-changed", .badSignature, "One octet of the signature was changed.") { der in
        PartTree.changed(der) { $0[1, 0, 4, 0, 5].octets[40] ^= 1 }
      },
      signed("no-certificate", .untrustedSigner, "The signer's certificate does not travel along.") { der in
        PartTree.changed(der) { $0.children[1].children[0].children.remove(at: 3) }
      },
      signed("unsigned-attribute", .badSignature, "An unsigned attribute was added.") { der in
        PartTree.changed(der) { tree in
          let attribute = DERTree(
            0x30, children: [DERTree(0x06, [0x2a, 0x03]), DERTree(0x31, children: [DERTree(0x05, [])])])
          tree.children[1].children[0].children[4].children[0].children.append(
            DERTree(0xa1, children: [attribute]))
        }
      },
      signed("two-certificates", .badSignature, "A second certificate travels along.") { der in
        PartTree.changed(der) { tree in
          let certificate = tree[1, 0, 3, 0]
          tree.children[1].children[0].children[3].children.append(certificate)
        }
      },
      signed("signed-twice", .badSignature, "The signer stands there twice.") { der in
        PartTree.changed(der) { tree in
          let signer = tree[1, 0, 4, 0]
          tree.children[1].children[0].children[4].children.append(signer)
        }
      },
      Scenario("signature", "two-signers", .signature, .badSignature, "Signed by two missions.") { world in
        try Crafted {
          $0.sign = { try ForeignCMS.signTwice($0, $1, world.credential(World.third, .signing)) }
        }
        .make(world)
      },
      Scenario("signature", "sha1", .signature, .weakAlgorithm, "Signed over a SHA-1 digest.") { world in
        try Crafted { $0.sign = { try ForeignCMS.sign($0, $1, digest: .sha1) } }.make(world)
      },
      Scenario("signature", "no-attributes", .signature, .badSignature, "Signed without signed attributes.") {
        world in
        try Crafted { $0.sign = { try ForeignCMS.sign($0, $1, digest: .sha256, attributes: false) } }.make(
          world)
      },
      Scenario("signature", "detached", .signature, .badSignature, "The content is not inside the message.") {
        world in
        try Crafted { $0.sign = { try ForeignCMS.sign($0, $1, digest: .sha256, detached: true) } }.make(world)
      },
      Scenario(
        "signature", "stranger", .signature, .untrustedSigner, "Signed under the root of another federation."
      ) {
        world in
        let stranger = try World.stranger().credential(World.sender, .signing)
        return try Crafted { craft in
          craft.sign = { content, _ in
            try SignedData.sign(content, key: stranger.key, certificate: stranger.certificate)
          }
        }.make(world)
      },
      Scenario(
        "signature", "tls-certificate", .signature, .untrustedSigner, "Signed with the mission's TLS key."
      ) {
        try Crafted { $0.signingUse = .tls }.make($0)
      },
      Scenario(
        "signature", "sealing-certificate", .signature, .untrustedSigner,
        "Signed with the mission's sealing key."
      ) {
        try Crafted { $0.signingUse = .sealing }.make($0)
      },
      Scenario(
        "signature", "unlisted", .signature, .unknownMission,
        "The signer's certificate is not in the directory."
      ) {
        world in
        let empty = try world.authority.emptyDirectory(federation: "Test", now: World.now)
        let directory = try Directory(verifying: empty, root: world.authority.root, now: World.now)
        let receiver = try World.admit(
          World.receiver, world.keys[World.receiver] ?? [:], world.authority, directory)
        return try Crafted { $0.vector = { $0.directory = receiver.der } }.make(world)
      },
      Scenario("signature", "revoked", .signature, .revoked, "The signer's certificate was revoked.") {
        world in
        let directory = try world.authority.revoke(
          World.sender, fingerprints: nil, in: world.directory, now: World.now)
        return try Crafted { $0.vector = { $0.directory = directory } }.make(world)
      },
      Scenario("signature", "expired", .signature, .expired, "Three years later.") { world in
        try Crafted { $0.vector = { $0.now = Timestamp(World.now + 3 * 365 * 86400) } }.make(world)
      },
      Scenario("signature", "not-yet-valid", .signature, .expired, "A year too early: root and all.") {
        world in
        try Crafted { $0.vector = { $0.now = Timestamp(World.now - 365 * 86400) } }.make(world)
      },
      Scenario(
        "signature", "root-expired", .signature, .expired, "A newer directory, but the root is past its end."
      ) { world in
        var vector = Vector(.directory, now: World.now + 25 * 365 * 86400)
        vector.mission = World.receiver
        vector.directory = try world.authority.revoke(
          World.third, fingerprints: nil, in: world.directory, now: World.now)
        return vector
      },
      directory("directory-forged", .untrustedSigner, "A directory signed by the root of another federation.") {
        world in
        let stranger = try World.stranger()
        return try stranger.authority.emptyDirectory(federation: "Test", now: World.now)
      },
      directory(
        "directory-by-mission", .untrustedSigner, "A directory signed by a mission of the federation."
      ) { world in
        var document = world.directory.document
        document.version += 1
        return try world.sign(JSON.encode(document), as: World.sender)
      },
      directory("directory-changed", .badSignature, "One octet of the directory was changed.") { world in
        PartTree.changed(world.directory.der) { $0[1, 0, 2, 1, 0].octets[20] ^= 1 }
      },
      directory("directory-older", .staleDirectory, "A lower version than the one held.") { world in
        try world.authority.emptyDirectory(federation: "Test", now: World.now)
      },
      directory("directory-conflict", .conflict, "Another directory with the version of the one held.") {
        world in
        var document = world.directory.document
        document.staleAfter = Timestamp(World.now + 5)
        return try SignedData.sign(
          JSON.encode(document), key: world.authority.key, certificate: world.authority.root)
      },
    ]

  private static func signed(
    _ name: String, _ code: ProblemCode, _ description: String, _ change: @escaping @Sendable (Data) -> Data
  ) -> Scenario {
    Scenario("signature", name, .signature, code, description) { world in
      try Crafted { $0.vector = { $0.manifest = $0.manifest.map(change) } }.make(world)
    }
  }

  private static func directory(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ make: @escaping @Sendable (World) throws -> Data
  ) -> Scenario {
    Scenario("signature", name, .signature, code, description) { world in
      var vector = Vector(.directory)
      vector.mission = World.receiver
      vector.directory = try make(world)
      return vector
    }
  }
}
