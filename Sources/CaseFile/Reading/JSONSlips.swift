/// Slips that people make in JSON, and that editors make for them, named as what they are: all of them, each in its line.
///
/// Only a text that the strict parser has refused is looked at. What is found here explains the refusal; it lets nothing
/// in.
struct JSONSlips {
  struct Slip: Equatable {
    /// From 1.
    let line: Int
    let fault: SlipFault
  }

  /// Slips that are told; whoever has more has not written JSON at all.
  private static let limit = 50
  /// Octets of a text that is looked at: a longer one nobody has typed.
  private static let longest = 1 << 20
  /// How far is looked ahead of a quotation mark, so that the time is in proportion to the text.
  private static let ahead = 200

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var slips: [Slip] = []
  private var last: Token?

  /// - Parameter text: What the parser has refused, valid as UTF-8.
  static func find(_ text: String) -> [Slip] {
    guard text.utf8.count <= longest else { return [] }
    var slips = JSONSlips(scalars: Array(text.unicodeScalars))
    slips.scan()
    return Array(slips.slips.sorted { $0.line < $1.line }.prefix(limit))
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func note(_ fault: SlipFault, line: Int? = nil) {
    let slip = Slip(line: line ?? self.line, fault: fault)
    if !slips.contains(slip) { slips.append(slip) }
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func advance() {
    if scalars[position] == "\n" { line += 1 }
    position += 1
  }
}

// MARK: - Tokens

extension JSONSlips {
  private enum Kind {
    case open, close, colon, comma
    /// A string, a number or a word.
    case value
  }

  private struct Token {
    let kind: Kind
    /// The line in which it ends.
    let line: Int
  }

  private mutating func scan() {
    while slips.count < Self.limit, let scalar = next {
      switch scalar {
      case " ", "\t", "\r", "\n": advance()
      case "{", "[": sign(.open)
      case "}", "]": sign(.close)
      case ":": sign(.colon)
      case ",": sign(.comma)
      case "/" where peek(1) == "/" || peek(1) == "*", "#": comment()
      case "\"": string(closing: "\"")
      case "'", "\u{2018}", "\u{2019}", "`": quoted(scalar == "\u{2018}" ? "\u{2019}" : scalar, .single)
      case "\u{201C}", "\u{201D}", "\u{201E}": quoted("\u{201D}", .curly)
      case "«": quoted("»", .angled)
      case "\u{FEFF}", "\u{A0}", "\u{200B}"..."\u{200F}", "\u{2028}", "\u{2029}":
        note(.invisible)
        advance()
      default: word()
      }
    }
    // No comma, and nothing open, is missing at the end: the parser says how a text ends too early.
  }

  private mutating func sign(_ kind: Kind) {
    put(kind)
    advance()
  }

  /// Takes the next token, which must fit the one before it.
  private mutating func put(_ kind: Kind) {
    switch (last?.kind, kind) {
    case (.comma, .close): note(.lastComma, line: last?.line)
    case (.comma, .comma): note(.twoCommas)
    case (.open, .comma): note(.firstComma)
    case (.value, .value), (.value, .open), (.close, .value), (.close, .open):
      note(.noComma, line: last?.line)
    default: break
    }
    last = Token(kind: kind, line: line)
  }

  private mutating func comment() {
    note(.comment)
    let isBlock = peek(1) == "*"
    while let scalar = next {
      if isBlock, scalar == "*", peek(1) == "/" {
        position += 2
        return
      }
      if !isBlock, scalar == "\n" { return }
      advance()
    }
  }

  /// Numbers and words; a number that is none, and a word in other letters than JSON's.
  private mutating func word() {
    let start = position
    let ends: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "{", "}", "[", "]", ":", ",", "\"", "#"]
    while let scalar = next, !ends.contains(scalar) { advance() }
    let text = String(String.UnicodeScalarView(scalars[start..<position]))
    put(.value)
    let isKey = scalars[position...].first { $0 != " " && $0 != "\t" } == ":"
    switch text {
    case "true", "false", "null": break
    case _ where isKey: note(.bareKey(String(text.prefix(40))))
    case _ where ["true", "false", "null"].contains(text.lowercased()): note(.capitals(text))
    case "None", "nil", "undefined", "NaN": note(.otherWord(text))
    case _ where text.first?.isNumber == true || text.first == "-": break
    default: note(.bareValue(String(text.prefix(40))))
    }
  }
}

// MARK: - Strings

extension JSONSlips {
  /// A string that begins with a wrong quotation mark.
  private mutating func quoted(_ closing: Unicode.Scalar, _ quotes: SlipFault.Quotes) {
    note(.quotes(quotes))
    string(closing: closing)
  }

  private mutating func string(closing: Unicode.Scalar) {
    put(.value)
    let begun = line
    advance()
    while let scalar = next, scalar != "\n" {
      if scalar == "\\" {
        escape()
      } else if isEnd(scalar, closing) {
        if scalar != closing, closing == "\"" { note(.quotes(.curly)) }
        return advance()
      } else {
        if scalar.value < 0x20, scalar != "\r" { note(.control) }
        advance()
      }
    }
    note(.unclosed, line: begun)
  }

  /// Whether a mark ends the string. A curly one within straight quotes, and an apostrophe, do only where a value ends.
  private func isEnd(_ scalar: Unicode.Scalar, _ closing: Unicode.Scalar) -> Bool {
    let marks: Set<Unicode.Scalar> = ["\"", "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "»"]
    guard marks.contains(scalar) else { return false }
    if scalar == "\"" { return true }
    let rest = upcoming.first { $0 != " " && $0 != "\t" && $0 != "\r" }
    guard rest.map({ [",", ":", "}", "]", "\n"].contains($0) }) ?? true else { return false }
    return scalar == closing || closing != "\"" || !closesLater
  }

  /// Whether a straight quote follows in this line.
  private var closesLater: Bool { upcoming.prefix { $0 != "\n" }.contains("\"") }

  private var upcoming: ArraySlice<Unicode.Scalar> { scalars[(position + 1)...].prefix(Self.ahead) }

  private mutating func escape() {
    let known: Set<Unicode.Scalar> = ["\"", "\\", "/", "b", "f", "n", "r", "t"]
    guard let escaped = peek(1), escaped != "\n" else { return advance() }
    let isHex = escaped == "u" && (2...5).allSatisfy { peek($0)?.properties.isASCIIHexDigit == true }
    if !known.contains(escaped), !isHex { note(.backslash) }
    advance()
    advance()
  }
}
