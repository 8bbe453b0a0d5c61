import Accounts
import HTTPTypes
import Handover
import Hummingbird
import NIOCore

/// A file that pages load: embedded, and named by its digest, so that a browser may keep it for good.
struct Asset: Sendable {
  let path: String
  let type: String
  let text: String

  init(_ name: String, _ ending: String, _ type: String, _ text: String) {
    path = "/assets/\(name)-\(Secrets.digest(text).text.prefix(16)).\(ending)"
    self.type = type
    self.text = text
  }
}

enum Assets {
  static let style = Asset("board", "css", "text/css; charset=utf-8", StyleSheet.text)
  static let script = Asset("board", "js", "text/javascript; charset=utf-8", BoardScript.text)
}

extension Pages {
  func addAssets(to router: Router<BoardContext>) {
    for asset in [Assets.style, Assets.script] {
      router.get(RouterPath(asset.path)) { _, context in
        var response = Self.answer(asset.text, asset.type, context)
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return response
      }
    }
    router.get("/favicon.ico") { _, _ in Response(status: .noContent, headers: [.cacheControl: "max-age=86400"]) }
  }
}
