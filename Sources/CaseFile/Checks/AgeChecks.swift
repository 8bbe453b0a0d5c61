import Base
package import Foundation

extension CaseContents {
  /// What has aged by the clock: a planned arrival that has passed, and, when no arrival is planned, documents and consents
  /// that are over today.
  /// - Parameter now: The time of the check.
  /// - Returns: Findings of the kind `aged` only; without lines.
  package func aged(now: Date) -> [CaseFinding] {
    guard let arrival = record.plannedArrival else {
      let moments = AgingMoments(now: now)
      return ([(CaseText.name, record.days)] + parts.map { ($0.document.file, $0.days) }).flatMap { file, days in
        let notes = Notes(nil, file: file)
        moments.note(days, notes)
        return notes.findings
      }
    }
    guard arrival < now else { return [] }
    let notes = Notes(nil, file: CaseText.name)
    notes.add(.aged, "travel.legs[\(record.legs.count - 1)].arrive", .aged(.arrival))
    return notes.findings
  }
}

/// The moments by which days are judged: those of the journey or, when none is planned, of the check.
struct AgingMoments {
  private let arrival: Date
  private let departure: Date
  private let isPlanned: Bool

  /// - Returns: `nil` when no arrival is planned.
  init?(_ record: CaseRecord) {
    guard let arrival = record.plannedArrival else { return nil }
    self.arrival = arrival
    departure = record.plannedDeparture ?? arrival
    isPlanned = true
  }

  init(now: Date) {
    (arrival, departure) = (now, now)
    isPlanned = false
  }

  /// Notes what was right once and will be too old.
  func note(_ days: [AgingDay], _ notes: Notes) {
    for day in days {
      guard let fault = fault(day) else { continue }
      notes.person = day.person
      notes.add(.aged, day.place, .aged(fault))
    }
    notes.person = nil
  }

  private func fault(_ day: AgingDay) -> AgedFault? {
    let (what, date) = (day.aging.what, day.date)
    switch day.aging.measure {
    case .lastDay:
      return date.end <= arrival ? .over(what, day: date.text, isPlanned: isPlanned) : nil
    case .days(let most):
      let isOld = date.end.addingTimeInterval(Double(most) * 86_400) <= departure
      return isOld ? .old(what, day: date.text, days: most, isPlanned: isPlanned) : nil
    }
  }
}
