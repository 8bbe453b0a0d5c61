import Base
import Foundation
import HandoverTesting
import Testing

@testable import Handover

/// `Protocol/registry.md` is what other programs are written from; it and this program say the same.
@Suite("Registry: the document and the program agree")
struct RegistryTests {
  @Test("every problem code of the document is the program's, and the other way round")
  func problemCodes() throws {
    let listed = try Registry.rows("Problem codes").map { $0[0] }
    #expect(Set(listed) == Set(ProblemCode.allCases.map(\.rawValue)))
    #expect(listed.count == ProblemCode.allCases.count, "a code stands twice")
  }

  @Test("the layers are the same, in the same order")
  func layers() throws {
    #expect(try Registry.rows("Layers").map { $0[0] } == Layer.allCases.map(\.rawValue))
  }

  @Test("a receipt's body has the members that the document names")
  func receiptBody() throws {
    let row = try #require(try Registry.rows("Statement types").first { $0[0] == "received" })
    let named = row[4].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let manifest = try LogSample.manifest()
    let receipt = Receipt(manifest: manifest, delivery: LogSample.delivery, epoch: "e")
    guard case .object(let members) = receipt.body else { return #expect(Bool(false), "no object") }
    #expect(members.keys.sorted() == named.sorted())
  }

  @Test("the schemas list the same layers")
  func schemaLayers() throws {
    for name in ["problem", "refusal"] {
      let text = try String(
        contentsOf: Registry.folder.appending(path: "schemas/v1/\(name).schema.json"), encoding: .utf8)
      let missing = Layer.allCases.map(\.rawValue).filter { !text.contains("\"\($0)\"") }
      #expect(missing == [], "\(name).schema.json")
    }
  }

  // The gate, seen to fail.

  @Test("a section that is not there is an error, not an empty table")
  func missingSection() {
    #expect(throws: Registry.Unreadable.self) { try Registry.rows("No such section") }
  }
}
