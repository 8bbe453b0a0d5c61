import Handover
import Logging

extension LaneAlert {
  var level: Logger.Level {
    switch self {
    case .notice: .notice
    case .alarm: .error
    case .escalation: .critical
    }
  }
}
