import Foundation
import Testing

extension EndToEnd {
  @Suite("People of two missions do their work in a browser")
  struct InBrowser {
    /// What `make test-desk` sets: the languages, and the Python that drives a browser.
    private static let languages = (variable("BATON_DESK_LANGUAGES") ?? "").split(separator: " ").map(String.init)
    private static let python = variable("BATON_DESK_PYTHON")

    private static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    @Test(
      "A case from handing in to complete, in Chromium: for everybody to use, without scripts, by keyboard alone",
      .enabled(if: !languages.isEmpty, "needs a browser: `make test-desk` installs it and plays the case in it"),
      arguments: languages, ["script", "plain", "keyboard"])
    func story(language: String, mode: String) async throws {
      let python = try #require(Self.python, "BATON_DESK_PYTHON is not set: `make test-desk` sets it")
      let chromium = try #require(
        Program.find("chromium"), "there is no chromium on the path: `Deploy/setup.sh --desk` installs it")
      let names = ["ly-tripoli", "ng-lagos"]
      try await withFederation(names, starting: false) { federation in
        let ports = try Ports.free(names.count)
        for (name, port) in zip(names, ports) { try federation[name].openBoard(on: port) }
        for name in names { try federation[name].start() }
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let screenshots = "\(Program.source)/.build/screenshots/\(language)-\(mode)"
        let plan: [String: Any] = [
          "chromium": chromium, "language": language, "mode": mode, "screenshots": screenshots,
          "missions": Dictionary(uniqueKeysWithValues: zip(names, ports.map { "http://127.0.0.1:\($0)" })),
          "packed": try Self.pack(Cases.examples[0], in: federation.folder),
          "links": [
            "paula": try sender.account("paula", ["caseworker"]), "omar": try sender.account("omar", ["operator"]),
            "amina": try receiver.account("amina", ["caseworker"]),
            "sara": try receiver.account("sara", ["supervisor"]), "ada": try receiver.account("ada", ["administrator"]),
          ],
        ]
        let file = "\(federation.folder)/plan.json"
        try JSONSerialization.data(withJSONObject: plan, options: .sortedKeys).write(to: URL(fileURLWithPath: file))
        let outcome = try Program.run([python, "\(Program.source)/Tests/Browser/story.py", file], atMost: 400)
        #expect(
          outcome.status == 0,
          "\(outcome.err)\n\(sender.logTail)\n\(receiver.logTail)\nScreenshots: \(screenshots)")
      }
    }

    /// As a desktop packs a folder.
    private static func pack(_ folder: String, in place: String) throws -> String {
      let packed = "\(place)/packed.tar.gz"
      let (parent, name) = ((folder as NSString).deletingLastPathComponent, (folder as NSString).lastPathComponent)
      let outcome = try Program.run(["/bin/tar", "-C", parent, "-czf", packed, name])
      try Proof.require(outcome.status == 0, outcome.err)
      return packed
    }
  }
}
