import Base
import CaseFile
import Foundation
import Handover

extension StatementKind {
  /// What a form asks for, who says it being known.
  /// Of both halves; which half a field is of, nobody need know who fills it in.
  var askedFields: [BodyField] {
    (fields + sealed).filter { ![SealedReference.key, BodyField.part.key, BodyField.apart.key].contains($0.key) }
  }
}

/// The fields of a form, as they follow from the rows of the table of statements.
struct FormFields {
  let words: Sentences
  let zone: TimeZone

  /// Whether a moment is written as day and time of this mission's clock.
  private static func parts(_ key: String) -> (day: String, time: String) { ("\(key)_day", "\(key)_time") }

  /// - Parameters:
  ///   - typed: What was typed into it already.
  ///   - workers: To whom a case can be given: staff ids and names.
  ///   - places: What was said that it can speak of, by the key of the field, and how that begins.
  ///   - next: What can follow on the journey.
  func view(
    _ field: BodyField, of kind: StatementKind, typed: BoardForm?, workers: [(value: String, label: String)],
    places: [String: [(place: Int, text: String)]], next: Set<MovementStage>
  ) -> [String: Any] {
    let isNeeded = if case .always = field.need { true } else { false }
    let value = typed?[field.key] ?? ""
    var view: [String: Any] = [
      "key": field.key, "id": "\(kind.type)-\(field.key)", "label": words.code("field", field.key),
      "hint": words.maybe("hint_\(field.key)").map { $0.replacing("{zone}", with: zone.identifier) }.orFalse,
      "needed": isNeeded, "value": value.visible,
      "is_choice": false, "is_moment": false, "is_text": false, "is_line": false, "is_flag": false, "choices": [],
      "day": "", "time": "", "limit": "", "optional": isNeeded ? false : need(of: field, next), "decimal": false,
    ]
    switch field.form {
    case .moment:
      view["is_moment"] = true
      view["day"] = (typed?[Self.parts(field.key).day] ?? "").visible
      view["time"] = (typed?[Self.parts(field.key).time] ?? "").visible
    case .flag:
      choose([(value: "true", label: words["yes"]), (value: "false", label: words["no"])], value, isNeeded, &view)
    case .text, .lines: view["is_text"] = true
    case .line, .transfer: view["is_line"] = true
    case .number:
      view["is_line"] = true
      view["decimal"] = true
    case .sealed: break
    case .staff: choose(workers, value, isNeeded, &view)
    case .place:
      let choices = (places[field.key] ?? []).map { (value: "\($0.place)", label: $0.text) }
      choose(choices, value, isNeeded, &view)
    case .word(let all) where Self.isWholeOrPart(field):
      let choices = [(value: Self.whole, label: words["whole_case"])]
      choose(choices + all.map { (value: $0, label: words.code("word", $0)) }, value, true, &view)
      view["needed"] = true
      view["optional"] = false
    case .word(let all):
      let offered =
        field.key == "state" && kind.type == .movement
        ? all.filter { MovementStage(rawValue: $0).map(next.contains) ?? false } : all
      choose(
        offered.map { (value: $0, label: words.code(field.key == "state" ? "movement" : "word", $0)) }, value, isNeeded,
        &view)
    }
    return view
  }

  /// What stands beside a field that may be left out: always, or unless the journey stands so.
  private func need(of field: BodyField, _ next: Set<MovementStage>) -> String {
    guard case .with(BodyField.state.key, let stages) = field.need else { return words["optional"] }
    let names = stages.compactMap(MovementStage.init).filter(next.contains).map { words["movement_\($0.rawValue)"] }
    return names.isEmpty ? words["optional"] : words("needed_with", ["what": names.joined(separator: ", ")])
  }

  /// Whether nothing chosen would mean everything: that is a choice of its own, and one has to be made.
  private static func isWholeOrPart(_ field: BodyField) -> Bool { field.key == "compartment" }
  private static let whole = "whole"

  private func choose(
    _ choices: [(value: String, label: String)], _ chosen: String, _ isNeeded: Bool, _ view: inout [String: Any]
  ) {
    view["is_choice"] = true
    let none = isNeeded && choices.count == 1 ? [] : [(value: "", label: words[isNeeded ? "choose" : "nobody"])]
    view["choices"] = (none + choices).map { choice in
      ["value": choice.value, "label": choice.label, "chosen": choice.value == chosen] as [String: Any]
    }
  }

  /// What was filled in for a field, as statements write it; nil for nothing.
  ///
  /// - Throws: `BoardProblem` for a day or a time that there is not; `ServiceError` where nothing is chosen of whole and parts.
  func value(of field: BodyField, in form: BoardForm) throws -> String? {
    guard case .moment = field.form else {
      let text = form[field.key].trimmingCharacters(in: .whitespacesAndNewlines)
      if Self.isWholeOrPart(field) {
        guard !text.isEmpty else { throw ServiceError.saying(.unfit(.missing(field.key))) }
        return text == Self.whole ? nil : text
      }
      return text.isEmpty ? nil : text
    }
    let parts = Self.parts(field.key)
    let (day, time) = (
      form[parts.day].trimmingCharacters(in: .whitespaces), form[parts.time].trimmingCharacters(in: .whitespaces)
    )
    guard !day.isEmpty || !time.isEmpty else { return nil }
    let hour = time.split(separator: ":").prefix(2).map { $0.count == 1 ? "0\($0)" : String($0) }.joined(separator: ":")
    guard let utc = try? Timestamp("\(day)T\(hour):00Z") else {
      throw BoardProblem.noMoment
    }
    return written(utc)
  }

  /// The same clock reading in this mission's zone.
  private func written(_ utc: Timestamp) -> String {
    let offset = zone.secondsFromGMT(for: utc.date - TimeInterval(zone.secondsFromGMT(for: utc.date)))
    let sign = offset < 0 ? "-" : "+"
    return utc.text.dropLast() + String(format: "%@%02d:%02d", sign, abs(offset) / 3600, abs(offset) / 60 % 60)
  }
}
