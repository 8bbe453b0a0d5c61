import Accounts
import Base
import Foundation
import HTTPTypes
import Handover
import Hummingbird
import Mustache
import NIOCore

/// The pages of the board: they ask `PersonalDesk` and fill templates, and decide nothing.
struct Pages: Sendable {
  let desk: StaffDesk
  let cookies: BoardCookies
  let live: LiveNews
  let library: MustacheLibrary
  let stepLines = StepLines()
  let lately = LatelySaid()

  init(desk: StaffDesk, live: LiveNews) {
    self.desk = desk
    self.live = live
    cookies = BoardCookies(mission: desk.mission)
    library = Templates.library
  }

  func addRoutes(to router: Router<BoardContext>) {
    addAssets(to: router)
    addSignIn(to: router)
    addOpenID(to: router)
    addSelf(to: router)
    addLists(to: router)
    addCases(to: router)
    addUnlocking(to: router)
    addVersions(to: router)
    addDays(to: router)
    addPersons(to: router)
    addMissions(to: router)
    addPrints(to: router)
    addHandIn(to: router)
    addLines(to: router)
    addPublishing(to: router)
    addReports(to: router)
    addHouse(to: router)
    addRules(to: router)
    addLive(to: router)
    router.get("/") { _, context in
      guard let session = context.session else { return Self.seeOther("/sign-in") }
      return Self.seeOther(try await first(of: PersonalDesk(person: session.person, desk: desk)))
    }
  }

  /// The first page of whoever signs in.
  private func first(of own: PersonalDesk) async throws -> String {
    let person = own.person
    if person.may(.listCases) {
      var sent = CaseFilter()
      sent.outgoing = true
      return try await own.count(sent) > 0 ? "/cases" : "/arrivals"
    }
    if person.may(.runLines) { return "/lines" }
    if person.may(.manageAccounts) { return "/house" }
    if person.may(.seeReports) { return "/reports" }
    return person.may(.readJournal) ? "/house/journal" : "/me"
  }

  /// Whoever has signed in.
  ///
  /// - Throws: `AccountProblem.noSession`.
  func own(_ context: BoardContext) throws -> PersonalDesk {
    guard let session = context.session else { throw AccountProblem.noSession }
    return PersonalDesk(person: session.person, desk: desk, session: session.digest)
  }

  func moments(_ context: BoardContext) -> Moments {
    Moments(zone: desk.places.zone, place: desk.places.name, now: desk.now(), words: Sentences.of(context.language))
  }

  // MARK: Answers

  static func seeOther(_ path: String, cookies: [String] = []) -> Response {
    var response = Response(status: .seeOther, headers: [.location: path])
    for cookie in cookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
    return response
  }

  /// Fills a template.
  ///
  /// - Parameters:
  ///   - title: The key of its sentence.
  ///   - values: By the names that the template asks for.
  func page(
    _ template: String, title: String, _ values: [String: Any], _ context: BoardContext,
    status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let root = PageValues(values.merging(frame(title, context)) { own, _ in own })
    guard let text = library.render(root, withTemplate: template) else {
      throw DeskError(500, "there is no page “\(template)”")
    }
    assert(root.missing.isEmpty, "page “\(template)” asks for \(root.missing.sorted())")
    var response = Self.answer(text, "text/html; charset=utf-8", context)
    response.status = status
    response.headers[.contentLanguage] = context.language.rawValue
    return response
  }

  /// A text, compressed where the browser takes that.
  static func answer(_ text: String, _ type: String, _ context: BoardContext) -> Response {
    let headers: HTTPFields = [.contentType: type, .vary: "Accept-Encoding"]
    guard context.takesGzip, let packed = Gzip.pack(text) else {
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
    var response = Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: packed)))
    response.headers[.contentEncoding] = "gzip"
    return response
  }

  private func frame(_ title: String, _ context: BoardContext) -> [String: Any] {
    let words = Sentences.of(context.language)
    let person = context.session?.person
    let places: [(right: Right, path: String, name: String)] = [
      (.listCases, "/cases", "nav_sending"), (.listCases, "/arrivals", "nav_arrivals"),
      (.answerPersons, "/person", "nav_person"), (.listCases, "/missions", "nav_missions"),
      (.runLines, "/lines", "nav_lines"), (.seeReports, "/reports", "nav_reports"),
      (.manageAccounts, "/house", "nav_house"), (.readJournal, "/house/journal", "nav_journal"),
      (.seeHealth, "/house/health", "nav_health"),
    ]
    return [
      "t": words, "lang": context.language.rawValue, "dir": context.language.direction, "title": words[title],
      "mission": desk.places.name, "mission_id": desk.mission.text, "style": Assets.style.path,
      "script": Assets.script.path, "person": person?.name.visible ?? false,
      "form_token": context.token.isEmpty ? false : context.formToken, "back": context.here, "typing": false,
      "languages": Language.allCases.map { language in
        ["id": language.rawValue, "name": language.name, "chosen": language == context.language] as [String: Any]
      },
      "places": places.filter { person?.may($0.right) ?? false }.map { place in
        ["path": place.path, "name": words[place.name], "current": place.name == title] as [String: Any]
      },
    ]
  }

  /// What went wrong, as a page that says what to do.
  func problem(_ error: DeskError, _ context: BoardContext) throws -> Response {
    try page(
      "problem", title: "title_problem",
      [
        "lines": error.lines.map(\.visible), "signed_in": context.session != nil, "status": "\(error.status)",
        // Nobody learns from a page that there is none which one it would have been.
        "sign_in": Self.signIn(then: context.here), "back": "",
      ], context, status: HTTPResponse.Status(code: error.status))
  }
}

/// What a template is filled with. Mustache shows nothing for a name that is not there: this remembers it.
final class PageValues: MustacheParent {
  private let values: [String: Any]
  private(set) var missing: Set<String> = []

  init(_ values: [String: Any]) { self.values = values }

  func child(named name: String) -> Any? {
    let value = values[name]
    if value == nil { missing.insert(name) }
    return value
  }
}

extension Optional {
  /// For a template: what there is, or `false`.
  var orFalse: Any { self ?? (false as Any) }
}
