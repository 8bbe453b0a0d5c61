import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Who calls the socket is known from the kernel")
  struct SocketCallers {
    @Test(
      "Where accounts are bound to users, each does what their account may, under its name, and others open no case")
    func callers() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos"]) { federation in
        let office = federation["ng-lagos"]
        let id = try federation["ly-tripoli"].send(federation.writeCase(), to: office)
        try federation["ly-tripoli"].waitForReceipt(id)
        let me = Self.userName
        _ = try office.account("amina", ["caseworker"])
        // Nobody is bound: whoever may open the socket speaks for the mission, as before.
        #expect(try office.baton("inbox").status == 0)
        // The kernel's stand-in for users of elsewhere can be nobody's.
        #expect(try office.baton("account", "user", "amina", "nobody").status == 1)
        #expect(try office.baton("account", "user", "amina", "daemon").status == 0)
        // Now this user is nobody's: the lines and the accounts, and no case.
        for arguments in [["inbox"], ["read", id.text, "--to", "\(federation.folder)/out"], ["review", id.text]] {
          let refused = try office.baton(arguments, input: "")
          #expect(refused.status == 1 && refused.err.contains("baton account user"), "\(arguments): \(refused.err)")
        }
        #expect(try office.baton("hold", "ly-tripoli", "--mission", "--reason", "tried").status == 0)
        #expect(try office.statements(id).allSatisfy { $0.type != .opened })
        #expect(try office.baton("account", "user", "amina", me).status == 0)
        // As amina: what a caseworker may, whatever name is given.
        #expect(try office.baton("inbox").status == 0)
        #expect(try office.baton("review", id.text, "--staff", "somebody-else").status == 0)
        let accepting = try office.baton("accept", id.text)
        #expect(accepting.status == 1 && accepting.err.contains("supervisor"), "\(accepting.err)")
        // The daemon's own user keeps the accounts, whichever account it has.
        #expect(try office.baton("account", "list").status == 0)
        #expect(try office.baton("release", "ly-tripoli", "--mission").status == 1)
        let reading = try office.baton("journal", "show")
        #expect(reading.status == 1 && reading.err.contains("amina"))
      }
    }

    @Test("What there is to watch counts what there is to do, and says no word of a case")
    func metrics() async throws {
      try await withFederation(["ly-tripoli", "ng-lagos"]) { federation in
        let (sender, office) = (federation["ly-tripoli"], federation["ng-lagos"])
        let id = try sender.send(federation.writeCase(), to: office)
        try sender.waitForReceipt(id)
        let before = try office.baton("metrics").out
        #expect(before.contains("baton_cases{way=\"in\",what=\"new\"} 1\n"), "\(before)")
        #expect(before.contains("# TYPE baton_cases gauge\n") && before.contains("baton_accepting 1\n"))
        _ = try office.baton("read", id.text, "--to", "\(federation.folder)/out")
        #expect(try office.baton("metrics").out.contains("baton_cases{way=\"in\",what=\"new\"} 0\n"))
        #expect(try office.baton("hold", "ly-tripoli", "--mission", "--reason", "Amaru").status == 0)
        let held = try office.baton("metrics").out
        #expect(held.contains("baton_mission_obstructed{mission=\"ly-tripoli\"} 1\n"), "\(held)")
        for word in ["Amaru", "Diallo", id.text] { #expect(!held.contains(word), "\(word)") }
      }
    }

    private static let userName = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
  }
}
