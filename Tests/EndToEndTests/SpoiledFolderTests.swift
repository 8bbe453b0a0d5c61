import Base
import Foundation
import Handover
import Testing

/// Folders that cannot be a case.
extension EndToEnd.CommandLineScripts {
  /// A way to spoil a case folder.
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What the refusal must name.
    let names: String
    let spoil: @Sendable (_ folder: String) throws -> Void
  }

  static let spoiled: [Spoiled] = [
    Spoiled(testDescription: "no case.json", names: "case.json") { unlink($0 + "/case.json") },
    Spoiled(testDescription: "malformed JSON", names: "line") {
      try Data("{\n \"schema\": oops".utf8).write(to: URL(fileURLWithPath: $0 + "/case.json"))
    },
    Spoiled(testDescription: "unknown field", names: "flavour") { folder in
      let file = URL(fileURLWithPath: folder + "/case.json")
      var document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
      document["flavour"] = "sweet"
      try JSONSerialization.data(withJSONObject: document).write(to: file)
    },
    Spoiled(testDescription: "a link", names: "attachments/link") {
      symlink("/etc/passwd", $0 + "/attachments/link")
    },
    Spoiled(testDescription: "a device", names: "attachments/pipe") { mkfifo($0 + "/attachments/pipe", 0o600) },
    Spoiled(testDescription: "..", names: "..") { folder in
      let file = URL(fileURLWithPath: folder + "/case.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacingOccurrences(of: "scan.jpg", with: "../../x").write(
        to: file, atomically: true, encoding: .utf8)
    },
    Spoiled(testDescription: "a name that is not UTF-8", names: "attachments") { folder in
      let name = (folder + "/attachments/").utf8CString.dropLast() + [CChar(bitPattern: 0xff), 0]
      close(Array(name).withUnsafeBufferPointer { open($0.baseAddress.unsafelyUnwrapped, O_CREAT | O_WRONLY, 0o600) })
    },
    Spoiled(testDescription: "a name that is not portable", names: "attachments/a:b") {
      try Data().write(to: URL(fileURLWithPath: $0 + "/attachments/a:b"))
    },
    Spoiled(testDescription: "a file that case.json does not list", names: "attachments/extra.pdf") {
      try Data([1]).write(to: URL(fileURLWithPath: $0 + "/attachments/extra.pdf"))
    },
    Spoiled(testDescription: "a listed file that is not there", names: "attachments/scan.jpg") {
      unlink($0 + "/attachments/scan.jpg")
    },
  ]

  @Test("A folder that cannot be a case is refused, with place and way out, and nothing is queued")
  func spoiledFolders() async throws {
    try await withFederation { federation in
      let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
      for (number, spoiled) in Self.spoiled.enumerated() {
        let folder = try federation.writeCase("case-\(number)")
        try spoiled.spoil(folder)
        let outcome = try sender.baton("send", folder, "--to", receiver.name)
        #expect(outcome.status == 1, "\(spoiled.testDescription): \(outcome.out)\(outcome.err)")
        #expect(outcome.err.contains(spoiled.names), "\(spoiled.testDescription): \(outcome.err)")
        #expect(outcome.err.split(separator: "\n").first?.hasPrefix("error: ") == true, "\(outcome.err)")
      }
      let nowhere = try sender.baton("send", federation.folder + "/nowhere", "--to", receiver.name)
      #expect(nowhere.status == 1)
      try EndToEnd.Directories.nothingQueued(sender)
    }
  }
}
