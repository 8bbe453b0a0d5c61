import Accounts
import Base
import HTTPTypes
import Handover

/// One call of the local API: what it asks for, and what there is to say about it. The table is what the guards of the socket
/// and of `/api` go by, and what the API's description follows from; what stands in no row, nobody may.
struct DeskCall: Sendable {
  /// What a call brings, or is answered with: a document of a type, or octets of a media type.
  enum Content: Sendable {
    case json(any (Decodable & Sendable).Type)
    case octets(String)
  }

  let method: HTTPRequest.Method
  /// A part in braces stands for any.
  let path: String
  /// Any of these is enough; with none it is for everybody of the mission.
  let rights: [Right]
  let what: String
  var query: [Query] = []
  var body: Content?
  /// The statuses that mean success, in the order in which they are likely.
  var statuses = [200]
  let answer: Content

  struct Query: Sendable {
    let name: String
    let what: String
    var isNeeded = false
  }

  /// What nobody has, for what stands in no row.
  static func rights(_ method: HTTPRequest.Method, _ path: String) -> [Right] {
    found(path).first { $0.method == method }?.rights ?? [.nothing]
  }

  /// The rows of a path: of those that fit, the ones without braces at the end come before those with them.
  static func found(_ path: String) -> [DeskCall] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let fitting = table.filter { $0.fits(parts) }
    let exact = fitting.filter { !$0.path.hasSuffix("}") }
    return exact + fitting.filter { $0.path.hasSuffix("}") }
  }

  private func fits(_ parts: [Substring]) -> Bool {
    let wanted = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == wanted.count
      && zip(parts, wanted).allSatisfy { $1.hasPrefix("{") ? !$0.isEmpty : $0 == $1 }
  }
}

// MARK: The table

extension DeskCall {
  static let table: [DeskCall] = mission + cases + conversation + queue + house

  private static let mission: [DeskCall] = [
    DeskCall(
      method: .get, path: "/v1/status", rights: [], what: "The daemon as a whole.", answer: .json(DaemonView.self)),
    DeskCall(
      method: .get, path: "/v1/metrics", rights: [.seeHealth], what: "What there is to watch, for Prometheus.",
      answer: .octets("text/plain; version=0.0.4; charset=utf-8")),
    DeskCall(
      method: .get, path: "/v1/unfinished", rights: [], what: "Deliveries that others have begun and not finished.",
      answer: .json([UnfinishedView].self)),
    DeskCall(
      method: .get, path: "/v1/missions", rights: [], what: "The missions of the directory.",
      answer: .json([MissionProfileView].self)),
    DeskCall(
      method: .get, path: "/v1/missions/{id}", rights: [], what: "A mission, and what it publishes.",
      answer: .json(MissionProfileView.self)),
    DeskCall(
      method: .get, path: "/v1/missions/{id}/documents/{kind}/{language}", rights: [],
      what: "A document that a mission publishes.", answer: .octets("*/*")),
    DeskCall(
      method: .get, path: "/v1/receivers/{id}", rights: [], what: "A mission as a receiver.",
      answer: .json(ReceiverView.self)),
    DeskCall(
      method: .post, path: "/v1/documents/{kind}/{language}", rights: [.runLines],
      what: "Publishes a document of this mission.", query: [Query(name: "title", what: "What people read in lists.")],
      body: .octets("application/octet-stream"), statuses: [201], answer: .json(DocumentList.self)),
    DeskCall(
      method: .delete, path: "/v1/documents/{kind}/{language}", rights: [.runLines],
      what: "Withdraws a document of this mission.", answer: .json(DocumentList.self)),
    DeskCall(
      method: .post, path: "/v1/terms", rights: [.runLines],
      what: "Publishes what this mission takes; {} takes it back.",
      body: .json(MissionTerms.self), statuses: [201], answer: .json(DocumentList.self)),
    DeskCall(
      method: .get, path: "/v1/reports/{kind}", rights: [.seeReports],
      what: "continuity, indicators or trends: counts of five and more, with no person in them.",
      query: [
        Query(name: "from", what: "The first month of arrival, such as 2027-02."),
        Query(name: "to", what: "The last month of arrival."),
        Query(name: "by", what: Report.Grouping.allCases.map(\.rawValue).joined(separator: ", ")),
      ], answer: .json(Report.self)),
  ]

  private static let cases: [DeskCall] = [
    DeskCall(
      method: .post, path: "/v1/cases", rights: [.handIn],
      what:
        "Hands a case folder in, packed as zip or tar: it is checked, sealed and queued, and durable with the answer. With an "
        + "`Idempotency-Key` (a UUID of version 7, which becomes the transfer's id) it can be repeated: 200 and the transfer "
        + "as it stands mean that it was taken before.",
      query: [
        Query(name: "to", what: "The receiving mission.", isNeeded: true),
        Query(name: "arrival", what: "When they arrive, where the case does not say it (RFC 3339)."),
        Query(name: "priority", what: "routine, urgent or emergency."),
        Query(name: "confirmed", what: "yes: also where the case hardly fits the receiver."),
        Query(
          name: "again", what: "yes: also where the same case, or one of its persons, is on the way there already."),
        Query(name: "part_of", what: "The transfer that it is handed on from."),
      ], body: .octets("application/octet-stream"), statuses: [201, 200], answer: .json(TakenView.self)),
    DeskCall(
      method: .post, path: "/v1/transfers/{id}/versions", rights: [.handIn],
      what:
        "Hands a changed case in as the next version of its transfer; with `If-Match` and the ETag of the transfer once only.",
      query: [
        Query(name: "arrival", what: "When they arrive, where the case does not say it (RFC 3339)."),
        Query(name: "priority", what: "routine, urgent or emergency."),
        Query(
          name: "leave_out", what: "yes: it is meant that documents which are sealed apart are not in it any more."),
      ], body: .octets("application/octet-stream"), statuses: [201], answer: .json(TakenView.self)),
    DeskCall(
      method: .get, path: "/v1/locked/{id}", rights: [.handIn],
      what: "Whether a case that came by hand was taken back.",
      query: [Query(name: "from", what: "The mission that it is from.", isNeeded: true)],
      answer: .json([String: Bool].self)),
    DeskCall(
      method: .get, path: "/v1/cases", rights: [.listCases], what: "A page of a list of cases, with names.",
      query: [
        Query(name: "way", what: "in or out."), Query(name: "receipted", what: "yes: those that have come."),
        Query(name: "unread", what: "yes: those that nobody here has opened."),
        Query(name: "late", what: "yes: those of which something owed has fallen due."),
        Query(
          name: "stranded", what: "yes: those whom nobody has met: they arrived and nobody was there, or did not come."),
        Query(name: "going", what: "yes: those that have ended and go soon."),
        Query(name: "from", what: "First day of arrival."), Query(name: "to", what: "Last day of arrival."),
        Query(name: "flight", what: "The flight they come by."), Query(name: "order", what: "arrival, or newest."),
        Query(name: "after", what: "Where the page begins: `next` of the one before."),
        Query(name: "limit", what: "Lines, 500 at most."),
      ], answer: .json(CasePage.self)),
    DeskCall(
      method: .post, path: "/v1/find", rights: [.listCases],
      what: "Whoever has a name or a number like the text in the body. That somebody searched is journalled.",
      body: .octets("text/plain"), answer: .json(CasePage.self)),
    DeskCall(
      method: .get, path: "/v1/transfers", rights: [.listCases, .runLines], what: "All transfers, without names.",
      answer: .json([TransferView].self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}", rights: [.listCases], what: "One case in a line. `ETag` has its heads.",
      answer: .json(CaseLine.self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/log", rights: [.listCases, .runLines],
      what: "The statements of both missions, without what is sealed.", answer: .json([StatementView].self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/receipt", rights: [.listCases, .runLines],
      what: "The receipt as it was signed.", answer: .octets("application/pkcs7-mime")),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/bundle", rights: [.readCases, .runLines],
      what: "The sealed bundle as a carry file. The trailer `Baton-Outcome` says whether all of it came.",
      answer: .octets("application/x-tar")),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/compartments/{role}", rights: [.fetchCompartments],
      what: "What is sealed for a role, and the envelopes of its key.", answer: .json(SealedCompartmentView.self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/circles/{role}", rights: [.fetchCompartments],
      what: "Whom words for one role are sealed for at the two missions, and the envelopes of this one's keys.",
      answer: .json(CircleView.self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/compartments/{role}/parts", rights: [.fetchCompartments],
      what: "The parts of what is sealed for a role.", answer: .octets("application/x-tar")),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/case", rights: [.readCases],
      what:
        "The case folder as a tar, without what is for others. The reading is journalled; the trailer `Baton-Outcome` "
        + "says whether all of it came.", answer: .octets("application/x-tar")),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/changes", rights: [.readCases],
      what: "What the newest version says otherwise than the one before.", answer: .json(CaseChanges.self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/children", rights: [.readCases],
      what: "The transfers that were handed on from it.", answer: .json([ChildView].self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/known", rights: [.seeMatches],
      what: "The other transfers by which somebody in it is known here, or may be. That somebody looked is journalled.",
      answer: .json(KnownCases.self)),
  ]

  private static let conversation: [DeskCall] = [
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/conversation", rights: [.readCases],
      what: "The statements of both missions with their words. The reading is journalled.",
      answer: .json([StatementView].self)),
    DeskCall(
      method: .post, path: "/v1/transfers/{id}/statements", rights: [.say],
      what:
        "Says something. With `If-Match` (the `ETag` of the transfer) only where nothing was said since. 202: it waits "
        + "for a second person.", body: .json(Saying.self), statuses: [201, 202], answer: .json(SaidView.self)),
    DeskCall(
      method: .post, path: "/v1/statements", rights: [.say],
      what: "Says the same of everybody on a flight, or of a day.", body: .json(SayingOfMany.self),
      answer: .json([SaidOfOne].self)),
    DeskCall(
      method: .get, path: "/v1/drafts", rights: [.readCases], what: "What waits for a second person.",
      query: [Query(name: "transfer", what: "Of this transfer only.")], answer: .json([DraftView].self)),
    DeskCall(
      method: .post, path: "/v1/drafts/{id}/{verb}", rights: [.approve], what: "Approves a draft, or rejects it.",
      body: .json(Approval.self), answer: .json(JSONValue.self)),
  ]

  private static let queue: [DeskCall] = [
    DeskCall(
      method: .get, path: "/v1/queue", rights: [.runLines],
      what: "What waits, in the order in which it goes. A field of the answer says where the next page begins.",
      query: [
        Query(name: "after", what: "Where the page begins."), Query(name: "limit", what: "Items, 1000 at most."),
      ],
      answer: .json([QueueView].self)),
    DeskCall(
      method: .get, path: "/v1/queue/ages", rights: [.runLines], what: "How long things wait, by mission.",
      query: [Query(name: "limit", what: "Seconds; may be given several times.")], answer: .json([QueueAges].self)),
    DeskCall(
      method: .get, path: "/v1/queue/counts", rights: [.runLines], what: "How much waits, by mission.",
      answer: .json([QueueCount].self)),
    DeskCall(
      method: .get, path: "/v1/queue/{id}", rights: [.runLines, .readCases], what: "Why something waits.",
      answer: .json([WhyView].self)),
    DeskCall(
      method: .post, path: "/v1/queue/{id}/{verb}", rights: [.runLines],
      what: "hold, release, requeue, quarantine or retire.", query: [Query(name: "text", what: "Why.")],
      answer: .json([String].self)),
    DeskCall(
      method: .post, path: "/v1/missions/{id}/{verb}", rights: [.runLines], what: "hold or release a mission.",
      query: [Query(name: "text", what: "Why.")], answer: .json([String].self)),
    DeskCall(
      method: .post, path: "/v1/carried/{mission}/bundle", rights: [.runLines],
      what: "Takes in a bundle of a mission that was carried by hand: its manifest, with or without one of its parts.",
      body: .octets("application/octet-stream"), answer: .json(CarriedBundle.self)),
    DeskCall(
      method: .post, path: "/v1/carried/{mission}/statements", rights: [.runLines],
      what: "Takes in what a mission has said, carried by hand: at most 100 statements, with their sealed halves.",
      body: .octets("application/octet-stream"), answer: .json([CarriedStatement].self)),
    DeskCall(
      method: .get, path: "/v1/carry/{mission}", rights: [.runLines],
      what: "The transfers of which this mission may have something to tell a mission.",
      answer: .json([TransferID].self)),
    DeskCall(
      method: .get, path: "/v1/transfers/{id}/said", rights: [.runLines],
      what:
        "What this mission has said about a transfer, sealed as it is, to be carried by hand; empty when there is no more.",
      query: [Query(name: "after", what: "The `last` of the page before.")], answer: .json([CarriedPage].self)),
  ]

  private static let house: [DeskCall] = [
    DeskCall(
      method: .get, path: "/v1/notices", rights: [.seeHealth],
      what: "How the ways are doing on which people and programs outside are told something.",
      answer: .json([NoticeLane].self)),
    DeskCall(
      method: .post, path: "/v1/notices/{lane}/{verb}", rights: [.manageAccounts, .runLines],
      what: "Tries a way out (test), or goes on with one that was stopped (resume).",
      query: [Query(name: "to", what: "Of a test of mail: whose address, by login.")], answer: .json(JSONValue.self)),
    DeskCall(
      method: .get, path: "/v1/retention", rights: [.listCases, .runLines],
      what: "When what is held of ended cases goes, and what is kept longer.", answer: .json([EndingCase].self)),
    DeskCall(
      method: .post, path: "/v1/retention/{id}/hold", rights: [.keepCases],
      what: "Keeps a case whatever the policy says.",
      query: [
        Query(name: "reason", what: Keeping.Reason.allCases.map(\.rawValue).joined(separator: ", "), isNeeded: true),
        Query(name: "staff", what: "Who does it, where the mission keeps no accounts."),
      ], answer: .json(TransferView.self)),
    DeskCall(
      method: .post, path: "/v1/retention/{id}/release", rights: [.letCasesGo], what: "Lets a case go that was kept.",
      query: [Query(name: "staff", what: "Who does it, where the mission keeps no accounts.")],
      answer: .json(TransferView.self)),
    DeskCall(
      method: .post, path: "/v1/subject-access", rights: [.answerPersons],
      what: "All that is kept about whoever has the name or number in the body. That somebody asked is journalled.",
      body: .octets("text/plain"), answer: .json([SubjectRecord].self)),
    DeskCall(
      method: .get, path: "/v1/journal", rights: [.readJournal], what: "The newest entries of the journal.",
      query: [Query(name: "limit", what: "Entries, 10 000 at most.")], answer: .json(JSONValue.self)),
    DeskCall(
      method: .post, path: "/v1/journal/verify", rights: [.readJournal, .seeHealth], what: "Proves the journal.",
      query: [Query(name: "noted", what: "A head that was noted before.")], answer: .json(JournalView.self)),
    DeskCall(
      method: .get, path: "/v1/accounts", rights: [.manageAccounts], what: "All accounts.",
      answer: .json([AccountView].self)),
    DeskCall(
      method: .post, path: "/v1/accounts/{login}/{verb}", rights: [.manageAccounts],
      what: "add, disable, enable, roles, link, user, mail, openid or token.", statuses: [200, 201],
      answer: .json(JSONValue.self)),
  ]
}
