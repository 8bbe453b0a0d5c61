import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Mission
@testable import Sealing

@Suite("Keys of staff")
struct StaffKeyTests {
  private static func isSixWords(_ text: String) -> Bool {
    text.wholeMatch(of: /[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]( [a-z]{5}){5}/) != nil
  }

  @Test("a mission's compartment keys lie in its home only in envelopes; each private key of staff is under scrypt")
  func atRest() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    #expect(created.recovery.count == 2 && created.recovery.allSatisfy(Self.isSixWords))
    let files = try FileManager.default.subpathsOfDirectory(atPath: home.path + "/compartments")
    #expect(files.count { $0.hasSuffix(".p7m") } == 8)
    for file in files where file.hasSuffix(".p7m") {
      let data = try DurableFile.read("\(home.path)/compartments/\(file)")
      #expect(data.range(of: Data("PRIVATE KEY".utf8)) == nil)
    }
    let key = home.staffKeys.keyFile(of: StaffKeys.recovery)
    #expect(try KeyProtection(ofPEM: DurableFile.read(key)) == .own && ScratchFolder.mode(key) == 0o400)
    // One half is not enough.
    for half in created.recovery {
      #expect(throws: KeyProblem.self) { try StaffKey(file: DurableFile.read(key), passphrase: half) }
    }
  }

  @Test("a role is given by whoever has it; an order that cannot be carried out leaves nothing behind")
  func giving() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    let keys = home.staffKeys
    let recovery = try StaffKey(
      file: DurableFile.read(keys.keyFile(of: StaffKeys.recovery)), passphrase: created.recovery.joined(separator: " "))
    let made = try keys.add("nadia", roles: [.medical], by: recovery, file: nil, now: Offices.now)
    #expect(made.member.roles == [.medical] && Self.isSixWords(made.passphrase))
    let nadia = try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: made.passphrase)
    let before = try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted()
    for (name, roles) in [
      ("musa", [CompartmentRole.mhpss]), ("nadia", [.medical]), ("../musa", [.medical]), ("", [.medical]),
      (StaffKeys.recovery, [.medical]),
    ] {
      #expect(throws: (any Error).self, "\(name)") {
        try keys.add(name, roles: roles, by: nadia, file: nil, now: Offices.now)
      }
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted() == before)
    // What she has she gives, onto a stick.
    let stick = offices.folder.path + "/stick.pem"
    let other = try keys.add("musa", roles: [.medical], by: nadia, file: stick, now: Offices.now)
    #expect(other.member.roles == [.medical] && Disk.exists(stick) && !Disk.exists(keys.keyFile(of: "musa")))
    try keys.give([.mhpss], to: keys.member("musa"), by: recovery)
    #expect(try keys.member("musa").roles == [.medical, .mhpss])
    // Another passphrase; the former one opens it no more.
    let renewed = try keys.renewPassphrase(of: nadia, in: keys.keyFile(of: "nadia"))
    #expect(throws: KeyProblem.self) {
      try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: made.passphrase)
    }
    _ = try StaffKey(file: DurableFile.read(keys.keyFile(of: "nadia")), passphrase: renewed.joined())
    // That of recovery stays with two people.
    let file = keys.keyFile(of: StaffKeys.recovery)
    let halves = try keys.renewPassphrase(of: recovery, in: file)
    #expect(halves.count == 2)
    for half in halves {
      #expect(throws: KeyProblem.self) { try StaffKey(file: DurableFile.read(file), passphrase: half) }
    }
    _ = try StaffKey(file: DurableFile.read(file), passphrase: halves.joined(separator: " "))
  }

  @Test("a role goes to the certificate that was looked at, whatever lies under the name by then")
  func exchangedCertificate() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    let keys = home.staffKeys
    let recovery = try keys.open(
      keys.keyFile(of: StaffKeys.recovery), passphrase: created.recovery.joined(separator: " "), now: Offices.now)
    for (name, role) in [("nadia", CompartmentRole.medical), ("mal", .child)] {
      _ = try keys.add(name, roles: [role], by: recovery, file: nil, now: Offices.now)
    }
    let looked = try keys.member("nadia")
    let staff = home.path + "/staff"
    try DurableFile.write(DurableFile.read("\(staff)/mal.crt"), to: "\(staff)/nadia.crt", mode: 0o600)
    try keys.give([.protection], to: looked, by: recovery)
    #expect(try keys.member("nadia").roles == [.child])
  }

  @Test("two roles exchanged in the file of numbers are noticed before anybody is given a key")
  func numbersChanged() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    _ = try home.install(offices.admit(created.request), expectedRoot: nil, now: Offices.now)
    try home.checkStaffKeys(now: Offices.now)
    let file = home.path + "/compartments/numbers.json"
    let text = String(decoding: try DurableFile.read(file), as: UTF8.self)
    let swapped = text.replacing("medical", with: "?").replacing("protection", with: "medical")
      .replacing("?", with: "protection")
    try DurableFile.write(Data(swapped.utf8), to: file, mode: 0o600)
    #expect(throws: StaffProblem.self) { try home.checkStaffKeys(now: Offices.now) }
  }

  @Test("keys whose request was never written are made again; a key that could not be written leaves its name free")
  func interrupted() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    _ = try home.staffKeys.make(kind: .p256, now: Offices.now)
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    let keys = home.staffKeys
    #expect(throws: StaffProblem.self) { try keys.make(kind: .p256, now: Offices.now) }
    let recovery = try keys.open(
      keys.keyFile(of: StaffKeys.recovery), passphrase: created.recovery.joined(separator: " "), now: Offices.now)
    #expect(throws: (any Error).self) {
      try keys.add("nadia", roles: [.medical], by: recovery, file: "/proc/no/such/place.pem", now: Offices.now)
    }
    #expect(
      try keys.add("nadia", roles: [.medical], by: recovery, file: nil, now: Offices.now).member.roles == [.medical])
  }

  @Test("six wrong passphrases lock that key alone, for a while")
  func sixTries() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    let keys = home.staffKeys
    let (file, right) = (keys.keyFile(of: StaffKeys.recovery), created.recovery.joined(separator: " "))
    let recovery = try keys.open(file, passphrase: right, now: Offices.now)
    let nadia = try keys.add("nadia", roles: [.medical], by: recovery, file: nil, now: Offices.now)
    for _ in 0..<6 {
      #expect(throws: KeyProblem.self) { try keys.open(file, passphrase: "wrong", now: Offices.now) }
    }
    #expect(throws: StaffProblem.self) { try keys.open(file, passphrase: right, now: Offices.now + 899) }
    _ = try keys.open(keys.keyFile(of: "nadia"), passphrase: nadia.passphrase, now: Offices.now)
    _ = try keys.open(file, passphrase: right, now: Offices.now + 900)
    // A right one ends the count.
    #expect(throws: KeyProblem.self) { try keys.open(file, passphrase: "wrong", now: Offices.now + 901) }
    _ = try keys.open(file, passphrase: right, now: Offices.now + 902)
  }

  @Test("whoever leaves has never had the next key; the last one stays until somebody else has the role")
  func leaving() throws {
    let offices = try Offices()
    let home = offices.home("ly-tripoli")
    let created = try home.create(Offices.profile("ly-tripoli"), kind: .p256, passphrase: nil)
    _ = try home.install(offices.admit(created.request), expectedRoot: nil, now: Offices.now)
    let keys = home.staffKeys
    let recovery = try keys.open(
      keys.keyFile(of: StaffKeys.recovery), passphrase: created.recovery.joined(separator: " "), now: Offices.now)
    let first = try keys.add("nadia", roles: [.medical], by: recovery, file: nil, now: Offices.now).member
    let seals = try home.seals(passphrase: nil, now: Offices.now)
    func slots() throws -> [Compartments.Slot] {
      try home.compartments(of: seals.mission, seals, now: Offices.now).slots
    }
    func take(_ name: String) throws {
      _ = try home.take([.medical], from: name, by: recovery, seals, kind: .p256, now: Offices.now)
    }
    #expect(throws: StaffProblem.self) { try take("nadia") }
    #expect(throws: StaffProblem.self) { try take(StaffKeys.recovery) }
    #expect(try slots().allSatisfy { $0.key.certificates.count == 2 })
    let second = try keys.add("musa", roles: [.medical], by: recovery, file: nil, now: Offices.now).member
    let number = try #require(keys.numbered().first { $0.number.role == "medical" })
    func has(_ member: StaffKeys.Member, _ key: Digest) -> Bool {
      Disk.exists("\(home.path)/compartments/\(key)/\(member.certificate.fingerprint).p7m")
    }
    #expect(has(first, number.keys[0]) && !has(first, number.keys[1]) && !has(second, number.keys[1]))
    try take("nadia")
    #expect(!has(first, number.keys[0]) && has(second, number.keys[0]) && has(second, number.keys[1]))
    #expect(try keys.members().map(\.name) == ["musa", StaffKeys.recovery])
    let after = try #require(keys.numbered().first { $0.number.role == "medical" })
    #expect(after.kept == [after.keys[2]] && after.keys.count == 3 && !has(second, after.keys[2]))
    #expect(try slots().first { $0.key.number == number.number.number }?.key.certificates.count == 1)
    // Without a next key that is certified somebody else can still be shut out once; and the authority makes it whole again.
    let request = "\(home.path)/ly-tripoli.request"
    _ = try home.install(offices.admit(request, rotating: true), expectedRoot: nil, now: Offices.now)
    let renewed = try home.seals(passphrase: nil, now: Offices.now)
    let slot = try home.compartments(of: renewed.mission, renewed, now: Offices.now).slots
    #expect(slot.allSatisfy { $0.key.certificates.count == 2 })
  }

  @Test("an envelope in which another key lies is not used")
  func exchanged() throws {
    let staff = try StaffKey.make(for: "nadia", now: Offices.now)
    let (right, wrong) = (try PrivateKey.generate(.p256), try PrivateKey.generate(.p256))
    let digest = SHA256.digest(try right.publicKey)
    #expect(try staff.open(envelope: right.envelope(for: staff.certificate), of: digest).publicKey == right.publicKey)
    let problem = #expect(throws: SealProblem.self) {
      try staff.open(envelope: wrong.envelope(for: staff.certificate), of: digest)
    }
    #expect(problem?.code == .notForUs)
  }
}
