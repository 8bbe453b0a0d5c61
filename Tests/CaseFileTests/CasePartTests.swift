import Base
import Foundation
import Testing

@testable import CaseFile

/// The files of compartments beside a `case.json`, one change at a time.
@Suite("Files of compartments")
struct CasePartTests {
  private static let health = #"""
    {"schema": "baton-case/1", "persons": [{"person_id": "p1", "fit_to_travel": {"status": "fit", "date": "2027-01-10",
    "by": "Dr N.", "doc_ref": "d1"}, "medications": [], "escort": "none", "next_appointment": {"date": "2027-02"}}],
    "attachments": [{"file": "attachments/b.pdf", "doc_id": "d2", "type": "fit_to_travel"}]}
    """#
  private static let child = #"""
    {"schema": "baton-case/1", "persons": [{"person_id": "p1", "status": "accompanied",
    "care_arrangement": {"type": "parents", "with": "her mother"}}]}
    """#
  private static let texts = ["medical.json": health, "child.json": child]

  /// A case with these categories; its journey begins on 2027-01-19.
  private func contents(_ categories: [String] = []) throws -> CaseContents {
    let named = categories.map { "\"\($0)\"" }.joined(separator: ",")
    let json = try Sample.json(replacing: #""categories": []"#, with: #""categories": [\#(named)]"#)
    return CaseContents(try CaseRecord.read(Data(json.utf8)).record)
  }

  private func add(_ json: String, _ file: String, to contents: inout CaseContents) throws -> [CaseFinding] {
    let document = try #require(CaseTable.document(named: file))
    do throws(CaseProblem) { return try contents.add(Data(json.utf8), as: document) } catch { return error.findings }
  }

  /// What is found when one piece of a text is another.
  private func findings(
    _ file: String, _ old: String = "", _ new: String = "", of categories: String...
  ) throws -> [CaseFinding] {
    var contents = try contents(categories)
    let text = try #require(Self.texts[file])
    try #require(old.isEmpty || text.contains(old))
    return try add(old.isEmpty ? text : text.replacingOccurrences(of: old, with: new), file, to: &contents)
  }

  @Test("what is right has no findings, and is taken in", arguments: ["medical.json", "child.json"])
  func right(file: String) throws {
    #expect(try findings(file, of: "medical", "child") == [])
    var contents = try contents()
    _ = try add(try #require(Self.texts[file]), file, to: &contents)
    #expect(contents.parts.map(\.document.file) == [file])
    #expect(contents.parts.first?.persons.map { $0.text("person_id") } == [.given("p1")])
  }

  @Test(
    "what does not fit the case is wrong, in its file and line",
    arguments: [
      (#""person_id": "p1""#, #""person_id": "p2""#, "persons[0].person_id"),
      (#"{"person_id": "p1""#, #"{"person_id": "p1"}, {"person_id": "p1""#, "persons[1].person_id"),
      (#""doc_ref": "d1""#, #""doc_ref": "d7""#, "persons[0].fit_to_travel.doc_ref"),
      (#""doc_id": "d2""#, #""doc_id": "d1""#, "attachments[0].doc_id"),
      ("attachments/b.pdf", "attachments/a.pdf", "attachments[0].file"),
      (#""doc_id": "d2""#, #""doc_id": "d2", "person": "p9""#, "attachments[0].person"),
      (#""escort": "none""#, #""escort": "police""#, "persons[0].escort"),
      (#""schema": "baton-case/1""#, #""schema": "baton-case/2""#, "schema"),
    ])
  func misfits(old: String, new: String, place: String) throws {
    let wrong = try findings("medical.json", old, new).filter { $0.kind == .wrong }
    #expect(wrong.map(\.place) == [place])
    #expect(wrong.allSatisfy { $0.file == "medical.json" && $0.line != nil && !$0.advice.isEmpty })
    #expect(wrong.first?.shownPlace.hasPrefix("\(place) (medical.json, line ") == true)
  }

  @Test("a document of its own or of case.json can be meant, one of another compartment cannot")
  func references() throws {
    var contents = try contents()
    #expect(try add(Self.health, "medical.json", to: &contents) == [])
    let own = Self.health.replacingOccurrences(of: #""doc_ref": "d1""#, with: #""doc_ref": "d2""#)
    var again = try self.contents()
    #expect(try add(own, "medical.json", to: &again) == [])
    let child = Self.child.replacingOccurrences(
      of: #""status""#, with: #""bia": {"date": "2026", "summary": "", "doc_ref": "d2"}, "status""#)
    #expect(try add(child, "child.json", to: &contents).map(\.place) == ["persons[0].bia.doc_ref"])
    #expect(contents.parts.count == 1, "what is wrong is not taken in")
  }

  @Test("a report is too old fourteen days before the journey, a MEDIF seven")
  func ages() throws {
    func aged(_ old: String, _ new: String) throws -> [String] {
      try findings("medical.json", old, new).filter { $0.kind == .aged }.map(\.message)
    }
    // The journey begins on 2027-01-19.
    #expect(try aged("2027-01-10", "2027-01-05") == [])
    #expect(
      try aged("2027-01-10", "2027-01-04")
        == ["the fit-to-travel report is of 2027-01-04, more than 14 days before the journey"])
    #expect(try aged(#""escort""#, #""medif_date": "2027-01-12", "escort""#) == [])
    #expect(
      try aged(#""escort""#, #""medif_date": "2027-01-11", "escort""#)
        == ["the MEDIF is of 2027-01-11, more than 7 days before the journey"])
    // Of a month some day may still be young enough.
    #expect(try aged("2027-01-10", "2027-01") == [])
    #expect(try aged("2027-01-10", "2026-12").count == 1)
    #expect(try aged(#""by""#, #""valid_until": "2027-01-18", "by""#).count == 1)
  }

  @Test("without a journey it ages by the day of the check")
  func agesByClock() throws {
    let json = try Sample.json(replacing: #""arrive": "2027-01-19T13:05:00+01:00""#, with: #""arrive": "unknown""#)
    var contents = CaseContents(try CaseRecord.read(Data(json.utf8)).record)
    #expect(try add(Self.health, "medical.json", to: &contents) == [])
    let day = try #require(Moment("2027-01-25T12:00:00Z")?.date)
    let found = contents.aged(now: day)
    #expect(found.map(\.message) == ["the fit-to-travel report is of 2027-01-10, more than 14 days ago"])
    #expect(found.map(\.file) == ["medical.json"])
    #expect(found.map(\.person) == ["p1"])
    #expect(contents.aged(now: day.addingTimeInterval(-86_400)) == [])
  }

  @Test("a category makes fields expected, and without it they may be absent")
  func categories() throws {
    let bare = #"{"schema": "baton-case/1", "persons": [{"person_id": "p1"}]}"#
    for category in Category.allCases {
      var of = try contents([category.rawValue])
      let file = try #require(CaseTable.documents.first { $0.compartment == category.compartment }?.file)
      let found = try add(bare, file, to: &of)
      #expect(
        found.count >= 2 && found.allSatisfy { $0.kind == .missing && $0.person == "p1" }, "\(category): \(found)")
      var without = try contents()
      #expect(try add(bare, file, to: &without) == [])
    }
  }

  @Test("a child that travels alone needs more, whatever the category says; one that does not, less")
  func childStatus() throws {
    let needed = [
      "bia", "guardian_consent", "escort", "handover", "tracing", "child_views", "child_assent",
    ].map { "persons[0].\($0)" }
    for status in ["unaccompanied", "separated"] {
      let found = try findings("child.json", "accompanied", status, of: "child")
      #expect(Set(found.map(\.place)) == Set(needed + ["persons[0]"]))
      #expect(found.allSatisfy { $0.kind == .missing })
    }
    #expect(try findings("child.json", of: "uasc") == [])
    let second = #"}, {"person_id": "p1", "care_arrangement": "unknown"}]"#
    let both = try findings("child.json", "}]", second, of: "child")
    #expect(!both.contains { $0.place == "persons[1].bia" }, "what one child is the next is not")
  }

  @Test("a determination or an exception is expected, and either will do", arguments: ["bid", "bid_exception"])
  func choice(key: String) throws {
    func asksForOne(_ more: String) throws -> Bool {
      let found = try findings("child.json", #""status": "accompanied""#, #""status": "separated"\#(more)"#)
      return found.contains { $0.place == "persons[0]" && $0.kind == .missing }
    }
    #expect(try asksForOne(""))
    #expect(try !asksForOne(#", "\#(key)": "not_asked""#))
  }

  @Test("a category without its file is missing, one finding a file")
  func absentFiles() throws {
    var contents = try contents(Category.allCases.map(\.rawValue))
    let all = ["medical.json", "mhpss.json", "child.json", "protection_trafficking.json", "protection_gbv.json"]
    let found = contents.checkCategories()
    #expect(found.map(\.message).map { message in all.first { message.contains($0) } } == all)
    #expect(found.allSatisfy { $0.kind == .missing && $0.file == "case.json" })
    _ = try add(Self.child, "child.json", to: &contents)
    #expect(contents.checkCategories().count == 4)
    #expect(try self.contents().checkCategories() == [])
  }

  @Test("files that any document lists are listed, and digests are held against each list")
  func files() throws {
    var contents = try contents()
    let digest = String(repeating: "0a", count: 32)
    let text = Self.health.replacingOccurrences(of: #""d2""#, with: #""d2", "sha256": "\#(digest)""#)
    _ = try add(text, "medical.json", to: &contents)
    let paths = ["case.json", "medical.json", "attachments/a.pdf", "attachments/b.pdf"]
    #expect(contents.checkFiles(paths) == [])
    let gone = contents.checkFiles(paths.dropLast())
    #expect(gone.map(\.shownPlace) == ["attachments[0].file (medical.json)"])
    #expect(contents.checkDigests(["attachments/b.pdf": digest]) == [])
    #expect(
      contents.checkDigests(["attachments/b.pdf": "00"]).map(\.shownPlace) == ["attachments[0].sha256 (medical.json)"])
  }

  @Test("of a folder all documents are judged at once, though case.json is wrong")
  func allAtOnce() throws {
    let folder = try TestFolder(caseJSON: "{}", attachments: [])
    try folder.write("medical.json", #"{"schema": "baton-case/1", "persons": [{"person_id": "p1", "escort": "x"}]}"#)
    try folder.write("child.json", "[")
    let wrong = CaseCheck.check(folder: folder.path, now: .now).findings.filter { $0.kind == .wrong }
    #expect(Set(wrong.compactMap(\.file)) == ["case.json", "medical.json", "child.json"])
  }

  @Test("a file of a compartment may have a mebibyte")
  func size() throws {
    var contents = try contents()
    let padded = Self.child + String(repeating: " ", count: JSONLimits.partBytes - Self.child.utf8.count)
    #expect(try add(padded, "child.json", to: &contents) == [])
    #expect(try add(padded + " ", "child.json", to: &contents).first?.message.contains("at most") == true)
  }
}

/// What is asked of contacts.
@Suite("Contacts")
struct ContactTests {
  private func found(_ contact: String) throws -> [CaseFinding] {
    Sample.findings(
      try Sample.json(
        replacing: #"{"identity": "#,
        with: #"{"contacts": [{"name": "B", "relation": "friend", "aware_of_return": true\#(contact)}], "identity": "#))
  }

  @Test("whoever gives a number says whether it is safe to call")
  func phones() throws {
    let phone = #", "phone": "+2348030000417""#
    #expect(try found("") == [])
    #expect(try found(phone).map(\.place) == ["persons[0].contacts[0].safe_to_call"])
    #expect(try found(phone).map(\.kind) == [.wrong])
    #expect(try found(#", "phone": "refused""#) == [])
    for answer in SafeToCall.allCases.map(\.rawValue) + MissingReason.allCases.map(\.rawValue) {
      #expect(try found(phone + #", "safe_to_call": "\#(answer)""#) == [])
    }
    // A number that is none is said to be none, and no more.
    #expect(try found(#", "phone": "0803""#).map(\.place) == ["persons[0].contacts[0].phone"])
  }

  @Test("a number that is not safe to call is shown behind a rule")
  func caution() {
    let phone = CaseSection.personalContact["phone"]
    #expect(phone?.caution?.unless.key == "safe_to_call")
    #expect(phone?.caution?.unless.code == "yes")
    for row in CaseRow.all {
      guard let unless = row.field.caution?.unless else { continue }
      #expect(row.section[unless.key]?.type.form?.codes?.texts.contains(unless.code) == true)
    }
  }

  @Test("numbers are whole and within their bounds", arguments: ["-1", "1.5", "1e2", "10001", "99999999999999999999"])
  func counts(number: String) throws {
    func found(_ number: String) throws -> [CaseFinding] {
      Sample.findings(
        try Sample.json(
          replacing: #"{"identity": "#, with: #"{"expectations": {"waiting_time_days": \#(number)}, "identity": "#))
    }
    #expect(try found("0") == [] && found("10000") == [])
    #expect(try found(number).map(\.message) == ["\(number) is not a whole number from 0 to 10000"])
  }

  @Test("nationality knows people without a country", arguments: ["XXA", "XXB", "XXC", "XKX", "NGA"])
  func nationalities(code: String) throws {
    #expect(Sample.findings(try Sample.json(replacing: #"["NGA"]"#, with: #"["\#(code)"]"#)) == [])
  }
}
