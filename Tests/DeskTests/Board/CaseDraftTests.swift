import Base
import CaseFile
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

  @Test("what is rarely said stands behind one fold at the end of its section, and is shown once somebody says it")
  func rarelySaid() throws {
    let empty = try draft([])
    let identity = "persons[0].identity"
    #expect(folded(empty, identity) == ["gender_identity", "literacy", "marital_status"])
    // A danger is a heading of its own; names are all asked for, as one of them has to be there.
    #expect(view(empty, "persons[0].alerts")?["is_list"] as? Bool == true)
    #expect(folded(empty, "persons[0]").isEmpty && folded(empty, "\(identity).names[0]") == ["script"])
    #expect(!folded(empty, "case_management").contains("caseworker") && folded(empty, "travel.reception").isEmpty)
    #expect(try folded(draft([("\(identity).literacy", "basic")]), identity) == ["gender_identity", "marital_status"])
    #expect(try folded(draft([("\(identity).literacy.why_not", "refused")]), identity).count == 2)
    // What holds a group together is asked of a group.
    #expect(folded(empty, "group").contains("keep_together"))
    #expect(try !folded(draft([("persons.count", "2")]), "group").contains("keep_together"))
    let wrong = CaseDraft(
      BoardForm([]), adding: nil, words: Sentences.of(.english),
      findings: [CaseFinding(kind: .wrong, place: "\(identity).literacy", .field(.absent))])
    #expect(!folded(wrong, identity).contains("literacy"))
  }

  @Test("the list of sections says how far each of them is, and leads to it; below a person to each part")
  func steps() throws {
    let place = "persons[0].identity"
    func state(_ name: String, of draft: CaseDraft) -> String? {
      let steps = draft.steps() + draft.steps().flatMap { $0["inner"] as? [[String: Any]] ?? [] }
      return steps.first { $0["to"] as? String == CaseDraft.id(name) }?["state"] as? String
    }
    let empty = try draft([])
    #expect(
      ["persons[0]", place, "persons[0].alerts", "group", "travel", "case_management"].allSatisfy {
        state($0, of: empty) == "nothing yet"
      })
    let fields = [("\(place).person_id", "p1"), ("group.group_type", "individual")]
    let filled = try draft(fields)
    #expect(state(place, of: filled) == "nothing yet" && state("group", of: filled) == "nothing yet")
    let begun = fields + [("\(place).sex", "female"), ("\(place).names[0].given", "Ada"), ("travel.escort", "none")]
    let typed = try draft(begun)
    #expect(state(place, of: typed) == "begun" && state("persons[0]", of: typed) == "begun")
    let checked = CaseDraft(
      BoardForm(begun.map { (name: $0.0, value: $0.1) }), adding: nil, words: Sentences.of(.english),
      findings: [
        CaseFinding(kind: .wrong, place: "\(place).sex", .field(.absent)),
        CaseFinding(kind: .missing, place: "\(place).languages", .field(.unsaid)),
        CaseFinding(kind: .missing, place: "travel.legs", .field(.unsaid)),
      ])
    #expect(state(place, of: checked) == "to put right: 1" && state("travel", of: checked) == "not said: 1")
    #expect(state("\(place)x", of: checked) == nil && state("case_management", of: checked) == "nothing yet")
    #expect(checked.steps().first?["label"] as? String == "Persons 1 Ada")
  }

  @Test(
    "each person has a number by itself, and one person is no group; what was typed stays, and consent nobody fills in")
  func completed() {
    let number = { (index: Int) in "persons[\(index)].identity.person_id" }
    let one = CaseDraft.completed(BoardForm([]))
    #expect(one[number(0)] == "p1" && one[CaseDraft.groupType] == "individual" && Set(one.names).count == 2)
    let several = CaseDraft.completed(BoardForm([("persons.count", "3"), (number(0), "p2"), (number(2), " ")]))
    #expect((0..<3).map { several[number($0)] } == ["p2", "p1", "p3"] && several[CaseDraft.groupType].isEmpty)
    #expect(CaseDraft.completed(BoardForm([("persons.count", "1")]), adding: "persons")[number(1)] == "p2")
    // What was attached as somebody's who was taken out is not the next one's.
    let after = CaseDraft.completed(BoardForm([("persons.count", "1")]), adding: "persons", besides: ["p2"])
    #expect(after[number(1)] == "p3")
    let family = CaseDraft.completed(BoardForm([(CaseDraft.groupType, "family")]))
    #expect(family[CaseDraft.groupType] == "family")
  }

  @Test("a person is taken out, and those after it move up with all that was typed of them")
  func removed() throws {
    let form = BoardForm([
      ("persons.count", "3"), ("persons[0].identity.sex", "female"), ("persons[1].identity.sex", "male"),
      ("persons[2].identity.sex", "other"), ("persons[2].identity.nationality", "NGA"),
      ("persons[2].identity.nationality", "GHA"), ("persons[2].contacts[1].name", "Obi"),
      ("group.group_type", "family"),
    ])
    let (list, index) = try #require(CaseDraft.element("persons[1]"))
    let left = CaseDraft.removing(index, from: list, in: form)
    #expect(left["persons.count"] == "2" && left["persons[1].identity.sex"] == "other")
    #expect(left["persons[0].identity.sex"] == "female" && left["persons[2].identity.sex"].isEmpty)
    #expect(
      left.all("persons[1].identity.nationality") == ["NGA", "GHA"] && left["persons[1].contacts[1].name"] == "Obi")
    #expect(left["group.group_type"] == "family")
    let inner = try #require(CaseDraft.element("persons[0].identity.names[2]"))
    #expect(inner.list == "persons[0].identity.names" && inner.index == 2)
    for text in ["", "persons", "persons[x]", "persons[-1]", "[", "]"] {
      #expect(CaseDraft.element(text) == nil, "\(text)")
    }
    // Of the last one of which one has to be there nothing is offered; of what may be missing altogether it is.
    let draft = draft(of: [("persons.count", "1"), ("persons[0].alerts.count", "1")])
    func remove(_ place: String) -> Any? { (view(draft, place)?["items"] as? [[String: Any]])?.first?["remove"] }
    #expect(remove("persons") as? Bool == false && remove("persons[0].alerts") as? String == "Remove: Alerts 1")
  }

  @Test(
    "an element in which nothing was typed is left out before the form is read, so that findings stand where they belong"
  )
  func tidied() {
    let form = BoardForm([
      ("persons.count", "3"), ("persons[0].identity.person_id", "p1"), ("persons[1].identity.person_id", "p2"),
      ("persons[2].identity.person_id", "p3"), ("persons[2].identity.names.count", "2"),
      ("persons[2].identity.names[0].given", ""), ("persons[2].identity.names[1].given", "Joy"),
    ])
    let tidy = CaseDraft.tidied(form)
    #expect(tidy["persons.count"] == "1" && tidy["persons[0].identity.names.count"] == "1")
    #expect(tidy["persons[0].identity.names[0].given"] == "Joy" && tidy["persons[0].identity.person_id"] == "p3")
    #expect(CaseDraft.tidied(tidy).names.sorted() == tidy.names.sorted())
  }

  @Test("that the consent is needed its mark says, and of the marks inside it those without which it is none")
  func marks() throws {
    let draft = try draft([])
    #expect(view(draft, "persons[0].consent")?["expected"] as? String == "needed, or a legal basis")
    #expect(view(draft, "persons[0].consent.scope")?["expected"] as? String == "needed")
    #expect(view(draft, "persons[0].consent.recipients")?["expected"] as? String == "needed")
    #expect(view(draft, "persons[0].consent.purpose")?["expected"] as? String == "expected")
  }

  // MARK: A case that is there already

  /// A case that says everything there is a field for: its example, or a reason.
  private static func whole(_ section: CaseSection = CaseTable.core.section, reason: MissingReason? = nil) -> [String:
    Any]
  {
    section.fields.reduce(into: [:]) { members, field in
      if let reason, field.reasons.contains(reason) {
        members[field.key] = reason.rawValue
        return
      }
      members[field.key] = value(field.type, field.example, reason)
    }
  }

  private static func value(_ type: FieldType, _ example: CaseField.Example, _ reason: MissingReason?) -> Any? {
    switch (type, example) {
    case (.object(let section), _): whole(section, reason: reason)
    case (.list(.object(let section), _), _): [whole(section, reason: reason), whole(section, reason: reason)]
    case (_, .text(let text)): text
    case (_, .flag(let flag)): flag
    case (_, .count(let count)): count
    case (_, .list(let texts)): texts
    default: nil
    }
  }

  @Test(
    "a case is shown in its form and comes out of it as it was, whatever it says",
    arguments: [nil] + MissingReason.allCases.map(Optional.some))
  func filled(reason: MissingReason?) throws {
    var tree = Self.whole(reason: reason)
    tree["schema"] = CaseRecord.schema
    for key in ["group", "travel"] where tree[key] is String { tree[key] = [String: Any]() }
    if tree["persons"] is String { tree["persons"] = [Self.whole(reason: reason)] }
    let fields = try #require(try CaseDraft.fields(of: tree))
    #expect(fields.count > 20)
    let form = try BoardForm(BoardForm(fields).text(without: []))
    let again = try CaseDraft(form, adding: nil, words: Sentences.of(.english)).json(keeping: tree)
    #expect(try again == JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys]))
  }

  @Test("that there is nothing in a list is said again, and is not the same as to say nothing of it")
  func emptyLists() throws {
    let tree: [String: Any] = [
      "schema": CaseRecord.schema, "group": ["links": [Any]()], "travel": ["legs": [Any]()],
      "persons": [["identity": ["nationality": [String](), "travel_document": [String: Any]()]]],
    ]
    let fields = try #require(try CaseDraft.fields(of: tree))
    #expect(fields.contains { $0.name == "persons[0].identity.nationality.empty" })
    let draft = CaseDraft(BoardForm(fields), adding: nil, words: Sentences.of(.english))
    #expect(view(draft, "persons[0].identity.nationality")?["was_empty"] as? Bool == true)
  }

  @Test("a flight is shown on the clock of its airport, and a moment that a browser’s field cannot hold as it stands")
  func shownMoments() throws {
    let leg = ["from_iata": "CDG", "to_iata": "LOS", "depart": "2027-01-19T08:40:00+01:00"]
    func tree(arrive: String) -> [String: Any] {
      [
        "schema": CaseRecord.schema, "group": [String: Any](),
        "travel": ["legs": [leg.merging(["arrive": arrive]) { $1 }]],
      ]
    }
    for (written, shown, isClock) in [
      ("2027-01-19T13:05:00+01:00", "2027-01-19T13:05", true),
      ("2027-01-19T12:05:00Z", "2027-01-19T12:05:00Z", false),
      ("2027-01-19T13:05:30+01:00", "2027-01-19T13:05:30+01:00", false),
    ] {
      let fields = try #require(try CaseDraft.fields(of: tree(arrive: written)))
      #expect(fields.first { $0.name == "travel.legs[0].depart" }?.value == "2027-01-19T08:40")
      #expect(fields.first { $0.name == "travel.legs[0].arrive" }?.value == shown)
      let draft = CaseDraft(BoardForm(fields), adding: nil, words: Sentences.of(.english))
      #expect(view(draft, "travel.legs[0].arrive")?["is_moment"] as? Bool == isClock)
    }
  }

  @Test("a case that says what no field is for is not shown in a form, where it would be lost")
  func unshown() throws {
    let tree: [String: Any] = [
      "schema": CaseRecord.schema, "group": ["unheard_of": "x"], "travel": [String: Any](),
    ]
    #expect(try CaseDraft.fields(of: tree) == nil)
    let turned: [String: Any] = [
      "schema": CaseRecord.schema, "group": ["case_group_id": "a\u{202E}b"], "travel": [String: Any](),
    ]
    #expect(try CaseDraft.fields(of: turned) == nil)
  }

  @Test("a code that is not offered stays chosen, and what has several lines is not shown in one")
  func odd() throws {
    let sex = try #require(view(try draft([("persons[0].identity.sex", "neither")]), "persons[0].identity.sex"))
    let chosen = (sex["choices"] as? [[String: Any]])?.first { $0["chosen"] as? Bool == true }
    #expect(chosen?["value"] as? String == "neither")
    let lines = try draft([("persons[0].identity.names[0].given", "Ada\nObi")])
    let shown = view(lines, "persons[0].identity.names[0].given")
    #expect(shown?["is_text"] as? Bool == true && shown?["value"] as? String == "Ada\nObi")
  }

  // MARK: What is offered, and what was found

  private static var ends: DraftEnds {
    get throws { DraftEnds(to: (try MissionID("ng-lagos"), "Lagos"), countries: ["LBY", "NGA"]) }
  }

  private func draft(of fields: [(String, String)], _ ends: DraftEnds = DraftEnds()) -> CaseDraft {
    CaseDraft(
      BoardForm(fields.map { (name: $0.0, value: $0.1) }), adding: nil, words: Sentences.of(.english), ends: ends)
  }

  @Test("who may receive a case is ticked: the mission that it goes to, whichever that is, and others are typed")
  func recipients() throws {
    let place = "persons[0].consent.recipients"
    let fields = [("persons.count", "1"), (place, "@to"), (place, "post-return-mission"), (place, "Red Cross")]
    let draft = draft(of: fields, try Self.ends)
    let tree = try JSONSerialization.jsonObject(with: draft.json()) as? [String: Any]
    let consent = (tree?["persons"] as? [[String: Any]])?.first?["consent"] as? [String: Any]
    #expect(consent?["recipients"] as? [String] == ["ng-lagos", "post-return-mission", "Red Cross"])
    let shown = try #require(view(draft, place))
    let ticks = try #require(shown["offered"] as? [[String: Any]])
    #expect(ticks.map { $0["chosen"] as? Bool } == [true, true] && shown["value"] as? String == "Red Cross")
    let named = self.draft(of: [("persons.count", "1"), (place, "ng-lagos")], try Self.ends)
    let again = try #require(view(named, place)?["offered"] as? [[String: Any]])
    #expect(again.map { $0["chosen"] as? Bool } == [true, false])
    #expect(again.first?["label"] as? String == "Lagos, which this case goes to")
  }

  private func findings(_ draft: CaseDraft) throws -> [CaseFinding] {
    do throws(CaseProblem) { return try CaseRecord.read((try? draft.json()) ?? Data()).findings } catch {
      return error.findings
    }
  }

  @Test("day and time are not called wrong where only the airport is, and an airport is looked for where one flies")
  func airports() throws {
    let leg = "travel.legs[0]"
    let draft = draft(
      of: [
        ("travel.legs.count", "1"), ("\(leg).from_iata", "Tripoli"), ("\(leg).depart", "2027-01-19T08:40"),
        ("\(leg).to_iata", "LOS"), ("\(leg).arrive", "soon"),
      ], try Self.ends)
    let all = try findings(draft)
    #expect(all.contains { $0.place == "\(leg).depart" })
    let left = draft.withoutFollowing(all)
    #expect(!left.contains { $0.place == "\(leg).depart" } && left.contains { $0.place == "\(leg).arrive" })
    let airport = try #require(left.first { $0.place == "\(leg).from_iata" })
    #expect(airport.meant(in: ["LBY", "NGA"], .of(.english)).first?.label.contains("LBY") == true)
    #expect(airport.meant(in: ["LBN", "NGA"], .of(.english)).first?.label.contains("LBN") == true)
  }

  @Test("what was meant is taken into the line that it stands in, and shown beside the field that has it")
  func taken() throws {
    let place = "persons[0].identity.nationality"
    #expect(
      CaseDraft.field(of: "\(place)[1]") == place
        && CaseDraft.field(of: "travel.legs[0].depart") == "travel.legs[0].depart")
    #expect(CaseDraft.field(of: "attachments[0].file") == "")
    let form = BoardForm([(place, "GHA, \nNiegria"), ("travel.legs[0].to_iata", "Lagos")])
    #expect(CaseDraft.taking("NGA", at: "\(place)[1]", in: form)[place] == "GHA\nNGA")
    #expect(CaseDraft.taking("LOS", at: "travel.legs[0].to_iata", in: form)["travel.legs[0].to_iata"] == "LOS")
    #expect(CaseDraft.taking("NGA", at: "\(place)[7]", in: form)[place] == form[place])
  }

  @Test("a name is taken for its code, and stands beside it with what it means; what may mean several is offered")
  func names() throws {
    let (person, leg) = ("persons[0].identity", "travel.legs[0]")
    let fields = [
      ("persons.count", "1"), ("travel.legs.count", "1"), ("\(person).languages.count", "2"),
      ("\(person).nationality", "Nigeria, ghanaian"), ("\(person).languages[0].code", "Yoruba"),
      ("\(person).languages[1].code", "anglais"), ("\(person).birth_date", "3 Feb 1990"),
      ("\(leg).from_iata", "Tripoli"), ("\(leg).to_iata", "los"), ("\(leg).arrive", "2027-06-14T13:05"),
      ("persons[0].consent.date", "03/02/2026"),
    ]
    let draft = draft(of: fields, try Self.ends)
    let tree = try JSONSerialization.jsonObject(with: draft.json()) as? [String: Any]
    let said = try #require((tree?["persons"] as? [[String: Any]])?.first)
    let identity = try #require(said["identity"] as? [String: Any])
    #expect(
      identity["nationality"] as? [String] == ["NGA", "GHA"] && identity["birth_date"] as? String == "1990-02-03")
    // The page is an English one: a word of another language is offered, and not taken.
    let languages = identity["languages"] as? [[String: Any]]
    #expect(languages?.map { $0["code"] as? String } == ["yor", "anglais"])
    let flight = ((tree?["travel"] as? [String: Any])?["legs"] as? [[String: Any]])?.first
    #expect(flight?["from_iata"] as? String == "Tripoli" && flight?["to_iata"] as? String == "LOS")
    #expect(flight?["arrive"] as? String == "2027-06-14T13:05:00+01:00")
    let nationality = try #require(view(draft, "\(person).nationality"))
    #expect(nationality["value"] as? String == "Nigeria, ghanaian" && nationality["list"] as? String == "countries")
    #expect(nationality["means"] as? String == "NGA – Nigeria; GHA – Ghana")
    #expect(view(draft, "\(leg).to_iata")?["means"] as? String == "LOS – Lagos, Nigeria")
    #expect(view(draft, "\(person).birth_date")?["means"] as? String == "1990-02-03 (3 February 1990)")
    let found = try findings(draft)
    let day = try #require(found.first { $0.place == "persons[0].consent.date" })
    #expect(
      day.meant(in: [], .of(.english)).map(\.label) == ["2026-02-03 (3 February 2026)", "2026-03-02 (2 March 2026)"])
    #expect(day.meant(in: [], .of(.arabic)).map(\.label) == ["3 فبراير 2026", "2 مارس 2026"])
    #expect(day.said(in: .of(.english)).message == "“03/02/2026” may be two days")
    #expect(found.contains { $0.place == "\(leg).from_iata" } && !found.contains { $0.place.contains("nationality") })
  }

  @Test("whatever is suggested is taken for one code", arguments: Language.allCases)
  func suggested(language: Language) throws {
    let draft = CaseDraft(BoardForm([]), adding: nil, words: Sentences.of(language))
    let lists = draft.suggestions(Airport.all(in: ["LBY", "NGA"]))
    #expect(lists.map { $0["id"] as? String } == ["countries", "languages", "airports"])
    let places = ["nationality": "countries", "languages[0].code": "languages"]
    for (key, list) in places {
      let options = lists.first { $0["id"] as? String == list }?["options"] as? [[String: Any]] ?? []
      #expect(options.count > 30)
      for option in options {
        let name = try #require(option["value"] as? String)
        let place = "persons[0].identity.\(key)"
        let typed = CaseDraft(
          BoardForm([("persons.count", "1"), ("persons[0].identity.languages.count", "1"), (place, name)]), adding: nil,
          words: Sentences.of(language))
        #expect(try !findings(typed).contains { $0.place.hasPrefix(place) && $0.kind == .wrong }, "\(name)")
      }
    }
  }

  @Test("of what nothing is said there is one line for each section and person, behind what is of its own kind")
  func unsaid() throws {
    let draft = draft(of: [
      ("persons.count", "2"), ("persons[0].identity.person_id", "p1"), ("persons[1].identity.person_id", "p2"),
      ("persons[1].identity.names[0].given", "Joy"),
    ])
    func missing(_ place: String, _ person: String? = nil, _ fault: CaseFault = .field(.unsaid)) -> CaseFinding {
      CaseFinding(kind: .missing, person: person, place: place, file: "case.json", fault)
    }
    let found = [
      missing("persons[0].identity.sex", "p1"), missing("persons[0].identity.languages", "p1"),
      missing("persons[1].consent.purpose", "p2"), missing("travel.legs[0].carrier"), missing("case_management"),
      missing("persons[0].identity.nationality", "p1", .person(.emptyList)),
    ]
    let sheet = DraftSheet(id: "x", subject: .newCase)
    let view = DraftFindings(found, BoardForm([]), sheet).view(draft, .of(.english))
    let lines = try #require(view["found"] as? [[String: Any]])
    #expect(
      lines.map { $0["place"] as? String } == [
        "Persons 1 · Identity · Nationality", "p1 · Identity", "p2 Joy · Consent", "Travel", "this case",
      ])
    #expect(lines[1]["text"] as? String == "nothing is said of Sex, Languages")
    #expect(lines[3]["text"] as? String == "nothing is said of Flights 1 Airline")
    #expect(lines[1]["href"] as? String == "#f-persons-0-identity-sex")
    #expect((view["heading"] as? String)?.hasSuffix("5") == true)
    // All of it has to be seen, though it stands in fewer lines.
    #expect((view["about"] as? String)?.split(separator: "\n").count == 6)
  }

  @Test(
    "of a version it is said what it changes, in the words of the form, and what stood unsaid is not asked about again")
  func version() throws {
    func core(_ arrive: String) throws -> Data {
      let leg: [String: Any] = ["from_iata": "MJI", "to_iata": "LOS", "arrive": arrive]
      let identity: [String: Any] = ["person_id": "p1", "names": [["given": "Ada"]], "interpreter_needed": true]
      return try JSONSerialization.data(withJSONObject: [
        "schema": CaseRecord.schema, "group": ["case_group_id": "x", "group_type": "individual"],
        "persons": [["identity": identity]], "travel": ["legs": [leg]],
      ])
    }
    let (older, newer) = (try core("2027-06-14T14:40:00+01:00"), try core("2027-06-14T19:10:00+01:00"))
    let changes = try #require(CaseDraft.changes(from: older, to: newer))
    func missing(_ place: String) -> CaseFinding {
      CaseFinding(kind: .missing, place: place, file: "case.json", .field(.unsaid))
    }
    let standing = [missing("persons[0].identity.sex")]
    let left = DraftFindings.new(standing + [missing("travel.return_type")], beside: standing)
    #expect(left.map(\.place) == ["travel.return_type"])
    // What is wrong is said whatever stood before.
    let wrong = CaseFinding(kind: .wrong, place: "persons[0].identity.sex", file: "case.json", .field(.absent))
    #expect(DraftFindings.new([wrong], beside: [wrong]) == [wrong])
    let sheet = DraftSheet(id: "x", subject: .newCase)
    let found = DraftFindings([], BoardForm([]), sheet, changes)
    let shown = found.changes(Moments(zone: .gmt, place: "", now: Date(), words: .of(.english)))
    let line = try #require((shown["changes"] as? [[String: Any]])?.first)
    #expect(line["what"] as? String == "Travel · Flights 1 · Arrives")
    #expect(
      (line["before"] as? String)?.contains("14:40") == true && (line["after"] as? String)?.contains("19:10") == true)
    // It is looked at once before it goes; another change is looked at again.
    #expect(found.isInTheWay)
    let about = try #require(found.view(draft(of: []), .of(.english))["about"] as? String)
    let seen = BoardForm([("seen", "yes"), ("about", about)])
    #expect(!DraftFindings([], seen, sheet, changes).isInTheWay)
    let other = try #require(CaseDraft.changes(from: older, to: core("2027-06-15T19:10:00+01:00")))
    #expect(DraftFindings([], seen, sheet, other).isInTheWay)
    #expect(CaseDraft.changes(from: Data("{".utf8), to: newer)?.count == nil)
    #expect(CaseDraft.changes(from: older, to: older)?.isEmpty == true)
  }

  @Test(
    "what was found is said in the words of the form, without commands and names of files", arguments: Language.allCases
  )
  func said(language: Language) throws {
    let words = Sentences.of(language)
    let typed = draft(
      of: [
        ("persons.count", "2"), ("persons[0].identity.person_id", "p1"), ("persons[0].identity.sex", "female"),
        ("persons[1].identity.person_id", "p2"), ("group.case_group_id", "x"), ("group.group_type", "family"),
        ("group.head_person_id", "p9"), ("travel.legs.count", "1"), ("travel.legs[0].to_iata", "LOS"),
        ("case_management.categories", "medical"),
      ])
    let named = Receiver(
      id: "gn-conakry", name: "Conakry", country: "GIN", organisation: "Other", isOwn: false, categories: ["uasc"],
      languages: ["fra"])
    func check(_ draft: CaseDraft) throws -> [CaseFinding] {
      do throws(CaseProblem) {
        return try ClearedCase([("case.json", (try? draft.json()) ?? Data())], for: named, now: Date()).findings
      } catch { return error.findings }
    }
    let well = draft(of: [
      ("persons.count", "1"), ("persons[0].identity.person_id", "p1"), ("persons[0].identity.sex", "female"),
      ("persons[0].identity.nationality", "NGA"), ("persons[0].identity.names.count", "1"),
      ("persons[0].identity.names[0].given", "Ada"), ("persons[0].identity.birth_date", "1998"),
      ("group.case_group_id", "x"), ("group.group_type", "individual"), ("travel.legs.count", "1"),
      ("travel.legs[0].to_iata", "LOS"), ("case_management.categories", "medical"),
    ])
    let all = try check(typed) + check(well)
    #expect(Set(all.map(\.fault.code)).count > 5, "\(Set(all.map(\.fault.code)))")
    for finding in all {
      let said = finding.said(in: words)
      let text = "\(finding.place(in: language)) \(said.message) \(said.advice)"
      for word in ["`", "case.json", "--", "persons[", "medical.json"] { #expect(!text.contains(word), "\(text)") }
      #expect(text.firstMatch(of: /[a-z]+_[a-z]+/) == nil, "\(text)")
    }
  }

  @Test("why a case was not handed in is said on the board without a command", arguments: Language.allCases)
  func refused(language: Language) throws {
    let mission = try MissionID("ng-lagos")
    let transfer = try TransferID("01890000-0000-7000-8000-000000000001")
    let faults: [ServiceError.HandInFault] = [
      .alreadyOnTheWay([transfer], to: mission), .over(transfer, .returned), .versionWaits(transfer),
      .partsMissing(transfer), .keysUnknown(mission), .ownMission(mission),
    ]
    for fault in faults {
      let said = "\(DeskError(explaining: ServiceError.handIn(fault), in: Sentences.of(language).terms))"
      #expect(!said.contains("`") && !said.contains("--") && said.count > 20, "\(said)")
    }
  }

  @Test("what is for one role is a document of its own, once something is said in it")
  func parts() throws {
    let medical = try #require(CaseTable.document(named: "medical.json"))
    let fields = [
      ("persons.count", "1"), ("persons[0].identity.person_id", "p1"), ("medical:persons.count", "1"),
      ("medical:persons[0].person_id", "p1"),
    ]
    func draft(_ fields: [(String, String)], _ documents: [CaseDocument]) -> CaseDraft {
      CaseDraft(
        BoardForm(fields.map { (name: $0.0, value: $0.1) }), adding: nil, words: Sentences.of(.english),
        documents: documents)
    }
    let both = [CaseTable.core, medical]
    #expect(try draft(fields, both).texts().map(\.name) == ["case.json"])
    let said = fields + [("medical:persons[0].infection_precautions", "mask")]
    #expect(try draft(said, both).texts().map(\.name) == ["case.json", "medical.json"])
    #expect(try draft(said, [CaseTable.core]).texts().map(\.name) == ["case.json"])
    let part = try #require(draft(said, both).parts().last)
    #expect(part["label"] as? String == "Health" && part["is_open"] as? Bool == true)
    let person = try #require(view(draft(said, both), "medical:persons[0].person_id"))
    #expect((person["choices"] as? [[String: Any]])?.contains { $0["value"] as? String == "p1" } == true)
    #expect(person["says"] as? Bool == false && person["example"] as? Bool == false)
    let persons = try #require(view(draft(said, both), "medical:persons")?["says"] as? String)
    #expect(!persons.contains("case.json"), "\(persons)")
    #expect(CaseDraft.field(of: "medical:persons[0].equipment[2]") == "medical:persons[0].equipment")
    #expect(draft(said, [CaseTable.core]).parts().allSatisfy { $0["place"] as? String != "medical:" })
  }

  @Test("a document is no line to type, and no other day is read from a ticket but a flight’s")
  func hints() throws {
    let draft = draft(of: [("persons.count", "1")])
    let document = try #require(view(draft, "persons[0].consent.doc_ref"))
    #expect(
      document["is_line"] as? Bool == false
        && (document["choices"] as? [Any])?.count == 1 + MissingReason.allCases.count)
    let clock = Sentences.of(.english)["clock_of_airport"]
    #expect(view(draft, "persons[0].consent.withdrawn_at")?["example"] as? String != clock)
    #expect(view(draft, "travel.legs[0].depart")?["example"] as? String == clock)
  }

  @Test(
    "a number can be dialled that begins with a country’s code, whatever stands between its digits",
    arguments: [
      ("+234 803 555 1234", true), ("+2348035551234", true), ("+39 (06) 555-1234", true), ("0803 555", false),
      ("", false),
      ("2348035551234", false), ("+999 1234567", false), ("+234 call me", false), ("+٢٣٤٨٠٣٥٥٥١٢٣٤", false),
    ])
  func numbers(text: String, isWhole: Bool) throws {
    let words = Sentences.of(.english)
    #expect(Dialling.isWhole(text) == isWhole)
    #expect(Dialling.shown(text, words).contains("no country code") == !isWhole)
    // Whether it may be said is asked first, and then what is wrong with it.
    let value = try FormFields(words: words, zone: .gmt).value(of: .phone, in: BoardForm([(BodyField.phone.key, text)]))
    #expect(value == (text.isEmpty ? nil : text))
  }

  private func view(_ draft: CaseDraft, _ place: String) -> [String: Any]? {
    func find(_ views: [[String: Any]]) -> [String: Any]? {
      for view in views {
        if view["place"] as? String == place || view["element"] as? String == place { return view }
        let inner = ["fields", "folded", "items"].flatMap { view[$0] as? [[String: Any]] ?? [] }
        if let found = find(inner) { return found }
      }
      return nil
    }
    return find(draft.parts())
  }

  private func open(_ draft: CaseDraft, _ place: String) -> Bool? { view(draft, place)?["is_open"] as? Bool }

  /// What stands behind the fold of a section.
  private func folded(_ draft: CaseDraft, _ place: String) -> [String] {
    (view(draft, place)?["folded"] as? [[String: Any]] ?? []).compactMap { field in
      (field["place"] as? String)?.split(separator: ".").last.map(String.init)
    }
  }
}
