import Base
import Foundation
import Handover
import Testing

extension EndToEnd {
  @Suite(
    "Staff sign in by way of a provider of identities",
    .enabled(if: IdentityProvider.isThere, "oidc-provider-mock is not installed (make test)"))
  struct OpenID {
    private static func withProvider(
      _ body: @escaping @Sendable (Office, Int, IdentityProvider) throws -> Void
    ) async throws {
      try await withFederation(["ng-lagos"], starting: false) { federation in
        let (office, port) = (federation["ng-lagos"], try Ports.free(1)[0])
        let provider = try IdentityProvider(in: federation.folder)
        try "baton-secret\n".write(toFile: "\(office.home)/openid", atomically: true, encoding: .utf8)
        chmod("\(office.home)/openid", 0o600)
        try office.configure(
          Federation.settings,
          [
            "board": ["address": "http://127.0.0.1:\(port)", "port": "\(port)", "plain": "true"],
            "openid": [
              "issuer": provider.issuer, "client": "baton", "secretFile": "\(office.home)/openid",
              "rootsFile": "\(provider.folder)/root.pem",
            ],
          ])
        try office.start()
        try body(office, port, provider)
      }
    }

    /// Goes to the provider, is let in there, and comes back.
    private static func goThere(
      _ visitor: Visitor, _ provider: IdentityProvider, as subject: String = "u-17", change: (String) -> String = { $0 }
    ) throws -> BoardAnswer {
      let away = try visitor.get("/sign-in/openid")
      let url = try #require(away.location, "\(away.status) \(away.body)")
      let back = try provider.letIn(subject, at: url)
      #expect(back.hasPrefix("\(visitor.address)/sign-in/openid/back?"), "\(back)")
      return try visitor.get(change(back.replacing(visitor.address, with: "")))
    }

    @Test(
      "Whoever an administrator has bound gets in with the roles that they have here, and with the second factor that these ask for"
    )
    func story() async throws {
      try await Self.withProvider { office, port, provider in
        let visitor = Visitor(port)
        #expect(try visitor.get("/sign-in").body.contains("/sign-in/openid"))
        let unbound = try Self.goThere(visitor, provider)
        #expect(unbound.status == 403 && unbound.body.contains("u-17"))
        _ = try office.account("amina", ["focal"])
        #expect(try office.baton("account", "openid", "amina", "u-17").status == 0)
        _ = try office.account("sara", ["supervisor"])
        #expect(try office.baton("account", "openid", "sara", "u-17").err.contains("Another account"))
        #expect(try office.baton("account", "openid", "sara", "u-18").status == 0)
        let arrived = try Self.goThere(visitor, provider)
        #expect(arrived.status == 200 && arrived.field("set-cookie")?.contains("SameSite=Strict") == true)
        #expect(try visitor.get("/arrivals").status == 200)
        #expect(try visitor.get("/house").status == 404)
        let sara = Visitor(port)
        #expect(try Self.goThere(sara, provider, as: "u-18").body.contains("/second-factor"))
        #expect(try sara.get("/arrivals").status == 401)
        try Self.keysOfTheExchange(provider)
        #expect(try office.baton("account", "disable", "amina").status == 0)
        #expect(try visitor.get("/arrivals").status == 401)
        #expect(try Self.goThere(Visitor(port), provider).status == 403)
      }
    }

    /// The provider does not look whether the code comes from whoever asked for it; it can.
    private static func keysOfTheExchange(_ provider: IdentityProvider) throws {
      let forms = try provider.asked()
      #expect(!forms.isEmpty)
      for form in forms {
        let verifier = try #require(form.firstMatch(of: /code_verifier=([A-Za-z0-9_~.-]{43,128})(&|$)/)).1
        #expect(form.contains("grant_type=authorization_code") && !verifier.isEmpty)
      }
      #expect(Set(forms.compactMap { $0.firstMatch(of: /code_verifier=([^&]*)/)?.1 }).count == forms.count)
    }

    @Test(
      "A token that is of another issuer, for somebody else, of another sign-in, over, or not signed by the provider lets nobody in",
      arguments: ["issuer", "audience", "several", "nonce", "ended", "key", "shared", "none"])
    func forged(mode: String) async throws {
      try await Self.withProvider { office, port, provider in
        _ = try office.account("amina", ["focal"])
        _ = try office.baton("account", "openid", "amina", "u-17")
        try provider.say(mode)
        let visitor = Visitor(port)
        let answer = try Self.goThere(visitor, provider)
        #expect(answer.status >= 400, "\(mode): \(answer.body)")
        #expect(try visitor.get("/arrivals").status == 401)
        try provider.say("good")
        #expect(try Self.goThere(visitor, provider).status == 200)
      }
    }

    @Test(
      "Nobody comes back in another's browser, twice, with another state, or from another issuer; and no other place is sent to"
    )
    func stray() async throws {
      try await Self.withProvider { office, port, provider in
        _ = try office.account("amina", ["focal"])
        _ = try office.baton("account", "openid", "amina", "u-17")
        let victim = Visitor(port)
        let (eve, away) = (Visitor(port), try Visitor(port).get("/sign-in/openid"))
        let back = try provider.letIn("u-17", at: try #require(away.location)).replacing(victim.address, with: "")
        #expect(try victim.get(back).status == 400, "somebody else's sign-in is taken")
        #expect(try Self.goThere(eve, provider) { $0.replacing("state=", with: "state=x") }.status == 400)
        #expect(try Self.goThere(eve, provider) { $0 + "&iss=https%3A%2F%2Felsewhere.example" }.status == 400)
        #expect(
          try Self.goThere(eve, provider) { path in
            path.replacing(/code=[^&]*/, with: "error=access_denied")
          }.body.contains("access_denied"))
        var used = ""
        #expect(
          try Self.goThere(eve, provider) { path in
            used = path
            return path
          }.status == 200)
        #expect(try eve.get(used).status == 400)
        let url = try #require(try Visitor(port).get("/sign-in/openid").location)
        #expect(url.hasPrefix(provider.issuer + "/") && url.contains("code_challenge_method=S256"))
        #expect(url.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A\(port)%2Fsign-in%2Fopenid%2Fback&"))
      }
    }
  }
}
