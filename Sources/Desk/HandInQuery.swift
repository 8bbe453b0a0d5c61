import Base
import Handover
import Hummingbird

extension HandIn {
  init(query: Parameters) throws {
    guard let to = query.get("to") else { throw DeskError(400, "say which mission it goes to") }
    let priority = query.get("priority") ?? Priority.routine.rawValue
    guard let priority = Priority(rawValue: priority) else {
      throw DeskError(400, "“\(priority)” is no priority: routine, urgent or emergency")
    }
    do {
      self.init(
        to: try MissionID(to), arrival: try query.get("arrival").map { try Timestamp($0) }, priority: priority,
        transfer: try query.get("transfer").map { try TransferID($0) }, isConfirmed: query.get("confirmed") == "yes",
        again: query.get("again") == "yes", staff: try query.staff,
        partOf: try query.get("part_of").map { try TransferID($0) })
    } catch { throw DeskError(400, "\(error)") }
  }
}

extension CaseUpdate {
  init(_ transfer: TransferID, query: Parameters) throws {
    let priority = query.get("priority")
    guard priority == nil || priority.flatMap(Priority.init) != nil else {
      throw DeskError(400, "“\(priority ?? "")” is no priority: routine, urgent or emergency")
    }
    do {
      self.init(
        transfer: transfer, arrival: try query.get("arrival").map { try Timestamp($0) },
        priority: priority.flatMap(Priority.init), staff: try query.staff, leavesOut: query.get("leave_out") == "yes")
    } catch { throw DeskError(400, "\(error)") }
  }
}

extension Parameters {
  /// Who does it, by the mission's own id.
  var staff: Code? {
    get throws {
      try get("staff").map { text in
        guard let staff = Code.of(text) else { throw DeskError(400, Code.staffWords(text)) }
        return staff
      }
    }
  }
}
