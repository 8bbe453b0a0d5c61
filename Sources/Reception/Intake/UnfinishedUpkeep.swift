import Base
package import Foundation
package import Handover
import Logging

/// Shows what is still arriving, and lets go of what does not go on: a delivery of which nothing has come for
/// `ReceptionSettings.patienceWithUnfinished`. Its sender is told, signed, and may offer it anew. Source: specification
/// §5.3.
package actor UnfinishedUpkeep {
  private let intake: Intake
  private let monotonic: @Sendable () -> TimeInterval
  private let othersTime: @Sendable () async -> Date?
  private var watch = ClockWatch()

  /// - Parameters:
  ///   - monotonic: Seconds since the machine was started, also those that it slept.
  ///   - othersTime: What time it is by other missions; nil when nobody can say.
  package init(
    intake: Intake, monotonic: @escaping @Sendable () -> TimeInterval, othersTime: @escaping @Sendable () async -> Date?
  ) {
    self.intake = intake
    self.monotonic = monotonic
    self.othersTime = othersTime
  }

  /// To be called every second or so; it does something every five minutes. One reading of the clock ends nothing.
  package func look() async {
    guard watch.look(wall: intake.now(), monotonic: monotonic()).isNew else { return }
    do {
      for event in intake.refusals.ended(now: intake.now()) { try await intake.store.note(event) }
      guard intake.seals.suspension(now: intake.now()) == nil else { return }
      for delivery in try await intake.store.unfinished(from: nil) where await isOver(delivery) { await end(delivery) }
    } catch { intake.logger.error("unfinished deliveries not read", metadata: ["error": "\(error)"]) }
  }

  private func isOver(_ delivery: UnfinishedDelivery) async -> Bool {
    let end = delivery.moved + intake.settings.patienceWithUnfinished
    guard end < intake.now() else { return false }
    return Expiry.isPast(end, readings: watch.readings, witness: await othersTime())
  }

  private func end(_ delivery: UnfinishedDelivery) async {
    do {
      let here = try await here(delivery)
      guard here.octets <= delivery.here else { return try await advance(delivery, here.octets) }
      // Whole, and nobody has asked for it since: it is opened now.
      if here.parts == delivery.parts, try await isAnswered(delivery) { return }
      try await intake.letGo(delivery, Intake.stalled)
    } catch {
      intake.logger.error(
        "delivery not let go", metadata: ["delivery": "\(delivery.delivery)", "error": "\(error)"])
    }
  }

  private func advance(_ delivery: UnfinishedDelivery, _ here: Int64) async throws {
    guard let offer = try await intake.store.arrival(delivery.delivery)?.bundle else { return }
    try await intake.store.admit(offer, missing: delivery.bytes - here, limits: nil, at: intake.now())
  }

  private func isAnswered(_ delivery: UnfinishedDelivery) async throws -> Bool {
    guard let offer = try await intake.store.arrival(delivery.delivery)?.bundle else { return true }
    let (seals, moment) = (intake.seals, intake.now())
    guard
      let verified = try? await Blocking.run({
        try seals.verifyManifest(offer.entry.der, from: delivery.from, now: moment)
      })
    else { return false }
    if case .missing = try await intake.proceed(verified) { return false }
    return true
  }

  /// What is still arriving, with what is on the disk of it now.
  package func views() async throws -> [UnfinishedView] {
    var views: [UnfinishedView] = []
    for delivery in try await intake.store.unfinished(from: nil) {
      let here = try await here(delivery)
      views.append(UnfinishedView(delivery, partsHere: here.parts, bytesHere: here.octets))
    }
    return views
  }

  /// How many deliveries are unfinished, and how many of them have brought nothing for a day.
  package func count() async throws -> (all: Int, stalled: Int) {
    let deliveries = try await intake.store.unfinished(from: nil)
    let now = intake.now()
    return (deliveries.count, deliveries.count { now.timeIntervalSince($0.moved) > 86_400 })
  }

  private func here(_ delivery: UnfinishedDelivery) async throws -> (parts: Int, octets: Int64) {
    let parts = try await intake.store.parts(of: delivery.delivery)
    return try await Blocking.run { [files = intake.files] in
      let sizes = parts.filter(files.has).compactMap { Disk.size(files.path(of: $0)) }
      return (sizes.count, sizes.reduce(files.halfBytes(of: delivery.delivery), +))
    }
  }
}
