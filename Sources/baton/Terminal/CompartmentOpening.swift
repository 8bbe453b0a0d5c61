import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

/// What is sealed for one role of a case, opened in this process: key and passphrase go nowhere else.
struct CompartmentOpening {
  let role: CompartmentRole
  private let opener: SealedPart.Opener
  private let sealed: SealedCompartment

  /// - Parameter path: Of the transfer, at the daemon.
  init(_ role: CompartmentRole, of path: String, from client: DeskClient, with key: StaffKey) throws {
    let view: SealedCompartmentView = try client.get("\(path)/compartments/\(role.rawValue)")
    try self.init(
      role, SealedCompartment(view.compartment, of: view.manifest), certificate: Certificate(der: view.certificate),
      envelopes: view.envelopes, with: key)
  }

  /// - Throws: `Complaint` when the key is in none of the envelopes.
  init(
    _ role: CompartmentRole, _ sealed: SealedCompartment, certificate: Certificate, envelopes: [Data],
    with key: StaffKey
  ) throws {
    guard sealed.recipients.contains(certificate.fingerprint) else {
      throw Complaint("the daemon gave another certificate than the one the case is sealed for; nothing was opened")
    }
    guard let found = sealed.opener(certificate, envelopes, by: key) else {
      throw Complaint(
        "your key opens nothing of \(role.rawValue) here; nothing was read. Whoever has the role can give it to you: "
          + "`baton staff roles`")
    }
    self.role = role
    self.sealed = sealed
    opener = found
  }

  /// Before anything is read: a key that does not fit, or a wrong passphrase, leaves no trace in the journal of the case.
  static func all(_ apart: CompartmentOptions, of arguments: TransferArguments) throws -> [CompartmentOpening] {
    guard !apart.compartment.isEmpty else { return [] }
    let key = try apart.staff.open(in: arguments.home.mission)
    return try apart.compartment.map {
      try CompartmentOpening($0, of: arguments.path, from: arguments.client, with: key)
    }
  }

  /// - Parameter sink: Is not committed.
  func open(
    _ parts: any PartSource, beside core: CaseRecord, into sink: any CaseSink,
    progress: @escaping @Sendable (Int64) -> Void
  ) throws {
    try sealed.open(parts, with: opener, for: role, beside: core, into: sink, progress: progress)
  }

  /// Takes the core of a case, and then what is sealed for the roles, into one sink; commits nothing.
  ///
  /// - Parameter scratch: A file that may be made and is removed again: it holds sealed parts only.
  static func copy(
    _ path: String, _ openings: [CompartmentOpening], from client: DeskClient, into sink: any CaseSink, scratch: String,
    progress: @escaping @Sendable (Int64) -> Void
  ) throws {
    let tap = CoreTap(sink)
    try client.download(path + "/case") { next in
      try CaseUnpacking.copy(CaseTarSource(input: next), into: tap, progress: progress)
    }
    guard !openings.isEmpty else { return }
    let core = try CaseRecord.read(tap.core, .ofNewer).record
    for opening in openings {
      defer { unlink(scratch) }
      try TempFile.replace(scratch) { file in
        try client.download("\(path)/compartments/\(opening.role.rawValue)/parts") { next in
          while case let piece = try next(), !piece.isEmpty { try file.write(piece) }
        }
      }
      try opening.open(CarryFile.parts(in: scratch), beside: core, into: sink, progress: progress)
    }
  }
}

/// Lets a case through, and keeps its `case.json`.
final class CoreTap: CaseSink {
  private let sink: any CaseSink
  private let commits: Bool
  private var isIn = false
  private(set) var core = Data()

  /// - Parameter commits: Whether the sink is committed with the case; not where more follows.
  init(_ sink: any CaseSink, commits: Bool = true) { (self.sink, self.commits) = (sink, commits) }

  func begin(_ file: CaseSourceFile) throws {
    isIn = file.path == CaseFile.CaseTable.core.file
    try sink.begin(file)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if isIn { core.append(contentsOf: bytes) }
    try sink.write(bytes)
  }

  func end() throws { try sink.end() }
  func commit() throws { if commits { try sink.commit() } }
}
