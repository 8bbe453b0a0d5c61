import Base
package import Foundation
package import Handover

/// What lets another program in: a machine has an account as a person has, with roles, and signs in by a token instead of a
/// password. The token may allow less than the roles, and never what is a person's alone (`Right.ofTokens`).
extension AccountDesk {
  /// Days for which a token holds at most, and unless said otherwise.
  package static let tokenDays = 1...365
  /// Seconds that older tokens have left once there is a new one: time to change it where it is used.
  package static let changeOver: TimeInterval = 24 * 3600

  /// Makes an account of a machine. Nobody signs in with it: it has no password, and no link to set one.
  ///
  /// - Throws: `AccountProblem`.
  package func addMachine(
    _ login: String, name: String, roles: [AccountRole], staff: Code? = nil, by person: Person?
  ) async throws -> Account {
    var account = try newAccount(login, name: name, roles: roles, staff: staff, by: person)
    account.tokens = []
    try await keep(account, by: person)
    return account
  }

  /// A new token. Those from before end within a day.
  ///
  /// - Parameters:
  ///   - rights: What it allows, of what the roles do; empty: all of that which a token may.
  ///   - days: Within `tokenDays`.
  /// - Returns: The token, which is kept nowhere.
  /// - Throws: `AccountProblem.unknownAccount`, `.noMachine`, `.right`, `.days`.
  package func giveToken(_ login: Code, _ rights: [Right], days: Int, by person: Person?) async throws -> (
    text: String, token: AccessToken
  ) {
    guard Self.tokenDays.contains(days) else { throw AccountProblem.days(days) }
    let moment = now()
    let text = "\(login).\(Secrets.token())"
    let problem: @Sendable (Account) -> AccountProblem? = { account in
      guard account.tokens != nil else { return .noMachine }
      let may = Person(account).rights.intersection(Right.ofTokens)
      return rights.first { !may.contains($0) }.map { .right($0) }
    }
    let account: Account
    do {
      account = try await store.changeAccount(login) { account in
        if let problem = problem(account) { throw problem }
        let given = rights.isEmpty ? Person(account).rights.intersection(Right.ofTokens) : Set(rights)
        let older = (account.tokens ?? []).filter { $0.ends > moment }.map { $0.ending(by: moment + Self.changeOver) }
        account.tokens =
          older + [
            AccessToken(
              digest: Secrets.digest(text), rights: given.map(\.rawValue).sorted(), made: moment,
              ends: moment + Double(days) * 86_400)
          ]
        return account
      }
    } catch StoreProblem.notFound { throw AccountProblem.unknownAccount }
    guard let made = account.tokens?.last else { throw AccountProblem.noMachine }
    try await note(
      "account.token", by: person?.staff, about: account.staff,
      Dictionary(uniqueKeysWithValues: made.rights.map { ("may-\($0)", "yes") }))
    return (text, made)
  }

  /// Whose token it is, with what it allows; nil where it is nobody's, has ended, or the account is shut.
  package func machine(_ token: String) async throws -> Person? {
    guard let dot = token.lastIndex(of: "."), let login = Code.of(String(token[..<dot])) else { return nil }
    let account = try await store.account(login)
    let digest = Secrets.digest(token)
    let moment = now()
    // One that was made in the future was made before the clock was set back.
    let found = account?.tokens?.first { $0.digest == digest && ($0.made - 60..<$0.ends).contains(moment) }
    guard let account, let found, !account.isDisabled else {
      if account?.tokens != nil { refusals.add(account?.staff, .token, at: moment) }
      return nil
    }
    return Person(account, only: Set(found.rights.compactMap(Right.init)))
  }
}
