import Base
import Foundation
import Handover
import Hummingbird

extension StaffDesk {
  /// `GET /v1/metrics`: what there is to watch, in Prometheus' text format 0.0.4. Labels are missions and codes.
  func addMetricsRoutes(to router: Router<DeskContext>) {
    router.get("/v1/metrics") { _, _ in
      DeskAnswers.bytes(Data(try await metrics().text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private func metrics() async throws -> MetricsText {
    let (status, counts) = (try await status(), try await store.queueCounts())
    var text = MetricsText()
    text.add("baton_info", "The program that runs.", [(["version": status.version], 1)])
    text.add("baton_accepting", "Whether anything new is taken.", status.accepting)
    text.add("baton_suspended", "Whether certificates keep the mission from signing.", status.suspension != nil)
    text.add("baton_clock_doubted", "Whether something speaks against this machine's clock.", status.clock != nil)
    text.add("baton_ledger_lost", "Whether the ledger is known to have lost entries.", status.loss != nil)
    text.add("baton_disk_free_bytes", "Octets free on the home's disk.", [([:], status.freeBytes)])
    text.add("baton_disk_reserve_bytes", "Octets kept free for receipts.", [([:], status.reserveBytes)])
    text.add("baton_disk_warnings", "What is wrong with the disk, or soon will be.", [([:], Int64(status.disk.count))])
    text.add("baton_directory_version", "Version of the directory in force.", [([:], Int64(status.directory))])
    text.add(
      "baton_queue_waiting", "Items that wait for a mission.",
      counts.map { (["mission": $0.mission.text], Int64($0.waiting)) })
    text.add(
      "baton_queue_held", "Of these, what stands still until somebody acts.",
      counts.map { (["mission": $0.mission.text], Int64($0.held)) })
    text.add(
      "baton_mission_obstructed", "Missions that nothing can be sent to now.",
      status.missions.map { (["mission": $0.mission.text], 1) })
    text.add("baton_unfinished", "Deliveries of others that are under way.", [([:], Int64(status.unfinished))])
    text.add("baton_stalled", "Of these, without progress for a day.", [([:], Int64(status.stalled))])
    text.add(
      "baton_notices_waiting", "Notices that wait to be sent.",
      status.notices.map { (["lane": $0.lane.text], Int64($0.waiting)) })
    text.add(
      "baton_notices_failing", "Ways on which notices do not get through, and those that want no more.",
      status.notices.map { (["lane": $0.lane.text], $0.isWell ? 0 : 1) })
    text.add("baton_cases", "Cases under way, by what there is to do.", try await caseCounts())
    return text
  }

  private func caseCounts() async throws -> [MetricsText.Sample] {
    var samples: [MetricsText.Sample] = []
    for (outgoing, way) in [(false, "in"), (true, "out")] {
      var open = CaseFilter()
      (open.outgoing, open.isUnderWay) = (outgoing, true)
      var (late, owed, new) = (open, open, open)
      (late.late, owed.isOwedHere, new.unread, new.isReceipted) = (true, true, true, true)
      for (what, filter) in [("open", open), ("late", late), ("owed", owed), ("new", new)]
      where !outgoing || what != "new" {
        let total = try await cases.page(filter, after: nil, limit: 0).total
        samples.append((["way": way, "what": what], Int64(total)))
      }
    }
    return samples
  }
}

/// Gauges as Prometheus reads them.
struct MetricsText {
  typealias Sample = (labels: [String: String], value: Int64)

  private(set) var text = ""

  mutating func add(_ name: String, _ help: String, _ samples: [Sample]) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for sample in samples {
      let labels = sample.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
      text += name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " \(sample.value)\n"
    }
  }

  mutating func add(_ name: String, _ help: String, _ isSo: Bool) { add(name, help, [([:], isSo ? 1 : 0)]) }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
