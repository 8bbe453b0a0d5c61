package import Base

/// One member of what a people's statement says, in its open half or in its sealed one. Only the sealed half takes words.
package struct BodyField: Sendable {
  package enum Form: Sendable, Equatable, Codable {
    case moment
    /// A pseudonymous staff id (`Staff.isPseudonym`).
    case staff
    /// The `seq` of a statement.
    case place
    /// One of these.
    case word([String])
    case flag
    /// Which file holds the sealed half.
    case sealed
    /// Words of a person, in lines; at most so many octets. In a sealed half only, as all that follows.
    case text(Int)
    /// One line of them: a name, a telephone number.
    case line
    /// Several lines, each a thing of its own.
    case lines
    case number(ClosedRange<Double>)
    case transfer
  }

  package enum Need: Sendable {
    case always, never
    /// Where another member is one of these words.
    case with(String, [String])
  }

  package let key: String
  package let form: Form
  package let need: Need
  package let meaning: String

  package init(_ key: String, _ form: Form, _ need: Need, _ meaning: String) {
    self.key = key
    self.form = form
    self.need = need
    self.meaning = meaning
  }

  /// What is wrong with this member; nil for nothing. Never quotes the body.
  package func problem(in body: JSONValue) -> BodyFault? {
    guard let value = body[key] else { return isNeeded(in: body) ? .missing(key) : nil }
    return accepts(value) ? nil : .unfit(key, form)
  }

  private func isNeeded(in body: JSONValue) -> Bool {
    switch need {
    case .always: true
    case .never: false
    case .with(let other, let words): body[other]?.string.map(words.contains) ?? false
    }
  }

  private func accepts(_ value: JSONValue) -> Bool {
    switch form {
    case .moment: value.string.flatMap { try? Timestamp($0) } != nil
    case .staff: value.string.map(Staff.isPseudonym) ?? false
    case .place: value.integer.map { (1...BodyField.places).contains($0) } ?? false
    case .word(let words): value.string.map(words.contains) ?? false
    case .flag: value.flag != nil
    case .sealed: SealedReference(value) != nil
    case .text(let limit): value.string.map { (1...limit).contains($0.utf8.count) } ?? false
    case .line: value.string.map(Self.isLine) ?? false
    case .lines: value.lines.map { (1...100).contains($0.count) && $0.allSatisfy(Self.isLine) } ?? false
    case .number(let range): value.decimal.map(range.contains) ?? false
    case .transfer: value.string.flatMap { try? TransferID($0) } != nil
    }
  }

  private static func isLine(_ text: String) -> Bool {
    (1...BodyField.line).contains(text.utf8.count) && !text.unicodeScalars.contains(where: \.isUnshowable)
  }

  /// Octets of a line.
  package static let line = 200

  /// The highest `seq`. Source: specification §4.6.
  package static let places: Int64 = 10_000
}

extension BodyField.Form {
  /// In English: for messages and the registry.
  package var words: String {
    switch self {
    case .moment: "a moment"
    case .staff: "a staff id"
    case .place: "the seq of a statement"
    case .word(let words): "one of " + words.joined(separator: ", ")
    case .flag: "true or false"
    case .sealed: "a sealed half"
    case .text(let limit): "text of at most \(limit) octets"
    case .line: "one line of at most \(BodyField.line) octets"
    case .lines: "up to 100 lines of at most \(BodyField.line) octets"
    case .number(let range): "a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))"
    case .transfer: "a transfer id"
    }
  }

  /// A whole number without its fraction.
  static func short(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }

  /// Whether it can hold what a person words.
  package var isWorded: Bool {
    switch self {
    case .text, .line, .lines, .number, .transfer: true
    case .moment, .staff, .place, .word, .flag, .sealed: false
    }
  }
}

extension StatementKind {
  /// What does not fit in a body; nil for nothing. Members that the row does not name are left alone: a later version of
  /// the format may have them.
  package func problem(in body: JSONValue) -> BodyFault? {
    guard case .object = body else { return .noObject }
    return fields.lazy.compactMap { $0.problem(in: body) }.first
  }

  /// What does not fit in a sealed half; nil for nothing.
  package func problem(in half: SealedHalf) -> BodyFault? {
    sealed.lazy.compactMap { $0.problem(in: .object(half.said)) }.first
  }
}

extension BodyField {
  package static let asked = BodyField("asked", .place, .always, "The `seq` of the question.")
  static let primary = BodyField("primary", .staff, .always, "The caseworker.")
  static let backup = BodyField("backup", .staff, .never, "Who stands in; somebody else.")
  package static let state = BodyField(
    "state", .word(MovementStage.allCases.filter { $0 != .planned }.map(\.rawValue)), .always,
    "How the journey stands.")
  static let moved = BodyField(
    "moment", .moment, .with("state", MovementStage.allCases.filter(\.hasMoment).map(\.rawValue)),
    "When it happened; where it is still to come, the arrival that is planned now.")
  static let met = BodyField("moment", .moment, .always, "When it was.")
  /// Beside the members of a kind that can be said with words.
  static let half = BodyField(SealedReference.key, .sealed, .never, "Which file holds the sealed half.")

  /// Octets of one text: with all else in the half it must fit into 64 KiB, however much JSON has to escape.
  private static let octets = 10_000

  /// The words of a kind that means nothing without them, or may go without.
  static func text(_ need: Need = .never, _ meaning: String) -> BodyField {
    BodyField("text", .text(octets), need, meaning)
  }

  static let question = text(.always, "The question.")
  static let answer = text(.always, "The answer.")
  static let note = text(.never, "What there is to add.")
  /// Nobody types it: whoever writes the words seals them.
  package static let apart = BodyField(
    "apart", .text(16_000), .never,
    "Words for those who do one kind of work alone: sealed like a part for their numbered keys at both missions, in base64."
  )
  static let returnCode = BodyField(
    "code",
    .word([
      "wrong_mission", "identity_mismatch", "not_found", "duplicate", "incomplete", "consent_missing",
      "service_unavailable", "safety_concern", "not_returning", "other",
    ]), .always, "Why it is returned.")
  static let toMend = text(.always, "What there is to mend, and what this mission has added.")
  static let declineCode = BodyField(
    "code", .word(["conflict", "affinity", "safety", "language", "overload", "other"]), .always, "Why it is declined.")
  static let name = BodyField("name", .line, .never, "The caseworker's name, for the person to be told.")
  package static let phone = BodyField("phone", .line, .never, "The caseworker's telephone number.")
  static let backupName = BodyField("backup_name", .line, .never, "The name of who stands in.")
  package static let backupPhone = BodyField("backup_phone", .line, .never, "Their telephone number.")
  static let plan = text(.never, "The reception as it is planned.")
  static let cause = text(.never, "Why the journey stands so.")
  static let result = text(.always, "What became of the case.")
  static let outcome: [BodyField] = [
    result, BodyField("assistance_type", .line, .never, "Which assistance was given."),
    BodyField("business_type", .line, .never, "Which business it was for."),
    BodyField("challenges", .lines, .never, "What stood in the way."),
    BodyField("rsi_economic", .number(0...1), .never, "Reintegration Sustainability Index: economic."),
    BodyField("rsi_social", .number(0...1), .never, "Social."),
    BodyField("rsi_psychosocial", .number(0...1), .never, "Psychosocial."),
    BodyField("rsi_composite", .number(0...1), .never, "All of it."),
    BodyField("satisfied_caseworker", .flag, .never, "Whether the person is satisfied with the caseworker."),
    BodyField("satisfied_assistance", .flag, .never, "Whether with the assistance."),
    BodyField("appointments_left", .number(0...1000), .never, "Appointments that are still to come."),
  ]

  static let unconditional = BodyField(
    "unconditional", .flag, .always, "Whether it holds against an acceptance that it crossed, or that came before.")
  /// Follows from what is sealed, or from where the case stands: nobody types it.
  package static let part = BodyField(
    "part", .flag, .never, "True where it is about a part of the case alone, which is sealed.")
  /// The compartments that consent can be given to apart from the core (specification §3.4).
  package static let compartments = ["medical", "mhpss", "child", "protection_trafficking", "protection_gbv"]
  static let compartment = BodyField(
    "compartment", .word(compartments), .never, "The part; without it, all of the case.")
  static let agreed = BodyField("agreed", .flag, .always, "Whether it gives the case back.")
  package static let slip = BodyField(
    "said", .place, .always, "The `seq` of its author's statement that is taken back.")
  package static let handedOn = BodyField("onward", .place, .always, "The `seq` of the handing on.")
  static let recallCode = BodyField(
    "code", .word(["wrong_mission", "wrong_person", "not_returning", "other"]), .always, "Why it is recalled.")
  static let reason = text(.always, "The reason, in words.")
  static let destroyedThings = BodyField("destroyed", .lines, .never, "What was destroyed.")
  static let unreachable = BodyField(
    "unreachable", .lines, .never,
    "What this mission cannot reach: prints and exports, whoever it was handed on to, backups and until when.")
  static let alarm = text(.always, "What was found.")
  static let child = BodyField("child", .transfer, .never, "The transfer by which it is handed on, where it has one.")
  static let partner = BodyField("partner", .line, .always, "To whom.")
  static let consent = BodyField("consent", .line, .always, "When and how the person agreed to it.")
  static let signedBy = BodyField("signed_by", .line, .always, "Who signed for it.")
  static let signedAt = BodyField("signed_at", .moment, .always, "When.")
  static let fault = text(.always, "What is wrong, and for whom.")
}

extension Staff {
  /// Whether it has the form of what stands for a person in statements: 128 bits as 32 lower-case hexadecimal digits.
  package static func isPseudonym(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
