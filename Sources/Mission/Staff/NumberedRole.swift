import Base
import Handover
import Sealing

/// A role of compartments: its number, and the digests of its public keys, oldest first.
struct NumberedRole: Codable {
  let number: RoleNumber
  var keys: [Digest]
  /// Those of them that recovery alone has: whoever leaves has never had them.
  var kept: [Digest]
  /// Keys that are to be retired as soon as a directory lists them: somebody left with one before it was certified.
  var burnt: [Digest] = []

  init(number: RoleNumber, keys: [Digest], kept: [Digest]) {
    (self.number, self.keys, self.kept) = (number, keys, kept)
  }

  private enum CodingKeys: CodingKey { case number, keys, kept, burnt, retired }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    number = try values.decode(RoleNumber.self, forKey: .number)
    keys = try values.decode([Digest].self, forKey: .keys)
    // An earlier version counted: of the keys behind the retired ones the first was in use.
    let retired = try values.decodeIfPresent(Int.self, forKey: .retired) ?? 0
    kept = try values.decodeIfPresent([Digest].self, forKey: .kept) ?? Array(keys.dropFirst(retired + 1))
    burnt = try values.decodeIfPresent([Digest].self, forKey: .burnt) ?? []
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(number, forKey: .number)
    try values.encode(keys, forKey: .keys)
    try values.encode(kept, forKey: .kept)
    if !burnt.isEmpty { try values.encode(burnt, forKey: .burnt) }
  }

  /// What staff of the role hold, those that are retired too: what came before is read with them.
  var held: [Digest] { keys.filter { !kept.contains($0) } }
}
