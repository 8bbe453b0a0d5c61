import Base
import Testing

@Suite("How many of something each caller has at once")
struct QuotasTests {
  @Test("each is counted for itself, and may come again once it has left")
  func ofOne() throws {
    let quotas = Quotas<String>()
    var lagos = [try quotas.enter("lagos", ofOne: 2), try quotas.enter("lagos", ofOne: 2)]
    #expect(throws: Quotas<String>.Full.ofOne) { try quotas.enter("lagos", ofOne: 2) }
    let addis = try quotas.enter("addis", ofOne: 2)
    #expect(quotas.count == 3)
    lagos.removeLast()
    lagos.append(try quotas.enter("lagos", ofOne: 2))
    #expect(throws: Quotas<String>.Full.ofOne) { try quotas.enter("lagos", ofOne: 2) }
    withExtendedLifetime((lagos, addis)) {}
  }

  @Test("all together have an end of their own, and what was refused counts for nothing")
  func ofAll() throws {
    let quotas = Quotas<Int>()
    var held = try (0..<3).map { try quotas.enter($0, ofOne: 2, ofAll: 3) }
    #expect(throws: Quotas<Int>.Full.ofAll) { try quotas.enter(9, ofOne: 2, ofAll: 3) }
    #expect(quotas.count == 3)
    held.removeAll()
    #expect(quotas.count == 0)
  }
}
