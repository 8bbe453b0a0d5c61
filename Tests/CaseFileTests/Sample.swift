import CaseFile
import Foundation
import Testing

/// Builds texts of `case.json`; every part can be replaced by another.
enum Sample {
  static let identity = """
    {"person_id": "p1", "names": [{"given": "Ada", "family": "Obi"}], "sex": "female",
    "birth_date": "1998-05", "birth_date_estimated": false, "nationality": ["NGA"],
    "languages": [{"code": "eng", "speaks": true, "reads": true}], "interpreter_needed": false}
    """
  static let consent = """
    {"scope": ["core"], "recipients": ["post-return-mission"], "purpose": "assistance",
    "language": "eng", "interpreter": false, "obtained_from": "person", "capacity": "adult",
    "method": "signed", "date": "2026-11-20", "doc_ref": "d1"}
    """
  static let travel = """
    {"return_type": "VHR", "point_of_entry": "LOS", "legs": [{"from_iata": "MJI",
    "to_iata": "LOS", "carrier": "UZ", "number": "4821",
    "depart": "2027-01-19T08:40:00+02:00", "arrive": "2027-01-19T13:05:00+01:00"}]}
    """
  static let management = """
    {"needs_case_management": true, "model": "generalist",
    "basis": {"medium_long_term": true, "risk_medium_high": false}, "categories": [],
    "risk_level": "low", "opened": "2026-11", "caseworker": {"name": "A"},
    "supervisor": {"name": "B"}, "duty_contact": {"phone": "+218910000199"},
    "summary": "", "open_actions": [{"what": "call", "due": "2027-02"}]}
    """
  static let attachment = """
    {"file": "attachments/a.pdf", "doc_id": "d1", "person": "p1", "type": "consent",
    "compartment": "core"}
    """
  static let group = #"{"case_group_id": "G1", "group_type": "individual"}"#

  static func person(_ identity: String = identity, _ consent: String? = consent) -> String {
    let rest = consent.map { #", "consent": \#($0)"# } ?? ""
    return #"{"identity": \#(identity)\#(rest)}"#
  }

  /// A whole case; by default one without a single finding.
  static func json(
    schema: String? = #""baton-case/1""#, group: String? = group,
    persons: String? = "[\(person())]", travel: String? = travel,
    management: String? = management, attachments: String? = "[\(attachment)]",
    extra: String? = nil
  ) -> String {
    let fields: [(String, String?)] = [
      ("schema", schema), ("group", group), ("persons", persons), ("travel", travel),
      ("case_management", management), ("attachments", attachments),
    ]
    var parts = fields.compactMap { name, value in value.map { "\"\(name)\": \($0)" } }
    if let extra { parts.append(extra) }
    return "{" + parts.joined(separator: ",\n") + "}"
  }

  /// The whole case with one piece of text replaced; the piece must be there.
  static func json(replacing old: String, with new: String) throws -> String {
    let whole = json()
    try #require(whole.contains(old), "the sample has no \(old)")
    return whole.replacingOccurrences(of: old, with: new)
  }

  /// Everything a reading finds, whether it throws or not.
  static func findings(_ json: String) -> [CaseFinding] {
    do throws(CaseProblem) {
      return try CaseRecord.read(Data(json.utf8)).findings
    } catch {
      return error.findings
    }
  }

  /// The places of one kind of finding.
  static func places(_ kind: CaseFinding.Kind, _ json: String) -> [String] {
    findings(json).filter { $0.kind == kind }.map(\.place)
  }
}

/// A folder that is gone when the test is over.
final class TestFolder {
  let path: String

  init(caseJSON: String? = Sample.json(), attachments: [String] = ["a.pdf"]) throws {
    path = NSTemporaryDirectory() + "baton-case-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if let caseJSON { try write("case.json", caseJSON) }
    for name in attachments { try write("attachments/" + name) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and the folders above it.
  func write(_ name: String, _ text: String = "x") throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: Self.folder(of: file), withIntermediateDirectories: true)
    let stream = try #require(fopen(file, "w"))
    defer { fclose(stream) }
    let bytes = Array(text.utf8)
    try #require(fwrite(bytes, 1, bytes.count, stream) == bytes.count)
  }

  /// By bytes: Foundation does not find a slash that a combining mark follows.
  private static func folder(of file: String) -> String {
    let end = file.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.startIndex
    return String(decoding: file.utf8[..<end], as: UTF8.self)
  }

  /// What a scan refuses; empty when it does not.
  func refusals() -> [CaseFinding] {
    do throws(CaseProblem) {
      _ = try CaseFolder.scan(path)
      return []
    } catch {
      return error.findings
    }
  }
}
