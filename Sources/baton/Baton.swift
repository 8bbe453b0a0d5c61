import ArgumentParser
import Foundation
import Mission

@main
struct Baton: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baton",
    abstract: "Hands case files from one mission to another, and does not let go until a signed receipt is back.",
    version: Daemon.version,
    subcommands: [
      SendCommand.self, UpdateCommand.self, ChangesCommand.self, TransfersCommand.self, ShowCommand.self,
      LogCommand.self, InboxCommand.self, FindCommand.self,
      ReadCommand.self,
      ReviewCommand.self, AskCommand.self, AnswerCommand.self, AcceptCommand.self, ReturnCommand.self,
      AcknowledgeCommand.self, AssignCommand.self, DeclineCommand.self, ReassignCommand.self, ReadyCommand.self,
      MoveCommand.self, ContactCommand.self, OutcomeCommand.self, CloseCommand.self, CompleteCommand.self,
      SayCommand.self,
      RetentionCommand.self, ReportCommand.self, PlanCommand.self,
      SubjectAccessCommand.self, MissionsCommand.self, DocumentsCommand.self,
      RecallCommand.self, AskBackCommand.self, AnswerRecallCommand.self, WithdrawCommand.self, DestroyCommand.self,
      EraseCommand.self, AlertCommand.self, CorrectCommand.self, OnwardCommand.self, OnwardFileCommand.self,
      OnwardReceivedCommand.self,
      FaultCommand.self, DraftsCommand.self, ApproveCommand.self, RejectCommand.self,
      QueueCommand.self, WhyCommand.self, HoldCommand.self, ReleaseCommand.self, RequeueCommand.self,
      QuarantineCommand.self, RetireCommand.self, StatusCommand.self, MetricsCommand.self, CaseCommand.self,
      ServeCommand.self, SetupCommand.self,
      DemoCommand.self,
      FederationCommand.self, MissionCommand.self, StaffCommand.self, BundleCommand.self, ReceiptCommand.self,
      ExportCommand.self, CarryCommand.self,
      JournalCommand.self, AccountCommand.self, NoticesCommand.self, DoctorCommand.self,
    ])

  /// Exit status: 0 done, 1 refused or failed, 2 done with warnings, 64 wrong usage.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      // What was asked for did not get there, which has been said.
      if Terminal.isOutputRefused { throw ExitCode(1) }
    } catch {
      Failure.report(error)
    }
  }
}
