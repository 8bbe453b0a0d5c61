import Base
import Foundation
import Handover
import Hummingbird
import NIOCore

extension StaffDesk {
  /// What is carried by hand, in and out. Sealed all the way: nothing of it is opened for whoever carries it.
  func addCarryRoutes(to router: Router<DeskContext>) {
    router.post("/v1/carried/:mission/bundle") { request, context in
      let mission = try Self.mission(context)
      let answer = try await carrying.take(offer: carried(request), from: mission)
      if answer.fate == .received || answer.fate == .refused { try await note("carry.in", subject: mission.text) }
      return try DeskAnswers.json(answer)
    }
    router.post("/v1/carried/:mission/statements") { request, context in
      let mission = try Self.mission(context)
      let results = try await carrying.take(statements: carried(request), from: mission)
      try await note("carry.in", subject: mission.text, detail: ["statements": "\(results.count)"])
      return try DeskAnswers.json(results)
    }
    router.get("/v1/carry/:mission") { _, context in
      let mission = try Self.mission(context)
      let transfers = try await carrying.transfers(with: mission)
      try await note("carry.out", subject: mission.text, detail: ["transfers": "\(transfers.count)"])
      return try DeskAnswers.json(transfers)
    }
    router.get("/v1/transfers/:id/said") { request, context in
      let last = request.uri.queryParameters.get("after").flatMap { Int($0) } ?? 0
      let page = try await carrying.said(about: named(context), after: last)
      return try DeskAnswers.json(page.map { [$0] } ?? [])
    }
  }

  private static func mission(_ context: DeskContext) throws -> MissionID {
    guard let mission = try? MissionID(context.parameters.get("mission") ?? "") else {
      throw DeskError(400, "that is no mission id")
    }
    return mission
  }

  /// A manifest and a part, or a request's worth of statements, at the most.
  private func carried(_ request: Request) async throws -> Data {
    Data(try await request.body.collect(upTo: 16 << 20).readableBytesView)
  }
}
