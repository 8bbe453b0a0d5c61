import Foundation
import Handover
import Ledger
import Testing

@Suite("The store keeps what was typed and not handed in")
struct TypedStoreTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private static let transfer = "01890000-0000-7000-8000-000000000001"

  private static func typed(
    _ id: String = "a", staff: String = "s-1", page: String = "p1", about transfer: String? = nil, at date: Date = now
  ) throws -> TypedCase {
    TypedCase(
      id: id, staff: try Code(staff), transfer: try transfer.map { try TransferID($0) }, page: page, at: date,
      sealed: Data(page.utf8))
  }

  private static func ledger() throws -> (Scratch, SQLiteLedger) {
    let scratch = try Scratch()
    return (scratch, try openLedger(scratch.path, mission: "ng-lagos"))
  }

  @Test("it is its owner’s alone, newest first, and goes when it is dropped or nobody has typed at it for so long")
  func kept() async throws {
    let (scratch, ledger) = try Self.ledger()
    defer { withExtendedLifetime(scratch) {} }
    let (old, new) = (try Self.typed("old", at: Self.now - 60), try Self.typed("new"))
    #expect(try await ledger.keep(old, after: "") == .kept)
    #expect(try await ledger.keep(new, after: "") == .kept)
    #expect(try await ledger.keep(Self.typed("other", staff: "s-2"), after: "") == .kept)
    #expect(try await ledger.typed(of: Code("s-1")) == [new, old])
    #expect(try await ledger.typed("new", of: Code("s-2")) == nil)
    #expect(try await ledger.typed(of: nil).count == 3)
    try await ledger.dropTyped(before: Self.now)
    #expect(try await ledger.typed(of: Code("s-1")) == [new])
    try await ledger.dropTyped("new", of: Code("s-2"))
    #expect(try await ledger.typed("new", of: Code("s-1")) == new)
    try await ledger.dropTyped("new", of: Code("s-1"))
    #expect(try await ledger.typed(of: Code("s-1")) == [])
  }

  @Test("a page goes on with its own and with what it began with; over another’s it writes nothing")
  func overtaken() async throws {
    let (scratch, ledger) = try Self.ledger()
    defer { withExtendedLifetime(scratch) {} }
    #expect(try await ledger.keep(Self.typed(), after: "") == .kept)
    #expect(try await ledger.keep(Self.typed(), after: "") == .kept)
    #expect(try await ledger.keep(Self.typed(page: "p2"), after: "p1") == .kept)
    #expect(try await ledger.keep(Self.typed(page: "p3"), after: "p1") == .overtaken)
    #expect(try await ledger.typed("a", of: Code("s-1"))?.page == "p2")
    try await ledger.dropTyped("a", of: Code("s-1"))
    #expect(try await ledger.keep(Self.typed(page: "p2"), after: "p2") == .gone)
    #expect(try await ledger.typed(of: nil) == [])
  }

  @Test("one person has no more than there is room for, and goes on with those that they have")
  func full() async throws {
    let (scratch, ledger) = try Self.ledger()
    defer { withExtendedLifetime(scratch) {} }
    for number in 0..<TypedCase.most {
      #expect(try await ledger.keep(Self.typed("\(number)"), after: "") == .kept)
    }
    #expect(try await ledger.keep(Self.typed("one more"), after: "") == .full)
    #expect(try await ledger.keep(Self.typed("0"), after: "") == .kept)
    #expect(try await ledger.keep(Self.typed("another’s", staff: "s-2"), after: "") == .kept)
  }

  @Test("with a case that is destroyed goes what was typed to mend it")
  func erased() async throws {
    let (scratch, ledger) = try Self.ledger()
    defer { withExtendedLifetime(scratch) {} }
    #expect(try await ledger.keep(Self.typed("mended", about: Self.transfer), after: "") == .kept)
    #expect(try await ledger.keep(Self.typed("another"), after: "") == .kept)
    _ = try await ledger.erase(TransferID(Self.transfer), .takenBack, at: Self.now)
    #expect(try await ledger.typed(of: nil).map(\.id) == ["another"])
  }
}
