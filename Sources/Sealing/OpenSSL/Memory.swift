import COpenSSL
import Foundation

/// A memory BIO with one owner.
final class MemoryBIO {
  let pointer: OpaquePointer

  /// An empty one, to be written to.
  init() throws {
    pointer = try openssl("BIO_new") { BIO_new(BIO_s_mem()) }
  }

  deinit { BIO_free(pointer) }

  var contents: Data {
    var bytes: UnsafeMutablePointer<CChar>?
    let count = baton_bio_memory(pointer, &bytes)
    guard let bytes, count > 0 else { return Data() }
    return Data(bytes: bytes, count: count)
  }
}

/// Lends `data` to OpenSSL as a read-only BIO.
func withBIO<R>(over data: Data, _ body: (OpaquePointer) throws -> R) throws -> R {
  try data.withUnsafeBytes { try withBIO(over: $0, body) }
}

/// Lends memory to OpenSSL as a read-only BIO.
func withBIO<R>(over bytes: UnsafeRawBufferPointer, _ body: (OpaquePointer) throws -> R) throws -> R {
  let empty: StaticString = ""
  let base = bytes.baseAddress ?? UnsafeRawPointer(empty.utf8Start)
  guard let count = Int32(exactly: bytes.count) else {
    throw OpenSSLFailure(call: "BIO_new_mem_buf", reasons: ["more than 2 GiB"], codes: [])
  }
  let bio = try openssl("BIO_new_mem_buf") { BIO_new_mem_buf(base, count) }
  defer { BIO_free(bio) }
  return try body(bio)
}

/// Runs an `i2d_…` function into data.
func derData(_ call: String, _ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32)
  throws -> Data
{
  ERR_clear_error()
  var bytes: UnsafeMutablePointer<UInt8>?
  let count = encode(&bytes)
  guard count > 0, let bytes else { throw OpenSSLFailure.drain(call) }
  defer { CRYPTO_free(bytes, nil, 0) }
  return Data(bytes: bytes, count: Int(count))
}
