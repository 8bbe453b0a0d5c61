/// A table of counts in which nobody can be found: by groups, and all together. Nothing in it names a person.
package struct Report: Sendable, Codable, Equatable {
  /// What is asked for. Source: the return and reintegration study, Recommendations 1, 2 and 4, Annex 2.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// How many people were met by somebody who had read their file.
    case continuity
    /// How the work goes: needs, models, support in time, returns, recalls.
    case indicators
    /// What senders and receivers tell each other of how it ended.
    case trends
  }

  /// How what is counted is put together.
  package enum Grouping: String, Sendable, Codable, CaseIterable {
    case routeMonth = "route-month"
    case route, month, category, model, all

    /// What each row is called by.
    package var columns: [String] {
      switch self {
      case .routeMonth: ["month", "from", "to"]
      case .route: ["from", "to"]
      case .month: ["month"]
      case .category: ["category"]
      case .model: ["model"]
      case .all: []
      }
    }

    /// Whether each case stands in one row: a case has several categories.
    fileprivate var isPartition: Bool { self != .category }
  }

  package struct Row: Sendable, Codable, Equatable {
    /// By the grouping's columns; nil: all together, or `isRest`.
    package let group: [String]?
    /// Groups of a few cases, put together.
    package let isRest: Bool
    /// Nil: too few to be told, or what would give such a number away.
    package let cases: Int?
    /// By measure.
    package let shares: [String: SmallCells.Share]
    /// Only of five and more.
    package let medians: [String: Double]
  }

  package let kind: Kind
  package let grouping: Grouping
  /// Measures in the order in which they are shown.
  package let measures: [String]
  package let medians: [String]
  /// The newest month last; then the rest, and all together at the end.
  package let rows: [Row]
  /// Cases of which nobody knows when the people arrive, which stand in no row; nil: fewer than five, but some.
  package let undated: Int?

  /// - Parameter facts: One a case.
  package init(_ kind: Kind, _ facts: [CaseFacts], by grouping: Grouping = .routeMonth) {
    let dated = facts.filter { $0.month != nil }
    self.kind = kind
    self.grouping = grouping
    let measures = Self.keys(of: dated, kind.measures) { $0.measures.keys.map { $0 } }
    let medians = Self.keys(of: dated, kind.medians) { $0.amounts.keys.map { $0 } }
    (self.measures, self.medians) = (measures, medians)
    undated = SmallCells.count(facts.count - dated.count)
    guard !dated.isEmpty else {
      rows = []
      return
    }
    let table = Table(dated, measures, medians)
    rows = grouping.isPartition ? table.partition(grouping) : table.overlapping(grouping)
  }

  /// Those that are always shown, and after each the codes that come with it (`returned.incomplete`).
  private static func keys(of facts: [CaseFacts], _ fixed: [String], _ keys: (CaseFacts) -> [String]) -> [String] {
    let found = facts.reduce(into: Set<String>()) { $0.formUnion(keys($1)) }
    return fixed.flatMap { key in [key] + found.filter { $0.hasPrefix(key + ".") }.sorted() }
  }
}

/// What of a report becomes rows.
private struct Table {
  let facts: [CaseFacts]
  let measures: [String]
  let medians: [String]

  init(_ facts: [CaseFacts], _ measures: [String], _ medians: [String]) {
    (self.facts, self.measures, self.medians) = (facts, measures, medians)
  }

  /// The first of a row's counts is that of its cases.
  private func counts(_ facts: [CaseFacts]) -> [SmallCells.Count] {
    [SmallCells.Count(yes: 0, of: facts.count)]
      + measures.map { measure in
        let known = facts.compactMap { $0.measure(measure) }
        return SmallCells.Count(yes: known.count { $0 }, of: known.count)
      }
  }

  /// The reasons of one thing, which together are as many as it.
  private var blocks: [[Int]] {
    Dictionary(grouping: measures.indices.filter { measures[$0].contains(".") }) {
      measures[$0].prefix { $0 != "." }
    }.values.map { $0.map { $0 + 1 } }
  }

  private func shown(_ parts: [[CaseFacts]], _ all: [SmallCells.Count]) -> (
    rows: [[SmallCells.Share]], total: [SmallCells.Share]
  ) { SmallCells.shown(parts.map(counts), total: all, blocks: blocks) }

  private func row(_ group: [String]?, isRest: Bool = false, _ facts: [CaseFacts], _ shares: [SmallCells.Share])
    -> Report.Row
  {
    Report.Row(
      group: group, isRest: isRest, cases: shares[0].of,
      shares: Dictionary(uniqueKeysWithValues: zip(measures, shares.dropFirst())),
      medians: medians.reduce(into: [:]) { found, key in
        found[key] = SmallCells.median(facts.compactMap { $0.amounts[key] })
      })
  }

  /// Groups of fewer than five cases are one row together, with the next smallest one where these are fewer than five.
  func partition(_ grouping: Report.Grouping) -> [Report.Row] {
    var groups = Dictionary(grouping: facts) { $0.groups(by: grouping)[0] }.sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
    if grouping == .all { groups = [] }
    var rest: [CaseFacts] = []
    while let place = groups.indices.min(by: { groups[$0].value.count < groups[$1].value.count }),
      groups[place].value.count < SmallCells.least || (1..<SmallCells.least).contains(rest.count)
    { rest += groups.remove(at: place).value }
    let parts = groups.map(\.value) + (rest.isEmpty ? [] : [rest])
    let shown = shown(parts, counts(facts))
    let total = row(nil, facts, shown.total)
    // The rest alone is all there is.
    guard !groups.isEmpty else { return [total] }
    let rows = zip(groups, shown.rows).map { row($0.key, $0.value, $1) }
    return rows + (rest.isEmpty ? [] : [row(nil, isRest: true, rest, shown.rows[groups.count])]) + [total]
  }

  /// Each group against all the others.
  func overlapping(_ grouping: Report.Grouping) -> [Report.Row] {
    let keys = Set(facts.flatMap { $0.groups(by: grouping) }).sorted { $0.lexicographicallyPrecedes($1) }
    let all = counts(facts)
    let shown = keys.map {
      key -> (key: [String], inside: [CaseFacts], rows: [[SmallCells.Share]], total: [SmallCells.Share]) in
      let inside = facts.filter { $0.groups(by: grouping).contains(key) }
      let outside = facts.filter { !$0.groups(by: grouping).contains(key) }
      let shown = self.shown([inside, outside], all)
      return (key, inside, shown.rows, shown.total)
    }
    let total = all.indices.map { column in
      shown.map { $0.total[column] }.first { $0.yes == nil || $0.of == nil }
        ?? self.shown([], all).total[column]
    }
    return shown.map { row($0.key, $0.inside, $0.rows[0]) } + [row(nil, facts, total)]
  }
}

extension Report {
  /// As comma-separated values: a line a measure and row. Ids, months, codes and numbers only; what is left out is empty. A
  /// program that opens it as a spreadsheet takes nothing of it for a formula.
  package var csv: [String] {
    let header = grouping.columns + ["measure", "yes", "of", "median"]
    return [header.joined(separator: ",")]
      + rows.flatMap { row -> [String] in
        let group = row.group ?? grouping.columns.map { _ in row.isRest ? "rest" : "all" }
        let cases = [group + ["cases", "", text(row.cases), ""]]
        let shares = measures.map { measure in
          group + [measure, text(row.shares[measure]?.yes), text(row.shares[measure]?.of), ""]
        }
        let amounts = medians.compactMap { key in
          row.medians[key].map { group + [key, "", "", "\(($0 * 100).rounded() / 100)"] }
        }
        return (cases + shares + amounts).map { $0.map(Self.cell).joined(separator: ",") }
      }
  }

  private func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }

  private static func cell(_ text: String) -> String {
    guard let first = text.first, "=+-@".contains(first), Double(text) == nil else { return text }
    return "'" + text
  }
}
