import Base
import Foundation
import Handover
import Testing

@testable import Desk

@Suite("A case that is typed in")
struct CaseDraftTests {
  private func draft(_ fields: [(String, String)]) throws -> CaseDraft {
    let text = fields.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
    return CaseDraft(try BoardForm(text.joined(separator: "&")), adding: nil, words: Sentences.of(.english))
  }

  private func leg(_ fields: [(String, String)]) throws -> [String: Any] {
    let named = fields.map { ("travel.legs[0].\($0.0)", $0.1) } + [("travel.legs.count", "1")]
    let tree = try JSONSerialization.jsonObject(with: draft(named).json()) as? [String: Any]
    let legs = (tree?["travel"] as? [String: Any])?["legs"] as? [[String: Any]]
    return try #require(legs?.first)
  }

  @Test(
    "day and time of a flight are taken on the clock of its airport, winter and summer",
    arguments: [
      ("CDG", "2027-01-19T08:40", "2027-01-19T08:40:00+01:00"),
      ("CDG", "2027-07-19T08:40", "2027-07-19T08:40:00+02:00"),
      ("los", "2027-06-14 13:05", "2027-06-14T13:05:00+01:00"),
      ("ADD", "2027-06-14T00:10", "2027-06-14T00:10:00+03:00"),
      // The night in which the clock goes back.
      ("CDG", "2027-10-31T01:30", "2027-10-31T01:30:00+02:00"),
    ])
  func moments(airport: String, typed: String, written: String) throws {
    #expect(try leg([("from_iata", airport), ("depart", typed)])["depart"] as? String == written)
    #expect(try leg([("to_iata", airport), ("arrive", typed)])["arrive"] as? String == written)
  }

  @Test(
    "what is no moment, whole already, or of no airport that exists stays as it was typed",
    arguments: [
      ("LOS", "tomorrow"), ("LOS", "2027-06-14T13:05:00+02:00"), ("XXX", "2027-06-14T13:05"), ("", "2027-06-14T13:05"),
    ])
  func unread(airport: String, typed: String) throws {
    #expect(try leg([("from_iata", airport), ("depart", typed)])["depart"] as? String == typed)
  }

  @Test(
    "what everybody is asked stands open, what is rarely said does not, and what was typed or is wrong is never hidden")
  func folds() throws {
    let empty = try draft([])
    #expect(open(empty, "persons[0].identity.names") == true)
    #expect(open(empty, "persons[0].legal_basis") == false)
    #expect(
      open(try draft([("persons.count", "1"), ("persons[0].legal_basis.reason", "x")]), "persons[0].legal_basis")
        == true)
  }

  private func open(_ draft: CaseDraft, _ place: String) -> Bool? {
    func find(_ views: [[String: Any]]) -> Bool? {
      for view in views {
        if view["place"] as? String == place { return view["is_open"] as? Bool }
        let inner =
          (view["fields"] as? [[String: Any]] ?? [])
          + (view["items"] as? [[String: Any]] ?? []).flatMap { $0["fields"] as? [[String: Any]] ?? [] }
        if let found = find(inner) { return found }
      }
      return nil
    }
    return find(draft.parts())
  }
}
