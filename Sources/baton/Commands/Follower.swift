import Base
import DeskClient
import Foundation
import Handover

/// Follows a transfer until its receipt is back, or somebody must do something.
struct Follower {
  let client: DeskClient

  func follow(_ view: TransferView) throws -> TransferView {
    let bar = ProgressBar("sending", total: view.bytes)
    defer { bar.finish() }
    var (said, looked) = ("", Date())
    while true {
      let now = try look(at: view.transfer)
      if now.state == "queued", Date().timeIntervalSince(looked) > 3 {
        looked = Date()
        tell(now.transfer, &said)
      }
      bar.set(now.sent ?? 0)
      switch now.state {
      case "delivered":
        bar.finish()
        Terminal.complain("\(now.transfer): received by \(now.to), signed receipt stored")
        return now
      case "held", "dead":
        bar.finish()
        Terminal.complain(
          "\(now.transfer): handed in; do not send it again. It is \(now.state): \(now.reason ?? "") "
            + "(`baton why \(now.transfer)`)")
        return now
      default:
        // A person is looking at the bar; the daemon does the work meanwhile.
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
  }

  private func look(at transfer: TransferID) throws -> TransferView {
    do { return try client.get("/v1/transfers/\(transfer)") } catch {
      throw Complaint(
        "\(transfer) is handed in and safe: do not send it again, it goes on when the daemon runs. \(error)")
    }
  }

  /// Says why it waits, each reason once.
  private func tell(_ transfer: TransferID, _ said: inout String) {
    guard let answers: [WhyView] = try? client.get("/v1/queue/\(transfer)"),
      let reason = answers.first?.queue.waiting.reason, reason != said
    else { return }
    said = reason
    Terminal.complain("\(transfer) waits: \(reason)")
  }
}
