import Base
import Courier
package import Foundation
package import Handover
import PeerProtocol
import Sealing

/// Looks an installation over and says what is wrong in plain words.
package struct Doctor: Sendable {
  private let home: MissionHome
  private let passphraseFile: String?
  private let reachPeers: Bool
  /// Seconds for which a mission is waited for.
  private let patience: TimeInterval
  private let now: Date

  /// - Parameter passphraseFile: In place of the one that the daemon is configured with.
  package init(
    home: MissionHome, passphraseFile: String?, reachPeers: Bool, now: Date = Date(), patience: TimeInterval = 15
  ) {
    self.patience = patience
    self.home = home
    self.passphraseFile = passphraseFile
    self.reachPeers = reachPeers
    self.now = now
  }

  /// - Parameter daemon: Asks the running daemon how it is.
  ///   It throws what the daemon could not be asked for.
  package func examine(daemon: () throws -> DaemonView) async -> [HealthFinding] {
    await examine() + running(daemon)
  }

  /// All but the daemon: what the daemon itself can look at.
  func examine() async -> [HealthFinding] {
    var findings = [openSSL()] + modes() + weakKeys() + orphans()
    do {
      let seals = try home.seals(passphrase: home.passphrase(file: passphraseFile), now: now)
      findings.append(good(.keysInOrder(seals.mission)))
      findings += certificates(seals) + [stale(seals)] + clock(seals)
      findings += nextCoreKey(seals) + compartments(seals)
      findings += configuration()
      findings += policy()
      if reachPeers { findings += await peers(seals) }
    } catch { findings.append(bad(.told("\(error)"))) }
    return findings
  }

  /// Whether every role's keys are where they belong: one in use, and the next, without which nobody who leaves can be shut out.
  private func compartments(_ seals: MissionSeals) -> [HealthFinding] {
    guard let numbered = try? home.staffKeys.numbered() else {
      return [bad(.numbersUnreadable)]
    }
    guard !numbered.isEmpty else {
      return [warning(.noCompartmentKeys)]
    }
    let slots = (try? home.compartments(of: seals.mission, seals, now: now).slots) ?? []
    // What ends soon counts as ended: the authority may be a month away.
    let lasting = slots.map { slot in slot.key.certificates.count { $0.notAfter > now + MissionHome.inTime } }
    let closed = numbered.count - slots.count
    let lacking = numbered.count - lasting.count { $0 >= 2 }
    guard lacking > 0 else { return [good(.compartmentKeys)] }
    let asked = (try? home.lastingKeys(now: now)) ?? []
    let isAsked = numbered.allSatisfy { one in
      one.held.contains(where: asked.contains) && one.kept.contains(where: asked.contains)
    }
    let next = HealthFinding.NextStep(isAsked: isAsked, home: home.path)
    return [closed == 0 ? warning(.keysRunOut(lacking, next)) : bad(.keysMissing(closed, next))]
  }

  /// Whether the next core key is listed: it takes over by itself, and the one after it needs the authority's signature by then.
  private func nextCoreKey(_ seals: MissionSeals) -> [HealthFinding] {
    // Where none is in use that is said already.
    guard (try? seals.identity.current(.sealing, now: now)) != nil else { return [] }
    guard let next = seals.identity.nextCoreKey(now: now) else {
      return [warning(.noNextCoreKey(home: home.path))]
    }
    return [good(.nextCoreKey(days: days(until: next.notBefore)))]
  }

  private func openSSL() -> HealthFinding {
    let version = CryptoLibrary.version
    guard CryptoLibrary.isCurrent else {
      return bad(.oldOpenSSL(version))
    }
    return good(.openSSL(version))
  }

  private func modes() -> [HealthFinding] {
    guard let status = try? FileStatus(home.path) else { return [] }
    return [status.permissions & 0o077 == 0 ? good(.homeClosed(home.path)) : bad(.homeOpen(home.path))]
  }

  private func weakKeys() -> [HealthFinding] {
    guard let weak = try? home.keys.weak(), !weak.isEmpty else { return [] }
    return [warning(.weakKeys(weak.count, first: "\(weak[0])"))]
  }

  private func orphans() -> [HealthFinding] {
    let folder = home.path + "/orphans"
    guard let count = try? Disk.names(in: folder).count, count > 0 else { return [] }
    return [warning(.orphans(count, folder: folder))]
  }

  private func certificates(_ seals: MissionSeals) -> [HealthFinding] {
    CertificateUse.allCases.map { use in
      do throws(SealProblem) {
        let end = try seals.identity.current(use, now: now).certificate.notAfter
        let next = seals.identity.end(of: use, after: end)
        let code = HealthFinding.Code.certificate(
          use.rawValue, days: days(until: end), next: next.map(days), home: home.path)
        return days(until: next ?? end) < 60 ? warning(code) : good(code)
      } catch { return bad(.certificateProblem("\(error)", home: home.path)) }
    }
  }

  /// What lies in the home speaks only against a clock that is behind; the daemon knows what other missions say.
  private func clock(_ seals: MissionSeals) -> [HealthFinding] {
    let home = HomeClock(home: home, issued: seals.currentDirectory.document.issued.date, record: nil)
    return home.doubt(at: now).map { [bad(.clock($0))] } ?? []
  }

  private func days(until date: Date) -> Int { Int(date.timeIntervalSince(now) / 86400) }

  private func stale(_ seals: MissionSeals) -> HealthFinding {
    let document = seals.currentDirectory.document
    guard document.staleAfter.date > now else {
      return warning(.staleDirectory(document.version, since: "\(document.staleAfter)"))
    }
    return good(.directory(document.version, missions: document.missions.count))
  }

  private func policy() -> [HealthFinding] {
    do {
      _ = try PolicyFile.read(home.policyFile)
      return []
    } catch { return [bad(.policy("\(error)"))] }
  }

  private func configuration() -> [HealthFinding] {
    do {
      let configuration = try BatonConfiguration.load(file: home.configurationFile)
      guard let disk = DiskState(home.path) else { return [bad(.diskUnknown(home.path))] }
      let found = disk.warnings(reserve: configuration.reserve, home: home.path)
      guard !found.isEmpty else { return [good(.diskFree(mebibytes: disk.free >> 20))] }
      return found.map { warning in
        let code = HealthFinding.Code.disk(
          warning.code, free: disk.free >> 20, reserve: configuration.reserve >> 20, files: disk.freeFiles ?? 0,
          home: home.path)
        return warning.code == "nearly-full" ? self.warning(code) : bad(code)
      }
    } catch { return [bad(.told("\(error)"))] }
  }

  private func running(_ daemon: () throws -> DaemonView) -> [HealthFinding] {
    do {
      let view = try daemon()
      let kept = view.missions.map(\.mission)
      let code = HealthFinding.Code.daemon(waiting: view.queued, held: view.held, stopped: kept)
      let found = [
        kept.isEmpty ? good(code) : warning(code), view.loss.map { bad(.loss($0)) },
        view.restored.isEmpty ? nil : warning(.restored(view.restored)), view.clock.map { bad(.clock($0)) },
        view.suspension.map { bad(.suspended($0)) }, view.going == 0 ? nil : good(.going(view.going)),
        // What is held goes on by nobody's doing but a person's, who has to know of it.
        view.held == 0 ? nil : warning(.standing(view.held)), view.stalled == 0 ? nil : warning(.stalled(view.stalled)),
        view.pool.flatMap { $0 == 0 ? bad(.pool(0)) : $0 == 1 ? warning(.pool(1)) : nil },
        view.approvers.flatMap { $0 == 0 ? bad(.noApprover) : $0 == 1 ? warning(.oneApprover) : nil },
      ]
      return found.compactMap(\.self) + view.notices.filter { !$0.isWell }.map(untold)
    } catch {
      // While it is down nothing is sent and nothing received, however well all else is.
      return [bad(.told("\(error)"))]
    }
  }

  private func untold(_ lane: NoticeLane) -> HealthFinding {
    lane.failing == nil ? warning(.noticesAside(lane)) : bad(.noticesFail(lane))
  }

  /// Which of the other missions answer, within a few seconds each.
  ///
  /// - Returns: Nothing where this mission's own keys cannot be opened: that is another page's to say.
  func reach() async -> [HealthFinding] {
    guard let seals = try? home.seals(passphrase: home.passphrase(file: passphraseFile), now: now) else { return [] }
    return await peers(seals)
  }

  private func peers(_ seals: MissionSeals) async -> [HealthFinding] {
    do {
      let tls = try TLSCredential(seals: seals, now: now)
      // As the courier goes: around the proxy all may be well.
      let proxy = try BatonConfiguration.load(file: home.configurationFile).proxy
      let engine = try CurlEngine(identity: tls.client, settings: CurlSettings(proxy: proxy))
      defer { engine.close() }
      return await withTaskGroup(of: HealthFinding.self) { group in
        for mission in seals.currentDirectory.document.missions.map(\.profile.id) where mission != seals.mission {
          group.addTask { await reach(mission, seals, engine) }
        }
        return await group.reduce(into: []) { $0.append($1) }.sorted {
          $0.mission ?? seals.mission < $1.mission ?? seals.mission
        }
      }
    } catch { return [bad(.told("\(error)"))] }
  }

  private func reach(_ mission: MissionID, _ seals: MissionSeals, _ engine: CurlEngine) async -> HealthFinding {
    do {
      let endpoint = try seals.endpoint(of: mission, now: now)
      let request = CurlRequest(.getStatus, to: endpoint, timeout: patience)
      let response = try await engine.perform(request)
      if let theirs = response.date, abs(now.timeIntervalSince(theirs)) > PeerClocks.tolerance {
        return warning(
          .peerClock(mission, "\(endpoint.url)", theirs: "\(Timestamp(theirs))", ours: "\(Timestamp(now))"))
      }
      guard response.status == 200 else {
        return warning(.peerAnswers(mission, "\(endpoint.url)", status: response.status))
      }
      return good(.peerAnswers(mission, "\(endpoint.url)", status: 200))
    } catch let problem as SealProblem {
      return warning(.peerProblem(mission, "\(problem)"))
    } catch TransferFailure.untrusted(let why) {
      return bad(.peerUntrusted(mission, "\(ClockDoubt.add(to: why, now: now))"))
    } catch TransferFailure.proxy(let why) {
      return bad(.peerProxy(mission, "\(why)"))
    } catch { return warning(.peerSilent(mission, "\(error)")) }
  }

  private func good(_ code: HealthFinding.Code) -> HealthFinding { HealthFinding(level: .good, code: code) }
  private func warning(_ code: HealthFinding.Code) -> HealthFinding { HealthFinding(level: .warning, code: code) }
  private func bad(_ code: HealthFinding.Code) -> HealthFinding { HealthFinding(level: .bad, code: code) }
}
