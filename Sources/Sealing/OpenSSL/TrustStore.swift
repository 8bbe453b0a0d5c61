import COpenSSL
import Foundation
import Handover
import Synchronization

/// Trusts what was issued under one root. Says nothing about time: validity is the directory's matter, which asks
/// for it after revocation. Source: specification §2.3.
///
/// `@unchecked Sendable`: OpenSSL guards a store that many threads verify with by a lock of its own.
final class TrustStore: @unchecked Sendable {
  let root: Certificate
  private let pointer: OpaquePointer
  /// Found to be issued under the root: these very octets need not be checked, or read, again.
  private let verified = Mutex<[Fingerprint: Certificate]>([:])

  init(root: Certificate) throws {
    self.root = root
    pointer = try openssl("X509_STORE_new") { X509_STORE_new() }
    do {
      try opensslOK("X509_STORE_add_cert") { X509_STORE_add_cert(pointer, root.pointer) }
    } catch {
      X509_STORE_free(pointer)
      throw error
    }
    X509_VERIFY_PARAM_set_flags(X509_STORE_get0_param(pointer), UInt(X509_V_FLAG_NO_CHECK_TIME))
  }

  deinit { X509_STORE_free(pointer) }

  /// The certificate with this fingerprint, if it has been verified before.
  func known(_ fingerprint: Fingerprint) -> Certificate? { verified.withLock { $0[fingerprint] } }

  /// Verifies that `certificate` was issued under the root, or is the root.
  func verify(_ certificate: Certificate) throws(SealProblem) {
    if known(certificate.fingerprint) != nil { return }
    let context = X509_STORE_CTX_new()
    defer { X509_STORE_CTX_free(context) }
    defer { ERR_clear_error() }
    guard X509_STORE_CTX_init(context, pointer, certificate.pointer, nil) == 1,
      X509_verify_cert(context) == 1
    else {
      let code = X509_STORE_CTX_get_error(context)
      let text = X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "error \(code)"
      throw SealProblem(.signature, .untrustedSigner, text)
    }
    verified.withLock { $0[certificate.fingerprint] = certificate }
  }
}
