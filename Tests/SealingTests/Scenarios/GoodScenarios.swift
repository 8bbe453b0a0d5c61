import Base
import Foundation
import Handover

@testable import Sealing

extension Scenario {
  /// What must go well.
  static let good: [Scenario] = [
    sealed("p256", World.receiver, "Sealed for a P-256 key.", SampleCase.files),
    sealed("p384", World.strong, "Sealed for a P-384 key.", SampleCase.files),
    sealed("rsa3072", World.rsa, "Sealed for an RSA-3072 key.", SampleCase.files),
    sealed(
      "names", World.receiver,
      "Names in Arabic, with accents stored apart (NFD), with spaces and per cent; empty file.",
      SampleCase.files([
        ("attachments/شهادة/صورة-العائلة.jpg", Data([0xff, 0xd8, 0xff])),
        ("attachments/re\u{301}sume\u{301}.pdf", Data("x".utf8)), ("attachments/100% sure.txt", Data()),
      ])),
    sealed(
      "compartment", World.receiver, "A case with the file of a compartment, and a document that this file lists.",
      SampleCase.files([SampleCase.attachment], health: SampleCase.health)),
    sealed(
      "newer", World.receiver, "A field, a code and the file of a compartment that a newer version may say.",
      SampleCase.newer),
    Scenario("good", "stored-blocks", nil, nil, "A frame of stored blocks; bag-info.txt after the payload.") {
      world in
      try withFiles(Crafted().make(world), SampleCase.files)
    },
    Scenario("good", "window", nil, nil, "A window of 8 MiB, the largest there may be.") { world in
      try withFiles(Crafted { $0.frame = { ZstdFixture.frame($0, window: 0x68) } }.make(world), SampleCase.files)
    },
    Scenario(
      "good", "bag-info-first", nil, nil, "bag-info.txt directly after bagit.txt, which is allowed too."
    ) {
      world in
      let crafted = Crafted {
        $0.bag = { entries in
          guard let index = entries.firstIndex(where: { $0.text == "bag-info.txt" }) else { return }
          entries.insert(entries.remove(at: index), at: 1)
        }
      }
      return try withFiles(crafted.make(world), SampleCase.files)
    },
    Scenario("good", "offer", nil, nil, "An offer: directory, manifest and one part.") { _ in
      var vector = Vector(.offer)
      vector.offer = OfferScenarios.tar()
      return vector
    },
    Scenario("good", "statement", nil, nil, "A receipt.") { world in
      var vector = Vector(.statement)
      vector.statement = try world.sign(JSON.encode(OfferScenarios.receipt), as: World.receiver)
      return vector
    },
    Scenario("good", "directory", nil, nil, "A directory with a higher version is taken.") { world in
      var vector = Vector(.directory)
      vector.mission = World.receiver
      vector.directory = try world.authority.revoke(
        World.third, fingerprints: nil, in: world.directory, now: World.now)
      return vector
    },
  ]

  private static func sealed(
    _ name: String, _ to: MissionID, _ description: String, _ files: [SampleCase.File]
  ) -> Scenario {
    Scenario("good", name, nil, nil, description) { world in
      let folder = try TestFolder()
      let store = try TestParts(folder.path)
      let sealer = BundleSealer(
        identity: try world.identity(World.sender), directory: world.directory, files: store.files)
      let bundle = try sealer.seal(
        MemorySource(files), World.order(to: to), expires: World.now + 86400)
      var vector = Vector(.bundle)
      vector.mission = to
      vector.caller = World.sender
      vector.manifest = bundle.entry.der
      vector.parts = try store.contents()
      return withFiles(vector, files)
    }
  }

  private static func withFiles(_ vector: Vector, _ files: [SampleCase.File]) -> Vector {
    var vector = vector
    vector.files = Dictionary(uniqueKeysWithValues: files.map { ($0.path, SHA256.digest($0.data)) })
    return vector
  }
}
