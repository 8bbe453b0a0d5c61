import Base
import Foundation
import Testing

@testable import Handover

@Suite("How the installation is, in the words of whoever reads it")
struct HealthWordTests {
  private static let next = HealthFinding.NextStep(isAsked: false, home: "/srv/home")
  private static var lane: NoticeLane {
    get throws {
      var lane = NoticeLane(try Code("system"))
      (lane.waiting, lane.aside, lane.why, lane.failing) = (4, 3, "it answers 503", Date(timeIntervalSince1970: 0))
      return lane
    }
  }

  /// Each with what makes it particular.
  private static func all() throws -> [(HealthFinding.Code, [String])] {
    let other = LogSample.receiver
    return [
      (.keysInOrder(other), ["\(other)"]), (.numbersUnreadable, ["numbers.json", "restore.md"]),
      (.noCompartmentKeys, ["baton staff init"]), (.compartmentKeys, []),
      (.keysMissing(3, next), ["3", "baton mission renew --use sealing --home /srv/home", "baton federation rotate"]),
      (.keysRunOut(2, next), ["2", "/srv/home"]), (.noNextCoreKey(home: "/srv/home"), ["/srv/home"]),
      (.nextCoreKey(days: 40), ["40"]), (.oldOpenSSL("OpenSSL 1"), ["OpenSSL 1", "CVE-2026-34182"]),
      (.homeClosed("/srv/home"), ["/srv/home"]), (.homeOpen("/srv/home"), ["chmod 0700 /srv/home"]),
      (.weakKeys(5, first: "core.pem"), ["5", "core.pem"]),
      (.orphans(6, folder: "/srv/orphans"), ["6", "/srv/orphans"]),
      (.certificate("tls", days: 59, next: 88, home: "/srv/home"), ["tls", "59", "88", "/srv/home"]),
      (.directory(9, missions: 5), ["9", "5"]), (.staleDirectory(9, since: "2027-01-01"), ["9", "2027-01-01"]),
      (.diskUnknown("/srv/home"), ["/srv/home"]), (.diskFree(mebibytes: 77), ["77"]),
      (.disk("read-only", free: 1, reserve: 2, files: 3, home: "/srv/home"), ["dmesg", "/srv/home"]),
      (.disk("full", free: 11, reserve: 22, files: 3, home: "/srv/home"), ["11", "22", "disk-full.md"]),
      (.disk("nearly-full", free: 33, reserve: 22, files: 3, home: "/srv/home"), ["33", "22", "disk-full.md"]),
      (.disk("no-inodes", free: 1, reserve: 2, files: 44, home: "/srv/home"), ["44", "df -i"]),
      (.daemon(waiting: 7, held: 8, stopped: [other]), ["7", "8", "\(other)", "baton queue"]),
      (.loss("entry 12 of 40"), ["entry 12 of 40", "ledger-behind"]),
      (.restored([other]), ["\(other)", "baton export"]),
      (.suspended(Suspension(reason: "the certificate has ended", advice: "Renew it.")), ["has ended", "Renew it."]),
      (.going(2), ["2", "baton retention"]), (.standing(3), ["3", "baton queue"]),
      (.stalled(4), ["4", "--unfinished"]),
      (.pool(0), ["baton account roles", "focal"]), (.pool(1), ["baton account list"]),
      (.noApprover, ["policy.yaml", "four_eyes"]), (.oneApprover, ["four_eyes"]),
      (.noticesAside(try lane), ["3", "503", "baton notices resume system"]),
      (.noticesFail(try lane), ["1970", "503", "4", "baton notices test system"]),
      (.peerAnswers(other, "https://x", status: 200), ["\(other)", "https://x"]),
      (.peerAnswers(other, "https://x", status: 418), ["418"]),
      (.peerClock(other, "https://x", theirs: "13:00", ours: "14:00"), ["13:00", "14:00"]),
      (.peerUntrusted(other, "another key"), ["\(other)", "another key"]),
      (.peerProxy(other, "407"), ["407", "courier.proxy"]), (.peerSilent(other, "refused"), ["\(other)", "refused"]),
    ]
  }

  @Test("each is said in every language, with what makes it particular, and none is another's")
  func languages() throws {
    func said(_ code: HealthFinding.Code, _ language: Language) -> String {
      let words = HealthFinding(level: .bad, code: code).words(in: language)
      return [words.what, words.advice].compactMap { $0?.description }.joined(separator: " → ")
    }
    let all = try Self.all()
    for language in Language.allCases {
      for (code, parts) in all {
        let text = said(code, language)
        for part in parts { #expect(text.contains(part), "\(text) lacks \(part)") }
        #expect(language == .english || text != said(code, .english), "\(text)")
        #expect(all.count { said($0.0, language) == text } == 1, "\(text)")
      }
    }
  }

  @Test("what is well needs no advice, and what came from elsewhere breaks no line")
  func plain() throws {
    for (code, _) in try Self.all() { #expect(HealthFinding(level: .good, code: code).advice == nil) }
    let hostile = HealthFinding(level: .bad, code: .told("a\u{1B}[2J\nforged\u{202E}"))
    for language in Language.allCases {
      #expect(!hostile.words(in: language).what.description.unicodeScalars.contains { $0.isUnshowable })
    }
  }
}
