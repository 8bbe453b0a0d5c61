import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "What there is to watch, for Prometheus.",
    discussion: """
      Counts, missions and codes; no word of a case. For the textfile collector of its node exporter, write it to a file every \
      minute: baton metrics > baton.prom.new && mv baton.prom.new baton.prom. Rules for alarms: Deploy/observability.
      """)
  @OptionGroup var home: HomeOption

  func run() throws {
    let text = String(decoding: try home.desk.data("/v1/metrics"), as: UTF8.self)
    for line in text.split(separator: "\n") { Terminal.say("\(line)") }
  }
}

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "status", abstract: "How the daemon is.")
  @OptionGroup var home: HomeOption
  @OptionGroup var json: JSONFlag

  func run() throws {
    let view: DaemonView = try home.desk.get("/v1/status")
    if json.isOn { return try Terminal.json(view) }
    var rows = [
      ["mission", view.mission.text], ["version", view.version], ["address", view.address],
      ["directory", "version \(view.directory)"], ["queue", "\(view.queued) waiting, \(view.held) of them held"],
      ["arriving", "\(view.unfinished) unfinished, \(view.stalled) of them for a day without progress"],
      ["disk", "\(Terminal.bytes(view.freeBytes)) free, \(Terminal.bytes(view.reserveBytes)) kept in reserve"],
      ["accepting", view.accepting ? "yes" : view.suspension == nil ? "no: the disk is down to its reserve" : "no"],
    ]
    if view.late > 0 { rows.append(["late", "\(view.late) cases: `baton transfers --late`"]) }
    if view.drafts > 0 { rows.append(["drafts", "\(view.drafts) wait for a second person: `baton drafts`"]) }
    if view.going > 0 { rows.append(["going", "\(view.going) cases that have ended: `baton retention` says when"]) }
    rows += view.disk.map { ["", $0.what] }
    if let loss = view.loss { rows.append(["LEDGER", "it has lost entries: \(loss). baton doctor"]) }
    if let clock = view.clock { rows.append(["clock", clock]) }
    if let suspension = view.suspension { rows.append(["signing", "no: \(suspension.reason)"]) }
    for lane in view.notices where !lane.isWell {
      let since = lane.failing.map { " since \(Timestamp($0))" } ?? ""
      rows.append(["notices", "\(lane.lane) fails\(since): \(lane.why ?? ""). \(lane.waiting) wait"])
    }
    for mission in view.missions {
      rows.append([mission.mission.text, "\(mission.waiting) waiting. \(mission.why.reason)"])
    }
    Terminal.table(rows)
  }
}

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "What is wrong with this installation, in plain words.",
    discussion: "In English, French or Arabic, by LANG; with --json always in English.")
  @OptionGroup var home: HomeOption
  @OptionGroup var passphrase: PassphraseOption
  @Flag(help: "Do not try to reach the other missions.") var offline = false
  @OptionGroup var json: JSONFlag

  func run() async throws {
    let doctor = Doctor(home: home.mission, passphraseFile: passphrase.passphraseFile, reachPeers: !offline)
    let findings = await doctor.examine(daemon: { try home.desk.get("/v1/status") })
    if json.isOn {
      try Terminal.json(findings)
    } else {
      let language = Terminal.language
      for finding in findings {
        let words = finding.words(in: language)
        Terminal.say("\(finding.level.mark(language))  " + words.what)
        if let advice = words.advice { Terminal.say("      → " + advice) }
      }
    }
    if findings.contains(where: { $0.level == .bad }) { throw ExitCode(1) }
    if findings.contains(where: { $0.level == .warning }) { throw ExitCode(2) }
  }
}

extension HealthFinding.Level {
  func mark(_ language: Language) -> String {
    switch (language, self) {
    case (.english, .good): "good"
    case (.english, .warning): "warn"
    case (.english, .bad): "BAD "
    case (.french, .good): "bon "
    case (.french, .warning): "voir"
    case (.french, .bad): "AGIR"
    case (.arabic, .good): "جيد"
    case (.arabic, .warning): "انظر"
    case (.arabic, .bad): "تصرّف"
    }
  }
}
