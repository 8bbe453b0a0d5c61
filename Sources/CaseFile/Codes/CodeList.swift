/// A closed list of codes; the raw value is what stands in `case.json`.
package protocol CodeList: RawRepresentable<String>, CaseIterable, Sendable, Equatable {
  /// What one code says, with its article, for messages: "a group type".
  static var meaning: String { get }
}

extension Field where Value: CodeList {
  /// One code of the list; any other is wrong and the nearest valid ones are named.
  static var code: Field {
    Field(expected: Value.meaning) { json, spot in
      guard case .string(let text) = json else { return Field.code.mismatch(json, spot) }
      if let code = Value(rawValue: text) { return code }
      spot.wrong(
        "\"\(text.prefix(80))\" is not \(Value.meaning)",
        Nearest.advice(for: text, among: Value.allCases.map(\.rawValue)))
      return nil
    }
  }
}

extension Field where Value == String {
  /// ISO 3166-1 alpha-3.
  static var country: Field {
    Field(expected: "a country (ISO 3166-1 alpha-3)") { json, spot in
      guard case .string(let text) = json else { return Field.country.mismatch(json, spot) }
      if CountryCodes.all.contains(text) { return text }
      spot.wrong(
        "\"\(text.prefix(80))\" is not a country code of ISO 3166-1 alpha-3",
        CountryCodes.advice(for: text))
      return nil
    }
  }

  /// ISO 639-3: the form is checked, not the register.
  static var language: Field {
    Field(expected: "a language (ISO 639-3, three small letters)") { json, spot in
      guard case .string(let text) = json else { return Field.language.mismatch(json, spot) }
      if LanguageCodes.hasForm(text) { return text }
      spot.wrong(
        "\"\(text.prefix(80))\" is not a language code of ISO 639-3",
        LanguageCodes.advice(for: text))
      return nil
    }
  }

  /// BCP 47, the form only: `en`, `am-ET`, `zh-Hant-TW`.
  static var documentLanguage: Field {
    checked("a language tag (BCP 47)", "write it like en, fr, ar or am-ET") { text in
      let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      return (2...3).contains(parts[0].count) && parts[0].allSatisfy(\.isASCIILetter)
        && parts.dropFirst().allSatisfy {
          (1...8).contains($0.count) && $0.allSatisfy(\.isASCIIAlphanumeric)
        }
    }
  }

  /// IATA airport code: three capitals; the form is checked, not the register.
  static var airport: Field {
    checked("an airport (IATA, three capitals)", "write it like TIP, LOS or ADD") { text in
      text.utf8.count == 3 && text.utf8.allSatisfy(\.isASCIICapital)
    }
  }

  /// IATA special service request: four capitals.
  static var serviceRequest: Field {
    checked("an SSR code (four capitals)", "write it like WCHR, MEDA or UMNR") { text in
      text.utf8.count == 4 && text.utf8.allSatisfy(\.isASCIICapital)
    }
  }

  /// OCHA P-code: the country's two capitals, then capitals and digits.
  static var pcode: Field {
    checked("a P-code (OCHA)", "write it like NG025001: ISO alpha-2, then the place") { text in
      (3...20).contains(text.utf8.count) && text.utf8.prefix(2).allSatisfy(\.isASCIICapital)
        && text.utf8.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit }
    }
  }

  /// ISO 15924: `Latn`, `Arab`, `Ethi`.
  static var script: Field {
    checked("a script (ISO 15924)", "write it like Latn, Arab or Ethi") { text in
      text.utf8.count == 4 && text.utf8.first?.isASCIICapital == true
        && text.utf8.dropFirst().allSatisfy(\.isASCIISmall)
    }
  }

  /// E.164: `+` and 7…15 digits.
  static var phone: Field {
    checked("a phone number (E.164)", "write + and the country code, digits only") { text in
      let digits = text.utf8.dropFirst()
      return text.utf8.first == UInt8(ascii: "+") && (7...15).contains(digits.count)
        && digits.first != UInt8(ascii: "0") && digits.allSatisfy(\.isASCIIDigit)
    }
  }
}

extension Field where Value == PartialDate {
  static var date: Field {
    parsed("a date", "write YYYY, YYYY-MM or YYYY-MM-DD, whichever is known", PartialDate.init)
  }
}

extension Field where Value == Moment {
  static var moment: Field {
    parsed(
      "a date and time with offset (RFC 3339)", "write it like 2027-02-03T14:35:00+01:00",
      Moment.init(_:))
  }
}
