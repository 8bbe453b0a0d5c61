import Accounts
import Base
import Foundation
package import Handover
import Hummingbird
import Synchronization

/// A mail as it is written: in the language of whoever gets it, of ids and codes alone.
package enum MailWords {
  /// - Parameter board: Where people call the board; nil where there is none.
  package static func words(_ content: MailContent, _ wishes: NoticeWishes, board: String?) -> (
    subject: String, text: String
  ) {
    let words = Sentences.of(Language(rawValue: wishes.language) ?? .english)
    var lines = content.kind == .test ? [words["mail_test_means"]] : []
    for line in content.lines {
      lines.append(text(of: line, words))
      if let transfer = line.transfer, let board { lines.append("  \(board)/case/\(transfer)") }
    }
    if content.kind != .alarm, let board { lines += ["", board] }
    return (
      words["mail_\(content.kind.rawValue)"], (lines + ["", "-- ", words["mail_footer"], ""]).joined(separator: "\n")
    )
  }

  private static func text(of line: MailContent.Line, _ words: Sentences) -> String {
    let known: [String: String] = [
      "count": line.count.map { "\($0)" } ?? "", "case": line.transfer.map { "…" + $0.text.suffix(8) } ?? "",
      "mission": line.mission?.text ?? "", "detail": (line.detail ?? "").visible,
      "journey": line.detail.flatMap { words.maybe("movement_\($0)") } ?? "",
      "what": line.detail.flatMap { words.maybe("owed_\($0)") } ?? "",
    ]
    let sentence = words["mail_\(line.what.rawValue)"]
    return known.reduce(sentence) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}

/// Whoever tries a way out does not do it again and again.
final class Trials: Sendable {
  private static let rest: TimeInterval = 10
  private let last = Mutex<[Code: Date]>([:])

  func enter(_ lane: Code, at now: Date) -> Bool {
    last.withLock { last in
      if let before = last[lane], (0..<Self.rest).contains(now.timeIntervalSince(before)) { return false }
      last[lane] = now
      return true
    }
  }
}

extension StaffDesk {
  /// `GET /v1/notices`: how the ways are doing on which people and programs outside are told something; and their verbs.
  func addNoticeRoutes(to router: Router<DeskContext>) {
    router.get("/v1/notices") { _, _ in try DeskAnswers.json(await status().notices) }
    router.post("/v1/notices/:lane/:verb") { request, context in
      let lane = try lane(context.parameters.get("lane"))
      switch context.parameters.get("verb") ?? "" {
      case "test":
        var wishes: NoticeWishes?
        if lane == Notice.mail {
          let login = Code.of(request.uri.queryParameters.get("to")) ?? Caller.current.person?.login
          wishes = try await accounts.accounts().first { $0.login == login }?.notices
          guard wishes != nil else {
            throw DeskError(
              422,
              "say to whom: `--to` and the login of somebody who has given a mail address (`baton account mail`, or on the "
                + "board on their own page); nothing was sent")
          }
        }
        let outcome = try await tryOut(lane, to: wishes, by: Caller.current.actor)
        return try DeskAnswers.json(NoticeTrial(lane: lane, outcome))
      case "resume":
        try await resume(lane, by: Caller.current.actor)
        return try DeskAnswers.json(await status().notices)
      default: throw DeskError(404, "a way can be tried out (test) and resumed")
      }
    }
  }

  func lane(_ text: String?) throws -> Code {
    guard let notices, let lane = Code.of(text), notices.lanes.contains(lane) else {
      let known = (notices?.lanes ?? []).map(\.text).joined(separator: ", ")
      throw DeskError(
        404, "“\(text ?? "")” is no way that is configured in baton.yaml; there are: \(known.isEmpty ? "none" : known)")
    }
    return lane
  }

  func tryOut(_ lane: Code, to wishes: NoticeWishes?, by actor: String) async throws -> NoticeOutcome {
    guard let notices else { throw BoardProblem.nowhere }
    guard trials.enter(lane, at: now()) else {
      throw DeskError(429, "\(lane) was tried a moment ago: wait ten seconds")
    }
    try await note("notices.test", subject: lane.text, by: actor)
    return await notices.tryOut(lane, to: wishes)
  }

  func resume(_ lane: Code, by actor: String) async throws {
    try await store.resumeNotices(lane)
    try await note("notices.resume", subject: lane.text, by: actor)
  }
}

extension NoticeWishes {
  /// As a form or a command line says it.
  ///
  /// - Throws: `DeskError` for what is no hour.
  init(
    address: MailAddress, language: String, digest: String, alarms: Bool, quiet: (from: String, to: String)
  ) throws {
    func hour(_ text: String) throws -> Int? {
      if text.isEmpty { return nil }
      guard let hour = Int(text), (0...23).contains(hour) else {
        throw DeskError(422, "“\(text)” is no hour: 0 to 23; nothing was changed")
      }
      return hour
    }
    var hours: Quiet?
    switch (try hour(quiet.from), try hour(quiet.to)) {
    case (nil, nil): break
    case (let from?, let to?):
      hours = Quiet(from: from, to: to)
      if hours == nil { fallthrough }
    default: throw DeskError(422, "quiet hours go from one hour to another; nothing was changed")
    }
    self.init(
      address: address, language: Language(rawValue: language)?.rawValue ?? Language.english.rawValue,
      digest: try hour(digest), alarms: alarms, quiet: hours)
  }
}
