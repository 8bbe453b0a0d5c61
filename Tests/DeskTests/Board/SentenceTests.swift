import Accounts
import Base
import CaseFile
import Foundation
import Handover
import Testing

@testable import Desk

@Suite("Sentences of the board")
struct SentenceTests {
  @Test("every sentence that a template asks for is there, in every language", arguments: Language.allCases)
  func templates(language: Language) {
    let words = Sentences.of(language)
    let asked = Templates.all.values.flatMap { text in text.matches(of: /\{\{t\.(\w+)\}\}/).map { String($0.1) } }
    #expect(asked.count > 100)
    #expect(Set(asked).filter { words.maybe($0) == nil }.sorted() == [])
  }

  @Test("every kind of statement, role and stage has its words, in every language", arguments: Language.allCases)
  func codes(language: Language) {
    let words = Sentences.of(language)
    var keys = StatementKind.table.map { "say_\($0.type)" }
    for kind in StatementKind.table where kind.isPeoples {
      keys += ["do_\(kind.type)", "means_\(kind.type)"] + kind.askedFields.map { "field_\($0.key)" }
    }
    keys +=
      AccountRole.allCases.flatMap { ["role_\($0)", "role_means_\($0)"] } + StaffRole.allCases.map { "role_\($0)" }
    keys +=
      HandoverStage.allCases.map { "stage_\($0.rawValue)" } + MovementStage.allCases.map { "movement_\($0.rawValue)" }
    keys += StatedMoment.Doubt.allCases.map { "doubt_\($0.rawValue)" }
    keys += Report.Kind.allCases.flatMap { kind in
      (kind.measures + kind.medians).map { "measure_\($0)" }
        + ["report_\(kind.rawValue)", "report_means_\(kind.rawValue)"]
    }
    keys +=
      Report.Grouping.allCases.map { "grouping_\($0.rawValue)" } + Keeping.Reason.allCases.map { "keep_\($0.rawValue)" }
    keys +=
      MailContent.What.allCases.map { "mail_\($0.rawValue)" } + MailContent.Kind.allCases.map { "mail_\($0.rawValue)" }
    keys += BoardProblem.allCases.map { "problem_\($0.rawValue)" }
    keys += Deadline.What.allCases.map { "owed_\($0.rawValue)" }
    keys += Workload.Stage.allCases.map { "plan_\($0.rawValue)" }
    keys += MissingReason.allCases.map { "reason_\($0.rawValue)" }
    keys += CaseFinding.Kind.allCases.map { "finding_\($0.rawValue)" }
    keys += Compartment.allCases.filter { $0 != .core }.map { "compartment_\($0.rawValue)" }
    #expect(keys.filter { words.maybe($0) == nil } == [])
  }

  @Test("the parts that consent can be withdrawn to are the compartments of a case, each with its words")
  func compartments() {
    #expect(BodyField.compartments == Compartment.allCases.filter { $0 != .core }.map(\.rawValue))
    for language in Language.allCases {
      #expect(BodyField.compartments.filter { Sentences.of(language).maybe("word_\($0)") == nil } == [])
    }
  }

  @Test(
    "every code of a case has its words, in every language, but those that their list explains",
    arguments: Language.allCases)
  func caseCodes(language: Language) {
    var lists: [String: CodeList] = [:]
    func gather(_ section: CaseSection) {
      for field in section.fields {
        if let codes = field.type.form?.codes { lists[codes.name] = codes }
        if let inner = field.type.section { gather(inner) }
      }
    }
    for document in CaseTable.documents { gather(document.section) }
    #expect(lists.count > 20)
    for (name, list) in lists where !["serviceRequest", "specificNeed"].contains(name) {
      #expect(list.texts.filter { Sentences.of(language).maybe("code_\($0)") == nil } == [], "\(name)")
    }
  }

  @Test("every language has the sentences of English, and no others", arguments: Language.allCases)
  func same(language: Language) {
    #expect(Self.plain(language).symmetricDifference(Self.plain(.english)).sorted() == [])
    for (word, form) in Self.counted.flatMap({ word in language.plurals.map { (word, $0) } }) {
      #expect(Sentences.of(language).maybe("\(word)_\(form)") != nil, "\(word), \(form)")
    }
  }

  /// What has a form for each number.
  private static let counted = ["days", "found", "load", "going_soon", "not_well_bad", "not_well_warning"]

  /// Keys without those of one form of several.
  private static func plain(_ language: Language) -> Set<String> {
    let several = Set(counted.flatMap { word in language.plurals.map { "\(word)_\($0)" } })
    return Sentences.of(language).keys.subtracting(several)
  }

  @Test(
    "a word has the form that its number asks for",
    arguments: [
      (Language.english, 1, "1 day"), (.english, 2, "2 days"), (.french, 1, "1 jour"), (.french, 5, "5 jours"),
      (.arabic, 3, "3 أيام"), (.arabic, 11, "11 يومًا"), (.arabic, 100, "100 يوم"), (.arabic, 103, "103 أيام"),
    ])
  func plurals(language: Language, count: Int, words: String) {
    #expect(Sentences.of(language).counted("days", count) == words)
  }

  @Test("what is put into a sentence stands in every language", arguments: Language.allCases)
  func places(language: Language) {
    let (words, english) = (Sentences.of(language), Sentences.of(.english))
    for key in Self.plain(.english) {
      let places = { (text: String) in Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
      #expect(places(words[key]) == places(english[key]), "\(key)")
    }
  }

  @Test("what is drawn is read without colours: in that of the text, in outlines, hatched or filled")
  func drawings() {
    let drawn = Templates.all.values.flatMap {
      $0.matches(of: /<svg.*?<\/svg>/.dotMatchesNewlines()).map { String($0.0) }
    }
    #expect(drawn.count >= 4)
    for drawing in drawn {
      let paints = drawing.matches(of: /(?:fill|stroke)="([^"]*)"/).map { String($0.1) }
      let plain: Set = ["none", "currentColor", "url(#hatch)", "#000", "#fff"]
      #expect(!paints.isEmpty && Set(paints).isSubset(of: plain), "\(drawing)")
      // Whoever cannot see it is told, or it stands beside the number that it draws.
      #expect(drawing.contains("aria-label=") || drawing.contains("aria-hidden=\"true\""), "\(drawing)")
    }
  }

  @Test("no attribute of a template stands without quotes, and nothing is put in unescaped")
  func quotes() {
    for (name, text) in Templates.all {
      #expect(text.matches(of: /=\{\{/).isEmpty, "\(name)")
      #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
      #expect(text.matches(of: /\ on[a-z]+=/).isEmpty && !text.contains(" style="), "\(name)")
      let posts = text.matches(of: /<form method="post"[^>]*>(.{0,12})/)
      for post in posts { #expect(post.1.hasPrefix("{{>token}}"), "\(name): \(post.0)") }
    }
  }
}
