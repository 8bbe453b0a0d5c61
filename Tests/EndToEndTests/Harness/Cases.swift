import Foundation
import Handover

/// Case folders made for a test.
enum Cases {
  /// The example cases of `Protocol/`, by folder.
  static let examples: [String] = {
    let place = "\(Program.source)/Protocol/examples/cases"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
    return names.map { "\(place)/\($0)" }.filter { FileManager.default.fileExists(atPath: $0 + "/case.json") }
  }()

  /// Writes a case folder.
  ///
  /// - Parameters:
  ///   - folder: Where; it is made.
  ///   - bytes: The size of its one attachment, which does not compress. 0 for none.
  ///   - word: Stands in names, free text and the attachment.
  ///   - registration: The person's number in another system; nil for one that nobody else has, and a case's number too.
  static func write(_ folder: String, bytes: Int = 20_000, word: String = "Amaru", registration: String? = nil) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/attachments", withIntermediateDirectories: true)
    var attachments: [[String: Any]] = []
    if bytes > 0 {
      let content = Data("\(word)\n".utf8) + noise(bytes)
      try content.write(to: URL(fileURLWithPath: "\(folder)/attachments/scan.jpg"))
      attachments = [["file": "attachments/scan.jpg", "doc_id": "d1", "type": "other"]]
    }
    // Nobody else has its numbers, unless they are given: a case that is on its way is not sent once more.
    let own = registration ?? "REG-\(word)-\(UInt32.random(in: 0 ... .max))"
    let number = registration == nil ? "LY-2026-\(own)" : "LY-2026-\(word)"
    let document = caseDocument(number, word, own, attachments)
    let json = try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys, .prettyPrinted])
    try json.write(to: URL(fileURLWithPath: "\(folder)/case.json"))
  }

  private static func caseDocument(
    _ number: String, _ word: String, _ registration: String, _ attachments: [[String: Any]]
  ) -> [String: Any] {
    let person: [String: Any] = [
      "identity": [
        "person_id": "p1", "names": [["given": word, "family": "Diallo\(word)"]], "sex": "female",
        "birth_date": "1994-03-02", "nationality": ["NGA"],
        "identifiers": [["system": "registration", "value": registration]],
      ],
      "consent": [
        "scope": ["core", "mhpss"], "recipients": ["post-return-mission"], "purpose": "Assistance for \(word)",
        "obtained_from": "person", "capacity": "adult", "method": "tick_without_document", "date": "2026-11-02",
      ],
    ]
    return [
      "schema": "baton-case/1",
      "group": [
        "case_group_id": number, "group_type": "individual", "head_person_id": "p1", "links": [],
      ],
      "persons": [person],
      "travel": [
        "return_type": "VHR",
        "legs": [
          [
            "from_iata": "MJI", "to_iata": "LOS", "carrier": "UZ", "number": "4821",
            "depart": "2027-01-19T08:40:00+02:00", "arrive": "2027-01-19T13:05:00+01:00",
          ]
        ],
      ],
      "case_management": ["summary": "What \(word) told us is for the caseworker alone."],
      "attachments": attachments,
    ]
  }

  /// Bytes that do not compress, different each time.
  private static func noise(_ count: Int) -> Data {
    var data = Data(count: count)
    let source = open("/dev/urandom", O_RDONLY | O_CLOEXEC)
    defer { close(source) }
    data.withUnsafeMutableBytes { buffer in
      var rest = UnsafeMutableRawBufferPointer(rebasing: buffer[...])
      while !rest.isEmpty, case let got = read(source, rest.baseAddress, rest.count), got > 0 {
        rest = UnsafeMutableRawBufferPointer(rebasing: rest[got...])
      }
    }
    return data
  }

  /// Every file under a folder, by path in it.
  static func files(_ folder: String) throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: paths(folder).map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
      })
  }

  /// The path of every regular file under a folder.
  static func paths(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var status = stat()
      return lstat("\(folder)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
  }

  /// Flips one bit of a file where it lies.
  static func damage(_ file: String) throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[bytes.count / 2] ^= 1
    let descriptor = open(file, O_WRONLY)
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    try Proof.require(written == bytes.count, "the file cannot be damaged")
  }
}
