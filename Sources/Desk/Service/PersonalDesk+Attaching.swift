import Accounts
import Base
import CaseFile
import Foundation
import Handover

/// A document of a case that is typed in.
struct DraftFile: Sendable {
  /// Its number in the case.
  let document: String
  let type: String
  /// The number of whom it is about; nil where it is about all.
  let person: String?
  /// Relative to the case folder.
  let path: String
  /// What was attached to the form; nil where the case brings it along.
  let typed: TypedFile?
  /// Whether it is not to be in the case any more.
  let isOut: Bool

  /// The field of a form that names those which are left out.
  static let out = "attachments.without"

  /// As `case.json` lists it.
  fileprivate var entry: [String: Any] {
    var entry = ["file": path, "doc_id": document, "type": type, "compartment": Compartment.core.rawValue]
    entry["person"] = person
    return entry
  }
}

/// The documents of a case that is typed in.
struct DraftFiles: Sendable {
  private(set) var all: [DraftFile] = []
  /// What the case lists already, without what is left out.
  private let kept: String

  static let none = DraftFiles(listed: [], typed: [], without: [])

  /// - Parameters:
  ///   - listed: `attachments` of the case that is mended.
  ///   - typed: What was attached to the form.
  ///   - without: Numbers of those that are left out.
  init(listed: [[String: Any]], typed: [TypedFile], without: [String]) {
    let staying = listed.filter { !without.contains($0["doc_id"] as? String ?? "") }
    kept = String(decoding: (try? JSONSerialization.data(withJSONObject: staying)) ?? Data("[]".utf8), as: UTF8.self)
    all = listed.compactMap { entry in
      guard let document = entry["doc_id"] as? String, let path = entry["file"] as? String else { return nil }
      return DraftFile(
        document: document, type: entry["type"] as? String ?? "", person: entry["person"] as? String, path: path,
        typed: nil, isOut: without.contains(document))
    }
    all += typed.map { file in
      DraftFile(
        document: file.said.document, type: file.said.type, person: file.said.person, path: Self.path(file.said),
        typed: file, isOut: false)
    }
  }

  /// Under a name that says no more than the list does.
  private static func path(_ said: TypedFile.Said) -> String {
    let ending = SafeKind.ending(of: said.name)
    return "attachments/\(said.document)-\(said.type)" + (ending.isEmpty ? "" : ".\(ending)")
  }

  var attached: [DraftFile] { all.filter { $0.typed != nil } }
  /// Paths of what is left out.
  var without: Set<String> { Set(all.filter(\.isOut).map(\.path)) }

  /// `attachments` of `case.json`.
  var entries: [Any] {
    let kept = try? JSONSerialization.jsonObject(with: Data(kept.utf8)) as? [Any]
    return (kept ?? []) + attached.map(\.entry)
  }

  /// The one that was attached as the consent of a person; nil where none was, or several were.
  func consent(of person: String) -> String? {
    let found = attached.filter { $0.type == "consent" && $0.person == person }
    return found.count == 1 ? found[0].document : nil
  }
}

/// Files that somebody attaches to what they type.
extension PersonalDesk {
  private func place(_ draft: String) -> TypedPlace { TypedPlace(draft, of: person.staff) }

  /// What was attached to a form.
  func attached(to draft: String) async throws -> [TypedFile] {
    try require(.handIn)
    let place = place(draft)
    return try await Blocking.run { [files = desk.typedFiles] in try files.files(at: place) }
  }

  /// All documents of a case that is typed in.
  ///
  /// - Parameter without: Numbers of those that are left out.
  func documents(of draft: String, about subject: Subject, without: [String]) async throws -> DraftFiles {
    let base = if let record = subject.record { try await written(record, isNoted: false) } else { [String: Any]() }
    return DraftFiles(
      listed: base["attachments"] as? [[String: Any]] ?? [], typed: try await attached(to: draft), without: without)
  }

  /// Makes room for a file, or finds what has come of it.
  ///
  /// - Parameter said: Without its number, which is the next that is free.
  func attach(_ said: TypedFile.Said, to draft: String, about subject: Subject) async throws -> TypedFile {
    try require(.handIn)
    guard said.size > 0 else { throw BoardProblem.emptyFile }
    guard said.size <= TypedFile.limit else { throw BoardProblem.largeFile }
    guard try await desk.store.typed(draft, of: person.staff) != nil else { throw BoardProblem.typedGone }
    let taken = try await documents(of: draft, about: subject, without: []).all.map(\.document)
    let place = place(draft)
    return try await noting { [files = desk.typedFiles] in try files.begin(said, at: place, besides: Set(taken)) }
  }

  /// Keeps the next piece of a file; the first one says what it is.
  func attach(_ octets: Data, from offset: Int64, of file: String, to draft: String) async throws -> TypedFile {
    try require(.handIn)
    let place = place(draft)
    return try await noting { [files = desk.typedFiles] in
      let kept = try files.keep(octets, from: offset, of: file, at: place)
      guard offset > 0 || SafeKind(octets.prefix(16)).fits(kept.said.name) else {
        try files.drop(file, at: place)
        throw BoardProblem.notWhatItSays
      }
      return kept
    }
  }

  /// Attaches a file that has come whole: as one of its own, whatever has come of another one like it.
  func attach(_ whole: AnonymousFile, as said: TypedFile.Said, to draft: String, about subject: Subject) async throws {
    var file = try await attach(said, to: draft, about: subject)
    while !file.isWhole {
      let (offset, count) = (file.come, Int(min(Int64(TypedFile.piece), said.size - file.come)))
      let piece = try await Blocking.run {
        var piece = Data(count: count)
        let read = try piece.withUnsafeMutableBytes { try whole.read(into: $0, at: offset) }
        return piece.prefix(read)
      }
      file = try await attach(piece, from: offset, of: file.id, to: draft)
    }
  }

  func takeAway(_ file: String, from draft: String) async throws {
    try require(.handIn)
    let place = place(draft)
    try await noting { [files = desk.typedFiles] in try files.drop(file, at: place) }
  }

  /// Streams out what was attached, to whoever attached it.
  func stream(_ file: TypedFile, of draft: String, to flow: Outflow) async throws {
    let place = place(draft)
    try await Blocking.run { [files = desk.typedFiles] in
      var offset: Int64 = 0
      while case let piece = try files.octets(from: offset, of: file, at: place), !piece.isEmpty {
        try piece.withUnsafeBytes { try flow.write($0) }
        offset += Int64(piece.count)
      }
    }
  }

  /// Hands in what was attached to a form as it was looked at: nothing comes to it or goes meanwhile, and what has come since is
  /// not lost.
  func holding<T: Sendable>(_ files: DraftFiles, of draft: String, _ handIn: () async throws -> T) async throws -> T {
    let (place, store) = (place(draft), desk.typedFiles)
    let there = try await noting { try store.hold(place) }
    defer { store.release(place) }
    guard there == files.attached.compactMap(\.typed) else { throw BoardProblem.typedElsewhere }
    let done = try await handIn()
    try await dropTyped(draft)
    return done
  }

  /// What was typed, with what was attached to it.
  func contents(_ documents: [(name: String, text: Data)], _ files: DraftFiles, of draft: String) -> TypedContents {
    let (place, store) = (place(draft), desk.typedFiles)
    return TypedContents(
      documents: documents,
      files: files.attached.compactMap { file in
        file.typed.map { typed in
          AttachedFile(path: file.path, size: typed.said.size) { try store.octets(from: $0, of: typed, at: place) }
        }
      }, without: files.without)
  }

  /// In the words of the board.
  private func noting<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    do { return try await Blocking.run(work) } catch let problem as TypedFileProblem {
      switch problem {
      case .full: throw BoardProblem.filesFull
      case .gone: throw BoardProblem.typedGone
      case .notNext: throw BoardProblem.brokenUpload
      case .noSpace: throw ServiceError.handIn(.noSpace)
      }
    }
  }
}
