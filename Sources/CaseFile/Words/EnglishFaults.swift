import Base

extension CaseFault {
  var english: FaultWords {
    switch self {
    case .folder(let fault): fault.english
    case .document(let fault): fault.english
    case .slip(let fault): fault.english
    case .field(let fault): fault.english
    case .group(let fault): fault.english
    case .consent(let fault): fault.english
    case .person(let fault): fault.english
    case .journey(let fault): fault.english
    case .receiver(let fault): fault.english
    case .file(let fault): fault.english
    case .newer(let fault): fault.english
    case .aged(let fault): fault.english
    case .withheld(let fault): fault.english
    }
  }
}

extension FolderFault {
  fileprivate var english: FaultWords {
    switch self {
    case .unopened(let reason):
      FaultWords(
        "the case folder cannot be opened: \(reason)",
        "name a folder you may read; if it is a link, name what it points to")
    case .noCaseFile:
      FaultWords("there is no case.json in this folder", "name the folder that holds case.json and attachments/")
    case .misnamedCaseFile(let name):
      FaultWords(
        "there is no case.json in this folder, but there is \(name)",
        name.lowercased().hasSuffix(".txt")
          ? "rename it to case.json; Windows hides the .txt until you show file name extensions"
          : "rename it to case.json, all in small letters")
    case .beginsWithout: FaultWords("there is no case.json", "a case begins with its case.json")
    case .notUTF8: FaultWords("this name is not valid UTF-8", "rename it")
    case .irregular(let kind): FaultWords("this is \(kind.english)", "replace it by the file itself")
    case .litter:
      FaultWords("this is no part of the case, and stays here", "the desktop made it; there is nothing to do")
    case .hidden: FaultWords("this does not belong to a case", "hidden files are not handed over; delete it")
    case .editorCopy:
      FaultWords("this does not belong to a case", "close the editor that has the document open, and delete it")
    case .unportable(let fault): FaultWords("this name cannot travel: \(fault.english)", "rename it")
    case .stray:
      FaultWords(Self.strangerEnglish, "move it below attachments/ and list it in case.json, or delete it")
    case .strayDocument(let hint): FaultWords(Self.strangerEnglish, hint.english)
    case .alike(let other): FaultWords("this name and \(other) are the same on some disks", "rename one of them")
    case .attachmentsIsFile: FaultWords("attachments is a file", "make it a folder")
    case .tooManyFiles(let most):
      FaultWords(
        "there are more than \(most) files in this folder",
        "hand in the documents of this case only; join pages into one PDF")
    case .documentIsFolder(let name): FaultWords("\(name) is a folder", "make it a file")
    case .empty:
      FaultWords(
        "this folder is empty, and stays here", "a case is its files; if something belongs in it, put it there")
    case .unreadable(let reason):
      FaultWords(
        "this cannot be read: \(reason)", "give yourself the right to read it (chmod u+rX), or copy it afresh")
    case .changed: FaultWords("this changed while it was being read", "save and close it, then try again")
    }
  }

  private static let strangerEnglish =
    "a case folder holds case.json, files of compartments and attachments/, nothing else"
}

extension FolderFault.Irregular {
  fileprivate var english: String {
    switch self {
    case .link: "a link"
    case .pipe: "a pipe"
    case .socket: "a socket"
    case .device: "a device"
    case .other: "not a regular file"
    }
  }
}

extension NameFault {
  package var english: String {
    switch self {
    case .empty: "the name is empty"
    case .longPath(let most): "the path has more than \(most) bytes"
    case .emptyPart: "it has an empty part, or begins or ends with \"/\""
    case .dots(let name): "\"\(name)\" is not a name"
    case .long(let most): "a name has more than \(most) bytes"
    case .control: "a name has a control character"
    case .end: "a name ends with a dot or a space"
    case .reserved(let name): "\"\(name)\" is a reserved name on Windows"
    case .character(let character): "a name has the character \"\(character)\""
    }
  }
}

extension DocumentFault {
  fileprivate var english: FaultWords {
    switch self {
    case .large(let octets, let most, let document):
      FaultWords(
        "it has \(octets) bytes; at most \(most) are read", "put documents into attachments/, not into \(document)")
    case .utf16: FaultWords("it is saved as UTF-16", "save it as UTF-8: in the editor, Save as, Encoding, UTF-8")
    case .notUTF8: FaultWords("it is not valid UTF-8", "save it as UTF-8")
    case .empty: FaultWords("it is empty", "save the case again, or copy the file afresh")
    case .marked: FaultWords("it begins with a byte order mark", "save it as UTF-8 without one")
    case .malformed(let line, let column, let reason):
      FaultWords("it is not valid JSON in line \(line), column \(column): \(reason)", "correct it there")
    }
  }
}

extension SlipFault {
  fileprivate var english: FaultWords {
    switch self {
    case .invisible:
      FaultWords("there is an invisible character here", "delete the line's spaces and type them again")
    case .lastComma: FaultWords("there is a comma after the last entry", "delete the comma")
    case .twoCommas: FaultWords("there are two commas with nothing between them", "delete one")
    case .firstComma: FaultWords("there is a comma before the first entry", "delete the comma")
    case .noComma:
      FaultWords("a comma is missing after this line's entry", "write a comma at the end of the entry")
    case .comment:
      FaultWords(
        "there is a comment, and JSON has none", "delete it; what the receiver should know belongs into a field")
    case .bareKey(let text): FaultWords("the field name \(text) has no quotes", "write \"\(text)\"")
    case .capitals(let text): FaultWords("\(text) is written with capitals", "write \(text.lowercased())")
    case .otherWord(let text):
      FaultWords("\(text) is no JSON", "leave the field out, or say why: \(MissingReason.list)")
    case .bareValue(let text): FaultWords("the value \(text) has no quotes", "write \"\(text)\"")
    case .quotes(let quotes):
      FaultWords(
        "\(quotes.english) are no quotes in JSON",
        "write \" before and after; switch smart quotes off in the editor")
    case .control:
      FaultWords("there is a tab or a control character inside quotes", "delete it, or write \\t")
    case .unclosed:
      FaultWords(
        "the quotes are not closed in this line", "write \" at the end; within a text a line break is \\n")
    case .backslash:
      FaultWords(
        "there is a backslash that JSON does not know", "in a path write / in place of \\; otherwise write \\\\")
    }
  }
}

extension SlipFault.Quotes {
  fileprivate var english: String {
    switch self {
    case .single: "single quotes"
    case .curly: "curly quotes"
    case .angled: "quotation marks of a text"
    }
  }
}

extension FieldFault {
  fileprivate var english: FaultWords {
    switch self {
    case .unsaid: FaultWords("nothing is said here", "fill it in, or say why: \(MissingReason.list)")
    case .absent: FaultWords("this field must be there", "add it")
    case .absentBeside(let key): FaultWords("this field must be there, since \(key) is", "add it")
    case .withoutValue(let reason, let expected):
      FaultWords(
        "this field must have a value, and it says \"\(reason)\"", "give the \(expected.english)")
    case .null:
      FaultWords("null says nothing", "leave the field out, or write one of: \(MissingReason.list)")
    case .otherKind(let expected, let found):
      FaultWords("expected \(expected.english), found \(found.rawValue)", "write \(expected.english)")
    case .noCount(let digits, let most):
      FaultWords("\(digits) is not \(Expected.count(most: most).english)", "write digits only")
    case .emptyList(let element):
      FaultWords("this list must have at least one \(element.rawValue)", "add one, or say why there is none")
    case .otherForm(let text, _, let named, let hint): FaultWords("\"\(text)\" is not \(named)", hint.english)
    case .unportablePath(let fault):
      FaultWords("this path cannot travel: \(fault.english)", "rename the file, and the path here")
    case .outsideAttachments: FaultWords("attachments stand below attachments/", "move the file there")
    case .noSuchPrefix(let text):
      FaultWords(
        "no country has the code with which \"\(text)\" begins", "write + and the country code, without a zero after it"
      )
    case .unknown(let key, let hint):
      FaultWords(
        "there is no field \"\(key)\" here", "\(hint.english); nothing is handed over that nobody reads")
    case .unknownTooLarge:
      FaultWords(
        "this version does not know this field, and it is too large to be kept",
        "bring Baton up to date, or ask the sender to hand the case in without it")
    case .twice(let line): FaultWords("this field stands twice (again in line \(line))", "keep one of them")
    case .nameless:
      FaultWords(
        "this name has no part that is a name",
        "give at least one of given, middle, family, nickname, or say why it is not known")
    case .noDetermination:
      FaultWords(
        "neither a best interests determination nor an exception from it is said",
        "give bid or bid_exception, or say in one of them why there is none")
    }
  }
}

extension Expected {
  package var english: String {
    switch self {
    case .flag: "true or false"
    case .count(let most): "a whole number from 0 to \(most)"
    case .form(_, let words): words
    case .list(let element): "a list, each \(element.english)"
    case .object: "an object"
    }
  }
}

extension Hint {
  package var english: String {
    switch self {
    case .near(let candidates): "did you mean \(candidates.map(\.shown).joined(separator: " or "))?"
    case .valid(let codes): "valid are: \(codes.joined(separator: ", "))"
    case .schema: "see Protocol/schemas/v1/case.schema.json for what is valid here"
    case .compartments(let files): "the files of compartments are \(files.joined(separator: ", "))"
    case .form(let words): words
    }
  }
}

extension Hint.Candidate {
  /// Such as `"NGA" (Nigeria)`.
  var shown: String { "\"\(code)\"" + (says.map { " (\($0))" } ?? "") }
}

extension MissingReason {
  /// All of them, as they are written.
  static let list = allCases.map(\.rawValue).joined(separator: ", ")
}
