import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// Who speaks through the socket.
enum Caller: Sendable {
  /// No account of the mission is bound to a user of this machine: whoever may open the socket speaks for the mission.
  case unnamed
  case person(Person)
  /// Somebody else where accounts are bound: the system's administrator, or the daemon's own user.
  case stranger(user: UInt32?)

  /// Of the request that is being answered.
  @TaskLocal static var current: Caller = .unnamed

  /// As the journal has it.
  var actor: String {
    switch self {
    case .unnamed: "staff"
    case .person(let person): person.staff.text
    case .stranger(let user): user.map { "uid \($0)" } ?? "unknown"
    }
  }

  var person: Person? { if case .person(let person) = self { person } else { nil } }

  /// Whether any of these rights is theirs; with none asked for, whether they belong to the mission.
  func may(_ rights: [Right]) -> Bool {
    switch self {
    case .unnamed: true
    case .person(let person): rights.isEmpty || rights.contains(where: person.may)
    case .stranger: rights.isEmpty || rights.contains { Self.ofSystem.contains($0) }
    }
  }

  /// What keeps the mission running, and nobody locked out: the lines, health, accounts. No word of a case.
  private static let ofSystem: Set<Right> = [.runLines, .seeHealth, .manageAccounts]
}

/// What is known of one request to the socket.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// What the kernel says of the other end (socket(7), `SO_PEERCRED`): as it was when it connected.
  private struct Credentials: Sendable {
    let process: Int32
    let user: UInt32
    let group: UInt32
  }

  /// The user at the other end; nil where the kernel does not say.
  func user() async -> UInt32? {
    guard let options = channel as? any SocketOptionProvider else { return nil }
    let found: EventLoopFuture<Credentials> = options.unsafeGetSocketOption(
      level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
    return try? await found.get().user
  }
}

/// Before every request through the socket: who asks, and may they? What stands in no row of the table, nobody whose name is
/// known may.
struct SocketGuard: RouterMiddleware {
  let accounts: AccountDesk

  @concurrent func handle(
    _ request: Request, context: DeskContext, next: @concurrent (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let user = await context.user()
    let (person, areBound) = try await accounts.person(user: user)
    let caller: Caller = person.map(Caller.person) ?? (areBound ? .stranger(user: user) : .unnamed)
    guard caller.may(SocketRights.asked(request.method, request.uri.path)) else {
      throw DeskError(403, "\(Self.name(caller)) may not do this; nothing was done. \(Self.advice(caller))")
    }
    return try await Caller.$current.withValue(caller) { try await next(request, context) }
  }

  private static func name(_ caller: Caller) -> String {
    switch caller {
    case .person(let person): "the account \(person.login)"
    case .unnamed, .stranger: "this user of the machine"
    }
  }

  private static func advice(_ caller: Caller) -> String {
    switch caller {
    case .person: "`baton account list` shows its roles; an administrator can change them"
    case .unnamed, .stranger:
      "Accounts of this mission are bound to users: an administrator can bind yours with `baton account user`"
    }
  }
}

/// What a request through the socket asks for. A `*` stands for one part of a path.
enum SocketRights {
  typealias Row = (method: HTTPRequest.Method, path: String, rights: [Right])

  /// Any of the rights is enough; with none it is for everybody of the mission.
  static let table: [Row] = [
    (.get, "/v1/status", []), (.get, "/v1/metrics", [.seeHealth]), (.get, "/v1/unfinished", []),
    (.get, "/v1/missions", []), (.get, "/v1/missions/*", []),
    (.get, "/v1/missions/*/documents/*/*", []), (.get, "/v1/receivers/*", []),
    (.post, "/v1/cases", [.handIn]), (.post, "/v1/transfers/*/versions", [.handIn]), (.get, "/v1/locked/*", [.handIn]),
    (.get, "/v1/cases", [.listCases]), (.post, "/v1/find", [.listCases]), (.get, "/v1/transfers/*", [.listCases]),
    (.get, "/v1/transfers", [.listCases, .runLines]), (.get, "/v1/transfers/*/log", [.listCases, .runLines]),
    (.get, "/v1/transfers/*/receipt", [.listCases, .runLines]),
    (.get, "/v1/transfers/*/bundle", [.readCases, .runLines]),
    (.get, "/v1/transfers/*/compartments/*", [.readCases]),
    (.get, "/v1/transfers/*/compartments/*/parts", [.readCases]),
    (.get, "/v1/transfers/*/case", [.readCases]), (.get, "/v1/transfers/*/changes", [.readCases]),
    (.get, "/v1/transfers/*/conversation", [.readCases]), (.post, "/v1/statements", [.readCases]),
    (.get, "/v1/transfers/*/children", [.readCases]),
    (.get, "/v1/drafts", [.readCases]), (.post, "/v1/drafts/*/*", [.readCases]),
    (.post, "/v1/transfers/*/statements", [.readCases]),
    (.get, "/v1/queue", [.runLines]), (.get, "/v1/queue/ages", [.runLines]), (.get, "/v1/queue/counts", [.runLines]),
    (.get, "/v1/queue/*", [.runLines, .readCases]), (.post, "/v1/queue/*/*", [.runLines]),
    (.post, "/v1/missions/*/*", [.runLines]), (.post, "/v1/documents/*/*", [.runLines]),
    (.post, "/v1/terms", [.runLines]),
    (.delete, "/v1/documents/*/*", [.runLines]), (.get, "/v1/reports/continuity", []),
    (.get, "/v1/journal", [.readJournal]), (.post, "/v1/journal/verify", [.readJournal, .seeHealth]),
    (.get, "/v1/accounts", [.manageAccounts]), (.post, "/v1/accounts/*/*", [.manageAccounts]),
  ]

  /// What nobody has, for what stands in no row.
  static func asked(_ method: HTTPRequest.Method, _ path: String) -> [Right] {
    let parts = path.split(separator: "/")
    // A row without a star comes before one with it.
    let found = table.filter { $0.method == method && fits(parts, $0.path) }
    let row = found.first { !$0.path.hasSuffix("*") } ?? found.first
    return row?.rights ?? [.nothing]
  }

  private static func fits(_ parts: [Substring], _ pattern: String) -> Bool {
    let wanted = pattern.split(separator: "/")
    return parts.count == wanted.count && zip(parts, wanted).allSatisfy { $1 == "*" || $0 == $1 }
  }
}
