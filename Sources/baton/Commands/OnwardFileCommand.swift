import ArgumentParser
import Base
import CaseFile
import DeskClient
import Foundation
import Handover
import Mission
import Sealing

struct OnwardFileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onward-file",
    abstract: "Seal a case for somebody without Baton, to whom it is handed on: a file that a passphrase opens.",
    discussion: """
      Say first to whom and with whose consent: `baton onward`. What is written is a ZIP file under AES-256, which 7-Zip, WinZip \
      or Keka open; in it lies case.zip, and in that the documents and case.html, the case as a page. The passphrase is made here and \
      said once: tell it by telephone. The reading is journalled. When they have it: `baton onward-received`.
      """)
  @OptionGroup var arguments: TransferArguments
  @Option(help: "The file to write, such as case-for-the-ministry.zip; it must not exist.") var to: String
  @OptionGroup var apart: CompartmentOptions

  func run() throws {
    let file = Paths.absolute(to)
    try arguments.mustLieElsewhere(file)
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Complaint("\(file) is there already: name a new file, or remove that one first")
    }
    let view: TransferView = try arguments.client.get(arguments.path)
    guard !view.onward.isEmpty else {
      throw Complaint(
        "nobody has said that \(view.transfer) is handed on; nothing was written. Say first to whom and with whose consent: "
          + "`baton onward`")
    }
    let openings = try CompartmentOpening.all(apart, of: arguments)
    let passphrase = try Proquints.passphrase()
    try write(file, passphrase, openings, bytes: view.bytes)
    if arguments.json.isOn {
      return try Terminal.json(["transfer": view.transfer.text, "file": file, "passphrase": passphrase])
    }
    Terminal.say("wrote \(file)")
    Terminal.say("Its passphrase, said once and kept nowhere; tell it by telephone, and never with the file:")
    Terminal.say("  \(passphrase)")
  }

  private func write(_ file: String, _ passphrase: String, _ openings: [CompartmentOpening], bytes: Int64) throws {
    LastWord.onSignal { unlink(TempFile.temporary(for: file)) }
    let bar = ProgressBar("sealing", total: bytes)
    defer { bar.finish() }
    try TempFile.replace(file, mode: 0o600) { written in
      let sink = try PartnerFile(passphrase: passphrase) { try written.write($0) }
      try CompartmentOpening.copy(
        arguments.path, openings, from: arguments.client, into: sink, scratch: file + ".sealed-\(getpid())",
        progress: { bar.add($0) })
      try sink.commit()
    }
  }
}
