import Base
package import Foundation

extension CaseContents {
  /// A case that has been received, from its documents.
  ///
  /// - Throws: `CaseProblem` where one of them cannot be read.
  package init(ofReceived documents: [(name: String, text: Data)]) throws(CaseProblem) {
    guard let core = documents.first(where: { $0.name == CaseText.name }) else { throw CaseProblem([.noCase]) }
    var contents = CaseContents(try CaseRecord.read(core.text, .ofNewer).record, .ofNewer)
    for (name, text) in documents where name != CaseText.name {
      if let document = CaseTable.document(named: name) { _ = try contents.add(text, as: document) }
    }
    self = contents
  }

  /// The case as a page of HTML for somebody without Baton: dangers first, then all that its documents say, in their order. What
  /// a newer version says that this one does not know is not on it.
  package var page: String {
    let safe = Set(lines.filter { $0.text == SafeToCall.yes.rawValue }.map(\.place))
    let shown = lines.map { $0.shown(whereSafe: safe) }
    let isDanger = { (line: CaseValueLine) in line.place.contains(".alerts[") }
    return """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8"><title>Case</title><style>
      body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em}h2{font-size:1em;margin:1.5em 0 .3em}
      table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #ccc;padding:.2em .5em;vertical-align:top}
      td:first-child{width:35%;color:#444}.danger td{font-weight:bold}
      </style></head><body>
      <h1>\(record.group.caseGroupID.inHTML)</h1>
      \(Self.tables(shown.filter(isDanger), ofKind: " class=\"danger\""))\(Self.tables(shown.filter { !isDanger($0) }))
      </body></html>

      """
  }

  /// What stands in one object is one table.
  private static func tables(_ lines: [CaseValueLine], ofKind kind: String = "") -> String {
    var page = ""
    var place: String?
    for line in lines {
      if line.parent != place {
        page += place == nil ? "" : "</table>\n"
        page += "<h2>\(line.parent.inHTML)</h2>\n<table\(kind)>\n"
        place = line.parent
      }
      page += "<tr><td>\(line.label.inHTML)</td><td dir=\"auto\">\(line.text.inHTML)</td></tr>\n"
    }
    return place == nil ? "" : page + "</table>\n"
  }
}

extension CaseValueLine {
  /// What it stands in.
  fileprivate var parent: String { String(place[..<(place.lastIndex(of: ".") ?? place.startIndex)]) }

  /// Whoever has a page before them calls at once: a number that is not safe to call is not on it.
  fileprivate func shown(whereSafe safe: Set<String>) -> CaseValueLine {
    guard place.hasSuffix(".phone"), place.contains(".contacts["), !safe.contains(parent + ".safe_to_call")
    else {
      return self
    }
    return CaseValueLine(
      place: place, label: label,
      text: "not shown: calling may be a danger. Ask who handed the case over before you call")
  }
}

extension String {
  fileprivate var inHTML: String {
    visible.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
