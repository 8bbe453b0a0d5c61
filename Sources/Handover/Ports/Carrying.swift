package import Foundation

/// What is carried by hand where there is no line: taken in as it would be over one, and given out. Source: specification §4.5.
package protocol Carrying: Sendable {
  /// Takes a bundle's manifest, and of its parts those that come along.
  ///
  /// - Parameters:
  ///   - tar: An offer.
  ///   - mission: Whose it is; the signature is held against it.
  func take(offer tar: Data, from mission: MissionID) async throws -> CarriedBundle

  /// Takes statements with their sealed halves. A receipt among them lets go of what it is for.
  func take(statements tar: Data, from mission: MissionID) async throws -> [CarriedStatement]

  /// The transfers of which this mission may have something to tell another.
  func transfers(with mission: MissionID) async throws -> [TransferID]

  /// What this mission has said about a transfer beyond its `seq` `last`; nil when there is no more.
  func said(about transfer: TransferID, after last: Int) async throws -> CarriedPage?
}

/// How a bundle that was carried stands.
package struct CarriedBundle: Sendable, Codable, Equatable {
  package enum Fate: String, Sendable, Codable { case received, refused, missing, opening }

  package let fate: Fate
  /// Why it was refused.
  package let code: String?
  /// The parts that are still to be brought.
  package let missing: [Digest]

  package init(_ fate: Fate, code: String? = nil, missing: [Digest] = []) {
    self.fate = fate
    self.code = code
    self.missing = missing
  }
}

/// What became of a statement that was carried.
package struct CarriedStatement: Sendable, Codable, Equatable {
  package enum Fate: String, Sendable, Codable {
    case stored
    case alreadyHad = "already_had"
    case refused
  }

  package let digest: Digest
  package let fate: Fate
  package let code: String?

  package init(digest: Digest, fate: Fate, code: String?) {
    self.digest = digest
    self.fate = fate
    self.code = code
  }
}

/// Some of what a mission has said about a transfer.
package struct CarriedPage: Sendable, Codable {
  /// Statements and their sealed halves, as a request brings them.
  package let tar: Data
  /// The highest `seq` among them.
  package let last: Int

  package init(tar: Data, last: Int) {
    self.tar = tar
    self.last = last
  }
}
