"""What the board costs where many cases are open: pages asked at a rate, octets on the wire, open pages, memory."""

import gzip
import http.client
import json
import socket
import threading
import time
from contextlib import ExitStack
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

from .baton import Federation
from .cases import hand_in
from .figures import Figure
from .process import MIB, Failed, call
from .workspace import free_port, remove

# Requests a second, for so many seconds.
RATE, SECONDS = 20, 15
OPEN_PAGES, OF_ONE = 200, 4
PASSWORD = "seven quiet boats"
KIB = 1024


def measure_board(bench):
    count = 1_000 if bench.quick else 10_000
    with ExitStack() as stack:
        folder = bench.workspace.folder("board")
        stack.callback(remove, folder)
        federation = Federation(bench.baton, folder)
        boards = {mission: Board(mission, bench.baton) for mission in (federation.sender, federation.receiver)}
        federation.daemons(stack)
        time.sleep(3)
        mission = federation.receiver
        bench.add(Figure(
            "idle daemon with a board", "bytes", mission.memory("VmRSS"), at_most=64 * MIB,
            note=f"own {mission.memory('RssAnon') / MIB:.0f} MiB"))
        hand_in(bench, federation, folder / "handed-in", count)
        for mission, path in ((federation.sender, "/cases"), (federation.receiver, "/arrivals")):
            _look(bench, boards[mission], path, count)
        _listen(bench, boards[federation.receiver], count)


class Board:
    """A mission's board, and somebody who signs in there."""

    def __init__(self, mission, baton):
        self.mission, self.baton, self.port = mission, baton, free_port()
        address = f"http://127.0.0.1:{self.port}"
        (mission.home / "baton.yaml").write_text(f"board:\n  address: {address}\n  port: {self.port}\n  plain: true\n")
        self.host = urlsplit(address).netloc
        self.link = None

    def visitor(self):
        """Somebody signed in; the first time the account is made."""
        if self.link is None:
            made = call(
                self.baton, "account", "add", "amina", "--name", "Amina", "--role", "caseworker", "--json", "--home",
                self.mission.home)
            self.link = urlsplit(json.loads(made)["link"]).path
            first = Visitor(self)
            first.get(self.link)
            first.post(self.link, password=PASSWORD, again=PASSWORD)
        visitor = Visitor(self)
        visitor.get("/sign-in")
        visitor.post("/sign-in", login="amina", password=PASSWORD)
        visitor.get("/me")
        return visitor


class Visitor:
    """One browser: keeps its connection and its cookies."""

    def __init__(self, board):
        self.board, self.cookies, self.token, self.line = board, {}, "", None

    def ask(self, method, path, body=None):
        """The status, the octets on the wire, and the body as it came."""
        if self.line is None:
            self.line = http.client.HTTPConnection("127.0.0.1", self.board.port, timeout=60)
        fields = {
            "Host": self.board.host, "Accept-Encoding": "gzip", "Origin": f"http://{self.board.host}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if body is not None:
            fields["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, fields)
        answer = self.line.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + 19
        return answer, head + len(content), content

    def get(self, path):
        return self._kept(self.ask("GET", path))

    def post(self, path, **fields):
        return self._kept(self.ask("POST", path, urlencode({"form_token": self.token, **fields})))

    def _kept(self, asked):
        answer, octets, content = asked
        if answer.getheader("content-encoding") == "gzip":
            content = gzip.decompress(content)
        text = content.decode(errors="replace")
        if 'name="form_token" value="' in text:
            self.token = text.split('name="form_token" value="')[1].split('"')[0]
        if answer.status >= 400:
            raise Failed(f"{answer.status} from the board: {text[:300]}")
        return octets, text


def at_rate(visitors, ask, rate=RATE, seconds=SECONDS):
    """Asks so often a second, whether or not the one before is answered; the seconds of each from when it was due."""
    times, lock, free = [], threading.Lock(), list(visitors)
    begin = time.perf_counter() + 0.1

    def one(number):
        due = begin + number / rate
        time.sleep(max(0, due - time.perf_counter()))
        with lock:
            visitor = free.pop()
        ask(visitor, number)
        with lock:
            free.append(visitor)
            times.append(time.perf_counter() - due)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(int(rate * seconds))]
    for start in range(0, len(threads), len(visitors)):
        for thread in threads[start:start + len(visitors)]:
            thread.start()
        for thread in threads[start:start + len(visitors)]:
            thread.join()
    return times


def _look(bench, board, path, count):
    visitors = [board.visitor() for _ in range(8)]
    one = visitors[0]
    octets, page = one.get(path)
    assets = {text.split('"')[0] for text in page.split('"/assets/')[1:]}
    first = octets + sum(one.get(f"/assets/{name}")[0] for name in assets)
    ids = [text.split('"')[0] for text in page.split('href="/case/')[1:]]
    if not ids:
        raise Failed(f"{path} shows nobody")
    case, _ = one.get(f"/case/{ids[0]}")
    mission = board.mission.identity
    for what, size, limit in (("first page", first, 100), ("the list again", octets, 20), ("a case's page", case, 20)):
        bench.add(Figure(
            f"{count} open cases, {mission}: {what} on the wire", "bytes", size, at_most=limit * KIB,
            note=f"{size / KIB:.1f} KiB, {len(ids)} rows"))
    asked = {
        "list": (lambda visitor, number: visitor.get(path), 0.05),
        "a case's page": (lambda visitor, number: visitor.get(f"/case/{ids[number % len(ids)]}"), 0.05),
        "search": (lambda visitor, number: visitor.post("/find", q=("Mohamed Al-Haj", "الحاج", "Nobody")[number % 3]), 0.1),
    }
    for what, (ask, limit) in asked.items():
        times = at_rate(visitors, ask)
        p95 = quantiles(times, n=20)[-1]
        bench.add(Figure(
            f"{count} open cases, {mission}: {what}, {RATE}/s, p95", "s", p95, at_most=limit,
            note=f"median {median(times) * 1000:.0f}, worst {max(times) * 1000:.0f} ms", runs={"times": times}))


def _listen(bench, board, count):
    before = board.mission.memory("VmRSS")
    lines = []
    for _ in range(OPEN_PAGES // OF_ONE):
        visitor = board.visitor()
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        for _ in range(OF_ONE):
            line = socket.create_connection(("127.0.0.1", board.port))
            line.sendall(f"GET /live HTTP/1.1\r\nHost: {board.host}\r\nCookie: {cookies}\r\n\r\n".encode())
            if b"200 OK" not in line.recv(4096):
                raise Failed("an open page is not told anything")
            lines.append(line)
    time.sleep(2)
    more = board.mission.memory("VmRSS") - before
    bench.add(Figure(
        f"{OPEN_PAGES} open pages of the board", "bytes", more, at_most=64 * MIB,
        note=f"now {board.mission.memory('VmRSS') / MIB:.0f} MiB, at most {board.mission.memory('VmHWM') / MIB:.0f}"))
    for line in lines:
        line.close()
