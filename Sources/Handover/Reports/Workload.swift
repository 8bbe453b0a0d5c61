/// How many caseworkers a mission's cases need. Source: the return and reintegration study's Annex 3.
package struct Workload: Sendable, Codable, Equatable {
  /// What a case needs of its caseworker, by where it stands.
  package enum Stage: String, Sendable, Codable, CaseIterable {
    case intake
    case followUp = "follow_up"
    case closure, intensive

    /// Hours a week and case, unless a mission has measured its own.
    package var hours: Double {
      switch self {
      case .intake, .closure: 2
      case .followUp: 0.5
      case .intensive: 3
      }
    }
  }

  package let cases: Int
  /// A week, all together.
  package let hours: Double
  /// Posts, where a caseworker has `capacity` hours a week for cases.
  package let caseworkers: Double
  /// Whole people.
  package let headcount: Int
  /// Cases for one post; nil where there are none.
  package let ratio: Double?

  /// - Parameters:
  ///   - counts: Cases by stage; what is missing is none.
  ///   - hours: A week and case, where they are not the study's.
  ///   - capacity: Hours a week that a caseworker has for cases; above 0.
  package init(_ counts: [Stage: Int], hours: [Stage: Double] = [:], capacity: Double = 30) {
    cases = counts.values.reduce(0, +)
    self.hours = counts.reduce(0) { $0 + Double($1.value) * (hours[$1.key] ?? $1.key.hours) }
    caseworkers = self.hours / capacity
    headcount = Int(caseworkers.rounded(.up))
    ratio = caseworkers > 0 ? Double(cases) / caseworkers : nil
  }
}
