import Base
import Foundation
import Handover
import Hummingbird
import NIOCore

extension StaffDesk {
  func addCaseworkRoutes(to router: Router<BasicRequestContext>) {
    // A `Saying` in the body: what people word stands in no address, which servers write into logs.
    router.post("/v1/transfers/:id/statements") { request, context in
      let saying = try await saying(request)
      let record = try await casework.say(saying, about: named(context), at: now())
      return try DeskAnswers.json(view(record), status: .created)
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
      let found = try await casework.conversation(of: transfer)
      if found.values.contains(where: { $0.said != nil }) { try await note("conversation.read", transfer: transfer) }
      return try DeskAnswers.json(found.values, unreadable: found.unreadable)
    }
  }

  /// - Throws: `DeskError` when it cannot be read.
  private func saying(_ request: Request) async throws -> Saying {
    let limit = 2 * SealedHalf.limit
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: limit) } catch {
      throw DeskError(413, "too much was written: all of it together may have \(SealedHalf.limit) octets")
    }
    do { return try JSON.decode(Saying.self, from: Data(body.readableBytesView)) } catch DecodingError.dataCorrupted(
      let what)
    {
      throw DeskError(400, "\(what.debugDescription)")
    } catch { throw DeskError(400, "what is to be said has a type, a staff id, and its members by their keys") }
  }
}
