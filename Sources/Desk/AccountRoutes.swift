import Accounts
import Base
import Foundation
import Handover
import Hummingbird

/// Accounts from the command line.
extension StaffDesk {
  func addAccountRoutes(to router: Router<DeskContext>) {
    router.get("/v1/accounts") { _, _ in
      let sessions = try await accounts.sessions(of: nil)
      return try DeskAnswers.json(
        await accounts.accounts().map { account in
          AccountView(account, sessions: sessions.count { $0.login == account.login }, at: now())
        })
    }
    router.post("/v1/accounts/:login/:verb") { request, context in
      let query = request.uri.queryParameters
      let login = try Self.login(context)
      do {
        switch context.parameters.get("verb") ?? "" {
        case "add":
          let token = try await accounts.add(
            login.text, name: query.get("name") ?? login.text, roles: try Self.roles(query),
            staff: try Self.staff(query), by: Caller.current.person)
          return try DeskAnswers.json(link(login, token), status: .created)
        case "machine":
          let account = try await accounts.addMachine(
            login.text, name: query.get("name") ?? login.text, roles: try Self.roles(query),
            staff: try Self.staff(query), by: Caller.current.person)
          return try DeskAnswers.json([account.login.text], status: .created)
        case "token":
          let days = try Self.days(query)
          let given = try await accounts.giveToken(
            login, Self.rights(query), days: days, by: Caller.current.person)
          return try DeskAnswers.json(
            TokenView(login: login, token: given.text, may: given.token.rights, ends: given.token.ends))
        case "link":
          return try DeskAnswers.json(link(login, await accounts.renewLink(login, by: Caller.current.person)))
        case "disable": try await accounts.disable(login, true, by: Caller.current.person)
        case "enable": try await accounts.disable(login, false, by: Caller.current.person)
        case "roles": try await accounts.setRoles(login, Self.roles(query), by: Caller.current.person)
        case "openid":
          try await accounts.bind(login, to: identity(query.get("subject") ?? ""), by: Caller.current.person)
        case "mail": try await accounts.setNotices(login, Self.wishes(query), by: Caller.current.person)
        case "absence":
          try await accounts.setAbsence(
            login, from: query.get("from") ?? "", to: query.get("to") ?? "", by: Caller.current.person)
        case "user": try await accounts.setUser(login, Self.user(query), by: Caller.current.person)
        default:
          throw DeskError(
            404,
            "an account can be added, disabled, enabled, given roles, a link, a user, mail, an absence, an identity at the provider or a token"
          )
        }
      } catch let problem as AccountProblem { throw DeskError(problem) }
      return try DeskAnswers.json(["\(login)"])
    }
  }

  /// Who somebody is at the provider; nil where there is none, or nothing is said.
  func identity(_ subject: String) -> Account.OpenID? {
    let subject = subject.trimmingCharacters(in: .whitespaces)
    guard let openID, !subject.isEmpty, subject.utf8.count <= 255 else { return nil }
    return Account.OpenID(issuer: openID.settings.issuer, subject: subject)
  }

  private static func login(_ context: DeskContext) throws -> Code {
    let text = context.parameters.get("login") ?? ""
    guard let login = Code.of(text.removingPercentEncoding ?? text) else { throw DeskError(.login(text)) }
    return login
  }

  private static func roles(_ query: Parameters) throws -> [AccountRole] {
    try query.getAll("role").map { text in
      guard let role = AccountRole(rawValue: String(text)) else {
        let known = AccountRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw DeskError(400, "“\(text)” is no role: \(known)")
      }
      return role
    }
  }

  private static func rights(_ query: Parameters) throws -> [Right] {
    try query.getAll("may").map { text in
      guard let right = Right(rawValue: String(text)), right.isOfTokens else {
        let known = Right.allCases.filter(\.isOfTokens).map(\.rawValue).joined(separator: ", ")
        throw DeskError(400, "a token cannot allow “\(text)”; it can: \(known)")
      }
      return right
    }
  }

  private static func days(_ query: Parameters) throws -> Int {
    guard let text = query.get("days") else { return AccountDesk.tokenDays.upperBound }
    guard let days = Int(text) else { throw DeskError(400, "“\(text)” is no number of days") }
    return days
  }

  /// The kernel's own stand-in for users of elsewhere is nobody's.
  private static func user(_ query: Parameters) throws -> UInt32? {
    try query.get("uid").map { text in
      do { return try AccountDesk.user(text) } catch {
        throw DeskError(400, "“\(text)” is no user of this machine that an account can have")
      }
    }
  }

  /// What somebody wants to be told; nil without an address.
  private static func wishes(_ query: Parameters) throws -> NoticeWishes? {
    guard let address = query.get("address"), !address.isEmpty else { return nil }
    return try NoticeWishes(
      address: MailAddress(address), language: query.get("language") ?? "", digest: query.get("digest") ?? "",
      alarms: query.get("alarms") != "false", quiet: (query.get("quiet-from") ?? "", query.get("quiet-to") ?? ""))
  }

  private static func staff(_ query: Parameters) throws -> Code? {
    try query.get("staff").map { text in
      guard let staff = Code.of(text) else { throw DeskError(400, Code.staffWords(text)) }
      return staff
    }
  }

  private func link(_ login: Code, _ token: String) -> AccountLinkView {
    AccountLinkView(login: login, link: "\(boardAddress ?? "")/link/\(token)", ends: now() + AccountDesk.linkHolds)
  }
}

extension AccountDesk {
  /// - Throws: `BoardProblem.noUser` for what is no user, and for the kernel's stand-in for those of elsewhere.
  static func user(_ text: String) throws -> UInt32 {
    guard let user = UInt32(text), user != 65_534, user != .max else { throw BoardProblem.noUser }
    return user
  }
}

extension DeskError {
  /// In English, for the command line.
  init(_ problem: AccountProblem) { self.init(problem.status, "\(Sentences.of(.english).problem(problem))") }
}
