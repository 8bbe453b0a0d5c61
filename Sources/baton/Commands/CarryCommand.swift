import ArgumentParser
import Base
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct CarryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carry", abstract: "By hand where there is no line: cases, words and receipts, both ways.",
    discussion: """
      A case: `baton export ID --bundle FILE.baton` here, `baton carry in FILE.baton --answer BACK.baton` there; BACK.baton, with the \
      receipt and all else that was said there, comes back and is carried in here. Everything stays sealed and signed on the way, \
      and what is carried twice, or comes over the line as well, counts once.
      """, subcommands: [Out.self, In.self])

  struct Out: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "out", abstract: "Write what this mission has said to another into a file, receipts too.")
    @OptionGroup var home: HomeOption
    @Option(help: "The mission that it is for.", transform: MissionID.init(_:)) var to: MissionID
    @Argument(help: "The file to write, such as words.baton.") var file: String

    func run() throws { try CarriedWords(home.desk).write(for: to, to: file) }
  }

  struct In: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "in", abstract: "Take in what another mission has sent by hand.")
    @OptionGroup var home: HomeOption
    @Argument(help: "Files that were carried here.") var files: [String]
    @Option(help: "A file to write for the way back: what this mission has said, receipts too.") var answer: String?

    func run() throws {
      let directory = try home.mission.directory(now: Date())
      let own = try home.mission.profile().id
      var (senders, troubles): (Set<MissionID>, Int) = ([], 0)
      for file in files {
        var reading = CarriedReading(client: home.desk, directory: directory, own: own, file: file)
        try reading.takeBundle()
        try reading.takeStatements()
        senders.formUnion(reading.senders)
        troubles += reading.troubles
      }
      if let answer {
        guard let sender = senders.first, senders.count == 1 else {
          throw Complaint("an answer is for one mission: carry in what each has sent by itself")
        }
        try CarriedWords(home.desk).write(for: sender, to: answer)
      }
      if troubles > 0 { throw ExitCode(1) }
    }
  }
}

/// What this mission has said to another, gathered into one file.
private struct CarriedWords {
  let client: DeskClient

  init(_ client: DeskClient) { self.client = client }

  func write(for mission: MissionID, to file: String) throws {
    let target = Paths.absolute(file)
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Complaint("\(file) is there already: name a new file, or remove that one first")
    }
    let transfers: [TransferID] = try client.get("/v1/carry/\(mission)")
    var (statements, sealed): ([Data], [Digest: Data]) = ([], [:])
    for transfer in transfers {
      var last = 0
      while let page = try client.get("/v1/transfers/\(transfer)/said?after=\(last)", as: [CarriedPage].self).first {
        let read = try OfferTar.unpackStatements(page.tar)
        statements += read.statements
        sealed.merge(read.sealed) { first, _ in first }
        last = page.last
      }
    }
    guard statements.count <= OfferTar.carriedLimit else {
      throw Complaint("this mission has said too much for one file: \(statements.count) statements")
    }
    guard !statements.isEmpty else {
      return Terminal.say("there is nothing to carry to \(mission): this mission has said nothing to it")
    }
    let tar = try OfferTar.pack(StatementsTar(statements: statements, sealed: sealed))
    try TempFile.replace(target) { file in try tar.withUnsafeBytes { try file.write($0) } }
    Terminal.say(
      "\(file): \(statements.count) statements about \(transfers.count) cases, for \(mission): `baton carry in` there")
  }
}

/// One file that was carried here.
private struct CarriedReading {
  let client: DeskClient
  let directory: Directory
  let own: MissionID
  let file: String
  /// Whose it is, by its signatures.
  private(set) var senders: Set<MissionID> = []
  /// What was not taken.
  private(set) var troubles = 0

  init(client: DeskClient, directory: Directory, own: MissionID, file: String) {
    (self.client, self.directory, self.own, self.file) = (client, directory, own, file)
  }

  // MARK: A bundle

  mutating func takeBundle() throws {
    guard let carried = try CarryFile.bundle(in: Paths.absolute(file)) else { return }
    let manifest = try BundleVerifier(directory: directory, identity: nil)
      .verify(carried.manifest, from: nil, now: Date()).manifest
    guard manifest.to == own else { throw Complaint("\(file) is for \(manifest.to), not for this mission") }
    senders.insert(manifest.from)
    let answer = try bring(carried, of: manifest)
    switch answer.fate {
    case .received: Terminal.say("\(file): transfer \(manifest.transfer) from \(manifest.from): received")
    default:
      troubles += 1
      Terminal.complain("\(file): transfer \(manifest.transfer): refused: \(Self.words(answer.code))")
    }
  }

  /// Brings the parts that are not here yet, one with each offer, until it is decided.
  private func bring(_ carried: CarryFile.Bundle, of manifest: Manifest) throws -> CarriedBundle {
    let bar = ProgressBar("carrying in", total: manifest.sealedBytes)
    defer { bar.finish() }
    var answer = try offer(carried.manifest, nil, from: manifest.from)
    var brought: Set<Digest> = []
    while answer.fate == .missing || answer.fate == .opening {
      guard let next = answer.missing.first else {
        // It is being opened there.
        Thread.sleep(forTimeInterval: 0.2)
        answer = try offer(carried.manifest, nil, from: manifest.from)
        continue
      }
      guard brought.insert(next).inserted, let part = try carried.part(next) else {
        throw Complaint("\(file): part \(next) is missing or damaged in it: copy the file again")
      }
      answer = try offer(carried.manifest, (next, part), from: manifest.from)
      bar.add(Int64(part.count))
    }
    return answer
  }

  private func offer(_ manifest: Data, _ part: (Digest, Data)?, from mission: MissionID) throws -> CarriedBundle {
    let tar = try OfferTar.pack(manifest: manifest, part: part)
    return try client.upload("/v1/carried/\(mission)/bundle") { write in try tar.withUnsafeBytes { try write($0) } }
  }

  // MARK: Words

  mutating func takeStatements() throws {
    let carried = try CarryFile.statements(in: Paths.absolute(file))
    var counts: [CarriedStatement.Fate: Int] = [:]
    var refused: [Refusal: Int] = [:]
    for batch in try batches(carried) {
      senders.insert(batch.author)
      let tar = try OfferTar.pack(batch.tar)
      let results: [CarriedStatement] = try client.upload("/v1/carried/\(batch.author)/statements") { write in
        try tar.withUnsafeBytes { try write($0) }
      }
      for one in results {
        counts[one.fate, default: 0] += 1
        guard one.fate == .refused else { continue }
        refused[Refusal(transfer: batch.transfers[one.digest], author: batch.author, code: one.code), default: 0] += 1
      }
    }
    for (refusal, count) in refused.sorted(by: { $0.key.order < $1.key.order }) { complain(refusal, count) }
    troubles += counts[.refused, default: 0]
    guard !carried.statements.isEmpty else { return }
    Terminal.say(
      "\(file): \(counts[.stored, default: 0]) statements stored, \(counts[.alreadyHad, default: 0]) were here already")
  }

  /// What was not taken of one case, and why.
  private struct Refusal: Hashable {
    let transfer: TransferID?
    let author: MissionID
    let code: String?

    var order: String { "\(transfer?.text ?? "") \(code ?? "")" }
  }

  private func complain(_ refusal: Refusal, _ count: Int) {
    let what = count == 1 ? "1 statement" : "\(count) statements"
    let about: ShownText = refusal.transfer.map { " about \($0)" } ?? ""
    Terminal.complain("\(file): \(what)\(about) refused: \(Self.words(refusal.code))")
    guard refusal.code == ProblemCode.conflict.rawValue, let transfer = refusal.transfer else { return }
    Terminal.complain(
      "  \(refusal.author) has said something else there before: its books were restored from a backup. What stands here stays, and so "
        + "does the receipt. `baton show \(transfer)` says whether the case is delivered; what \(refusal.author) has said since is to be "
        + "told by telephone (Deploy/runbooks/restore.md, step 7)")
  }

  private struct Batch {
    let author: MissionID
    private(set) var tar = StatementsTar(statements: [])
    /// What each statement is about.
    private(set) var transfers: [Digest: TransferID] = [:]
    private(set) var octets = 0

    init(_ author: MissionID) { self.author = author }

    mutating func add(_ entry: LogEntry, _ half: (Digest, Data)?, _ octets: Int) {
      transfers[entry.digest] = entry.statement.transfer
      let sealed = half.map { tar.sealed.merging([$0.0: $0.1]) { first, _ in first } } ?? tar.sealed
      tar = StatementsTar(statements: tar.statements + [entry.der], sealed: sealed)
      self.octets += octets
    }

    /// Whether another statement of `author` still goes into the same request.
    func takes(_ octets: Int, of author: MissionID) -> Bool {
      self.author == author && tar.statements.count < OfferTar.statementLimit && self.octets + octets <= Self.most
    }

    private static let most = 6 << 20
  }

  /// As many as a request brings, each batch of one author, with the sealed halves that they name.
  private mutating func batches(_ carried: StatementsTar) throws -> [Batch] {
    let verifier = StatementVerifier(directory: directory)
    var batches: [Batch] = []
    for (index, der) in carried.statements.enumerated() {
      let entry: LogEntry
      do throws(SealProblem) { entry = try verifier.verify(der, now: Date()) } catch {
        troubles += 1
        Terminal.complain("\(file): statement \(index + 1): \(error)")
        continue
      }
      let statement = entry.statement
      guard statement.author != own else {
        throw Complaint("\(file) is what this mission itself has said: it is for the other one")
      }
      let half = statement.sealed.flatMap { reference in carried.sealed[reference.sha256].map { (reference.sha256, $0) }
      }
      let octets = der.count + (half?.1.count ?? 0)
      if batches.last?.takes(octets, of: statement.author) != true { batches.append(Batch(statement.author)) }
      batches[batches.count - 1].add(entry, half, octets)
    }
    return batches
  }

  private static func words(_ code: String?) -> ShownText {
    guard let code else { return "no reason is given" }
    return ProblemCode(rawValue: code).map { "\($0.meaning) (\(code))" } ?? "\(code)"
  }
}
