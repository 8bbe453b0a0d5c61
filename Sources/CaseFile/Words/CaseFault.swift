package import Base

/// What a check can find, with what makes it particular. What people read of it stands in the files beside this one, by
/// language: a fault without its words does not compile.
package enum CaseFault: Sendable, Equatable {
  case folder(FolderFault)
  case document(DocumentFault)
  case slip(SlipFault)
  case field(FieldFault)
  case group(GroupFault)
  case consent(ConsentFault)
  case person(PersonFault)
  case journey(JourneyFault)
  case receiver(ReceiverFault)
  case file(FileFault)
  case newer(NewerFault)
  case aged(AgedFault)
  case withheld(WithheldFault)

  /// Its name for programs, such as `consent.ended`: the same in every language.
  package var code: String {
    guard let (theme, fault) = Mirror(reflecting: self).children.first else { return "\(self)" }
    let name = Mirror(reflecting: fault).children.first?.label ?? "\(fault)"
    return "\(theme ?? "").\(name)"
  }
}

extension CaseFault {
  /// Codes that may have been meant, and what they stand for; nearest first.
  package var meant: [(code: String, says: String?)] {
    switch self {
    case .field(.otherForm(_, _, _, .near(let near))), .field(.unknown(_, .near(let near))):
      near.map { ($0.code, $0.says) }
    default: []
    }
  }
}

extension CaseFault {
  package func words(in language: Language) -> FaultWords {
    switch language {
    case .english: english
    case .french: french
    case .arabic: arabic
    }
  }
}

/// A finding in words.
package struct FaultWords: Sendable, Equatable {
  /// What was found, in one sentence.
  package let message: String
  /// What the reader can do about it.
  package let advice: String

  init(_ message: String, _ advice: String) {
    self.message = message
    self.advice = advice
  }
}

// MARK: - The folder and its documents

/// What keeps a folder from being a case.
package enum FolderFault: Sendable, Equatable {
  /// What stands where a file should.
  package enum Irregular: Sendable, Equatable { case link, pipe, socket, device, other }

  case unopened(reason: String)
  case noCaseFile
  /// Something beside it is called almost so.
  case misnamedCaseFile(String)
  case beginsWithout
  case notUTF8
  case irregular(Irregular)
  case litter
  case hidden
  case editorCopy
  case unportable(NameFault)
  case stray
  case strayDocument(Hint)
  /// Two names that some disks take for one.
  case alike(String)
  case attachmentsIsFile
  case tooManyFiles(most: Int)
  case documentIsFolder(String)
  case empty
  case unreadable(reason: String)
  case changed
}

/// What keeps a name from travelling.
package enum NameFault: Sendable, Equatable {
  case empty
  case longPath(most: Int)
  case emptyPart
  case dots(String)
  case long(most: Int)
  case control
  case end
  case reserved(String)
  case character(String)
}

/// What keeps the text of a document from being read at all.
package enum DocumentFault: Sendable, Equatable {
  case large(octets: Int, most: Int, document: String)
  case utf16
  case notUTF8
  case empty
  case marked
  /// - Parameter reason: The parser's, in English.
  case malformed(line: Int, column: Int, reason: String)
}

/// A slip that explains why a text is no JSON.
package enum SlipFault: Sendable, Equatable {
  package enum Quotes: Sendable, Equatable { case single, curly, angled }

  case invisible
  case lastComma, twoCommas, firstComma, noComma
  case comment
  case bareKey(String)
  case capitals(String)
  case otherWord(String)
  case bareValue(String)
  case quotes(Quotes)
  case control
  case unclosed
  case backslash
}

// MARK: - Fields

/// What is wrong with what a field says, or that it says nothing.
package enum FieldFault: Sendable, Equatable {
  package enum Element: String, Sendable { case person, name, leg, compartment }

  case unsaid
  case absent
  case absentBeside(String)
  case withoutValue(reason: String, Expected)
  case null
  case otherKind(Expected, found: JSONTree.Kind)
  case noCount(String, most: Int)
  case emptyList(of: Element)
  /// - Parameters:
  ///   - form: Its name in the table of forms.
  ///   - named: What it is not, in English.
  case otherForm(String, form: String, named: String, Hint)
  case unportablePath(NameFault)
  case outsideAttachments
  case noSuchPrefix(String)
  case unknown(String, Hint)
  case unknownTooLarge
  case twice(line: Int)
  case nameless
  case noDetermination
}

/// What a field wants.
package indirect enum Expected: Sendable, Equatable {
  case flag
  case count(most: Int)
  /// - Parameter words: In English, with its article.
  case form(String, words: String)
  case list(of: Expected)
  case object
}

/// What may have been meant.
package enum Hint: Sendable, Equatable {
  package struct Candidate: Sendable, Equatable {
    let code: String
    /// What it stands for.
    var says: String?
  }

  case near([Candidate])
  case valid([String])
  case schema
  case compartments([String])
  /// How texts of the form are written.
  /// - Parameter words: In English.
  case form(words: String)
}

// MARK: - What fields say together

/// What does not fit together in a case.
package enum GroupFault: Sendable, Equatable {
  package enum Numbered: String, Sendable { case person, document, file }

  case individualOfSeveral(Int)
  case noSuchPerson(String, Hint)
  case noSuchPersonInCore(String, Hint)
  case noSuchDocument(String, Hint)
  case linkToSelf
  case repeated(Numbered)
  case beforeEarlier(place: String)
  case distantArrival
  case tooLarge(gibibytes: Int64, largest: String)
}

/// Why a person's consent does not let the case be handed in.
package enum ConsentFault: Sendable, Equatable {
  case withdrawn
  case refused
  case unrecorded
  case ended(last: String)
  case scopeRefused, scopeUnsaid, scopeEmpty, scopeWithoutCore
  case noRecipients(example: String)
  case otherOrganisation(receiver: String, organisation: String)
  case notForReceiver(String)
  case withheldFrom(word: String, receiver: String)
  case childAsAdult, adultAsChild
  case givenForAdult, givenByChild, givenWithoutCapacity
  case vitalWithoutCore, vitalWithoutReason, vitalWithoutSupervisor
}

/// What cannot be of a person, or hardly can.
package enum PersonFault: Sendable, Equatable {
  case nameWithControl, nameWithMarks, nameWithoutLetter
  case emptyList
  case bornInFuture(String)
  case bornAfterArrival(String)
  case veryOld(years: Int)
  case consentAfterArrival, consentBeforeBirth
  case consentInFuture(String)
  case documentEndsFirst, documentBeforeBirth, documentAfterArrival
  case parentOfEachOther
  /// - Parameter generations: 1 for a parent, 2 for a grandparent.
  case ancestorYounger(generations: Int)
  case ancestorClose(generations: Int, years: Int)
}

/// What cannot be of a journey, or hardly can.
package enum JourneyFault: Sendable, Equatable {
  case circle(String)
  case gap(from: String, before: String)
  case noLanding(String)
  case long(hours: Int)
  case flightNumber(String)
}

/// Why a case may not be meant for its receiver.
package enum ReceiverFault: Sendable, Equatable {
  case category(Receiver.Named, others: [String], taken: [String])
  case language(Receiver.Named, known: [String], spoken: [String])
  case entry(Receiver.Named, city: String, country: String)
  case nationality(Receiver.Named, countries: [String])
}

/// What is wrong with the files of a case.
package enum FileFault: Sendable, Equatable {
  case unlisted
  case absent(String)
  /// Only capitals, or the way accents are stored, differ.
  case almost
  case otherDigest(String, actual: String)
  case noPart(category: String, document: String)
  case percent
  case zero
  case program
  case shortcut
}

/// What a newer Baton said.
package enum NewerFault: Sendable, Equatable {
  case compartment
  case feature(String)
  case code(String)
  case field(String)
}

/// What was right once.
package enum AgedFault: Sendable, Equatable {
  /// What ages.
  package enum Thing: Sendable, Equatable { case consent, travelDocument, medif, fitReport }

  case arrival
  /// - Parameter isPlanned: Whether it is held against a planned arrival, or against today.
  case over(Thing, day: String, isPlanned: Bool)
  case old(Thing, day: String, days: Int, isPlanned: Bool)
}

/// What stays with the sender.
package enum WithheldFault: Sendable, Equatable {
  package enum Thing: Sendable, Equatable {
    /// What a document says of a person.
    case saying(document: String)
    case file(String)
  }

  case unconsented(Thing, compartment: String)
  case keyless(Thing, compartment: String, receiver: String)
}
