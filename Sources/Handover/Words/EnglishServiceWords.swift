package import Base

/// What could not be done, why, and what to do: the one place for it in English; the other languages stand beside.
extension ServiceError: SeveralLines, CustomStringConvertible {
  package var lines: [String] {
    english.description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  package var description: String { english.description }

  /// As the command line says it.
  package func words(in language: Language) -> ShownText { words(.commands(language)) }

  /// - Parameter terms: What codes are called where it is read, and in which language.
  package func words(_ terms: Terms) -> ShownText {
    switch terms.language {
    case .english: english(terms)
    case .french: french(terms)
    case .arabic: arabic(terms)
    }
  }

  private var english: ShownText { english(.commands(.english)) }

  private func english(_ terms: Terms) -> ShownText {
    switch self {
    case .handIn(let fault): fault.english
    case .reading(let fault): fault.english
    case .saying(let fault): fault.english(terms)
    case .draft(let fault): fault.english
    case .queue(let fault): fault.english
    case .documents(let fault): fault.english
    }
  }
}

extension ServiceError.HandInFault {
  fileprivate var english: ShownText {
    switch self {
    case .ownMission(let mission):
      "\(mission) is this mission itself; nothing was sent: name the receiving mission with --to"
    case .alreadyOnTheWay(let transfers, let mission):
      "this case, or one of its persons, is on the way to \(mission) already; nothing was sent. If the case has changed, send it "
        + "as a version: `baton update`. If it is another journey: `--again`. The open transfer:"
        + transfers.prefix(5).reduce("" as ShownText) { $0 + "\n  \($1)" }
    case .refused(let lines): Self.text(lines[.english] ?? [])
    case .packed(let fault): fault.english
    case .arrivalTooFar: "the arrival is more than three years away; nothing was sent: is the year right?"
    case .noSpace: "too little disk space is left; nothing was sent. Free some space, then send again"
    case .notItsSender(let transfer, let sender): "\(transfer) comes from \(sender): only its sender can change it"
    case .over(let transfer, let stage):
      "\(transfer) is \(stage.rawValue): nothing was sent. `baton send` begins anew"
    case .otherCase(let transfer, let known, let given):
      "the folder is case \(given), and \(transfer) is case \(known): nothing was sent"
    case .takenID(let transfer): "\(transfer) is another transfer: nothing was sent. Each case has an id of its own"
    case .versionWaits(let transfer):
      "a version of \(transfer) waits for a second person: nothing was sent. Have it approved first (`baton drafts`), or give it up "
        + "(`baton retire \(transfer)`) and hand the mended folder in with `baton send`"
    case .suspended(let suspension): "\(suspension.reason); nothing was sent. \(suspension.advice)"
    case .notAccepted(let transfer):
      "\(transfer) is not accepted here: nothing was sent. What is handed on was accepted before"
    case .partsMissing(let transfer):
      "what was sent of \(transfer) before has parts that are sealed apart, and this folder has not: nothing was sent. Whoever may "
        + "reads them into it (`baton read \(transfer) --compartment medical --key NAME`); if they are meant to go: `--leave-out`"
    case .keysUnknown(let mission):
      "\(mission) has not said yet which of its keys are for whom, and cannot be asked now: nothing was sent, and no part of a case "
        + "goes where more people can read it. Try again when the line is up (`baton missions show \(mission)`), or take its note "
        + "by hand: `baton staff note` there, `baton staff take-note` here"
    }
  }
}

extension ServiceError.HandInFault {
  static func text(_ lines: [String]) -> ShownText {
    lines.dropFirst().reduce("\(lines.first ?? "")" as ShownText) { $0 + "\n\($1)" }
  }
}

extension ServiceError.ReadingFault {
  fileprivate var english: ShownText {
    switch self {
    case .noTransfer(let transfer): "there is no transfer \(transfer)"
    case .unreadableLog(let transfer, let undone):
      "the log of \(transfer) cannot be read whole; nothing was \(undone.word). `baton log` shows what can"
    case .noSuchDocument: "there is no such document in this case"
    case .oneVersion(let transfer): "\(transfer) has come in one version so far: nothing has changed"
    case .nothingToOpen(let transfer): "\(transfer) has nothing here that can be opened"
    case .noCopy(let transfer):
      "there is no copy here of \(transfer): the folder that was handed in is the only one"
    case .tooLargeToShow: "the case is too large to be shown"
    case .damagedPart: "a sealed part of this case is damaged on this disk; nothing was written"
    case .takenBack(let transfer):
      "\(transfer) was taken back: nothing of it is read or given out any more. `baton log \(transfer)` says by whom"
    case .noHead: "a head is a number, a space and a hash"
    case .awaitsApproval(let transfer): "\(transfer) waits for a second person; nothing was written: `baton drafts`"
    case .partWithdrawn(let transfer):
      "consent to a part of \(transfer) was withdrawn, and its sealed bundle may hold that part; nothing was written. A version "
        + "without it goes with `baton update` at its sender"
    case .noCompartment(let transfer):
      "nothing is sealed apart under that name in what has come of \(transfer): medical, mhpss, child or protection, and only where "
        + "the sender knew this mission's keys"
    case .compartmentWithdrawn(let transfer):
      "nothing is sealed apart under that name in what can be read of \(transfer): consent to a part of it was withdrawn. "
        + "`baton log \(transfer)` says by whom; no key is missing"
    case .goneByTime(let transfer):
      "nothing of \(transfer) is held here any more: its time was over. `baton log \(transfer)` says when it went"
    case .notKept(let transfer):
      "nobody keeps \(transfer); nothing was changed. `baton retention` lists what is kept, and when the rest goes"
    }
  }
}

extension ServiceError.SayingFault {
  fileprivate func english(_ terms: Terms) -> ShownText {
    switch self {
    case .notPeoples(let type): "people do not say “\(type)”"
    case .noMember(let key, let type): "“\(type)” has no “\(key)”"
    case .unfit(let fault): fault.words(terms)
    case .noStaffID(let text): Code.staffWords(text)
    case .tooMuch(let octets, let limit):
      "too much was written: with all it says it has \(octets) octets of at most \(limit)"
    case .logMoves(let transfer): "\(transfer): the log does not stand still; nothing was said. Try again"
    case .saidMeanwhile(let transfer, let news, let heads):
      "since you looked: " + Self.told(news, terms)
        + (terms.isCommandLine
          ? "; nothing was said. Look again: `baton log \(transfer)`, now at \(heads)"
          : "; nothing was said. Load the page anew, and look again")
    case .suspended(let suspension): "\(suspension.reason); nothing was said. \(suspension.advice)"
    case .doubtful(let moment, let doubt):
      "\(moment) \(doubt.words); nothing was said: is the \(doubt == .notAsPlanned ? "day" : "year") right?"
    case .kept(let transfer, let reason):
      "\(transfer) is kept (\(reason.rawValue)): nothing was destroyed, and nothing was said. Whoever decides that it may go "
        + "says so first: `baton retention release \(transfer)`"
    case .noSlip(let objection, let can):
      "not possible now: \(objection.words(terms)); nothing was said. "
        + (can.isEmpty ? "Your mission has said nothing that can be taken back" : "What can be taken back: ")
        + Self.slips(can, ", ", terms)
    case .notPossible(let objection, let step, let ways):
      "not possible now: \(objection.words(terms)); nothing was said." + Self.helping(step, ways, terms)
    }
  }

  /// A list of them: number, what it is, and when it was said.
  static func slips(_ slips: [ServiceError.Slip], _ comma: ShownText, _ terms: Terms) -> ShownText {
    let words = slips.map { slip -> ShownText in
      let journey: ShownText = slip.journey.map { ": \(terms.journey($0))" } ?? ""
      return "\(slip.seq) (" + terms.say(slip.type) + journey + ", \(slip.at))"
    }
    return words.dropFirst().reduce(words.first ?? "") { $0 + comma + $1 }
  }

  private static func told(_ news: [Statement], _ terms: Terms) -> ShownText {
    let words = news.map { "\($0.author) has said \(terms.say($0.type))" as ShownText }
    return words.dropFirst().reduce(words.first ?? "what you were shown is not what stands here") { $0 + ", " + $1 }
  }
}

extension ServiceError.DraftFault {
  fileprivate var english: ShownText {
    switch self {
    case .otherVersion:
      "another version of the case has gone since this was written, and it is not known whether it holds for that one; "
        + "nothing was said: drop the draft, and write it again"
    case .gone:
      "nothing waits under that id any more: somebody has approved or dropped it, or a newer version has taken its place"
    case .bundleWaits(let transfer):
      "a case that waits is not dropped here: `baton retire \(transfer)` gives it up; then `baton send` hands the mended folder in"
    case .own: "whoever wrote it does not approve it; nothing was said. Ask a colleague"
    case .selfMadeRoles: "you have given yourself your roles less than a day ago; nothing was said. Ask a colleague"
    case .notApprover(let wanted):
      "a \(wanted.map(\.rawValue).joined(separator: " or ")) approves this; nothing was said"
    case .tooLarge(let limit): "too much was written: all of it together may have \(limit) octets"
    case .unreadable: "the draft cannot be opened as it was written; nothing was said: write it again"
    }
  }
}

extension ServiceError.QueueFault {
  fileprivate var english: ShownText {
    switch self {
    case .noItem(let id): "\(id) is not in the queue: it was delivered, given up or never submitted here"
    case .keptBack(let reason):
      "somebody keeps it back (“\(reason)”); nothing was changed. Ask whoever did: only `baton release` lets it go"
    case .notHeld(let id): "\(id) is not held; nothing was changed. `baton why` says what it waits for"
    case .signatureEnded(let id):
      "the certificate that signed it has ended or was revoked since, and no mission takes it any more; nothing was changed. "
        + "Hand the folder in again with `baton send`, then give this one up: `baton retire \(id)`"
    case .awaitsApproval(let transfer):
      "\(transfer) waits for a second person of this mission; nothing was changed. `baton drafts` lists what waits; "
        + "`baton retire` gives it up"
    case .notRetirable(let id):
      "it may still arrive as it is; nothing was changed. A bundle is given up only while it is held: `baton hold \(id)` first"
    }
  }
}

extension ServiceError.DocumentFault {
  fileprivate var english: ShownText {
    switch self {
    case .form: "the file is neither text in UTF-8 nor a PDF; save it as one of them"
    case .unfit(let problem): problem
    case .tooMany(let most): "a mission publishes at most \(most) documents: withdraw one first"
    case .notPublished(let kind, let language):
      "no \(kind.rawValue) in \(language) is published: `baton documents` lists what is"
    case .notPublishedThere(let mission, let kind, let language, let stale):
      "\(mission) publishes no \(kind.rawValue) in \(language)"
        + (stale.map { ", as far as is known here (\($0))" as ShownText } ?? "")
    case .notAsListed(let mission): "what \(mission) sent is not the document that its list names; tell \(mission)"
    case .notGivenOut(let mission):
      "\(mission) does not give the document out that its list names; try again, or ask \(mission)"
    case .answered(let mission, let status): "\(mission) answered \(status)"
    case .outOfReach(let mission, let why): "\(mission) cannot be asked now: \(why)"
    }
  }
}

extension ServiceError.Undone {
  fileprivate var word: String {
    switch self {
    case .sent: "sent"
    case .said: "said"
    }
  }
}

extension ServiceError.PackedFault {
  fileprivate var english: ShownText {
    switch self {
    case .tooLarge: "packed in it are more than 2 GiB; nothing was sent"
    case .several(let file): "it holds more than one \(file); nothing was sent: pack one case folder"
    case .documentTooLarge(let file): "its \(file) is too large; nothing was sent"
    case .noCase:
      "there is no case.json in it; nothing was sent: pack the case folder, with case.json at its top, as zip or tar"
    case .otherThings: "beside the case folder it holds other things; nothing was sent: pack the case folder alone"
    case .password: "it is protected by a password; nothing was sent: pack it without one, the seal is Baton's"
    case .nameNotUTF8: "it holds a name that is not UTF-8; nothing was sent: rename that file"
    case .notPlainFiles: "it holds something other than plain files; nothing was sent: leave out links"
    case .unreadable:
      "that is neither a zip nor a tar, or it is damaged; nothing was sent: pack the case folder anew as zip or tar"
    }
  }
}
