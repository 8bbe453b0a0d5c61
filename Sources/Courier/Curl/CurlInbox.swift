import CCurl
import Synchronization

/// What other threads ask of the engine's thread. The multi handle is reached from outside through here only, to
/// wake it, and never after the thread has let go of it.
final class CurlInbox: Sendable {
  struct Work {
    var starts: [CurlTransfer] = []
    var hasCancels = false
    var isClosing = false
  }

  fileprivate struct State {
    var work = Work()
    var isClosed = false
    /// `nonisolated(unsafe)`: used under the lock, and `curl_multi_wakeup` may be called from any thread.
    nonisolated(unsafe) var multi: UnsafeMutableRawPointer?
  }

  private let state: Mutex<State>

  init(_ multi: sending UnsafeMutableRawPointer) {
    state = Mutex(State(multi: multi))
  }

  /// - Returns: False when the engine is closed; nobody will answer then.
  func submit(_ transfer: CurlTransfer) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.work.starts.append(transfer)
      state.wake()
      return true
    }
  }

  /// A transfer's flag was set.
  func noteCancel() {
    state.withLock { state in
      state.work.hasCancels = true
      state.wake()
    }
  }

  func close() {
    state.withLock { state in
      state.work.isClosing = true
      state.isClosed = true
      state.wake()
    }
  }

  /// Takes all there is.
  func take() -> Work {
    state.withLock { state in
      let work = state.work
      state.work = Work(isClosing: work.isClosing)
      return work
    }
  }

  /// For the engine's thread.
  var multi: UnsafeMutableRawPointer? { state.withLock { $0.multi } }

  /// The thread is about to free the multi handle.
  func letGo() { state.withLock { $0.multi = nil } }
}

extension CurlInbox.State {
  fileprivate func wake() {
    if let multi { curl_multi_wakeup(multi) }
  }
}
