import Base
import Foundation
import Handover

@testable import Sealing

/// A bundle made by hand, layer by layer, so that each layer can lie while those outside it are in order.
struct Crafted {
  var to = World.receiver
  var from = World.sender
  /// Who signs, and with which certificate.
  var signer = World.sender
  var signingUse = CertificateUse.signing
  /// The mission the parts are sealed for; `to` when nil.
  var sealedFor: MissionID?
  var files = SampleCase.files
  /// Content bytes in the manifest; those of the tar when nil.
  var bytes: Int?
  var bagInfo: @Sendable (inout [String]) -> Void = { _ in }
  /// Changes files before the digest lists are made.
  var beforeLists: @Sendable (inout [TarFixture.Entry]) -> Void = { _ in }
  /// Changes the finished bag.
  var bag: @Sendable (inout [TarFixture.Entry]) -> Void = { _ in }
  var tar: @Sendable (inout Data) throws -> Void = { _ in }
  var frame: @Sendable (Data) throws -> Data = { ZstdFixture.frame($0) }
  /// Cuts the frame into parts.
  var cut: @Sendable (Data) -> [Data] = { [$0] }
  /// Seals one part; as it should be when nil.
  var seal: (@Sendable (Data, Certificate) throws -> Data)?
  var part: @Sendable (Data) -> Data = { $0 }
  var json: @Sendable (inout [String: JSONValue]) -> Void = { _ in }
  var text: @Sendable (String) -> String = { $0 }
  /// Signs the manifest; as it should be when nil.
  var sign: (@Sendable (Data, MissionIdentity.Credential) throws -> Data)?
  var vector: @Sendable (inout Vector) -> Void = { _ in }

  init(_ edit: (inout Crafted) -> Void = { _ in }) { edit(&self) }

  static let transfer = "01a3185c-5000-7381-9a62-a3758dd30638"

  func make(_ world: World) throws -> Vector {
    let certificate = try world.credential(sealedFor ?? to, .sealing).certificate
    let entries = try bagEntries()
    var archive = TarFixture.archive(entries)
    try tar(&archive)
    let sealed = try cut(frame(archive)).map { part(try (seal ?? Self.sealed)($0, certificate)) }
    let list = entries.first { $0.text == "tagmanifest-sha256.txt" }?.data ?? Data()
    let named = try world.credential(to, .sealing).certificate.fingerprint
    var manifest = Self.manifest(
      from: from, to: to, recipient: named, bytes: bytes ?? archive.count, list: SHA256.digest(list),
      parts: sealed)
    json(&manifest)
    let content = Data(text(String(decoding: try JSON.encode(manifest), as: UTF8.self)).utf8)
    let credential = try world.credential(signer, signingUse)
    var vector = Vector(.bundle)
    vector.mission = World.receiver
    if Self.receivers.contains(to) { vector.mission = to }
    vector.caller = from
    vector.manifest =
      try sign?(content, credential)
      ?? SignedData.sign(content, key: credential.key, certificate: credential.certificate)
    vector.parts = Dictionary(uniqueKeysWithValues: sealed.map { (SHA256.digest($0).text, $0) })
    self.vector(&vector)
    return vector
  }

  private static let receivers = [World.receiver, World.strong, World.rsa]

  static func sealed(_ content: Data, for certificate: Certificate) throws -> Data {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 16)
    defer { buffer.deallocate() }
    content.withUnsafeBytes { buffer.copyMemory(from: $0) }
    let frame = try SealedPart.seal(buffer, for: [certificate])
    return Data(frame.before) + Data(buffer) + Data(frame.after)
  }

  private func bagEntries() throws -> [TarFixture.Entry] {
    var payload = files.map { TarFixture.Entry("data/" + $0.path, $0.data) }
    let oxum = "\(files.reduce(0) { $0 + $1.data.count }).\(files.count)"
    var lines = [
      "Bagging-Date: 2027-01-15", "Baton-Compartment: c1", "Baton-From: \(World.sender)",
      "Baton-Nonce: \(String(repeating: "5a", count: 32))", "Baton-To: \(to)",
      "Baton-Transfer: \(Self.transfer)",
      "Baton-Version: 1", "Payload-Oxum: \(oxum)",
    ]
    bagInfo(&lines)
    let declaration = TarFixture.Entry("bagit.txt", Data(BagManifest.declaration.utf8))
    let info = TarFixture.Entry("bag-info.txt", Data((lines.joined(separator: "\n") + "\n").utf8))
    beforeLists(&payload)
    let list = TarFixture.Entry("manifest-sha256.txt", Self.list(payload))
    let tags = TarFixture.Entry("tagmanifest-sha256.txt", Self.list([declaration, info, list]))
    var entries = [declaration] + payload + [info, list, tags]
    bag(&entries)
    return entries
  }

  static func list(_ entries: [TarFixture.Entry]) -> Data {
    var manifest = BagManifest()
    for entry in entries { manifest.add(entry.text, SHA256.digest(entry.data)) }
    return Data(manifest.text.utf8)
  }

  private static func manifest(
    from: MissionID, to: MissionID, recipient: Fingerprint, bytes: Int, list: Digest, parts: [Data]
  ) -> [String: JSONValue] {
    [
      "baton": .integer(1), "type": .string("submitted"), "transfer": .string(transfer),
      "version": .integer(1),
      "seq": .integer(1), "seen": .integer(0), "from": .string(from.text), "to": .string(to.text),
      "created": .string("2027-01-15T08:00:00Z"), "priority": .string("routine"), "arrival": .null,
      "expires": .string("2027-02-14T08:00:00Z"),
      "compartments": .array([
        .object([
          "id": .string("c1"), "recipients": .array([.string(recipient.text)]),
          "content": .object(["bytes": .integer(Int64(bytes)), "tagmanifest": .string(list.text)]),
          "parts": .array(
            parts.map {
              .object(["sha256": .string(SHA256.digest($0).text), "bytes": .integer(Int64($0.count))])
            }),
        ])
      ]),
    ]
  }
}

extension JSONValue {
  /// A member of an object, or nothing; for tests that change one.
  subscript(member key: String) -> JSONValue {
    get { self[key] ?? .null }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  subscript(item index: Int) -> JSONValue {
    get { if case .array(let items) = self { items[index] } else { .null } }
    set {
      guard case .array(var items) = self else { return }
      items[index] = newValue
      self = .array(items)
    }
  }
}

extension [String: JSONValue] {
  /// The core compartment.
  var core: JSONValue {
    get { self["compartments"]?[item: 0] ?? .null }
    set { self["compartments"]?[item: 0] = newValue }
  }
}
