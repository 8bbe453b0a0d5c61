import Foundation
import Handover
import Testing

@testable import Sealing

/// Seeded random changes to what is valid: never a crash, never accepted.
struct FuzzTests {
  private static let rounds = 5_000

  /// Flips, cuts, doubles, overwrites: some places of `data`.
  private static func mutated(_ data: Data, _ rng: inout SeededGenerator) -> Data {
    var bytes = Array(data)
    for _ in 0..<Int.random(in: 1...3, using: &rng) {
      let place = Int.random(in: 0..<bytes.count, using: &rng)
      let span = place..<min(bytes.count, place + Int.random(in: 1...40, using: &rng))
      switch Int.random(in: 0..<6, using: &rng) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &rng)
      case 1: bytes[place] = [0, 0x7f, 0x80, 0xff, 0x30, 0xa0].randomElement(using: &rng) ?? 0
      case 2 where bytes.count > 60: bytes.removeSubrange(span)
      case 3: bytes.insert(contentsOf: bytes[span], at: place)
      case 4 where bytes.count > 60: bytes.removeLast(Int.random(in: 1...bytes.count / 2, using: &rng))
      default: for index in span { bytes[index] = .random(in: 0...255, using: &rng) }
      }
    }
    return Data(bytes)
  }

  @Test("changed parts never give other plaintext")
  func changedPartsNeverGiveOtherPlaintext() throws {
    let world = try World.shared.get()
    let content = Data("the case".utf8)
    let part = try Crafted.sealed(content, for: world.credential(World.receiver, .sealing).certificate)
    let openers = try world.identity(World.receiver).openers
    var rng = SeededGenerator(seed: 1)
    for round in 0..<Self.rounds {
      let changed = Self.mutated(part, &rng)
      if changed == part { continue }
      // Only the recipient's name, which nothing covers, may differ in what opens; see PartTests.
      guard let answer = try? PartTests.opened(changed, openers) else { continue }
      #expect(answer == content && changed.count == part.count, "round \(round)")
    }
  }

  @Test("changed manifests are never accepted")
  func changedManifestsAreNeverAccepted() throws {
    let world = try World.shared.get()
    let manifest = try #require(try Crafted().make(world).manifest)
    let verifier = BundleVerifier(directory: world.directory, identity: try world.identity(World.receiver))
    let original = try verifier.verify(manifest, from: nil, now: World.now).manifest
    var rng = SeededGenerator(seed: 2)
    for round in 0..<Self.rounds {
      let changed = Self.mutated(manifest, &rng)
      if changed == manifest { continue }
      // Some octets of CMS are covered by no signature (specification §8); none of them is the manifest.
      guard let accepted = try? verifier.verify(changed, from: nil, now: World.now) else { continue }
      #expect(accepted.manifest == original, "round \(round)")
    }
  }

  @Test("changed offers never crash and never give another name")
  func changedOffersNeverCrashAndNeverGiveAnotherName() {
    let offer = OfferScenarios.tar()
    var rng = SeededGenerator(seed: 3)
    for _ in 0..<Self.rounds {
      // A tar is not signed: what comes out may be other octets, which the digests catch, but only known
      // members.
      guard let unpacked = try? OfferTar.unpack(Self.mutated(offer, &rng)) else { continue }
      #expect(unpacked.parts.allSatisfy { $0.digest.text.utf8.count == 64 })
    }
  }

  @Test("changed signed JSON is read or refused")
  func changedSignedJSONIsReadOrRefused() throws {
    let world = try World.shared.get()
    let manifest = try Crafted().make(world).manifest.flatMap { DERTree($0) }
    let json = Data(try #require(manifest)[1, 0, 2, 1, 0].octets)
    var rng = SeededGenerator(seed: 4)
    for _ in 0..<Self.rounds {
      guard let read = try? SignedJSON.decode(Manifest.self, from: Self.mutated(json, &rng)) else { continue }
      _ = try? ManifestRules.check(read)
    }
  }

  @Test("changed content never crashes")
  func changedContentNeverCrashes() throws {
    let world = try World.shared.get()
    var rng = SeededGenerator(seed: 5)
    for round in 0..<600 {
      let seed = UInt64(round)
      let vector = try Crafted { craft in
        craft.tar = { tar in
          var rng = SeededGenerator(seed: seed)
          tar = Self.mutated(tar, &rng)
        }
        if round % 2 == 0 {
          craft.frame = { content in
            var rng = SeededGenerator(seed: seed)
            return Self.mutated(ZstdFixture.frame(content), &rng)
          }
        }
      }.make(world)
      _ = try VectorRunner.run(vector, in: world, warm: true)
      _ = rng.next()
    }
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
