import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd.Canary {
  /// What reaches people who read no case: on pages, over the API, by mail and webhook, in what is watched, and in logs.
  @Test(
    "Nor are they told to an operator, a manager, an administrator or an auditor, nor to anybody by mail or webhook, nor to a log",
    .enabled(if: Sinks.isThere, "aiosmtpd is not installed (make test)"))
  func outside() async throws {
    try await withFederation(starting: false) { federation in
      let offices = [federation["ly-tripoli"], federation["ng-lagos"]]
      let ports = try Ports.free(2)
      let sinks = try offices.map { try Sinks(in: "\(federation.folder)/outside-\($0.name)") }
      for (index, office) in offices.enumerated() {
        try "four_eyes: []\n".write(toFile: "\(office.home)/policy.yaml", atomically: true, encoding: .utf8)
        let board = ["address": "http://127.0.0.1:\(ports[index])", "port": "\(ports[index])", "plain": "true"]
        try sinks[index].connect(office, ["board": board, "log": ["level": "trace"]])
        try office.start()
        // Whoever is told by mail, of all that there is.
        _ = try office.account("amina", ["focal", "supervisor"])
        let told = try office.baton(
          "account", "mail", "amina", "amina@example.org", "--digest", "0")
        #expect(told.status == 0, "\(told.err)")
        try Deadline(30).wait("the webhook's place in the logs") { try office.baton("notices").out.contains("system") }
      }
      let cases = try Self.talkedAbout(federation, offices[0], offices[1])
      for office in offices {
        _ = try office.stop()
        try office.start()
      }
      // It is there for those who may read it: else what follows would prove nothing.
      let reader = try offices[1].visitor("binta", "caseworker", board: ports[1])
      for path in ["/case/\(cases[0])", "/case/\(cases[0])/sheet", "/case/\(cases[0])/slip", "/arrivals?show=all"] {
        #expect(try reader.get(path).body.contains(Self.word), "\(path)")
      }
      #expect(try reader.post("/find", [("q", Self.word)]).body.contains("/case/\(cases[0])"))
      for (index, office) in offices.enumerated() {
        try Self.look(office, ports[index], cases, other: offices[1 - index])
        try Deadline(60).wait("a mail at \(office.name)") { try !sinks[index].mails().isEmpty }
        try Deadline(60).wait("calls to \(office.name)'s program") { try sinks[index].calls().count > 25 }
        let mails = try sinks[index].mails().map { $0.text + $0.body }
        Self.expectNone(mails.joined(), "a mail of \(office.name)")
        let calls = try sinks[index].calls().map { "\($0.headers)" + $0.body }
        Self.expectNone(calls.joined(), "a webhook of \(office.name)")
        Self.expectNone(try office.baton("metrics").out, "what is watched at \(office.name)")
        Self.expectNone(
          try office.baton("notices").out + office.baton("doctor").out, "what \(office.name) says of itself")
        // All of it has been written then.
        _ = try office.stop()
        Self.expectNone(office.logText, "the log of \(office.name)")
      }
    }
  }

  /// A case with a word in every field and in all that can be said of it, one that was returned and recalled, and one that
  /// waits, held, on its way.
  private static func talkedAbout(_ federation: Federation, _ sender: Office, _ receiver: Office) throws -> [TransferID]
  {
    var ids: [TransferID] = []
    for turns in [
      Talk.whole.filter { ![.consentWithdrawn, .destroyed, .erased].contains($0.kind.type) }, Talk.returned,
    ] {
      let folder = "\(federation.folder)/case-\(ids.count)"
      try FilledCase.write(folder, word: word)
      let id = try sender.send(folder, to: receiver)
      try sender.waitForReceipt(id)
      for turn in turns {
        let (office, other) = turn.bySender ? (sender, receiver) : (receiver, sender)
        try Talk.say(turn, word, of: id, at: office, heardBy: other)
      }
      ids.append(id)
    }
    let said = try receiver.baton("log", ids[0].text).out
    for turn in Talk.whole.prefix(5) { #expect(said.contains(turn.kind.type.text), "\(turn.kind.type)") }
    #expect(said.contains(word))
    #expect(try sender.baton("hold", receiver.name, "--mission", "--reason", "the line is mended").status == 0)
    try FilledCase.write("\(federation.folder)/held", word: word)
    ids.append(try sender.send("\(federation.folder)/held", to: receiver))
    // What is outside the missions; the folders themselves are in clear.
    for folder in ["case-0", "case-1", "held"] {
      try FileManager.default.removeItem(atPath: "\(federation.folder)/\(folder)")
    }
    return ids
  }

  /// Everything that those get to see who read no case.
  private static func look(_ office: Office, _ port: Int, _ cases: [TransferID], other: Office) throws {
    for (login, role) in [
      ("omar", "operator"), ("mona", "manager"), ("ada", "administrator"), ("olu", "auditor"),
    ] {
      let visitor = try office.visitor(login, role, board: port)
      let tried = cases.flatMap { id in ["", "/now", "/sheet", "/slip", "/attachment/d1"].map { "/case/\(id)\($0)" } }
      let pages = try crawl(
        visitor, from: ["/", "/cases", "/arrivals", "/arrivals?show=all", "/day?on=2027-06-14&way=in"] + tried)
      #expect(pages.count(where: { $0.value.status == 200 }) > 1, "\(role) sees nothing")
      for (path, answer) in pages { expectNone(answer.body + "\(answer.fields)", "\(path) for \(role)") }
      try visitor.get("/me")
      #expect(try visitor.post("/find", [("q", word)]).status == 404, "/find for \(role)")
      guard ["operator", "manager"].contains(role) else { continue }
      let program = try EndToEnd.Api.ApiProgram(office, port, [role])
      for (path, answer) in try calls(program, office, cases, other) {
        expectNone(answer.body + "\(answer.fields)", "\(path) for a program as \(role)")
      }
    }
  }

  /// All pages that lead on from some.
  private static func crawl(_ visitor: Visitor, from first: [String]) throws -> [String: BoardAnswer] {
    var (found, waiting) = ([String: BoardAnswer](), first)
    while let path = waiting.popLast(), found.count < 300 {
      guard found[path] == nil else { continue }
      let answer = try visitor.get(path)
      found[path] = answer
      let links = answer.body.matches(of: /(?:href|data-live)="(\/[^"#]*)/).map {
        String($0.1).replacing("&amp;", with: "&")
      }
      waiting += links + [answer.location].compactMap(\.self).filter { $0.hasPrefix("/") }
    }
    return found
  }

  /// What every call of the API answers that only reads.
  private static func calls(
    _ program: EndToEnd.Api.ApiProgram, _ office: Office, _ cases: [TransferID], _ other: Office
  ) throws -> [String: BoardAnswer] {
    let described = try JSON.decode(JSONValue.self, from: Data(program.call("GET", "/v1/openapi.json").body.utf8))
    guard case .object(let paths)? = described["paths"] else { throw HarnessProblem("the API is not described") }
    var found: [String: BoardAnswer] = [:]
    for (pattern, methods) in paths where methods["get"] != nil {
      for id in cases {
        let named = pattern.hasPrefix("/v1/missions") || pattern.hasPrefix("/v1/receivers") ? other.name : id.text
        let values = [
          "id": named, "mission": other.name, "kind": "continuity", "language": "en", "role": "medical",
        ]
        let path = values.reduce(pattern) { $0.replacing("{\($1.key)}", with: $1.value) }
        if found[path] == nil { found[path] = try program.call("GET", path) }
      }
    }
    #expect(
      found.count > 20 && found.values.contains { $0.status == 200 } && found.values.contains { $0.status == 403 })
    return found
  }

  private static func expectNone(_ text: String, _ place: String) {
    for form in forms {
      let around = text.range(of: form).map { String(text[..<$0.lowerBound].suffix(60)) } ?? ""
      #expect(!text.contains(form), "the canary is in \(place), after “\(around)”")
    }
  }
}
