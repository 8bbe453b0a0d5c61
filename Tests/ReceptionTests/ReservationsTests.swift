import Testing

@testable import Reception

@Suite("Room for what is coming")
struct ReservationsTests {
  @Test("is promised once, and given back")
  func once() {
    let room = Reservations()
    #expect(room.reserve(60, of: 100))
    #expect(!room.reserve(41, of: 100))
    #expect(room.reserve(40, of: 100))
    room.release(60)
    #expect(room.reserve(60, of: 100))
    #expect(!room.reserve(1, of: 0) && room.reserve(0, of: 100))
  }
}
