import Base

extension GroupFault {
  var english: FaultWords {
    switch self {
    case .individualOfSeveral(let count):
      FaultWords(
        "an individual case has one person, and this one \(count)",
        "write family or companions, or hand the persons in one by one")
    case .noSuchPerson(let id, let hint): FaultWords("there is no person \"\(id)\" in this case", hint.english)
    case .noSuchPersonInCore(let id, let hint):
      FaultWords("there is no person \"\(id)\" in case.json", hint.english)
    case .noSuchDocument(let id, let hint):
      FaultWords("there is no document \"\(id)\" in this case", hint.english)
    case .linkToSelf: FaultWords("this links a person to themselves", "name two persons")
    case .repeated(let what):
      FaultWords("another \(what.rawValue) has the same value", "give each \(what.rawValue) its own")
    case .beforeEarlier(let place):
      FaultWords("this is before \(place)", "check the dates, the offsets and the order")
    case .distantArrival: FaultWords("the arrival is more than three years away", "is the year right?")
    case .tooLarge(let gibibytes, let largest):
      FaultWords(
        "the files of this case have more than \(gibibytes) GiB together",
        "hand it over without the largest ones, such as \(largest), and bring those by another way")
    }
  }
}

extension ConsentFault {
  private static let door =
    "; only where a life is in danger and the person cannot be asked, state legal_basis with reason and supervisor"

  var english: FaultWords {
    switch self {
    case .withdrawn:
      FaultWords(
        "the person has withdrawn this consent",
        "do not hand the case over; ask for a new consent, and record it instead of this one")
    case .refused:
      FaultWords(
        "the person has refused", "do not hand the case over; if the person agrees after all, record that consent")
    case .unrecorded:
      FaultWords(
        "nothing is recorded of what this person agreed to",
        "ask, and record the consent with its document" + Self.door)
    case .ended(let last):
      FaultWords(
        "this consent has ended: it held until \(last)",
        "ask again, and record the new consent instead of this one" + Self.door)
    case .scopeRefused, .scopeUnsaid, .scopeEmpty, .scopeWithoutCore: scope
    case .otherOrganisation(let receiver, let organisation):
      FaultWords(
        "\(receiver) belongs to another organisation (\(organisation)): sharing with it needs a consent that names it",
        Self.other(than: receiver))
    case .notForReceiver(let receiver):
      FaultWords("the consent does not let \(receiver) receive the case", Self.other(than: receiver))
    case .withheldFrom(let word, let receiver):
      FaultWords(
        "the person does not want this receiver to know: the case is withheld from \"\(word)\"",
        "do not send it to \(receiver); choose another mission with the person")
    case .noRecipients(let example):
      FaultWords(
        "the consent does not say who may receive the case", "ask, and list them, such as \"\(example)\"" + Self.door)
    case .childAsAdult, .adultAsChild, .givenForAdult, .givenByChild, .givenWithoutCapacity: capacity
    case .vitalWithoutCore:
      FaultWords(
        "a vital interest that does not cover the core hands nothing over",
        "list \"core\", and of the rest only what saves the life")
    case .vitalWithoutReason:
      FaultWords(
        "without a reason this is no legal basis", "write what the danger is, and why the person cannot be asked")
    case .vitalWithoutSupervisor: FaultWords("without a supervisor this is no legal basis", "name who decided")
    }
  }

  private var scope: FaultWords {
    let message =
      switch self {
      case .scopeRefused: "the person would not say what may be handed over, so nothing may"
      case .scopeUnsaid: "the consent does not say what may be handed over"
      case .scopeEmpty: "the consent covers nothing: its scope is empty"
      default: "the consent does not cover the core of the case, so no part of it can go"
      }
    return FaultWords(
      message, "ask what may be handed over, and list it; without \"core\" the case stays here" + Self.door)
  }

  private static func other(than receiver: String) -> String {
    "send it to a mission that the consent names; or ask the person, and add \"\(receiver)\" to the recipients"
      + door
  }

  private var capacity: FaultWords {
    let age = "correct birth_date or capacity; for a child a parent, guardian or best interests panel must consent"
    let who = "correct obtained_from or capacity, or ask whoever may decide, and record that consent"
    let (message, advice) =
      switch self {
      case .childAsAdult: ("the person was a child when they consented, and the consent calls them an adult", age)
      case .adultAsChild: ("the person was an adult when they consented, and the consent calls them a child", age)
      case .givenForAdult: ("somebody else consented for an adult who can decide", who)
      case .givenByChild: ("a child consented alone", who)
      default: ("the person consented, and is said to have no capacity to", who)
      }
    return FaultWords(message, advice + Self.door)
  }
}

extension PersonFault {
  var english: FaultWords {
    switch self {
    case .nameWithControl:
      FaultWords("this name has a control character in it", "write it anew; do not paste it")
    case .nameWithMarks:
      FaultWords("this name has more marks on one letter than any writing has", "write it anew; do not paste it")
    case .nameWithoutLetter:
      FaultWords(
        "this name has no letter in it", "write the name, leave the field out, or say why: \(MissingReason.list)")
    case .emptyList: FaultWords("this list is empty", "fill it in, or say why: \(MissingReason.list)")
    case .bornInFuture(let day): FaultWords("this person is born in the future, on \(day)", "correct the year")
    case .bornAfterArrival(let day):
      FaultWords("this person is born after the planned arrival, on \(day)", "correct the year")
    case .veryOld(let years):
      FaultWords(
        "this person would be more than \(years) years old",
        "correct the year; where the date is not known, write unknown and not a date that stands for it")
    case .consentAfterArrival:
      FaultWords("this consent is dated after the planned arrival", "correct the date of either")
    case .consentInFuture(let day):
      FaultWords(
        "this consent is dated in the future, on \(day)", "correct the date: nothing goes before the person has agreed")
    case .consentBeforeBirth: FaultWords("this consent is older than the person", "correct the date of either")
    case .documentEndsFirst: FaultWords("this document ends before it begins", "correct issued or expiry")
    case .documentBeforeBirth:
      FaultWords("this document is older than the person", "correct issued or birth_date")
    case .documentAfterArrival:
      FaultWords(
        "this document is issued after the planned arrival",
        "correct the date, or record the document the person will travel on")
    case .parentOfEachOther:
      FaultWords(
        "each of these two is said to be the parent of the other",
        "take one of the two away: in {a, b, relation}, a is this to b")
    case .ancestorYounger(let generations):
      FaultWords(
        "the \(generations == 1 ? "parent" : "grandparent") is younger than the "
          + (generations == 1 ? "child" : "grandchild"),
        "correct a date of birth, or turn the relation around: a is this to b")
    case .ancestorClose(let generations, let years):
      FaultWords(
        "the \(generations == 1 ? "parent" : "grandparent") is less than \(years) years older",
        "look at both dates of birth and at the relation")
    }
  }
}

extension JourneyFault {
  var english: FaultWords {
    switch self {
    case .circle(let airport):
      FaultWords("this flight goes from \(airport) to itself", "correct from or to")
    case .gap(let from, let before):
      FaultWords(
        "this flight begins in \(from), and the one before it ends in \(before)",
        "correct one of them, or add the leg between; if they travel by land between the two, leave it")
    case .noLanding(let airport):
      FaultWords(
        "no flight of this journey lands in \(airport)",
        "correct the point of entry, or add the flight that is missing")
    case .flightNumber(let text):
      FaultWords("\"\(text)\" hardly is a flight’s number", "write it as the ticket has it, such as 453 or ET 453")
    case .long(let hours): FaultWords("this flight takes more than \(hours) hours", "look at both dates")
    }
  }
}

extension ReceiverFault {
  var english: FaultWords {
    switch self {
    case .category(let receiver, let others, let taken):
      FaultWords(
        "\(receiver.shown) says that it takes no case of \(others.joined(separator: ", ")); it takes "
          + taken.joined(separator: ", "),
        "ask its duty contact (`baton missions show \(receiver.id)`) before you send; if it takes this one, say so with --yes"
      )
    case .language(let receiver, let known, let spoken):
      FaultWords(
        "nobody at \(receiver.shown) says to speak \(known.joined(separator: ", ")); they speak "
          + spoken.joined(separator: ", "),
        "say in interpreter_needed that somebody is to interpret, and tell \(receiver.id) in good time")
    case .entry(let receiver, let city, let country):
      FaultWords(
        "the journey ends in \(city) (\(country)), and the case goes to \(receiver.shown)",
        "look whether \(receiver.id) is the right mission; if it is, say so with --yes")
    case .nationality(let receiver, let countries):
      FaultWords(
        "nobody in this case is of the country of \(receiver.shown): they are of \(countries.joined(separator: ", "))",
        "look whether \(receiver.id) is the right mission; if it is, say so with --yes")
    }
  }
}

extension FileFault {
  var english: FaultWords {
    switch self {
    case .unlisted:
      FaultWords(
        "this file is not listed in case.json, nor in another document",
        "add an entry to attachments (file, doc_id, type) of the compartment it belongs to, or delete the file")
    case .absent(let file): FaultWords("the file \(file) is not there", "add the file, or remove the entry")
    case .almost:
      FaultWords(
        "there is a file with almost this name: only capitals or the way accents are stored differ",
        "write the name here exactly as the file has it")
    case .otherDigest(let file, let actual):
      FaultWords(
        "the file \(file) has the digest \(actual)",
        "find out which of them is the right document; do not just replace the digest")
    case .noPart(let category, let document):
      FaultWords(
        "the category \(category) asks for \(document), and there is none",
        "add \(document) (Protocol/case-fields.md says what stands in it), or take the category away")
    case .percent:
      FaultWords(
        "a name with “%” is not found again by every program that opens a case", "rename it, here and in its entry")
    case .zero:
      FaultWords(
        "this file is empty: it has 0 bytes",
        "scan or copy it again; what is still to come is no attachment yet")
    case .program:
      FaultWords("this is a program and no document", "delete it; programs are not handed over")
    case .shortcut: FaultWords("this is a shortcut and no document", "put the document itself in its place")
    }
  }
}

extension NewerFault {
  var english: FaultWords {
    switch self {
    case .compartment:
      FaultWords(
        "this is the file of a compartment that this version does not know",
        "it is kept as it is; bring Baton up to date to read it")
    case .feature(let text):
      FaultWords(
        "the case requires \"\(text)\", which this version does not know", "update before acting on this")
    case .code(let text):
      FaultWords("this version does not know \"\(text)\"; it counts as the strictest", "bring Baton up to date")
    case .field(let text):
      FaultWords("this version does not know this field: \(text)", "bring Baton up to date; do not act on it unread")
    }
  }
}

extension AgedFault {
  var english: FaultWords {
    switch self {
    case .arrival:
      FaultWords(
        "the planned arrival has passed",
        "correct the date, or tell the receiving mission that the person has arrived")
    case .over(let thing, let day, let isPlanned):
      FaultWords(
        "\(thing.english.message) expires on \(day), \(isPlanned ? "before the planned arrival" : "already")",
        thing.english.advice)
    case .old(let thing, let day, let days, let isPlanned):
      FaultWords(
        "\(thing.english.message) is of \(day), more than \(days) days \(isPlanned ? "before the journey" : "ago")",
        thing.english.advice)
    }
  }
}

extension AgedFault.Thing {
  fileprivate var english: FaultWords {
    switch self {
    case .consent: FaultWords("the consent", "ask for it again before the journey")
    case .travelDocument:
      FaultWords("the travel document", "renew it, or record the document the person will travel on")
    case .medif: FaultWords("the MEDIF", "ask the doctor for a new one; airlines refuse an older one")
    case .fitReport: FaultWords("the fit-to-travel report", "have the person examined again")
    }
  }
}

extension WithheldFault {
  var english: FaultWords {
    switch self {
    case .unconsented(let thing, let compartment):
      FaultWords(
        "\(thing.english) stays here: the consent does not cover \(compartment)",
        "if the person agrees, add \"\(compartment)\" to the scope; otherwise there is nothing to do")
    case .keyless(let thing, let compartment, let receiver):
      FaultWords(
        "\(thing.english) stays here: \(receiver) has no key for \(compartment)",
        "ask them to make one (`baton staff init` there), or find another way for this part; the rest goes with --yes")
    }
  }
}

extension WithheldFault.Thing {
  fileprivate var english: String {
    switch self {
    case .saying(let document): "what \(document) says of this person"
    case .file(let file): file
    }
  }
}
