package import Foundation

/// How large a case may be, for both ends: whoever checks a case, hands it in, seals it or receives it asks here, so that
/// what a receiver refuses its sender knows. Source: specification §4.6.
package enum CaseLimits {
  /// Files in a bag.
  package static let bagFiles = 10_000
  /// Files of a case, `case.json` included: a bag adds `bagit.txt`, `bag-info.txt` and two lists.
  package static let files = bagFiles - 4

  /// Octets of a name in a bag.
  package static let bagName = 240
  /// Octets of a path in a case, which stands behind `data/` there.
  package static let path = bagName - "data/".utf8.count
  /// Octets of one component of it.
  package static let component = 200

  /// Octets of what is unpacked, the tar of its bag.
  package static let content: Int64 = 64 << 30
  /// By how many octets what is unpacked may exceed what was sent. Whoever opens a case on a disk writes that much more than
  /// came over the line; a blank page of a scan is a thousandth of itself on its way.
  package static let inflation: Int64 = 4 << 30

  /// Seconds from now to the farthest arrival that anybody plans: three years.
  package static let arrival: TimeInterval = 3 * 365 * 86_400

  /// Octets, at most, of the tar of the bag around files of these sizes.
  package static func content(around sizes: some Sequence<Int64>) -> Int64 {
    sizes.reduce(64 << 10) { sum, size in
      // A sparse file may be of any size.
      [size, perFile].reduce(sum) { sum, more in
        let (next, isBeyond) = sum.addingReportingOverflow(more)
        return isBeyond ? .max : next
      }
    }
  }

  /// Octets, at most, that a file takes besides its content: headers, filling, its line in the list of digests.
  private static let perFile: Int64 = 3 << 10
}

extension CaseContents {
  /// Holds a case against what is taken at the other end.
  ///
  /// - Parameter files: All files of the folder.
  /// - Returns: A `wrong` finding for each limit that it breaks, but for those that concern names and the number of files,
  ///   which the scan of the folder finds.
  package func checkLimits(_ files: [CaseFolder.File], now: Date) -> [CaseFinding] {
    let notes = Notes(nil, file: CaseText.name)
    if CaseLimits.content(around: files.lazy.map(\.size)) > CaseLimits.content {
      let largest = files.max { $0.size < $1.size }?.path ?? "attachments"
      notes.wrong("attachments", .group(.tooLarge(gibibytes: CaseLimits.content >> 30, largest: largest)))
    }
    if let arrival = record.plannedArrival, arrival > now + CaseLimits.arrival {
      notes.wrong("travel.legs[\(record.legs.count - 1)].arrive", .group(.distantArrival))
    }
    return notes.findings
  }
}
