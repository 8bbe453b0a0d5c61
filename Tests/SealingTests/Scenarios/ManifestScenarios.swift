import Base
import Foundation
import Handover

@testable import Sealing

extension Scenario {
  /// Signed, and impossible; or not for us.
  static let manifest: [Scenario] =
    [
      text("name-twice", "A member that stands twice: readers would disagree on which holds.") {
        $0.replacing(#""to":"ng-lagos""#, with: #""to":"gm-banjul","to":"ng-lagos""#)
      },
      text("name-twice-escaped", "The second of the two is written with an escape.") {
        $0.replacing(#""to":"ng-lagos""#, with: #""to":"gm-banjul","t\u006f":"ng-lagos""#)
      },
      text("trailing-comma", "No JSON, though some readers take it.") { $0.dropLast() + ",}" },
      text("not-json", "Signed, but no JSON at all.") { _ in "hello" },
      text("nested", "Nested forty deep.") { text in
        text.dropLast() + #","x":"# + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
          + "}"
      },
      text("number-too-large", "A number beyond 64 bits.") {
        $0.replacing(#""version":1"#, with: #""version":99999999999999999999"#)
      },
      json("format-2", .unsupportedFormat, "A format that is not known.") { $0["baton"] = .integer(2) },
      json("version-0", .malformed, "Versions begin with 1.") { $0["version"] = .integer(0) },
      json("type-wrong", .malformed, "Version 1 is `submitted`, not `update`.") {
        $0["type"] = .string("update")
      },
      json("version-beyond", .malformed, "Version 10 001.") { manifest in
        for (key, value) in [("version", 10_001), ("seq", 2)] { manifest[key] = .integer(Int64(value)) }
        manifest["type"] = .string("update")
      },
      json("seq-beyond", .malformed, "A place of 2^53−1, where no log goes.") { manifest in
        for (key, value) in [("version", 2), ("seq", 9_007_199_254_740_991)] { manifest[key] = .integer(Int64(value)) }
        manifest["type"] = .string("update")
      },
      json("seen-beyond", .malformed, "It has seen 10 001 statements.") { manifest in
        for (key, value) in [("version", 2), ("seq", 2), ("seen", 10_001)] { manifest[key] = .integer(Int64(value)) }
        manifest["type"] = .string("update")
      },
      json("seq-0", .malformed, "Places in the log begin with 1.") { $0["seq"] = .integer(0) },
      json("expires-first", .malformed, "It expires before it was made.") {
        $0["expires"] = .string("2026-01-01T00:00:00Z")
      },
      json("no-compartments", .malformed, "There is no core.") { $0["compartments"] = .array([]) },
      json("core-missing", .malformed, "The first compartment is not c1.") {
        $0.core[member: "id"] = .string("c2")
      },
      json("core-twice", .malformed, "A compartment stands twice.") { manifest in
        manifest["compartments"] = .array([manifest.core, manifest.core])
      },
      json("no-recipients", .malformed, "The core is sealed for nobody.") {
        $0.core[member: "recipients"] = .array([])
      },
      json("no-parts", .malformed, "The core has no parts.") { $0.core[member: "parts"] = .array([]) },
      json("part-twice", .malformed, "A part is listed twice.") { manifest in
        let part = manifest.core[member: "parts"][item: 0]
        manifest.core[member: "parts"] = .array([part, part])
      },
      json("part-negative", .malformed, "A part of less than nothing.") { $0.part(bytes: -1) },
      json("part-huge", .malformed, "A part of 2^63−1 octets: sums must not overflow.") {
        $0.part(bytes: .max)
      },
      json("content-huge", .tooLarge, "Content of 2^63−1 octets.") { $0.content(bytes: .max) },
      json("content-negative", .tooLarge, "Content of less than nothing.") { $0.content(bytes: -5) },
      json("content-ratio", .tooLarge, "A part of some KB that says it inflates to 60 GiB.") {
        $0.content(bytes: 60 << 30)
      },
      json("digest-upper-case", .malformed, "A digest in capitals.") { manifest in
        manifest.core[member: "parts"][item: 0][member: "sha256"] = .string(
          String(repeating: "AB", count: 32))
      },
      json("to-itself", .malformed, "It goes to the mission it comes from.") {
        $0["to"] = .string("ly-tripoli")
      },
      json("moment-beyond", .malformed, "An arrival in the year 10000, once it is in UTC.") {
        $0["arrival"] = .string("9999-12-31T23:59:59-23:59")
      },
      Scenario("manifest", "statement-moment-beyond", .manifest, .malformed, "A receipt of the year 10000, in UTC.") {
        world in
        var vector = Vector(.statement)
        let receipt = OfferScenarios.receipt.merging(["at": .string("9999-12-31T23:59:59-23:59")]) { $1 }
        vector.statement = try world.sign(JSON.encode(receipt), as: World.receiver)
        return vector
      },
      Scenario("envelope", "receipt-large", .envelope, .tooLarge, "A receipt of 17 KiB: every list reads its body.") {
        world in
        var vector = Vector(.statement)
        let receipt = OfferScenarios.receipt.merging([
          "body": .object(["epoch": .string(String(repeating: "e", count: 17 << 10))])
        ]) { $1 }
        vector.statement = try world.sign(JSON.encode(receipt), as: World.receiver)
        return vector
      },
      json("content-total", .tooLarge, "Two compartments of 40 GiB each.") { manifest in
        var more = manifest.core
        more[member: "id"] = .string("c2")
        manifest["compartments"] = .array([manifest.core, more].map { $0.content(40 << 30) })
      },
      json("parts-beyond-content", .malformed, "Three whole parts for content of 8 MiB.") { manifest in
        manifest.core = manifest.core.content(8 << 20)
        manifest.core[member: "parts"] = .array(
          (1...3).map { number in
            .object(["sha256": .string(SHA256.digest(Data([number])).text), "bytes": .integer(8 << 20)])
          })
      },
      Scenario(
        "manifest", "short-part", .manifest, .malformed, "Two parts, the first of less than 8 MiB."
      ) {
        try Crafted { $0.cut = { [$0.prefix(500), $0.dropFirst(500)] } }.make($0)
      },
      Scenario(
        "manifest", "re-signed", .manifest, .wrongSender, "A third mission signs the sender's manifest anew."
      ) {
        try Crafted { $0.signer = World.third }.make($0)
      },
      Scenario(
        "manifest", "other-caller", .manifest, .wrongSender, "A third mission offers the sender's bundle."
      ) {
        try Crafted { $0.vector = { $0.caller = World.third } }.make($0)
      },
      Scenario(
        "manifest", "statement-author", .manifest, .wrongSender, "A receipt in the name of another mission."
      ) {
        world in
        var vector = Vector(.statement)
        vector.statement = try world.sign(JSON.encode(OfferScenarios.receipt), as: World.third)
        return vector
      },
      Scenario("manifest", "statement-name-twice", .manifest, .malformed, "A statement with a member twice.") { world in
        let text = String(decoding: try JSON.encode(OfferScenarios.receipt), as: UTF8.self)
        var vector = Vector(.statement)
        vector.statement = try world.sign(
          Data(text.replacing(#""type":"#, with: #""type":"refused","type":"#).utf8), as: World.receiver)
        return vector
      },
      Scenario(
        "recipient", "third-mission", .recipient, .wrongRecipient,
        "Addressed to a third mission, re-routed to us."
      ) {
        try Crafted { $0.to = World.third }.make($0)
      },
      Scenario(
        "recipient", "other-key", .recipient, .notForUs,
        "Addressed to us, but the manifest names a foreign key."
      ) {
        world in
        let foreign = try world.credential(World.third, .sealing).certificate.fingerprint
        return try Crafted { craft in
          craft.json = { $0.core[member: "recipients"] = .array([.string(foreign.text)]) }
        }.make(world)
      },
    ]

  private static func text(
    _ name: String, _ description: String, _ change: @escaping @Sendable (String) -> String
  ) -> Scenario {
    Scenario("manifest", name, .manifest, .malformed, description) {
      try Crafted { $0.text = change }.make($0)
    }
  }

  private static func json(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ change: @escaping @Sendable (inout [String: JSONValue]) -> Void
  ) -> Scenario {
    Scenario("manifest", name, .manifest, code, description) { try Crafted { $0.json = change }.make($0) }
  }
}

extension JSONValue {
  /// A compartment that names another size of its content.
  fileprivate func content(_ bytes: Int64) -> JSONValue {
    var compartment = self
    compartment[member: "content"][member: "bytes"] = .integer(bytes)
    return compartment
  }
}

extension [String: JSONValue] {
  fileprivate mutating func part(bytes: Int64) {
    core[member: "parts"][item: 0][member: "bytes"] = .integer(bytes)
  }

  fileprivate mutating func content(bytes: Int64) {
    core[member: "content"][member: "bytes"] = .integer(bytes)
  }
}
