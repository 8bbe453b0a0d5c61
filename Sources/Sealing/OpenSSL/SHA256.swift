import COpenSSL
package import CaseFile
package import Foundation
package import Handover

/// SHA-256 (FIPS 180-4), incremental.
package final class SHA256: PartHasher {
  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, Self.algorithm, nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Fetched once: a fetch per digest costs more than hashing a small file. `nonisolated(unsafe)`: set once
  /// by Swift's lazy initialisation, never changed or freed; OpenSSL's algorithms may be shared by threads.
  nonisolated(unsafe) static let algorithm: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)

  package func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  package func update(_ data: Data) { data.withUnsafeBytes { update($0) } }

  /// The digest of everything so far. The hasher is spent.
  package func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &bytes, nil)
    return Digest(bytes: bytes)
  }

  package static func digest(_ data: Data) -> Digest { data.withUnsafeBytes { digest([$0]) } }

  /// The 32 octets themselves.
  package static func bytes(_ data: Data) -> Data {
    var bytes = [UInt8](repeating: 0, count: 32)
    data.withUnsafeBytes { _ = EVP_Digest($0.baseAddress, $0.count, &bytes, nil, algorithm, nil) }
    return Data(bytes)
  }

  /// Of a file of a case folder, read in steps.
  ///
  /// - Throws: `SourceChanged`, `SourceUnreadable`.
  package static func digest(of file: CaseFileReader) throws -> Digest {
    let hasher = SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try file.read(into: buffer), count > 0 {
      hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    return hasher.finish()
  }

  package static func digest(_ pieces: [UnsafeRawBufferPointer]) -> Digest {
    let hasher = SHA256()
    for piece in pieces { hasher.update(piece) }
    return hasher.finish()
  }
}
