package import Base
import Foundation

extension WaitReason {
  /// What keeps it, and what whoever reads it can do. Commands are named where they are typed.
  package func words(_ terms: Terms) -> (reason: ShownText, advice: ShownText) {
    switch terms.language {
    case .english: english(terms)
    case .french: french(terms)
    case .arabic: arabic(terms)
    }
  }

  /// The same of a mission for which so many items are held: what goes by itself is said of the others alone.
  package func words(_ terms: Terms, held: Int) -> (reason: ShownText, advice: ShownText) {
    let words = words(terms)
    guard held > 0 else { return words }
    let stands = Self.standing(held, terms.language)
    if case .answersAgain = self { return (words.reason, stands) }
    return (words.reason, stands + " " + words.advice)
  }

  /// That what is held goes only when somebody lets it.
  package static func standing(_ held: Int, _ language: Language) -> ShownText {
    switch (language, held) {
    case (.english, 1): "1 item is held: it goes only when somebody lets it go."
    case (.english, _): "\(held) items are held: they go only when somebody lets them go."
    case (.french, 1): "1 élément est retenu : il ne part que si quelqu’un le laisse partir."
    case (.french, _): "\(held) éléments sont retenus : ils ne partent que si quelqu’un les laisse partir."
    case (.arabic, _): "عدد المحتجز \(held): لا يذهب إلا إذا أطلقه أحد."
    }
  }

  private func english(_ terms: Terms) -> (reason: ShownText, advice: ShownText) {
    switch self {
    case .heldByPerson(let text, let item):
      (
        "An operator holds it" + Self.because(text),
        "Ask whoever holds it; only they should let it go" + terms.typed(": ", "baton release \(item)")
      )
    case .awaitsApproval(let text, let item):
      (
        "It is on hold (\(HoldReason.awaitingApproval))" + Self.because(text),
        "A supervisor other than whoever handed it in"
          + (terms.isCommandLine
            ? ": baton approve \(item.prefix(12)), or on the board" : " approves it, on the case’s page")
      )
    case .held(let hold, let item):
      (
        "It is on hold (\(hold.code))" + Self.because(hold.text),
        "Put right what it says, then" + terms.typed(": ", "baton release \(item)", else: " let it go")
      )
    case .heldForContent(let hold, let item):
      (
        "It is on hold (\(hold.code))" + Self.because(hold.text),
        "The sealed case cannot be changed. "
          + (hold.code == HoldReason.signatureEnded ? "Hand the folder in again" : "Mend the folder and hand it in")
          + " as a new transfer" + terms.typed(" with ", "baton send") + "; then give this one up"
          + terms.typed(": ", "baton retire \(item)")
          + ". Do not release it: if it went after all, it would be there twice"
      )
    case .crashed(let count, let last, let item):
      (
        "It is set aside so that the others can go: crashed \(count) times\(Self.last(last)).",
        "Look at its attempts. To try again" + terms.typed(": ", "baton requeue \(item)", else: ", ask for it below")
      )
    case .rejected(let count, let last, let item):
      (
        "It is set aside so that the others can go: rejected \(count) times alike\(Self.last(last)).",
        "Look at its attempts. To try again" + terms.typed(": ", "baton requeue \(item)", else: ", ask for it below")
      )
    case .suspended(let suspension): ("\(suspension.reason)", "\(suspension.advice)")
    case .missionHeldByPerson(let mission, let text):
      (
        "An operator holds everything for \(mission)" + Self.because(text),
        "Ask who placed the hold, then" + terms.typed(": ", "baton release --mission \(mission)", else: " let it go")
      )
    case .missionHeld(let mission, let hold):
      (
        "Everything for \(mission) is on hold (\(hold.code)): \(hold.text)",
        "Certificates, directory and permissions need a person, here or there. Call the mission. Baton asks again every hour "
          + "and goes on by itself."
      )
    case .proxyFails(let mission, let time, let trouble):
      ("\(mission) cannot be asked for \(ClockDoubt.span(time)): \(trouble).", Self.proxyAdvice)
    case .silent(let mission, let time):
      (
        "\(mission) has not answered for \(ClockDoubt.span(time)).",
        "Baton asks again by itself, and nothing is lost. If the person arrives before the line is back, call the mission or "
          + "carry the bundle by hand"
          + terms.typed(
            ": ", "baton export --bundle", else: ": on the case’s page, under its log, “The sealed case as a file”")
      )
    case .answersAgain(let mission, let time):
      (
        "\(mission) answers again after \(ClockDoubt.span(time)).",
        "Nothing to do. One item goes first, and the others follow as soon as it is through."
      )
    case .goesOn(let mission):
      ("Its line broke, or \(mission) is busy with it; it goes on from where it was.", "Nothing to do.")
    case .waitsForProxy(let trouble): ("It waits for its next try: \(trouble).", Self.proxyAdvice)
    case .triesAgain(let count, let time, let item):
      (
        "It waits for its next try after \(count == 1 ? "1 attempt" : "\(count) attempts")"
          + "\(time.map { ", failing for \(ClockDoubt.span($0))" } ?? "").",
        "Nothing to do if that is soon enough. To try now"
          + terms.typed(": ", "baton requeue \(item)", else: ", ask for it below")
      )
    case .lineFull(let count, let mission):
      ("\(count) items are on their way to \(mission), as many as the line carries.", Self.inTurn)
    case .ready: ("It is ready and starts when more urgent items have gone.", Self.inTurn)
    case .onItsWay(let mission, let sent, let all, let isPausing):
      (
        "It is on its way to \(mission): \(sent) of \(all) octets."
          + (isPausing ? " It lets something more urgent pass, and then goes on from there." : ""),
        "Nothing to do. It ends with a signed receipt, or is tried again."
      )
    }
  }

  private static let proxyAdvice: ShownText =
    "It is the proxy on this side (courier.proxy), not the mission: ask whoever runs it. Baton asks again by itself, and nothing is lost"
  private static let inTurn: ShownText = "Nothing to do. Sooner arrivals go first."

  static func because(_ text: String) -> ShownText { text.isEmpty ? "" : ": \(text)" }

  static func last(_ reject: String?) -> ShownText { reject.map { " (\($0))" } ?? "" }
}

extension Terms {
  /// A command behind what leads to it; where nobody types commands, what stands for both.
  func typed(_ lead: ShownText, _ command: ShownText, else instead: ShownText = "") -> ShownText {
    isCommandLine ? lead + command : instead
  }
}
