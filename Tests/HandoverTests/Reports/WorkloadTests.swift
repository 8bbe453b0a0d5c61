import Testing

@testable import Handover

@Suite("How many caseworkers so many cases need")
struct WorkloadTests {
  @Test("the study's caseworker: 27 cases, 30 hours, 1:27")
  func caseworker() {
    let plan = Workload([.intake: 3, .followUp: 18, .closure: 3, .intensive: 3])
    #expect(plan.cases == 27 && plan.hours == 30 && plan.caseworkers == 1 && plan.headcount == 1)
    #expect(plan.ratio == 27)
  }

  @Test("the study's mission: 555 hours, 18.5 caseworkers, so 19; 1:29.7")
  func mission() {
    let plan = Workload([.intake: 50, .followUp: 410, .closure: 20, .intensive: 70])
    #expect(plan.cases == 550 && plan.hours == 555 && plan.caseworkers == 18.5 && plan.headcount == 19)
    #expect(plan.ratio.map { ($0 * 10).rounded() / 10 } == 29.7)
  }

  @Test("a mission's own hours and capacity count, and no cases need nobody")
  func own() {
    #expect(Workload([.followUp: 10], hours: [.followUp: 1], capacity: 5).caseworkers == 2)
    #expect(Workload([:]) == Workload([.intake: 0]))
    #expect(Workload([:]).headcount == 0 && Workload([:]).ratio == nil)
  }
}
