/// The files of a case on their way into a bundle, in order: `case.json` first.
package protocol CaseSource {
  /// The next file's name and size, or nil at the end. Moves to it.
  func next() throws -> CaseSourceFile?

  /// Fills `buffer` from the current file. Zero at its end.
  ///
  /// - Throws: when the file is not what `next` said it was: it changed while it was read.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

package struct CaseSourceFile: Sendable, Equatable {
  /// Relative to the case folder, `/` between components.
  package let path: String
  /// Octets.
  package let size: Int64

  package init(path: String, size: Int64) {
    self.path = path
    self.size = size
  }
}

/// Where the files of an opened case go, in the order of the bundle.
///
/// Every octet handed over has passed its part's tag, but only a return without error from the opening says
/// that the whole is right: a sink keeps what it has apart until `commit`.
package protocol CaseSink {
  func begin(_ file: CaseSourceFile) throws
  func write(_ bytes: UnsafeRawBufferPointer) throws
  func end() throws
  /// The whole case has been verified.
  func commit() throws
}
