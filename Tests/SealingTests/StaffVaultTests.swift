import Foundation
import Handover
import Testing

@testable import Sealing

@Suite("What is one member of staff’s, as it is kept")
struct StaffVaultTests {
  private let secret = Data("twenty octets of it.".utf8)

  private func vault(_ mission: MissionID, _ kind: StaffVault.Kind = .factor) throws -> StaffVault {
    let identity = try World.shared.get().identity(mission)
    return StaffVault(kind, identity: { identity }, now: { World.now })
  }

  @Test("a secret opens for whom it was sealed, and does not stand there in the clear")
  func opens() throws {
    let (vault, staff) = (try vault(World.sender), try Code("s-1"))
    let sealed = try vault.seal(secret, of: staff)
    #expect(sealed.range(of: secret) == nil)
    #expect(try vault.open(sealed, of: staff) == secret)
  }

  @Test("put to another account, or at another mission, it does not open")
  func moved() throws {
    let vault = try vault(World.sender)
    let sealed = try vault.seal(secret, of: Code("s-1"))
    #expect(throws: (any Error).self) { try vault.open(sealed, of: Code("s-2")) }
    #expect(throws: (any Error).self) { try self.vault(World.receiver).open(sealed, of: Code("s-1")) }
    #expect(throws: (any Error).self) { try vault.open(secret, of: Code("s-1")) }
    #expect(throws: (any Error).self) { try self.vault(World.sender, .typed).open(sealed, of: Code("s-1")) }
  }
}
