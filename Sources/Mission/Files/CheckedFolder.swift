package import Base
package import CaseFile
package import Foundation
package import Handover
import Sealing

/// A case folder that has passed the check: nothing wrong, though things may be missing.
package struct CheckedFolder {
  package let folder: CaseFolder
  package let contents: CaseContents
  package var record: CaseRecord { contents.record }
  /// What is missing or aged: warnings.
  package let warnings: [CaseFinding]

  /// Octets of all files.
  package var bytes: Int64 { folder.files.reduce(0) { $0 + $1.size } }

  /// - Throws: `CaseRefused` with everything that is wrong.
  package init(_ path: String, now: Date) throws {
    let found: [CaseFinding]
    do throws(CaseProblem) {
      folder = try CaseFolder.scan(path)
      (contents, found) = try CaseCheck.read(folder)
    } catch {
      throw CaseRefused(folder: path, findings: error.findings)
    }
    warnings =
      found + contents.checkCategories() + contents.checkFiles(folder.files.map(\.path))
      + contents.checkLimits(folder.files, now: now) + contents.aged(now: now)
    let wrong = warnings.filter { $0.kind == .wrong }
    guard wrong.isEmpty else { throw CaseRefused(folder: path, findings: wrong) }
  }

  /// Octets, at most, of the tar of its bag.
  package var content: Int64 { CaseLimits.content(around: folder.files.lazy.map(\.size)) }

  package var plannedArrival: Timestamp? {
    get throws { try record.plannedArrivalText.map { try Timestamp($0) } }
  }
}

/// A case folder that cannot be handed in as it is. For the person in front of the screen, never for a log.
package struct CaseRefused: Error, SeveralLines, CustomStringConvertible {
  package let folder: String
  package let findings: [CaseFinding]

  package var lines: [String] {
    ["\(folder) cannot be handed in; nothing was sent"]
      + findings.filter { $0.kind == .wrong }.flatMap { finding in
        return ["  \(finding.shownPlace): \(finding.message)", "    → \(finding.advice)"]
      }
  }

  package var description: String { "\(ShownText("\(self as any SeveralLines)"))" }
}

/// When a bundle expires: thirty days after arrival or forty-five after it was made, the later (design: queue, "end").
package enum Lifetime {
  /// - Throws: `DeskError` when the arrival is beyond all planning: a slip of the pen, and the bundle would never end.
  package static func end(arrival: Date?, created: Date, policy: QueuePolicy = QueuePolicy()) throws -> Date {
    if let arrival, arrival > created + CaseLimits.arrival {
      throw DeskError(422, "the arrival is more than three years away; nothing was sent: is the year right?")
    }
    let byArrival = arrival.map { $0 + policy.deadAfterArrival } ?? .distantPast
    return max(byArrival, created + policy.deadAfterCreated)
  }
}
