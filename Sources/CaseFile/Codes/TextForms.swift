import Base

/// Texts of no standard but our own.
extension TextForm {
  /// Any text, the empty one included.
  static let any = TextForm("text", "a string", "Any text.", shape: .any, refuses: []) { _ in nil }

  /// An identifier: no spaces around it and no control characters inside.
  static let id = TextForm(
    "id", "an identifier", "An identifier: 1 to 128 bytes of UTF-8, no control characters, no spaces around.",
    shape: .pattern(#"^(?! )[^\u0000-\u001f\u007f-\u009f]*(?<! )$"#, 1...128), longest: 128,
    refuses: ["", " p", "p ", "a\nb"], advice: "use 1 to 128 bytes, no line breaks and no spaces around"
  ) { text in
    (1...128).contains(text.utf8.count) && text.utf8.first != 0x20 && text.utf8.last != 0x20
      && !text.unicodeScalars.contains(where: \.isControl)
  }

  /// An identifier of a document: its `doc_id`, in the same file or in `case.json`.
  static let documentReference = TextForm(
    "documentReference", "the doc_id of a document",
    "doc_id of a document that is listed in the same file, or in case.json.", shape: id.shape, longest: id.longest,
    refuses: id.refuses, advice: "write its doc_id"
  ) { id.problem($0) == nil }

  /// The layout of `case.json`.
  static let schema = TextForm(
    "schema", "the schema of a case", "The name of the layout.", shape: .exactly(CaseRecord.schema),
    refuses: ["", "baton-case/0", "baton-case/2"], advice: "this Baton reads \"\(CaseRecord.schema)\""
  ) { $0 == CaseRecord.schema }

  /// A portable path below `attachments/`.
  static let attachmentPath = TextForm(
    "attachmentPath", "a path below attachments/",
    "Path relative to the case folder, at most \(CaseLimits.path) bytes of UTF-8; each part a portable name.",
    shape: .pattern(#"^attachments/[^\u0000-\u001f\u007f-\u009f\\:*?"<>|]+$"#, 0...CaseLimits.path),
    longest: CaseLimits.path, refuses: ["", "consent.pdf", "attachments/a:b", "/attachments/a"]
  ) { path in
    if let problem = PortableName.problem(in: path) { return .unportablePath(problem) }
    return path.utf8.starts(with: "attachments/".utf8) ? nil : .outsideAttachments
  }
}

/// Texts with a form of somebody else's.
extension TextForm {
  /// ISO 3166-1 alpha-3.
  static let country = TextForm(
    "country", "a country (ISO 3166-1 alpha-3)", "ISO 3166-1 alpha-3.", shape: .codes(CountryCodes.all.sorted()),
    refuses: ["", "NG", "nga", "Nigeria"], mayBeNewer: isThreeCapitals
  ) { text in
    if CountryCodes.all.contains(text) { return nil }
    return .otherForm(
      String(text.prefix(80)), form: "country", named: "a country code of ISO 3166-1 alpha-3",
      CountryCodes.hint(for: text))
  }

  /// What the machine-readable part of travel documents says of people without a country, and of Kosovo.
  ///
  /// - Note: Source: ICAO Doc 9303-3, section 5; `XKX` is in general use for Kosovo, which ISO 3166 has not.
  private static let unusualNationalities: [CodeList.Code] = [
    .init("XXA", "stateless person"), .init("XXB", "refugee"),
    .init("XXC", "refugee, other than by the convention of 1951"), .init("XKX", "Kosovo"),
  ]

  /// A country, or `unusualNationalities`.
  static let nationality = TextForm(
    "nationality", "a nationality (ISO 3166-1 alpha-3, or XXA, XXB, XXC, XKX)",
    "ISO 3166-1 alpha-3, or what travel documents write: "
      + unusualNationalities.map { "\($0.text): \($0.says ?? "")" }.joined(separator: ", ") + ".",
    shape: .codes(CountryCodes.all.sorted() + unusualNationalities.map(\.text)), refuses: ["", "NG", "XXX", "Nigeria"],
    mayBeNewer: isThreeCapitals
  ) { text in unusualNationalities.contains { $0.text == text } ? nil : country.problem(text) }

  /// ISO 639-3: the form is checked, not the register.
  static let language = TextForm(
    "language", "a language (ISO 639-3, three small letters)", "ISO 639-3; the form is checked, not the register.",
    shape: .pattern("^[a-z]{3}$"), refuses: ["", "en", "ENG", "English"]
  ) { text in
    if LanguageCodes.hasForm(text) { return nil }
    return .otherForm(
      String(text.prefix(80)), form: "language", named: "a language code of ISO 639-3", LanguageCodes.hint(for: text))
  }

  /// BCP 47, the form only: `en`, `am-ET`, `zh-Hant-TW`.
  static let documentLanguage = TextForm(
    "documentLanguage", "a language tag (BCP 47)", "BCP 47; the form is checked, not the register.",
    shape: .pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
    refuses: ["", "e", "english", "en_GB", "en-", "en-abcdefghi"],
    advice: "write it like en, fr, ar or am-ET"
  ) { text in
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return (2...3).contains(parts[0].count) && parts[0].allSatisfy(\.isASCIILetter)
      && parts.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(\.isASCIIAlphanumeric) }
  }

  /// ISO 15924: `Latn`, `Arab`, `Ethi`.
  static let script = TextForm(
    "script", "a script (ISO 15924)", "ISO 15924, such as Latn, Arab, Ethi.",
    shape: .codes(ScriptCodes.names.keys.sorted()), refuses: ["", "latn", "LATN", "Latin", "Abcd"],
    mayBeNewer: isFourLetters
  ) { text in
    if ScriptCodes.names[text] != nil { return nil }
    return .otherForm(
      String(text.prefix(80)), form: "script", named: "a script of ISO 15924", ScriptCodes.hint(for: text))
  }

  private static func isFourLetters(_ text: String) -> Bool { text.utf8.count == 4 && hasForm(ofCode: text) }

  /// IATA airport code of an airport that there is.
  static let airport = TextForm(
    "airport", "an airport (IATA, three capitals)", "IATA code of an airport that there is.",
    shape: .pattern("^[A-Z]{3}$"),
    refuses: ["", "los", "LOSX", "L0S", "ÀBC", "Lagos"], mayBeNewer: isThreeCapitals
  ) { text in
    if Airport.find(text) != nil { return nil }
    return .otherForm(
      String(text.prefix(80)), form: "airport", named: "an airport's IATA code", Airport.hint(for: text))
  }

  /// OCHA P-code: the country's two capitals, then capitals and digits.
  static let pcode = TextForm(
    "pcode", "a P-code (OCHA)", "OCHA P-code; the form is checked, not the register.",
    shape: .pattern("^[A-Z]{2}[A-Z0-9]{1,18}$"), longest: 20, refuses: ["", "4", "ng025", "NG"],
    advice: "write it like NG025001: ISO alpha-2, then the place"
  ) { text in
    (3...20).contains(text.utf8.count) && text.utf8.prefix(2).allSatisfy(\.isASCIICapital)
      && text.utf8.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit }
  }

  /// E.164: `+` and 7…15 digits, of which the first are a country calling code.
  static let phone = TextForm(
    "phone", "a phone number (E.164)", "E.164, with a country calling code that there is.",
    shape: .pattern(#"^\+[1-9][0-9]{6,14}$"#), longest: 16,
    refuses: ["", "+", "0910000101", "+218 91", "+0123456789", "+218910", "+١٢٣٤٥٦٧٨"],
    mayBeNewer: isInternational
  ) { text in
    guard isInternational(text) else {
      return .otherForm(
        String(text.prefix(80)), form: "phone", named: "a phone number (E.164)",
        .form(words: "write + and the country code, digits only"))
    }
    return PhonePrefix.countries(of: text) == nil ? .noSuchPrefix(text) : nil
  }

  /// `+`, and 7…15 digits of which the first is not 0.
  private static func isInternational(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "+") && (7...15).contains(digits.count)
      && digits.first != UInt8(ascii: "0") && digits.allSatisfy(\.isASCIIDigit)
  }

  /// Something on both sides of one `@`.
  static let email = TextForm(
    "email", "an e-mail address", "Something on both sides of one @, without spaces.",
    shape: .pattern("^[^@ ]+@[^@ ]+$"), refuses: ["", "nobody", "a@", "@b", "a@b@c", "a b@c"],
    advice: "write it like name@example.org"
  ) { text in
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(" ")
  }

  /// 64 small hexadecimal digits.
  static let sha256 = TextForm(
    "sha256", "a SHA-256", "64 small hexadecimal digits.", shape: .pattern("^[0-9a-f]{64}$"), longest: 64,
    refuses: ["", "0f", String(repeating: "0F", count: 32)],
    advice: "write 64 small hexadecimal digits, as `sha256sum` prints them"
  ) { $0.utf8.count == 64 && $0.utf8.allSatisfy(\.isHexDigit) }

  /// `type/subtype`, without parameters.
  static let mediaType = TextForm(
    "mediaType", "a media type", "type/subtype, without parameters.",
    shape: .pattern("^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$", 0...127), longest: 127,
    refuses: ["", "pdf", "/x", "a/b/c", "text/plain; a=b"], advice: "write it like application/pdf or image/jpeg"
  ) { text in
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= 127
      && parts.allSatisfy { part in
        part.first?.isASCIIAlphanumeric == true
          && part.allSatisfy { $0.isASCIIAlphanumeric || "!#$&^_.+-".utf8.contains($0) }
      }
  }

  /// See `PartialDate`.
  static let date = TextForm(
    "partialDate", "a date", "YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known; the day must exist.",
    shape: .pattern("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"), longest: 10,
    refuses: ["", "03.02.1990", "2029-1", "2027-13", "today"],
    advice: "write YYYY, YYYY-MM or YYYY-MM-DD, whichever is known"
  ) { PartialDate($0) != nil }

  /// See `Moment`.
  static let moment = TextForm(
    "moment", "a date and time with offset (RFC 3339)",
    "Date and time with offset, RFC 3339; from 1900 to 9999 in UTC.",
    shape: .pattern(
      "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
        + #"(\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"#),
    longest: 35, refuses: ["", "2027-02-03", "2027-02-04T05:25:00", "2027-02-03 14:35:00Z"],
    advice: "write it like 2027-02-03T14:35:00+01:00"
  ) { Moment($0) != nil }
}
