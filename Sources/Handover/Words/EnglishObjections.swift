package import Base

extension Objection {
  /// Why it is not possible, to be put into a sentence.
  ///
  /// - Parameter terms: What codes are called where it is read, and in which language.
  package func words(_ terms: Terms) -> ShownText {
    switch terms.language {
    case .english: english(terms)
    case .french: french(terms)
    case .arabic: arabic(terms)
    }
  }

  private func english(_ terms: Terms) -> ShownText {
    switch self {
    case .stranger(let mission): "\(mission) has no part in this transfer"
    case .otherParty(let type):
      StatementKind.of(type)?.party == .sender
        ? "\(terms.say(type)) is for the sending mission to say"
        : "\(terms.say(type)) is for the receiving mission to say"
    case .role(let type): "\(terms.say(type)) is for a \(terms.roles(of: type).joined(separator: " or ")) to say"
    case .body(let fault): fault.words(terms)
    case .bundle(let type): "\(terms.say(type)) is not said where the bundle stands"
    case .stage(let type, let stage):
      "it is \(terms.stage(stage)), and \(terms.say(type)) is said when it is "
        + "\(terms.stages(of: type).joined(separator: " or "))"
    case .journey(let next, let stage):
      "the journey is \(terms.journey(stage)), and after that it cannot be \(terms.journey(next))"
    case .noNextVersion: "an update comes from the sender and has a higher version"
    case .noQuestion: "no question is open"
    case .noSuchQuestion: "no such question is open"
    case .sameBackup: "who stands in is the caseworker: name somebody else"
    case .recallTooLate: "the case was accepted; what is left is to ask for it"
    case .nobodyAskedBack: "nobody has asked to have the case back"
    case .nothingTakenBack: "nobody has taken it back"
    case .goesByItself:
      "nobody has taken it back; what has ended goes by itself when its time is over"
        + (terms.isCommandLine ? " (`baton retention`)" : "")
    case .somethingOpen: "something about it is open"
    case .statedBefore: "that was stated before"
    case .noPart: "no part of it is to be erased"
    case .partMayBeThere: "the newest version of the case may still hold it: the sender makes another"
    case .partStillComing: "the version without it has not come yet"
    case .noSuchOnward: "no such handing on is open"
    case .onwardOpen: "it was handed on, and nobody has confirmed that it came"
    case .overAndQuiet: "it is over, and nothing was raised since"
    case .outcomeStands: "it is over, and there is an outcome: take that back first"
    case .notLastStep: "only the last step of the journey is taken back"
    case .nothingToTakeBack: "nothing of its author’s stands at that place that can be taken back"
    }
  }
}

extension BodyFault: CustomStringConvertible {
  /// As the command line says it.
  package var description: String { words(.commands(.english)).description }

  package func words(_ terms: Terms) -> ShownText {
    switch terms.language {
    case .english: english(terms)
    case .french: french(terms)
    case .arabic: arabic(terms)
    }
  }

  private func english(_ terms: Terms) -> ShownText {
    switch self {
    case .noObject: "the body is no object"
    case .missing(let key): "\(terms.field(key)) is missing"
    case .unfit(let key, let form): "\(terms.field(key)) is not \(form.words(key, terms))"
    case .typed(let text, let key, let form):
      "“\(text)” for \(terms.field(key)) is not \(form.words(key, terms))"
        + (form.isMoment ? ": write it like \(BodyFault.moment)" : "")
    case .noCountryCode(let text, let key):
      "“\(text)” (\(terms.field(key))) has no country’s code: write it like +234 803 555 1234, so that it can be called from anywhere"
    case .which(let questions):
      "the questions \(questions.map(String.init).joined(separator: " and ")) are open: say which one it answers"
        + (terms.isCommandLine ? " (--question)" : "")
    }
  }

  static let moment = "2027-06-14T13:05:00+01:00"
}

extension BodyField.Form {
  var isMoment: Bool { if case .moment = self { true } else { false } }

  fileprivate func words(_ key: String, _ terms: Terms) -> ShownText {
    guard case .word(let all) = self else { return "\(words)" }
    return "one of \(all.map { terms.word(key, $0) }.joined(separator: ", "))"
  }
}

extension HelpfulStep {
  /// A sentence of its own.
  func words(_ terms: Terms) -> ShownText {
    let (act, other) = (terms.act(type), by.map { "\($0)" })
    switch terms.language {
    case .english: return isInstead ? "Instead: \(act)" : "First: \(act)" + (other.map { " at \($0)" } ?? "")
    case .french:
      return isInstead ? "À la place : \(act)" : "D’abord : \(act)" + (other.map { " par \($0)" } ?? "")
    case .arabic: return isInstead ? "بدلًا من ذلك: \(act)" : "أولًا: \(act)" + (other.map { " عند \($0)" } ?? "")
    }
  }
}

extension ServiceError.SayingFault {
  /// What helps, or where nothing does, what can be said instead: on a page that stands beside it.
  static func helping(_ step: HelpfulStep?, _ ways: [StatementType], _ terms: Terms) -> ShownText {
    if let step { return " " + step.words(terms) }
    guard terms.isCommandLine else { return "" }
    let acts = ways.map(terms.act)
    return switch (terms.language, acts.first) {
    case (.english, nil): " There is nothing to say about it now"
    case (.french, nil): " Il n’y a rien à en dire maintenant"
    case (.arabic, nil): " لا شيء يقال عنه الآن"
    case (.english, let first?): acts.dropFirst().reduce(" Possible now: " + first) { $0 + ", " + $1 }
    case (.french, let first?): acts.dropFirst().reduce(" Possible maintenant : " + first) { $0 + ", " + $1 }
    case (.arabic, let first?): acts.dropFirst().reduce(" الممكن الآن: " + first) { $0 + "، " + $1 }
    }
  }
}
