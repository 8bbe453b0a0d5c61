/// Counts under five are not given: with a route and a month they would say who it was.
///
/// Neither is what the others and the sum would give away.
package enum SmallCells {
  package static let least = 5

  package struct Count: Sendable, Equatable {
    package let yes: Int
    /// Of how many that is known.
    package let of: Int

    package init(yes: Int, of: Int) {
      self.yes = yes
      self.of = of
    }

    /// Whether it, or what is left of it, would be a few people.
    fileprivate var isSmall: Bool {
      (1..<SmallCells.least).contains(of) || (1..<SmallCells.least).contains(yes)
        || (1..<SmallCells.least).contains(of - yes)
    }
  }

  /// What is shown of a count.
  package struct Share: Sendable, Codable, Equatable {
    /// Nil: too few to be told.
    package let yes: Int?
    package let of: Int?

    /// Hundredths; nil where there is nothing to divide by, or nothing is told.
    package var percent: Int? {
      guard let yes, let of, of > 0 else { return nil }
      return (yes * 100 + of / 2) / of
    }

    fileprivate init(_ count: Count, isHidden: Bool) {
      yes = isHidden ? nil : count.yes
      of = isHidden && (1..<SmallCells.least).contains(count.of) ? nil : count.of
    }
  }

  /// A number of transfers; nil when it is one to four.
  package static func count(_ number: Int) -> Int? { (1..<least).contains(number) ? nil : number }

  /// The middle one; nil for fewer than five.
  package static func median(_ numbers: [Double]) -> Double? {
    guard numbers.count >= least else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// - Parameters:
  ///   - rows: In each, the same measures in the same order.
  ///   - total: Their sums.
  package static func shown(_ rows: [[Count]], total: [Count]) -> (rows: [[Share]], total: [Share]) {
    let hidden = total.indices.map { column in rows.map { $0[column].isSmall } }
    let isTotalHidden = total.indices.map { column in
      total[column].isSmall || betrays(zip(rows, hidden[column]).filter(\.1).map { $0.0[column] })
    }
    return (
      rows.enumerated().map { index, row in
        row.indices.map { Share(row[$0], isHidden: hidden[$0][index]) }
      },
      zip(total, isTotalHidden).map { Share($0, isHidden: $1) }
    )
  }

  /// Whether the sum would give away what was left out: one row alone, or several that are a few people together.
  private static func betrays(_ left: [Count]) -> Bool {
    guard !left.isEmpty else { return false }
    let sum = left.reduce(0) { $0 + $1.yes }
    let rest = left.reduce(0) { $0 + $1.of - $1.yes }
    return left.count == 1 || (1..<least).contains(sum) || (1..<least).contains(rest)
  }
}
