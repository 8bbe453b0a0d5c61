import Base
import Foundation
import Testing

@testable import CaseFile

@Suite("Codes")
struct CodeTests {
  /// Reads one value as a field would and gives the value and what was noted.
  private func read(_ form: TextForm, _ text: String) -> (String?, [CaseFinding]) {
    let notes = Notes(nil)
    let rest = CaseReader(notes).read(.string(text), .text(form), Spot(place: "here", notes: notes))
    let value: String? = if case .all = rest { text } else { nil }
    #expect((value == nil) == notes.isWrong, "a value or a finding, never both or neither")
    return (value, notes.findings)
  }

  @Test("there are 249 countries, three capitals each")
  func countries() {
    #expect(CountryCodes.all.count == 249)
    #expect(CountryCodes.all.allSatisfy { $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } })
    #expect(CountryCodes.all.allSatisfy { $0.count == 3 })
  }

  @Test("the countries of the study are among them")
  func countriesOfTheStudy() {
    for code in ["NGA", "ETH", "GMB", "GIN", "LBY", "SSD", "DJI", "SOM", "SDN", "NER"] {
      #expect(CountryCodes.all.contains(code))
    }
  }

  @Test(
    "a wrong country names the right one",
    arguments: [
      ("Nigeria", "NGA"), ("nga", "NGA"), ("NG", "NGA"), ("NGR", "NGA"), ("ethiopia", "ETH"),
      ("GMBI", "GMB"), ("LYB", "LBY"), ("côte d'ivoire", "CIV"),
    ])
  func wrongCountry(text: String, right: String) {
    let (value, findings) = read(.country, text)
    #expect(value == nil)
    #expect(findings.first?.advice.contains(right) == true, "\(findings)")
  }

  @Test(
    "a wrong language names the right one",
    arguments: [
      ("en", "eng"), ("Amharic", "amh"), ("FRA", "fra"), ("hausa", "hau"), ("tigrinja", "tir"),
      ("french", "fra"),
    ])
  func wrongLanguage(text: String, right: String) {
    let (value, findings) = read(.language, text)
    #expect(value == nil)
    #expect(findings.first?.advice.contains(right) == true, "\(findings)")
  }

  @Test("languages of any people are taken", arguments: ["eng", "fuf", "bin", "dje", "zxx"])
  func languages(text: String) {
    #expect(read(.language, text).0 == text)
  }

  @Test(
    "airports",
    arguments: [
      ("TIP", true), ("LOS", true), ("los", false), ("LOSX", false), ("L0S", false), ("", false),
      ("ÀBC", false), ("QQQ", false),
    ])
  func airports(text: String, fine: Bool) { #expect((read(.airport, text).0 != nil) == fine) }

  @Test(
    "document languages",
    arguments: [
      ("en", true), ("am-ET", true), ("zh-Hant-TW", true), ("fuf", true), ("e", false),
      ("english", false), ("en_GB", false), ("en-", false), ("", false),
    ])
  func documentLanguages(text: String, fine: Bool) {
    #expect((read(.documentLanguage, text).0 != nil) == fine)
  }

  @Test(
    "phones",
    arguments: [
      ("+218910000101", true), ("0910000101", false), ("+218 91", false), ("+0123456789", false),
      ("+1234567890123456", false), ("+١٢٣٤٥٦٧٨", false), ("+", false),
      ("+9991234567", false), ("+2100000000", false), ("+383441234567", true), ("+12425551234", true),
      ("+80012345678", true),
    ])
  func phones(text: String, fine: Bool) { #expect((read(.phone, text).0 != nil) == fine) }

  @Test(
    "scripts, P-codes, service requests, media types, e-mail, digests",
    arguments: [
      ("script", "Ethi", true), ("script", "ethi", false), ("script", "LATN", false), ("script", "Qqqq", false),
      ("ssr", "ABCD", false),
      ("pcode", "NG025001", true), ("pcode", "ng025", false), ("pcode", "12", false),
      ("ssr", "WCHR", true), ("ssr", "WCH", false), ("ssr", "wchr", false),
      ("media", "application/pdf", true), ("media", "pdf", false), ("media", "a/b/c", false),
      ("media", "image/svg+xml", true), ("media", "/x", false), ("media", "text/plain; a=b", false),
      ("email", "a@example.org", true), ("email", "a", false), ("email", "a@", false),
      ("sha", String(repeating: "a1", count: 32), true), ("sha", "abc", false),
      ("sha", String(repeating: "A1", count: 32), false),
      ("id", "p-1", true), ("id", "", false), ("id", " p", false), ("id", "a\nb", false),
      ("id", String(repeating: "x", count: 129), false),
    ])
  func forms(kind: String, text: String, fine: Bool) throws {
    let fields: [String: TextForm] = [
      "script": .script, "pcode": .pcode, "ssr": TextForm(.serviceRequest), "media": .mediaType,
      "email": .email, "sha": .sha256, "id": .id,
    ]
    #expect((read(try #require(fields[kind]), text).0 != nil) == fine)
  }

  @Test("a wrong code names the nearest valid ones")
  func enumerations() {
    #expect(read(TextForm(.groupType), "famly").1.first?.advice.contains("family") == true)
    #expect(read(TextForm(.returnType), "avr").1.first?.advice.contains("AVR") == true)
    #expect(read(TextForm(.compartment), "gbv").1.first?.advice == "did you mean \"protection_gbv\"?")
    #expect(read(TextForm(.compartment), "legal").1.first?.advice.contains("valid are") == true)
    #expect(
      read(TextForm(.attachmentType), "medicalreport").1.first?.advice
        .contains("\"medical_report\"") == true)
  }

  @Test(
    "a country is meant before it is spelt: by two letters, by its name in three languages, by what its people are called",
    arguments: [
      ("SN", "SEN"), ("GN", "GIN"), ("SY", "SYR"), ("TN", "TUN"), ("ng", "NGA"), ("nga", "NGA"), ("Nigeria", "NGA"),
      ("Nigerian", "NGA"), ("Nigerien", "NER"), ("Sénégal", "SEN"), ("senegalaise", "SEN"), ("السودان", "SDN"),
      ("نيجيريا", "NGA"), ("the Gambia", "GMB"), ("Guinea-Bissau", "GNB"), ("GUINEA", "GIN"), ("Guinean", "GIN"),
      ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Cote d’Ivoire", "CIV"), ("DRC", "COD"),
      ("South Sudanese", "SSD"),
      ("Éthiopie", "ETH"), ("Ethopia", "ETH"),
    ])
  func meantCountries(text: String, code: String) throws {
    let advice = try #require(read(.country, text).1.first?.advice)
    let name = try #require(CountryCodes.name(of: code))
    #expect(advice.hasPrefix("did you mean \"\(code)\" (\(name))"), "\(advice)")
  }

  @Test(
    "an everyday word names the code that means it, and no other that is only spelt like it",
    arguments: [
      ("relation", "mother", "parent"), ("relation", "Son", "child"), ("relation", "wife", "spouse"),
      ("relation", "أم", "parent"), ("sex", "Female", "female"), ("sex", "F", "female"), ("sex", "femme", "female"),
      ("sex", "MALE", "male"), ("group", "couple", "family"), ("category", "unaccompanied", "uasc"),
      ("method", "fingerprint", "thumbprint"), ("document", "Passeport", "passport"), ("marital", "veuve", "widowed"),
    ])
  func everyday(list: String, word: String, code: String) throws {
    let lists: [String: CodeList] = [
      "relation": .relation, "sex": .sex, "group": .groupType, "category": .category, "method": .consentMethod,
      "document": .travelDocumentType, "marital": .maritalStatus,
    ]
    let advice = read(TextForm(try #require(lists[list])), word).1.first?.advice
    #expect(advice == "did you mean \"\(code)\"?")
  }

  @Test("nearest words come nearest first, and far ones not at all")
  func nearest() {
    let words = ["person_id", "names", "sex", "birth_date", "birth_date_estimated"]
    #expect(Nearest.to("personid", among: words) == ["person_id"])
    #expect(Nearest.to("birthdate", among: words).first == "birth_date")
    #expect(Nearest.to("name", among: words) == ["names"])
    #expect(Nearest.to("zzzzzzz", among: words).isEmpty)
    #expect(Nearest.to("", among: words).isEmpty)
    #expect(Nearest.distance(Array("kitten"), Array("sitting")) == 3)
    #expect(Nearest.distance([], Array("abc")) == 3)
    #expect(Nearest.distance(Array("abc"), []) == 3)
    #expect(Nearest.distance(Array("LYB"), Array("LBY")) == 1)
  }

  @Test(
    "a wrong script, airport or service request names the right one",
    arguments: [
      ("script", "Latin", "Latn"), ("script", "ARAB", "Arab"), ("script", "Ethiopic (Geʻez)", "Ethi"),
      ("airport", "lagos", "LOS"), ("airport", "Banjul", "BJL"), ("ssr", "wchr", "WCHR"),
      ("ssr", "wheelchair", "valid"),
    ])
  func meant(kind: String, text: String, right: String) throws {
    let forms: [String: TextForm] = ["script": .script, "airport": .airport, "ssr": TextForm(.serviceRequest)]
    let (value, findings) = read(try #require(forms[kind]), text)
    #expect(value == nil)
    #expect(findings.first?.advice.contains(right) == true || right == "valid", "\(findings)")
  }

  @Test(
    "a phone number says in which countries it is",
    arguments: [
      ("+2348030000417", ["NGA"]), ("+383441234567", ["XKX"]), ("+80012345678", []), ("+441481123456", ["GBR"]),
      ("+9991234567", nil),
    ])
  func prefixes(phone: String, countries: [String]?) {
    let found = PhonePrefix.countries(of: phone)
    #expect((found == nil) == (countries == nil))
    #expect(Set(countries ?? []).isSubset(of: found ?? []))
  }

  @Test("calling codes are of countries, and none begins with another")
  func prefixTable() {
    let lines = "\(PhonePrefixTable.prefixes)".split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.count > 200)
    #expect(Set(lines.flatMap { $0.dropFirst() }).subtracting(CountryCodes.all) == ["XKX"])
    let codes = lines.map { $0[0] }
    for code in codes { #expect(codes.count { code.hasPrefix($0) } == 1, "\(code)") }
  }
}
