package import Base
package import Foundation
import GRDB
package import Handover

extension SQLiteLedger: TypedStore {
  package func typed(of staff: Code?) async throws -> [TypedCase] { try await read { try $0.typed(of: staff) } }

  package func typed(_ id: String, of staff: Code) async throws -> TypedCase? {
    try await read { try $0.typed(id, of: staff) }
  }

  package func keep(_ typed: TypedCase, after before: String) async throws -> TypedKeeping {
    try await write { try $0.keep(typed, after: before) }
  }

  package func dropTyped(_ id: String, of staff: Code) async throws {
    try await write { _ = try $0.run("DELETE FROM typed WHERE staff = ? AND id = ?", [staff.text, id]) }
  }

  package func dropTyped(before moment: Date) async throws {
    try await write { _ = try $0.run("DELETE FROM typed WHERE at < ?", [moment.stored]) }
  }
}

extension Books {
  func typed(of staff: Code?) throws -> [TypedCase] {
    let found =
      if let staff {
        try rows("SELECT * FROM typed WHERE staff = ? ORDER BY at DESC, id", [staff.text])
      } else {
        try rows("SELECT * FROM typed ORDER BY at DESC, id")
      }
    return try found.map(Self.typed)
  }

  func typed(_ id: String, of staff: Code) throws -> TypedCase? {
    try row("SELECT * FROM typed WHERE staff = ? AND id = ?", [staff.text, id]).map(Self.typed)
  }

  private static func typed(_ row: Row) throws -> TypedCase {
    let transfer: String? = row["transfer"]
    return TypedCase(
      id: try row.value("id"), staff: try Code(row.value("staff")), transfer: try transfer.map { try TransferID($0) },
      page: try row.value("page"), at: try row.date("at"), sealed: try row.value("sealed"))
  }

  func keep(_ typed: TypedCase, after before: String) throws -> TypedKeeping {
    if let there = try self.typed(typed.id, of: typed.staff) {
      guard [before, typed.page].contains(there.page) else { return .overtaken }
    } else {
      guard before.isEmpty else { return .gone }
      let count: Int = try row("SELECT COUNT(*) AS count FROM typed WHERE staff = ?", [typed.staff.text])?["count"] ?? 0
      guard count < TypedCase.most else { return .full }
    }
    try run(
      "INSERT OR REPLACE INTO typed(staff, id, transfer, page, at, sealed) VALUES (?, ?, ?, ?, ?, ?)",
      [typed.staff.text, typed.id, typed.transfer?.text, typed.page, typed.at.stored, typed.sealed])
    return .kept
  }
}
