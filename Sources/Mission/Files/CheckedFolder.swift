package import Base
package import CaseFile
package import Foundation
package import Handover
import Sealing

/// A case folder that has passed the check: nothing is wrong, though there may be things to look at.
package struct CheckedFolder {
  package let folder: CaseFolder
  package let contents: CaseContents
  package var record: CaseRecord { contents.record }
  /// Everything that was found, nothing of it wrong: what is missing, has aged, stays here or does not fit the receiver.
  package let findings: [CaseFinding]

  /// Octets of all files.
  package var bytes: Int64 { folder.files.reduce(0) { $0 + $1.size } }

  /// - Parameter receiver: Who is to get the case; nil where that is not known yet.
  /// - Throws: `CaseRefused` with everything that is wrong.
  package init(_ path: String, for receiver: Receiver? = nil, now: Date) throws {
    let found = CaseCheck.examine(folder: path, for: receiver, now: now)
    let wrong = found.findings.filter { $0.kind == .wrong }
    guard let contents = found.contents, wrong.isEmpty else { throw CaseRefused(folder: path, findings: wrong) }
    self.contents = contents
    folder = found.folder
    findings = CaseReport(findings: found.findings).findings
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

  package var lines: [String] { lines(in: .english) }

  /// The lines in every language.
  package var said: [Language: [String]] {
    Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, lines(in: $0)) })
  }

  private func lines(in language: Language) -> [String] {
    let stops = findings.filter { $0.kind == .wrong || $0.kind == .misfit }
    return [Self.nothingSent(folder, language)]
      + stops.flatMap { finding in
        let words = finding.fault.words(in: language)
        return ["  \(finding.shownPlace): \(words.message)", "    → \(words.advice)"]
      }
  }

  private static func nothingSent(_ folder: String, _ language: Language) -> String {
    switch language {
    case .english: "\(folder) cannot be handed in; nothing was sent"
    case .french: "le cas ne peut pas être remis ; rien n’a été envoyé"
    case .arabic: "لا يمكن تسليم الحالة؛ لم يُرسَل شيء"
    }
  }

  package var description: String { "\(ShownText("\(self as any SeveralLines)"))" }
}

/// When a bundle expires, which is when its item is given up.
package enum Lifetime {
  /// - Throws: `ServiceError` when the arrival is beyond all planning: a slip of the pen, and the bundle would never end.
  package static func end(arrival: Date?, created: Date, policy: QueuePolicy = QueuePolicy()) throws -> Date {
    if let arrival, arrival > created + CaseLimits.arrival {
      throw ServiceError.handIn(.arrivalTooFar)
    }
    return Expiry.deadline(arrival: arrival, created: created, policy: policy)
  }
}
