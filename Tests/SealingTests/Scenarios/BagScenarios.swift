import Base
import Foundation
import Handover

@testable import Sealing

extension Scenario {
  private typealias Entry = TarFixture.Entry

  static let bag: [Scenario] =
    [
      bag("payload-changed", .bagInvalid, "A file is not what its digest says.") {
        $0["data/attachments/a.pdf"]?.data[0] ^= 1
      },
      bag("payload-missing", .bagInvalid, "A listed file is not there.") {
        $0.remove("data/attachments/a.pdf")
      },
      bag("payload-extra", .bagInvalid, "A file that is not listed.") {
        $0.insert(Entry("data/attachments/b.pdf", Data([1])), at: 3)
      },
      bag("bagit-missing", .bagInvalid, "bagit.txt is missing.") { $0.remove("bagit.txt") },
      bag("bagit-version", .bagInvalid, "bagit.txt speaks of another version.") {
        $0["bagit.txt"]?.data = Data("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n".utf8)
      },
      bag("info-missing", .bagInvalid, "bag-info.txt is missing.") { $0.remove("bag-info.txt") },
      bag("info-changed", .bagInvalid, "bag-info.txt was changed after the lists were made.") {
        $0["bag-info.txt"]?.data += Data("Note: x\n".utf8)
      },
      bag("list-missing", .bagInvalid, "manifest-sha256.txt is missing.") {
        $0.remove("manifest-sha256.txt")
      },
      bag("tag-list-missing", .bagInvalid, "tagmanifest-sha256.txt is missing.") {
        $0.remove("tagmanifest-sha256.txt")
      },
      bag("fetch", .bagInvalid, "A fetch.txt, which would have files be got from elsewhere.") {
        $0.append(Entry("fetch.txt", Data("https://example.org/x 1 data/x\n".utf8)))
      },
      Scenario(
        "bag", "other-bag", .bag, .bagDisagrees, "A bag that is in order, under a manifest for another."
      ) { world in
        try Crafted { craft in
          craft.json = {
            $0.core[member: "content"][member: "tagmanifest"] = .string(
              SHA256.digest(Data("other".utf8)).text)
          }
        }.make(world)
      },
      info("transfer", .bagDisagrees, "The bag names another transfer.") {
        $0.put("Baton-Transfer", "01a3185c-5000-7381-9a62-a3758dd30639")
      },
      info("version", .bagDisagrees, "The bag names another version.") { $0.put("Baton-Version", "2") },
      info("from", .bagDisagrees, "The bag was made by another mission: its ciphertext was re-signed.") {
        $0.put("Baton-From", "gm-banjul")
      },
      info("to", .bagDisagrees, "The bag was made for another mission: it was redirected.") {
        $0.put("Baton-To", "gm-banjul")
      },
      info("compartment", .bagDisagrees, "The bag belongs to another compartment.") {
        $0.put("Baton-Compartment", "c2")
      },
      info("transfer-missing", .bagDisagrees, "The bag names no transfer.") {
        $0.removeAll { $0.hasPrefix("Baton-Transfer") }
      },
      info("twice", .bagInvalid, "bag-info.txt says something twice.") { $0.append("Baton-To: gm-banjul") },
      info("nonce", .bagInvalid, "A nonce that is too short.") { $0.put("Baton-Nonce", "5a5a") },
      info("oxum", .bagInvalid, "Payload-Oxum does not fit.") { $0.put("Payload-Oxum", "1.1") },
    ]

  static let casefile: [Scenario] = [
    casefile("not-first", "case.json is not the first file.", SampleCase.files.reversed()),
    casefile("missing", "There is no case.json.", [SampleCase.attachment]),
    casefile("not-json", "case.json is no JSON.", [("case.json", Data("{".utf8)), SampleCase.attachment]),
    casefile(
      "other-schema", "case.json in a layout that is not known.",
      [("case.json", Data(#"{"schema": "baton-case/9"}"#.utf8)), SampleCase.attachment]),
    casefile(
      "compartment-wrong", "The file of a compartment speaks of a person whom case.json does not know.",
      SampleCase.files([SampleCase.attachment], health: SampleCase.health.replacing("p1", with: "p2"))),
    casefile(
      "compartment-unlisted", "A file of a compartment lists an attachment that is not in the bag.",
      SampleCase.files([SampleCase.attachment], health: SampleCase.health).dropLast()),
    casefile(
      "attachment-missing", "case.json lists a file that is not in the bag.",
      [
        ("case.json", Data(SampleCase.json(["attachments/a.pdf", "attachments/b.pdf"]).utf8)),
        SampleCase.attachment,
      ]),
    casefile(
      "attachment-extra", "A file that case.json does not list.",
      SampleCase.files + [("attachments/b.pdf", Data([1]))]),
    casefile(
      "attachment-digest", "case.json gives another digest for an attachment.",
      [
        (
          "case.json",
          Data(
            SampleCase.json(
              ["attachments/a.pdf"], extra: #", "sha256": "\#(String(repeating: "0", count: 64))""#
            ).utf8)
        ), SampleCase.attachment,
      ]),
  ]

  private static func bag(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ change: @escaping @Sendable (inout [TarFixture.Entry]) -> Void
  ) -> Scenario {
    Scenario("bag", name, .bag, code, description) { world in
      try Crafted { $0.bag = change }.make(world)
    }
  }

  private static func info(
    _ name: String, _ code: ProblemCode, _ description: String,
    _ change: @escaping @Sendable (inout [String]) -> Void
  ) -> Scenario {
    Scenario("bag", "info-" + name, .bag, code, description) { try Crafted { $0.bagInfo = change }.make($0) }
  }

  private static func casefile(_ name: String, _ description: String, _ files: some Sequence<SampleCase.File>)
    -> Scenario
  {
    let files = Array(files)
    return Scenario("casefile", name, .casefile, .caseInvalid, description) {
      try Crafted { $0.files = files }.make($0)
    }
  }
}

extension [TarFixture.Entry] {
  fileprivate subscript(_ name: String) -> TarFixture.Entry? {
    get { first { $0.text == name } }
    set {
      guard let index = firstIndex(where: { $0.text == name }), let newValue else { return }
      self[index] = newValue
    }
  }

  fileprivate mutating func remove(_ name: String) { removeAll { $0.text == name } }
}

extension [String] {
  fileprivate mutating func put(_ name: String, _ value: String) {
    self = map { $0.hasPrefix(name + ":") ? "\(name): \(value)" : $0 }
  }
}
