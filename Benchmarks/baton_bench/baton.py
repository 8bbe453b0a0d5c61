"""Baton under test: a federation of two missions on the loopback, or at the two ends of a line."""

import http.client
import json
import os
import shutil
import socket
import tarfile
import time

from .process import Failed, Service, call, measure, memory, processor_time
from .workspace import free_port


class Mission:
    """A mission's home, and its daemon's local socket.

    `place` is where the daemon runs: its address, and what stands before its command (`within`).
    """

    def __init__(self, identity, home, place):
        self.identity = identity
        self.home = home
        self.place = place
        self.daemon = None

    def ask(self, path, said=None):
        """GET on the local API, or POST of `said`, as the command line does it but without a new process each time."""
        return json.loads(self.octets(path, None if said is None else json.dumps(said).encode()))

    def octets(self, path, body=None):
        """The octets of an answer: to a GET, or to a POST of `body`."""
        connection = http.client.HTTPConnection("localhost", timeout=30)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.settimeout(30)
        try:
            connection.sock.connect(os.fspath(self.home / "run" / "baton.sock"))
            connection.request("GET" if body is None else "POST", path, body)
            return connection.getresponse().read()
        finally:
            connection.close()

    def is_up(self):
        """Whether the daemon answers."""
        try:
            return "queued" in self.ask("/v1/status")
        except OSError:
            return False

    @property
    def queued(self):
        return self.ask("/v1/status")["queued"]

    def has_receipt(self, transfer):
        """Whether a transfer has its receipt stored here."""
        return self.ask(f"/v1/transfers/{transfer}")["state"] == "delivered"

    @property
    def delivered(self):
        """How many transfers have their receipt stored here."""
        return sum(transfer["state"] == "delivered" for transfer in self.ask("/v1/transfers"))

    def memory(self, mark):
        """A figure of /proc/PID/status of the daemon, in bytes."""
        return memory(self.daemon.pid)[mark]

    @property
    def processor_time(self):
        return processor_time(self.daemon.pid)


class Loopback:
    """Where missions are whose daemons run side by side."""

    address, within = "127.0.0.1", ()


class Federation:
    """A directory authority and two missions, `sender` and `receiver`, with default settings throughout.

    With `apart` false the missions have no keys of compartments, as those of an earlier version.
    """

    def __init__(self, baton, folder, places=(Loopback, Loopback), apart=True):
        self.baton = baton
        self.folder = folder
        authority = folder / "authority"
        call(baton, "federation", "init", "--at", authority, "--name", "Benchmark")
        self.sender, self.receiver = (
            Mission(name, folder / name, place) for name, place in zip(("xx-sender", "xx-receiver"), places))
        for mission in (self.sender, self.receiver):
            made = call(
                baton, "mission", "init", "--home", mission.home, "--id", mission.identity, "--name", mission.identity,
                "--country", "NGA", "--time-zone", "Africa/Tripoli", "--address",
                f"https://{mission.place.address}:{free_port()}")
            mission.halves = [line.split("half: ")[1] for line in made.splitlines() if "half: " in line]
            request = mission.home / f"{mission.identity}.request"
            if not apart:
                asked = json.loads(request.read_text())
                del asked["compartments"]
                request.write_text(json.dumps(asked))
                shutil.rmtree(mission.home / "compartments")
            call(baton, "federation", "admit", "--at", authority, request)
        for mission in (self.sender, self.receiver):
            for file in (f"{mission.identity}.admission", "directory.p7m"):
                call(baton, "mission", "install", "--home", mission.home, authority / file)

    def daemons(self, stack):
        """Starts both daemons; they stop when the stack unwinds."""
        for mission in (self.receiver, self.sender):
            command = [*mission.place.within, self.baton, "serve", "--home", mission.home]
            mission.daemon = stack.enter_context(Service(command, self.folder / f"{mission.identity}.log"))
            mission.daemon.wait_until(mission.is_up)

    def seal(self, case, bundle):
        """`baton bundle seal`, measured."""
        return measure(
            [self.baton, "bundle", "seal", case, "--home", self.sender.home, "--to", self.receiver.identity, "--out",
             bundle], durable=[bundle])

    def open(self, bundle, folder):
        """`baton bundle open`, measured."""
        return measure(
            [self.baton, "bundle", "open", bundle, "--home", self.receiver.home, "--to", folder], durable=[folder])

    def staff(self, name, role):
        """Makes a key for somebody of the receiver's; returns its passphrase."""
        made = call(
            self.baton, "staff", "add", name, "--role", role, "--home", self.receiver.home,
            said="\n".join(self.receiver.halves))
        return made.split("alone: ")[1].strip()

    def open_apart(self, bundle, folder, name, role, passphrase):
        """The same with what is sealed for a role, which somebody's key opens."""
        return measure(
            [self.baton, "bundle", "open", bundle, "--home", self.receiver.home, "--to", folder, "--compartment", role,
             "--key", name], durable=[folder], said=passphrase)

    def send(self, cases, patience=600):
        """Hands cases in and waits until the last receipt is stored.

        Returns the seconds of the whole, and the Run of `baton send`.
        """
        before = self.sender.delivered
        begin = time.perf_counter()
        client = measure(
            [self.baton, "send", *cases, "--home", self.sender.home, "--to", self.receiver.identity, "--again"])
        while self.sender.queued > 0:
            if time.perf_counter() - begin > patience:
                raise Failed(f"{self.sender.queued} of {len(cases)} cases still wait after {patience} s")
            time.sleep(0.02)
        seconds = time.perf_counter() - begin
        receipts = self.sender.delivered - before
        if receipts != len(cases):
            raise Failed(f"{receipts} receipts for {len(cases)} cases")
        return seconds, client

    def say(self, transfer, kind="alert", patience=30, **fields):
        """The sender says something with words of a transfer; the seconds until the other mission has stored it."""
        begin = time.perf_counter()
        said = self.speak(self.sender, transfer, kind, **fields)
        self.agree(transfer, said["heads"], begin + patience, [self.receiver])
        return time.perf_counter() - begin

    def speak(self, mission, transfer, kind, **fields):
        """A mission says something; the transfer as it shows it then."""
        saying = {"type": kind, "staff": "bench", "fields": {"text": "Nobody at all."} | fields}
        return mission.ask(f"/v1/transfers/{transfer}/statements", saying)

    def agree(self, transfer, heads, end=None, missions=None):
        """Waits until the logs of a transfer go as far as `heads`, at both missions where it is not said at which."""
        end = end or time.perf_counter() + 60
        for mission in missions or (self.receiver, self.sender):
            while mission.ask(f"/v1/transfers/{transfer}")["heads"] != heads:
                if time.perf_counter() > end:
                    raise Failed("a statement was not there in time")
                time.sleep(0.001)

    def converse(self, transfer, length, measured):
        """Asks and answers until a log has about `length` statements, and then more often.

        Returns the seconds of each answer of the last `measured` to the other mission's disk, and what the missions' processors
        did for one, in seconds.
        """
        path = f"/v1/transfers/{transfer}"
        heads = self.sender.ask(path)["heads"]
        if self.sender.ask(path)["handover"] == "delivered":
            opened = {"type": "opened", "staff": "bench", "fields": {}}
            heads = self.receiver.ask(f"{path}/statements", opened)["heads"]
            self.agree(transfer, heads)
        while (missing := length - sum(map(int, heads.split(":")))) > 0:
            for _ in range(min(25, max(1, missing // 2))):
                heads = self.speak(self.receiver, transfer, "clarification_asked")["heads"]
            self.agree(transfer, heads)
            for question in self.sender.ask(path)["questions"]:
                heads = self.speak(self.sender, transfer, "clarification_given", asked=str(question))["heads"]
            self.agree(transfer, heads)
        for _ in range(measured):
            heads = self.speak(self.receiver, transfer, "clarification_asked")["heads"]
        self.agree(transfer, heads)
        missions = (self.sender, self.receiver)
        before = [mission.processor_time for mission in missions]
        times = [
            self.say(transfer, "clarification_given", asked=str(question))
            for question in self.sender.ask(path)["questions"]]
        return times, [(mission.processor_time - then) / measured for mission, then in zip(missions, before)]

    def hand_in(self, case, *options):
        """Hands one case in; returns the transfer as the local API shows it."""
        where = ("--home", self.sender.home, "--to", self.receiver.identity)
        return json.loads(call(self.baton, "send", case, *where, "--json", *options))[0]

    def bundle_size(self, transfer, file):
        """The octets of a transfer's manifest and parts, as exported to `file`, which is removed again."""
        call(self.baton, "export", transfer, "--home", self.sender.home, "--bundle", file)
        with tarfile.open(file) as bundle:
            size = sum(member.size for member in bundle)
        file.unlink()
        return size
