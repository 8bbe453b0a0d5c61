import Foundation
import Testing

@testable import CaseFile

/// A case in which every field of the model has a value.
enum FullCase {
  static let json = """
    {
      "schema": "baton-case/1",
      "group": {
        "case_group_id": "G-1",
        "group_type": "family",
        "head_person_id": "p1",
        "links": [
          {"a": "p1", "b": "p2", "relation": "parent"}
        ],
        "keep_together": true
      },
      "persons": [
        {
          "identity": {
            "person_id": "p1",
            "names": [
              {
                "given": "Almaz",
                "middle": "Haile",
                "family": "Bekele",
                "nickname": "Al",
                "script": "Latn"
              }
            ],
            "sex": "female",
            "birth_date": "1990-02-03",
            "birth_date_estimated": true,
            "nationality": ["ETH", "ERI"],
            "languages": [
              {"code": "amh", "speaks": true, "reads": false}
            ],
            "interpreter_needed": true,
            "identifiers": [
              {"system": "registration", "value": "26-1"}
            ],
            "travel_document": {
              "type": "passport",
              "number": "EP1",
              "issuer": "ETH",
              "issued": "2024-01",
              "expiry": "2029-01"
            },
            "gender_identity": "woman",
            "literacy": "basic",
            "marital_status": "married"
          },
          "consent": {
            "scope": ["core", "medical"],
            "recipients": ["post-return-mission"],
            "purpose": "assistance",
            "language": "amh",
            "interpreter": true,
            "obtained_from": "person",
            "capacity": "adult",
            "method": "thumbprint",
            "date": "2026-12-20",
            "doc_ref": "d1",
            "withheld_from": ["police"],
            "expires": "2027-12",
            "withdrawn_at": "unknown"
          }
        },
        {
          "identity": {
            "person_id": "p2",
            "names": [{"given": "Dawit"}],
            "sex": "male",
            "birth_date": "2018",
            "birth_date_estimated": false,
            "nationality": ["ETH"],
            "languages": [],
            "interpreter_needed": true
          },
          "consent": "not_asked"
        }
      ],
      "travel": {
        "return_type": "AVR",
        "legs": [
          {
            "from_iata": "MJI",
            "to_iata": "ADD",
            "carrier": "ET",
            "number": "453",
            "depart": "2027-02-03T22:10:00+02:00",
            "arrive": "2027-02-04T05:25:00+03:00"
          }
        ],
        "point_of_entry": "ADD",
        "escort": "nurse",
        "special_assistance": ["WCHR"],
        "final_destination_pcode": "ET0408",
        "reception": {
          "met_by": "a caseworker",
          "shelter": "transit centre",
          "onward_transport": "bus",
          "until": "2027-02-07T12:00:00+03:00"
        }
      },
      "case_management": {
        "needs_case_management": true,
        "model": "intensive",
        "basis": {
          "medium_long_term": true,
          "risk_medium_high": false
        },
        "categories": ["child", "medical"],
        "risk_level": "medium",
        "opened": "2026-10",
        "caseworker": {
          "name": "S. B.",
          "phone": "+218910000101",
          "email": "s@example.org"
        },
        "supervisor": {"name": "J. L."},
        "duty_contact": {"phone": "+218910000199"},
        "summary": "A summary.",
        "open_actions": [
          {"what": "call", "due": "2027-02", "owner": "caseworker"}
        ]
      },
      "attachments": [
        {
          "file": "attachments/consent.pdf",
          "doc_id": "d1",
          "person": "p1",
          "type": "consent",
          "language": "am",
          "sha256": "\(String(repeating: "0f", count: 32))",
          "media_type": "application/pdf",
          "original_held_by": "ly-tripoli",
          "compartment": "core"
        }
      ]
    }
    """

  /// The case with one place set to another value, or (`nil`) without it.
  static func json(_ place: String, _ value: JSONTree?) throws -> String {
    let tree = try JSONParser.parse(Array(json.utf8)).tree
    return JSONEdit.text(try JSONEdit.set(JSONEdit.steps(place)[...], to: value, in: tree))
  }
}

/// Changes JSON trees and writes them again.
enum JSONEdit {
  enum Step: Equatable {
    case key(String)
    case index(Int)
  }

  /// `a.b[0].c` in steps.
  static func steps(_ place: String) -> [Step] {
    place.split(separator: ".").flatMap { part -> [Step] in
      let pieces = part.split(separator: "[")
      return pieces.enumerated().map { position, piece in
        position == 0 ? .key(String(piece)) : .index(Int(piece.dropLast()) ?? -1)
      }
    }
  }

  static func set(
    _ steps: ArraySlice<Step>, to value: JSONTree?, in tree: JSONTree
  ) throws -> JSONTree? {
    guard let step = steps.first else { return value }
    switch (step, tree) {
    case (.key(let key), .object(var fields)):
      let inner = steps.count == 1 ? .null : try #require(fields[key], "there is no \(key)")
      fields[key] = try set(steps.dropFirst(), to: value, in: inner)
      return .object(fields)
    case (.index(let index), .array(var items)):
      try #require(items.indices.contains(index))
      let changed = try set(steps.dropFirst(), to: value, in: items[index])
      if let changed { items[index] = changed } else { items.remove(at: index) }
      return .array(items)
    default:
      Issue.record("\(step) leads nowhere")
      return tree
    }
  }

  static func text(_ tree: JSONTree?) -> String {
    switch tree {
    case .object(let fields):
      let parts = fields.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(text($1))" }
      return "{" + parts.joined(separator: ",") + "}"
    case .array(let items): return "[" + items.map { text($0) }.joined(separator: ",") + "]"
    case .string(let string): return quoted(string)
    case .number(let digits): return digits
    case .bool(let bool): return bool ? "true" : "false"
    case .null, nil: return "null"
    }
  }

  private static func quoted(_ string: String) -> String {
    let escaped = string.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
