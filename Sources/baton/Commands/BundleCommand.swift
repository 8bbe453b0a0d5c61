import ArgumentParser
import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

/// Who verifies: a mission's home, or only the root and a directory.
struct TrustOptions: ParsableArguments {
  @OptionGroup var home: HomeOption
  @OptionGroup var passphrase: PassphraseOption
  @Option(help: "Verify with this root certificate (PEM) instead of a home; needs --directory.") var root: String?
  @Option(help: "Verify with this directory (directory.p7m).") var directory: String?
  @Option(help: "Verify as of this time (RFC 3339) instead of now.", transform: Timestamp.init(_:))
  var at: Timestamp?

  var now: Date { at?.date ?? Date() }

  func verifier() throws -> BundleVerifier {
    if let held = try given() { return BundleVerifier(directory: held, identity: nil) }
    return try home.mission.seals(passphrase: passphrase.read(for: home.mission), now: now).verifier
  }

  func trusted() throws -> Directory { try given() ?? home.mission.directory(now: now) }

  private func given() throws -> Directory? {
    guard root != nil || directory != nil else { return nil }
    guard let root, let directory else { throw ValidationError("--root and --directory go together") }
    return try Directory(
      verifying: Files.read(directory), root: Certificate(pem: Files.read(root)), now: now)
  }
}

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Seal, look at, verify and open bundles on disk, with no daemon.",
    subcommands: [Seal.self, Inspect.self, Verify.self, Open.self])

  struct Seal: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "seal", abstract: "Seal a case folder for one mission.")
    @OptionGroup var home: HomeOption
    @OptionGroup var passphrase: PassphraseOption
    @Argument(help: "The case folder.") var folder: String
    @Option(help: "The receiving mission.", transform: MissionID.init(_:)) var to: MissionID
    @Option(help: "The bundle's folder, or a file ending in .baton to carry by hand.") var out: String
    @Option(
      help: "Planned arrival, RFC 3339 with offset (default: the last leg's, from case.json).",
      transform: Timestamp.init(_:)) var arrival: Timestamp?
    @Option(help: "routine, urgent or emergency.") var priority: Priority = .routine
    @OptionGroup var confirmation: Confirmation
    @OptionGroup var json: JSONFlag

    func run() throws {
      let now = Date()
      let seals = try home.mission.seals(passphrase: passphrase.read(for: home.mission), now: now)
      let compartments = try home.mission.compartments(of: to, seals, now: now)
      let receiver = try home.mission.receiver(to, compartments: compartments, now: now)
      let checked = try CheckedFolder(folder, for: receiver, now: now)
      let isConfirmed = try confirmation.given(for: [checked], receiver)
      let arrival = try self.arrival ?? checked.plannedArrival
      var rng = SystemRandomNumberGenerator()
      let order = BundleOrder(
        transfer: TransferID(at: now, using: &rng), to: to, created: now, priority: priority, arrival: arrival)
      let expires = try Lifetime.end(arrival: arrival?.date, created: now)
      let target = Paths.absolute(out)
      let isCarried = out.hasSuffix(".baton")
      let unfinished = isCarried ? TempFile.temporary(for: target) : BundleFolder.temporary(for: target)
      // Twice: something may be written into it meanwhile.
      LastWord.onSignal { for _ in 0..<2 { try? FileManager.default.removeItem(atPath: unfinished) } }
      let bar = ProgressBar("sealing", total: checked.bytes)
      defer { bar.finish() }
      let cleared = try ClearedSource(
        FolderSource(checked.folder), for: receiver, isConfirmed: isConfirmed, now: now)
      guard compartments.isKnown || !cleared.cleared.isDivided else { throw ServiceError.handIn(.keysUnknown(to)) }
      let division = cleared.division(compartments)
      let source = CheckedSource(cleared, knowing: cleared.cleared.record)
      let (identity, directory) = (seals.identity, seals.currentDirectory)
      let bundle =
        isCarried
        ? try CarryFile.seal(
          source, order, expires: expires, identity: identity, directory: directory, division: division,
          content: checked.content, to: target, progress: { bar.add($0) })
        : try BundleFolder.seal(
          source, order, expires: expires, identity: identity, directory: directory, division: division, to: target,
          progress: { bar.add($0) })
      bar.finish()
      try BundleView(bundle.manifest, bundle.delivery).print(json: json.isOn)
    }
  }

  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inspect", abstract: "Show what a bundle says of itself; its signature is verified, nothing opened.")
    @OptionGroup var trust: TrustOptions
    @Argument(help: "A bundle's folder or .baton file.") var bundle: String
    @OptionGroup var json: JSONFlag

    func run() throws {
      let folder = try BundleOnDisk(bundle)
      let verifier = BundleVerifier(directory: try trust.trusted(), identity: nil)
      let verified = try verifier.verify(folder.manifest, from: nil, now: trust.now)
      try BundleView(verified.manifest, verified.delivery).print(json: json.isOn)
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Verify a bundle: with a home that it is for, all of it; otherwise signature and every part.")
    @OptionGroup var trust: TrustOptions
    @Argument(help: "A bundle's folder or .baton file.") var bundle: String
    @OptionGroup var json: JSONFlag

    func run() throws {
      let folder = try BundleOnDisk(bundle)
      let sealed = try BundleVerifier(directory: trust.trusted(), identity: nil)
        .verify(folder.manifest, from: nil, now: trust.now)
      let bar = ProgressBar("verifying", total: sealed.manifest.sealedBytes)
      defer { bar.finish() }
      try folder.checkParts(sealed.manifest) { bar.add($0) }
      let verifier = try trust.verifier()
      let ours = verifier.mission == sealed.manifest.to
      if ours {
        try verifier.verify(folder.manifest, from: nil, now: trust.now).examine(folder.parts)
      }
      bar.finish()
      if json.isOn { return try BundleView(sealed.manifest, sealed.delivery).print(json: true) }
      Terminal.say(
        ours
          ? "good: signed by \(sealed.manifest.from), every part present, opened and checked in full"
          : "good: signed by \(sealed.manifest.from), every part present and as signed (not opened: it is for \(sealed.manifest.to))"
      )
    }
  }

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "open", abstract: "Open a bundle for this mission into a case folder.")
    @OptionGroup var trust: TrustOptions
    @Argument(help: "A bundle's folder or .baton file.") var bundle: String
    @Option(help: "The case folder to write; it must not exist, or be empty.") var to: String
    @OptionGroup var apart: CompartmentOptions

    func run() throws {
      let folder = try BundleOnDisk(bundle)
      let verified = try trust.verifier().verify(folder.manifest, from: nil, now: trust.now)
      try checkNotTakenBack(verified.manifest)
      let openings = try openings(verified.manifest)
      let total = verified.manifest.compartments.reduce(0) { $0 + $1.content.bytes }
      let sink = try OpeningFolder.sink(to)
      let bar = ProgressBar("opening", total: total)
      defer { bar.finish() }
      let tap = CoreTap(sink, commits: false)
      try verified.open(folder.parts, into: tap, progress: { bar.add($0) })
      if !openings.isEmpty {
        let core = try CaseRecord.read(tap.core, .ofNewer).record
        for opening in openings { try opening.open(folder.parts, beside: core, into: sink) { bar.add($0) } }
      }
      try sink.commit()
      bar.finish()
      let manifest = verified.manifest
      Terminal.say(
        "opened transfer \(manifest.transfer) from \(manifest.from) into \(to). It is not in the inbox and gives no "
          + "receipt; when \(manifest.transfer) comes by the line, it is this same case")
      Findings.sayNewer(in: Paths.absolute(to))
    }
  }
}

extension BundleCommand.Open {
  private func openings(_ manifest: Manifest) throws -> [CompartmentOpening] {
    guard !apart.compartment.isEmpty else { return [] }
    let home = trust.home.mission
    let listed = try trust.trusted().mission(manifest.to).certificates
    let key = try apart.staff.open(in: home)
    return try apart.compartment.map { role in
      guard let id = try home.staffKeys.compartment(of: role),
        let recipient = try SealedCompartment(id, of: manifest).recipients.first,
        let certificate = try listed.first(where: { $0.fingerprint == recipient }).map({ try Certificate(der: $0.der) })
      else { throw ServiceError.reading(.noCompartment(manifest.transfer)) }
      return try CompartmentOpening(
        role, SealedCompartment(id, of: manifest), certificate: certificate,
        envelopes: home.staffKeys.envelopes(for: certificate), with: key)
    }
  }

  /// A case that was taken back is not opened from a stick either, as far as this home's daemon knows of it.
  private func checkNotTakenBack(_ manifest: Manifest) throws {
    let transfer = manifest.transfer
    do {
      let answer: [String: Bool] = try trust.home.desk.get("/v1/locked/\(transfer)?from=\(manifest.from)")
      guard answer["locked"] != true else {
        throw Complaint("\(transfer) was taken back: nothing of it is opened any more, from wherever it comes")
      }
    } catch is NoDaemon {
      Terminal.complain("note: the daemon does not run; whether \(transfer) was taken back is not known")
    }
  }
}

struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Receipts on disk.", subcommands: [Verify.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Verify a receipt, years later and offline.")
    @OptionGroup var trust: TrustOptions
    @Argument(help: "The receipt (CMS, DER).") var receipt: String
    @Option(help: "The bundle it must speak of.") var bundle: String?

    func run() throws {
      let entry = try verified()
      guard entry.statement.type == .received else {
        throw Complaint("\(receipt) is a “\(entry.statement.type)” statement, not a receipt")
      }
      if let bundle { try check(entry.statement, against: bundle) }
      Terminal.say("good: \(entry.statement.author) received delivery \(entry.statement.bundle?.text ?? "?")")
      Terminal.say("at \(entry.statement.at), transfer \(entry.statement.transfer)")
    }

    private func verified() throws -> LogEntry {
      let (file, directory) = (try Files.read(receipt), try trust.trusted())
      do throws(SealProblem) {
        return try StatementVerifier(directory: directory).verify(file, now: trust.now)
      } catch {
        let isOver = [.revoked, .expired].contains(error.code)
        throw Complaint(
          "\(receipt): \(error)"
            + (isOver ? ". To ask whether it was good when it came, name that time: --at TIME" : ""))
      }
    }

    private func check(_ statement: Statement, against bundle: String) throws {
      let folder = try BundleOnDisk(bundle)
      let verified = try BundleVerifier(directory: trust.trusted(), identity: nil)
        .verify(folder.manifest, from: nil, now: trust.now)
      try Receipt.check(
        statement, for: verified.bundle.entry)
    }
  }
}
