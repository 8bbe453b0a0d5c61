import Foundation

/// Missions of one federation in a temporary folder, made with the command line as their people would make
/// them.
final class Federation: Sendable {
  /// Waits short enough that nobody has to sit through them, and no more than a little disk kept in reserve.
  static let settings: [String: [String: String]] = [
    "queue": [
      "backoffBase": "0.05", "backoffCap": "0.3", "probeFirst": "0.1", "probeMax": "0.3", "pullFloor": "0.05",
      "missionHoldProbe": "0.5", "retryAfterMax": "0.3", "poisonCrashes": "1000",
    ],
    "storage": ["reserve": "1048576"],
    "log": ["level": "notice"],
  ]

  let folder: String
  let missions: [String: Office]

  /// - Parameters:
  ///   - names: The ids of the missions.
  ///   - ports: Where missions listen, if not on any free port.
  init(
    _ names: [String] = ["ly-tripoli", "ng-lagos"], ports given: [String: Int] = [:],
    addresses: [String: Int] = [:], prepare: (_ folder: String) throws -> Void = { _ in }
  ) throws {
    var template = Array("/tmp/baton-e2e-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw HarnessProblem("no folder can be made in /tmp") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.folder = folder
    try prepare(folder)
    let ports = try Ports.free(names.count)
    missions = try Dictionary(
      uniqueKeysWithValues: zip(names, ports).map { ($0, try Office($0, in: folder, port: given[$0] ?? $1)) })
    try found(names, addresses)
  }

  deinit { end() }

  subscript(_ name: String) -> Office {
    guard let mission = missions[name] else { fatalError("no mission \(name) in this federation") }
    return mission
  }

  /// The authority's folder.
  var authority: String { "\(folder)/authority" }

  /// Stops every daemon and removes everything.
  func end() {
    for mission in missions.values { mission.kill() }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func found(_ names: [String], _ addresses: [String: Int]) throws {
    try Program.mustBaton(["federation", "init", "--at", authority, "--name", "Test"])
    for name in names {
      let mission = self[name]
      try mission.initialise(address: "https://127.0.0.1:\(addresses[name] ?? mission.port)")
      try admit(mission)
      try mission.configure(Self.settings)
    }
    for name in names { try install(directoryFile, at: self[name]) }
  }

  var directoryFile: String { "\(authority)/directory.p7m" }

  /// Certifies a mission's request, and installs what comes back.
  func admit(_ mission: Office) throws {
    let request = "\(mission.home)/\(mission.name).request"
    try Program.mustBaton(["federation", "admit", "--at", authority, request])
    try install("\(authority)/\(mission.name).admission", at: mission)
  }

  func install(_ file: String, at mission: Office) throws {
    try Program.mustBaton(["mission", "install", "--home", mission.home, file])
  }

  /// Writes a case folder beside the missions' homes, see `Cases.write`.
  ///
  /// - Returns: Its path.
  func writeCase(_ name: String = "case", bytes: Int = 20_000, word: String = "Amaru") throws -> String {
    let path = "\(folder)/\(name)"
    try Cases.write(path, bytes: bytes, word: word)
    return path
  }

  /// Certificates that trust this federation's root.
  var root: String { "\(authority)/root.pem" }
}

/// Makes a federation, gives it to `body` on a thread of its own, and takes everything away afterwards.
func withFederation<T: Sendable>(
  _ names: [String] = ["ly-tripoli", "ng-lagos"], starting: Bool = true,
  _ body: @escaping @Sendable (Federation) throws -> T
) async throws -> T {
  try await blocking {
    let federation = try Federation(names)
    defer { federation.end() }
    if starting { for name in names { try federation[name].start() } }
    return try body(federation)
  }
}
