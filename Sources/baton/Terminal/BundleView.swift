import Base
import Foundation
import Handover

/// What a manifest says, for people and machines.
struct BundleView: Encodable {
  let delivery: Digest
  let manifest: Manifest

  init(_ manifest: Manifest, _ delivery: DeliveryID) {
    self.manifest = manifest
    self.delivery = delivery
  }

  func print(json: Bool) throws {
    if json { return try Terminal.json(self) }
    Terminal.table([
      ["delivery", delivery.text], ["transfer", "\(manifest.transfer), version \(manifest.version)"],
      ["from", manifest.from.text], ["to", manifest.to.text], ["created", manifest.created.text],
      ["arrival", manifest.arrival?.text ?? "not given"], ["priority", manifest.priority.rawValue],
      ["sealed", "\(Terminal.bytes(manifest.sealedBytes)) in \(manifest.parts.count) part(s)"],
    ])
  }
}
