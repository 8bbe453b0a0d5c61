package import Base

extension HealthFinding {
  /// What it is, and what whoever reads it can do. Commands are named: they are what helps.
  package func words(in language: Language) -> (what: ShownText, advice: ShownText?) {
    switch language {
    case .english: (what: englishWhat, advice: level == .good ? nil : englishAdvice)
    case .french: (what: frenchWhat, advice: level == .good ? nil : frenchAdvice)
    case .arabic: (what: arabicWhat, advice: level == .good ? nil : arabicAdvice)
    }
  }

  private var englishWhat: ShownText {
    switch code {
    case .told(let text), .clock(let text), .policy(let text), .certificateProblem(let text, _):
      "\(text)"
    case .keysInOrder(let mission):
      "keys and directory of \(mission) are in order"
    case .numbersUnreadable:
      "compartments/numbers.json cannot be read"
    case .noCompartmentKeys:
      "this mission has no compartment keys: it is sent the core of a case alone"
    case .compartmentKeys:
      "every compartment has a key in use and a next one"
    case .keysMissing(let count, _):
      "\(count) compartments have no key in use: what belongs in them is not sent here"
    case .keysRunOut(let count, _):
      "\(count) compartments have no next key that is certified for long enough: nobody who leaves can be shut out of them"
    case .noNextCoreKey:
      "no next core key is listed: the one in use goes on, and what is sealed to it stays open to whoever steals it"
    case .nextCoreKey(let days):
      "the next core key is listed, and takes over by itself in \(days) days"
    case .openSSL(let version):
      "\(version)"
    case .oldOpenSSL(let version):
      "\(version) lacks fixes for CVE-2026-34182 and CVE-2025-15467"
    case .homeClosed(let home):
      "\(home) can be entered by its owner only"
    case .homeOpen(let home):
      "\(home) can be entered by others"
    case .weakKeys(let count, let first):
      "the passphrase of \(count) private keys is guessed with little work by whoever has the disk (\(first))"
    case .orphans(let count, let folder):
      "\(count == 1 ? "1 sealed part" : "\(count) sealed parts") in \(folder) that the ledger does not know"
    case .certificate(let use, let days, let next, _):
      "the \(use) certificate ends in \(days) days"
        + (next.map { "; the next one, which is here and takes over by itself, in \($0)" } ?? "")
    case .directory(let version, let missions):
      "directory version \(version) lists \(missions) missions"
    case .staleDirectory(let version, let since):
      "directory version \(version) is stale since \(since)"
    case .diskUnknown(let home):
      "the disk of \(home) cannot be looked at"
    case .diskFree(let free):
      "\(free) MiB of disk free"
    case .disk("read-only", _, _, _, let home):
      "this machine's disk, where \(home) lies, is read-only: nothing can be sent, received or noted"
    case .disk("full", let free, let reserve, _, let home):
      "only \(free) MiB of this machine's disk are free, where \(home) lies; \(reserve) MiB are the reserve: no new cases are taken"
    case .disk("nearly-full", let free, let reserve, _, let home):
      "\(free) MiB of this machine's disk are free, where \(home) lies; at \(reserve) MiB no new cases are taken"
    case .disk(_, _, _, let files, let home):
      "only \(files) more files can be made on this machine's disk, where \(home) lies, however much room there is"
    case .daemon(let waiting, let held, let stopped):
      "the daemon runs: \(waiting) waiting, \(held) held"
        + (stopped.isEmpty ? "" : "; nothing goes to \(stopped.map(\.text).joined(separator: ", "))")
    case .loss(let loss):
      "the ledger has lost what it had: \(loss). Cases with a receipt may be among it"
    case .restored(let missions):
      "the store of \(missions.map(\.text).joined(separator: ", ")) was restored or lost: what it gave receipts for may be gone there"
    case .suspended(let suspension):
      "it neither signs, sends nor receives: \(suspension.reason)"
    case .going(let count):
      "of \(count == 1 ? "1 case that has" : "\(count) cases that have") ended, all that is held here goes soon: `baton retention` says when, and keeps it longer"
    case .standing(let count):
      count == 1 ? "1 case stands still until somebody acts" : "\(count) cases stand still until somebody acts"
    case .stalled(let count):
      "\(count == 1 ? "1 delivery of another mission has" : "\(count) deliveries of other missions have") brought nothing forward for a day"
    case .pool(let count):
      count == 0
        ? "nobody who looks at what comes is here today: nobody sees a case that comes"
        : "one person alone looks at what comes today: when they cannot, nobody sees a case that comes"
    case .noApprover:
      "nobody here can be a second person: whatever policy.yaml wants one for waits for ever"
    case .oneApprover:
      "there is one supervisor: what they write themselves that wants a second person, such as a recall after the acceptance, nobody can approve"
    case .noticesAside(let lane):
      "\(lane.aside) notices by \(lane.lane) are refused for what they are" + (lane.why.map { ": \($0)" } ?? "")
    case .noticesFail(let lane):
      "notices by \(lane.lane) do not get through" + (lane.failing.map { " since \(Timestamp($0))" } ?? "")
        + (lane.why.map { ": \($0)" } ?? "") + ". \(lane.waiting) wait"
    case .peerAnswers(let mission, let url, 200):
      "\(mission) answers at \(url)"
    case .peerAnswers(let mission, let url, let status):
      "\(mission) answers \(status) at \(url)"
    case .peerClock(let mission, let url, let theirs, let ours):
      "\(mission) answers at \(url), and says that it is \(theirs), where the clock of this machine says \(ours)"
    case .peerProblem(let mission, let why):
      "\(mission): \(why)"
    case .peerUntrusted(let mission, let why):
      "\(mission): no trusted connection: \(why)"
    case .peerProxy(let mission, let why):
      "\(mission) cannot be asked: \(why)"
    case .peerSilent(let mission, let why):
      "\(mission) cannot be reached: \(why)"
    }
  }

  private var englishAdvice: ShownText? {
    switch code {
    case .told, .keysInOrder, .compartmentKeys, .nextCoreKey, .openSSL, .homeClosed, .directory, .diskUnknown,
      .diskFree, .going:
      nil
    case .numbersUnreadable:
      "bring it back from the backup (Deploy/runbooks/restore.md)"
    case .noCompartmentKeys:
      "baton staff init"
    case .keysMissing(_, let next), .keysRunOut(_, let next):
      (next.isAsked ? "" : "baton mission renew --use sealing --home \(next.home), then ")
        + "baton federation rotate at the directory authority with this mission's request, then baton mission install"
    case .noNextCoreKey(let home):
      "baton mission renew --use sealing --home \(home), baton federation rotate at the authority, baton mission install"
    case .oldOpenSSL:
      "apt-get install --only-upgrade libssl3 (Debian 12 has 3.0.22)"
    case .homeOpen(let home):
      "chmod 0700 \(home)"
    case .weakKeys:
      "restart the daemon: it locks them anew with its next start"
    case .orphans:
      "after a power cut that is what was left unfinished, and it goes by itself in a week. If the ledger was restored or lost, these may be received cases: bring the newest ledger back (Deploy/runbooks/restore.md)"
    case .certificate(_, _, _, let home), .certificateProblem(_, let home):
      "baton mission renew --home \(home), for all uses at once"
    case .clock:
      "every deadline and certificate goes by it"
    case .staleDirectory:
      "ask the directory authority for the present one; traffic goes on meanwhile"
    case .policy:
      "mend the file; until then what it said before holds, and where that is not known nothing is destroyed by rule"
    case .disk("read-only", _, _, _, _):
      "`dmesg` says why: often the disk fails. Save a copy of the home first"
    case .disk("full", _, _, _, _), .disk("nearly-full", _, _, _, _):
      "free some disk space (Deploy/runbooks/disk-full.md)"
    case .disk:
      "`df -i` shows it: remove small files, or make a file system with more inodes"
    case .daemon(_, _, let stopped):
      stopped.isEmpty ? nil : "baton queue"
    case .loss:
      "Deploy/runbooks/restore.md, “The ledger is behind”: bring the newest copy back, or ask the senders for what is missing; then remove ledger-behind from the home"
    case .restored:
      "ask what is missing there, and carry it over: baton export ID --bundle FILE.baton"
    case .suspended(let suspension):
      "\(suspension.advice)"
    case .standing:
      "baton queue"
    case .stalled:
      "baton inbox --unfinished says from whom: ask them"
    case .pool:
      "give somebody else the role focal (`baton account roles`), or see who is away (`baton account list`)"
    case .noApprover, .oneApprover:
      "an administrator gives the role to somebody else (`baton account roles`); a mission of one person writes `four_eyes: []` into policy.yaml"
    case .noticesAside(let lane):
      "baton notices resume \(lane.lane)"
    case .noticesFail(let lane):
      lane.isStopped
        ? "ask whoever runs it, then: baton notices resume \(lane.lane)" : "baton notices test \(lane.lane) tries it"
    case .peerAnswers(_, _, 403):
      "it does not know this mission's certificate: it needs the newest directory"
    case .peerAnswers:
      "call its duty contact"
    case .peerClock:
      "set the wrong one of the two right"
    case .peerProblem:
      "nothing is sent to it; ask the directory authority"
    case .peerUntrusted:
      "somebody may stand in between, or one of you lacks the newest directory: call it; do not work around this"
    case .peerProxy:
      "ask whoever runs the proxy; courier.proxy in baton.yaml names it"
    case .peerSilent:
      "is its daemon up, and the line?"
    }
  }
}
