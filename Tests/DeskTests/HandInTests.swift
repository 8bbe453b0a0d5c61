import Base
import Handover
import Hummingbird
import HummingbirdCore
import Testing

@testable import Desk

@Suite("What a person hands in, as the local API reads it")
struct HandInTests {
  private func query(_ text: String) -> Parameters { URI("/v1/cases?\(text)").queryParameters }

  @Test("mission, arrival and priority are taken")
  func whole() throws {
    let id = "0198c0de-0000-7000-8000-000000000001"
    let order = try HandIn(
      query: query("to=ng-lagos&arrival=2027-01-14T21:35:00%2B01:00&priority=urgent&transfer=\(id)"))
    #expect(order.to.text == "ng-lagos")
    #expect(order.arrival?.text == "2027-01-14T21:35:00+01:00")
    #expect(order.priority == .urgent)
    #expect(order.transfer?.text == id)
  }

  @Test("arrival, priority and the transfer's id may be left out")
  func least() throws {
    let order = try HandIn(query: query("to=ng-lagos"))
    #expect(order.arrival == nil)
    #expect(order.priority == .routine)
    #expect(order.transfer == nil)
  }

  @Test(
    "what cannot be read is refused with words",
    arguments: ["", "to=Lagos", "to=ng-lagos&arrival=tomorrow", "to=ng-lagos&priority=very", "to=ng-lagos&transfer=7"])
  func refused(text: String) {
    #expect(throws: DeskError.self) { try HandIn(query: query(text)) }
  }
}
