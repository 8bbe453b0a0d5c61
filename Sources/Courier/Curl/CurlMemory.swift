import CCurl

/// Memory that libcurl reads or writes during a transfer: the header list and the error text. It lives until the
/// transfer has been removed from the multi handle.
final class CurlMemory {
  let errors: UnsafeMutablePointer<CChar>
  private(set) var headers: UnsafeMutablePointer<curl_slist>?

  init(headers lines: [String]) {
    errors = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errors.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    for line in lines { headers = curl_slist_append(headers, line) ?? headers }
  }

  deinit {
    curl_slist_free_all(headers)
    errors.deallocate()
  }

  var errorText: String { String(cString: errors) }
}
