import Base
import Handover

/// What somebody did on a page that the page cannot do. Its words are a sentence of each language, `problem_` before its name.
enum BoardProblem: String, Error, CaseIterable {
  case nowhere, elsewhere
  case staleForm = "stale_form"
  case largeForm = "large_form"
  case brokenUpload = "broken_upload"
  case noFile = "no_file"
  case severalFiles = "several_files"
  case largeFile = "large_file"
  case noMission = "no_mission"
  case noRoom = "no_room"
  case noMoment = "no_moment"
  case nobodyTicked = "nobody_ticked"
  case noNumber = "no_number"
  case noRight = "no_right"
  case noUser = "no_user"
  case manyPages = "many_pages"
  case saidSince = "said_since"
  case changedSince = "changed_since"
  case newerVersion = "newer_version"
  case notInForm = "not_in_form"
  case typedElsewhere = "typed_elsewhere"
  case typedGone = "typed_gone"
  case typedFull = "typed_full"
  case emptyFile = "empty_file"
  case noKind = "no_kind"
  case wrongWords = "wrong_words"
  case keyRests = "key_rests"
  case noStaffKey = "no_staff_key"
  case locked
  case filesFull = "files_full"
  case fileNotWhole = "file_not_whole"
  case notWhatItSays = "not_what_it_says"

  var status: Int {
    switch self {
    case .nowhere: 404
    case .elsewhere, .staleForm, .locked: 403
    case .largeForm, .largeFile: 413
    case .brokenUpload, .noFile, .emptyFile, .severalFiles, .noMission, .noMoment, .nobodyTicked, .noNumber, .noRight,
      .noUser, .noKind:
      400
    case .noRoom, .notInForm, .filesFull, .fileNotWhole, .notWhatItSays, .wrongWords, .noStaffKey: 422
    case .manyPages, .keyRests: 429
    case .saidSince, .changedSince, .newerVersion, .typedElsewhere, .typedGone, .typedFull: 409
    }
  }

  func words(in language: Language) -> String { Sentences.of(language)["problem_\(rawValue)"] }
}

extension TypedKeeping {
  /// What is said of what could not be kept.
  var problem: BoardProblem? {
    switch self {
    case .kept: nil
    case .overtaken: .typedElsewhere
    case .gone: .typedGone
    case .full: .typedFull
    }
  }
}
