extension StringProtocol {
  /// The text with what a screen would obey or hide written out: control and escape characters, line breaks, and marks
  /// that turn the direction of what follows, each as `\u{1B}`. Letters and the marks they are written with stay, also
  /// the joiners of Persian and of Indian scripts; of marks piled up on one letter so many are left out as no writing has.
  ///
  /// - Note: Source: Unicode Technical Report 36 §2.10; Trojan Source (CVE-2021-42574).
  package var visible: String {
    guard unicodeScalars.contains(where: \.isUnshowable) || hasPiledMarks else { return String(self) }
    var (shown, marks) = ("", 0)
    let tellLeftOut = { (shown: inout String) in
      if marks > Unicode.Scalar.mostMarks { shown += "[+\(marks - Unicode.Scalar.mostMarks)]" }
    }
    for scalar in unicodeScalars {
      if scalar.isMark {
        marks += 1
        if marks <= Unicode.Scalar.mostMarks { shown.unicodeScalars.append(scalar) }
        continue
      }
      tellLeftOut(&shown)
      marks = 0
      if scalar.isUnshowable {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    tellLeftOut(&shown)
    return shown
  }

  /// Whether more marks stand on one letter than in any writing, so that they fill the lines around it.
  package var hasPiledMarks: Bool {
    var marks = 0
    return unicodeScalars.contains { scalar in
      marks = scalar.isMark ? marks + 1 : 0
      return marks > Unicode.Scalar.mostMarks
    }
  }
}

extension Unicode.Scalar {
  /// Marks on one letter: twice what the fullest writings have (Hebrew with its accents, stacks of Tibetan).
  fileprivate static let mostMarks = 12

  /// Whether it stands on the letter before it and takes no room of its own.
  fileprivate var isMark: Bool {
    guard value > 0x2FF else { return false }
    return [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
  }

  /// Whether a screen would obey it, or show nothing of it.
  package var isUnshowable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: !Self.shownFormats.contains(value)
    default: false
    }
  }

  /// Of the format characters, the two joiners, and the signs of Arabic, Syriac and Kaithi that are drawn around numbers
  /// (`Prepended_Concatenation_Mark`).
  private static let shownFormats: Set<UInt32> = [
    0x200C, 0x200D, 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD,
    0x110CD,
  ]
}

/// Something that says more than one line, such as a list of findings. The breaks between the lines are its own; what it
/// quotes within one cannot make another.
package protocol SeveralLines {
  var lines: [String] { get }
}

/// Text for a screen. What is written in the program stands as it is; each value that is put into it is made `visible`, so
/// that a file's name or another mission's word can neither forge a line nor turn one around.
package struct ShownText: Sendable, Equatable, CustomStringConvertible, ExpressibleByStringInterpolation {
  package struct Pieces: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ shown: ShownText) { text += shown.description }

    package mutating func appendInterpolation(_ value: some Any) {
      if let several = value as? any SeveralLines {
        text += several.lines.map(\.visible).joined(separator: "\n")
      } else {
        text += "\(value)".visible
      }
    }
  }

  package let description: String

  package init(stringLiteral text: String) { description = text }

  package init(stringInterpolation pieces: Pieces) { description = pieces.text }

  package static func + (first: ShownText, second: ShownText) -> ShownText { "\(first)\(second)" }
}
