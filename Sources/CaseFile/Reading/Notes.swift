import Base

/// What a reading has noticed so far; shared by all readers of one document.
final class Notes {
  private(set) var findings: [CaseFinding] = []
  /// Findings kept; a text with more of them is not a case, and nobody reads on.
  static let limit = 1_000
  /// `person_id` of the person being read.
  var person: String?
  /// The document that places stand in, where they do not name one.
  let file: String?
  private let text: JSONText?
  private lazy var lines = text?.lines() ?? [:]
  /// Lists of which not every element could be read.
  private var incomplete: Set<String> = []

  /// - Parameters:
  ///   - text: Where the lines of places come from; `nil` when there is no text.
  ///   - file: The document that places stand in.
  init(_ text: JSONText?, file: String? = nil) {
    self.text = text
    self.file = file
  }

  var isWrong: Bool { findings.contains { $0.kind == .wrong } }

  /// Whether the limit is reached; what is read from here on is not judged.
  var isFull: Bool { findings.count >= Self.limit }

  func add(_ kind: CaseFinding.Kind, _ place: String, _ fault: CaseFault) {
    guard !isFull else {
      // One wrong finding must not be crowded out by a thousand missing ones.
      if kind == .wrong, !isWrong { findings.removeLast() } else { return }
      return add(kind, place, fault)
    }
    findings.append(
      CaseFinding(kind: kind, person: person, place: place, file: file, line: line(of: place), fault))
  }

  /// The line of a place, or of the nearest thing around it that stands in the text.
  func line(of place: String) -> Int? {
    var place = place[...]
    while lines[String(place)] == nil, !place.isEmpty {
      place = place[..<(place.lastIndex { $0 == "." || $0 == "[" } ?? place.startIndex)]
    }
    return lines[String(place)]
  }

  /// Remembers that a list is shorter than it stands in the text.
  func noteIncomplete(_ place: String) { incomplete.insert(place) }

  /// Whether all of a list was read; otherwise what refers to it must not be judged, lest a
  /// mistake in one place accuses another.
  func isComplete(_ place: String) -> Bool { !incomplete.contains(place) }

  func wrong(_ place: String, _ fault: CaseFault) { add(.wrong, place, fault) }
}
