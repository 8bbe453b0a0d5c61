import Foundation
import Handover

/// The smallest case that passes, with any attachments.
enum SampleCase {
  typealias File = (path: String, data: Data)

  static let attachment: File = ("attachments/a.pdf", Data("%PDF-1.7 not a real one\n".utf8))
  static let files = files([attachment])

  /// `case.json` and these attachments.
  static func files(_ attachments: [File]) -> [File] {
    [("case.json", Data(json(attachments.map(\.path)).utf8))] + attachments
  }

  /// The same with the file of a compartment, and the document it lists.
  static func files(_ attachments: [File], health: String) -> [File] {
    [("case.json", Data(json(attachments.map(\.path)).utf8)), ("medical.json", Data(health.utf8))] + attachments
      + [("attachments/report.pdf", Data("%PDF-1.7 not a report\n".utf8))]
  }

  /// What a newer Baton may say: a field, a code and the file of a compartment, with its document, that this one does not know.
  static let newer: [File] = [
    (
      "case.json",
      Data(
        json([attachment.path]).replacing("\"sex\": \"female\"", with: "\"sex\": \"female\", \"eyes\": [\"brown\"]")
          .replacing("\"signed\"", with: "\"retina_scan\"").utf8)
    ),
    ("legal.json", Data("{}".utf8)), attachment, ("attachments/verdict.pdf", Data("%PDF".utf8)),
  ]

  /// A `medical.json` that fits.
  static let health = """
    {"schema": "baton-case/1", "persons": [{"person_id": "p1", "escort": "none"}],
    "attachments": [{"file": "attachments/report.pdf", "doc_id": "m1", "type": "medical_report"}]}
    """

  static func json(_ attachments: [String], extra: String = "") -> String {
    let listed = attachments.enumerated().map { index, path in
      #"{"file": "\#(path)", "doc_id": "d\#(index + 1)", "person": "p1", "type": "consent", "compartment": "core"\#(extra)}"#
    }
    return #"{"schema": "baton-case/1", \#(persons), \#(travel), \#(management),"#
      + #" "group": {"case_group_id": "G1", "group_type": "individual"},"#
      + #" "attachments": [\#(listed.joined(separator: ", "))]}"#
  }

  private static let persons = """
    "persons": [{"identity": {"person_id": "p1", "names": [{"given": "Ada", "family": "Obi"}],
    "sex": "female", "birth_date": "1998-05", "birth_date_estimated": false, "nationality": ["NGA"],
    "languages": [{"code": "eng", "speaks": true, "reads": true}], "interpreter_needed": false},
    "consent": {"scope": ["core"], "recipients": ["post-return-mission"], "purpose": "assistance",
    "language": "eng", "interpreter": false, "obtained_from": "person", "capacity": "adult",
    "method": "signed", "date": "2026-11-20", "doc_ref": "d1"}}]
    """
  private static let travel = """
    "travel": {"return_type": "VHR", "point_of_entry": "LOS", "legs": [{"from_iata": "MJI",
    "to_iata": "LOS", "carrier": "UZ", "number": "4821",
    "depart": "2027-01-19T08:40:00+02:00", "arrive": "2027-01-19T13:05:00+01:00"}]}
    """
  private static let management = """
    "case_management": {"needs_case_management": true, "model": "generalist",
    "basis": {"medium_long_term": true, "risk_medium_high": false}, "categories": [],
    "risk_level": "low", "opened": "2026-11", "caseworker": {"name": "A"},
    "supervisor": {"name": "B"}, "duty_contact": {"phone": "+218910000199"},
    "summary": "", "open_actions": [{"what": "call", "due": "2027-02"}]}
    """

  /// `count` octets that compress badly and are the same in every run.
  static func noise(_ count: Int, seed: UInt64 = 1) -> Data {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    var data = Data(capacity: count + 8)
    while data.count < count {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      withUnsafeBytes(of: state) { data.append(contentsOf: $0) }
    }
    return data.prefix(count)
  }
}
