import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Short ids: an operator's verb acts on the case that was meant, or on none")
  struct ShortIds {
    @Test("What is delivered is not mistaken for what waits; what two transfers share is refused")
    func meant() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let delivered = try sender.send(federation.writeCase("first"), to: receiver)
        try sender.waitForReceipt(delivered)
        receiver.kill()
        let waiting = try sender.send(federation.writeCase("second"), to: receiver)
        let shared = delivered.text.commonPrefix(with: waiting.text)
        try #require(shared.count >= 4, "both ids begin with the time, to the millisecond")

        for verb in ["hold", "release", "requeue", "quarantine", "why"] {
          let gone = try sender.baton(verb, String(delivered.text.suffix(12)))
          #expect(gone.status == 1)
          #expect(gone.err.contains("\(delivered) does not wait any more (delivered)"), "\(verb): \(gone.err)")
          let either = try sender.baton(verb, shared)
          #expect(either.status == 1)
          #expect(either.err.contains(delivered.text) && either.err.contains(waiting.text), "\(verb): \(either.err)")
        }
        let shown = try sender.baton("show", shared)
        #expect(shown.status == 1 && shown.err.contains(waiting.text) && shown.err.contains("to ng-lagos, delivered"))
        #expect(shown.err.contains("version 1") && shown.err.contains("“\(shared)”"), "\(shown.err)")
        #expect(try sender.queue().allSatisfy { $0.hold == nil })

        #expect(try sender.baton("hold", String(waiting.text.suffix(12))).status == 0)
        let held = try sender.queue()
        #expect(held.contains { $0.transfer == waiting && $0.hold != nil })
        // An item has a name of its own, which is no transfer's id.
        let item = try #require(held.first { $0.transfer == waiting }).item
        #expect(try sender.baton("release", String(item.prefix(16))).status == 0)
        #expect(try sender.queue().allSatisfy { $0.hold == nil })
      }
    }

    @Test("Too little of an id is said to be that")
    func tooLittle() async throws {
      try await withFederation(["ly-tripoli"]) { federation in
        let outcome = try federation["ly-tripoli"].baton("hold", "01a")
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("too little"), "\(outcome.err)")
      }
    }
  }
}
