/// Sends one request and brings the answer: `CurlEngine`, or a script in a test.
package protocol PeerTransport: Sendable {
  func perform(_ request: CurlRequest) async throws(TransferFailure) -> CurlResponse
}
