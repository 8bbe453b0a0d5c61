import CCurl
import Foundation
import Glibc

/// Which addresses are of the open internet. All others (this machine, the office's network, a cloud's own services) are of the
/// inside, where a request that somebody was talked into could do harm. Source: IANA's special-purpose address registries
/// (RFC 6890).
enum PublicAddress {
  static let words =
    "its address is of this machine or of an inner network, where notices do not go unless the target says `inside: true`"

  static func isOne(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return false }
    let place = UnsafeRawPointer(address) + offset
    switch address.pointee.family {
    case AF_INET: return isOne(v4: octets(place.loadUnaligned(as: sockaddr_in.self).sin_addr))
    case AF_INET6: return isOne(v6: octets(place.loadUnaligned(as: sockaddr_in6.self).sin6_addr))
    default: return false
    }
  }

  private static func octets<T>(_ value: T) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }

  /// - Parameter text: As `inet_pton` reads it.
  static func isOne(_ text: String) -> Bool {
    var (v4, v6) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, text, &v4) == 1 { return isOne(v4: octets(v4)) }
    return inet_pton(AF_INET6, text, &v6) == 1 && isOne(v6: octets(v6))
  }

  private static func isOne(v4 octets: [UInt8]) -> Bool {
    switch (octets[0], octets[1], octets[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (172, 16...31, _), (192, 168, _): false
    case (100, 64...127, _), (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113):
      false
    case (224..., _, _): false
    default: true
    }
  }

  /// Global unicast alone, without what carries an address of the other kind.
  private static func isOne(v6 octets: [UInt8]) -> Bool {
    if octets.starts(with: [0, 0x64, 0xFF, 0x9B]) && octets[4..<12].allSatisfy({ $0 == 0 }) {
      return isOne(v4: Array(octets[12...]))
    }
    if octets.starts(with: [0x20, 0x02]) { return isOne(v4: Array(octets[2..<6])) }
    let isReserved =
      octets.starts(with: [0x20, 0x01]) && octets[2] < 2 || octets.starts(with: [0x20, 0x01, 0x0D, 0xB8])
    return octets[0] & 0xE0 == 0x20 && !isReserved
  }
}
