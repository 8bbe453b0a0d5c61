import Testing

@testable import CaseFile

@Suite("Portable names")
struct PortableNameTests {
  @Test(
    "names of any language can travel",
    arguments: [
      "a", "attachments/a.pdf", "شهادة-الزواج.jpg", "የልደት-የምስክር-ወረቀት.jpg",
      "re\u{301}sume\u{301}.pdf",
      "a b.pdf", " a", "a..b", "..a", ".hidden", "con-sent.pdf", "COM10.txt", "COM.txt",
      "comb.pdf", "nul-report", "a/b/c/d/e", "it's (1).pdf", "\u{301}a", "a/\u{301}b", "😀.png",
      String(repeating: "a", count: 200),
      String(repeating: "a", count: 120) + "/" + String(repeating: "b", count: 114),
    ])
  func fine(name: String) {
    #expect(PortableName.problem(in: name) == nil)
  }

  @Test(
    "names that some disk or archive changes cannot",
    arguments: [
      ("", "empty"), ("/a", "empty part"), ("a/", "empty part"), ("a//b", "empty part"),
      (".", "not a name"), ("..", "not a name"), ("a/../b", "not a name"), ("a/./b", "not a name"),
      ("a\\b", "\\"), ("a:b", ":"), ("a*", "*"), ("a?", "?"), ("a\"b", "\""), ("a<b", "<"),
      ("a>b", ">"), ("a|b", "|"), ("a.", "dot or a space"), ("a ", "dot or a space"),
      ("a./b", "dot or a space"), ("...", "dot or a space"), ("a\nb", "control"),
      ("a\u{0}b", "control"), ("a\u{7F}", "control"), ("a\u{85}b", "control"),
      ("a\u{202E}fdp.exe", "control"), ("a\u{2066}b", "control"), ("a\u{FEFF}b", "control"),
      ("CON", "reserved"), ("con.txt", "reserved"), ("x/NUL", "reserved"),
      ("Aux.tar.gz", "reserved"),
      ("prn", "reserved"), ("COM1", "reserved"), ("lpt9.doc", "reserved"), ("COM¹.txt", "reserved"),
      ("NUL .txt", "reserved"), ("CONIN$", "reserved"), ("a\r\n", "control"), ("a:\u{301}b", ":"),
      (String(repeating: "a", count: 201), "200 bytes"),
      (String(repeating: "é", count: 101), "200 bytes"),
      (String(repeating: "a", count: 120) + "/" + String(repeating: "b", count: 115), "235 bytes"),
    ])
  func refused(name: String, reason: String) throws {
    let problem = try #require(PortableName.problem(in: name))
    #expect(problem.english.contains(reason), "\(problem)")
  }

  @Test("paths compare by bytes, and fold as disks do")
  func keys() {
    #expect("é" == "e\u{301}")
    #expect(PathKey("é") != PathKey("e\u{301}"))
    #expect(PathKey.folded("É") == PathKey.folded("e\u{301}"))
    #expect(PathKey.folded("Straße") == PathKey.folded("STRASSE"))
    #expect(PathKey.folded("a") != PathKey.folded("b"))
    #expect(PathKey.areInOrder("Z", "a"))
    #expect(PathKey.areInOrder("e\u{301}", "é"))
  }
}
