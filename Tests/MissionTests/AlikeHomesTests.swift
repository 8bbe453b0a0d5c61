import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Ledger
@testable import Mission
@testable import Reception
@testable import Sealing

/// Both homes of a case that is handed over, seen by whoever has their disks and no key. Source: decision 0046.
extension AlikeTests {
  /// All that shows of two homes, and what has been seen of it before.
  private struct Watched {
    let sites: [Site]
    var known: Set<String> = []

    /// What has come since the last look: of each table its rows and their octets, of the files their sizes and beginnings.
    mutating func look() async throws -> [Double] {
      var features: [Double] = []
      for site in sites {
        for (name, lines) in try await Self.tables(site.ledger) { features += take(lines.map { "\(name) \($0)" }) }
        let files = try FileManager.default.subpathsOfDirectory(atPath: site.home)
          .filter { !$0.hasPrefix("ledger.sqlite") }
          .compactMap { path -> (String, Data)? in
            (try? DurableFile.read("\(site.home)/\(path)")).map { (path, $0) }
          }
          .sorted { $0.1.count < $1.1.count }
        features += take(files.map { path, data in "\(path) \(data.count) \(data.prefix(64).base64EncodedString())" })
        features.append(Double(files.reduce(0) { $0 + $1.1.count }))
      }
      return features
    }

    private static func tables(_ ledger: SQLiteLedger) async throws -> [(String, [String])] {
      try await ledger.read { books in
        let names = try books.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map {
          try $0.value("name") as String
        }
        return try names.map { name in
          let columns = try books.rows("SELECT name FROM pragma_table_info('\(name)')").map {
            "quote(\"\(try $0.value("name") as String)\")"
          }
          let lines = try books.rows("SELECT \(columns.joined(separator: " || '|' || ")) AS line FROM \"\(name)\"")
          return (name, try lines.map { try $0.value("line") as String })
        }
      }
    }

    private mutating func take(_ lines: [String]) -> [Double] {
      let new = lines.filter { known.insert($0).inserted }
      let text = Data(new.joined(separator: "\n").utf8)
      let octets = text.prefix(400) + Data(count: max(0, 400 - text.count))
      return [Double(new.count), Double(text.count)] + octets.map { Double($0) }
    }
  }

  @Test("nor does one that is given both homes: statements, journal, database, files and their sizes")
  func homes() async throws {
    let pair = try KeyedPair()
    let directory = try DurableFile.read(pair.offices.authority.directoryFile)
    let (sender, receiver) = (try Site(pair.senderHome, directory), try Site(pair.home, directory))
    var watched = Watched(sites: [sender, receiver])
    let folder = pair.offices.folder.path + "/case"
    _ = try await watched.look()
    var cases: [(features: [Double], has: Bool)] = []
    for number in 0..<48 {
      // In no rhythm that a counter in a row could beat as well (Thue and Morse).
      let has = number.nonzeroBitCount % 2 == 1
      try Self.write(folder, protection: has, number)
      try await Self.handOver(folder, pair, sender, receiver)
      cases.append((try await watched.look(), has))
    }
    let accuracy = Self.accuracy(cases)
    #expect((0.2...0.8).contains(accuracy), "\(accuracy)")
    let told = cases.map { (features: $0.features + [$0.has ? 1 : 0], has: $0.has) }
    #expect(Self.accuracy(told) == 1)
  }

  /// Hands a case in with cards and a working copy, has it taken, asked about and accepted.
  private static func handOver(
    _ folder: String, _ pair: KeyedPair, _ sender: Site, _ receiver: Site
  ) async throws {
    let (now, compartments) = (Offices.now, try pair.compartments())
    let to = Receiver(
      id: "ng-lagos", name: "Lagos", country: "GMB", organisation: "Test", isOwn: true, roles: compartments.roles)
    let source = try ClearedSource(FolderSource(CaseFolder.scan(folder)), for: to, isConfirmed: true, now: now)
    var rng = SystemRandomNumberGenerator()
    let order = BundleOrder(
      transfer: TransferID(at: now, using: &rng), to: receiver.seals.mission, created: now, priority: .routine,
      arrival: nil)
    let (bundle, copy) = try BundleSealer(
      identity: sender.seals.identity, directory: sender.seals.currentDirectory, files: sender.files
    ).seal(
      CheckedSource(source, knowing: source.cleared.record), order, expires: now + 86_400,
      division: source.division(compartments),
      keeping: source.division(pair.senderHome.ownCompartments(sender.seals, now: now)))
    let cards = try await CardVault.open(seals: sender.seals, store: sender.ledger)
    let rows = try await cards.rows(
      of: CaseCard(source.cleared.record), transfer: order.transfer, delivery: bundle.delivery, at: now)
    try await sender.ledger.submit(
      Submission(bundle, item: QueueItem(sending: bundle), cards: rows, copy: copy.pieces))
    let parts = try bundle.manifest.parts.map { part in
      (digest: part.sha256, bytes: try DurableFile.read(sender.files.path(of: part.sha256)))
    }
    let offer = Offer(directory: nil, manifest: bundle.entry.der, parts: parts)
    guard case .receipt(let receipt) = try await receiver.intake.take(offer, from: sender.seals.mission) else {
      throw StoreProblem.notFound("a receipt")
    }
    _ = try await sender.ledger.settle(bundle.delivery.text, attempt: nil, answer: receipt, at: now)
    for (type, fields) in [
      (StatementType.opened, [:]), (.clarificationAsked, ["text": "When does she come?"]), (.accepted, [:]),
    ] {
      _ = try await receiver.casework.say(
        Saying(type: type, staff: Code("s-4"), role: nil, fields: fields), about: order.transfer, at: now)
    }
  }
}
