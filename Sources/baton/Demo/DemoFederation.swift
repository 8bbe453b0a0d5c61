import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing
import Synchronization

/// Missions on this machine, each with a home, keys and a daemon of its own.
final class DemoFederation: Sendable {
  struct Office: Sendable {
    let id: String
    let name: String
    let country: String
    let zone: String
  }

  static let offices = [
    Office(id: "ly-tripoli", name: "Tripoli", country: "LBY", zone: "Africa/Tripoli"),
    Office(id: "ng-lagos", name: "Lagos", country: "NGA", zone: "Africa/Lagos"),
    Office(id: "et-addis", name: "Addis Ababa", country: "ETH", zone: "Africa/Addis_Ababa"),
    Office(id: "gn-conakry", name: "Conakry", country: "GIN", zone: "Africa/Conakry"),
    Office(id: "gm-banjul", name: "Banjul", country: "GMB", zone: "Africa/Banjul"),
  ]

  private let folder: String
  private let daemons = Mutex<[String: Process]>([:])
  private let boards = Mutex<[String: String]>([:])
  private let staff = Mutex<[String: String]>([:])

  /// Where each mission's board is, by id.
  var boardAddresses: [String: String] { boards.withLock { $0 } }

  /// Everybody's; the people are invented, and the boards answer on this machine only.
  static let password = "seven quiet boats"

  init(folder: String) { self.folder = folder }

  func home(_ id: String) -> MissionHome { MissionHome(path: "\(folder)/\(id)") }

  func client(_ id: String) -> DeskClient { DeskClient(socket: home(id).socket) }

  /// Makes authority and missions, as their people would with `baton federation` and `baton mission`.
  func found() throws {
    let authority = AuthorityHome(path: folder + "/authority")
    let now = Date()
    _ = try authority.create(federation: "Demonstration", kind: .p256, passphrase: nil, now: now)
    var ports = try FreePorts(count: 2 * Self.offices.count).numbers
    for (number, office) in Self.offices.enumerated() {
      let profile = MissionProfile(
        id: try MissionID(office.id), name: office.name, organisation: "Demonstration", country: office.country,
        timeZone: office.zone, weekend: ["sat", "sun"], languages: ["en"],
        address: "https://127.0.0.1:\(ports.removeFirst())", dutyContact: Self.dutyLine(number))
      let created = try home(office.id).create(profile, kind: .p256, passphrase: nil)
      try makeKeys(office.id, created.recovery)
      let request = created.request
      let admission = try authority.admit(Files.read(request), rotating: false, passphrase: nil, now: Date()).file
      _ = try home(office.id).install(Files.read(admission), expectedRoot: nil, now: Date())
      let board = ports.removeFirst()
      boards.withLock { $0[office.id] = "http://127.0.0.1:\(board)" }
      try (Self.configuration + Self.board(board)).write(
        toFile: home(office.id).configurationFile, atomically: true, encoding: .utf8)
    }
    let directory = try Files.read(authority.directoryFile)
    for office in Self.offices { _ = try home(office.id).install(directory, expectedRoot: nil, now: Date()) }
  }

  /// In the range that Ofcom keeps free for films: nobody's.
  private static func dutyLine(_ number: Int) -> String { "+44 20 7946 01\(number < 9 ? "0" : "")\(number + 1)" }

  /// Waits are shortened so that nobody has to sit through real ones, and sending is slowed so that an upload can be
  /// caught half-way.
  private static let configuration = """
    courier:
      sendRate: 3000000
    queue:
      backoffBase: 0.5
      backoffCap: 3
      probeFirst: 1
      probeMax: 3
      pullFloor: 0.5
      missionHoldProbe: 3
    storage:
      reserve: 67108864
    log:
      level: error

    """

  private static func board(_ port: Int) -> String {
    """
    board:
      address: http://127.0.0.1:\(port)
      port: \(port)
      plain: true

    """
  }

  /// Who has the key of each role, at every mission.
  static let keyHolders: [(role: CompartmentRole, name: String)] = [
    (.medical, "nadia"), (.mhpss, "musa"), (.child, "lena"), (.protection, "joseph"),
  ]

  /// A key for every role, each in the hands of one person.
  private func makeKeys(_ id: String, _ halves: [String]) throws {
    let keys = home(id).staffKeys
    let recovery = try StaffKey(
      file: Files.read(keys.keyFile(of: StaffKeys.recovery)), passphrase: halves.joined(separator: " "))
    for (role, name) in Self.keyHolders {
      let made = try keys.add(name, roles: [role], by: recovery, file: nil, now: Date())
      staff.withLock { $0["\(id) \(name)"] = made.passphrase }
    }
  }

  /// The passphrase of somebody's key at a mission.
  func passphrase(_ id: String, _ name: String) -> String { staff.withLock { $0["\(id) \(name)"] ?? "" } }

  /// Somebody of each role, at every mission.
  static let people: [(login: String, name: String, roles: [AccountRole])] = [
    ("fatima", "Fatima Sall", [.focal]), ("amina", "Amina Bello", [.caseworker]), ("nadia", "Nadia Haddad", [.medical]),
    ("musa", "Musa Camara", [.mhpss]), ("lena", "Lena Abebe", [.child]), ("joseph", "Joseph Kone", [.protection]),
    ("sara", "Sara Osei", [.supervisor]), ("david", "David Eze", [.duty]), ("dayo", "Dayo Balogun", [.logistics]),
    ("maryam", "Maryam Jallow", [.manager]), ("omar", "Omar Saleh", [.operator]), ("idris", "Idris Barry", [.auditor]),
    ("ada", "Ada Mensah", [.administrator]),
  ]

  /// Makes their accounts at a mission whose daemon is not up yet.
  func makeStaff(_ id: String) async throws -> [ReadyAccount] {
    try await home(id).makeAccounts(Self.people, password: Self.password)
  }

  func start(_ id: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["serve", "--home", home(id).path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let log = "\(folder)/\(id).log"
    if !FileManager.default.fileExists(atPath: log) {
      _ = FileManager.default.createFile(atPath: log, contents: nil)
    }
    let handle = FileHandle(forWritingAtPath: log)
    _ = try handle?.seekToEnd()
    process.standardError = handle
    try process.run()
    daemons.withLock { $0[id] = process }
    try waitUntilUp(id, process, log)
  }

  private func waitUntilUp(_ id: String, _ process: Process, _ log: String) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while (try? client(id).get("/v1/status", as: DaemonView.self)) == nil {
      guard process.isRunning, ContinuousClock.now < deadline else {
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        throw Complaint("\(id) did not come up: \(text.suffix(500))")
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// As a power cut would.
  func kill(_ id: String) {
    guard let process = daemons.withLock({ $0.removeValue(forKey: id) }) else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func stop() {
    let running = daemons.withLock { daemons in
      defer { daemons = [:] }
      return Array(daemons.values)
    }
    for process in running { process.terminate() }
    for process in running { process.waitUntilExit() }
  }
}

/// Ports of this machine that nobody listens on.
struct FreePorts {
  let numbers: [Int]

  init(count: Int) throws {
    var sockets: [Int32] = []
    defer { for socket in sockets { close(socket) } }
    numbers = try (0..<count).map { _ in
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      sockets.append(descriptor)
      return try Self.bindAnywhere(descriptor)
    }
  }

  private static func bindAnywhere(_ descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard bound else { throw Complaint("no free port on this machine") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
