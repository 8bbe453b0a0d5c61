/// A telephone number as somebody has written it down.
package enum PhoneNumber {
  /// Its `+` and digits, without what may stand between them.
  package static func plain(_ text: String) -> String { text.filter { !" -–./()".contains($0) } }

  /// Whether it says its country, so that it can be dialled from anywhere: `+` and 7 to 15 digits, the first of which is not 0.
  /// Source: ITU-T E.164.
  package static func isInternational(_ text: String) -> Bool {
    let digits = plain(text).dropFirst()
    return plain(text).first == "+" && (7...15).contains(digits.count) && digits.first != "0"
      && digits.allSatisfy { ("0"..."9").contains($0) }
  }
}
