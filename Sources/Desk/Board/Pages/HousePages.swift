import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird

extension Pages {
  /// Accounts, the journal, and whether all is well.
  func addHouse(to router: Router<BoardContext>) {
    router.get("/house") { request, context in
      try await accounts(context, nil, link: nil, machine: request.uri.queryParameters.get("machine"))
    }
    router.post("/house/accounts") { request, context in
      let form = try await BoardForm(request, context)
      let isMachine = form["machine"] == "yes"
      return try await changing(context, toward: isMachine ? "/house?machine=\(form["login"].lowercased())" : "/house")
      {
        own in
        let roles = form.all("role").compactMap(AccountRole.init)
        let (login, name) = (form["login"].lowercased(), form["name"])
        guard isMachine else {
          let token = try await own.manage { try await $0.add(login, name: name, roles: roles, by: own.person) }
          return (login, token)
        }
        // What its token may do is said where it is made.
        _ = try await own.manage { try await $0.addMachine(login, name: name, roles: roles, by: own.person) }
        return nil
      }
    }
    router.post("/house/accounts/:login/:verb") { request, context in
      let form = try await BoardForm(request, context)
      guard let login = Code.of(context.parameters.get("login")) else { throw BoardProblem.nowhere }
      return try await changing(context) { own in
        switch context.parameters.get("verb") ?? "" {
        case "token":
          let rights = form.all("may").compactMap(Right.init).filter(\.isOfTokens)
          guard !rights.isEmpty else { throw BoardProblem.noRight }
          guard let days = Int(form["days"].trimmingCharacters(in: .whitespaces)) else { throw BoardProblem.noNumber }
          return (
            login.text,
            try await own.manage { try await $0.giveToken(login, rights, days: days, by: own.person) }.text
          )
        case "user":
          let text = form["uid"].trimmingCharacters(in: .whitespaces)
          let user = try text.isEmpty ? nil : AccountDesk.user(text)
          try await own.manage { try await $0.setUser(login, user, by: own.person) }
        case "absence":
          try await own.manage { try await $0.setAbsence(login, from: form["from"], to: form["to"], by: own.person) }
        case "link": return (login.text, try await own.manage { try await $0.renewLink(login, by: own.person) })
        case "disable": try await own.manage { try await $0.disable(login, true, by: own.person) }
        case "enable": try await own.manage { try await $0.disable(login, false, by: own.person) }
        case "roles":
          let roles = form.all("role").compactMap(AccountRole.init)
          try await own.manage { try await $0.setRoles(login, roles, by: own.person) }
        case "openid":
          let identity = desk.identity(form["subject"])
          try await own.manage { try await $0.bind(login, to: identity, by: own.person) }
        default: throw BoardProblem.nowhere
        }
        return nil
      }
    }
    router.get("/house/journal") { request, context in try await journal(request, context) }
    router.get("/house/health") { _, context in try await health(context) }
    router.post("/house/ways/:lane/:verb") { request, context in
      _ = try await BoardForm(request, context)
      let verb = context.parameters.get("verb") ?? ""
      let why = try await own(context).operate(verb, onWay: context.parameters.get("lane") ?? "")
      let words = Sentences.of(context.language)
      let said = why.map { words.maybe($0) ?? words("way_not_told", ["why": $0.visible]) }
      return try await health(context, said ?? (verb == "test" ? words["way_told"] : nil), failed: why != nil)
    }
  }

  /// - Parameter body: Gives whose link was made, and its token.
  private func changing(
    _ context: BoardContext, toward path: String = "/house",
    _ body: (PersonalDesk) async throws -> (login: String, token: String)?
  ) async throws -> Response {
    do {
      guard let made = try await body(own(context)) else { return Self.seeOther(path) }
      return try await accounts(context, nil, link: made)
    } catch let problem as AccountProblem {
      return try await accounts(context, Sentences.of(context.language).problem(problem), problem.status, link: nil)
    } catch let problem as BoardProblem where problem.status == 400 {
      return try await accounts(context, problem.words(in: context.language), problem.status, link: nil)
    }
  }

  /// - Parameter machine: The login of a program's account that was just made.
  private func accounts(
    _ context: BoardContext, _ problem: String?, _ status: Int = 200, link: (login: String, token: String)?,
    machine: String? = nil
  ) async throws -> Response {
    let own = try own(context)
    let (accounts, sessions) = try await own.accounts()
    let words = Sentences.of(context.language)
    return try page(
      "house", title: "nav_house",
      [
        "problem": problem.orFalse, "machine": machine.flatMap(Code.of).map(\.text).orFalse,
        // A machine's token begins with its login; a link has no dot.
        "link": link.map { $0.token.contains(".") ? $0.token : "\(desk.boardAddress ?? "")/link/\($0.token)" }.orFalse,
        "is_token": link?.token.contains(".") ?? false, "link_login": link?.login ?? "",
        "accounts": accounts.map { account in
          let view = AccountView(account, sessions: sessions.count { $0.login == account.login }, at: desk.now())
          return [
            "login": view.login.text, "staff": view.staff.text, "name": view.name.visible,
            "roles": view.roles.map { words["role_\($0)"] }.joined(separator: ", "),
            "state": words["account_\(view.state)"],
            "disabled": account.isDisabled, "factor": words[view.hasSecondFactor ? "yes" : "no"],
            "has_provider": desk.openID != nil && view.state != "machine", "is_machine": view.state == "machine",
            "subject": (account.openID?.subject ?? "").visible,
            "user": view.user.map { "\($0)" } ?? "", "rights": Self.rights(of: account, words),
            "from": view.absence?.from ?? "", "to": view.absence?.to ?? "",
            "away": away(account.absence, context).orFalse,
            "sessions": "\(view.sessions)", "choices": Self.roles(words, account.roles),
          ] as [String: Any]
        }, "choices": Self.roles(words, []),
      ], context, status: HTTPResponse.Status(code: status))
  }

  /// When somebody is not there; nil where that is over, or not known.
  func away(_ absence: Account.Absence?, _ context: BoardContext) -> String? {
    let moments = moments(context)
    guard let absence, absence.to >= Moments.written(day: moments.today) else { return nil }
    return moments.words("away_from_to", ["from": absence.from.isolated, "to": absence.to.isolated])
  }

  /// What a token of an account can allow.
  private static func rights(of account: Account, _ words: Sentences) -> [[String: Any]] {
    let may = Person(account).rights.filter(\.isOfTokens)
    return Right.allCases.filter(may.contains).map {
      ["id": $0.rawValue, "name": words["right_\($0.rawValue)"]] as [String: Any]
    }
  }

  private static func roles(_ words: Sentences, _ chosen: [AccountRole]) -> [[String: Any]] {
    AccountRole.allCases.map {
      [
        "id": $0.rawValue, "name": words["role_\($0)"], "means": words["role_means_\($0)"],
        "chosen": chosen.contains($0),
      ]
    }
  }

  // MARK: Journal

  private func journal(_ request: Request, _ context: BoardContext) async throws -> Response {
    let own = try own(context)
    let query = request.uri.queryParameters
    let (who, what) = (query.get("who") ?? "", query.get("what") ?? "")
    let found = try await own.journal(limit: 2000)
    let events = found.values.compactMap { entry in
      (try? JSON.decode(JSONValue.self, from: Data(entry.text.utf8))).map { (entry.number, $0) }
    }
    let shown = events.filter { _, event in
      (who.isEmpty || event["actor"]?.string == who)
        && (what.isEmpty || event["action"]?.string?.hasPrefix(what) ?? false)
    }.prefix(200)
    let proof = query.get("prove") == nil ? nil : try await own.provenJournal()
    let moments = moments(context)
    return try page(
      "journal", title: "nav_journal",
      [
        "who": who.visible, "what": what.visible,
        "proof": proof.map { moments.words[$0.sound ? "journal_sound" : "journal_broken"] }.orFalse,
        "head": proof?.head ?? "", "problem": (proof?.problem?.visible).orFalse,
        "entries": shown.map { number, event in line(number, event, moments) }, "has_entries": !shown.isEmpty,
      ], context)
  }

  private func line(_ number: Int64, _ event: JSONValue, _ moments: Moments) -> [String: Any] {
    var detail: [String] = []
    if case .object(let members)? = event["detail"] {
      detail = members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.string ?? "")" }
    }
    let at = event["at"]?.string.flatMap { try? Timestamp($0) }
    return [
      "number": "\(number)", "at": at.map { moments.full($0.date) } ?? "",
      "actor": (event["actor"]?.string ?? "").visible,
      "action": (event["action"]?.string ?? "").visible,
      "transfer": String((event["transfer"]?.string ?? "").suffix(8)),
      "subject": (event["subject"]?.string ?? "").visible, "detail": detail.joined(separator: ", ").visible,
    ]
  }

  private func way(_ way: NoticeLane, _ context: BoardContext) -> [String: Any] {
    let (words, moments) = (Sentences.of(context.language), moments(context))
    let state =
      way.isStopped ? "way_stopped" : way.failing != nil ? "way_failing" : way.succeeded == nil ? "way_new" : "way_good"
    let level = way.isWell ? "good" : "bad"
    return [
      "lane": way.lane.text, "name": way.lane == Notice.mail ? words["way_mail"] : way.lane.text, "state": words[state],
      "level": level, "why": way.isWell ? false : (way.why?.visible).orFalse,
      "since": way.failing.map { words("way_since", ["moment": moments.full($0)]) }.orFalse,
      "waiting": way.waiting == 0 ? false : words("way_waiting", ["count": "\(way.waiting)"]),
      "aside": way.aside == 0 ? false : words("way_aside", ["count": "\(way.aside)"]), "is_ill": !way.isWell,
    ]
  }

  private func health(_ context: BoardContext, _ said: String? = nil, failed: Bool = false) async throws -> Response {
    let own = try own(context)
    let (lines, ways) = (try await own.health(), try await own.ways())
    let words = Sentences.of(context.language)
    return try page(
      "health", title: "nav_health",
      [
        "said": said.orFalse, "failed": failed, "ways": ways.map { way($0, context) }, "has_ways": !ways.isEmpty,
        "all_well": lines.allSatisfy { $0.level == .good } && ways.allSatisfy(\.isWell),
        "not_well": HealthSheet.summary(lines, words),
        "lines": lines.map { HealthSheet(finding: $0, person: own.person, words: words).view },
      ], context)
  }
}

/// One finding as whoever looks at the board can act on it: by a page, where there is one that they may use; else by asking whoever
/// can. What has to be typed is told as what to ask for.
struct HealthSheet {
  let finding: HealthFinding
  let person: Person
  let words: Sentences

  static func summary(_ findings: [HealthFinding], _ words: Sentences) -> String {
    let counts = [HealthFinding.Level.bad, .warning].map { level in (level, findings.count { $0.level == level }) }
    let parts = counts.filter { $0.1 > 0 }.map { words.counted("not_well_\($0.0.rawValue)", $0.1) }
    return parts.isEmpty
      ? words["not_well_outside"] : words("not_all_well", ["what": parts.joined(separator: words["and_list"])])
  }

  var view: [String: Any] {
    let said = finding.words(in: words.language)
    let place = place
    let advice = said.advice?.description
    return [
      "level": finding.level.rawValue, "word": words["health_\(finding.level.rawValue)"], "what": what,
      "advice": finding.level == .good && place == nil ? false : help(place, advice).orFalse,
      "href": place.flatMap { person.may($0.right) ? $0.path : nil }.orFalse,
      "page": place.map { words[$0.name] } ?? "",
    ]
  }

  private var what: String {
    if case .going(let count) = finding.code { return words.counted("going_soon", count) }
    return finding.words(in: words.language).what.description
  }

  private func help(_ place: Place?, _ advice: String?) -> String? {
    guard let place else { return advice.map { words("ask_machine", ["what": $0]) } }
    if !person.may(place.right) {
      let whom = words[place.right == .runLines ? "ask_operator" : "ask_administrator"]
      return place.means.map { "\(whom) \(words[$0])" } ?? whom
    }
    if finding.mission != nil { return advice }
    return place.means.map { words[$0] }
  }

  private struct Place {
    let path: String
    /// The sentence by which the page goes.
    let name: String
    let right: Right
    /// The sentence that says what is done there, where that is not clear.
    var means: String?
  }

  /// Where something can be done about it on the board; nil where it is done at the machine.
  private var place: Place? {
    switch finding.code {
    case .daemon(_, _, let stopped) where stopped.isEmpty: nil
    case .daemon, .standing, .stalled: Place(path: "/lines", name: "nav_lines", right: .runLines)
    case .going: person.may(.listCases) ? Place(path: "/cases?show=going", name: "part_going", right: .listCases) : nil
    case .pool: Place(path: "/house", name: "nav_house", right: .manageAccounts, means: "give_focal")
    case .noApprover, .oneApprover:
      Place(path: "/house", name: "nav_house", right: .manageAccounts, means: "give_supervisor")
    case .noticesAside, .noticesFail: Place(path: "#ways", name: "ways", right: .seeHealth)
    case .peerProxy: nil
    default:
      finding.level == .good
        ? nil : finding.mission.map { Place(path: "/missions/\($0)", name: "call_them", right: .seeHealth) }
    }
  }
}
