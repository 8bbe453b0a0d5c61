/// A peer over real TLS, in Python's standard library: `python3 peer.py CERT KEY CA MODE`. It prints its port. The
/// path of a request says how the peer behaves.
let peerScript = #"""
  import base64, hashlib, json, os, socket, ssl, struct, sys, threading, time

  cert, key, ca, mode = sys.argv[1:5]
  context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
  context.load_cert_chain(cert, key)
  context.load_verify_locations(ca)
  context.verify_mode = ssl.CERT_REQUIRED
  if mode == "tls12":
      context.maximum_version = ssl.TLSVersion.TLSv1_2
  threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
  listener = socket.socket()
  if mode == "slow":
      # Else its machine takes all there is, and only its program is slow.
      listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
  listener.bind(("127.0.0.1", 0))
  listener.listen(64)
  print(listener.getsockname()[1], flush=True)
  lock = threading.Lock()
  totals = {"connections": 0, "hanging": 0}
  parts = {}
  puts = []


  def read_request(stream):
      line = stream.readline()
      if not line:
          return None
      method, path, _ = line.decode().split(" ")
      headers = {}
      while True:
          line = stream.readline().decode().strip()
          if not line:
              break
          name, value = line.split(":", 1)
          headers[name.lower()] = value.strip()
      return method, path, headers


  def read_body(stream, length):
      body = b""
      while mode == "slow" and len(body) < length:
          body += stream.read(min(16384, length - len(body)))
          time.sleep(0.1)
      return body or stream.read(length)


  def respond(tls, status, body=b"", type="application/json", more=()):
      lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", f"Content-Type: {type}", *more]
      if status == 204:
          lines = [lines[0]]
      tls.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + body)


  def offer(tls, body):
      tar = json.loads(body)
      raw = base64.b64decode(tar["manifest"])
      delivery = hashlib.sha256(raw).hexdigest()
      manifest = json.loads(raw)
      wanted = [part for box in manifest["compartments"] for part in box["parts"]]
      for digest, part in tar["parts"].items():
          parts[digest] = base64.b64decode(part)
      missing = [part["sha256"] for part in wanted if part["sha256"] not in parts]
      if missing:
          return respond(tls, 202, json.dumps({"delivery": delivery, "missing": missing}).encode())
      receipt = {
          "type": "received", "transfer": manifest["transfer"], "bundle": delivery, "author": manifest["to"],
          "staff": {"role": "daemon", "id": "baton"}, "seq": 1, "seen": 1, "at": "2027-01-14T21:35:00.000Z",
          "body": {
              "delivery": delivery, "bytes": sum(part["bytes"] for part in wanted), "parts": len(wanted),
              "epoch": "e"},
      }
      respond(tls, 200, json.dumps(receipt).encode(), "application/pkcs7-mime")


  def put(tls, path, body):
      digest = path.rsplit("/", 1)[1]
      with lock:
          puts.append(digest)
      if hashlib.sha256(body).hexdigest() != digest:
          return respond(tls, 422, b"{}", "application/problem+json")
      parts[digest] = body
      respond(tls, 204)


  def answer(tls, raw, stream, connection, number, request):
      method, path, headers = request
      if path == "/hang-reading":
          time.sleep(600)
      length = int(headers.get("content-length", "0"))
      body = read_body(stream, length) if length else b""
      if path.startswith("/status/"):
          respond(tls, int(path[8:]), b'{"a":1}')
      elif path == "/headers":
          more = ("Retry-After: 7", "Baton-Directory: 42")
          respond(tls, 429, b'{"type":"urn:baton:problem:rate-limited"}', "Application/Problem+JSON; charset=utf-8", more)
      elif path == "/redirect":
          respond(tls, 302, b"", more=("Location: /echo",))
      elif path.startswith("/big/"):
          respond(tls, 200, b"x" * int(path[5:]))
      elif path.startswith("/stream/"):
          tls.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
          for _ in range(int(path[8:])):
              tls.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")
          tls.sendall(b"0\r\n\r\n")
      elif path == "/hang":
          with lock:
              totals["hanging"] += 1
          time.sleep(600)
      elif path == "/reset":
          raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
          return False
      elif path == "/truncate":
          tls.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
          return False
      elif path == "/empty":
          return False
      elif path == "/drop-reused" and number > 1:
          return False
      elif path == "/v1/bundles":
          offer(tls, body)
      elif method == "PUT" and path.startswith("/v1/bundles/"):
          put(tls, path, body)
      else:
          said = {
              "method": method, "headers": headers, "length": len(body), "connection": connection, "number": number,
              "sha256": hashlib.sha256(body).hexdigest(), "puts": puts, "hanging": totals["hanging"],
              "cipher": tls.cipher()[0], "tls": tls.version(), "resumed": tls.session_reused}
          respond(tls, 200, json.dumps(said).encode())
      return True


  def serve(raw):
      with lock:
          totals["connections"] += 1
          connection = totals["connections"]
      try:
          tls = context.wrap_socket(raw, server_side=True)
          with tls, tls.makefile("rb") as stream:
              number = 0
              while True:
                  request = read_request(stream)
                  if request is None:
                      break
                  number += 1
                  if not answer(tls, tls, stream, connection, number, request):
                      tls._sslobj = None  # no close notify
                      break
      except Exception as error:
          print(type(error).__name__, error, file=sys.stderr, flush=True)


  def refuse_tunnel(raw):
      head = raw.makefile("rb")
      while head.readline().strip():
          pass
      with lock:
          totals["connections"] += 1
          turn = totals["connections"]
      if mode == "proxy-closes" or (mode == "proxy-407-then-closes" and turn > 1):
          return raw.close()
      raw.sendall(f"HTTP/1.1 {mode.split('-')[1]} No\r\nContent-Length: 0\r\n\r\n".encode())
      raw.close()


  def plain(raw):
      if mode.startswith("proxy-"):
          return refuse_tunnel(raw)
      if mode == "silent":
          time.sleep(600)
      if mode == "eof":
          raw.recv(1)
          raw.shutdown(socket.SHUT_RDWR)
      if mode == "reset":
          raw.recv(1)
          raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
      if mode == "http":
          raw.recv(1)
          raw.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
      raw.close()


  handler = serve if mode in ("tls13", "tls12", "slow") else plain
  while True:
      accepted, _ = listener.accept()
      threading.Thread(target=handler, args=(accepted,), daemon=True).start()
  """#
