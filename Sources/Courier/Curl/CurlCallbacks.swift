import CCurl

/// What libcurl calls on the engine's thread. The context is the running `CurlTransfer`, unretained: the loop
/// holds it until after `remove_handle`. Nothing here adds or removes a handle.
enum CurlCallbacks {
  static let read: curl_read_callback = { buffer, size, count, context in
    guard let buffer, let body = transfer(context)?.body else { return Int(CURL_READFUNC_ABORT) }
    return body.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
  }

  static let seek: curl_seek_callback = { context, offset, origin in
    guard origin == SEEK_SET, let body = transfer(context)?.body else { return CURL_SEEKFUNC_FAIL }
    return body.seek(to: Int64(offset))
  }

  static let write: curl_write_callback = { buffer, size, count, context in
    guard let buffer, let transfer = transfer(context) else { return 0 }
    let piece = UnsafeRawBufferPointer(start: buffer, count: size * count)
    return transfer.take(piece) ? piece.count : 0
  }

  static let progress: curl_xferinfo_callback = { context, _, _, _, sent in
    transfer(context)?.report(Int64(sent))
    return 0
  }

  static func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
