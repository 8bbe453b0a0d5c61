import Accounts
import Base
import Foundation
import Handover
import Hummingbird
import NIOCore

extension StaffDesk {
  func addCaseworkRoutes(to router: Router<DeskContext>) {
    // A `Saying` in the body: what people word stands in no address, which servers write into logs.
    router.post("/v1/transfers/:id/statements") { request, context in
      let transfer = try await named(context)
      var saying = try Self.attributed(try await saying(request))
      if let heads = try await matched(request, transfer, "nothing was said: look at it again") {
        saying = saying.shown(heads)
      }
      let said = try await casework.say(saying, about: transfer, at: now())
      return try DeskAnswers.json(SaidView(view(said.record), said), status: said.draft == nil ? .created : .accepted)
    }
    // The same of everybody on a flight, or of a day.
    router.post("/v1/statements") { request, _ in
      let many = try await read(SayingOfMany.self, request, "what is to be said, of which flight or day")
      var filter = CaseFilter()
      (filter.flight, filter.from, filter.to) = (many.flight, try CaseFilter.day(many.day), many.day)
      let transfers = try await cases.page(filter, after: nil, limit: Self.many).lines.map(\.view.transfer)
      guard !transfers.isEmpty else {
        throw try await nobody(on: many)
      }
      return try DeskAnswers.json(try await casework.say(Self.attributed(many.saying), about: transfers, at: now()))
    }
    // What waits for a second person, with its words: the reading is journalled.
    router.get("/v1/drafts") { request, _ in
      let transfer = try request.uri.queryParameters.get("transfer").map { try TransferID($0) }
      let drafts = try await casework.drafts(of: transfer)
      if drafts.contains(where: { $0.fields != nil }) { try await note("drafts.read", transfer: transfer) }
      return try DeskAnswers.json(drafts)
    }
    router.post("/v1/drafts/:id/:verb") { request, context in
      let id = try await draft(named: Self.id(in: context))
      let approval = try await read(Approval.self, request, "who approves it: staff, or login, password and code")
      switch context.parameters.get("verb") ?? "" {
      case "approve":
        let approver = try await approver(approval)
        return try DeskAnswers.json(view(await casework.approve(id, by: approver, shown: approval.shown, at: now())))
      case "reject":
        let staff = try await approver(approval).staff
        return try DeskAnswers.json(view(await casework.reject(id, by: staff, at: now())))
      default: throw DeskError(404, "a draft can be approved or rejected")
      }
    }
    // Whether a case that comes on a stick was taken back, of which nothing else may be known here.
    router.get("/v1/locked/:id") { request, context in
      guard let id = try? TransferID(Self.id(in: context)), let from = request.uri.queryParameters.get("from"),
        let sender = try? MissionID(from)
      else { throw DeskError(400, "name the transfer, and the mission it is from") }
      return try DeskAnswers.json(
        ["locked": await store.isLocked(id, Parties(sender: sender, receiver: mission))])
    }
    // The log with what was said sealed. The reading is journalled, as that of a case is.
    router.get("/v1/transfers/:id/conversation") { _, context in
      let transfer = try await named(context)
      let found = try await casework.conversation(of: transfer, at: now())
      if found.values.contains(where: { $0.said != nil }) { try await note("conversation.read", transfer: transfer) }
      let caller = Caller.current
      return try DeskAnswers.json(found.values.map { $0.shown { caller.may([$0]) } }, unreadable: found.unreadable)
    }
  }

  /// Nobody comes on a day: somebody may on one near it.
  private func nobody(on many: SayingOfMany) async throws -> DeskError {
    let days = try await cases.days(of: many.flight)
    let near = [days.last { $0 < many.day }, days.first { $0 > many.day }].compactMap(\.self)
    let flight = many.flight ?? "any flight"
    let others: ShownText = near.isEmpty ? "" : ". Somebody does on \(near.joined(separator: " and on "))"
    return DeskError(404, "nobody is known here who comes by \(flight) on \(many.day); nothing was said" + others)
  }

  /// Transfers that can be spoken of at once.
  private static let many = 10_000

  private func draft(named text: String) async throws -> Digest {
    let found = try await store.drafts(of: nil).map(\.id).filter { $0.text.hasPrefix(text) }
    guard text.count >= 4, let id = found.first else {
      throw DeskError(404, "nothing that waits for a second person is called “\(text)”: `baton drafts` lists what does")
    }
    guard found.count == 1 else { throw Self.ambiguous(text, found.map(\.text)) }
    return id
  }

  /// Where the mission keeps accounts, the second person signs in: a name alone would be the first person's word.
  private func approver(_ approval: Approval) async throws -> Approver {
    guard try await accounts.accounts().isEmpty else {
      guard let login = approval.login, let password = approval.password else {
        throw DeskError(401, "this mission keeps accounts: approve on the board, or sign in here with --login")
      }
      do { return try await accounts.approver(login, password, code: approval.code ?? "") } catch let problem
        as AccountProblem
      { throw DeskError(problem) }
    }
    guard let staff = approval.staff else { throw DeskError(400, "say who approves it with --staff") }
    return Approver(staff: staff, roles: StaffRole.allCases.filter { $0 != .daemon })
  }

  /// As whose account it is that calls says it, whatever else was named; as named where no account is bound to a user.
  ///
  /// - Throws: `DeskError` where none of the person's roles says this.
  static func attributed(_ saying: Saying, by caller: Caller = .current) throws -> Saying {
    guard let person = caller.person, let kind = StatementKind.of(saying.type) else { return saying }
    let roles = person.speaksAs.filter(kind.roles.contains)
    guard let role = saying.role ?? roles.first, roles.contains(role) else {
      let known = kind.roles.map(\.rawValue).joined(separator: " or ")
      throw DeskError(403, "your role does not say this; nothing was said. Ask a \(known) of your mission")
    }
    return saying.said(by: person.staff, as: role)
  }

  /// What of a transfer its reader was shown, by the tag of that (RFC 9110, §13.1.1); nil where none is asked for. A receipt that
  /// has come since changes nothing of what was read.
  ///
  /// - Throws: `DeskError` with `advice` where more was said since.
  func matched(_ request: Request, _ transfer: TransferID, _ advice: ShownText) async throws -> Heads? {
    guard let tag = request.headers[.ifMatch], tag != "*" else { return nil }
    guard let record = try await store.transfer(transfer),
      let shown = try? Heads(tag.trimmingCharacters(in: CharacterSet(charactersIn: "\""))), tag == "\"\(shown)\""
    else { throw DeskError(412, "that is no tag of \(transfer) as it is: " + advice) }
    do { try await casework.checkShown(shown, record) } catch let error as ServiceError {
      guard case .saying(.saidMeanwhile) = error else { throw error }
      throw DeskError(412, "something was said of \(transfer) since: " + advice)
    }
    return record.heads
  }

  private func saying(_ request: Request) async throws -> Saying {
    try await read(Saying.self, request, "what is to be said has a type, a staff id, and its members by their keys")
  }

  /// - Throws: `DeskError` when it cannot be read.
  private func read<T: Decodable>(_ type: T.Type, _ request: Request, _ expected: ShownText) async throws -> T {
    let limit = 2 * SealedHalf.limit
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: limit) } catch {
      throw DeskError(413, "too much was written: all of it together may have \(SealedHalf.limit) octets")
    }
    do { return try JSON.decode(type, from: Data(body.readableBytesView)) } catch DecodingError.dataCorrupted(let what)
    {
      throw DeskError(400, "\(what.debugDescription)")
    } catch { throw DeskError(400, expected) }
  }
}
