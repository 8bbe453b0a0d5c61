import Accounts
import Base
import Courier
import Foundation
package import Handover

/// How people and programs outside are told something; see `Deploy/configuration/baton.yaml`.
package struct NoticeConfiguration: Sendable {
  package struct Mail: Sendable {
    package var url: String
    package var from: MailAddress
    package var user: String?
    package var passwordFile: String?
    package var rootsFile: String?
  }

  package struct Hook: Sendable {
    package var name: Code
    package var url: String
    package var secretFile: String
    package var only: Set<String>?
    package var isInside: Bool
    package var rootsFile: String?
  }

  /// Nil: nobody gets mail.
  package var mail: Mail?
  package var hooks: [Hook] = []

  init() {}

  init(_ values: ConfigurationValues) throws {
    let server = try values.text("mail.server")
    guard let server else {
      for key in ["mail.from", "mail.user", "mail.passwordFile"] where try values.text(key) != nil {
        throw values.problem("mail.server", "the mail server is missing, such as smtp.example.org")
      }
      return
    }
    guard URLComponents(string: "smtp://\(server)")?.host == server else {
      throw values.problem(
        "mail.server", "“\(server)” is no host: write one like smtp.example.org; the port is mail.port")
    }
    let isWrapped = try values.choice("mail.tls", of: ["starttls", "tls"]) == "tls"
    let port = try values.number("mail.port", in: 1...65535) ?? (isWrapped ? 465 : 587)
    guard let from = try values.text("mail.from") else {
      throw values.problem("mail.from", "the address that mails come from is missing, such as baton@example.org")
    }
    let address: MailAddress
    do { address = try MailAddress(from) } catch let problem as MalformedIdentifier {
      throw values.problem("mail.from", problem.description)
    }
    let user = try values.text("mail.user")
    guard user.map({ !$0.contains(where: \.isNewline) }) ?? true else {
      throw values.problem("mail.user", "the name for signing in is one line")
    }
    mail = Mail(
      url: "\(isWrapped ? "smtps" : "smtp")://\(server):\(port)", from: address, user: user,
      passwordFile: try values.text("mail.passwordFile"), rootsFile: try values.text("mail.rootsFile"))
    if (mail?.user == nil) != (mail?.passwordFile == nil) {
      throw values.problem("mail.user", "a user needs mail.passwordFile, and the other way round")
    }
  }

  /// The webhooks of a file, by name.
  static func hooks(_ settings: [String: String], file: String) throws -> [Hook] {
    let keys = settings.keys.filter { $0.hasPrefix("webhooks.") }
    let names = Set(keys.compactMap { $0.split(separator: ".").dropFirst().dropLast().joined(separator: ".") })
    return try names.sorted().map { name in
      func problem(_ member: String, _ what: String) -> ConfigurationProblem {
        ConfigurationProblem(file: file, key: "webhooks.\(name).\(member)", what: what)
      }
      func value(_ member: String) -> String? { settings["webhooks.\(name).\(member)"] }
      guard let code = Code.of(name), code != Notice.mail else {
        throw ConfigurationProblem(
          file: file, key: "webhooks.\(name)", what: "a webhook's name is of a-z, 0-9, “-”, “_”, and not “mail”")
      }
      guard let url = value("url"), let parts = URLComponents(string: url), parts.scheme == "https",
        parts.host?.isEmpty == false, parts.user == nil, parts.password == nil, parts.fragment == nil
      else { throw problem("url", "write the target's address, such as https://cases.example.org/baton") }
      guard let secret = value("secretFile") else {
        throw problem("secretFile", "the file with the secret that both sides have is missing")
      }
      guard let inside = Bool(value("inside") ?? "false") else { throw problem("inside", "write true or false") }
      let only = value("only").map { Set($0.split(whereSeparator: { ", ".contains($0) }).map(String.init)) }
      if let strange = only?.first(where: { type in StatementKind.table.allSatisfy { $0.type.text != type } }) {
        throw problem("only", "“\(strange.prefix(40))” is no statement: Protocol/registry.md lists them")
      }
      return Hook(
        name: code, url: url, secretFile: secret, only: only, isInside: inside, rootsFile: value("rootsFile"))
    }
  }

  /// - Throws: `HomeProblem` for a password or a secret that others can read, or that cannot be used; `StorageProblem`.
  func ways(name: String) throws -> NoticeRunner.Ways {
    let server = try mail.map { mail in
      MailServer(
        url: mail.url, user: mail.user, password: try mail.passwordFile.map(PassphraseFile.read), from: mail.from,
        roots: try mail.rootsFile.map(DurableFile.read))
    }
    let hooks = try hooks.map { hook in
      let key = try Self.secret(hook)
      return Webhook(
        lane: hook.name, url: hook.url, only: hook.only, isInside: hook.isInside,
        roots: try hook.rootsFile.map(DurableFile.read)
      ) { Secrets.mac($0, key: key).base64EncodedString() }
    }
    return NoticeRunner.Ways(mail: server, hooks: hooks, name: name)
  }

  /// `whsec_` and base64 of 24 to 64 octets, as Standard Webhooks writes secrets.
  private static func secret(_ hook: Hook) throws -> Data {
    let text = try PassphraseFile.read(hook.secretFile).trimmingCharacters(in: .whitespaces)
    guard text.hasPrefix("whsec_"), let key = Data(base64Encoded: String(text.dropFirst("whsec_".count))),
      (24...64).contains(key.count)
    else {
      throw HomeProblem.unreadable(
        "the secret of the webhook \(hook.name), \(hook.secretFile),",
        "it is “whsec_” and base64 of 24 to 64 octets: (printf whsec_; openssl rand -base64 32)")
    }
    return key
  }
}
