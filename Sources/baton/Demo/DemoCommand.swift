import ArgumentParser
import Foundation
import Handover

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A federation of five missions on this machine: real daemons, mutual TLS, a receiver killed half-way.")
  @Option(help: "How many cases to send; the examples are taken in turn.") var cases = 5
  @Flag(help: "End after the last receipt instead of leaving daemons and boards up.") var quick = false
  @Option(help: "Work in this folder, and leave it behind.") var at: String?
  @Option(help: "The example cases (default: Protocol/examples/cases of the source tree).") var examples: String?

  func validate() throws {
    guard (1...10_000).contains(cases) else { throw ValidationError("--cases takes 1 to 10000") }
  }

  func run() async throws {
    let folder = try DemoFolder(at: at)
    let federation = DemoFederation(folder: folder.path)
    Interruption.onSignal {
      federation.stop()
      folder.remove()
    }
    defer {
      federation.stop()
      folder.remove()
    }
    let examples = try Examples.folders(self.examples)
    let story = DemoStory(federation: federation, examples: examples, cases: cases)
    let staff = try await story.tell(withStaff: !quick)
    if !quick { DemoStory.stayUp(federation, staff) }
  }
}

/// Where the demo works: a new folder, removed at the end unless the user named it.
struct DemoFolder {
  let path: String
  private let keep: Bool

  init(at: String?) throws {
    keep = at != nil
    if let at {
      path = Paths.absolute(at)
      let contents = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      guard contents.isEmpty else { throw Complaint("\(path) is not empty: name a new folder with --at") }
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } else {
      var template = Array("/tmp/baton-demo-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw Complaint("no folder can be made in /tmp") }
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  func remove() { if !keep { try? FileManager.default.removeItem(atPath: path) } }
}

/// The example cases, looked for from here and from the program upwards.
enum Examples {
  static func folders(_ given: String?) throws -> [String] {
    let places = given.map { [Paths.absolute($0)] } ?? candidates()
    for place in places {
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
      let folders = names.map { place + "/" + $0 }.filter {
        FileManager.default.fileExists(atPath: $0 + "/case.json")
      }
      if !folders.isEmpty { return folders }
    }
    throw Complaint("no example cases in \(places.joined(separator: ", ")): name their folder with --examples")
  }

  private static func candidates() -> [String] {
    let program = (CommandLine.arguments.first.map { Paths.absolute($0) } ?? "") as NSString
    var places: [String] = []
    for start in [FileManager.default.currentDirectoryPath, program.deletingLastPathComponent] {
      var folder = start as NSString
      while folder.length > 1 {
        places.append(folder.appendingPathComponent("Protocol/examples/cases"))
        folder = folder.deletingLastPathComponent as NSString
      }
    }
    return places + ["/usr/share/baton/examples/cases"]
  }
}

/// Runs something when the user interrupts, then ends.
enum Interruption {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  static func onSignal(_ body: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        body()
        exit(128 + number)
      }
      source.resume()
      sources.append(source)
    }
  }
}
