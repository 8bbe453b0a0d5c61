import Accounts
import Base
import CaseFile
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

  /// The compartments that are for others.
  var hidden: Set<String> { Set(Compartment.allCases.filter { !may([$0.right]) }.map(\.rawValue)) }

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

/// What is known of one request to the socket, or to the API.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel
  /// Whether another program calls, and not through the socket.
  var isApi = false

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
    let asked = DeskCall.rights(request.method, request.uri.path)
    guard caller.may(asked) || Self.keepsAccounts(user, asked) else {
      throw DeskError(403, "\(Self.name(caller)) may not do this; nothing was done. \(Self.advice(caller))")
    }
    return try await Caller.$current.withValue(caller) { try await next(request, context) }
  }

  /// The system's administrator and the daemon's own user keep the accounts whichever account they have: a role given wrongly
  /// would lock everybody out for good.
  private static func keepsAccounts(_ user: UInt32?, _ asked: [Right]) -> Bool {
    (user == 0 || user == getuid()) && asked.contains(.manageAccounts)
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
