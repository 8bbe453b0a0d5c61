import Accounts
import Base
import Foundation
import Handover
import Ledger
import Sealing
import Synchronization

/// Accounts over a real store, with a clock that is moved by hand and passwords that cost little.
final class House: Sendable {
  static let password = "seven quiet boats"

  let store: SQLiteLedger
  let desk: AccountDesk
  private let folder: String
  private let clock: Clock

  final class Clock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    var now: Date { time.withLock { $0 } }
    func pass(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
  }

  init() async throws {
    folder = NSTemporaryDirectory() + "accounts-\(UUID().uuidString)"
    let clock = Clock()
    self.clock = clock
    let mission = try MissionID("ng-lagos")
    store = try SQLiteLedger.open(at: folder, mission: mission, now: clock.now, ballast: 4096) { SHA256() }
    desk = AccountDesk(
      store: store, mission: mission, factors: MarkedFactors(), passwords: Passwords(cost: 16), now: { clock.now })
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var now: Date { clock.now }

  func pass(_ seconds: TimeInterval) { clock.pass(seconds) }

  /// An account whose owner has used the link.
  @discardableResult
  func make(_ login: String, _ roles: [AccountRole]) async throws -> Code {
    let token = try await desk.add(login, name: login.capitalized, roles: roles, by: nil)
    return try await desk.useLink(token, password: Self.password).login
  }

  @discardableResult
  func enter(_ login: String, _ password: String = House.password, known: String? = nil) async throws -> Entry {
    try await desk.signIn(login, password, known: known, browser: "Firefox, Linux")
  }

  /// Gives a second factor to whoever has signed in.
  ///
  /// - Returns: The secret and the codes for paper.
  func enrol(_ token: String) async throws -> (secret: Data, codes: [String], token: String) {
    let session = try await desk.session(token)
    guard let session else { throw AccountProblem.noSession }
    let secret = Secrets.random(OneTimeCodes.secretCount)
    let (entry, codes) = try await desk.enrol(secret, code: code(secret), by: session)
    return (secret, codes, entry.token)
  }

  /// What the telephone shows so many seconds from now.
  func code(_ secret: Data, in seconds: TimeInterval = 0) -> String {
    OneTimeCodes.code(secret, step: Int64((now + seconds).timeIntervalSince1970) / OneTimeCodes.period)
  }

  func journal() async throws -> [String] { try await store.journal(limit: 100).map(\.text) }
}

/// In place of real keys: marks a secret with whose it is, and turns its octets over.
struct MarkedFactors: StaffSealing {
  struct NotTheirs: Error {}

  func seal(_ secret: Data, of staff: Code) -> Data { Data("\(staff) ".utf8) + Data(secret.map { ~$0 }) }

  func open(_ sealed: Data, of staff: Code) throws -> Data {
    let owner = Data("\(staff) ".utf8)
    guard sealed.starts(with: owner) else { throw NotTheirs() }
    return Data(sealed.dropFirst(owner.count).map { ~$0 })
  }
}
