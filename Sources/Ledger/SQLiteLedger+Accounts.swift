import Base
package import Handover

extension SQLiteLedger: AccountStore {
  package func accounts() async throws -> [Account] { try await read { try $0.accounts() } }

  package func account(_ login: Code) async throws -> Account? { try await read { try $0.account(login) } }

  package func add(_ account: Account) async throws { try await write { try $0.add(account) } }

  package func changeAccount<T: Sendable>(
    _ login: Code, _ body: @escaping @Sendable (inout Account) throws -> T
  ) async throws -> T { try await write { try $0.change(login, body) } }

  package func session(_ digest: Digest) async throws -> SessionRecord? { try await read { try $0.session(digest) } }

  package func sessions(of login: Code?) async throws -> [SessionRecord] {
    try await read { try $0.sessions(of: login) }
  }

  package func keep(_ session: SessionRecord) async throws { try await write { try $0.keep(session) } }

  @discardableResult
  package func endSessions(_ digests: [Digest]) async throws -> Int {
    try await write { try $0.endSessions(digests) }
  }
}
