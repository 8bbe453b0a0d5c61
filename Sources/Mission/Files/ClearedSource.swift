package import CaseFile
package import Foundation
package import Handover
package import Sealing

/// A case on its way into a bundle, without what was not consented to: the one place where it is left out, whoever hands
/// the case in and however.
///
/// Its documents, which come first, are read before the rest is drawn: they say what may go, and the planned arrival goes
/// into the manifest, which is signed over a bag that holds them.
package final class ClearedSource: CaseSource {
  /// What goes, and what was found.
  package let cleared: ClearedCase
  private let source: any CaseSource
  private var documents: ArraySlice<(name: String, text: Data)>
  /// The file after the documents, which has been asked for already; nil when it has been given on.
  private var upcoming: CaseSourceFile?
  /// Whether the source has ended: it is not asked again then.
  private var isOver: Bool
  /// Names that have been given on. Texts are equal however their accents are stored.
  private var given: Set<String> = []
  /// What is left of the document that is being read; nil in other files.
  private var rest: Data?

  /// - Parameters:
  ///   - isConfirmed: Whether somebody said that the case is meant for this receiver.
  ///   - withdrawn: Compartments that consent was withdrawn to, whatever the case says.
  /// - Throws: `CaseRefused`; `SealProblem` where the source does not begin with a `case.json`.
  package init(
    _ source: any CaseSource, for receiver: Receiver, isConfirmed: Bool, without withdrawn: Set<String> = [], now: Date
  )
    throws
  {
    self.source = source
    let (read, next) = try Self.documents(of: source)
    (upcoming, isOver) = (next, next == nil)
    do throws(CaseProblem) { cleared = try ClearedCase(read, for: receiver, without: withdrawn, now: now) } catch {
      throw CaseRefused(folder: "the case", findings: error.findings)
    }
    documents = cleared.documents[...]
    guard isConfirmed || !cleared.findings.contains(where: { $0.kind == .misfit }) else {
      throw CaseRefused(folder: "the case", findings: cleared.findings)
    }
  }

  /// Reads the documents, and moves to the file behind them.
  private static func documents(
    of source: any CaseSource
  ) throws -> (documents: [(name: String, text: Data)], next: CaseSourceFile?) {
    var documents: [(name: String, text: Data)] = []
    while let file = try source.next() {
      guard let document = CaseTable.document(named: file.path) else { return (documents, file) }
      guard file.size <= document.limit, !documents.contains(where: { $0.name == file.path }),
        !documents.isEmpty || document.compartment == .core
      else {
        throw SealProblem(.casefile, .caseInvalid, "a case begins with its case.json, and has each document once")
      }
      documents.append((file.path, try text(of: file, source)))
    }
    return (documents, nil)
  }

  private static func text(of file: CaseSourceFile, _ source: any CaseSource) throws -> Data {
    var data = Data()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try source.read(into: buffer), count > 0 {
      data.append(contentsOf: buffer[..<count])
      guard data.count <= file.size else { throw SourceChanged(path: file.path) }
    }
    return data
  }

  /// Which of its files goes into which of the receiver's compartments.
  package func division(_ compartments: Compartments) -> Division {
    Division(compartments) { [cleared] in cleared.role(of: $0) }
  }

  package func next() throws -> CaseSourceFile? {
    if let (name, text) = documents.popFirst() {
      rest = text
      return CaseSourceFile(path: name, size: Int64(text.count))
    }
    rest = nil
    defer { upcoming = nil }
    while !isOver {
      guard let file = try upcoming ?? source.next() else {
        isOver = true
        break
      }
      upcoming = nil
      guard CaseTable.document(named: file.path) == nil else {
        throw SealProblem(.casefile, .caseInvalid, "the documents of a case come before its attachments")
      }
      if cleared.stays(file.path) { continue }
      if let problem = FileChecks.problem(file.path, size: file.size) {
        throw CaseRefused(folder: "the case", findings: [problem])
      }
      let name = cleared.name(of: file.path)
      guard given.insert(name).inserted else {
        throw SealProblem(.casefile, .caseInvalid, "a file of the case comes twice")
      }
      return CaseSourceFile(path: name, size: file.size)
    }
    return nil
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let rest else { return try source.read(into: buffer) }
    let count = min(buffer.count, rest.count)
    rest.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    self.rest = rest.dropFirst(count)
    return count
  }
}

extension Receiver {
  /// What a directory says of a mission, seen from another.
  ///
  /// - Parameters:
  ///   - terms: What the mission publishes that it takes.
  ///   - compartments: What can be sealed for it apart from the core; nil where that is not asked.
  /// - Throws: `SealProblem` when it does not list one of them.
  package init(
    _ id: MissionID, in directory: Directory, from sender: MissionID, terms: MissionTerms? = nil,
    compartments: Compartments? = nil
  ) throws(SealProblem) {
    let profile = try directory.mission(id).profile
    let own = try directory.mission(sender).profile.organisation
    self.init(
      id: id.text, name: profile.name, country: profile.country, organisation: profile.organisation,
      isOwn: profile.organisation == own, categories: terms?.categories, languages: terms?.languages,
      roles: compartments?.roles)
  }

  /// The same, as a daemon has said it.
  package init(_ view: ReceiverView) {
    self.init(
      id: view.id.text, name: view.name, country: view.country, organisation: view.organisation, isOwn: view.isOwn,
      categories: view.terms?.categories, languages: view.terms?.languages,
      roles: view.roles.map { Set($0.compactMap(CompartmentRole.init(rawValue:))) })
  }
}
