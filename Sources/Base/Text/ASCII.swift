extension UInt8 {
  package var isASCIICapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  package var isASCIISmall: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  package var isASCIILetter: Bool { isASCIICapital || isASCIISmall }
  package var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// The small letter of a capital one; any other octet itself.
  package var asciiLowercased: UInt8 { isASCIICapital ? self | 0x20 : self }

  /// A hexadecimal digit, `a` to `f` small.
  package var isHexDigit: Bool { isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }
}

extension Unicode.Scalar {
  /// General category Cc.
  package var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
