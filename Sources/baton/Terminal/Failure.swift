import ArgumentParser
import Foundation

/// Ends the program with an error as a person should read it.
enum Failure {
  static func report(_ error: any Error) -> Never {
    if error is ExitCode || error is CleanExit || error is ValidationError || isUsage(error) {
      Baton.exit(withError: error)
    }
    Terminal.complain("error: \(error)")
    exit(1)
  }

  private static func isUsage(_ error: any Error) -> Bool {
    Baton.exitCode(for: error) == .validationFailure || Baton.exitCode(for: error) == .success
  }
}

/// What a command refuses in its own words.
struct Complaint: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
