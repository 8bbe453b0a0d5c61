import Base
import Foundation
import Testing

@testable import Handover

@Suite("Receipts: what they must agree with")
struct LogReceiptTests {
  /// How a statement differs from the receipt that is due.
  enum Flaw: CaseIterable, Sendable {
    case type, author, transfer, bundle, noBundle, delivery, bytes, parts, noBody
  }

  private static func statement(_ flaw: Flaw? = nil) throws -> Statement {
    let manifest = try LogSample.manifest()
    var rng = QueueSample.SplitMix64(seed: 99)
    let receipt = Receipt(manifest: manifest, delivery: LogSample.delivery, epoch: "e")
    guard case .object(var body) = receipt.body else { return try #require(nil) }
    if flaw == .delivery { body["delivery"] = .string(LogSample.secondDelivery.text) }
    if flaw == .bytes { body["bytes"] = .integer(999) }
    if flaw == .parts { body["parts"] = .integer(1) }
    if flaw == .noBody { body = [:] }
    let bundle = flaw == .bundle ? LogSample.secondDelivery : flaw == .noBundle ? nil : LogSample.delivery
    return Statement(
      type: flaw == .type ? .refused : .received,
      transfer: flaw == .transfer ? TransferID(at: LogSample.morning, using: &rng) : manifest.transfer,
      bundle: bundle, author: flaw == .author ? LogSample.sender : manifest.to, staff: .daemon,
      position: LogPosition(seq: 1, seen: 1), at: Timestamp(LogSample.morning), body: .object(body))
  }

  private static func check(_ statement: Statement) throws {
    let manifest = LogEntry(manifest: try LogSample.manifest(), der: Data(), delivery: LogSample.delivery)
    try Receipt.check(statement, for: manifest)
  }

  @Test("the receipt that is due passes")
  func good() throws {
    try Self.check(Self.statement())
  }

  @Test("one that differs in anything is none", arguments: Flaw.allCases)
  func flawed(flaw: Flaw) throws {
    let statement = try Self.statement(flaw)
    let problem = #expect(throws: ReceiptProblem.self) { try Self.check(statement) }
    let named =
      switch (flaw, problem) {
      case (.type, .notAReceipt?), (.author, .wrongAuthor?), (.transfer, .wrongTransfer?): true
      case (.bundle, .wrongDelivery?), (.noBundle, .wrongDelivery?), (.delivery, .wrongDelivery?): true
      case (.noBody, .wrongDelivery?), (.bytes, .wrongSize?), (.parts, .wrongSize?): true
      default: false
      }
    #expect(named, "\(flaw): \(problem?.description ?? "")")
    #expect(problem?.description.isEmpty == false)
  }

  @Test("it counts what travelled")
  func body() throws {
    let receipt = Receipt(manifest: try LogSample.manifest(), delivery: LogSample.delivery, epoch: "e1")
    #expect(receipt.bytes == 1000)
    #expect(receipt.parts == 2)
    #expect(receipt.body["epoch"]?.string == "e1")
    #expect(receipt.body["delivery"]?.string == LogSample.delivery.text)
  }
}
