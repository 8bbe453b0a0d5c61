package import Base

/// What somebody carries on paper so that whoever helps them finds where their case is: which mission has it, and which of its
/// cases it is. It says neither in words, and is of no use to anybody without an account at a mission.
///
/// 20 characters of Crockford's base 32 in groups of five, the last for checking. Source: specification §5.8.
package struct SlipCode: Sendable, Equatable {
  /// 21 bits that stand for the receiving mission, before 74 of the transfer's id.
  private let value: UInt128

  /// - Parameter receiver: The mission that the case was handed to.
  package init(of transfer: TransferID, at receiver: MissionID) {
    let id = UInt128(transfer.text.filter { $0 != "-" }, radix: 16) ?? 0
    let random = (id >> 64 & 0xfff) << 62 | id & (1 << 62 - 1)
    value = Self.number(of: receiver) << 74 | random
  }

  /// Whether it is a case of this mission's, or of another that happens to have the same number.
  package func isAt(_ mission: MissionID) -> Bool { value >> 74 == Self.number(of: mission) }

  /// The FNV-1a hash of the id in 32 bits, folded to 21.
  private static func number(of mission: MissionID) -> UInt128 {
    let hash = mission.text.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return UInt128(hash >> 21 ^ hash & (1 << 21 - 1))
  }

  // MARK: As written

  /// Crockford's digits, and behind them what only the character for checking may be.
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U")
  private static let length = 19

  package var text: String {
    let characters = (0..<Self.length).reversed().map { Self.digits[Int(value >> (5 * $0) & 31)] } + [check]
    return stride(from: 0, to: characters.count, by: 5).map { String(characters[$0..<$0 + 5]) }.joined(separator: "-")
  }

  private var check: Character { Self.digits[Int(value % 37)] }

  /// What somebody has typed.
  package enum Typed: Equatable {
    case code(SlipCode)
    /// It looks like one, and a character of it is not as it was printed, is missing, or is one too many.
    case mistyped
  }

  /// - Returns: Nil for what is no such code at all.
  package static func read(_ text: String) -> Typed? {
    let groups = text.uppercased().split { $0.isWhitespace || "-\u{2010}\u{2011}\u{2013}".contains($0) }
    let plain = groups.joined().map(alike)
    let found = plain.compactMap(digits.firstIndex)
    guard found.count == plain.count, found.dropLast().allSatisfy({ $0 < 32 }) else { return nil }
    guard plain.count == length + 1 else {
      return areCut(groups, plain.count) && text.contains(where: \.isNumber) ? .mistyped : nil
    }
    let code = SlipCode(value: found.dropLast().reduce(0) { $0 << 5 | UInt128($1) })
    if code.check == plain.last { return .code(code) }
    // A long name is none.
    return text.contains(where: \.isNumber) ? .mistyped : nil
  }

  /// Whether they look like what was printed with characters missing, or some too many: more than two groups of five, but for the
  /// last, or nearly as many in one.
  private static func areCut(_ groups: [Substring], _ count: Int) -> Bool {
    groups.count > 1
      ? count > 10 && groups.dropLast().allSatisfy { $0.count == 5 } : (length - 3...length + 3).contains(count)
  }

  private init(value: UInt128) { self.value = value }

  /// What is easily taken for another.
  private static func alike(_ character: Character) -> Character {
    switch character {
    case "O": "0"
    case "I", "L": "1"
    default: character
    }
  }
}

/// What a slip's code says beside the case that it finds.
package struct SlipCodeView: Sendable, Codable, Equatable {
  /// The missions at which its case may be, where it is not shown here.
  package let missions: [MissionID]
  package let isMistyped: Bool

  package init(missions: [MissionID] = [], isMistyped: Bool = false) {
    (self.missions, self.isMistyped) = (missions, isMistyped)
  }
}
