import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// The operator's first screen: missions, what waits and why, and the verbs. Ids and codes, no word of a case.
  func addLines(to router: Router<BoardContext>) {
    router.get("/lines") { request, context in try await lines(request, context) }
    router.get("/lines/item/:item") { _, context in try await item(context, nil) }
    router.get("/lines/item/:item/bundle") { _, context in
      let own = try own(context)
      let queued = try await own.item(context.parameters.get("item") ?? "").why.queue
      guard queued.kind == .bundle else { throw BoardProblem.nowhere }
      return Self.carried(try await own.bundle(of: queued.transfer), queued.transfer)
    }
    router.post("/lines/item/:item/:verb") { request, context in
      let form = try await BoardForm(request, context)
      let (item, verb) = (context.parameters.get("item") ?? "", context.parameters.get("verb") ?? "")
      do {
        let stopped = try await own(context).operate(verb, onItem: item, reason: form["reason"])
        return Self.seeOther("/lines?done=\(verb)" + (stopped ? "&stopped=1" : ""))
      } catch {
        guard let refused = DeskError(refusal: error, in: context.terms), refused.status != 404 else { throw error }
        return try await self.item(context, refused)
      }
    }
    router.post("/lines/revive") { request, context in
      let form = try await BoardForm(request, context)
      try await own(context).revive(form["transfer"].trimmingCharacters(in: .whitespaces))
      return Self.seeOther("/lines?done=revive")
    }
    router.post("/lines/mission/:mission/:verb") { request, context in
      let form = try await BoardForm(request, context)
      let (mission, verb) = (context.parameters.get("mission") ?? "", context.parameters.get("verb") ?? "")
      let stopped = try await own(context).operate(verb, onMission: mission, reason: form["reason"])
      return Self.seeOther("/lines?done=\(verb)" + (stopped ? "&stopped=1" : ""))
    }
  }

  private func lines(_ request: Request, _ context: BoardContext) async throws -> Response {
    let (lines, queue) = try await own(context).lines()
    let (status, words) = (lines.status, Sentences.of(context.language))
    let query = request.uri.queryParameters
    let (done, now) = (query.get("done").flatMap { words.maybe("done_\($0)") }, desk.now())
    let names = desk.places.names().filter { $0.key != desk.mission }.sorted { $0.value < $1.value }
    let (moments, staff) = (moments(context), try await own(context).staffNames())
    let ill = names.filter { lines.line(of: $0.key).state != .good }.map(\.value.visible.isolated)
    return try page(
      "lines", title: "nav_lines",
      [
        "done": done.orFalse, "stopped": query.get("stopped") != nil,
        "tiles": names.map { tile($0.key, $0.value, lines, moments, staff, at: now) },
        "ages": Self.ages(lines, desk.places.names(), words), "has_ages": !lines.ages.isEmpty,
        "age_names": MissionLines.ages.map { words[$0.name] } + [words[MissionLines.oldest]],
        "clock_is_well": status.clock == nil, "keys_are_well": status.suspension == nil,
        "journal_head": lines.journalHead.orFalse,
        "well": ill.isEmpty && names.allSatisfy { lines.isAsked($0.key) } ? words["lines_well"] : false,
        "ill": ill.isEmpty ? false : words("lines_ill", ["missions": ill.joined(separator: ", ")]),
        "items": queue.values.map { row($0, context, staff) }, "has_items": !queue.values.isEmpty,
        "more": queue.last != nil, "waiting": "\(status.queued)", "held": "\(status.held)",
        "unfinished": "\(status.unfinished)", "stalled": status.stalled > 0 ? "\(status.stalled)" : false,
        "free": "\(status.freeBytes >> 20)", "reserve": "\(status.reserveBytes >> 20)", "accepting": status.accepting,
        "directory": "\(status.directory)", "version": status.version,
      ], context)
  }

  /// How it stands with one mission of the directory.
  private func tile(
    _ id: MissionID, _ name: String, _ lines: MissionLines, _ moments: Moments, _ staff: [String: String],
    at now: Date
  ) -> [String: Any] {
    let words = moments.words
    let line = lines.line(of: id)
    let found = line.unreached?.words(in: words.language)
    let told = line.obstacle?.words(words.terms)
    // What is held is said once: with what keeps the whole mission, or by itself.
    let held: Any =
      line.held > 0 && told == nil ? WaitReason.standing(line.held, words.language).description : false
    // Whoever has stopped it here need not call there.
    let isAway = line.state == .unreachable || line.state == .stopped && !line.isHeldByPerson
    let duty = isAway ? desk.missions().first { $0.mission == id } : nil
    return [
      "duty": duty.map { view in
        let number = view.dutyContact.isEmpty ? words["no_duty_line"] : view.dutyContact.visible.isolated
        return words("on_duty_at", ["mission": name.visible, "line": number])
      }.orFalse,
      "id": id.text, "name": name.visible, "waiting": "\(line.waiting)", "held": "\(line.held)",
      "has_held": line.held > 0, "standing": held, "is_ill": line.state != .good,
      "trouble": (told?.reason ?? found?.what).map { moments.attributed($0.description, to: staff) }.orFalse,
      "advice": (told?.advice ?? found?.advice).map(\.description).orFalse,
      "state": words["line_\(line.state.rawValue)"], "may_release": line.mayRelease,
      "may_hold": !line.isHeldByPerson, "strip": Self.strip(lines.hours(of: id, at: now), words).orFalse,
    ]
  }

  /// The tries of a day as bars, an hour each; what failed is filled. Nil where there were none.
  private static func strip(_ hours: [(tries: Int, failed: Int)], _ words: Sentences) -> [String: Any]? {
    let (tries, failed) = (hours.reduce(0) { $0 + $1.tries }, hours.reduce(0) { $0 + $1.failed })
    guard tries > 0, let most = hours.map(\.tries).max() else { return nil }
    func height(_ count: Int) -> Int { count == 0 ? 0 : max(2, count * stripHeight / most) }
    return [
      "strip_words": words("tries_of_day", ["tries": "\(tries)", "failed": "\(failed)"]),
      "hours": hours.enumerated().filter { $1.tries > 0 }.map { place, hour in
        let (all, bad) = (height(hour.tries), height(hour.failed))
        return [
          "x": "\(place * 10 + 1)", "y": "\(stripHeight + 1 - all)", "height": "\(all)",
          "bad_y": "\(stripHeight + 1 - bad)", "bad_height": "\(bad)",
        ] as [String: Any]
      },
    ]
  }

  /// In pixels.
  private static let stripHeight = 28

  /// A row a mission for which something waits, by how old it is.
  private static func ages(
    _ lines: MissionLines, _ names: [MissionID: String], _ words: Sentences
  ) -> [[String: Any]] {
    lines.ages.map { row in
      [
        "mission": (names[row.mission] ?? row.mission.text).visible,
        "cells": zip(row.counts, MissionLines.ages.map(\.name) + [MissionLines.oldest]).map { count, name in
          ["name": words[name], "count": count == 0 ? "–" : "\(count)"] as [String: Any]
        },
      ]
    }
  }

  private func row(_ view: QueueView, _ context: BoardContext, _ staff: [String: String]) -> [String: Any] {
    let (moments, words) = (moments(context), Sentences.of(context.language))
    let waiting = view.waiting.words(words.terms)
    return [
      "item": view.item, "short": String(view.transfer.text.suffix(8)),
      "to": (desk.places.names()[view.to] ?? view.to.text).visible,
      "kind": words["kind_\(view.kind.rawValue)"], "attempts": "\(view.attempts)",
      "bytes": Self.size(view.bytes, words),
      "age": moments.relative(view.created), "reason": moments.attributed(waiting.reason.description, to: staff),
      "advice": waiting.advice.description, "is_held": view.hold != nil, "sending": view.sending,
      "arrival": view.arrival.map(moments.signed).orFalse,
    ]
  }

  static func size(_ bytes: Int64, _ words: Sentences) -> String {
    let units = ["unit_b", "unit_kb", "unit_mb", "unit_gb"]
    var (value, unit) = (Double(bytes), 0)
    while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return (unit == 0 ? "\(bytes)" : String(format: "%.1f", value)) + " " + words[units[unit]]
  }

  private func item(_ context: BoardContext, _ failed: DeskError?) async throws -> Response {
    let (why, isMissionHeld) = try await own(context).item(context.parameters.get("item") ?? "")
    let (moments, words) = (moments(context), Sentences.of(context.language))
    let row = row(why.queue, context, try await own(context).staffNames())
    return try page(
      "item", title: "title_item",
      row.merging([
        "failed": failed?.lines.map(\.visible) ?? [], "has_failed": failed != nil, "transfer": why.queue.transfer.text,
        "receiver": why.queue.to.text, "is_mission_held": isMissionHeld,
        "is_bundle": why.queue.kind == .bundle,
        "next": why.queue.nextAttempt > moments.now ? moments.full(why.queue.nextAttempt) : words["next_now"],
        "tries": why.attempts.map { attempt in
          [
            "number": "\(attempt.number)", "began": moments.full(attempt.began),
            "outcome": words.code("outcome", attempt.outcome ?? "running").visible,
            "detail": (attempt.detail ?? "").visible,
          ] as [String: Any]
        }, "has_tries": !why.attempts.isEmpty,
      ]) { $1 }, context, status: failed.map { HTTPResponse.Status(code: $0.status) } ?? .ok)
  }
}
