import Base
import Testing

@testable import CaseFile

@Suite("Words typed in place of codes")
struct TypedWordsTests {
  @Test(
    "a date is read as people write it, with the name of a month or without",
    arguments: [
      ("3 Feb 1990", ["1990-02-03"]), ("Feb 3, 1990", ["1990-02-03"]), ("3rd of February 1990", ["1990-02-03"]),
      ("3 février 1990", ["1990-02-03"]), ("1er mars 1990", ["1990-03-01"]), ("3 févr. 1990", ["1990-02-03"]),
      ("3 فبراير 1990", ["1990-02-03"]), ("٣ فبراير ١٩٩٠", ["1990-02-03"]), ("3 كانون الثاني 1990", ["1990-01-03"]),
      ("3 أيار 1990", ["1990-05-03"]), ("août 1990", ["1990-08"]), ("02/1990", ["1990-02"]), ("2.1990", ["1990-02"]),
      ("28.2.1990", ["1990-02-28"]), ("2/28/1990", ["1990-02-28"]), ("1990/2/3", ["1990-02-03"]), ("1990", ["1990"]),
      ("5/5/1990", ["1990-05-05"]), ("31 Dec 1999", ["1999-12-31"]),
    ])
  func dates(text: String, read: [String]) { #expect(TypedDate.readings(of: text) == read) }

  @Test("a date that may be two days is read as both, and is taken for neither")
  func twoDays() {
    #expect(TypedDate.readings(of: "03/02/1990") == ["1990-02-03", "1990-03-02"])
    for text in ["03/02/1990", "3.2.1990", "3-2-1990"] {
      #expect(TextForm.date.meaning(of: text, in: .english) == nil, "\(text)")
    }
    #expect(TextForm.date.meaning(of: "28/2/1990", in: .english) == "1990-02-28")
  }

  @Test(
    "what is no date is read as none",
    arguments: [
      "", "yesterday", "3 Feb 90", "3/2/90", "30 Feb 1990", "31/31/1990", "juil-juin 1990", "jui 1990", "ma 1990",
      "1990 1991", "3 4 5 1990", "3 Feb Mar 1990", "13/1990", "x3 Feb 1990", "0/1990", "3 فبراير", "about 1990",
      String(repeating: "1 ", count: 5000), "99999 Feb 1990", "½ Feb 1990",
    ])
  func noDates(text: String) { #expect(TypedDate.readings(of: text).isEmpty) }

  @Test(
    "a country is taken by its name, and by that of its people, in English and in the language of the page",
    arguments: [
      ("Nigeria", Language.english, "NGA"), ("nigeria ", .english, "NGA"), ("Nigerian", .english, "NGA"),
      ("Niger", .english, "NER"), ("the Gambia", .english, "GMB"), ("Guinée", .french, "GIN"), ("nga", .english, "NGA"),
      ("guinéenne", .french, "GIN"), ("Côte d’Ivoire", .french, "CIV"), ("Ivory Coast", .french, "CIV"),
      ("نيجيريا", .arabic, "NGA"), ("Guinea", .english, "GIN"), ("Sénégal", .english, "SEN"),
      ("sénégalaise", .french, "SEN"),
    ])
  func countries(text: String, language: Language, code: String) {
    #expect(TextForm.nationality.meaning(of: text, in: language) == code)
  }

  @Test(
    "what may be two countries, is cut short, or is only alike is taken for none",
    arguments: [
      "Congolese", "Dominican", "Guinea Bis", "Korea", "Sudan South", "NG", "NI", "Nigeriaa", "Congo", "Allemagne", "",
      "12", "Republic",
    ])
  func noCountries(text: String) { #expect(TextForm.nationality.meaning(of: text, in: .english) == nil) }

  @Test("a language, an airport and a telephone number are taken by what is written of them, and nothing else is")
  func others() {
    #expect(TextForm.language.meaning(of: "Yoruba", in: .arabic) == "yor")
    #expect(TextForm.language.meaning(of: "anglais", in: .french) == "eng")
    #expect(TextForm.language.meaning(of: "anglais", in: .english) == nil)
    #expect(TextForm.language.meaning(of: "إنجليزية", in: .arabic) == "eng")
    #expect(TextForm.language.meaning(of: "English and French", in: .english) == nil)
    #expect(TextForm.language.meaning(of: "eng", in: .english) == nil)
    #expect(TextForm.airport.meaning(of: "los", in: .english) == "LOS")
    #expect(TextForm.airport.meaning(of: "Tripoli", in: .english) == nil)
    #expect(TextForm.phone.meaning(of: "+234 803 555-1234", in: .english) == "+2348035551234")
    #expect(TextForm.phone.meaning(of: "0803 555 1234", in: .english) == nil)
    #expect(TextForm.any.meaning(of: "Nigeria", in: .english) == nil)
    #expect(TextForm.language.words(for: "yor", in: .french) == "Yoruba")
    #expect(TextForm.country.words(for: "NGA", in: .french) == "Nigeria")
    #expect(TextForm.airport.words(for: "LOS", in: .english) == "Lagos, Nigeria")
  }
}
