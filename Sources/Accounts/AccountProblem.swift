package import Foundation

/// Why an account's owner, or an administrator, is refused.
package enum AccountProblem: Error, Sendable, Equatable {
  /// Name or password, or both, are not right: which of them nobody is told.
  case notSignedIn
  case tooManyTries(wait: TimeInterval)
  case wrongCode
  case usedCode
  /// The code is right for another time: the telephone is ahead by so many seconds (behind, where negative).
  case clock(seconds: Int)
  /// The session has ended, or never was.
  case noSession
  case deadLink
  case password(PasswordObjection)
  case passwordsDiffer
  case wrongPassword
  case noSecondFactor
  /// It has one, or its roles do not want one.
  case nothingToSetUp
  case login(String)
  case takenLogin
  /// The user of this machine is somebody else already.
  case takenUser
  /// The identity at the provider is somebody else's already.
  case takenIdentity
  /// Days that there are not, or of which the last is before the first.
  case absence
  case noRole
  case noName
  case unknownAccount
  /// It is a machine's account: nobody signs in with it.
  case machine
  /// It is a person's account, which has no token.
  case noMachine
  /// Its roles do not do this, or no token may.
  case right(Right)
  /// A token holds for no such number of days.
  case days(Int)
  /// Nobody takes their own rights away, nor the last administrator's.
  case lastAdministrator
}
