import Foundation
import Testing

/// SwiftPM builds an undeclared import as soon as some other target brings the module in, so who may know
/// whom is checked here, in the sources themselves.
@Suite("Import rule: who may know whom")
struct ImportRuleTests {
  @Test("every file under Sources keeps to the table")
  func sourcesKeepToTheTable() throws {
    let files = try SourceFile.all(under: SourceFile.sources)
    #expect(!files.isEmpty, "no Swift file under \(SourceFile.sources.path): the check would check nothing")
    let breaches = files.flatMap(House.breaches)
    #expect(breaches.isEmpty, "\(breaches.joined(separator: "\n"))")
  }

  @Test("every folder under Sources has a row in the table, and every row a folder")
  func tableAndFoldersAgree() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: SourceFile.sources.path)
      .filter { !$0.hasPrefix(".") }
    #expect(House.modules.symmetricDifference(folders) == [])
  }

  @Test("a row names only rows above it, so nothing goes in circles", arguments: House.rows.indices)
  func rowsLookUpwards(index: Int) {
    let above = Set(House.rows[..<index].map(\.module))
    #expect(House.rows[index].ours.subtracting(above) == [])
  }

  @Test("no row leads to HandoverTesting")
  func noProductUsesTheTestKit() {
    #expect(House.rows.filter { $0.ours.contains("HandoverTesting") }.map(\.module) == [])
  }

  // The gate, seen to fail.

  @Test(
    "a forbidden import is a breach",
    arguments: [
      ("Base", "import Handover"),
      ("CaseFile", "import Handover"),
      ("Handover", "import CaseFile"),
      ("Handover", "import Ledger"),
      ("Handover", "import FoundationNetworking"),
      ("Handover", "import Testing"),
      ("PeerProtocol", "import Courier"),
      ("Sealing", "import struct Hummingbird.Request"),
      ("Ledger", "@testable import HandoverTesting"),
      ("Courier", "import GRDB"),
      ("Courier", "internal import COpenSSL"),
      ("Reception", "import CCurl"),
      ("Reception", "@preconcurrency import Desk"),
      ("Desk", "  import Sealing"),
      ("DeskClient", "import Hummingbird"),
      ("Mission", "package import CArchive"),
      ("Mission", "import DeskClient"),
      ("Mission", "import ArgumentParser"),
      ("baton", "import Foundation; import Courier"),
      ("baton", "import GRDB"),
      ("HandoverTesting", "import Mission"),
      ("Invention", "import Foundation"),
    ])
  func forbiddenImportIsCaught(module: String, line: String) {
    let file = SourceFile(module: module, path: "\(module)/Bad.swift", text: "import Foundation\n\(line)\n")
    #expect(House.breaches(in: file).count == 1)
  }

  @Test(
    "an allowed import is none",
    arguments: [
      ("Handover", "import Base"),
      ("Sealing", "internal import COpenSSL"),
      ("Ledger", "package import GRDB"),
      ("Courier", "import CCurl"),
      ("Reception", "@preconcurrency import NIOCore"),
      ("Mission", "import Configuration"),
      ("baton", "import struct ArgumentParser.Option"),
      ("HandoverTesting", "import Testing"),
      ("CaseFile", "// import Handover"),
      ("CaseFile", "/// import Handover"),
      ("CaseFile", "#if canImport(Handover)"),
      ("CaseFile", "let important = \"import Handover\""),
      ("CaseFile", "let text = \"\"\"\n  import Handover\n  \"\"\""),
      ("CaseFile", "let none = \"\"\"\"\"\"  // \"\"\" import Handover"),
    ])
  func allowedImportPasses(module: String, text: String) {
    let file = SourceFile(module: module, path: "\(module)/Good.swift", text: "import Foundation\n\(text)\n")
    #expect(House.breaches(in: file) == [])
  }

  @Test("a breach says which file, which line, which module and what to do")
  func breachIsReadable() {
    let file = SourceFile(module: "Desk", path: "Desk/Board/Board.swift", text: "\nimport Ledger\n")
    #expect(
      House.breaches(in: file) == [
        "Sources/Desk/Board/Board.swift:2: Desk may not import Ledger; "
          + "reach it through a port in Handover, or argue for the row in CONTRIBUTING.md"
      ])
  }

  @Test("a forbidden import deep in a folder on disk is found")
  func walkFindsTheFile() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "imports-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "Handover/Queue/Deep")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("import Foundation\nimport Ledger\n".utf8).write(to: folder.appending(path: "Bad.swift"))
    try Data("import Ledger\n".utf8).write(to: folder.appending(path: "notes.txt"))

    let files = try SourceFile.all(under: root)
    #expect(files.map(\.path) == ["Handover/Queue/Deep/Bad.swift"])
    #expect(files.flatMap(House.breaches).count == 1)
  }

  @Test(
    "every form of import is read",
    arguments: [
      ("import Ledger", ["Ledger"]),
      ("import Ledger // the store", ["Ledger"]),
      ("package import Ledger", ["Ledger"]),
      ("internal import Ledger", ["Ledger"]),
      ("@preconcurrency import Ledger", ["Ledger"]),
      ("@testable import Ledger", ["Ledger"]),
      ("@preconcurrency package import Ledger", ["Ledger"]),
      ("@_spi(Testing) import Ledger", ["Ledger"]),
      ("@preconcurrency\nimport Ledger", ["Ledger"]),
      ("import struct Ledger.Row", ["Ledger"]),
      ("import Ledger.Rows", ["Ledger"]),
      ("import `Ledger`", ["Ledger"]),
      ("#if os(Linux)\n  import Glibc\n#else\n  import Darwin\n#endif", ["Glibc", "Darwin"]),
      ("import Ledger; import Desk", ["Ledger", "Desk"]),
      ("carry(import: file)\nimportant()", []),
      ("let text = \"\"\"\n  import Desk\n  \"\"\"\nimport Ledger", ["Ledger"]),
    ])
  func everyFormIsRead(text: String, modules: [String]) {
    let file = SourceFile(module: "Handover", path: "Handover/Any.swift", text: text)
    #expect(file.imports.map(\.module) == modules)
  }
}

/// The house: which module may import which, and what from outside each may use.
///
/// The same table stands in CONTRIBUTING.md; a module that is not on it is forbidden.
private enum House {
  struct Row: Sendable {
    let module: String
    /// Our own modules it may import.
    let ours: Set<String>
    /// What it may import from outside, besides `everywhere`.
    let others: Set<String>

    init(_ module: String, _ ours: Set<String> = [], others: Set<String> = []) {
      self.module = module
      self.ours = ours
      self.others = others
    }
  }

  static let rows = [
    Row("Base"),
    Row("CaseFile", ["Base"]),
    Row("Handover", ["Base"]),
    Row("PeerProtocol", ["Base", "Handover"]),
    Row("Wire", others: ["NIOSSL", "NIOCore", "NIOHTTPTypes"]),
    Row("COpenSSL"),
    Row("CCurl"),
    Row("CArchive"),
    Row("CZlib"),
    Row("CQRencode"),
    Row("CMalloc"),
    Row("Sealing", ["Base", "Handover", "CaseFile", "COpenSSL", "CArchive"]),
    Row("Accounts", ["Base", "Handover", "COpenSSL"]),
    Row("Ledger", ["Base", "Handover"], others: ["GRDB"]),
    Row("Courier", ["Base", "Handover", "PeerProtocol", "CCurl"]),
    Row(
      "Reception", ["Base", "Handover", "PeerProtocol", "Wire"],
      others: ["Hummingbird", "HummingbirdCore", "HummingbirdTLS", "NIOSSL", "NIOCore", "HTTPTypes"]),
    Row(
      "Desk", ["Base", "Handover", "CaseFile", "Accounts", "Wire", "CQRencode", "CZlib"],
      others: ["Hummingbird", "HummingbirdCore", "HummingbirdTLS", "NIOSSL", "NIOCore", "HTTPTypes", "Mustache"]),
    Row("DeskClient", ["Base", "Handover", "CCurl"]),
    Row(
      "Mission",
      [
        "Base", "CaseFile", "Handover", "PeerProtocol", "Sealing", "Accounts", "Ledger", "Courier", "Reception", "Desk",
        "CMalloc",
      ],
      others: ["Hummingbird", "ServiceLifecycle", "UnixSignals", "Configuration", "SystemPackage", "Yams"]),
    Row(
      "baton", ["Base", "CaseFile", "Handover", "Sealing", "Ledger", "Mission", "DeskClient"],
      others: ["ArgumentParser"]),
    Row("HandoverTesting", ["Base", "Handover"], others: ["Testing"]),
  ]

  /// What any module may import: the standard library's own, and the log.
  static let everywhere: Set = [
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization", "Logging",
  ]

  static let modules = Set(rows.map(\.module))

  /// What a file imports and may not, each as a sentence for the person who wrote it.
  static func breaches(in file: SourceFile) -> [String] {
    guard let row = rows.first(where: { $0.module == file.module }) else {
      return ["Sources/\(file.path): \(file.module) has no row in the table of ImportRuleTests"]
    }
    let allowed = row.ours.union(row.others).union(everywhere).union([row.module])
    return file.imports.filter { !allowed.contains($0.module) }.map { found in
      let advice =
        modules.contains(found.module)
        ? "reach it through a port in Handover, or argue for the row in CONTRIBUTING.md"
        : "it is not on this module's list of libraries; add it there with a reason"
      return "Sources/\(file.path):\(found.line): \(row.module) may not import \(found.module); \(advice)"
    }
  }
}

/// One Swift file below a folder of modules.
private struct SourceFile {
  /// The module it belongs to: the name of the topmost folder.
  let module: String
  /// Where it is, seen from the folder of modules.
  let path: String
  let text: String

  /// `Sources/` of this package.
  static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  /// All Swift files at any depth, in the order of their paths.
  static func all(under root: URL) throws -> [SourceFile] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      SourceFile(
        module: String(path.prefix { $0 != "/" }), path: path,
        text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
  }

  /// Every module named in an import declaration, with the line it stands on.
  ///
  /// Line comments and multi-line strings are left out. Block comments are not (the linter forbids them),
  /// so one that mentions an import can only raise a false alarm.
  var imports: [(module: String, line: Int)] {
    var found: [(module: String, line: Int)] = []
    var insideString = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = insideString ? line : Self.withoutComment(line)
      if !insideString {
        found += code.split(separator: ";").compactMap(Self.importedModule).map { ($0, index + 1) }
      }
      let quotes = code.ranges(of: "\"\"\"").count
      if !quotes.isMultiple(of: 2) { insideString.toggle() }
    }
    return found
  }

  /// The line up to a comment; two slashes inside a word, as in an address, begin none.
  private static func withoutComment(_ line: Substring) -> Substring {
    guard line.contains("//"), let comment = line.firstRange(of: /(^|\s)\/\//) else { return line }
    return line[..<comment.lowerBound]
  }

  /// The module of `import X`, `package import X`, `@testable import X`, `import struct X.Y` and the like.
  private static func importedModule(_ declaration: Substring) -> String? {
    guard declaration.contains("import") else { return nil }
    let form =
      #/
      ^ \s*
      (?: (?: @\w+ (?: \( [^)]* \) )? | public | package | internal | fileprivate | private ) \s+ )*
      import \s+
      (?: (?: struct | class | enum | protocol | typealias | func | let | var | actor ) \s+ )?
      `? (\w+)
      /#
    return declaration.firstMatch(of: form).map { String($0.1) }
  }
}
