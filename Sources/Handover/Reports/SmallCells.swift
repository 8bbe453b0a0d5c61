/// Counts under five are not given: with a route and a month they would say who it was. Neither is what the sum and the others
/// would give away (complementary suppression, as statistical offices do it).
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

    fileprivate var no: Int { of - yes }

    /// Whether it, or what is left of it, would be a few people.
    fileprivate var isSmall: Bool { [of, yes, no].contains(where: SmallCells.isFew) }
  }

  /// What is shown of a count.
  package struct Share: Sendable, Codable, Equatable {
    /// Nil: too few to be told, or what would give such a number away.
    package let yes: Int?
    package let of: Int?

    /// Hundredths; nil where there is nothing to divide by, or nothing is told.
    package var percent: Int? {
      guard let yes, let of, of > 0 else { return nil }
      return (yes * 100 + of / 2) / of
    }

    fileprivate init(_ count: Count, hidesYes: Bool, hidesOf: Bool) {
      yes = hidesYes || hidesOf ? nil : count.yes
      of = hidesOf ? nil : count.of
    }
  }

  fileprivate static func isFew(_ number: Int) -> Bool { (1..<least).contains(number) }

  /// A number of transfers that stands alone; nil when it is one to four.
  package static func count(_ number: Int) -> Int? { isFew(number) ? nil : number }

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
  ///   - blocks: Measures of which one follows from another that is shown and the rest of its block, such as the reasons of one
  ///     thing: they are left out together.
  package static func shown(_ rows: [[Count]], total: [Count], blocks: [[Int]] = []) -> (
    rows: [[Share]], total: [Share]
  ) {
    let alone = total.indices.filter { column in !blocks.contains { $0.contains(column) } }.map { [$0] }
    var shares = Array(repeating: total.map { Share($0, hidesYes: false, hidesOf: false) }, count: rows.count + 1)
    for block in alone + blocks {
      let shown = Block(rows.map { row in block.map { row[$0] } }, total: block.map { total[$0] })
      for (row, cells) in (shown.rows + [shown.total]).enumerated() {
        for (place, column) in block.enumerated() { shares[row][column] = cells[place] }
      }
    }
    return (Array(shares.dropLast()), shares[rows.count])
  }

  /// Some measures in all rows, which are shown or left out together.
  private struct Block {
    let rows: [[Share]]
    let total: [Share]

    init(_ counts: [[Count]], total sum: [Count]) {
      let few = counts.indices.filter { row in counts[row].contains { isFew($0.of) } }
      let of = Self.leftOut(counts, beginning: few) { $0.map(\.of) }
      let small = counts.indices.filter { row in counts[row].contains(where: \.isSmall) }
      let yes = Self.leftOut(counts, beginning: of.rows + small) { $0.flatMap { [$0.yes, $0.no] } }
      rows = counts.indices.map { row in
        counts[row].map { Share($0, hidesYes: yes.rows.contains(row), hidesOf: of.rows.contains(row)) }
      }
      let hidesYes = yes.isTotal || sum.contains(where: \.isSmall)
      let hidesOf = of.isTotal || sum.contains { isFew($0.of) }
      total = sum.map { Share($0, hidesYes: hidesYes, hidesOf: hidesOf) }
    }

    /// Leaves out the next smallest row as long as what is left out follows from the sum, or is a few people together; where no
    /// row is left for that, the sum.
    private static func leftOut(
      _ counts: [[Count]], beginning: some Sequence<Int>, _ parts: ([Count]) -> [Int]
    ) -> (rows: Set<Int>, isTotal: Bool) {
      var hidden = Set(beginning)
      func betrays() -> Bool {
        guard hidden.count > 1 else { return !hidden.isEmpty }
        let numbers = hidden.map { parts(counts[$0]) }
        return numbers[0].indices.contains { part in isFew(numbers.reduce(0) { $0 + $1[part] }) }
      }
      while betrays() {
        let left = counts.indices.filter { row in !hidden.contains(row) && counts[row].contains { $0.of > 0 } }
        guard let next = left.min(by: { (size(counts[$0]), $0) < (size(counts[$1]), $1) }) else {
          return (hidden, true)
        }
        hidden.insert(next)
      }
      return (hidden, false)
    }

    private static func size(_ cells: [Count]) -> Int { cells.map(\.of).max() ?? 0 }
  }
}
