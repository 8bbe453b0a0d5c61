import Base
import DeskClient
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("What is counted, and what a person is told of what is kept about them")
  struct FiguresAndPersons {
    @Test("reports count and name nobody; a person is told all there is, and nobody learns who asked about whom")
    func story() async throws {
      try await withFederation { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let folder = try federation.writeCase("case", word: "Amaru")
        let id = try sender.send(folder, to: receiver)
        try sender.waitForReceipt(id)
        #expect(try receiver.baton("read", id.text, "--to", "\(federation.folder)/opened").status == 0)
        let name = try Self.name(in: folder)

        for (office, words) in [(sender, "handed in here"), (receiver, "ly-tripoli, to ng-lagos")] {
          let told = try office.baton(["subject-access"], input: name + "\n")
          #expect(told.status == 0 && told.out.contains(words) && told.out.contains(name), "\(told)")
          #expect(told.out.contains("held here, sealed") && told.out.contains(id.text), "\(told.out)")
          let nobody = try office.baton(["subject-access"], input: "Zzyzx Qwfp\n")
          #expect(nobody.status == 0 && nobody.out.contains("nothing is kept here"), "\(nobody)")
          let journal = try office.baton("journal", "show").out + office.logText
          for word in name.split(separator: " ").map(String.init) + ["Zzyzx"] {
            #expect(!journal.contains(word), "\(word)")
          }
          let raw = try String(decoding: office.desk.data("/v1/journal?limit=1000"), as: UTF8.self)
          #expect(raw.contains("person.access") && !raw.contains("Zzyzx"))
        }
        #expect(try receiver.baton(["subject-access"], input: name).out.contains("case.read"))
        #expect(try sender.baton(["subject-access"], input: "").status == 1)
        try Self.severalPeople(sender, receiver, federation, name)

        for report in ["continuity", "indicators", "trends"] {
          let told = try sender.baton("report", report)
          #expect(told.status == 0 && !told.out.contains(name), "\(told)")
          #expect(try sender.baton("report", report, "--csv").out.hasPrefix("month,from,to,measure,yes,of,median"))
          #expect(try sender.baton("report", report, "--json", "--by", "category").status == 0)
          #expect(try sender.baton("report", report, "--by", "name").err.contains("route-month"))
          #expect(try sender.baton("report", report, "--from", "soon").err.contains("2027-02"))
        }
        // One person is too few to be counted.
        #expect(try sender.baton("report", "indicators").out.contains("all together: * cases"))
        let plan = try sender.baton(
          "plan", "workload", "--intake", "50", "--follow-up", "410", "--closure", "20", "--intensive", "70")
        #expect(
          plan.out.contains("555") && plan.out.contains("18.5, so 19") && plan.out.contains("29.7"), "\(plan.out)")
      }
    }

    /// A second person who is called alike: nobody is told of the other.
    private static func severalPeople(_ sender: Office, _ receiver: Office, _ federation: Federation, _ name: String)
      throws
    {
      let folder = try federation.writeCase("other", word: "Amaru")
      let file = "\(folder)/case.json"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let changed = text.replacing("\"male\"", with: "\"other\"").replacing("\"female\"", with: "\"male\"")
      #expect(changed != text)
      try changed.write(toFile: file, atomically: true, encoding: .utf8)
      let id = try sender.send(folder, to: receiver)
      try sender.waitForReceipt(id)
      let asked = try sender.baton(["subject-access"], input: name)
      #expect(asked.status == 2 && asked.out.contains("--transfer"), "\(asked)")
      let one = try sender.baton(["subject-access", "--transfer", id.text], input: name)
      #expect(one.status == 0 && one.out.contains(id.text), "\(one)")
      #expect(one.out.components(separatedBy: "transfer ").count == 2)
    }

    /// As the first person of a case folder is called.
    private static func name(in folder: String) throws -> String {
      let json = try JSON.decode(JSONValue.self, from: Data(contentsOf: URL(filePath: "\(folder)/case.json")))
      guard case .array(let persons)? = json["persons"], let identity = persons.first?["identity"],
        case .array(let names)? = identity["names"], let first = names.first
      else { throw HarnessProblem("the case has nobody in it") }
      return [first["given"]?.string, first["family"]?.string].compactMap(\.self).joined(separator: " ")
    }
  }
}
