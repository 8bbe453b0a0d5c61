import Base
import DeskClient
import Foundation
import Handover

/// What two missions can say of a case: each kind of statement once, with something in whatever it takes, in an order in which
/// each is possible.
enum Talk {
  struct Turn: Sendable {
    let kind: StatementKind
    /// Which mission says it.
    let bySender: Bool
    /// What is not filled in by itself.
    var fields: [String: String] = [:]
  }

  /// A case that goes all the way, and is taken back when all is over.
  static let whole: [Turn] = [
    turn(.opened), turn(.clarificationAsked), turn(.clarificationGiven, bySender: true), turn(.compartmentFault),
    turn(.accepted), turn(.assigned), turn(.assignmentDeclined), turn(.assigned), turn(.reassigned), turn(.ready),
    turn(.movement, ["state": "arrived"]), turn(.firstContact), turn(.outcome), turn(.alert, bySender: true),
    turn(.alert), turn(.corrected), turn(.onward), turn(.onwardReceived), turn(.recallAsked, bySender: true),
    turn(.recallAnswered), turn(.closed), turn(.completed, bySender: true), turn(.consentWithdrawn, bySender: true),
    turn(.destroyed), turn(.erased, bySender: true),
  ]
  /// One that is not taken, and is recalled then.
  static let returned: [Turn] = [
    turn(.returned), turn(.returnAcknowledged, bySender: true), turn(.recalled, bySender: true),
  ]

  private static func turn(_ type: StatementType, bySender: Bool = false, _ fields: [String: String] = [:]) -> Turn {
    guard let kind = StatementKind.of(type) else { fatalError("no kind \(type)") }
    return Turn(kind: kind, bySender: bySender, fields: fields)
  }

  /// Who does the work, and who stands in, by the mission's own ids.
  static let staff = ["primary": "c-17", "backup": "c-18"]

  /// All members of a turn, with a word in whatever takes words.
  static func fields(_ turn: Turn, _ word: String, of id: TransferID, at office: Office) throws -> [String: String] {
    let log = try office.statements(id).filter { $0.author.text == office.name || $0.type == .clarificationAsked }
    func newest(_ type: StatementType) -> String { "\(log.last { $0.type == type }?.seq ?? 0)" }
    let members = (turn.kind.fields + turn.kind.sealed).filter {
      ![SealedReference.key, BodyField.part.key, BodyField.apart.key, "compartment", "child"].contains($0.key)
    }
    return members.reduce(into: turn.fields) { fields, field in
      guard fields[field.key] == nil else { return }
      fields[field.key] =
        switch field.form {
        case .moment: moment
        case .staff: staff[field.key] ?? "c-17"
        case .place:
          switch turn.kind.type {
          case .clarificationGiven: newest(.clarificationAsked)
          case .onwardReceived: newest(.onward)
          default: newest(.alert)
          }
        case .word(let words): words[0]
        case .flag: "false"
        case .number: "0.4"
        // The board takes no number that cannot be dialled from anywhere.
        case .line where field.key.hasSuffix("phone"): "+218 91 000 0101"
        case .text, .line: "\(field.key) \(word)"
        case .lines: "one \(word)\ntwo \(word)"
        case .sealed, .transfer: nil
        }
    }
  }

  /// Now, to the minute, on the clock of the missions in these tests.
  private static var moment: String {
    (Date() + 7200).ISO8601Format().replacing(/:\d\dZ$/, with: ":00+02:00")
  }

  /// Says a turn through an office's socket, and waits until the other has it.
  static func say(_ turn: Turn, _ word: String, of id: TransferID, at office: Office, heardBy other: Office) throws {
    let body = try body(turn, word, of: id, at: office)
    let count = try office.statements(id).count
    let _: SaidView = try office.desk.upload("/v1/transfers/\(id)/statements") { write in
      try body.withUnsafeBytes { try write($0) }
    }
    try wait(for: turn.kind.type, count, of: id, at: other)
  }

  /// A turn as the API takes it.
  static func body(_ turn: Turn, _ word: String, of id: TransferID, at office: Office) throws -> Data {
    try JSON.encode(
      Saying(
        type: turn.kind.type, staff: Code("s-4"), role: nil, fields: fields(turn, word, of: id, at: office),
        isSure: true))
  }

  /// A turn as the form of the board has it, but for what it is shown.
  static func form(_ turn: Turn, _ word: String, of id: TransferID, at office: Office) throws -> [(String, String)] {
    let fields = try fields(turn, word, of: id, at: office)
    let forms = Dictionary((turn.kind.fields + turn.kind.sealed).map { ($0.key, $0.form) }) { first, _ in first }
    let whole = forms["compartment"] == nil ? [] : [("compartment", "whole")]
    return whole
      + fields.flatMap { key, value -> [(String, String)] in
        guard case .moment? = forms[key] else { return [(key, value)] }
        return [("\(key)_day", String(value.prefix(10))), ("\(key)_time", String(value.dropFirst(11).prefix(5)))]
      }
  }

  static func wait(for type: StatementType, _ count: Int, of id: TransferID, at office: Office) throws {
    try Deadline(30).wait("\(type) at \(office.name)") { try office.statements(id).count > count }
  }
}
