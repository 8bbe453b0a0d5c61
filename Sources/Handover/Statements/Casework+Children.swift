import Base
package import Foundation

/// A transfer by which a case was handed on from here.
package struct ChildView: Sendable, Codable {
  package let transfer: TransferID
  package let to: MissionID
  package let handover: HandoverStage?
  /// Whether its receiver has it, or had.
  package let isReceived: Bool
  /// Whether its receiver states that nothing of it is left there.
  package let isGone: Bool
  /// Whether the mission that the case came from was told of it (`onward`).
  package let isSaid: Bool
}

/// What was handed on goes the way of what it is part of.
extension Casework {
  /// The transfers by which a case that came here was handed on.
  package func children(of transfer: TransferID) async throws -> [ChildView] {
    let parent = try await record(transfer)
    guard parent.receiver == seals.mission else { return [] }
    let said = try await Set(named(in: parent))
    var views: [ChildView] = []
    for child in said.union(try await handedOn(transfer)).sorted() {
      guard let record = try await store.transfer(child), record.sender == seals.mission else { continue }
      let people = record.fold.state?.people
      views.append(
        ChildView(
          transfer: child, to: record.receiver, handover: people?.stage, isReceived: people?.isReceived ?? false,
          isGone: people?.gone.contains(.receiver) ?? false, isSaid: said.contains(child)))
    }
    return views
  }

  /// Those that this mission's `onward` statements name, and has not taken back.
  private func named(in parent: TransferRecord) async throws -> [TransferID] {
    let log = try await store.log(parent.id).map(\.statement).filter { $0.author == seals.mission }
    let slips = Set(log.filter { $0.type == .corrected }.compactMap { $0.body["said"]?.integer.map(Int.init) })
    let onward = log.filter { $0.type == .onward && !slips.contains($0.seq) }
    return try await Blocking.run { [halves] in
      onward.compactMap { statement in
        (try? halves.read(statement))?.said["child"]?.string.flatMap { try? TransferID($0) }
      }
    }
  }

  /// Takes back what was handed on of a case that was taken back, once each. Whoever is on duty says it: that somebody hands on
  /// is nobody's to read, and which word it was stands in the sealed half.
  ///
  /// - Throws: `DeskError`; what the store throws. What was not passed on is, when this is called again.
  package func passOn(_ transfer: TransferID, at now: Date) async throws {
    // Of a case that was taken back before it came there is nothing to hand on.
    guard let parent = try await store.transfer(transfer), parent.receiver == seals.mission,
      let people = parent.fold.state?.people
    else { return }
    if people.isPartWithdrawn { try await passOnParts(of: parent, at: now) }
    guard people.isStopped else { return }
    let isWithdrawn = people.stage == .withdrawn
    for child in try await children(of: transfer) {
      guard let record = try await store.transfer(child.transfer), let state = record.fold.state,
        !state.people.isStopped || isWithdrawn && state.people.stage == .recalled
      else { continue }
      let words = "passed on: the case that this is part of was \(isWithdrawn ? "withdrawn" : "recalled")"
      let fields =
        isWithdrawn ? ["text": words] : ["unconditional": "true", "code": "other", "text": words]
      _ = try await say(
        Saying(
          type: isWithdrawn ? .consentWithdrawn : .recalled, staff: try Code("daemon"), role: .duty, fields: fields),
        about: child.transfer, approving: nil, isPassedOn: true, at: now)
    }
  }

  /// The same of a part that consent was withdrawn to.
  private func passOnParts(of parent: TransferRecord, at now: Date) async throws {
    let withdrawn = try await withdrawnParts(of: parent.id)
    for child in try await children(of: parent.id) {
      guard let record = try await store.transfer(child.transfer), let state = record.fold.state,
        !state.people.isStopped
      else { continue }
      for part in withdrawn.subtracting(try await withdrawnParts(of: child.transfer)).sorted() {
        _ = try await say(
          Saying(
            type: .consentWithdrawn, staff: try Code("daemon"), role: .duty,
            fields: ["compartment": part, "text": "passed on: it was withdrawn of the case that this is part of"]),
          about: child.transfer, approving: nil, isPassedOn: true, at: now)
      }
    }
  }

  /// The compartments that consent was withdrawn to, of a case that was not withdrawn whole. Where it cannot be read which one it
  /// is, it may be any.
  package func withdrawnParts(of transfer: TransferID) async throws -> Set<String> {
    guard try await store.hasStop(transfer) else { return [] }
    let said = try await store.log(transfer).map(\.statement).filter { $0.type == .consentWithdrawn && $0.isOfPart }
    return try await Blocking.run { [halves] in
      said.reduce(into: []) { parts, statement in
        let part = (try? halves.read(statement))?.said["compartment"]?.string
        parts.formUnion(part.flatMap { BodyField.compartments.contains($0) ? [$0] : nil } ?? BodyField.compartments)
      }
    }
  }

  /// Destroys what this mission holds of what it has handed on, and states it, before it does so of the case itself.
  func eraseChildren(of transfer: TransferID, _ saying: Saying, at now: Date) async throws -> [ChildView] {
    try await passOn(transfer, at: now)
    // With its card a child's link goes: who it went to is asked before.
    let children = try await children(of: transfer)
    for child in children {
      guard let record = try await store.transfer(child.transfer),
        let people = record.fold.state?.people,
        people.isStopped, !people.gone.contains(.sender)
      else { continue }
      _ = try await say(
        Saying(type: .erased, staff: saying.staff, role: saying.role, fields: [:]), about: child.transfer,
        approving: nil, isPassedOn: true, at: now)
    }
    return children
  }
}
