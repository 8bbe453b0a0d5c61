import Configuration
import Foundation

/// Reads single values and says what is wrong with them.
struct ConfigurationValues {
  let reader: ConfigReader
  let file: String

  func text(_ key: String) throws -> String? {
    reader.string(forKey: ConfigKey(key)).flatMap { $0.isEmpty ? nil : $0 }
  }

  func number(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = try text(key) else { return nil }
    guard let number = Int(value), range.contains(number) else {
      throw problem(key, "“\(value)” is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func real(_ key: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let value = try text(key) else { return nil }
    guard let number = Double(value), range.contains(number) else {
      throw problem(key, "“\(value)” is not a number of seconds from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func choice(_ key: String, of choices: [String]) throws -> String? {
    guard let value = try text(key) else { return nil }
    guard choices.contains(value) else {
      throw problem(key, "“\(value)” is none of \(choices.joined(separator: ", "))")
    }
    return value
  }

  /// A proxy's address, as libcurl takes it.
  func proxy(_ key: String) throws -> String? {
    guard let value = try text(key) else { return nil }
    let parts = URLComponents(string: value)
    guard ["http", "https", "socks5", "socks5h"].contains(parts?.scheme), parts?.host?.isEmpty == false else {
      throw problem(key, "“\(value)” is no proxy: write one like http://proxy.example.org:3128")
    }
    return value
  }

  /// An address that people type: scheme, host and perhaps a port, as a browser writes them in `Origin`.
  func address(_ key: String) throws -> String? {
    guard let value = try text(key) else { return nil }
    let text = (value.hasSuffix("/") ? String(value.dropLast()) : value).lowercased()
    let parts = URLComponents(string: text)
    guard let scheme = parts?.scheme, ["http", "https"].contains(scheme), let host = parts?.host, !host.isEmpty,
      text == "\(scheme)://\(host)" + (parts?.port.map { ":\($0)" } ?? "")
    else { throw problem(key, "“\(value)” is no address: write scheme and host, like https://board.example.org") }
    return text
  }

  func problem(_ key: String, _ what: String) -> ConfigurationProblem {
    ConfigurationProblem(file: file, key: key, what: what)
  }
}
