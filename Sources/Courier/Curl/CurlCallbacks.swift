import CCurl
import Glibc

/// What libcurl calls on the engine's thread. The context is the running `CurlTransfer`, unretained: the loop
/// holds it until after `remove_handle`. Nothing here adds or removes a handle.
enum CurlCallbacks {
  static let read: curl_read_callback = { buffer, size, count, context in
    guard let buffer, let transfer = transfer(context), let body = transfer.body else {
      return Int(CURL_READFUNC_ABORT)
    }
    let isClosed = transfer.request.gate?.isClosed == true
    guard transfer.slices.mayRead(isClosed: isClosed, at: .now) else { return Int(CURL_READFUNC_PAUSE) }
    return body.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count), isSlice: isClosed)
  }

  /// libcurl sends a body once more where a connection that was kept turns out to be dead.
  static let seek: curl_seek_callback = { context, offset, origin in
    guard origin == SEEK_SET, let body = transfer(context)?.body else { return CURL_SEEKFUNC_FAIL }
    return body.seek(to: Int64(offset))
  }

  static let write: curl_write_callback = { buffer, size, count, context in
    guard let buffer, let transfer = transfer(context) else { return 0 }
    let piece = UnsafeRawBufferPointer(start: buffer, count: size * count)
    return transfer.take(piece) ? piece.count : 0
  }

  /// Octets that may wait in a socket: more would be on the line ahead of whatever turns out to be more urgent.
  private static let unsent: Int32 = 16 << 10

  static let socket: curl_sockopt_callback = { context, descriptor, purpose in
    guard let transfer = transfer(context) else { return CURL_SOCKOPT_ERROR }
    // A body of which something has arrived is not begun again behind our back: what is there is asked first. Found out
    // here, before the line has carried a handshake for nothing.
    if transfer.course.acknowledged >= TransferCourse.little {
      transfer.hasBroken = true
      return CURL_SOCKOPT_ERROR
    }
    transfer.hasConnected = true
    // Where the system cannot do it, the line is only less obedient.
    if purpose == CURLSOCKTYPE_IPCXN { _ = baton_socket_limit_unsent(descriptor, unsent) }
    return CURL_SOCKOPT_OK
  }

  /// Where a request is for the open internet alone, the address that a name has turned out to be is looked at before anything
  /// is connected to it: whatever a name server says, and whenever it says something else.
  static let open: curl_opensocket_callback = { context, _, address in
    guard let address, let transfer = transfer(context) else { return -1 }
    if transfer.request.isForPublicAddresses, !PublicAddress.isOne(address) {
      transfer.isOfInside = true
      return -1
    }
    let wanted = address.pointee
    return Glibc.socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
  }

  static func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// Memory that libcurl reads or writes during a transfer: the header list and the error text. It lives until the
/// transfer has been removed from the multi handle.
final class CurlMemory {
  let errors: UnsafeMutablePointer<CChar>
  private(set) var headers: UnsafeMutablePointer<curl_slist>?
  private(set) var recipients: UnsafeMutablePointer<curl_slist>?

  init(headers lines: [String], recipients: [String] = []) {
    errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    for line in lines { headers = curl_slist_append(headers, line) ?? headers }
    for line in recipients { self.recipients = curl_slist_append(self.recipients, line) ?? self.recipients }
  }

  deinit {
    curl_slist_free_all(headers)
    curl_slist_free_all(recipients)
    errors.deallocate()
  }

  var errorText: String { String(cString: errors) }
}
