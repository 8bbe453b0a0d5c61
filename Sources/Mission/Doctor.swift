import Base
import Courier
package import Foundation
package import Handover
import PeerProtocol
import Sealing

/// One thing looked at.
package struct DoctorFinding: Sendable, Codable {
  package enum Level: String, Sendable, Codable { case good, warning, bad }

  package let level: Level
  package let what: String
  package let advice: String?
}

/// Looks an installation over and says what is wrong in plain words.
package struct Doctor: Sendable {
  private let home: MissionHome
  private let passphraseFile: String?
  private let reachPeers: Bool
  private let now: Date

  /// - Parameter passphraseFile: In place of the one that the daemon is configured with.
  package init(home: MissionHome, passphraseFile: String?, reachPeers: Bool, now: Date = Date()) {
    self.home = home
    self.passphraseFile = passphraseFile
    self.reachPeers = reachPeers
    self.now = now
  }

  /// - Parameter daemon: Asks the running daemon how it is.
  package func examine(daemon: () throws -> DaemonView) async -> [DoctorFinding] {
    await examine() + running(daemon)
  }

  /// All but the daemon: what the daemon itself can look at.
  func examine() async -> [DoctorFinding] {
    var findings = [openSSL()] + modes() + weakKeys() + orphans()
    do {
      let seals = try home.seals(passphrase: home.passphrase(file: passphraseFile), now: now)
      findings.append(good("keys and directory of \(seals.mission) are in order"))
      findings += certificates(seals) + [stale(seals)] + clock(seals)
      findings += nextCoreKey(seals) + compartments(seals)
      findings += configuration()
      findings += policy()
      if reachPeers { findings += await peers(seals) }
    } catch { findings.append(bad("\(error)", nil)) }
    return findings
  }

  /// Whether every role's keys are where they belong: one in use, and the next, without which nobody who leaves can be shut out.
  private func compartments(_ seals: MissionSeals) -> [DoctorFinding] {
    guard let numbered = try? home.staffKeys.numbered() else {
      return [
        bad("compartments/numbers.json cannot be read", "bring it back from the backup (Deploy/runbooks/restore.md)")
      ]
    }
    guard !numbered.isEmpty else {
      return [warning("this mission has no compartment keys: it is sent the core of a case alone", "baton staff init")]
    }
    let slots = (try? home.compartments(of: seals.mission, seals, now: now).slots) ?? []
    // What ends soon counts as ended: the authority may be a month away.
    let lasting = slots.map { slot in slot.key.certificates.count { $0.notAfter > now + MissionHome.inTime } }
    let closed = numbered.count - slots.count
    let lacking = numbered.count - lasting.count { $0 >= 2 }
    guard lacking > 0 else { return [good("every compartment has a key in use and a next one")] }
    let asked = (try? home.lastingKeys(now: now)) ?? []
    let isAsked = numbered.allSatisfy { one in
      one.held.contains(where: asked.contains) && one.kept.contains(where: asked.contains)
    }
    let signing =
      "baton federation rotate at the directory authority with this mission's request, then baton mission install"
    let advice = isAsked ? signing : "baton mission renew --use sealing --home \(home.path), then \(signing)"
    guard closed == 0 else {
      return [bad("\(closed) compartments have no key in use: what belongs in them is not sent here", advice)]
    }
    return [
      warning(
        "\(lacking) compartments have no next key that is certified for long enough: nobody who leaves can be shut out of them",
        advice)
    ]
  }

  /// Whether the next core key is listed: it takes over by itself, and the one after it needs the authority's signature by then.
  private func nextCoreKey(_ seals: MissionSeals) -> [DoctorFinding] {
    // Where none is in use that is said already.
    guard (try? seals.identity.current(.sealing, now: now)) != nil else { return [] }
    guard let next = seals.identity.nextCoreKey(now: now) else {
      return [
        warning(
          "no next core key is listed: the one in use goes on, and what is sealed to it stays open to whoever steals it",
          "baton mission renew --use sealing --home \(home.path), baton federation rotate at the authority, baton mission install"
        )
      ]
    }
    return [good("the next core key is listed, and takes over by itself in \(days(until: next.notBefore)) days")]
  }

  private func openSSL() -> DoctorFinding {
    let version = CryptoLibrary.version
    guard CryptoLibrary.isCurrent else {
      return bad(
        "\(version) lacks fixes for CVE-2026-34182 and CVE-2025-15467",
        "apt-get install --only-upgrade libssl3 (Debian 12 has 3.0.22)")
    }
    return good(version)
  }

  private func modes() -> [DoctorFinding] {
    guard let status = try? FileStatus(home.path) else { return [] }
    guard status.permissions & 0o077 == 0 else {
      return [bad("\(home.path) can be entered by others", "chmod 0700 \(home.path)")]
    }
    return [good("\(home.path) can be entered by its owner only")]
  }

  private func weakKeys() -> [DoctorFinding] {
    guard let weak = try? home.keys.weak(), !weak.isEmpty else { return [] }
    return [
      warning(
        "the passphrase of \(weak.count) private keys is guessed with little work by whoever has the disk (\(weak[0]))",
        "restart the daemon: it locks them anew with its next start")
    ]
  }

  private func orphans() -> [DoctorFinding] {
    let folder = home.path + "/orphans"
    guard let count = try? Disk.names(in: folder).count, count > 0 else { return [] }
    return [
      warning(
        "\(count == 1 ? "1 sealed part" : "\(count) sealed parts") in \(folder) that the ledger does not know",
        "after a power cut that is what was left unfinished, and it goes by itself in a week. If the ledger was restored or "
          + "lost, these may be received cases: bring the newest ledger back (Deploy/runbooks/restore.md)")
    ]
  }

  private func certificates(_ seals: MissionSeals) -> [DoctorFinding] {
    // One request for all: each renewal writes the request anew.
    let advice = "baton mission renew --home \(home.path), for all uses at once"
    return CertificateUse.allCases.map { use in
      do throws(SealProblem) {
        let end = try seals.identity.current(use, now: now).certificate.notAfter
        let next = seals.identity.end(of: use, after: end)
        let what =
          "the \(use.rawValue) certificate ends in \(days(until: end)) days"
          + (next.map { "; the next one, which is here and takes over by itself, in \(days(until: $0))" } ?? "")
        return days(until: next ?? end) < 60 ? warning(what, advice) : good(what)
      } catch { return bad("\(error)", advice) }
    }
  }

  /// What lies in the home speaks only against a clock that is behind; the daemon knows what other missions say.
  private func clock(_ seals: MissionSeals) -> [DoctorFinding] {
    let home = HomeClock(home: home, issued: seals.currentDirectory.document.issued.date, record: nil)
    return home.doubt(at: now).map { [bad("\($0)", "every deadline and certificate goes by it")] } ?? []
  }

  private func days(until date: Date) -> Int { Int(date.timeIntervalSince(now) / 86400) }

  private func stale(_ seals: MissionSeals) -> DoctorFinding {
    let document = seals.currentDirectory.document
    guard document.staleAfter.date > now else {
      return warning(
        "directory version \(document.version) is stale since \(document.staleAfter)",
        "ask the directory authority for the present one; traffic goes on meanwhile")
    }
    return good("directory version \(document.version) lists \(document.missions.count) missions")
  }

  private func policy() -> [DoctorFinding] {
    do {
      _ = try PolicyFile.read(home.policyFile)
      return []
    } catch {
      return [
        bad(
          "\(error)",
          "mend the file; until then what it said before holds, and where that is not known nothing is destroyed by rule"
        )
      ]
    }
  }

  private func configuration() -> [DoctorFinding] {
    do {
      let configuration = try BatonConfiguration.load(file: home.configurationFile)
      guard let disk = DiskState(home.path) else { return [bad("the disk of \(home.path) cannot be looked at", nil)] }
      let found = disk.warnings(reserve: configuration.reserve, home: home.path)
      guard !found.isEmpty else { return [good("\(disk.free >> 20) MiB of disk free")] }
      return found.map { $0.code == "nearly-full" ? warning($0.what, $0.advice) : bad($0.what, $0.advice) }
    } catch { return [bad("\(error)", nil)] }
  }

  private func running(_ daemon: () throws -> DaemonView) -> [DoctorFinding] {
    do {
      let view = try daemon()
      let kept = view.missions.map(\.mission.text).joined(separator: ", ")
      let what = "the daemon runs: \(view.queued) waiting, \(view.held) held"
      let line = kept.isEmpty ? good(what) : warning("\(what); nothing goes to \(kept)", "baton queue")
      let found = [
        line,
        view.loss.map {
          bad(
            "the ledger has lost what it had: \($0). Cases with a receipt may be among it",
            "Deploy/runbooks/restore.md, “The ledger is behind”: bring the newest copy back, or ask the senders for what is missing; "
              + "then remove ledger-behind from the home")
        },
        view.restored.isEmpty
          ? nil
          : warning(
            "the store of \(view.restored.map(\.text).joined(separator: ", ")) was restored or lost: what it gave receipts for may be "
              + "gone there", "ask what is missing there, and carry it over: baton export ID --bundle FILE.baton"),
        view.clock.map { bad("\($0)", "every deadline and certificate goes by it") },
        view.suspension.map { bad("it neither signs, sends nor receives: \($0.reason)", "\($0.advice)") },
        view.going == 0 ? nil : good(going(view.going)),
        view.held == 0 ? nil : standing(view.held), view.stalled == 0 ? nil : stalled(view.stalled),
        view.approvers.flatMap(lonely),
      ]
      return found.compactMap(\.self) + view.notices.filter { !$0.isWell }.map(untold)
    } catch {
      // While it is down nothing is sent and nothing received, however well all else is.
      return [bad("\(error)", nil)]
    }
  }

  private func untold(_ lane: NoticeLane) -> DoctorFinding {
    let why = lane.why.map { ": \($0)" } ?? ""
    let since = lane.failing.map { " since \(Timestamp($0))" } ?? ""
    if lane.failing == nil {
      return warning(
        "\(lane.aside) notices by \(lane.lane) are refused for what they are\(why)", "baton notices resume \(lane.lane)"
      )
    }
    return bad(
      "notices by \(lane.lane) do not get through\(since)\(why). \(lane.waiting) wait",
      lane.isStopped
        ? "ask whoever runs it, then: baton notices resume \(lane.lane)" : "baton notices test \(lane.lane) tries it")
  }

  private func going(_ count: Int) -> String {
    (count == 1
      ? "of 1 case that has ended, all that is held here goes soon"
      : "of \(count) cases that have ended, all that is held here goes soon")
      + ": `baton retention` says when, and keeps it longer"
  }

  /// What is held goes on by nobody's doing but a person's, who has to know of it.
  private func standing(_ held: Int) -> DoctorFinding {
    warning(
      held == 1 ? "1 case stands still until somebody acts" : "\(held) cases stand still until somebody acts",
      "baton queue")
  }

  /// What asks for a second person waits for a supervisor who has not written it.
  private func lonely(_ supervisors: Int) -> DoctorFinding? {
    let advice =
      "an administrator gives the role to somebody else (`baton account roles`); a mission of one person writes "
      + "`four_eyes: []` into policy.yaml"
    switch supervisors {
    case 0: return bad("nobody here can be a second person: whatever policy.yaml wants one for waits for ever", advice)
    case 1:
      return warning(
        "there is one supervisor: what they write themselves that wants a second person, such as a recall after the "
          + "acceptance, nobody can approve", advice)
    default: return nil
    }
  }

  /// Others have begun to send it, and stopped: they may not know.
  private func stalled(_ count: Int) -> DoctorFinding {
    warning(
      "\(count == 1 ? "1 delivery of another mission has" : "\(count) deliveries of other missions have") brought nothing "
        + "forward for a day", "baton inbox --unfinished says from whom: ask them")
  }

  private func peers(_ seals: MissionSeals) async -> [DoctorFinding] {
    do {
      let tls = try TLSCredential(seals: seals, now: now)
      // As the courier goes: around the proxy all may be well.
      let proxy = try BatonConfiguration.load(file: home.configurationFile).proxy
      let engine = try CurlEngine(identity: tls.client, settings: CurlSettings(proxy: proxy))
      defer { engine.close() }
      return await withTaskGroup(of: DoctorFinding.self) { group in
        for mission in seals.currentDirectory.document.missions.map(\.profile.id) where mission != seals.mission {
          group.addTask { await reach(mission, seals, engine) }
        }
        return await group.reduce(into: []) { $0.append($1) }.sorted { $0.what < $1.what }
      }
    } catch { return [bad("\(error)", nil)] }
  }

  private func reach(_ mission: MissionID, _ seals: MissionSeals, _ engine: CurlEngine) async -> DoctorFinding {
    do {
      let endpoint = try seals.endpoint(of: mission, now: now)
      let request = CurlRequest(.getStatus, to: endpoint, timeout: 15)
      let response = try await engine.perform(request)
      if let theirs = response.date, abs(now.timeIntervalSince(theirs)) > PeerClocks.tolerance {
        return warning(
          "\(mission) answers at \(endpoint.url), and says that it is \(Timestamp(theirs)), where the clock of this machine "
            + "says \(Timestamp(now))", "set the wrong one of the two right")
      }
      guard response.status == 200 else {
        let advice =
          response.status == 403
          ? "it does not know this mission's certificate: it needs the newest directory" : "call its duty contact"
        return warning("\(mission) answers \(response.status) at \(endpoint.url)", advice)
      }
      return good("\(mission) answers at \(endpoint.url)")
    } catch let problem as SealProblem {
      return warning("\(mission): \(problem)", "nothing is sent to it; ask the directory authority")
    } catch TransferFailure.untrusted(let why) {
      return bad(
        "\(mission): no trusted connection: \(ClockDoubt.add(to: why, now: now))",
        "somebody may stand in between, or one of you lacks the newest directory: call it; do not work around this")
    } catch TransferFailure.proxy(let why) {
      return bad(
        "\(mission) cannot be asked: \(why)", "ask whoever runs the proxy; courier.proxy in baton.yaml names it")
    } catch { return warning("\(mission) cannot be reached: \(error)", "is its daemon up, and the line?") }
  }

  private func good(_ what: String) -> DoctorFinding { DoctorFinding(level: .good, what: what, advice: nil) }
  private func warning(_ what: String, _ advice: String?) -> DoctorFinding {
    DoctorFinding(level: .warning, what: what, advice: advice)
  }
  private func bad(_ what: String, _ advice: String?) -> DoctorFinding {
    DoctorFinding(level: .bad, what: what, advice: advice)
  }
}
