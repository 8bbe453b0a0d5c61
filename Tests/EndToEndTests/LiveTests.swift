import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite("Open pages hear at once what is said, and miss nothing")
  struct Live {
    /// A stream of events that a page listens to.
    private final class Page {
      private var descriptor: Int32
      private var text = ""

      init(_ visitor: Visitor, _ path: String, after: String? = nil) throws {
        guard let descriptor = Ports.connect(visitor.port) else { throw HarnessProblem("no board") }
        self.descriptor = descriptor
        let cookies = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let fields = after.map { "last-event-id: \($0)\r\n" } ?? ""
        let head = "GET \(path) HTTP/1.1\r\nhost: 127.0.0.1:\(visitor.port)\r\ncookie: \(cookies)\r\n\(fields)\r\n"
        _ = head.withCString { send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
      }

      deinit { shut() }

      func shut() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
      }

      /// Waits until what has come holds a text.
      func wait(_ wanted: String, atMost seconds: TimeInterval = 30) throws {
        try Deadline(seconds).wait("“\(wanted)” in \(text)") {
          var piece = [UInt8](repeating: 0, count: 4096)
          let count = recv(descriptor, &piece, piece.count, Int32(MSG_DONTWAIT))
          if count > 0 { text += String(decoding: piece[..<count], as: UTF8.self) }
          return text.contains(wanted)
        }
      }

      /// The id of the newest event that has come.
      var newest: String? {
        text.components(separatedBy: "id: ").dropFirst().last.map { String($0.prefix { $0.isNumber }) }
      }

      var isEmpty: Bool { !text.contains("data: new") }
    }

    @Test(
      "What the other mission says is told to the pages that it concerns; whoever was away hears of it on coming back")
    func told() async throws {
      try await withFederation(starting: false) { federation in
        let (sender, receiver) = (federation["ly-tripoli"], federation["ng-lagos"])
        let port = try Ports.free(1)[0]
        try receiver.openBoard(on: port)
        for office in [sender, receiver] { try office.start() }
        let amina = try receiver.visitor("amina", "focal", board: port)
        let list = try amina.get("/arrivals")
        let at = try #require(list.body.firstMatch(of: /data-at="(\d+)"/)).1
        let page = try Page(amina, "/live?after=\(at)")
        try page.wait("retry: 2000")
        let first = try sender.send(federation.writeCase("one"), to: receiver)
        try page.wait("data: new")
        let second = try sender.send(federation.writeCase("two"), to: receiver)
        for id in [first, second] { try sender.waitForReceipt(id) }
        let own = try Page(amina, "/live?after=999999&case=\(first)")
        try own.wait("retry: 2000")
        _ = try receiver.baton("review", second.text)
        _ = try receiver.baton("review", first.text)
        try own.wait("data: new")
        let heard = try #require(own.newest)
        // Away, and back: what was said meanwhile comes at once, and nothing where nothing was.
        own.shut()
        let nothing = try Page(amina, "/live?case=\(first)", after: heard)
        try nothing.wait("retry: 2000")
        let missed = try Page(amina, "/live?case=\(first)", after: at.description)
        try missed.wait("data: new")
        #expect(nothing.isEmpty)
        #expect(try receiver.stop() == .exited(0), "open pages keep the daemon from stopping")
        try missed.wait("event: end")
      }
    }

    @Test(
      "Only who has signed in listens, to what concerns them, on four pages at most, and no longer than the session")
    func guarded() async throws {
      try await withFederation(["ng-lagos"], starting: false) { federation in
        let office = federation["ng-lagos"]
        let port = try Ports.free(1)[0]
        try office.openBoard(on: port)
        try office.start()
        #expect(try Visitor(port).get("/live").status == 401)
        let amina = try office.visitor("amina", "focal", board: port)
        #expect(try amina.get("/live?case=01a20111-87a4-7000-8000-000000000000").status == 404)
        #expect(try office.visitor("omar", "operator", board: port).get("/live").status == 404)
        var pages: [Page] = []
        for _ in 0..<4 {
          pages.append(try Page(amina, "/live"))
          try pages.last?.wait("retry: 2000")
        }
        #expect(try amina.get("/live").status == 429)
        pages.removeLast().shut()
        try Deadline(30).wait("a place") {
          let page = try Page(amina, "/live")
          defer { page.shut() }
          do { try page.wait("200 OK", atMost: 0.5) } catch { return false }
          return true
        }
        try amina.get("/me")
        try amina.post("/sign-out")
        try pages[0].wait("event: end", atMost: 120)
      }
    }
  }
}
