import COpenSSL
import Foundation
package import Handover

/// AES-256 in counter mode (NIST SP 800-38A §6.5) under a key of its own: what was written with it nobody reads once it is gone.
/// It hides and proves nothing: for files that this process alone has open.
package struct MomentaryCipher: SpoolCipher {
  private static let block: Int64 = 16
  nonisolated(unsafe) private static let cipher: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-CTR", nil)

  private let key: Data

  package init() throws { key = try SealedBox.random(SealedBox.keySize) }

  package func apply(to bytes: UnsafeMutableRawBufferPointer, at offset: Int64) throws {
    guard !bytes.isEmpty else { return }
    let context = try openssl("EVP_CIPHER_CTX_new") { EVP_CIPHER_CTX_new() }
    defer { EVP_CIPHER_CTX_free(context) }
    var counter = [UInt8](repeating: 0, count: 8)
    withUnsafeBytes(of: UInt64(offset / Self.block).bigEndian) { counter.append(contentsOf: $0) }
    let key = Array(key)
    try opensslOK("EVP_EncryptInit_ex2") { EVP_EncryptInit_ex2(context, Self.cipher, key, counter, nil) }
    // Into the midst of a block: as much of the stream as stands before it is thrown away.
    var (before, count) = ([UInt8](repeating: 0, count: Int(offset % Self.block)), Int32(0))
    let skipped = before.count
    if skipped > 0 {
      try before.withUnsafeMutableBytes { spare in
        let memory = spare.baseAddress?.assumingMemoryBound(to: UInt8.self)
        try opensslOK("EVP_EncryptUpdate") { EVP_EncryptUpdate(context, memory, &count, memory, Int32(skipped)) }
      }
    }
    var rest = bytes
    while !rest.isEmpty {
      let memory = rest.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let step = min(rest.count, 1 << 30)
      try opensslOK("EVP_EncryptUpdate") { EVP_EncryptUpdate(context, memory, &count, memory, Int32(step)) }
      rest = UnsafeMutableRawBufferPointer(rebasing: rest[step...])
    }
  }
}
