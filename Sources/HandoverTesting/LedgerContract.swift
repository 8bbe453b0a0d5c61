package import Handover

/// One promise of `HandoverStore`, as a check that any home of it must pass.
package struct LedgerContract: Sendable, CustomStringConvertible {
  package let name: String
  /// Whether the check makes calls at the same time.
  package let isConcurrent: Bool
  private let body: @Sendable (ContractWorld) async throws -> Void

  init(
    _ name: String, isConcurrent: Bool = false,
    _ body: @escaping @Sendable (ContractWorld) async throws -> Void
  ) {
    self.name = name
    self.isConcurrent = isConcurrent
    self.body = body
  }

  package var description: String { name }

  /// Every promise.
  package static let all =
    submitting + issuing + attempting + claiming + waiting + settling + receiving + unfinished + logging + journalling
    + cards
    + drafts

  /// Checks this promise on a new store.
  ///
  /// - Parameter make: Makes an empty store of the mission it is given.
  /// - Throws: `ContractViolation`; what the store throws where it should not.
  package func check(_ make: @Sendable (MissionID) async throws -> any HandoverStore) async throws {
    let here = try MissionID("ly-tripoli")
    try await body(ContractWorld(store: make(here), here: here, there: MissionID("ne-niamey")))
  }
}

/// A promise that was not kept.
package struct ContractViolation: Error, CustomStringConvertible {
  package let description: String

  init(_ what: String, line: UInt, file: String) { description = "\(what) (\(file):\(line))" }
}

func require(_ holds: Bool, _ what: String, line: UInt = #line, file: String = #fileID) throws {
  guard holds else { throw ContractViolation(what, line: line, file: file) }
}

func require<T>(_ value: T?, _ what: String, line: UInt = #line, file: String = #fileID) throws -> T {
  guard let value else { throw ContractViolation(what, line: line, file: file) }
  return value
}

func equal<T: Equatable>(
  _ found: T, _ expected: T, _ what: String, line: UInt = #line, file: String = #fileID
) throws {
  guard found == expected else {
    throw ContractViolation("\(what): found \(found), expected \(expected)", line: line, file: file)
  }
}

/// Requires that `work` throws a `StoreProblem` of the kind that `isExpected` accepts.
func refused(
  _ what: String, _ isExpected: (StoreProblem) -> Bool, line: UInt = #line, file: String = #fileID,
  _ work: () async throws -> Void
) async throws {
  do { try await work() } catch let problem as StoreProblem where isExpected(problem) { return }
  throw ContractViolation("\(what): no such error", line: line, file: file)
}

func isConflict(_ problem: StoreProblem) -> Bool { if case .conflict = problem { true } else { false } }

func isNotFound(_ problem: StoreProblem) -> Bool { if case .notFound = problem { true } else { false } }
