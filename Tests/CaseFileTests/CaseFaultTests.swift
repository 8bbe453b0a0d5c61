import Base
import Testing

@testable import CaseFile

/// That each has words at all the compiler sees to.
@Suite("What is found, in every language")
struct CaseFaultTests {
  private static let receiver = Receiver.Named(id: "ng-lagos", shown: "Lagos (NGA)")
  /// One of each that says something of what was found, and what must be read in every language.
  private static let particular: [(fault: CaseFault, says: [String])] =
    [
      (.folder(.unopened(reason: "EACCES")), ["EACCES"]), (.folder(.misnamedCaseFile("Case.JSON")), ["Case.JSON"]),
      (.folder(.unportable(.reserved("NUL"))), ["NUL"]),
      (.folder(.strayDocument(.compartments(["child.json"]))), ["child.json"]),
      (.folder(.alike("a.PDF")), ["a.PDF"]), (.folder(.tooManyFiles(most: 9996)), ["9996"]),
      (.folder(.documentIsFolder("case.json")), ["case.json"]), (.folder(.unreadable(reason: "EIO")), ["EIO"]),
      (.document(.large(octets: 77, most: 66, document: "medical.json")), ["77", "66", "medical.json"]),
      (.document(.malformed(line: 7, column: 19, reason: "R")), ["7", "19", "R"]),
      (.slip(.bareKey("sex")), ["sex"]), (.slip(.capitals("TRUE")), ["TRUE", "true"]),
      (.slip(.otherWord("None")), ["None"]),
      (.field(.unsaid), ["not_asked"]), (.field(.absentBeside("phone")), ["phone"]),
      (.field(.withoutValue(reason: "refused", .flag)), ["refused"]), (.field(.noCount("-1", most: 50)), ["-1", "50"]),
      (
        .field(
          .otherForm("Lagos", form: "airport", named: "an airport", .near([.init(code: "LOS", says: "Lagos, NGA")]))),
        ["Lagos", "\"LOS\" (Lagos, NGA)"]
      ),
      (.field(.otherForm("x", form: "role", named: "a role", .valid(["a", "b"]))), ["x", "a", "b"]),
      (.field(.noSuchPrefix("+999")), ["+999"]),
      (.field(.unknown("nmae", .near([.init(code: "name")]))), ["nmae", "\"name\""]),
      (.field(.twice(line: 12)), ["12"]), (.group(.individualOfSeveral(3)), ["3"]),
      (.group(.noSuchPerson("p9", .valid(["p1"]))), ["p9", "p1"]),
      (.group(.beforeEarlier(place: "travel.legs[0].depart")), ["travel.legs[0].depart"]),
      (.group(.tooLarge(gibibytes: 64, largest: "film.mp4")), ["64", "film.mp4"]),
      (.consent(.ended(last: "2027-01")), ["2027-01"]),
      (.consent(.noRecipients(example: "post-return-mission")), ["post-return-mission"]),
      (.consent(.otherOrganisation(receiver: "ng-lagos", organisation: "Other")), ["ng-lagos", "Other"]),
      (.consent(.withheldFrom(word: "police", receiver: "ng-lagos")), ["police", "ng-lagos"]),
      (.person(.consentInFuture("2027-12")), ["2027-12"]), (.person(.bornAfterArrival("2028-01-01")), ["2028-01-01"]),
      (.person(.veryOld(years: 110)), ["110"]),
      (.person(.ancestorClose(generations: 2, years: 24)), ["24"]),
      (.journey(.gap(from: "LOS", before: "ADD")), ["LOS", "ADD"]),
      (.journey(.long(hours: 48)), ["48"]), (.journey(.flightNumber("BURAQUZ4821")), ["BURAQUZ4821", "453"]),
      (.receiver(.category(receiver, others: ["uasc"], taken: ["adult"])), ["Lagos (NGA)", "uasc", "adult"]),
      (.receiver(.entry(receiver, city: "Accra", country: "GHA")), ["Accra", "GHA", "Lagos (NGA)", "ng-lagos"]),
      (.file(.otherDigest("a.pdf", actual: "0f")), ["a.pdf", "0f"]),
      (.file(.noPart(category: "medical", document: "medical.json")), ["medical", "medical.json"]),
      (.newer(.feature("biometrics")), ["biometrics"]),
      (.aged(.over(.consent, day: "2026-12-31", isPlanned: true)), ["2026-12-31"]),
      (.aged(.old(.medif, day: "2026-12-01", days: 7, isPlanned: false)), ["2026-12-01", "7"]),
      (
        .withheld(.keyless(.saying(document: "child.json"), compartment: "child", receiver: "Lagos (NGA)")),
        ["child.json", "child", "Lagos (NGA)"]
      ),
    ]

  @Test("what makes it particular is read in every language, and the rest is not English")
  func particulars() {
    for (fault, says) in Self.particular {
      for language in Language.allCases {
        let words = fault.words(in: language)
        for word in says { #expect("\(words.message) \(words.advice)".contains(word), "\(words) lacks \(word)") }
        #expect(language == .english || words.message != fault.words(in: .english).message)
        #expect(language == .english || words.advice != fault.words(in: .english).advice)
      }
    }
  }

  @Test("each form of texts has a name and an advice in every language")
  func forms() {
    let forms = CaseTable.documents.flatMap { $0.section.rows }.compactMap(\.field.type.form).filter { $0.codes == nil }
    #expect(forms.count > 10)
    for form in forms {
      for table in [FormWords.french, FormWords.arabic] {
        #expect(table[form.name]?.expected.isEmpty == false, "\(form.name)")
      }
    }
  }

  @Test("for programs it has a name that is the same in every language")
  func code() {
    #expect(CaseFault.consent(.ended(last: "2027")).code == "consent.ended")
    #expect(CaseFault.folder(.noCaseFile).code == "folder.noCaseFile")
    #expect(CaseFault.aged(.over(.consent, day: "", isPlanned: true)).code == "aged.over")
  }
}
