import Accounts
import Base
import Foundation
import Handover
import Synchronization

/// What somebody wanted to say and could not.
struct FailedSaying {
  let type: String
  let form: BoardForm
  let error: DeskError
  /// The moment that is hardly meant: whoever says it is asked.
  var doubtful: (moment: Timestamp, doubt: StatedMoment.Doubt)?
  /// What nothing undoes: whoever says it is asked.
  var final: FinalAct?
  /// When the same was said before: whoever says it again is asked.
  var repeated: Date?

  func lines(_ moments: Moments) -> [String] {
    let words = moments.words
    if let doubtful {
      return [words("doubt_\(doubtful.doubt.rawValue)", ["moment": moments.signed(doubtful.moment)])]
    }
    if let final { return [final.words(words)] }
    if let repeated { return [words("said_before", ["relative": moments.relative(repeated)])] }
    return error.lines.map(\.visible)
  }
}

/// What one person can say of a case now: the next step in the line first.
struct CaseActions {
  /// What this person can say.
  let possible: [StatementKind]
  let view: TransferView
  let here: MissionID
  let moments: Moments
  private var words: Sentences { moments.words }

  /// What this mission owes now, as what is said to give it, in the order in which it comes to pass; whom nobody has met first.
  var owed: [StatementType] {
    // Nobody is in contact with people who are still to arrive.
    let isToCome =
      view.stranding == nil && view.movement != .arrived && view.arrival.map { $0.date > moments.now } ?? true
    let owed = Set(
      view.owed.filter { $0.owedBy == here && !(isToCome && $0.what == .contact && !$0.isLate) }.map(\.what))
    let steps = Deadline.What.allCases.filter(owed.contains).compactMap(\.step)
    let first: [StatementType] =
      (view.recallAsked != nil ? [.recallAnswered] : []) + (view.stranding != nil ? [.firstContact] : [])
    return (first + steps).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The next step that is owed and for this person to say.
  private var next: StatementKind? { owed.lazy.compactMap { type in possible.first { $0.type == type } }.first }

  /// The next step, then what can be said besides, then what is there for when it is needed; what takes a case back stands where
  /// nobody presses it by mistake.
  var ordered: [StatementKind] {
    let rest = possible.filter { $0.type != next?.type }
    return [next].compactMap(\.self) + (0...2).flatMap { rank in rest.filter { Self.rank($0.type) == rank } }
  }

  /// Whether whoever ends the case leaves something of it open.
  private func leavesOpen(_ type: StatementType) -> Bool {
    type == .completed && (view.owesOutcome || view.stranding != nil || !view.unanswered.isEmpty)
  }

  private static func rank(_ type: StatementType) -> Int {
    switch type {
    case .consentWithdrawn: 2
    case .alert, .corrected, .compartmentFault, .onward, .recalled, .recallAsked, .assignmentDeclined, .reassigned: 1
    default: 0
    }
  }

  /// A form a kind. The first is open where it is what this mission owes.
  ///
  /// - Parameters:
  ///   - workers: To whom a case can be given.
  ///   - me: The login of whoever reads it.
  ///   - places: What was said that can be spoken of, by the key of the field.
  ///   - state: Where the transfer stands.
  func forms(
    _ workers: [Worker], me: Code, zone: TimeZone, places: [String: [(place: Int, text: String)]],
    state: TransferState?, failed: FailedSaying?
  ) -> [[String: Any]] {
    let named = workers.map { worker in
      (
        value: worker.account.staff.text,
        label: [
          worker.account.name.visible, worker.account.login == me ? words["me"] : nil,
          words.counted("load", worker.load), worker.absence.map { words("away_until", ["to": $0.to]) },
        ].compactMap(\.self).joined(separator: " · ")
      )
    }
    let fields = FormFields(words: words, zone: zone)
    return ordered.enumerated().map { index, kind in
      let typed = failed.flatMap { $0.type == kind.type.text ? $0.form : nil }
      return [
        "type": kind.type.text, "name": words.code("do", kind.type.text),
        "means": words.maybe("means_\(kind.type.text)\(leavesOpen(kind.type) ? "_left" : "")") ?? kind.meaning,
        "doubtful": typed != nil && failed?.doubtful != nil, "repeated": typed != nil && failed?.repeated != nil,
        "final": typed == nil ? false : (failed?.final?.name).orFalse,
        "final_needed": failed?.final?.isNeeded ?? false,
        "final_label": words[failed?.final?.label ?? "final_is_meant"],
        "open": typed != nil || failed == nil && index == 0 && next != nil,
        "grave": FinalAct.kinds.contains(kind.type),
        "fields": kind.askedFields.map {
          fields.view(
            $0, of: kind, typed: typed, workers: named, places: places, next: state?.movement.stage.next ?? [])
        },
      ]
    }
  }

  /// Who can do what is owed here and is not for this person to do, a line each.
  func others(_ own: PersonalDesk, _ state: TransferState?) async throws -> [String] {
    let kinds = state?.sayable(for: here) ?? []
    let waiting = owed.compactMap { type in kinds.first { $0.type == type } }
      .filter { kind in !possible.contains { $0.type == kind.type } }
    guard !waiting.isEmpty else { return [] }
    let accounts = try await own.colleagues().filter { !$0.isDisabled }
    return waiting.map { kind in
      let names = accounts.filter { $0.roles.contains { $0.speaksAs.contains(where: kind.roles.contains) } }
        .map(\.name.visible.isolated)
      let roles = kind.roles.map { words.code("role", $0.rawValue) }.joined(separator: ", ")
      let shown = names.prefix(Self.named).joined(separator: ", ")
      return words(
        names.isEmpty ? "nobody_can" : "others_can",
        [
          "what": words.code("do", kind.type.text), "roles": roles,
          "names": names.count > Self.named ? "\(shown) +\(names.count - Self.named)" : shown,
        ])
    }
  }

  /// Names before the rest is counted.
  private static let named = 5
}

extension Deadline.What {
  /// What is said to give it; nil for what a daemon gives.
  fileprivate var step: StatementType? {
    switch self {
    case .receipt: nil
    case .review: .opened
    case .answer: .clarificationGiven
    case .acceptance: .accepted
    case .acknowledgement: .returnAcknowledged
    case .assignment: .assigned
    case .readiness: .ready
    case .arrival: .movement
    case .contact: .firstContact
    case .outcome: .outcome
    case .closure: .closed
    case .completion: .completed
    case .destruction: .destroyed
    case .erasure: .erased
    }
  }
}

/// What was said by forms of the board in the last minutes, so that a form that is sent again is known. No word of it is kept.
final class LatelySaid: Sendable {
  /// What somebody says of a case, as a form has it.
  struct Act: Hashable {
    private let staff: Code
    private let transfer: TransferID
    private let type: String
    private let words: Int
    /// What it was said of: the version, and how the journey stood.
    private let version: Int
    private let journey: [String?]

    init(_ staff: Code, _ view: TransferView, _ type: String, _ fields: [String: String]) {
      (version, journey) = (view.version, [view.movement?.rawValue, view.moved?.text])
      // Seeded anew in each process: nothing can be told from it.
      (self.staff, transfer, self.type, words) = (staff, view.transfer, type, fields.hashValue)
    }
  }

  enum Answer: Equatable {
    case new
    /// The page that it was sent from is the same: a button pressed twice, or a line that broke.
    case sentTwice
    /// Somebody has gone back and said it once more.
    case saidBefore(Date)
  }

  /// Seconds for which it is remembered.
  static let span: TimeInterval = 900

  private let acts = Mutex<[Act: (shown: String, at: Date)]>([:])

  func answer(to act: Act, shown: String, at now: Date) -> Answer {
    guard let last = acts.withLock({ $0[act] }), (0..<Self.span).contains(now.timeIntervalSince(last.at)) else {
      return .new
    }
    return last.shown == shown ? .sentTwice : .saidBefore(last.at)
  }

  func note(_ act: Act, shown: String, at now: Date) {
    acts.withLock { acts in
      acts = acts.filter { now.timeIntervalSince($0.value.at) < Self.span }
      acts[act] = (shown, now)
    }
  }
}
