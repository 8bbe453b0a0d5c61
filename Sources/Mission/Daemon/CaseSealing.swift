import Base
import CaseFile
import Foundation
import Handover
import Sealing

/// Where a bundle goes: which transfer, which version, which place of the log.
struct BundlePlace: Sendable {
  let transfer: TransferID
  let to: MissionID
  /// Nil: the last leg's, from the case.
  let arrival: Timestamp?
  let priority: Priority
  var version = 1
  var position = LogPosition(seq: 1, seen: 0)
  /// Whether somebody said that the case is meant for this mission, though it does not look like it.
  let isConfirmed: Bool
  /// Compartments that consent was withdrawn to.
  var withdrawn: Set<String> = []
  /// What the receiving mission says that it takes.
  var terms: MissionTerms?
  /// What can be sealed for the mission apart from the core.
  let compartments: Compartments
  /// Documents that are sealed apart and that the version before had, unless they are to be left out.
  var expected: Set<String> = []
}

/// A case that has been sealed, and the sender's own copy.
struct SealedCase: Sendable {
  var bundle: SignedManifest
  let copy: WorkingCopy

  var manifest: Manifest { bundle.manifest }

  /// Removes what was stored of it: it will not be sent.
  func remove(from files: any PartFiles) {
    for part in manifest.parts.map(\.sha256) + copy.pieces { files.remove(part) }
  }
}

/// What may go of a case that streams in: its texts read, its documents not.
///
/// `@unchecked Sendable`: one thread after another has it.
final class ClearedIntake: @unchecked Sendable {
  let source: ClearedSource
  var record: CaseRecord { source.cleared.record }
  /// What is left out, in sentences.
  var withheld: [String] { source.cleared.staying }

  init(_ source: ClearedSource) { self.source = source }
}

/// Seals one case: blocking, on a thread of its own.
struct CaseSealing {
  let seals: MissionSeals
  let files: any PartFiles
  let policy: QueuePolicy
  let isForNarrowLine: Bool
  /// What this mission can seal apart from the core for itself.
  let own: Compartments

  func open(_ source: any CaseSource, for place: BundlePlace) throws -> ClearedIntake {
    let receiver = try Receiver(
      place.to, in: seals.currentDirectory, from: seals.mission, terms: place.terms, compartments: place.compartments)
    let opened = try ClearedSource(
      source, for: receiver, isConfirmed: place.isConfirmed, without: place.withdrawn, now: Date())
    guard place.compartments.isKnown || !opened.cleared.isDivided else {
      throw ServiceError.handIn(.keysUnknown(place.to))
    }
    guard place.expected.isSubset(of: opened.cleared.givenApart) else {
      throw ServiceError.handIn(.partsMissing(place.transfer))
    }
    return ClearedIntake(opened)
  }

  func seal(_ opened: ClearedIntake, _ place: BundlePlace) throws -> SealedCase {
    let now = Date()
    let arrival = place.arrival ?? opened.record.plannedArrivalText.flatMap { try? Timestamp($0) }
    let order = BundleOrder(
      transfer: place.transfer, version: place.version, position: place.position, to: place.to, created: now,
      priority: place.priority, arrival: arrival)
    let expires = try Lifetime.end(arrival: arrival?.date, created: now, policy: policy)
    // A daemon does many things at once: memory before speed.
    let identity = seals.identity
    let sealer = BundleSealer(
      identity: identity, directory: seals.currentDirectory, files: files, buffers: 1, isForNarrowLine: isForNarrowLine)
    let (bundle, copy) = try sealer.seal(
      CheckedSource(opened.source, knowing: opened.record), order, expires: expires,
      division: opened.source.division(place.compartments), keeping: opened.source.division(own))
    return SealedCase(bundle: bundle, copy: copy)
  }

  static func pieces(of tar: Inflow) -> () throws -> UnsafeRawBufferPointer {
    let holder = PieceHolder(tar)
    return { try holder.next() }
  }

  /// Keeps the piece that libarchive is reading.
  private final class PieceHolder {
    private let flow: Inflow
    private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    init(_ flow: Inflow) { self.flow = flow }

    deinit { memory.deallocate() }

    func next() throws -> UnsafeRawBufferPointer {
      guard let piece = try flow.next() else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      if memory.count < piece.count {
        memory.deallocate()
        memory = .allocate(byteCount: piece.count, alignment: 16)
      }
      piece.withUnsafeBytes { memory.copyMemory(from: $0) }
      return UnsafeRawBufferPointer(rebasing: memory[..<piece.count])
    }
  }
}
