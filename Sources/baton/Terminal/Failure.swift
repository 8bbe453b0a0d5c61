import ArgumentParser
import Base
import Foundation
import Handover

/// Ends the program with an error as a person should read it.
enum Failure {
  static func report(_ error: any Error) -> Never {
    let code = Baton.exitCode(for: error)
    if error is ExitCode || error is CleanExit || code == .success { Baton.exit(withError: error) }
    guard error is ValidationError || code == .validationFailure else {
      Terminal.complain("error: \(error)")
      exit(1)
    }
    Terminal.complain("\(Usage(message: Baton.fullMessage(for: error)))")
    exit(code.rawValue)
  }

  /// What the parser of arguments says; it quotes them.
  private struct Usage: SeveralLines {
    let message: String

    var lines: [String] { message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }
}

/// What a command refuses in its own words.
struct Complaint: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
