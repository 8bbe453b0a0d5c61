import CaseFile
import Foundation
import Handover
import Sealing

/// Lets a case through without the compartments that consent was withdrawn to. Its documents come first, and are held back until
/// all of them are read: they say which attachments are meant.
final class WithdrawnFilter: CaseSink {
  private let sink: any CaseSink
  private let withdrawn: Set<String>
  private var documents: [(name: String, text: Data)] = []
  private var remainder: Remainder?
  private var isDocument = false
  private var isLeftOut = false

  init(_ sink: any CaseSink, without withdrawn: Set<String>) {
    self.sink = sink
    self.withdrawn = withdrawn
  }

  func begin(_ file: CaseSourceFile) throws {
    isDocument = remainder == nil && CaseTable.document(named: file.path) != nil
    guard !isDocument else { return documents.append((file.path, Data())) }
    // A document that comes late is none.
    isLeftOut = try passed().isWithdrawn(file.path) || CaseTable.document(named: file.path) != nil
    if !isLeftOut { try sink.begin(file) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if isDocument {
      documents[documents.count - 1].text.append(contentsOf: bytes)
    } else if !isLeftOut {
      try sink.write(bytes)
    }
  }

  func end() throws { if !isDocument, !isLeftOut { try sink.end() } }

  func commit() throws {
    _ = try passed()
    try sink.commit()
  }

  /// Passes the documents on, once.
  private func passed() throws -> Remainder {
    if let remainder { return remainder }
    let found = try Remainder(documents, without: withdrawn)
    remainder = found
    for (name, text) in found.documents {
      try sink.begin(CaseSourceFile(path: name, size: Int64(text.count)))
      try text.withUnsafeBytes { try sink.write($0) }
      try sink.end()
    }
    return found
  }
}
