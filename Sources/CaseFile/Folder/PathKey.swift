/// A path compared byte by byte. `String` would call two spellings of `é` equal; a disk does not.
struct PathKey: Hashable {
  let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }

  /// What is left of a path on a disk that ignores case and Unicode normalisation.
  ///
  /// Up and down again folds more than down alone (`ß` and `SS`); equality of `String` is
  /// canonical equivalence.
  static func folded(_ path: String) -> String { path.uppercased().lowercased() }

  /// Order of the bytes, so that every machine sorts alike.
  static func areInOrder(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}
